/** Ways of a relation joined into rings, and rings into polygons: what lies inside an odd number of rings is land, whatever the roles say. */
import type { LonLat, MultiPolygon } from "../../core/space/geometry.ts";
import { mostlyInside, winding } from "../data/unordered-rings.ts";

export interface Way {
  readonly ref: string;
  readonly role: string;
  readonly points: readonly LonLat[];
}

export type Assembled =
  | { readonly ok: true; readonly polygons: MultiPolygon; readonly misnamed: number }
  /** the position at which an outline has an open end */
  | { readonly ok: false; readonly gap: LonLat };

interface Ring {
  readonly points: readonly LonLat[];
  /** roles of the ways that it is made of */
  readonly roles: ReadonlySet<string>;
}

const key = ([lon, lat]: LonLat): string => `${lon} ${lat}`;

/** `misnamed` counts rings whose ways are called inner where they are outer, or the other way round. */
export function assemble(given: readonly Way[]): Assembled {
  const ways = parted(once(given.filter(({ points }) => points.length >= 2)));
  const joins = joined(ways);
  return joins.ok ? { ok: true, ...nested(ringsOf(ways, joins.partners)) } : joins;
}

/** The first (2i) and the last (2i + 1) end of way i. */
type End = number;

/**
 * Which end each end goes on with. Where more than two meet, neighbours in the order of their directions are joined, so that no ring
 * crosses another there.
 */
function joined(
  ways: readonly Way[],
): { readonly ok: true; readonly partners: ReadonlyMap<End, End> } | { readonly ok: false; readonly gap: LonLat } {
  const meeting = new Map<string, End[]>();
  ways.forEach(({ points }, i) => {
    for (const [end, point] of [
      [2 * i, points[0] as LonLat],
      [2 * i + 1, points.at(-1) as LonLat],
    ] as const) {
      const at = meeting.get(key(point));
      if (at) at.push(end);
      else meeting.set(key(point), [end]);
    }
  });
  const partners = new Map<End, End>();
  for (const ends of meeting.values()) {
    if (ends.length % 2 === 1) return { ok: false, gap: pointsFrom(ways, ends[0] as End)[0] };
    const turned = ends.length === 2 ? ends : [...ends].sort((a, b) => direction(ways, a) - direction(ways, b));
    for (let i = 0; i < turned.length; i += 2) {
      const [a, b] = [turned[i] as End, turned[i + 1] as End];
      partners.set(a, b).set(b, a);
    }
  }
  return { ok: true, partners };
}

/** The point at an end, and the one after it. */
function pointsFrom(ways: readonly Way[], end: End): readonly [LonLat, LonLat] {
  const { points } = ways[end >> 1] as Way;
  const first = (end & 1 ? points.at(-1) : points[0]) as LonLat;
  const next = end & 1 ? points.findLast((point) => key(point) !== key(first)) : points.find((point) => key(point) !== key(first));
  return [first, next ?? first];
}

function direction(ways: readonly Way[], end: End): number {
  const [[x, y], [nextX, nextY]] = pointsFrom(ways, end);
  return Math.atan2(nextY - y, nextX - x);
}

/** Stretches that two rings share, with land or a hole on both sides, bound nothing: what stands an even number of times goes. */
function once(ways: readonly Way[]): readonly Way[] {
  const counts = new Map<string, number>();
  const segments = ways.flatMap(({ points, ...way }) =>
    points.slice(1).flatMap((point, i) => {
      const [a, b] = [key(points[i] as LonLat), key(point)];
      if (a === b) return [];
      const name = a < b ? `${a} ${b}` : `${b} ${a}`;
      counts.set(name, (counts.get(name) ?? 0) + 1);
      return [{ ...way, name, points: [points[i] as LonLat, point] }];
    }),
  );
  if (counts.size === segments.length) return ways;
  const left = new Map([...counts].map(([name, count]) => [name, count % 2]));
  return segments.filter(({ name }) => {
    const odd = left.get(name) === 1;
    left.set(name, 0);
    return odd;
  });
}

/** Ways ended wherever they meet another or themselves, so that rings are told apart there too. */
function parted(ways: readonly Way[]): readonly Way[] {
  const counts = new Map<string, number>();
  for (const { points } of ways) for (const point of points) counts.set(key(point), (counts.get(key(point)) ?? 0) + 1);
  return ways.flatMap(({ points, ...way }) => {
    const parts: Way[] = [];
    let from = 0;
    for (let i = 1; i < points.length; i++) {
      if (i < points.length - 1 && (counts.get(key(points[i] as LonLat)) ?? 0) < 2) continue;
      parts.push({ ...way, points: points.slice(from, i + 1) });
      from = i;
    }
    return parts;
  });
}

/** Every end goes on with another, so a walk ends where it began. Where it comes by a point again, a ring is cut off. */
function ringsOf(ways: readonly Way[], partners: ReadonlyMap<End, End>): Ring[] {
  const used = new Set<number>();
  const rings: Ring[] = [];
  ways.forEach((_, first) => {
    let from: End = 2 * first;
    const path: { readonly point: LonLat; readonly role: string }[] = [];
    const at = new Map<string, number>();
    while (!used.has(from >> 1)) {
      used.add(from >> 1);
      const { points, role } = ways[from >> 1] as Way;
      for (const point of from & 1 ? [...points].reverse() : points) {
        const name = key(point);
        const before = at.get(name);
        if (before === undefined) {
          at.set(name, path.length);
          path.push({ point, role });
        } else if (before < path.length - 1) {
          const loop = path.splice(before + 1);
          for (const one of loop) at.delete(key(one.point));
          rings.push({ points: [point, ...loop.map((one) => one.point), point], roles: new Set([...loop.map((one) => one.role), role]) });
        }
      }
      from = partners.get(from ^ 1) ?? from;
    }
  });
  return rings.filter(({ points }) => points.length >= 4 && !isFlat(points));
}

/** Whether all points lie on one line: a ring that crosses itself may have no area on balance, and is not flat. */
function isFlat([first = [0, 0], second = first, ...rest]: readonly LonLat[]): boolean {
  const [dx, dy] = [second[0] - first[0], second[1] - first[1]];
  return rest.every(([x, y]) => dx * (y - first[1]) - dy * (x - first[0]) === 0);
}

type Box = readonly [number, number, number, number];

function boxOf(points: readonly LonLat[]): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    if (x < west) west = x;
    if (x > east) east = x;
    if (y < south) south = y;
    if (y > north) north = y;
  }
  return [west, south, east, north];
}

/** Rings at an even depth are outer, those within one of them are its holes. */
function nested(rings: readonly Ring[]): { readonly polygons: MultiPolygon; readonly misnamed: number } {
  const bySize = rings
    .map(({ points, roles }) => ({ points, roles, size: Math.abs(winding(points)), box: boxOf(points), depth: 0, polygon: [points] }))
    .sort((a, b) => b.size - a.size);
  let misnamed = 0;
  for (const ring of bySize) {
    const [west, south, east, north] = ring.box;
    const around = bySize.filter(
      ({ box, points, size }) =>
        size > ring.size && box[0] <= west && box[1] <= south && box[2] >= east && box[3] >= north && mostlyInside(points, ring.points),
    );
    ring.depth = around.length;
    const parent = around.at(-1);
    if (ring.depth % 2 === 1 && parent) parent.polygon.push(ring.points);
    if (ring.roles.has(ring.depth % 2 === 1 ? "outer" : "inner")) misnamed++;
  }
  return { polygons: bySize.filter(({ depth }) => depth % 2 === 0).map(({ polygon }) => polygon), misnamed };
}
