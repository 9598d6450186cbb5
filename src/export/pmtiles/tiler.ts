/** Holdings and borders cut into vector tiles, each when it is asked for, from the arcs that cross it. */
import type { Atlas } from "../../core/model/atlas.ts";
import type { Arrangement } from "../../core/space/arrangement.ts";
import type { DatedHolding } from "../dated-holdings.ts";
import { type Asked, headText } from "../geojson.ts";
import { COLUMNS, type HoldingRow } from "../holding-columns.ts";
import { holdingRow } from "../holding-row.ts";
import { attributionsOf } from "../licences.ts";
import { type Box, boxOf, boxOfLines } from "../wkb.ts";
import { BORDER_DAYS, BORDER_WORDS, bordersOf } from "./borders.ts";
import { Bytes } from "./bytes.ts";
import { Cutter } from "./cutter.ts";
import { type ArcPolygons, drawingOf } from "./drawing.ts";
import { Gzip } from "./gzip.ts";
import { DEEPEST_ONLY, levelAt } from "./levels.ts";
import { Layer, LINES, POLYGON } from "./mvt.ts";
import { shown } from "./window.ts";

export const LAYERS = { holdings: "holdings", borders: "borders" } as const;

/** A tile that is larger when it has been compressed makes maps stutter; its outlines are simplified more. */
export const MOST_BYTES = 500_000;

/** So many zooms higher are the vertices taken from, for tiles that would be too large. */
const COARSER = [0, 2, 4, 6];

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
  readonly plain: Uint8Array<ArrayBuffer>;
  packed(): Uint8Array;
}

export interface Tiler {
  readonly tileJson: TileJson;
  readonly rows: readonly HoldingRow[];
  /** The tile; undefined where it has no land, "too large" where it would hold more than `MOST_BYTES` however simplified. */
  cut(z: number, x: number, y: number): CutTile | undefined | "too large";
  /** Whether some land or border may lie in the tile, though too small to be drawn there. */
  reaches(z: number, x: number, y: number): boolean;
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

const arcBoxes = new WeakMap<Arrangement, (Box | undefined)[]>();

/** The box of the land of these outlines; of all that a web map shows where they have none. */
function boxAlong(arrangement: Arrangement, outlines: readonly ArcPolygons[]): Box {
  const known = arcBoxes.get(arrangement) ?? [];
  arcBoxes.set(arrangement, known);
  const used = new Set<number>();
  for (const polygons of outlines) for (const [outer] of polygons) for (const arc of outer ?? []) used.add(arc < 0 ? ~arc : arc);
  const boxes = [...used].map((arc) => (known[arc] ??= boxOfLines([arrangement.arcs[arc]?.line ?? []])));
  return boxOf(boxes) ?? [-180, -EDGE, 180, EDGE];
}

const outlinesOf = ({ land: { arrangement } }: Atlas, holdings: readonly DatedHolding[]): ArcPolygons[] =>
  holdings.map(({ holding }) => arrangement.rings(holding.faces));

/** The box of the land of these holdings. */
export const boxOfHoldings = (atlas: Atlas, holdings: readonly DatedHolding[]): Box =>
  boxAlong(atlas.land.arrangement, outlinesOf(atlas, holdings));

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

/** Cuts the land of these holdings into tiles, none deeper than `deepest`. */
export function tilerOf(atlas: Atlas, holdings: readonly DatedHolding[], asked: Asked, deepest = DEEPEST): Tiler {
  const packer = new Gzip();
  const gzip = (bytes: Uint8Array): Uint8Array => packer.pack(bytes);
  const rows = holdings.map((dated) => holdingRow(atlas, asked.viewpoint, asked.layer, dated));
  const { arrangement } = atlas.land;
  const outlines = outlinesOf(atlas, holdings);
  const box = boxAlong(arrangement, outlines);
  const maxZoom = Math.min(deepest, maxZoomFor(box));
  const borders = bordersOf(atlas, holdings, asked.layer);
  const drawing = drawingOf(arrangement, outlines, borders, maxZoom);
  const holdingsLayer = new Layer(LAYERS.holdings, rows.map(withoutNulls));
  const bordersLayer = new Layer(
    LAYERS.borders,
    borders.map(({ properties }) => withoutNulls(properties)),
  );
  const tile = new Bytes(1 << 16);
  const cutter = new Cutter(drawing);
  const cut = (z: number, x: number, y: number): CutTile | undefined | "too large" => {
    const at = shown(z, x, y);
    for (const coarser of COARSER) {
      const level = z === maxZoom && coarser === 0 ? DEEPEST_ONLY : levelAt(z - coarser);
      holdingsLayer.begin();
      cutter.land(at, level, (feature, geometry) => holdingsLayer.add(feature, POLYGON, geometry));
      bordersLayer.begin();
      cutter.lines(at, level, (feature, geometry) => bordersLayer.add(feature, LINES, geometry));
      tile.clear();
      holdingsLayer.write(tile);
      bordersLayer.write(tile);
      if (tile.length === 0) return undefined;
      const plain = tile.view().slice();
      // packing takes longer than cutting: only archives need it, and tiles that are too large as they are
      const packed = plain.length > MOST_BYTES ? gzip(plain) : undefined;
      if ((packed ?? plain).length <= MOST_BYTES) return { plain, packed: () => packed ?? gzip(plain) };
    }
    return "too large";
  };
  const reaches = (z: number, x: number, y: number): boolean => cutter.reaches(shown(z, x, y));
  return { tileJson: tileJsonOf(atlas, asked, box, maxZoom), rows, cut, reaches, gzip };
}
