/** Natural Earth's disputed units through the importer: every verdict of every government, and out again. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Topology } from "topojson-specification";
import { beforeAll, describe, expect, test } from "vitest";
import { type Compilation, compile } from "../../src/core/compile.ts";
import { naturalEarth } from "../../src/core/space/natural-earth-base.ts";
import { naturalEarthUnits } from "../../src/export/natural-earth.ts";
import type { Imported } from "../../src/import/imported.ts";
import { importNaturalEarthViewpoints } from "../../src/import/natural-earth-viewpoints.ts";
import { parseDay } from "./day.ts";
import { sound, sourceFiles } from "./source-files.ts";

type Properties = Readonly<Record<string, string | number | null>>;
const root = join(import.meta.dirname, "../..");
const UNITS = readFileSync(join(root, "atlases/today/natural-earth/disputed-units.geojson"), "utf8");
const COUNTRIES = readFileSync(createRequire(import.meta.url).resolve("world-atlas/countries-10m.json"), "utf8");
const base = naturalEarth(JSON.parse(COUNTRIES) as Topology);
const GOVERNMENTS = "AR BD BR CN DE EG ES FR GB GR ID IL IN IT JP KO MA NL NP PK PL PS PT RU SA SE TR TW UA US VN".split(" ");
const DAY = parseDay("2022-05-05");

const value = (given: unknown): string | null => {
  const text = given === undefined || given === null ? "" : String(given);
  return ["", "-99", "-099", "#N/A"].includes(text) ? null : text;
};
const imported = (units: string, ...more: string[]): Imported => {
  const files = [{ name: "units.geojson", text: units }, ...more.map((text, i) => ({ name: `more-${i}.json`, text }))];
  return sound(importNaturalEarthViewpoints(files));
};

describe("the whole of Natural Earth's disputed land", () => {
  const given = new Map(
    (JSON.parse(UNITS) as { features: { properties: Properties }[] }).features.map(({ properties: p }) => [String(p["BRK_A3"]), p]),
  );
  let world: Compilation;
  let report: Imported;
  const territoryOf = new Map<string, string>();

  beforeAll(() => {
    report = imported(UNITS, COUNTRIES);
    world = compile(sourceFiles(report), { base });
    for (const { id, data } of world.atlas.collections.territories.values())
      for (const tag of data.tags ?? []) if (tag.startsWith("brk-a3-")) territoryOf.set(tag.slice(7), id);
  });

  test("has no error, every unit, and a viewpoint a government", () => {
    expect(world.diagnostics.filter((d) => d.severity === "error").map((d) => `${d.rule}: ${d.message}`)).toEqual([]);
    expect([...territoryOf.keys()].sort()).toEqual([...given.keys()].sort());
    expect(world.atlas.collections.viewpoints.size).toBe(GOVERNMENTS.length + 2);
    expect(report.leftOut).toEqual([]);
  });

  test("every verdict of every government resolves to what the file says", () => {
    const { atlas, resolver } = world;
    const codes = new Map(
      [...atlas.collections.polities.values()].map((p) => [p.id, p.data.tags?.find((t) => t.startsWith("adm0-a3-"))?.slice(8)]),
    );
    const viewpointOf = (xx: string): string => {
      const voice = [...atlas.collections.historiographies.values()].find((h) => h.data.tags?.includes(`natural-earth-view-${xx}`))?.id;
      return [...atlas.collections.viewpoints.values()].find((v) => v.data.groups[0]?.join() === voice)?.id ?? "";
    };
    let [asked, silent, apart] = [0, 0, 0];
    const wrong: unknown[] = [];
    for (const xx of GOVERNMENTS) {
      const viewpoint = viewpointOf(xx);
      for (const [brk, p] of given) {
        const verdict = value(p[`ADM0_A3_${xx}`]);
        for (const face of atlas.land.facesOfTerritory(territoryOf.get(brk) ?? "")) {
          const { title } = resolver.who({ at: atlas.land.arrangement.pointIn(face) }, DAY, { viewpoint });
          const holder = title.answer === "held" ? (codes.get(title.holders[0]?.polity ?? "") ?? null) : title.answer;
          // By hand: DEN is Denmark's, USG the base that Cuba leases out; a code of the unit itself leaves its title open.
          const expected =
            verdict === null
              ? "unknown"
              : verdict === "DEN"
                ? "DNK"
                : verdict === "USG"
                  ? "CUB"
                  : verdict === "BRT"
                    ? "none"
                    : ["UUU", "KOD", "PGA", "SCR", "BRI", "SPI"].includes(verdict) || (verdict === brk && !["B35", "B37"].includes(brk))
                      ? "undetermined"
                      : verdict;
          if (holder !== expected) wrong.push({ brk, xx, verdict, holder });
        }
        asked++;
        if (verdict === null) silent++;
        if (["UUU", "KOD", "PGA", "SCR", "BRI", "SPI", "BRT"].includes(verdict ?? "")) apart++;
      }
    }
    expect(wrong).toEqual([]);
    // 93 units by 31 governments. The Atacama corridor has one value, the Patagonian ice field one. KOD, UUU twice, PGA, SCR, BRI, BRT.
    expect({ asked, silent, apart }).toEqual({ asked: 2883, silent: 60, apart: 28 + 16 + 16 + 29 + 31 + 31 + 31 });
  });

  test("the export writes every code and class of the file again", () => {
    const units = naturalEarthUnits(world.atlas, world.resolver, DAY);
    expect(units.map((u) => u.id)).toEqual([...given.keys()]);
    const columns = ["ADM0_A3", "FC_ISO", ...GOVERNMENTS.flatMap((xx) => [`ADM0_A3_${xx}`, `FC_${xx}`])];
    for (const { id, properties } of units)
      for (const column of columns) expect([id, column, properties[column]]).toEqual([id, column, value(given.get(id)?.[column])]);
  });

  test("units and countries divide exactly: no land twice, none between", () => {
    const { land, collections } = world.atlas;
    const owners = new Map<number, string[]>();
    for (const id of collections.territories.keys())
      for (const face of land.facesOfTerritory(id)) owners.set(face, [...(owners.get(face) ?? []), id]);
    const twice = [...owners].filter(([face, ids]) => ids.length > 1 && land.arrangement.areaOf(face) > 0);
    expect(twice.map(([, ids]) => ids)).toEqual([]);
    const area = (id: string): number => [...land.facesOfTerritory(id)].reduce((sum, face) => sum + land.arrangement.areaOf(face), 0);
    const [, gap] = [...land.facesOfTerritory("crimea")].reduce(([n, km2], face) => [n + 1, km2 + land.arrangement.areaOf(face)], [0, 0]);
    expect(gap).toBeCloseTo(area("crimea"), 6);
    // Crimea and the rest of Russia are the outline of Russia in the base map, to the square metre.
    const whole = compile(
      sourceFiles({
        files: [
          { path: "atlas.yaml", text: "title: x\nlicence: CC0-1.0\ndefault: { date: 2020-01-01, viewpoint: x }\n" },
          { path: "territories/a.yaml", text: 'extent: { natural_earth: "643" }\n' },
        ],
      } as unknown as Imported),
      { base },
    ).atlas.land;
    const russia = [...whole.facesOfTerritory("a")].reduce((sum, face) => sum + whole.arrangement.areaOf(face), 0);
    const kurils = [...land.facesOfTerritory("kuril-islands")]
      .filter((face) => owners.get(face)?.length === 1)
      .reduce((sum, face) => sum + land.arrangement.areaOf(face), 0);
    expect(area("russia-undisputed") + area("crimea")).toBeLessThan(russia + 1e-6);
    expect(area("russia-undisputed") + area("crimea") + kurils).toBeGreaterThan(russia - 1e-6);
  });

  test("what looks wrong in the file is reported", () => {
    const doubts = report.doubts?.join("\n") ?? "";
    for (const words of [
      "B21 Hans Island: DEN of AR",
      "B36 Transnistria: the note says that it governs itself",
      "B58 Shebaa Farms: PSX (Palestine) of BD, ID is neither",
      "B06 Shaksam Valley: “Ceded to China by Pakistan” in the note is not understood",
      "B46 Spratly Is. and B59 Wake Atoll have one Wikidata item",
      "B72 Atacama corridor: not AR, BD",
      "B77 Taiwan: the class “Admin-1” of CN",
    ])
      expect(doubts).toContain(words);
  });
});

const square = (x: number, y = 0) => ({ type: "Polygon", coordinates: [[[x, y], [x + 1, y], [x + 1, y + 1], [x, y + 1], [x, y]]] }); // biome-ignore format: one square
const unit = (over: Properties, geometry: unknown = square(0)) => ({
  type: "Feature",
  geometry,
  properties: {
    BRK_A3: "B01",
    BRK_NAME: "Rock",
    ADM0_A3: "FRA",
    NOTE_BRK: "Admin. by France; Claimed by Spain",
    ADM0_A3_FR: "FRA",
    ADM0_A3_ES: "ESP",
    ...over,
  },
});
const collection = (...features: unknown[]): string => JSON.stringify({ type: "FeatureCollection", features });
const ask = (data: Imported, viewpoint: string, day = "2022-05-05", at: readonly [number, number] = [0.5, 0.5]) =>
  compile(sourceFiles(data)).resolver.who({ at }, parseDay(day), { viewpoint });

test("columns in small letters and FCLASS_XX are read, columns of the United Nations and the World Bank are not", () => {
  const data = imported(
    JSON.stringify({
      type: "FeatureCollection",
      features: [
        {
          ...unit({}),
          properties: { brk_a3: "B01", brk_name: "Rock", adm0_a3: "FRA", adm0_a3_es: "ESP", adm0_a3_un: "FRA", fclass_es: "Unrecognized" },
        },
      ],
    }),
  );
  const { atlas } = compile(sourceFiles(data));
  expect([...atlas.collections.viewpoints.keys()]).toEqual(["all-maps", "natural-earth", "spain"]);
  expect(atlas.collections.statements.has("natural-earth/rock/class-unrecognized")).toBe(true);
});

test("a claim of the notes is a claim, and gives nobody title", () => {
  const answer = ask(
    imported(collection(unit({ ADM0_A3_IN: null }), unit({ BRK_A3: "B02", BRK_NAME: "Islet", ADM0_A3_IN: "FRA" }, square(3)))),
    "india",
  );
  expect(answer.title.answer).toBe("unknown");
  expect(answer.claims.map((c) => c.polity)).toEqual(["spain"]);
  expect(answer.control.holders.map((h) => h.polity)).toEqual(["france"]);
});

test("what has ceased before the release claims nothing any more, what ceases later ends on its day", () => {
  const claims = (cessation: string, day: string) => ask(imported(collection(unit({ CESSATION: cessation }))), "france", day).claims.length;
  expect(claims("uuuu", "2022-05-05")).toBe(1);
  expect(claims("2020-11-10", "2022-05-05")).toBe(0);
  expect(claims("2023-01-01", "2022-12-31")).toBe(1);
  expect(claims("2023-01-01", "2023-01-01")).toBe(0);
});

test("a code that is not known is reported and says nothing", () => {
  const data = imported(collection(unit({ ADM0_A3_ES: "XQX" })));
  expect(data.doubts?.join("\n")).toContain("XQX of ES is no code that is known");
  expect(ask(data, "spain").title.answer).toBe("unknown");
});

test("nothing is said before the release", () => {
  expect(ask(imported(collection(unit({}))), "france", "2022-05-04").outside_period).toBe(true);
});

test.each([
  ["a file that is something else", [{ name: "a.json", text: "[]" }], "neither a GeoJSON FeatureCollection of disputed units nor"],
  ["no units", [{ name: "c.json", text: COUNTRIES }], "no file of disputed units is given"],
  [
    "units without governments",
    [{ name: "a.geojson", text: collection({ ...unit({}), properties: { BRK_A3: "B01", BRK_NAME: "Rock" } }) }],
    "no feature has",
  ],
])("%s is a fault in words", (_, files, message) => {
  const result = importNaturalEarthViewpoints(files);
  expect(result.ok ? "" : result.message).toContain(message);
});
