/** Outlines: disputed units brought onto the grid of the base map, so that a unit and the country drawn under it divide exactly. */
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { arrange } from "../../core/space/arrange.ts";
import type { LonLat, MultiPolygon, Polygon, Primitive } from "../../core/space/geometry.ts";
import { CODES } from "./codes.ts";
import type { Unit } from "./units.ts";

/** Part of a country's outline that units may leave over, and part of the units that may lie outside it, where it is said to be the same land. */
const SAME = { left: 0.001, beyond: 0.01 } as const;
/** Overlaps below this are of rounding, km². */
const SLIVER_KM2 = 0.001;

export interface Country {
  readonly code: string;
  /** how `natural_earth` names its outline */
  readonly base: string;
  /** units that lie on it */
  readonly units: readonly string[];
  /** smaller outlines of the base map that overlap with it at a border, by their base names */
  readonly neighbours: readonly string[];
}
export interface Lands {
  /** brk → outline drawn in the file; of a unit that is a country's whole outline, nothing */
  readonly drawn: ReadonlyMap<string, MultiPolygon>;
  /** brk → the country whose outline it is, less the other units on it */
  readonly whole: ReadonlyMap<string, Country>;
  /** countries with land that no unit covers */
  readonly countries: readonly Country[];
  /** brk → units on the same land that are smaller, and have it */
  readonly beneath: ReadonlyMap<string, readonly string[]>;
  readonly remarks: readonly string[];
}

export function isWorldAtlas(value: unknown): value is Topology {
  const objects = (value as { objects?: Record<string, unknown>; transform?: unknown } | null)?.objects;
  return typeof objects === "object" && objects["countries"] !== undefined && (value as Topology).transform !== undefined;
}

/** Without a base map each unit keeps its outline as it stands. */
export function landsOf(units: readonly Unit[], base: Topology | undefined): Lands {
  const snapped = new Map(units.map((u) => [u.brk, base ? onGrid(u.polygons, base) : u.polygons]));
  const countries = base ? outlinesOf(base) : new Map<string, MultiPolygon>();
  const primitives: Primitive[] = [
    ...[...snapped].map(([brk, polygons]): Primitive => ({ id: `unit:${brk}`, kind: "polygon", polygons })),
    ...[...countries].map(([name, polygons]): Primitive => ({ id: `base:${name}`, kind: "polygon", polygons })),
  ];
  const { arrangement } = arrange(primitives);
  const areas = new Map<string, number>();
  const shared = new Map<string, Map<string, number>>();
  const on = new Map<number, string[]>();
  for (const { id } of primitives)
    for (const face of arrangement.facesOf(id)) {
      const km2 = arrangement.areaOf(face);
      areas.set(id, (areas.get(id) ?? 0) + km2);
      const others = on.get(face) ?? [];
      for (const other of others)
        for (const [a, b] of [
          [id, other],
          [other, id],
        ] as const)
          shared.set(a, (shared.get(a) ?? new Map()).set(b, (shared.get(a)?.get(b) ?? 0) + km2));
      on.set(face, [...others, id]);
    }
  const overlapping = (id: string, kind: "unit" | "base", above = SLIVER_KM2): string[] =>
    [...(shared.get(id) ?? [])]
      .filter(([other, km2]) => other.startsWith(`${kind}:`) && km2 > above)
      .map(([other]) => other.slice(kind.length + 1))
      .sort();
  const areaOf = (brk: string): number => areas.get(`unit:${brk}`) ?? 0;

  const remarks: string[] = [];
  const beneath = new Map<string, readonly string[]>();
  for (const { brk, name } of units) {
    const smaller = overlapping(`unit:${brk}`, "unit").filter(
      (other) => areaOf(other) < areaOf(brk) || (areaOf(other) === areaOf(brk) && other < brk),
    );
    if (smaller.length === 0) continue;
    beneath.set(brk, smaller);
    remarks.push(`${brk} ${name} lies under ${smaller.join(", ")}, which has that land here.`);
  }

  const byBase = new Map([...CODES.values()].flatMap((c) => (c.base === undefined ? [] : [[c.base, c.code] as const])));
  const whole = new Map<string, Country>();
  const left: Country[] = [];
  for (const [name, polygons] of countries) {
    const km2 = areas.get(`base:${name}`) ?? 0;
    const code = byBase.get(name);
    if (code === undefined) {
      remarks.push(`The outline “${name}” of the base map, whose code is not known; it is left out.`);
      continue;
    }
    if (!(km2 > 0)) {
      remarks.push(
        `The outline of ${CODES.get(code)?.name ?? code} in the base map is too small to be drawn (${polygons.length} parts); it is left out.`,
      );
      continue;
    }
    const neighbours = overlapping(`base:${name}`, "base", 0).filter((other) => (areas.get(`base:${other}`) ?? 0) < km2);
    const country = { code, base: name, units: overlapping(`base:${name}`, "unit"), neighbours };
    const covered = country.units.reduce((sum, brk) => sum + (shared.get(`base:${name}`)?.get(`unit:${brk}`) ?? 0), 0);
    if (km2 - covered > km2 * SAME.left) {
      left.push(country);
      continue;
    }
    const beyond = country.units.reduce((sum, brk) => sum + areaOf(brk), 0) - covered;
    const largest = [...country.units].sort((a, b) => areaOf(b) - areaOf(a))[0] ?? "";
    // A unit on two countries' outlines is neither's whole.
    if (beyond > covered * SAME.beyond || overlapping(`unit:${largest}`, "base").length > 1) continue;
    whole.set(largest, { ...country, units: country.units.filter((brk) => brk !== largest) });
    if (beyond > SLIVER_KM2)
      remarks.push(`${largest}: ${beyond.toFixed(2)} km² of small islands that the base map does not draw are left out.`);
  }
  // The overlay's outlines: rings of the file that cross themselves are one by one there.
  const drawn = new Map(
    [...snapped.keys()].filter((brk) => !whole.has(brk)).map((brk) => [brk, arrangement.outline(arrangement.facesOf(`unit:${brk}`))]),
  );
  return { drawn, whole, countries: left.sort((a, b) => (a.code < b.code ? -1 : 1)), beneath, remarks };
}

