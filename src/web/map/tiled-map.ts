/** An old map as a PMTiles archive: the tiles that a view needs, joined to one picture. */

import { type Camera, onPlane } from "../../cartography/plane.ts";
import { isPmtilesFault, PMTILES_FIRST, type PmtilesHeader, readPmtilesHeader } from "../../core/space/pmtiles-header.ts";
import { tileId } from "../../export/pmtiles/container.ts";
import type { Straightened } from "./old-map.ts";

interface Entry {
  readonly id: number;
  readonly run: number;
  readonly offset: number;
  readonly length: number;
}

/** Tiles of a zoom, from west and north to east and south, all of them within. */
export interface Tiles {
  readonly z: number;
  readonly west: number;
  readonly north: number;
  readonly east: number;
  readonly south: number;
}

/** Side of a tile, px; tiles across and down at most. */
const SIDE = 256;
const MOST = 8;
/** px of the world at zoom 0 of the map. */
const WORLD = 512;

async function unpacked(bytes: Uint8Array<ArrayBuffer>, packed: boolean): Promise<Uint8Array<ArrayBuffer>> {
  if (!packed) return bytes;
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** Entries of a directory: ids, runs, lengths and offsets in turn, each as numbers of seven bits a byte. */
function entriesOf(bytes: Uint8Array): readonly Entry[] {
  let at = 0;
  const number = (): number => {
    let value = 0;
    for (let scale = 1; at < bytes.length; scale *= 128) {
      const byte = bytes[at++] as number;
      value += (byte & 127) * scale;
      if (byte < 128) break;
    }
    return value;
  };
  const count = Math.min(number(), bytes.length);
  const column = (): number[] => Array.from({ length: count }, number);
  let id = 0;
  const ids = column().map((step) => (id += step));
  const [runs, lengths, offsets] = [column(), column(), column()];
  let end = 0;
  return ids.map((one, i) => {
    const length = lengths[i] as number;
    const offset = offsets[i] === 0 ? end : (offsets[i] as number) - 1;
    end = offset + length;
    return { id: one, run: runs[i] as number, offset, length };
  });
}

/** Longitude of the western edge of a column of tiles, latitude of the northern edge of a row. */
const lonOf = (x: number, z: number): number => (x / 2 ** z) * 360 - 180;
const latOf = (y: number, z: number): number => (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / 2 ** z))) * 180) / Math.PI;
/** The same the other way round, in parts of a tile. */
const columnOf = (lon: number, z: number): number => ((lon + 180) / 360) * 2 ** z;
const rowOf = (lat: number, z: number): number => ((1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2) * 2 ** z;

/** The tiles of an archive that fill a screen at the fitting zoom; undefined where it shows nothing of what is seen. */
export function tilesFor(
  { bounds, minZoom, maxZoom }: Pick<PmtilesHeader, "bounds" | "minZoom" | "maxZoom">,
  { lat, lon, zoom }: Camera,
  width: number,
  height: number,
): Tiles | undefined {
  const [west, south, east, north] = bounds;
  const limit = (value: number, z: number): number => Math.min(2 ** z - 1, Math.max(0, Math.floor(value)));
  const nearest = Math.min(maxZoom, Math.max(minZoom, Math.round(zoom + Math.log2(WORLD / SIDE))));
  for (let z = nearest; z >= minZoom; z--) {
    const perTile = (WORLD * 2 ** zoom) / 2 ** z;
    const [x, y] = [columnOf(lon, z), rowOf(lat, z)];
    const [across, down] = [width / 2 / perTile, height / 2 / perTile];
    const tiles = {
      z,
      west: Math.max(limit(columnOf(west, z), z), limit(x - across, z)),
      east: Math.min(limit(columnOf(east, z) - 1e-9, z), limit(x + across, z)),
      north: Math.max(limit(rowOf(north, z), z), limit(y - down, z)),
      south: Math.min(limit(rowOf(south, z) - 1e-9, z), limit(y + down, z)),
    };
    if (tiles.east < tiles.west || tiles.south < tiles.north) return undefined;
    if (tiles.east - tiles.west < MOST && tiles.south - tiles.north < MOST) return tiles;
  }
  return undefined;
}

/** An old map that is read by ranges; a host that gives none gives the whole at once. */
export class TiledMap {
  readonly header: PmtilesHeader;
  readonly #address: string;
  readonly #whole: Uint8Array<ArrayBuffer> | undefined;
  readonly #root: readonly Entry[];
  readonly #leaves = new Map<number, Promise<readonly Entry[]>>();

  private constructor(address: string, header: PmtilesHeader, root: readonly Entry[], whole: Uint8Array<ArrayBuffer> | undefined) {
    this.#address = address;
    this.header = header;
    this.#root = root;
    this.#whole = whole;
  }

  static async open(address: string): Promise<TiledMap> {
    const response = await fetch(address, { headers: { range: `bytes=0-${PMTILES_FIRST - 1}` } });
    if (!response.ok) throw new Error(`${address}: ${response.status}`);
    const first = new Uint8Array(await response.arrayBuffer());
    const header = readPmtilesHeader(first, Number.POSITIVE_INFINITY);
    if (isPmtilesFault(header)) throw new Error(`${address}: ${header.message}`);
    const [at, length] = header.root;
    const root = entriesOf(await unpacked(first.slice(at, at + length), header.packed));
    return new TiledMap(address, header, root, response.status === 200 ? first : undefined);
  }

  /** The tiles that fill a screen at the fitting zoom; undefined where the map shows nothing of what is seen. */
  tilesFor(camera: Camera, width: number, height: number): Tiles | undefined {
    return tilesFor(this.header, camera, width, height);
  }

  async #bytes(at: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
    if (this.#whole !== undefined) return this.#whole.slice(at, at + length);
    const response = await fetch(this.#address, { headers: { range: `bytes=${at}-${at + length - 1}` } });
    if (response.status !== 206) throw new Error(`${this.#address}: ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  }

  async #tile(z: number, x: number, y: number): Promise<ImageBitmap | undefined> {
    const { leaves, tiles, packed, tilesPacked, type } = this.header;
    const id = tileId(z, x, y);
    let entries = this.#root;
    // a leaf leads to tiles, or in a large archive to another leaf
    for (let depth = 0; depth < 4; depth++) {
      const entry = entries.findLast((one) => one.id <= id);
      if (entry === undefined) return undefined;
      if (entry.run > 0) {
        if (id >= entry.id + entry.run) return undefined;
        const bytes = await unpacked(await this.#bytes(tiles[0] + entry.offset, entry.length), tilesPacked);
        return createImageBitmap(new Blob([bytes], { type }));
      }
      const at = leaves[0] + entry.offset;
      let leaf = this.#leaves.get(at);
      if (leaf === undefined)
        this.#leaves.set(
          at,
          (leaf = this.#bytes(at, entry.length)
            .then((bytes) => unpacked(bytes, packed))
            .then(entriesOf)),
        );
      entries = await leaf;
    }
    return undefined;
  }

  /** These tiles as one picture, whose sides run along meridians and parallels; one that is not there is left empty. */
  async joined({ z, west, north, east, south }: Tiles): Promise<Straightened> {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [(east - west + 1) * SIDE, (south - north + 1) * SIDE];
    const pen = canvas.getContext("2d");
    const all: Promise<void>[] = [];
    for (let y = north; y <= south; y++)
      for (let x = west; x <= east; x++)
        all.push(
          this.#tile(z, x, y).then((tile) => {
            if (tile !== undefined) pen?.drawImage(tile, (x - west) * SIDE, (y - north) * SIDE, SIDE, SIDE);
            tile?.close();
          }),
        );
    await Promise.all(all);
    const bounds = [lonOf(west, z), latOf(south + 1, z), lonOf(east + 1, z), latOf(north, z)] as const;
    return {
      canvas,
      bounds,
      href: canvas.toDataURL("image/webp", 0.9),
      northWest: onPlane([bounds[0], bounds[3]]),
      southEast: onPlane([bounds[2], bounds[1]]),
    };
  }
}
