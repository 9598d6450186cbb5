/**
 * Present-day disputes as plus and minus of given land (corpora/perspectives): the land of each entity in each perspective
 * is a composition; its interior and exterior points must hold. Nothing of it is committed: the atlas is made in memory.
 */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { type Compilation, compile } from "../../src/core/compile.ts";
import { corpus } from "../corpora.ts";
import { parseDay } from "../import/day.ts";
import { sourceFiles } from "../import/source-files.ts";

type Operation = readonly ["plus" | "minus", "relation", number];
type Point = readonly [lon: number, lat: number];
interface Entity {
  readonly base: readonly Operation[];
  readonly perspectives?: Readonly<Record<string, readonly Operation[]>>;
  readonly "interior-points"?: Readonly<Record<string, readonly Point[]>>;
  readonly "exterior-points"?: Readonly<Record<string, readonly Point[]>>;
}
type Dispute = Readonly<Record<string, Entity>>;
interface Outlines {
  readonly features: readonly {
    readonly id: string;
    readonly geometry: { readonly coordinates: readonly (readonly (readonly Point[])[])[] };
  }[];
}

const DAY = parseDay("2025-01-01");
const low = (id: string): string => id.toLowerCase();
const operationsIn = (entity: Entity, perspective: string): readonly Operation[] => [
  ...entity.base,
  ...(entity.perspectives?.[perspective] ?? []),
];
const perspectivesOf = (dispute: Dispute): string[] => [
  ...new Set(["base", ...Object.values(dispute).flatMap((e) => Object.keys(e.perspectives ?? {}))]),
];

/** The operations one after the other, as a composition; undefined where they leave nothing. */
function extentOf(operations: readonly Operation[]): unknown {
  let extent: unknown;
  for (const [sign, , relation] of operations) {
    const land = `land.geojson#relation-${relation}`;
    if (sign === "plus") extent = extent === undefined ? land : { union: [extent, land] };
    else if (extent !== undefined) extent = { minus: [extent, land] };
  }
  return extent;
}

/** Each perspective on each entity is an assertor of its own, so that entities that overlap in one perspective contest. */
function atlasOf(dispute: Dispute, outlines: string): Record<string, string> {
  const entities = Object.keys(dispute);
  const perspectives = perspectivesOf(dispute);
  const pairs = perspectives.flatMap((p) =>
    entities.map((e) => ({ p, e, id: `${low(p)}-${low(e)}`, extent: extentOf(operationsIn(dispute[e] as Entity, p)) })),
  );
  const json = (entries: readonly (readonly [string, unknown])[]): string => JSON.stringify(Object.fromEntries(entries));
  return {
    "atlas.yaml": 'dejure: "0.1"\ntitle: { en: Perspectives }\nlicence: ODbL-1.0\ndefault: { date: 2025-01-01, viewpoint: base }\n',
    "polities/all.yaml": json(entities.map((e) => [low(e), { type: "state", name: e }])),
    "historiographies/all.yaml": json(pairs.map(({ p, e, id }) => [id, { type: "unnamed", name: `${p} on ${e}` }])),
    "viewpoints/all.yaml": json(perspectives.map((p) => [low(p), { groups: [pairs.filter((x) => x.p === p).map((x) => x.id)] }])),
    "territories/land.geojson": outlines.replaceAll('"relation/', '"relation-'),
    "territories/all.yaml": json(pairs.filter((x) => x.extent !== undefined).map(({ id, extent }) => [id, { extent, precision_km: 1 }])),
    "statements/all.yaml": json(
      pairs
        .filter((x) => x.extent !== undefined)
        .map(({ e, id }) => [id, { according_to: id, when: "2000-01-01", effects: [{ title: low(e), over: id }] }]),
    ),
  };
}

function inside(rings: readonly (readonly Point[])[], [x, y]: Point): boolean {
  let odd = false;
  for (const ring of rings)
    for (let i = 1; i < ring.length; i++) {
      const [ax, ay] = ring[i - 1] as Point;
      const [bx, by] = ring[i] as Point;
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) odd = !odd;
    }
  return odd;
}

describe.each(["mar-esh", "srb-xkk-hrv"])("perspectives on %s", (name) => {
  const paths = [corpus(`perspectives/${name}.json`), corpus(`perspectives/${name}.geojson`)];
  const absent = paths.some((p) => p === undefined);
  let dispute: Dispute;
  let outlines: Outlines;
  let world: Compilation;
  const holders = (at: Point, perspective: string): string[] =>
    world.resolver.who({ at }, DAY, { viewpoint: low(perspective) }).title.holders.map((h) => h.polity);

  beforeAll(() => {
    if (absent) return;
    const [config, land] = paths.map((p) => readFileSync(p as string, "utf8")) as [string, string];
    dispute = JSON.parse(config) as Dispute;
    outlines = JSON.parse(land) as Outlines;
    world = compile(sourceFiles(atlasOf(dispute, land)));
  });

  test.skipIf(absent)("the atlas has no fault", () => {
    expect(world.diagnostics.filter((d) => d.severity === "error").map((d) => d.message)).toEqual([]);
  });

  test.skipIf(absent)("every interior point is inside and every exterior point outside", () => {
    const wrong: unknown[] = [];
    let asked = 0;
    for (const [id, entity] of Object.entries(dispute))
      for (const [key, wanted] of [
        ["interior-points", true],
        ["exterior-points", false],
      ] as const)
        for (const [perspective, points] of Object.entries(entity[key] ?? {}))
          for (const at of points) {
            asked++;
            if (holders(at, perspective).includes(low(id)) !== wanted) wrong.push({ id, perspective, at, wanted });
          }
    expect(wrong).toEqual([]);
    expect(asked).toBeGreaterThan(3);
  });

  test.skipIf(absent)("the answer at a random point equals the operations done by hand", () => {
    const byId = new Map(outlines.features.map((f) => [Number(f.id.split("/")[1]), f.geometry.coordinates]));
    const points = outlines.features.flatMap((f) => f.geometry.coordinates.flatMap((polygon) => polygon[0] ?? []));
    const near = fc.record({
      vertex: fc.nat(points.length - 1),
      dx: fc.integer({ min: -1000, max: 1000 }),
      dy: fc.integer({ min: -1000, max: 1000 }),
    });
    fc.assert(
      fc.property(near, fc.constantFrom(...perspectivesOf(dispute)), ({ vertex, dx, dy }, perspective) => {
        const [x, y] = points[vertex] as Point;
        const at: Point = [x + dx / 1000, y + dy / 1000];
        // On a border a point counts to the land north-east of it, which the rule of crossings does not know.
        if (world.resolver.locate(at).onBorder) return;
        const expected = Object.entries(dispute).filter(([, entity]) =>
          operationsIn(entity, perspective).reduce(
            (within, [sign, , relation]) => ((byId.get(relation) ?? []).some((polygon) => inside(polygon, at)) ? sign === "plus" : within),
            false,
          ),
        );
        expect({ at, holders: holders(at, perspective) }).toEqual({ at, holders: expected.map(([id]) => low(id)).sort() });
      }),
      { numRuns: 300, seed: 7 },
    );
  });
});
