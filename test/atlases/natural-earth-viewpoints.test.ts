/**
 * Natural Earth's per-country verdicts on disputed units: one viewpoint a country, and the holder it answers must be the
 * `ADM0_A3_XX` of the unit (−99 means that the country has no verdict). Made in memory from corpora/, never committed.
 */
import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { type Compilation, compile } from "../../src/core/compile.ts";
import { corpus } from "../corpora.ts";
import { parseDay } from "../import/day.ts";
import { sourceFiles } from "../import/source-files.ts";

interface Unit {
  readonly properties: Readonly<Record<string, string | number>>;
  readonly geometry: unknown;
}

const DAY = parseDay("2025-01-01");
const path = corpus("natural-earth-viewpoints/units.geojson");
const low = (value: unknown): string => String(value).toLowerCase();
/** −99 and #N/A mean null. */
const verdict = (value: unknown): string | undefined =>
  value === undefined || /^(-99|#N\/A|)$/.test(String(value)) ? undefined : low(value);

describe.skipIf(path === undefined)("Natural Earth's viewpoints on 30 disputed units", () => {
  let units: { readonly id: string; readonly unit: Unit }[];
  let countries: string[];
  let world: Compilation;

  beforeAll(() => {
    const { features } = JSON.parse(readFileSync(path as string, "utf8")) as { features: Unit[] };
    units = features.map((unit, i) => ({ id: `${low(unit.properties["BRK_A3"] ?? "unit")}-${i + 1}`, unit }));
    countries = [
      ...new Set(features.flatMap((f) => Object.keys(f.properties).flatMap((key) => /^ADM0_A3_([A-Z]{2})$/.exec(key)?.[1] ?? []))),
    ].sort();
    const json = (entries: readonly (readonly [string, unknown])[]): string => JSON.stringify(Object.fromEntries(entries));
    const holders = new Set(
      units.flatMap(({ unit }) => ["", ...countries.map((c) => `_${c}`)].flatMap((c) => verdict(unit.properties[`ADM0_A3${c}`]) ?? [])),
    );
    const files: Record<string, string> = {
      "atlas.yaml": `dejure: "0.1"\ntitle: { en: Disputed units }\nlicence: CC0-1.0\ndefault: { date: 2025-01-01, viewpoint: view-${low(countries[0])} }\n`,
      "polities/all.yaml": json([...holders].map((id) => [id, { type: "state", name: id }])),
      "historiographies/all.yaml": json(countries.map((c) => [`ne-${low(c)}`, { type: "unnamed", name: `Natural Earth for ${c}` }])),
      "viewpoints/all.yaml": json(countries.map((c) => [`view-${low(c)}`, { groups: [[`ne-${low(c)}`], ["consensus"]] }])),
      "territories/units.geojson": JSON.stringify({
        type: "FeatureCollection",
        features: units.map(({ id, unit }) => ({ type: "Feature", id, properties: {}, geometry: unit.geometry })),
      }),
      "territories/all.yaml": json(
        units.map(({ id, unit }) => [
          id,
          { name: String(unit.properties["BRK_NAME"] ?? id), extent: `units.geojson#${id}`, precision_km: 2 },
        ]),
      ),
      "statements/all.yaml": json(
        countries.flatMap((c) => {
          const effects = units.flatMap(({ id, unit }) => {
            const holder = verdict(unit.properties[`ADM0_A3_${c}`]);
            return holder === undefined ? [] : [{ title: holder, over: id }];
          });
          return effects.length === 0 ? [] : [[low(c), { according_to: `ne-${low(c)}`, when: "2020", effects }] as const];
        }),
      ),
      "events/de-facto.yaml": JSON.stringify({
        type: "government-act",
        when: "2020",
        effects: units.flatMap(({ id, unit }) =>
          verdict(unit.properties["ADM0_A3"]) ? [{ control: verdict(unit.properties["ADM0_A3"]), over: id }] : [],
        ),
      }),
    };
    world = compile(sourceFiles(files));
  });

  /** A point in each face of the unit that no other unit covers: units of Natural Earth overlap a little. */
  const pointsOf = (id: string) => {
    const { land } = world.atlas;
    const others = new Set(units.flatMap((u) => (u.id === id ? [] : [...land.facesOfTerritory(u.id)])));
    return [...land.facesOfTerritory(id)].filter((face) => !others.has(face)).map((face) => land.arrangement.pointIn(face));
  };

  test("the atlas has no fault", () => {
    expect(world.diagnostics.filter((d) => d.severity === "error").map((d) => d.message)).toEqual([]);
  });

  test("the answer in every viewpoint is that country's verdict", () => {
    const wrong: unknown[] = [];
    let asked = 0;
    for (const { id, unit } of units)
      for (const at of pointsOf(id))
        for (const country of countries) {
          const { title } = world.resolver.who({ at }, DAY, { viewpoint: `view-${low(country)}` });
          const expected = verdict(unit.properties[`ADM0_A3_${country}`]);
          asked++;
          const found = title.answer === "held" ? title.holders[0]?.polity : title.answer;
          if (found !== (expected ?? "unknown")) wrong.push({ id, country, found, expected });
        }
    expect(wrong).toEqual([]);
    expect(asked).toBeGreaterThanOrEqual(30 * countries.length);
  });

  test("where a verdict is not whoever administers, title and control diverge", () => {
    for (const { id, unit } of units)
      for (const at of pointsOf(id).slice(0, 1))
        for (const country of countries) {
          const expected = verdict(unit.properties[`ADM0_A3_${country}`]);
          const actual = verdict(unit.properties["ADM0_A3"]);
          const { divergent } = world.resolver.who({ at }, DAY, { viewpoint: `view-${low(country)}` });
          expect({ id, country, divergent }).toEqual({
            id,
            country,
            divergent: expected === undefined || actual === undefined ? null : expected !== actual,
          });
        }
  });
});
