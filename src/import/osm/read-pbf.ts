/** OSM PBF: the format of planet files and of extracts, as osmium, Osmosis and Geofabrik write it. */
import { needing } from "../../core/optional-package.ts";
import type { LonLat } from "../../core/space/geometry.ts";
import { formatDay } from "../../core/time/format-day.ts";
import type { ForeignBytes, ImportFault } from "../imported.ts";
import {
  type About,
  type Element,
  type Kind,
  type Line,
  type Member,
  type OsmRead,
  positionOf,
  type Take,
  tagsOrNone,
} from "./elements.ts";
import { CutOff, eachField, packed, packedSums, type Wire } from "./wire.ts";

/** The most that the format allows of the head of a block, and of a block unpacked. */
const MOST_HEAD = 64 * 1024;
const MOST_BLOCK = 32 * 1024 * 1024;
/** What a file may ask of its reader that this one knows. */
const KNOWN: ReadonlySet<string> = new Set(["OsmSchema-V0.6", "DenseNodes"]);
const KINDS: readonly Kind[] = ["node", "way", "relation"];

class NotRead extends Error {}

/** Whether bytes begin as a file of OSM PBF does: with the length and the type of its first block. */
export const isPbf = (bytes: Uint8Array): boolean => new TextDecoder("latin1").decode(bytes.subarray(4, 15)) === "\n\tOSMHeader";

export async function readPbf(
  { name, bytes }: ForeignBytes,
  take: Take,
  progress: (fraction: number) => void,
): Promise<OsmRead | ImportFault> {
  const { unzlibSync } = await needing("fflate", () => import("fflate"));
  let about: About = {};
  try {
    for (let at = 0; at < bytes.length; ) {
      if (at + 4 > bytes.length) throw new CutOff("it ends within the length of a block");
      const size = new DataView(bytes.buffer, bytes.byteOffset + at, 4).getUint32(0);
      if (size > MOST_HEAD) throw new NotRead(`has a head of ${size} bytes, and ${MOST_HEAD} are the most`);
      const head = headOf(pieceOf(bytes, at + 4, size));
      const block = unpacked(pieceOf(bytes, at + 4 + size, head.size), unzlibSync);
      if (head.type === "OSMHeader") about = aboutIn(block);
      else if (head.type === "OSMData") new Block(block).elements(take);
      at += 4 + size + head.size;
      progress(at / bytes.length);
    }
  } catch (error) {
    if (error instanceof NotRead) return { ok: false, message: `${name} ${error.message}`, help: `osmium cat -o data.osm ${name}` };
    const why = error instanceof Error ? error.message : String(error);
    return { ok: false, message: `${name} cannot be read as OSM PBF: ${why}`, help: "the file may be cut off: fetch it again" };
  }
  return { ok: true, about, leftOut: [] };
}

function pieceOf(bytes: Uint8Array, from: number, size: number): Uint8Array {
  if (from + size > bytes.length) throw new CutOff("it ends within a block");
  return bytes.subarray(from, from + size);
}

const textOf = (bytes: Uint8Array): string => new TextDecoder("utf-8", { fatal: true }).decode(bytes);

function headOf(bytes: Uint8Array): { readonly type: string; readonly size: number } {
  let [type, size] = ["", 0];
  eachField(bytes, (field, wire) => {
    if (field === 1) type = textOf(wire.piece());
    else if (field === 3) size = wire.unsigned();
    else return false;
    return true;
  });
  if (size > MOST_BLOCK) throw new NotRead(`has a block of ${size} bytes, and ${MOST_BLOCK} are the most`);
  return { type, size };
}

/** The content of a block; one that says more of its size than the format allows is not unpacked. */
function unpacked(bytes: Uint8Array, unzlib: (data: Uint8Array, options: { out: Uint8Array }) => Uint8Array): Uint8Array {
  let raw: Uint8Array | undefined;
  let zlib: Uint8Array | undefined;
  let size = 0;
  let other = false;
  eachField(bytes, (field, wire) => {
    if (field === 1) raw = wire.piece();
    else if (field === 2) size = wire.unsigned();
    else if (field === 3) zlib = wire.piece();
    else {
      other ||= field > 3 && field < 8;
      return false;
    }
    return true;
  });
  if (raw) return raw;
  if (!zlib) throw new NotRead(other ? "is packed otherwise than by zlib" : "has a block without content");
  if (size > MOST_BLOCK) throw new NotRead(`has a block of ${size} bytes, and ${MOST_BLOCK} are the most`);
  return unzlib(zlib, { out: new Uint8Array(size) });
}

function aboutIn(bytes: Uint8Array): About {
  const words: string[] = [];
  let asOf: string | undefined;
  eachField(bytes, (field, wire) => {
    if (field === 4) {
      const asked = textOf(wire.piece());
      if (!KNOWN.has(asked)) throw new NotRead(`asks for ${asked}, which dejure does not read`);
    } else if (field === 16 || field === 17) words.push(textOf(wire.piece()));
    else if (field === 32) {
      const seconds = wire.signed();
      if (seconds > 0 && seconds < 1e11) asOf = formatDay(Math.floor(seconds / 86_400));
    } else return false;
    return true;
  });
  return { generator: words.join(" ") || undefined, asOf };
}

const unsigned = (wire: Wire): number => wire.unsigned();

