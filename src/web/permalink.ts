import { MAP_LAYERS, type MapLayer } from "../core/resolve/answer.ts";
import { addressWord } from "../export/site/map-address.ts";

/** What the address says: `#map=z/lat/lon&date=&viewpoint=&layer=&sel=&lang=`, and `versus` and `beside` while comparing, `all` for all time. */
export interface Permalink {
  readonly map?: { readonly zoom: number; readonly lat: number; readonly lon: number };
  /** EDTF as typed */
  readonly date?: string;
  readonly viewpoint?: string;
  readonly layer?: MapLayer;
  /** `collection/id` or `lat,lon` */
  readonly sel?: string;
  readonly lang?: string;
  /** a viewpoint id, or a day, to compare with */
  readonly versus?: string;
  /** how the compared are shown */
  readonly beside?: "side" | "difference";
  /** all time instead of one day */
  readonly all?: boolean;
  /** step of a story, `id:n` from 1 */
  readonly step?: string;
  /** old map under the land, `n:strength`: from 1, percent */
  readonly old?: string;
}

const LAYERS: ReadonlySet<string> = new Set(MAP_LAYERS);

/** Reads the part of an address after `#`; what cannot be read is left out. */
export function readPermalink(hash: string): Permalink {
  const values = new URLSearchParams(hash.replace(/^#/, ""));
  const link: { -readonly [K in keyof Permalink]: Permalink[K] } = {};
  const parts = (values.get("map") ?? "").split("/").map(Number);
  if (parts.length === 3 && parts.every(Number.isFinite)) {
    const [zoom, lat, lon] = parts as [number, number, number];
    if (zoom >= 0 && zoom <= 22 && Math.abs(lat) <= 90 && Math.abs(lon) <= 360) link.map = { zoom, lat, lon };
  }
  const layer = values.get("layer");
  if (layer !== null && LAYERS.has(layer)) link.layer = layer as MapLayer;
  const beside = values.get("beside");
  if (beside === "side" || beside === "difference") link.beside = beside;
  if (values.get("all") === "1") link.all = true;
  for (const key of ["date", "viewpoint", "sel", "lang", "versus", "step", "old"] as const) {
    const value = values.get(key);
    if (value !== null && value !== "" && value.length < 300) link[key] = value;
  }
  return link;
}

/** Writes an address; the order of parts is fixed, slashes and commas stay readable. */
export function writePermalink(link: Permalink): string {
  const parts: string[] = [];
  if (link.map !== undefined) {
    const digits = Math.max(2, Math.ceil(link.map.zoom / 3) + 1);
    parts.push(`map=${Number(link.map.zoom.toFixed(2))}/${link.map.lat.toFixed(digits)}/${link.map.lon.toFixed(digits)}`);
  }
  for (const key of ["date", "viewpoint", "layer", "sel", "lang", "versus", "step", "old"] as const) {
    const value = link[key];
    if (value !== undefined && value !== "") parts.push(`${key}=${addressWord(value)}`);
  }
  if (link.beside !== undefined) parts.push(`beside=${link.beside}`);
  if (link.all === true) parts.push("all=1");
  return `#${parts.join("&")}`;
}
