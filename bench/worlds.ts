/** Worlds in which each outline has one holder for a run of days, as an atlas and as rows for a database. */
import type { SourceFile } from "../src/core/model/atlas.ts";
import type { LonLat } from "../src/core/space/geometry.ts";
import { cshapes, type Outline } from "./cshapes.ts";
import { dice } from "./harness.ts";

export interface World {
  readonly name: string;
  readonly short: string;
  readonly outlines: readonly Outline[];
  /** points to ask about fall in here */
  readonly box: readonly [west: number, south: number, east: number, north: number];
  readonly years: readonly [first: number, last: number];
}

export const VIEWPOINT = "background";

const encoder = new TextEncoder();
const file = (path: string, text: string): SourceFile => ({ path, bytes: encoder.encode(text) });

/** Whole days since 1970 of an ISO day; for the benchmark's own reckoning. */
export const dayOf = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / 86_400_000;
export const isoOf = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);

/** The atlas of a world: an outline is a territory, and an event gives control over it until the day after its last. */
export function atlasOf(world: World): SourceFile[] {
  const holders = [...new Set(world.outlines.map(({ holder }) => holder))].sort();
  const features = world.outlines.map(({ id, polygons }) => ({
    type: "Feature",
    id,
    properties: {},
    geometry: { type: "MultiPolygon", coordinates: polygons },
  }));
  const day = world.outlines[0]?.start ?? "1900-01-01";
  return [
    file("atlas.yaml", `title: { en: "${world.name}" }\nlicence: CC0-1.0\ndefault: { date: ${day}, viewpoint: ${VIEWPOINT} }\n`),
    file("viewpoints/viewpoints.yaml", `${VIEWPOINT}:\n  name: { en: Background }\n  groups: [[consensus]]\n`),
    file("sources/data.yaml", "type: dataset\ntitle: { en: The data set measured }\n"),
    file("polities/polities.yaml", holders.map((id) => `${id}: { type: state, name: { en: ${id} }, cite: data }\n`).join("")),
    file("territories/outlines.geojson", JSON.stringify({ type: "FeatureCollection", features })),
    file(
      "territories/territories.yaml",
      world.outlines
        .map(({ id }) => `${id}: { name: { en: ${id} }, extent: "outlines.geojson#${id}", precision_km: 1, cite: data }\n`)
        .join(""),
    ),
    file(
      "events/events.yaml",
      world.outlines
        .map(
          ({ id, holder, start, end }) =>
            `event-${id}: { type: handover, name: { en: Event of ${id} }, when: ${start}, cite: data, effects: [{ control: ${holder}, over: ${id}, until: ${isoOf(dayOf(end) + 1)} }] }\n`,
        )
        .join(""),
    ),
  ];
}

/** A jagged line between two corners, the same from both sides. */
function border(a: LonLat, b: LonLat, points: number, next: () => number): LonLat[] {
  const line: LonLat[] = [];
  for (let i = 0; i < points; i++) {
    const t = i / points;
    // flat towards the corners, so that no border crosses another
    const off = (next() - 0.5) * 0.6 * Math.min(t, 1 - t);
    const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
    line.push([a[0] + t * dx - off * dy, a[1] + t * dy + off * dx]);
  }
  return line;
}

/** A lattice of districts with jagged shared borders, each of which changes hands on days of its own. */
export function lattice(side: number, points: number, changes: number, polities: number): World {
  const next = dice(side * 1000 + changes);
  const corner = Array.from(
    { length: (side + 1) ** 2 },
    (_, index): LonLat => [(index % (side + 1)) * 2 + next() * 0.4, Math.floor(index / (side + 1)) * 2 - side + next() * 0.4],
  );
  const at = (x: number, y: number): LonLat => corner[y * (side + 1) + x] as LonLat;
  const borders = new Map<string, LonLat[]>();
  const between = (x0: number, y0: number, x1: number, y1: number): LonLat[] => {
    const backwards = x1 < x0 || y1 < y0;
    const key = backwards ? `${x1},${y1},${x0},${y0}` : `${x0},${y0},${x1},${y1}`;
    let line = borders.get(key);
    if (line === undefined) {
      line = backwards ? border(at(x1, y1), at(x0, y0), points, next) : border(at(x0, y0), at(x1, y1), points, next);
      borders.set(key, line);
    }
    return backwards ? [at(x0, y0), ...line.slice(1).reverse()] : line;
  };
  const [first, last] = [dayOf("1900-01-01"), dayOf("2000-01-01")];
  const outlines: Outline[] = [];
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      const ring = [
        between(x, y, x + 1, y),
        between(x + 1, y, x + 1, y + 1),
        between(x + 1, y + 1, x, y + 1),
        between(x, y + 1, x, y),
      ].flat();
      const polygons = [[[...ring, ring[0] as LonLat]]];
      const days = [first, ...Array.from({ length: changes - 1 }, () => first + 1 + Math.floor(next() * (last - first - 1)))].sort(
        (a, b) => a - b,
      );
      const distinct = [...new Set(days)];
      for (const [index, day] of distinct.entries())
        outlines.push({
          id: `district-${y}-${x}-${index}`,
          holder: `polity-${Math.floor(next() * polities)}`,
          start: isoOf(day),
          end: isoOf((distinct[index + 1] ?? last) - 1),
          polygons,
        });
    }
  return {
    short: "lattice",
    name: `lattice of ${side * side} districts, ${outlines.length} dated outlines`,
    outlines,
    box: [1, 1 - side, 2 * side - 1, side - 1],
    years: [1900, 1999],
  };
}

/** CShapes as a world, or undefined where the corpora are absent. */
export function cshapesWorld(): World | undefined {
  const outlines = cshapes();
  return (
    outlines && {
      short: "CShapes",
      name: `CShapes 2.0, ${outlines.length} dated outlines`,
      outlines,
      box: [-170, -50, 175, 70],
      years: [1886, 2019],
    }
  );
}

export interface Question {
  readonly at: LonLat;
  readonly day: number;
}

/** Random points and days of a world. */
export function questionsOf(world: World, count: number, seed = 1): Question[] {
  const next = dice(seed);
  const [west, south, east, north] = world.box;
  const [first, last] = [dayOf(`${world.years[0]}-01-02`), dayOf(`${world.years[1]}-12-30`)];
  return Array.from({ length: count }, () => ({
    at: [west + next() * (east - west), south + next() * (north - south)],
    day: Math.floor(first + next() * (last - first)),
  }));
}
