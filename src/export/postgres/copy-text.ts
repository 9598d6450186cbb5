/** Rows as PostgreSQL's COPY reads them: text, a tab between values, `\N` for null. */
import { bytesToHex } from "@noble/hashes/utils.js";
import type { MultiPolygon } from "../../core/space/geometry.ts";
import type { Day } from "../../core/time/historical-date.ts";
import { wkb } from "../wkb.ts";

export type CopyValue = string | number | boolean | null;

/** The database holds every character but one. */
export const sound = (text: string): string => text.toWellFormed().replaceAll("\u0000", "\ufffd");

const escaped = (text: string): string =>
  /[\\\t\n\r\0]|[\ud800-\udfff]/.test(text)
    ? sound(text).replaceAll("\\", "\\\\").replaceAll("\t", "\\t").replaceAll("\n", "\\n").replaceAll("\r", "\\r")
    : text;

const written = (value: CopyValue): string => {
  if (value === null) return "\\N";
  if (typeof value === "boolean") return value ? "t" : "f";
  return typeof value === "number" ? String(value) : escaped(value);
};

/** One row with its line end. */
export const copyRow = (values: readonly CopyValue[]): string => `${values.map(written).join("\t")}\n`;

/** Data for a column of JSON. */
export const json = (data: unknown): string =>
  JSON.stringify(data, (_, value: unknown) => (typeof value === "string" ? sound(value) : value));

/** Texts for a column that is a list of them. */
export const list = (texts: readonly string[]): string =>
  `{${texts.map((text) => `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`).join()}}`;

/** Days `[start, end)`, open where they are infinite. */
export const dayRange = (start: Day, end: Day): string => `[${Number.isFinite(start) ? start : ""},${Number.isFinite(end) ? end : ""})`;

const WGS84 = "20E6100000";

/** An outline in WGS 84; null where there is no land. */
export function outlineHex(outline: MultiPolygon): string | null {
  if (outline.length === 0) return null;
  const hex = bytesToHex(wkb(outline).bytes);
  return `${hex.slice(0, 8)}${WGS84}${hex.slice(10)}`;
}

/** A line or a point; `reference`: whether its numbers are degrees. */
function hexOf(type: 1 | 2, positions: readonly (readonly [number, number])[], reference: boolean): string {
  const counted = type === 2;
  const bytes = new Uint8Array(5 + (counted ? 4 : 0) + 16 * positions.length);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, 1);
  view.setUint32(1, type, true);
  if (counted) view.setUint32(5, positions.length, true);
  let at = counted ? 9 : 5;
  for (const [x, y] of positions) {
    view.setFloat64(at, x, true);
    view.setFloat64(at + 8, y, true);
    at += 16;
  }
  const hex = bytesToHex(bytes);
  return reference ? `${hex.slice(0, 8)}${WGS84}${hex.slice(10)}` : hex;
}

export const lineHex = (line: readonly (readonly [number, number])[], reference = true): string => hexOf(2, line, reference);
export const pointHex = (at: readonly [number, number]): string => hexOf(1, [at], true);
