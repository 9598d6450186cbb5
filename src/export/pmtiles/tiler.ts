/** Holdings and borders cut into vector tiles, one when it is asked for, as MapLibre cuts GeoJSON itself. */
import type { Atlas } from "../../core/model/atlas.ts";
import { needing } from "../../core/optional-package.ts";
import type { DatedHolding } from "../dated-holdings.ts";
import { type Asked, headText } from "../geojson.ts";
import { COLUMNS, type HoldingRow } from "../holding-columns.ts";
import { holdingRow } from "../holding-row.ts";
import { attributionsOf } from "../licences.ts";
import { type Box, boxOfLines } from "../wkb.ts";
import { BORDER_DAYS, BORDER_WORDS, bordersOf } from "./borders.ts";

export const LAYERS = { holdings: "holdings", borders: "borders" } as const;

/** A tile that is larger when it has been compressed makes maps stutter; its outlines are simplified more. */
export const MOST_BYTES = 500_000;

/** Units of a tile, of which it has 4096, by which an outline may be off: as drawn by MapLibre itself, then ever coarser. */
const TOLERANCES = [3, 12, 48, 192];

/** No tiles are deeper, however small the land. */
const DEEPEST = 12;

/** Deepest zoom: one more for each halving of the land's width, since small atlases are drawn in detail. */
const maxZoomFor = ([west, , east]: Box): number =>
  Math.max(6, Math.min(DEEPEST, 6 + Math.floor(Math.log2(120 / Math.max(east - west, 1e-6)))));

/** Latitudes beyond which web maps show nothing. */
const EDGE = 85.0511;

/** TileJSON 3.0 without the address of its tiles. */
export interface TileJson {
  readonly tilejson: "3.0.0";
  readonly scheme: "xyz";
  readonly minzoom: number;
  readonly maxzoom: number;
  readonly bounds: Box;
  readonly center: readonly [lon: number, lat: number, zoom: number];
  readonly name: string;
  readonly [about: string]: unknown;
}

/** A tile as a Mapbox Vector Tile, and the same compressed with gzip. */
export interface CutTile {
  readonly plain: Uint8Array;
  packed(): Uint8Array;
}

export interface Tiler {
  readonly tileJson: TileJson;
  readonly rows: readonly HoldingRow[];
  /** The tile; undefined where it has no land, "too large" where it would hold more than `MOST_BYTES` however simplified. */
  cut(z: number, x: number, y: number): CutTile | undefined | "too large";
  gzip(bytes: Uint8Array): Uint8Array;
}

const withoutNulls = (row: object): Record<string, string | number> =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));

const fields = {
  holdings: Object.fromEntries(COLUMNS.map((c) => [c.name, c.type === "real" || c.type === "integer" ? "Number" : "String"])),
  borders: {
    kind: `String: ${BORDER_WORDS.join(", ")}`,
    left: "String",
    right: "String",
    ...Object.fromEntries(BORDER_DAYS.map((name) => [name, name.endsWith("_day") ? "Number" : "String"])),
  },
};

/** The box of the land of these holdings; of all that a web map shows where they have none. */
export function boxOfHoldings({ land: { arrangement } }: Atlas, holdings: readonly DatedHolding[]): Box {
  const used = new Set<number>();
  for (const { holding } of holdings)
    for (const polygon of arrangement.rings(holding.faces)) for (const arc of polygon[0] ?? []) used.add(arc < 0 ? ~arc : arc);
  return boxOfLines([...used].map((arc) => arrangement.arcs[arc]?.line ?? [])) ?? [-180, -EDGE, 180, EDGE];
}

