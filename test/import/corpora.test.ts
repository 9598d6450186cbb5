/** Whole corpora through the importers; skipped, visibly, where the corpora are absent. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { beforeAll, describe, expect, test } from "vitest";
import { type Compilation, compile } from "../../src/core/compile.ts";
import { formatDay } from "../../src/core/time/format-day.ts";
import { importCshapes } from "../../src/import/cshapes.ts";
import { importHistoricalBasemaps } from "../../src/import/historical-basemaps.ts";
import { corpus, readCorpus } from "../corpora.ts";
import { parseDay } from "./day.ts";
import { sourceFiles } from "./source-files.ts";

type Ring = readonly (readonly [number, number])[];
interface Row {
  readonly gwcode: number;
  readonly start: string;
  readonly end: string;
  readonly status: string;
  readonly owner: string;
}

/** Even-odd rule over all rings of a multipolygon. */
function covers(polygons: readonly (readonly Ring[])[], x: number, y: number): boolean {
  let inside = false;
  for (const rings of polygons)
    for (const ring of rings)
      for (let i = 1; i < ring.length; i++) {
        const [ax, ay] = ring[i - 1] as readonly [number, number];
        const [bx, by] = ring[i] as readonly [number, number];
        if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
      }
  return inside;
}

const errors = (c: Compilation): string[] => c.diagnostics.filter((d) => d.severity === "error").map((d) => `${d.rule}: ${d.message}`);

const topology = readCorpus<Topology<{ cshapes_2_gw: GeometryCollection<Row> }>>("cshapes/cshapes_2_gw.topojson.xz");

describe.skipIf(!topology)("CShapes 2.0, the whole world from 1886 to 2019", () => {
  let world: Compilation;
  let records: { readonly row: Row; readonly polygons: Ring[][]; readonly box: readonly [number, number, number, number] }[];

  beforeAll(() => {
    const { cshapes_2_gw } = (topology as NonNullable<typeof topology>).objects;
    records = feature(topology as NonNullable<typeof topology>, cshapes_2_gw).features.map(({ properties, geometry }) => {
      const polygons = (geometry.type === "Polygon"
        ? [geometry.coordinates]
        : geometry.type === "MultiPolygon"
          ? geometry.coordinates
          : []) as unknown as Ring[][];
      const points = polygons.flatMap((p) => p[0] ?? []);
      const box = points.reduce<[number, number, number, number]>(
        ([w, s, e, n], [x, y]) => [Math.min(w, x), Math.min(s, y), Math.max(e, x), Math.max(n, y)],
        [180, 90, -180, -90],
      );
      return { row: properties, polygons, box };
    });
    const imported = importCshapes([{ name: "cshapes_2_gw.topojson", text: JSON.stringify(topology) }]);
    if (!imported.ok) throw new Error(imported.message);
    expect(imported.leftOut).toEqual([]);
    world = compile(sourceFiles(imported));
  });

  test("checks without an error", () => {
    expect(errors(world)).toEqual([]);
  });

  test("says who ruled a point on a day as its own polygons do", () => {
    const first = parseDay("1886-01-01");
    const last = parseDay("2019-12-31");
    let asked = 0;
    // A point in the box of a random record lies on land more often than one anywhere.
    const place = fc.record({
      record: fc.nat(records.length - 1),
      u: fc.double({ min: 0.01, max: 0.99, noNaN: true }),
      v: fc.double({ min: 0.01, max: 0.99, noNaN: true }),
      day: fc.integer({ min: first, max: last }),
    });
    fc.assert(
      fc.property(place, ({ record, u, v, day }) => {
        const [w, s, e, n] = (records[record] as (typeof records)[number]).box;
        const [x, y] = [w + u * (e - w), s + v * (n - s)];
        const date = formatDay(day);
        const found = records.filter(
          ({ row, polygons, box }) =>
            row.start <= date && date <= row.end && x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3] && covers(polygons, x, y),
        );
        const answer = world.resolver.who({ at: [x, y] }, day, { viewpoint: "cshapes" });
        if (found.length > 1 || answer.place.on_border) return;
        const row = found[0]?.row;
        const self = row?.status === "protectorate";
        const expected = row === undefined ? [] : [`gw-${self ? row.gwcode : row.owner}`];
        expect({ date, x, y, holders: answer.control.holders.map((h) => h.polity) }).toEqual({ date, x, y, holders: expected });
        if (row) asked++;
      }),
      { numRuns: 400, seed: 1886 },
    );
    expect(asked).toBeGreaterThan(50);
  });
});

const basemaps = ["1815", "1914"].map((year) => ({
  name: `world_${year}.geojson`,
  path: corpus(`historical-basemaps/world_${year}.geojson`),
}));

describe.skipIf(basemaps.some((b) => b.path === undefined))("historical-basemaps of 1815 and 1914", () => {
  test("checks without an error; agrees with itself where both years do", () => {
    const imported = importHistoricalBasemaps(basemaps.map(({ name, path }) => ({ name, text: readFileSync(path as string, "utf8") })));
    if (!imported.ok) throw new Error(imported.message);
    const world = compile(sourceFiles(imported));
    expect(errors(world)).toEqual([]);
    const title = (lon: number, lat: number, day: string) =>
      world.resolver.who({ at: [lon, lat] }, parseDay(day), { viewpoint: "historical-basemaps" }).title;
    expect(title(2.35, 48.85, "1860-01-01")).toMatchObject({
      answer: "held",
      certainty: "certain",
      basis_since: "1815-01-01",
      holders: [{ polity: "france" }],
    });
    expect(title(13.4, 52.5, "1860-01-01")).toMatchObject({ certainty: "uncertain" });
  });
});
