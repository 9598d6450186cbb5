/** Vector tiles of resolved land, cut when they are asked for. */
import { MAP_LAYERS, type MapLayer } from "../core/resolve/answer.ts";
import { didYouMean, oneDay, readDate } from "../core/resolve/ask.ts";
import type { Askable } from "../export/answers/question.ts";
import { mapStyle } from "../export/pmtiles/style.ts";
import { MOST_BYTES } from "../export/pmtiles/tiler.ts";
import type { LandAsked, Lands } from "./lands.ts";
import { misput, must, Refusal } from "./problem.ts";

export const MVT_TYPE = "application/vnd.mapbox-vector-tile";

/** In the place of a date: all time, features of all days in one tile. */
export const ALL_TIME = "all";

export interface TilesAsking extends Askable {
  readonly lands: Lands;
  /** address of the atlas as readers know it, without a closing slash */
  readonly base: string;
}

/** What a path under /tiles/ asks for. */
export interface TilePath {
  readonly asked: LandAsked;
  /** the date as it stands in the path */
  readonly date: string;
  readonly file: "tilejson.json" | "style.json" | readonly [z: number, x: number, y: number];
}

const FORM = "/tiles/VIEWPOINT/LAYER/DATE/Z/X/Y.mvt, or tilejson.json or style.json in the place of Z/X/Y.mvt; DATE is EDTF or all";

const missing = (message: string, help: string): Refusal => new Refusal(404, "not found", { message, help });

/** Reads the decoded segments of a path after /tiles/. */
export function tilePath({ atlas }: Askable, segments: readonly string[]): TilePath {
  const [viewpoint = "", layer = "", date = "", ...rest] = segments;
  const file = fileOf(rest);
  if (file === undefined) throw missing(`there is nothing at /tiles/${segments.join("/").slice(0, 200)}`, `write ${FORM}`);
  const { viewpoints } = atlas.collections;
  if (!viewpoints.has(viewpoint)) {
    const near = didYouMean(viewpoint, viewpoints.keys());
    throw missing(
      `no viewpoint has the id ${viewpoint.slice(0, 200)}`,
      near === undefined ? `there are ${[...viewpoints.keys()].join(", ")}` : `did you mean ${near}`,
    );
  }
  if (!MAP_LAYERS.includes(layer as MapLayer))
    throw missing(`there is no layer ${layer.slice(0, 100)}`, `there are ${MAP_LAYERS.join(", ")}`);
  const asked = { viewpoint, layer: layer as MapLayer, ...(date !== ALL_TIME && { date: must(readDate(date)) }) };
  return { asked, date, file };
}

function fileOf(rest: readonly string[]): TilePath["file"] | undefined {
  const [first = "", x = "", last = ""] = rest;
  if (rest.length === 1) return first === "tilejson.json" || first === "style.json" ? first : undefined;
  const y = /^(.*)\.mvt$/.exec(last)?.[1];
  return rest.length === 3 && y !== undefined ? tileNumbers(first, x, y) : undefined;
}

/** Zoom, column and row as typed. */
export function tileNumbers(z: string, x: string, y: string): readonly [number, number, number] {
  for (const [name, text] of [
    ["zoom", z],
    ["column", x],
    ["row", y],
  ] as const)
    if (!/^\d{1,9}$/.test(text)) throw misput(`a ${name} of a tile is a whole number, and ${text.slice(0, 40)} is none`, `write ${FORM}`);
  return [Number(z), Number(x), Number(y)];
}

/** The tile; undefined where it has no land. */
export function tileOf(
  { lands }: Pick<TilesAsking, "lands">,
  asked: LandAsked,
  [z, x, y]: readonly [number, number, number],
): Uint8Array<ArrayBuffer> | undefined {
  const tiler = lands.tiler(asked);
  const { maxzoom } = tiler.tileJson;
  if (z > maxzoom) throw missing(`there are no tiles of zoom ${z}`, `the deepest zoom is ${maxzoom}; draw those larger`);
  const side = 2 ** z;
  if (x >= side || y >= side) throw missing(`there is no tile ${z}/${x}/${y}`, `columns and rows of zoom ${z} go from 0 to ${side - 1}`);
  const tile = tiler.cut(z, x, y);
  if (tile === "too large")
    throw misput(`the tile ${z}/${x}/${y} would hold more than ${MOST_BYTES} bytes`, "ask for fewer days, such as one in the place of all");
  return tile?.plain;
}

/** Where the tiles of some land stand, and what is beside them, without a closing slash. */
export const tilesAddress = (base: string, { viewpoint, layer }: LandAsked, date: string): string =>
  `${base}/tiles/${[viewpoint, layer, date].map(encodeURIComponent).join("/")}`;

/** Template of the addresses of tiles; the names of its numbers in braces, as asked. */
export const tileTemplate = (address: string, [z, x, y]: readonly [string, string, string]): string =>
  `${address}/{${z}}/{${x}}/{${y}}.mvt`;

/** The TileJSON or the style that stands beside the tiles. */
export function besideTiles(asking: TilesAsking, { asked, date, file }: TilePath): object {
  const { atlas, lands, base } = asking;
  const { tileJson, rows } = lands.tiler(asked);
  const address = tilesAddress(base, asked, date);
  if (file === "tilejson.json") return { ...tileJson, tiles: [tileTemplate(address, ["z", "x", "y"])] };
  const opening = asked.date ?? atlas.dateOf(atlas.head.default.date);
  const day = opening && (oneDay(opening) ?? opening.earliest);
  return mapStyle(atlas, rows, { title: tileJson.name, url: `${address}/tilejson.json`, day: day ?? 0, center: tileJson.center });
}
