/** The atlas of today's disputed land: what was imported stands as it was, beside acts written by hand. */
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { Compilation } from "../../src/core/compile.ts";
import { naturalEarthUnits } from "../../src/export/natural-earth.ts";
import { importNaturalEarthViewpoints } from "../../src/import/natural-earth-viewpoints.ts";
import { parseDay } from "../import/day.ts";
import { compileCase } from "./questions.ts";

const FOLDER = join(import.meta.dirname, "../../atlases/today");
const given = readFileSync(join(FOLDER, "natural-earth/disputed-units.geojson"), "utf8");
const DAYS = ["2022-05-05", "2025-06-30"];

describe("disputed land today", () => {
  let today: Compilation;
  beforeAll(() => {
    today = compileCase("today");
  });

  test("every file that was imported is what an import writes, and nobody's hand is in it", () => {
    const countries = readFileSync(createRequire(import.meta.url).resolve("world-atlas/countries-10m.json"), "utf8");
    const imported = importNaturalEarthViewpoints([
      { name: "disputed-units.geojson", text: given },
      { name: "countries-10m.json", text: countries },
    ]);
    if (!imported.ok) throw new Error(imported.message);
    const written = imported.files.filter(({ path }) => path.includes("/"));
    for (const { path, text } of written) expect(readFileSync(join(FOLDER, path), "utf8") === text, path).toBe(true);
    const there = readdirSync(FOLDER, { recursive: true, encoding: "utf8" }).map((path) => path.replaceAll("\\", "/"));
    expect(there.filter((path) => /\/natural-earth[^/]*\.\w+$/.test(path)).sort()).toEqual(written.map((f) => f.path).sort());
  });

  test.each(DAYS)("on %s every verdict of every government comes out as the file has it, whatever the acts say", (day) => {
    const rows = new Map(
      (JSON.parse(given) as { features: { properties: Record<string, unknown> }[] }).features.map(({ properties: p }) => [p["BRK_A3"], p]),
    );
    const units = naturalEarthUnits(today.atlas, today.resolver, parseDay(day));
    expect(units.length).toBe(rows.size);
    const wrong: unknown[] = [];
    let compared = 0;
    for (const { id, properties } of units)
      for (const [column, value] of Object.entries(properties)) {
        if (!/^(ADM0_A3|FC)_/.test(column)) continue;
        const text = String(rows.get(id)?.[column] ?? "");
        const expected = ["", "-99", "-099", "#N/A"].includes(text) ? null : text;
        compared++;
        if (value !== expected) wrong.push({ id, column, expected, value });
      }
    expect(wrong).toEqual([]);
    expect(compared).toBe(93 * (31 + 32));
  });

  test("every unit of consequence carries an act of each side", () => {
    const silent = DISPUTES.filter(([land, ...sides]) => {
      const speakers = new Set(
        today.atlas.assertions.flatMap((a) =>
          a.extent && !a.record.id.startsWith("natural-earth/") && covers(today, a.extent, land) ? a.assertors.map((x) => x.assertor) : [],
        ),
      );
      return !sides.every((side) => speakers.has(side));
    });
    expect(silent).toEqual([]);
  });

  test("who is named in an act is never more than a name: each has a day, and a source or says that it has none", () => {
    for (const collection of ["instruments", "events", "statements"] as const)
      for (const { id, data } of today.atlas.collections[collection].values())
        expect([id, (data.cite?.length ?? 0) > 0 || data.basis !== undefined || "articles" in data]).toEqual([id, true]);
  });
});

/** Land of consequence, and those who must be heard about it. */
const DISPUTES: readonly (readonly [string, ...string[]])[] = [
  ["jammu-and-kashmir", "india", "pakistan"],
  ["aksai-chin", "india", "china"],
  ["arunachal-pradesh", "india", "china"],
  ["shaksam-valley", "india", "china", "pakistan"],
  ["near-om-parvat", "india", "nepal"],
  ["crimea", "russia", "ukraine"],
  ["donbass", "russia", "ukraine"],
  ["western-sahara-b19", "morocco", "western-sahara"],
  ["taiwan", "china", "taiwan"],
  ["kosovo", "serbia", "kosovo"],
  ["west-bank", "israel", "palestine"],
  ["golan-heights", "israel", "syria"],
  ["shebaa-farms", "israel", "lebanon"],
  ["northern-cyprus", "cyprus", "northern-cyprus", "turkey"],
  ["abkhazia", "georgia", "abkhazia", "russia"],
  ["south-ossetia", "georgia", "south-ossetia", "russia"],
  ["transnistria", "moldova", "transnistrian-authorities"],
  ["nagorno-karabakh", "azerbaijan", "karabakh-authorities"],
  ["somaliland", "somalia", "somaliland"],
  ["west-of-essequibo-river", "guyana", "venezuela"],
  ["courantyne-headwaters", "guyana", "suriname"],
  ["kuril-islands", "russia", "japan"],
  ["liancourt-rocks", "japan", "south-korea"],
  ["pinnacle-islands", "japan", "china", "taiwan"],
  ["spratly-islands", "china", "vietnam", "philippines", "taiwan"],
  ["paracel-islands", "china", "vietnam"],
  ["scarborough-reef", "china", "philippines"],
  ["falkland-islands", "argentina", "united-kingdom"],
  ["abyei", "sudan", "south-sudan"],
  ["halayib-triangle", "egypt", "sudan"],
  ["gibraltar", "spain", "united-kingdom"],
  ["guantanamo-bay-usnb", "cuba", "united-states"],
  ["mayotte", "france", "comoros"],
  ["british-indian-ocean-territory", "united-kingdom", "mauritius"],
  ["abu-musa-island", "iran", "united-arab-emirates"],
  ["olivenza", "portugal", "spain"],
  ["hans-island", "canada", "denmark"],
];

function covers({ atlas }: Compilation, extent: Parameters<Compilation["atlas"]["land"]["facesOf"]>[0], land: string): boolean {
  const faces = new Set(atlas.land.facesOf(extent));
  return [...atlas.land.facesOfTerritory(land)].some((face) => faces.has(face));
}
