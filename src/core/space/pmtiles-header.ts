/** What the first bytes of a PMTiles archive say (version 3, https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md). */

/** Bytes of the header; with the root directory it lies in the first 16 kB. */
export const PMTILES_HEADER = 127;
export const PMTILES_FIRST = 16_384;

/** Formats of pictures that tiles may have, by their numbers. */
const PICTURES: Readonly<Record<number, string>> = { 2: "image/png", 3: "image/jpeg", 4: "image/webp", 5: "image/avif" };
const VECTOR = 1;
const [NOT_PACKED, GZIP] = [1, 2];

export interface PmtilesHeader {
  /** offset and length of each part, bytes */
  readonly root: readonly [number, number];
  readonly leaves: readonly [number, number];
  readonly tiles: readonly [number, number];
  /** directories are packed with gzip */
  readonly packed: boolean;
  readonly tilesPacked: boolean;
  /** media type of the tiles */
  readonly type: string;
  readonly minZoom: number;
  readonly maxZoom: number;
  /** west, south, east, north */
  readonly bounds: readonly [number, number, number, number];
}

export interface PmtilesFault {
  readonly message: string;
  readonly help: string;
}

const CUT = "cut the map into PNG, JPEG or WebP tiles, such as with gdal2tiles or rio-pmtiles, and name that archive";

/** Reads the header of an archive of pictures, of so many bytes in all. */
export function readPmtilesHeader(bytes: Uint8Array, size: number): PmtilesHeader | PmtilesFault {
  const magic = new TextDecoder().decode(bytes.subarray(0, 7));
  if (bytes.length < PMTILES_HEADER || magic !== "PMTiles") return { message: "the file is no PMTiles archive", help: CUT };
  if (bytes[7] !== 3)
    return { message: `it is PMTiles version ${bytes[7]}, and version 3 is read`, help: "convert it with pmtiles convert" };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const part = (at: number): readonly [number, number] => [Number(view.getBigUint64(at, true)), Number(view.getBigUint64(at + 8, true))];
  const [internal, packing, kind] = [bytes[97], bytes[98], bytes[99]];
  if (kind === VECTOR) return { message: "its tiles are vector tiles, and an old map is a picture", help: CUT };
  const type = PICTURES[kind ?? 0];
  if (type === undefined) return { message: `its tiles are of type ${kind}, which is none of PNG, JPEG, WebP and AVIF`, help: CUT };
  if ([internal, packing].some((one) => one !== NOT_PACKED && one !== GZIP))
    return { message: "it is packed by other means than gzip", help: "write it again with gzip, which every browser unpacks" };
  const [root, leaves, tiles] = [part(8), part(40), part(56)];
  const cutOff = [root, leaves, tiles].find(([at, length]) => !(at + length <= size));
  if (cutOff !== undefined || root[0] + root[1] > PMTILES_FIRST)
    return {
      message: "it ends before its tiles do, or its directory lies elsewhere",
      help: "copy the file again: it may have been cut off",
    };
  const degrees = (at: number): number => view.getInt32(at, true) / 1e7;
  const bounds = [degrees(102), degrees(106), degrees(110), degrees(114)] as const;
  const [minZoom, maxZoom] = [bytes[100] as number, bytes[101] as number];
  if (!(bounds[0] < bounds[2] && bounds[1] < bounds[3] && minZoom <= maxZoom && maxZoom <= 24))
    return { message: "its header gives no land that it shows, or no zooms", help: "write the archive again with its bounds" };
  return { root, leaves, tiles, packed: internal === GZIP, tilesPacked: packing === GZIP, type, minZoom, maxZoom, bounds };
}

export const isPmtilesFault = (read: PmtilesHeader | PmtilesFault): read is PmtilesFault => "message" in read;
