/** Reads land: a territory's id, GeoJSON beside the record, a Natural Earth unit, a polygon, or a composition. */
import type { Extent, Position } from "../model/values.ts";
import { remedyFor, suggest } from "./read-faults.ts";
import { readPlain, readPosition, readReference, wrongType } from "./read-values.ts";
import { type FileReading, referTo } from "./reading.ts";
import { describe, type MapEntry, type MapNode, type Node } from "./yaml-node.ts";

const KINDS = ["union", "intersect", "minus", "natural_earth", "polygon", "side"] as const;
type Kind = (typeof KINDS)[number];
const COMPANIONS: Readonly<Record<Kind, readonly string[]>> = {
  union: [],
  intersect: [],
  minus: [],
  natural_earth: ["at"],
  polygon: [],
  side: ["frontier", "within"],
};
const GEOJSON = /\.geojson(?:#|$)/u;

/** The extent in its normal form; undefined where it is faulty, which has then been reported. */
export function readExtent(node: Node, reading: FileReading): Extent | undefined {
  if (node.kind === "scalar") {
    if (GEOJSON.test(node.text)) return readFileExtent(node.text, node, reading);
    const id = readReference(node, reading, false);
    return id === undefined ? undefined : { kind: "territory", id };
  }
  if (node.kind === "list")
    return wrongType(
      node,
      { kind: "extent" },
      reading,
      `write { union: [${node.items.map((item) => (item.kind === "scalar" ? item.text : "…")).join(", ")}] }`,
    );
  if (node.kind !== "map") return wrongType(node, { kind: "extent" }, reading);
  return readComposition(node, reading);
}

function readFileExtent(text: string, node: Node, reading: FileReading): Extent | undefined {
  const hash = text.indexOf("#");
  const file = hash < 0 ? text : text.slice(0, hash);
  const feature = hash < 0 ? undefined : text.slice(hash + 1);
  if (feature === "") return wrongType(node, { kind: "extent" }, reading, `name a feature after “#”, or write ${file}`);
  if (!referTo(reading, "geojson", file, feature, node)) return undefined;
  return feature === undefined ? { kind: "geojson", file } : { kind: "geojson", file, feature };
}

function readComposition(node: MapNode, reading: FileReading): Extent | undefined {
  const kinds = KINDS.filter((kind) => node.entries.has(kind));
  const [kind, second] = kinds;
  if (kind === undefined) {
    const [first] = node.entries.keys();
    return wrongType(
      node,
      { kind: "extent" },
      reading,
      (first === undefined ? undefined : suggest(first, KINDS)) ?? `write one of ${KINDS.join(", ")}`,
    );
  }
  if (second !== undefined) {
    const entry = node.entries.get(second) as MapEntry;
    reading.faults.add(
      "wrong-type",
      { start: entry.keyStart, end: entry.keyEnd },
      `${kinds.join(" and ")} stand in one map, wanted exactly one`,
      {
        help: `nest one in the other, such as { ${kind}: [ …, { ${second}: … } ] }`,
      },
    );
    return undefined;
  }
  for (const entry of node.entries.values())
    if (entry.key !== kind && !COMPANIONS[kind].includes(entry.key))
      reading.faults.add(
        "unknown-key",
        { start: entry.keyStart, end: entry.keyEnd },
        `an extent by ${kind} has no key “${entry.key}”`,
        remedyFor(entry.key, [kind, ...COMPANIONS[kind]]),
      );
  const value = (node.entries.get(kind) as MapEntry).value;
  switch (kind) {
    case "union":
    case "intersect":
    case "minus":
      return readParts(kind, value, reading);
    case "natural_earth":
      return readNaturalEarth(value, node.entries.get("at")?.value, reading);
    case "polygon":
      return readPolygon(value, reading);
    case "side":
      return readSide(value, node, reading);
  }
}

function readParts(kind: "union" | "intersect" | "minus", node: Node, reading: FileReading): Extent | undefined {
  const least = kind === "minus" ? 2 : 1;
  if (node.kind !== "list" || node.items.length < least) {
    reading.faults.add(
      "wrong-type",
      node,
      `${describe(node)} stands here, wanted a list of ${least === 2 ? "two or more lands: the first, minus the others" : "lands"}`,
      {
        help: `write { ${kind}: [first, second] }`,
      },
    );
    return undefined;
  }
  const of: Extent[] = [];
  let faulty = false;
  for (const item of node.items) {
    const part = readExtent(item, reading);
    if (part === undefined) faulty = true;
    else of.push(part);
  }
  // Land with a part missing would be drawn as something nobody wrote.
  return faulty ? undefined : { kind, of };
}

function readNaturalEarth(node: Node, at: Node | undefined, reading: FileReading): Extent | undefined {
  const unit = readPlain(node, { kind: "text" }, reading) as string | undefined;
  const position: Position | undefined = at === undefined ? undefined : readPosition(at, reading);
  if (unit === undefined || (at !== undefined && position === undefined)) return undefined;
  return position === undefined ? { kind: "natural-earth", unit } : { kind: "natural-earth", unit, at: position };
}

type Ring = readonly (readonly [number, number])[];

function readPolygon(node: Node, reading: FileReading): Extent | undefined {
  const help = "write rings of [lon, lat] pairs: [[[25, 54], [26, 54], [26, 55]]]";
  if (node.kind !== "list" || node.items.length === 0) return wrongType(node, { kind: "extent" }, reading, help);
  const first = node.items[0] as Node;
  const oneRing = first.kind === "list" && first.items[0]?.kind === "scalar";
  const rings = (oneRing ? [node] : node.items).map((ring) => readRing(ring, reading, help));
  return rings.every((ring) => ring !== undefined) ? { kind: "polygon", rings: rings as Ring[] } : undefined;
}

function readRing(node: Node, reading: FileReading, help: string): Ring | undefined {
  if (node.kind !== "list") return wrongType(node, { kind: "extent" }, reading, help);
  const points: (readonly [number, number])[] = [];
  for (const item of node.items) {
    if (item.kind !== "list" || item.items.length !== 2) return wrongType(item, { kind: "extent" }, reading, help);
    const lon = readPlain(item.items[0] as Node, { kind: "number", min: -180, max: 180 }, reading) as number | undefined;
    const lat = readPlain(item.items[1] as Node, { kind: "number", min: -90, max: 90 }, reading) as number | undefined;
    if (lon === undefined || lat === undefined) return undefined;
    points.push([lon, lat]);
  }
  const [start] = points;
  const end = points.at(-1);
  if (start !== undefined && end !== undefined && (start[0] !== end[0] || start[1] !== end[1])) points.push(start);
  if (points.length < 4) {
    reading.faults.add("wrong-type", node, `a ring has ${Math.max(0, points.length - 1)} different points, wanted 3 or more`, { help });
    return undefined;
  }
  return points;
}

function readSide(node: Node, map: MapNode, reading: FileReading): Extent | undefined {
  const side = readPlain(node, { kind: "enum", values: ["left", "right"] }, reading) as "left" | "right" | undefined;
  const frontierNode = map.entries.get("frontier")?.value;
  const withinNode = map.entries.get("within")?.value;
  for (const [key, value] of [
    ["frontier", frontierNode],
    ["within", withinNode],
  ] as const)
    if (value === undefined)
      reading.faults.add(
        "missing-key",
        { start: map.start, end: Math.min(map.end, map.start + 1) },
        `land on one side of a frontier has no “${key}”`,
        {
          help: key === "frontier" ? "add “frontier:” with its id" : "add “within:” with the land that the frontier divides",
        },
      );
  const frontier =
    frontierNode === undefined ? undefined : (readPlain(frontierNode, { kind: "ref", to: ["frontiers"] }, reading) as string | undefined);
  const within = withinNode === undefined ? undefined : readExtent(withinNode, reading);
  return side === undefined || frontier === undefined || within === undefined ? undefined : { kind: "side", side, frontier, within };
}
