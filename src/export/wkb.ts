import type { Line, MultiPolygon } from "../core/space/geometry.ts";
import { rounded } from "./outline-text.ts";

/** West, south, east, north in degrees. */
export type Box = readonly [west: number, south: number, east: number, north: number];

const MULTI_POLYGON = 6;
const POLYGON = 3;

/** An outline as ISO well-known binary, little-endian, with its box; `room` bytes are left free before it. */
export function wkb(outline: MultiPolygon, room = 0): { readonly bytes: Uint8Array; readonly box: Box | undefined } {
  let size = room + 9;
  for (const polygon of outline) for (const ring of polygon) size += 4 + 16 * ring.length;
  size += 9 * outline.length;
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  let at = room;
  const head = (type: number, count: number): void => {
    view.setUint8(at, 1);
    view.setUint32(at + 1, type, true);
    view.setUint32(at + 5, count, true);
    at += 9;
  };
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  head(MULTI_POLYGON, outline.length);
  for (const polygon of outline) {
    head(POLYGON, polygon.length);
    for (const ring of polygon) {
      view.setUint32(at, ring.length, true);
      at += 4;
      for (const [lon, lat] of ring) {
        const [x, y] = [rounded(lon), rounded(lat)];
        view.setFloat64(at, x, true);
        view.setFloat64(at + 8, y, true);
        at += 16;
        if (x < west) west = x;
        if (x > east) east = x;
        if (y < south) south = y;
        if (y > north) north = y;
      }
    }
  }
  return { bytes, box: outline.length > 0 ? [west, south, east, north] : undefined };
}

/** The box of lines; undefined where they have no position. */
export function boxOfLines(lines: Iterable<Line>): Box | undefined {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const line of lines)
    for (const [lon, lat] of line) {
      west = Math.min(west, lon);
      east = Math.max(east, lon);
      south = Math.min(south, lat);
      north = Math.max(north, lat);
    }
  return west <= east ? [rounded(west), rounded(south), rounded(east), rounded(north)] : undefined;
}

/** The box of boxes. */
export const boxOf = (boxes: Iterable<Box | undefined>): Box | undefined => {
  let all: Box | undefined;
  for (const box of boxes) {
    if (!box) continue;
    all = all ? [Math.min(all[0], box[0]), Math.min(all[1], box[1]), Math.max(all[2], box[2]), Math.max(all[3], box[3])] : box;
  }
  return all;
};
