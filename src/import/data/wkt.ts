/** Well-known text, as tables hold geometries; Z and M are passed over. */
import type { DataGeometry } from "./feature.ts";

const TYPES: Readonly<Record<string, readonly [type: string, depth: number]>> = {
  POINT: ["Point", 0],
  LINESTRING: ["LineString", 1],
  POLYGON: ["Polygon", 2],
  MULTIPOINT: ["MultiPoint", 1],
  MULTILINESTRING: ["MultiLineString", 2],
  MULTIPOLYGON: ["MultiPolygon", 3],
};

const HEAD = /^\s*(?:SRID=\d+;)?\s*([A-Z]+)\s*(?:Z|M|ZM)?\s*(?=[(E])/i;
export const looksLikeWkt = (text: string): boolean => TYPES[HEAD.exec(text)?.[1]?.toUpperCase() ?? ""] !== undefined;

/** The geometry that a text writes, or in words why it cannot be read; null where it says EMPTY. */
export function readWkt(text: string): DataGeometry | string | null {
  const head = HEAD.exec(text);
  const known = TYPES[head?.[1]?.toUpperCase() ?? ""];
  if (!head || !known) return `“${text.slice(0, 30)}” is no well-known text of a point, line or polygon`;
  const [type, depth] = known;
  const rest = text.slice(head[0].length).trim();
  if (/^EMPTY$/i.test(rest)) return null;
  // What is left has brackets, commas and numbers only: as JSON, each position is a list of its own.
  if (!/^[\s(),\d.eE+-]+$/.test(rest)) return "its text holds more than brackets, commas and numbers";
  const marked = rest.replaceAll(/[^(),]+/g, (part) =>
    part.trim() === ""
      ? ""
      : `[${part
          .trim()
          .split(/\s+/)
          .map(Number)
          .map((n) => (Number.isFinite(n) ? n : "null"))
          .join(",")}]`,
  );
  let value: unknown;
  try {
    value = JSON.parse(marked.replaceAll("(", "[").replaceAll(")", "]"));
  } catch {
    return "its brackets do not match";
  }
  if (type === "Point") return { type, coordinates: (value as unknown[])[0] };
  // MULTIPOINT may bracket each of its points
  const coordinates = type === "MultiPoint" ? (value as unknown[][]).map((one) => (Array.isArray(one[0]) ? one[0] : one)) : value;
  return depthOf(coordinates) === depth + 1 ? { type, coordinates } : `its brackets are not those of a ${type}`;
}

const depthOf = (value: unknown): number => (Array.isArray(value) ? 1 + depthOf(value[0]) : 0);
