/** The archive of all tiles of some land. */
import type { Atlas } from "../../core/model/atlas.ts";
import { type Asked as Answered, misunderstood, understood } from "../../core/resolve/ask.ts";
import type { DatedHolding } from "../dated-holdings.ts";
import type { Asked } from "../geojson.ts";
import type { HoldingRow } from "../holding-columns.ts";
import { pmtiles, type Tile } from "./container.ts";
import { Distinct } from "./distinct.ts";
import { MOST_BYTES, type TileJson, tilerOf } from "./tiler.ts";

export interface Tiled {
  readonly pieces: readonly Uint8Array[];
  readonly tileJson: TileJson;
  readonly rows: readonly HoldingRow[];
}

/** The archive, and what is said of it. */
export function tiled(atlas: Atlas, holdings: readonly DatedHolding[], asked: Asked): Answered<Tiled> {
  const tiler = tilerOf(atlas, holdings, asked);
  const { rows, tileJson } = tiler;
  const { bounds, center, minzoom, maxzoom, tilejson: _, scheme: __, ...metadata } = tileJson;
  const tiles: Tile[] = [];
  // identical tiles are packed once
  const packed = new Distinct<Uint8Array>();
  const waiting = [{ z: 0, x: 0, y: 0 }];
  for (let at = waiting.pop(); at; at = waiting.pop()) {
    const tile = tiler.cut(at.z, at.x, at.y);
    if (tile === "too large")
      return misunderstood(`the tile ${at.z}/${at.x}/${at.y} would hold more than ${MOST_BYTES} bytes`, "take fewer days with --on");
    // land that is too small to be drawn here may be drawn below
    if (!tile && !tiler.reaches(at.z, at.x, at.y)) continue;
    if (tile) tiles.push({ ...at, bytes: packed.get(tile.plain, tile.packed) });
    if (at.z < maxzoom)
      for (const [dx, dy] of [
        [0, 0],
        [1, 0],
        [0, 1],
        [1, 1],
      ] as const)
        waiting.push({ z: at.z + 1, x: at.x * 2 + dx, y: at.y * 2 + dy });
  }
  const pieces = pmtiles(tiles, { bounds, center, minZoom: minzoom, maxZoom: maxzoom, metadata, gzip: tiler.gzip });
  return understood({ pieces, rows, tileJson });
}
