/**
 * Random small worlds whose borders nearly coincide: every extent runs along one line, each vertex of it a few grid steps off,
 * so that slivers of every width down to nothing lie between them. Who holds a place is worked out from the extents as drawn, in exact integers.
 */
import fc from "fast-check";
import type { SourceFile } from "../../../src/core/model/atlas.ts";
import { formatDay } from "../../../src/core/time/format-day.ts";

/** In steps of the grid (1e-7°) from 20° E, 50° N. */
type Point = readonly [x: number, y: number];

export interface NearWorld {
  /** rings, open; the extent of the n-th act, which gives control to polity n on day n */
  readonly rings: readonly (readonly Point[])[];
  readonly places: readonly Point[];
}

const FIRST = -18_000;
/** First day of each act. */
export const dayOf = (act: number): number => FIRST + 10 * act;
const off = fc.integer({ min: -3, max: 3 });
const shift = fc.tuple(off, off);

/** The common line: its vertices, ascending in x, far enough apart for no shifted line to cross itself. */
const common = fc
  .record({ spacing: fc.constantFrom(12, 1000, 300_000), slope: fc.constantFrom(0, 5, 1000), count: fc.integer({ min: 2, max: 6 }) })
  .chain(({ spacing, slope, count }) =>
    fc
      .array(fc.integer({ min: -slope, max: slope }), { minLength: count, maxLength: count })
      .map((ys) => ys.map((y, i): Point => [spacing * i, y])),
  );

/** The line as one record has it: vertices shifted, and more of them between. */
const along = (line: readonly Point[]): fc.Arbitrary<Point[]> =>
  fc.array(fc.record({ by: shift, between: fc.option(shift) }), { minLength: line.length, maxLength: line.length }).map((shifts) =>
    line.flatMap(([x, y], i): Point[] => {
      const { by, between } = shifts[i] as (typeof shifts)[number];
      const next = line[i + 1];
      const middle: Point[] =
        between && next ? [[Math.round((x + next[0]) / 2) + (between[0] % 2), Math.round((y + next[1]) / 2) + between[1]]] : [];
      return [[x + (by[0] % 2), y + by[1]], ...middle];
    }),
  );

export const nearWorld: fc.Arbitrary<NearWorld> = common.chain((line) => {
  const end = (line.at(-1) as Point)[0];
  const far = 5000 + end;
  const ring = fc
    .record({ run: along(line), north: fc.boolean(), wide: off })
    .map(({ run, north, wide }): Point[] =>
      north ? [...run, [end + wide, far], [wide, far]] : [[wide, -far], [end + wide, -far], ...run.toReversed()],
    );
  const place = fc
    .record({
      segment: fc.integer({ min: 0, max: line.length - 2 }),
      part: fc.integer({ min: 0, max: 8 }),
      by: fc.tuple(fc.integer({ min: -5, max: 5 }), fc.integer({ min: -5, max: 5 })),
    })
    .map(({ segment, part, by }): Point => {
      const [a, b] = [line[segment] as Point, line[segment + 1] as Point];
      return [Math.round(a[0] + ((b[0] - a[0]) * part) / 8) + by[0], Math.round(a[1] + ((b[1] - a[1]) * part) / 8) + by[1]];
    });
  return fc.record({
    rings: fc.array(ring, { minLength: 2, maxLength: 5 }),
    places: fc.uniqueArray(place, { minLength: 8, maxLength: 16, selector: String }),
  });
});

/** Whether a place lies within a ring as drawn: an odd number of edges runs below it. On an edge, the place is taken as just north-east of it. */
function isWithin(ring: readonly Point[], [px, py]: Point): boolean {
  let odd = false;
  ring.forEach((p, i) => {
    const q = ring[(i + 1) % ring.length] as Point;
    const [a, b] = p[0] < q[0] ? [p, q] : [q, p];
    if (px < a[0] || px >= b[0]) return;
    const above = BigInt(b[0] - a[0]) * BigInt(py - a[1]) - BigInt(b[1] - a[1]) * BigInt(px - a[0]);
    if (above > 0n || (above === 0n && b[1] <= a[1])) odd = !odd;
  });
  return odd;
}

/** Whether a place is nearer than one step of the grid to an edge of a ring. */
function isNear(ring: readonly Point[], [px, py]: Point): boolean {
  return ring.some((a, i) => {
    const b = ring[(i + 1) % ring.length] as Point;
    const [dx, dy, ux, uy] = [b[0] - a[0], b[1] - a[1], px - a[0], py - a[1]];
    const length = dx * dx + dy * dy;
    const run = ux * dx + uy * dy;
    if (run <= 0) return ux * ux + uy * uy < 1;
    if (run >= length) return (px - b[0]) ** 2 + (py - b[1]) ** 2 < 1;
    const across = BigInt(dx) * BigInt(uy) - BigInt(dy) * BigInt(ux);
    return across * across < BigInt(length);
  });
}

/** Who may hold a place after the n-th act: one polity, or `-` for nobody, unless a border that matters runs less than one grid step away. */
export function holdersOf({ rings }: NearWorld, place: Point, act: number): ReadonlySet<string> {
  const found = new Set<string>();
  for (let i = act; i >= 0; i--) {
    const ring = rings[i] as readonly Point[];
    if (isNear(ring, place)) found.add(`p${i}`);
    else if (isWithin(ring, place)) return found.add(`p${i}`);
  }
  return found.add("-");
}

export const lonLat = ([x, y]: Point): [number, number] => [(200_000_000 + x) / 1e7, (500_000_000 + y) / 1e7];

/** The world as the files of an atlas. */
export function filesOf({ rings, places }: NearWorld): SourceFile[] {
  const texts: Record<string, string> = {
    "atlas.yaml": 'title: { en: World }\nlicence: CC0-1.0\ndefault: { date: "1920-01-01", viewpoint: all }\n',
    "viewpoints/all.yaml": "name: { en: All }\ngroups: [[consensus]]\n",
  };
  rings.forEach((ring, i) => {
    texts[`polities/p${i}.yaml`] = `type: state\nname: { en: P${i} }\n`;
    texts[`territories/t${i}.yaml`] =
      `extent: { polygon: [${JSON.stringify([...ring, ring[0] as Point].map(lonLat))}] }\nprecision_km: 1\n`;
    texts[`events/e${i}.yaml`] = `type: capture\nwhen: ${formatDay(dayOf(i))}\neffects:\n  - { control: p${i}, over: t${i} }\n`;
  });
  places.forEach((place, i) => {
    const [lon, lat] = lonLat(place);
    texts[`places/at${i}.yaml`] = `type: town\nname: { en: At ${i} }\nat: { lat: ${lat}, lon: ${lon} }\n`;
  });
  const encoder = new TextEncoder();
  return Object.entries(texts).map(([path, text]) => ({ path, bytes: encoder.encode(text) }));
}
