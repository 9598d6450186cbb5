/** A file of named parts, each with a checksum: what is not byte for byte as it was written counts as not there. */
import { createHash } from "node:crypto";
import { deserialize, serialize } from "node:v8";

/** Reads a stretch of a file; throws, or gives less, where there is no such stretch. */
export type ReadAt = (at: number, length: number) => Uint8Array;

/** Parts by their names; throws where a part is not there or is damaged. */
export type Parts = (name: string) => Uint8Array;

interface Header {
  /** what the parts were made of */
  readonly key: string;
  /** the file that they were written into */
  readonly place: string;
  readonly parts: Readonly<Record<string, { readonly at: number; readonly length: number; readonly sum: string }>>;
}

const MAGIC = new TextEncoder().encode("dejure kept\n");
const SUM = 32;
/** magic, length of the header, checksum of the header */
const PREFIX = MAGIC.length + 4 + SUM;
/** Longer headers are none of ours. */
const LONGEST_HEADER = 65_536;
/** Numbers of eight bytes in a part are read where they stand, which asks for this alignment. */
const ALIGNMENT = 8;

const sha256 = (bytes: Uint8Array): Uint8Array => createHash("sha256").update(bytes).digest();
const sumOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("base64");
const aligned = (at: number): number => Math.ceil(at / ALIGNMENT) * ALIGNMENT;

/** The pieces of a file with these parts, in order. */
export function packed(key: string, place: string, parts: Readonly<Record<string, Uint8Array>>): Uint8Array[] {
  let end = 0;
  const places: Record<string, Header["parts"][string]> = {};
  const pieces: Uint8Array[] = [];
  for (const [name, bytes] of Object.entries(parts)) {
    const at = aligned(end);
    if (at > end) pieces.push(new Uint8Array(at - end));
    places[name] = { at, length: bytes.length, sum: sumOf(bytes) };
    pieces.push(bytes);
    end = at + bytes.length;
  }
  const header = serialize({ key, place, parts: places } satisfies Header);
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, header.length);
  const begin = PREFIX + header.length;
  return [MAGIC, length, sha256(header), header, new Uint8Array(aligned(begin) - begin), ...pieces];
}

/** The parts in a file, where they are of this key and were written into this very file. */
export function unpacked(read: ReadAt, key: string, place: string): Parts | undefined {
  const prefix = read(0, PREFIX);
  if (prefix.length !== PREFIX || MAGIC.some((byte, i) => prefix[i] !== byte)) return undefined;
  const length = new DataView(prefix.buffer, prefix.byteOffset).getUint32(MAGIC.length);
  if (length > LONGEST_HEADER) return undefined;
  const bytes = read(PREFIX, length);
  const sum = prefix.subarray(MAGIC.length + 4);
  if (bytes.length !== length || sha256(bytes).some((byte, i) => sum[i] !== byte)) return undefined;
  const header = deserialize(bytes) as Header;
  if (header.key !== key || header.place !== place) return undefined;
  const begin = aligned(PREFIX + length);
  return (name) => {
    const part = header.parts[name];
    const found = part && read(begin + part.at, part.length);
    if (!found || found.length !== part.length || sumOf(found) !== part.sum) throw new Error(`the part ${name} is damaged`);
    return found;
  };
}
