/**
 * PMTiles, version 3: a pyramid of tiles as one file that is read by ranges. Tiles stand in the order of the Hilbert curve, each
 * content once, and directories that do not fit into the first 16 kB get leaves. The same tiles give the same bytes.
 */
import { Bytes } from "./bytes.ts";
import { Distinct } from "./distinct.ts";

export interface Tile {
  readonly z: number;
  readonly x: number;
  readonly y: number;
  /** compressed with gzip */
  readonly bytes: Uint8Array;
}

export interface ContainerOptions {
  /** west, south, east, north */
  readonly bounds: readonly [number, number, number, number];
  readonly center: readonly [lon: number, lat: number, zoom: number];
  readonly minZoom: number;
  readonly maxZoom: number;
  readonly metadata: object;
  gzip(bytes: Uint8Array): Uint8Array;
}

const HEADER = 127;
/** Header and root lie in what a reader fetches first. */
const ROOT_MOST = 16_384 - HEADER;
const GZIP = 2;
const MVT = 1;

interface Entry {
  readonly id: number;
  readonly offset: number;
  readonly length: number;
  /** tiles in a row with this content; 0: a leaf */
  run: number;
}

/** The number of a tile: zooms one after another, each along its Hilbert curve. */
export function tileId(z: number, x: number, y: number): number {
  let id = (4 ** z - 1) / 3;
  let [tx, ty] = [x, y];
  for (let s = 2 ** (z - 1); s >= 1; s /= 2) {
    const rx = (tx & s) > 0 ? 1 : 0;
    const ry = (ty & s) > 0 ? 1 : 0;
    id += s * s * ((3 * rx) ^ ry);
    if (ry === 0) {
      if (rx === 1) [tx, ty] = [s - 1 - tx, s - 1 - ty];
      [tx, ty] = [ty, tx];
    }
  }
  return id;
}

function directory(entries: readonly Entry[]): Uint8Array {
  const out = new Bytes();
  out.varint(entries.length);
  let last = 0;
  for (const { id } of entries) {
    out.varint(id - last);
    last = id;
  }
  for (const { run } of entries) out.varint(run);
  for (const { length } of entries) out.varint(length);
  for (const [i, { offset }] of entries.entries()) {
    const before = entries[i - 1];
    // 0: it follows on the one before it
    out.varint(before && offset === before.offset + before.length ? 0 : offset + 1);
  }
  return out.view();
}

/** The root, and the leaves where all entries do not fit into it. */
function directories(entries: readonly Entry[], gzip: ContainerOptions["gzip"]): { root: Uint8Array; leaves: Uint8Array[] } {
  const whole = gzip(directory(entries));
  if (whole.length <= ROOT_MOST) return { root: whole, leaves: [] };
  for (let size = 4096; ; size *= 2) {
    const leaves: Uint8Array[] = [];
    const pointers: Entry[] = [];
    let offset = 0;
    for (let at = 0; at < entries.length; at += size) {
      const leaf = gzip(directory(entries.slice(at, at + size)));
      leaves.push(leaf);
      pointers.push({ id: (entries[at] as Entry).id, offset, length: leaf.length, run: 0 });
      offset += leaf.length;
    }
    const root = gzip(directory(pointers));
    if (root.length <= ROOT_MOST) return { root, leaves };
  }
}

/** The file in pieces. */
export function pmtiles(tiles: Iterable<Tile>, options: ContainerOptions): Uint8Array[] {
  const numbered = [...tiles].map((tile) => ({ id: tileId(tile.z, tile.x, tile.y), bytes: tile.bytes })).sort((a, b) => a.id - b.id);
  const contents: Uint8Array[] = [];
  const known = new Distinct<{ readonly offset: number; readonly length: number }>();
  const entries: Entry[] = [];
  let dataLength = 0;
  for (const { id, bytes } of numbered) {
    const place = known.get(bytes, () => {
      const offset = dataLength;
      contents.push(bytes);
      dataLength += bytes.length;
      return { offset, length: bytes.length };
    });
    const last = entries.at(-1);
    if (last && last.offset === place.offset && last.id + last.run === id) last.run++;
    else entries.push({ id, ...place, run: 1 });
  }
  const { root, leaves } = directories(entries, options.gzip);
  const metadata = options.gzip(new TextEncoder().encode(JSON.stringify(options.metadata)));
  const leavesLength = leaves.reduce((sum, leaf) => sum + leaf.length, 0);
  const header = new Uint8Array(HEADER);
  const view = new DataView(header.buffer);
  header.set(new TextEncoder().encode("PMTiles"));
  header[7] = 3;
  const metadataAt = HEADER + root.length;
  const leavesAt = metadataAt + metadata.length;
  const dataAt = leavesAt + leavesLength;
  const numbers = [
    HEADER,
    root.length,
    metadataAt,
    metadata.length,
    leavesAt,
    leavesLength,
    dataAt,
    dataLength,
    numbered.length,
    entries.length,
    contents.length,
  ];
  for (const [i, n] of numbers.entries()) view.setBigUint64(8 + 8 * i, BigInt(n), true);
  header.set([1, GZIP, GZIP, MVT, options.minZoom, options.maxZoom], 96);
  for (const [i, degrees] of options.bounds.entries()) view.setInt32(102 + 4 * i, Math.round(degrees * 1e7), true);
  const [lon, lat, zoom] = options.center;
  header[118] = zoom;
  view.setInt32(119, Math.round(lon * 1e7), true);
  view.setInt32(123, Math.round(lat * 1e7), true);
  return [header, root, metadata, ...leaves, ...contents];
}
