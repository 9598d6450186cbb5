import type { LonLat, MultiPolygon, Polygon } from "../../../src/core/space/geometry.ts";

/** Reads the polygons of a WKT geometry; lines and points of a collection are passed over. Undefined for curves. */
export function polygonsOfWkt(text: string): MultiPolygon | undefined {
  if (/CURVE|CIRCULAR/i.test(text)) return undefined;
  const polygons: Polygon[] = [];
  for (const match of text.matchAll(/(MULTIPOLYGON|POLYGON)\s*(?:Z\s*)?(\()/gi)) {
    const from = match.index + match[0].length - 1;
    const body = text.slice(from, closing(text, from) + 1);
    const json = body
      .replace(/EMPTY/gi, "()")
      .replace(/(-?[\d.]+(?:e[-+]?\d+)?)\s+(-?[\d.]+(?:e[-+]?\d+)?)(?:\s+[-\w.]+)*/gi, "[$1,$2]")
      .replace(/\(/g, "[")
      .replace(/\)/g, "]");
    const value = JSON.parse(json.replace(/(\[|,)(-?)\./g, "$1$20.").replace(/(\d)\.(?=[,\]])/g, "$1")) as unknown;
    if (match[1]!.toUpperCase() === "POLYGON") polygons.push(value as LonLat[][]);
    else polygons.push(...(value as LonLat[][][]));
  }
  return polygons.filter((p) => p.length > 0 && p[0]!.length > 0);
}

function closing(text: string, from: number): number {
  let depth = 0;
  for (let i = from; i < text.length; i++) {
    if (text[i] === "(") depth++;
    if (text[i] === ")" && --depth === 0) return i;
  }
  return text.length;
}
