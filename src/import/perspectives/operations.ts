/** Lists of land that is added and taken away, one after the other, and the land that they leave. */
import type { LonLat, MultiPolygon } from "../../core/space/geometry.ts";
import { covers } from "../data/unordered-rings.ts";
import { isObject } from "../imported.ts";

export interface Operation {
  readonly sign: "plus" | "minus";
  /** its outline, as the file of outlines names it: `relation/3630439` */
  readonly land: string;
}

/** What one entity is in the eyes of everybody, and of some. */
export interface Entity {
  readonly code: string;
  readonly base: readonly Operation[];
  readonly eyes: ReadonlyMap<string, readonly Operation[]>;
  /** points that must lie inside and outside, by the code of the eyes; `base` is everybody's */
  readonly inside: ReadonlyMap<string, readonly LonLat[]>;
  readonly outside: ReadonlyMap<string, readonly LonLat[]>;
}

export const BASE = "base";
/** What entities and viewpoints are called; ids are made of it, so that two of them are never one. */
const CODE = /^[A-Z0-9]{2,8}$/;

function operationsIn(value: unknown): readonly Operation[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const read = value.map((one: unknown): Operation | undefined => {
    const [sign, kind, id] = Array.isArray(one) ? (one as readonly unknown[]) : [];
    const numbered = typeof id === "number" || (typeof id === "string" && /^\d+$/.test(id));
    if ((sign !== "plus" && sign !== "minus") || (kind !== "relation" && kind !== "way") || !numbered) return undefined;
    return { sign, land: `${kind}/${id}` };
  });
  return read.every((one) => one !== undefined) ? read : undefined;
}

const isPoint = (value: unknown): value is LonLat =>
  Array.isArray(value) && value.length === 2 && Math.abs(Number(value[0])) <= 180 && Math.abs(Number(value[1])) <= 90;

const pointsIn = (value: unknown): ReadonlyMap<string, readonly LonLat[]> =>
  new Map(
    Object.entries(isObject(value) ? value : {}).map(([eyes, points]) => [eyes, Array.isArray(points) ? points.filter(isPoint) : []]),
  );

/** Entities of a file; undefined where it is no such file, a text where one of them cannot be read. */
export function entitiesIn(value: unknown): readonly Entity[] | string | undefined {
  if (!isObject(value) || Array.isArray(value["features"])) return undefined;
  const entries = Object.entries(value);
  if (!entries.some(([, one]) => isObject(one) && Array.isArray(one["base"]))) return undefined;
  const codes = entries.flatMap(([code, one]) => [
    code,
    ...Object.keys(isObject(one) && isObject(one["perspectives"]) ? one["perspectives"] : {}),
  ]);
  const odd = codes.find((code) => !CODE.test(code));
  if (odd !== undefined) return `“${odd.slice(0, 40)}” is no code of two to eight capital letters and digits`;
  const entities: Entity[] = [];
  for (const [code, one] of entries) {
    const base = isObject(one) ? operationsIn(one["base"]) : undefined;
    if (!isObject(one) || !base) return `${code} has no “base” that is a list of ["plus" or "minus", "relation" or "way", number]`;
    const given = isObject(one["perspectives"]) ? one["perspectives"] : {};
    const eyes = new Map<string, readonly Operation[]>();
    for (const [name, list] of Object.entries(given)) {
      const operations = operationsIn(list);
      if (!operations) return `${code} in the eyes of ${name} is no list of ["plus" or "minus", "relation" or "way", number]`;
      eyes.set(name, operations);
    }
    entities.push({ code, base, eyes, inside: pointsIn(one["interior-points"]), outside: pointsIn(one["exterior-points"]) });
  }
  return entities;
}

export const operationsOf = ({ base, eyes }: Entity, who: string): readonly Operation[] => [...base, ...(eyes.get(who) ?? [])];

type Extent = string | { readonly union: readonly Extent[] } | { readonly minus: readonly Extent[] };

/** The operations as a composition of outlines; undefined where they leave nothing. */
export function extentOf(operations: readonly Operation[], outlineOf: (land: string) => string): Extent | undefined {
  let extent: Extent | undefined;
  for (const { sign, land } of operations) {
    const outline = outlineOf(land);
    if (sign === "plus") extent = extent === undefined || extent === outline ? outline : { union: [extent, outline] };
    else if (extent === outline) extent = undefined;
    else if (extent !== undefined) extent = { minus: [extent, outline] };
  }
  return extent;
}

const inOutline = (polygons: MultiPolygon, at: LonLat): boolean =>
  polygons.some((rings) => rings.filter((ring) => covers(ring as readonly (readonly [number, number])[], at)).length % 2 === 1);

/** Whether a point is in the land that the operations leave. */
export const leaves = (operations: readonly Operation[], outlines: ReadonlyMap<string, MultiPolygon>, at: LonLat): boolean =>
  operations.reduce((inside, { sign, land }) => (inOutline(outlines.get(land) ?? [], at) ? sign === "plus" : inside), false);