/** Outlines of the base by the name under which records ask for them: numeric code where it is the first with it, else name. */
function outlinesOf(base: Topology): Map<string, MultiPolygon> {
  const outlines = new Map<string, MultiPolygon>();
  for (const geometry of (base.objects["countries"] as GeometryCollection<{ name: string }>).geometries) {
    const found = feature(base, geometry);
    const shape = "geometry" in found ? found.geometry : { type: "none" as const };
    const polygons = shape.type === "Polygon" ? [shape.coordinates] : shape.type === "MultiPolygon" ? shape.coordinates : [];
    const name = geometry.properties && "name" in geometry.properties ? geometry.properties.name : undefined;
    const id = geometry.id === undefined || outlines.has(String(geometry.id)) ? name : String(geometry.id);
    if (id !== undefined) outlines.set(id, polygons as unknown as MultiPolygon);
  }
  return outlines;
}

/**
 * The base map is quantised: its positions lie on a lattice. Both come from one drawing, so a border that they share
 * is the same once the unit lies on that lattice too. A ring that the lattice makes too small keeps its own positions.
 */
function onGrid(polygons: MultiPolygon, { transform }: Topology): MultiPolygon {
  if (!transform) return polygons;
  const { scale, translate } = transform;
  const step = (value: number, axis: 0 | 1): number =>
    Math.round((value - (translate[axis] as number)) / (scale[axis] as number)) * (scale[axis] as number) + (translate[axis] as number);
  return polygons.map((polygon): Polygon => polygon.map((ring) => ringOnGrid(ring, ([lon, lat]) => [step(lon, 0), step(lat, 1)])));
}

function ringOnGrid(ring: readonly LonLat[], step: (at: LonLat) => LonLat): readonly LonLat[] {
  const moved = ring.map(step);
  const kept = moved.filter((at, i) => i === 0 || String(at) !== String(moved[i - 1]));
  return enclosesSome(kept) ? kept : ring;
}

/** Whether the ring goes round any area. */
function enclosesSome(ring: readonly LonLat[]): boolean {
  const [x0, y0] = ring[0] ?? [0, 0];
  let twice = 0;
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = ring[i - 1] as LonLat;
    const [bx, by] = ring[i] as LonLat;
    twice += (ax - x0) * (by - y0) - (bx - x0) * (ay - y0);
  }
  return Math.abs(twice) > 1e-9;
}