/** One block: nodes, ways and relations over one table of texts. */
class Block {
  readonly #texts: Uint8Array[] = [];
  readonly #read = new Map<number, string>();
  readonly #groups: Uint8Array[] = [];
  #granularity = 100;
  #offset: LonLat = [0, 0];

  constructor(bytes: Uint8Array) {
    eachField(bytes, (field, wire) => {
      if (field === 1) eachField(wire.piece(), (one, table) => one === 1 && this.#texts.push(table.piece()) > 0);
      else if (field === 2) this.#groups.push(wire.piece());
      else if (field === 17) this.#granularity = wire.unsigned();
      else if (field === 19) this.#offset = [this.#offset[0], wire.signed()];
      else if (field === 20) this.#offset = [wire.signed(), this.#offset[1]];
      else return false;
      return true;
    });
  }

  elements(take: Take): void {
    for (const group of this.#groups)
      eachField(group, (field, wire) => {
        if (field === 2) this.#dense(wire.piece(), take);
        else if (field === 1 || field === 3 || field === 4) this.#one(KINDS[field === 1 ? 0 : field - 2] as Kind, wire.piece(), take);
        else return false;
        return true;
      });
  }

  #text(index: number): string {
    const known = this.#read.get(index);
    if (known !== undefined) return known;
    const bytes = this.#texts[index];
    if (!bytes) throw new CutOff(`it names the text ${index}, and its table has ${this.#texts.length}`);
    const text = textOf(bytes);
    this.#read.set(index, text);
    return text;
  }

  #at = (lon: number, lat: number): LonLat | undefined =>
    positionOf(round(this.#offset[0] + this.#granularity * lon), round(this.#offset[1] + this.#granularity * lat));

  #tags(keys: readonly number[], values: readonly number[]): Element["tags"] {
    return tagsOrNone(new Map(keys.map((key, i) => [this.#text(key), this.#text(values[i] ?? 0)])));
  }

  /** Nodes in columns; keys and values of each end with a 0. */
  #dense(bytes: Uint8Array, take: Take): void {
    let ids: readonly number[] = [];
    let [lats, lons, pairs, versions, visible]: number[][] = [[], [], [], [], []];
    eachField(bytes, (field, wire) => {
      if (field === 1) ids = packedSums(wire.piece());
      else if (field === 8) lats = packedSums(wire.piece());
      else if (field === 9) lons = packedSums(wire.piece());
      else if (field === 10) pairs = packed(wire.piece(), unsigned);
      else if (field === 5)
        eachField(wire.piece(), (one, info) => {
          if (one === 1) versions = packed(info.piece(), unsigned);
          else if (one === 6) visible = packed(info.piece(), unsigned);
          else return false;
          return true;
        });
      else return false;
      return true;
    });
    let next = 0;
    for (const [i, id] of ids.entries()) {
      const [keys, values]: number[][] = [[], []];
      for (; next < (pairs?.length ?? 0) && pairs?.[next] !== 0; next += 2) {
        keys?.push(pairs?.[next] as number);
        values?.push(pairs?.[next + 1] ?? 0);
      }
      next++;
      if (visible?.[i] === 0) continue;
      const at = this.#at(lons?.[i] ?? Number.NaN, lats?.[i] ?? Number.NaN);
      take({ kind: "node", id: String(id), version: versions?.[i] ?? 0, tags: this.#tags(keys ?? [], values ?? []), ...(at && { at }) });
    }
  }

  #one(kind: Kind, bytes: Uint8Array, take: Take): void {
    let [id, lon, lat, version] = [0, Number.NaN, Number.NaN, 0];
    let visible = true;
    const columns = new Map<number, Uint8Array>();
    eachField(bytes, (field, wire) => {
      if (field === 1) id = kind === "node" ? wire.zigzag() : wire.signed();
      else if (kind === "node" && field === 8) lat = wire.zigzag();
      else if (kind === "node" && field === 9) lon = wire.zigzag();
      else if (field === 4)
        eachField(wire.piece(), (one, info) => {
          if (one === 1) version = info.unsigned();
          else if (one === 6) visible = info.unsigned() !== 0;
          else return false;
          return true;
        });
      else if (field === 2 || field === 3 || field >= 8) columns.set(field, wire.piece());
      else return false;
      return true;
    });
    if (!visible) return;
    const sums = (field: number): number[] => packedSums(columns.get(field) ?? new Uint8Array());
    const numbers = (field: number): number[] => packed(columns.get(field) ?? new Uint8Array(), unsigned);
    const common = { kind, id: String(id), version, tags: this.#tags(numbers(2), numbers(3)) };
    if (kind === "node") {
      const at = this.#at(lon, lat);
      take({ ...common, ...(at && { at }) });
    } else if (kind === "way") {
      const [lats, lons] = [sums(9), sums(10)];
      const line: Line = lons.map((x, i) => this.#at(x, lats[i] ?? Number.NaN));
      take({ ...common, refs: sums(8).map(String), ...(line.length > 0 && { line }) });
    } else {
      const [roles, kinds] = [numbers(8), numbers(10)];
      const members = sums(9).flatMap((ref, i): Member[] => {
        const what = KINDS[kinds[i] ?? -1];
        return what ? [{ kind: what, ref: String(ref), role: this.#text(roles[i] ?? 0) }] : [];
      });
      take({ ...common, members });
    }
  }
}

/** Thousand-millionths of a degree as degrees, to the seven decimals that OpenStreetMap has. */
const round = (nano: number): number => Math.round(nano / 100) / 1e7;