/** What TileJSON 3.0 says of the tiles, but for their address. */
function tileJsonOf(atlas: Atlas, asked: Asked, box: Box, maxZoom: number): TileJson {
  const bounds: Box = [box[0], Math.max(-EDGE, box[1]), box[2], Math.min(EDGE, box[3])];
  const layer = (id: keyof typeof fields, description: string) => ({ id, description, minzoom: 0, maxzoom: maxZoom, fields: fields[id] });
  return {
    tilejson: "3.0.0",
    scheme: "xyz",
    minzoom: 0,
    maxzoom: maxZoom,
    bounds,
    center: [(bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2, Math.max(0, maxZoom - 5)],
    name: `${headText(atlas, atlas.head.title)}: ${asked.layer} as ${asked.viewpoint} sees it`,
    description: "Start inclusive, end exclusive. Features of all days lie in one tile: filter by start_day and end_day.",
    attribution: [atlas.head.licence, ...attributionsOf(atlas)].join(" · "),
    type: "overlay",
    ...asked,
    vector_layers: [
      layer("holdings", "land with one answer for a run of days"),
      layer("borders", "lines between answers, each stretch once"),
    ],
  };
}

type Features = GeoJSON.FeatureCollection;
const collection = (features: GeoJSON.Feature[]): Features => ({ type: "FeatureCollection", features });

function layersOf(
  atlas: Atlas,
  holdings: readonly DatedHolding[],
  rows: readonly HoldingRow[],
  asked: Asked,
): Readonly<Record<string, Features>> {
  return {
    [LAYERS.holdings]: collection(
      holdings.map(({ holding }, i) => ({
        type: "Feature",
        id: i + 1,
        properties: withoutNulls(rows[i] as HoldingRow),
        geometry: { type: "MultiPolygon", coordinates: atlas.land.arrangement.outline(holding.faces) as unknown as number[][][][] },
      })),
    ),
    [LAYERS.borders]: collection(
      bordersOf(atlas, holdings, asked.layer).map(({ properties, lines }, i) => ({
        type: "Feature",
        id: i + 1,
        properties: withoutNulls(properties),
        geometry: { type: "MultiLineString", coordinates: lines as unknown as number[][][] },
      })),
    ),
  };
}

/** Cuts the land of these holdings into tiles, none deeper than `deepest`. */
export async function tilerOf(atlas: Atlas, holdings: readonly DatedHolding[], asked: Asked, deepest = DEEPEST): Promise<Tiler> {
  const { GeoJSONVT } = await needing("@maplibre/geojson-vt", () => import("@maplibre/geojson-vt"));
  const { fromGeojsonVt } = await needing("@maplibre/vt-pbf", () => import("@maplibre/vt-pbf"));
  const { gzipSync } = await needing("fflate", () => import("fflate"));
  const gzip = (bytes: Uint8Array): Uint8Array => gzipSync(bytes, { level: 6, mtime: 0 });
  const rows = holdings.map((dated) => holdingRow(atlas, asked.viewpoint, asked.layer, dated));
  const box = boxOfHoldings(atlas, holdings);
  const maxZoom = Math.min(deepest, maxZoomFor(box));
  const layers = Object.entries(layersOf(atlas, holdings, rows, asked));
  const indexes = new Map<number, (readonly [string, InstanceType<typeof GeoJSONVT>])[]>();
  const indexesAt = (tolerance: number) => {
    let made = indexes.get(tolerance);
    if (!made) {
      // coarser ones are for a few tiles only: nothing is cut before it is asked for
      const options = { maxZoom, indexMaxZoom: 0, tolerance, extent: 4096, buffer: 64 };
      made = layers.map(([name, features]) => [name, new GeoJSONVT(features, options)] as const);
      indexes.set(tolerance, made);
    }
    return made;
  };
  const cut = (z: number, x: number, y: number): CutTile | undefined | "too large" => {
    for (const tolerance of TOLERANCES) {
      const parts = indexesAt(tolerance).flatMap(([name, index]) => {
        const tile = index.getTile(z, x, y);
        return tile && tile.features.length > 0 ? [[name, tile] as const] : [];
      });
      if (parts.length === 0) return undefined;
      const plain = fromGeojsonVt(Object.fromEntries(parts), { version: 2, extent: 4096 });
      // packing takes longer than cutting: only archives need it, and tiles that are too large as they are
      const packed = plain.length > MOST_BYTES ? gzip(plain) : undefined;
      if ((packed ?? plain).length <= MOST_BYTES) return { plain, packed: () => packed ?? gzip(plain) };
    }
    return "too large";
  };
  return { tileJson: tileJsonOf(atlas, asked, box, maxZoom), rows, cut, gzip };
}
