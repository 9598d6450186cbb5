import type { Atlas } from "../core/model/atlas.ts";
import type { MapLayer } from "../core/resolve/answer.ts";
import type { MultiPolygon } from "../core/space/geometry.ts";
import type { DatedHolding } from "./dated-holdings.ts";
import { holdingRow } from "./holding-row.ts";

export type Cell = string | number | boolean | null | undefined;

const quoted = (value: Cell): string => {
  if (value === null || value === undefined) return "";
  const text = String(value);
  // A spreadsheet would run a text that begins like a formula; a number stays a number.
  const safe = typeof value === "string" && /^[=+@\t\r]|^-(?![\d.])/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** RFC 4180 with a heading line; columns are the keys of the first row, then those that later rows add. */
export function toCsv(rows: readonly Readonly<Record<string, Cell>>[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return [columns, ...rows.map((row) => columns.map((c) => row[c]))].map((cells) => `${cells.map(quoted).join(",")}\r\n`).join("");
}

const wkt = (outline: MultiPolygon): string =>
  `MULTIPOLYGON (${outline.map((p) => `(${p.map((ring) => `(${ring.map(([lon, lat]) => `${Number(lon.toFixed(7))} ${Number(lat.toFixed(7))}`).join(", ")})`).join(", ")})`).join(", ")})`;

/** Holdings as CSV, one row each, with their outline as WKT where asked for. */
export function holdingsCsv(
  atlas: Atlas,
  holdings: readonly DatedHolding[],
  asked: { readonly viewpoint: string; readonly layer: MapLayer; readonly geometry?: boolean },
): string {
  return toCsv(
    holdings.map((dated) => ({
      ...holdingRow(atlas, asked.viewpoint, asked.layer, dated),
      ...(asked.geometry && { wkt: wkt(atlas.land.arrangement.outline(dated.holding.faces)) }),
    })),
  );
}
