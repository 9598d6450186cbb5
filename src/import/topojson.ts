/** Features of TopoJSON, with what of a malformed one cannot be read said in words. */
import { feature } from "topojson-client";
import type { GeometryObject, Topology } from "topojson-specification";
import { isObject } from "./imported.ts";

/** One feature of a foreign file. */
export interface Foreign {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly geometry: { readonly type: string; readonly coordinates?: unknown } | null;
  /** why its geometry cannot be read */
  readonly fault?: string;
}

type Topologic = { readonly arcs: readonly unknown[]; readonly objects: Readonly<Record<string, unknown>> };

const isTopology = (value: unknown): value is Topologic & Readonly<Record<string, unknown>> =>
  isObject(value) && value["type"] === "Topology" && isObject(value["objects"]) && Array.isArray(value["arcs"]);

/** Features of all objects; undefined where the value is no TopoJSON, a text where the whole of it cannot be read. */
export function topojsonFeatures(value: unknown): readonly Foreign[] | string | undefined {
  if (!isTopology(value)) return undefined;
  const transform = value["transform"];
  if (transform !== undefined && !isTransform(transform)) return "its transform is not a scale and a translation of two numbers each";
  const faulty = value.arcs.map((arc, i) => (isArc(arc) ? -1 : i)).find((i) => i >= 0);
  if (faulty !== undefined) return `its arc ${faulty} is no list of two or more positions`;
  return Object.values(value.objects).flatMap((object) => geometriesOf(object).map((geometry) => foreign(value, geometry)));
}

const isNumber = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value);
const isPair = (value: unknown): boolean => Array.isArray(value) && value.length >= 2 && isNumber(value[0]) && isNumber(value[1]);
const isTransform = (value: unknown): boolean => isObject(value) && isPair(value["scale"]) && isPair(value["translate"]);
const isArc = (value: unknown): boolean => Array.isArray(value) && value.length >= 2 && value.every(isPair);

/** The members of a collection, or the object itself. */
const geometriesOf = (object: unknown): readonly unknown[] =>
  !isObject(object)
    ? []
    : object["type"] !== "GeometryCollection"
      ? [object]
      : Array.isArray(object["geometries"])
        ? object["geometries"]
        : [];

function foreign(topology: Topologic, geometry: unknown): Foreign {
  const properties = isObject(geometry) && isObject(geometry["properties"]) ? geometry["properties"] : {};
  if (!isObject(geometry)) return { properties, geometry: null, fault: "it is no object" };
  if (geometry["type"] === null || geometry["type"] === undefined) return { properties, geometry: null };
  const depth = geometry["type"] === "Polygon" ? 2 : geometry["type"] === "MultiPolygon" ? 3 : undefined;
  if (depth === undefined) return { properties, geometry: null, fault: `it is a ${String(geometry["type"]).slice(0, 40)}, no polygon` };
  const fault = faultIn(geometry["arcs"], depth, topology.arcs.length);
  if (fault !== undefined) return { properties, geometry: null, fault };
  const read = feature(topology as unknown as Topology, geometry as unknown as GeometryObject) as { geometry: Foreign["geometry"] };
  return { properties, geometry: read.geometry };
}

/** What is wrong with lists of indexes of arcs, so deep in one another; a negative one counts from the end of its arc. */
function faultIn(arcs: unknown, depth: number, count: number): string | undefined {
  if (!Array.isArray(arcs)) return "its arcs are no list";
  for (const one of arcs as readonly unknown[]) {
    if (depth > 1) {
      const fault = faultIn(one, depth - 1, count);
      if (fault !== undefined) return fault;
      continue;
    }
    const index = isNumber(one) ? (one < 0 ? -1 - one : one) : Number.NaN;
    if (!Number.isInteger(index) || index >= count) return `it names the arc ${JSON.stringify(one)}, and the file has ${count}`;
  }
  return depth === 1 && arcs.length === 0 ? "it has a ring without arcs" : undefined;
}
