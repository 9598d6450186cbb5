/** Overpass JSON: `[out:json]` with `out body`, `out skel` or `out geom`. */
import { type ForeignFile, type ImportFault, isObject, parseForeign } from "../imported.ts";
import { type Element, isId, type Kind, type Line, type Member, type OsmRead, positionOf, type Take, tagsOrNone } from "./elements.ts";

const KINDS: ReadonlySet<unknown> = new Set(["node", "way", "relation"]);
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const text = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

export function readOverpassJson(file: ForeignFile, take: Take): OsmRead | ImportFault {
  const parsed = parseForeign(file);
  if (!parsed.ok) return parsed;
  const { value } = parsed;
  if (!isObject(value) || !Array.isArray(value["elements"]))
    return {
      ok: false,
      message: `${file.name} has no “elements”, so it is no answer of Overpass`,
      help:
        isObject(value) && value["type"] === "FeatureCollection" ? "for GeoJSON, use dejure import data" : "ask Overpass for [out:json]",
    };
  const remark = text(value["remark"]);
  if (remark !== undefined && /error/i.test(remark))
    return { ok: false, message: `${file.name} is not whole, it says: ${remark}`, help: "ask for less, or for longer: [timeout:600]" };
  let faulty = 0;
  for (const one of value["elements"]) {
    const element = elementOf(one);
    if (element) take(element);
    else faulty++;
  }
  const head = isObject(value["osm3s"]) ? value["osm3s"] : {};
  return {
    ok: true,
    about: { generator: text(value["generator"]), copyright: text(head["copyright"]), asOf: text(head["timestamp_osm_base"]) },
    leftOut: faulty > 0 ? [`${file.name}: ${faulty} elements without a type and a number as their id.`] : [],
  };
}

function elementOf(value: unknown): Element | undefined {
  if (!isObject(value) || !KINDS.has(value["type"])) return undefined;
  const kind = value["type"] as Kind;
  const id = String(value["id"]);
  if (!isId(id)) return undefined;
  const given = isObject(value["tags"]) ? value["tags"] : {};
  const tags = new Map(Object.entries(given).flatMap(([k, v]) => (typeof v === "string" ? [[k, v] as const] : [])));
  const at = kind === "node" ? positionOf(value["lon"], value["lat"]) : undefined;
  return {
    ...{ kind, id, version: Number(value["version"]) || 0, tags: tagsOrNone(tags) },
    ...(at && { at }),
    ...(kind === "way" && { refs: list(value["nodes"]).map(String) }),
    ...(kind === "way" && Array.isArray(value["geometry"]) && { line: lineOf(value["geometry"]) }),
    ...(kind === "relation" && { members: list(value["members"]).flatMap((one) => memberOf(one) ?? []) }),
  };
}

const lineOf = (points: readonly unknown[]): Line => points.map((one) => (isObject(one) ? positionOf(one["lon"], one["lat"]) : undefined));

function memberOf(value: unknown): Member | undefined {
  if (!isObject(value) || !KINDS.has(value["type"])) return undefined;
  const member = { kind: value["type"] as Kind, ref: String(value["ref"]), role: text(value["role"]) ?? "" };
  return Array.isArray(value["geometry"]) ? { ...member, line: lineOf(value["geometry"]) } : member;
}
