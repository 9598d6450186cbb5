/**
 * gzip (RFC 1951, 1952) for many small pieces. The same bytes on every machine, which zlib's versions do not give; and its tables are
 * kept from one piece to the next, which libraries make anew for each: that took longer than cutting tiles.
 */
import { codeLengths, codesOf } from "./huffman.ts";

const WINDOW = 32_768;
const HASHES = 1 << 15;
const SHORTEST = 3;
const LONGEST = 258;
/** Earlier places that are tried for a match, and the length from which on one is good enough. */
const TRIES = 8;
const GOOD = 64;
/** Tokens of a block, which has codes of its own. */
const BLOCK = 1 << 14;
const END = 256;

/** In the order in which the lengths of their codes are written. */
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/** Codes of lengths (less `SHORTEST`) and of distances (less 1): their first value and how many bits follow. */
function ranges(count: number, extraOf: (code: number) => number): { first: Uint16Array; extra: Uint8Array } {
  const first = new Uint16Array(count);
  const extra = new Uint8Array(count);
  for (let code = 0, at = 0; code < count; code++) {
    first[code] = at;
    extra[code] = extraOf(code);
    at += 1 << extra[code]!;
  }
  return { first, extra };
}
const LENGTHS = ranges(28, (code) => (code < 8 ? 0 : (code >> 2) - 1));
const DISTANCES = ranges(30, (code) => (code < 4 ? 0 : (code >> 1) - 1));

/** The code of each length and of each distance below 256; longer ones by their upper bits. */
const lengthCode = new Uint8Array(256);
for (let code = 0; code < 28; code++) lengthCode.fill(code, LENGTHS.first[code], LENGTHS.first[code]! + (1 << LENGTHS.extra[code]!));
// the longest has a code of its own
lengthCode[LONGEST - SHORTEST] = 28;
const distanceCodes = new Uint8Array(512);
for (let i = 0; i < 256; i++) {
  distanceCodes[i] = DISTANCES.first.findLastIndex((first) => first <= i);
  distanceCodes[256 + i] = DISTANCES.first.findLastIndex((first) => first <= i << 7);
}
const distanceCode = (d: number): number => (d < 256 ? distanceCodes[d]! : distanceCodes[256 + (d >> 7)]!);
const lengthExtra = (code: number): number => (code === 28 ? 0 : LENGTHS.extra[code]!);

const CRC = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? 0xedb88320 ^ (crc >>> 1) : crc >>> 1;
  return crc;
});

/** A code: frequencies, and what follows from them. */
class Code {
  readonly count: number;
  readonly frequencies: Uint32Array;
  readonly lengths: Uint8Array;
  readonly codes: Uint16Array;
  readonly #most: number;

  constructor(count: number, most: number) {
    this.count = count;
    this.#most = most;
    this.frequencies = new Uint32Array(count);
    this.lengths = new Uint8Array(count);
    this.codes = new Uint16Array(count);
  }

  build(): void {
    codeLengths(this.frequencies, this.count, this.#most, this.lengths);
    codesOf(this.lengths, this.count, this.codes);
  }

  /** Symbols up to the last that occurs, `least` at least. */
  used(least: number): number {
    let used = this.count;
    while (used > least && this.lengths[used - 1] === 0) used--;
    return used;
  }
}

export class Gzip {
  readonly #head = new Int32Array(HASHES);
  readonly #before = new Int32Array(WINDOW);
  /** places are counted on from one piece to the next, so that the tables need not be emptied */
  #base = 1;
  readonly #tokens = new Int32Array(BLOCK);
  readonly #literals = new Code(286, 15);
  readonly #distances = new Code(30, 15);
  readonly #meta = new Code(19, 7);
  #out = new Uint8Array(1 << 16);
  #at = 0;
  #bits = 0;
  #bitCount = 0;

  pack(data: Uint8Array): Uint8Array<ArrayBuffer> {
    // no block is larger than its bytes as they are, and the codes of one take less than 400
    const room = data.length * 2 + 1024;
    if (this.#out.length < room) this.#out = new Uint8Array(2 * room);
    this.#out.set([31, 139, 8, 0, 0, 0, 0, 0, 0, 3]);
    this.#at = 10;
    this.#bits = this.#bitCount = 0;
    this.#match(data);
    if (this.#bitCount > 0) this.#put(0, 8 - this.#bitCount);
    let crc = -1;
    for (let i = 0; i < data.length; i++) crc = CRC[(crc ^ data[i]!) & 255]! ^ (crc >>> 8);
    for (const word of [~crc, data.length]) for (let shift = 0; shift < 32; shift += 8) this.#out[this.#at++] = word >>> shift;
    return this.#out.slice(0, this.#at);
  }

  /** Finds what occurs again, and writes block after block. */
  #match(data: Uint8Array): void {
    const head = this.#head;
    const before = this.#before;
    if (this.#base > 0x3fffffff) {
      head.fill(0);
      this.#base = 1;
    }
    const base = this.#base;
    this.#base += data.length + WINDOW;
    const end = data.length;
    const tokens = this.#tokens;
    const [literals, distances] = [this.#literals.frequencies, this.#distances.frequencies];
    let token = 0;
    let entered = 0;
    /** Enters all places up to one into the table, and gives the place before with the same hash. */
    const enter = (until: number): number => {
      let found = 0;
      for (; entered <= until && entered + SHORTEST <= end; entered++) {
        const hash = ((data[entered]! << 10) ^ (data[entered + 1]! << 5) ^ data[entered + 2]!) & (HASHES - 1);
        found = head[hash]!;
        before[entered & (WINDOW - 1)] = found;
        head[hash] = base + entered;
      }
      return found;
    };
    this.#begin();
    for (let i = 0; i < end; ) {
      let [length, distance] = [0, 0];
      if (i + SHORTEST <= end) {
        let place = enter(i) - base;
        const most = Math.min(LONGEST, end - i);
        for (let tries = TRIES; tries > 0 && place >= 0 && i - place <= WINDOW - 1; tries--) {
          if (data[place + length] === data[i + length] && data[place] === data[i]) {
            let same = 0;
            while (same < most && data[place + same] === data[i + same]) same++;
            if (same > length) {
              length = same;
              distance = i - place;
              if (same >= GOOD || same === most) break;
            }
          }
          place = before[place & (WINDOW - 1)]! - base;
        }
      }
      // three bytes from far away cost more than as they are
      if (length >= SHORTEST && !(length === SHORTEST && distance > 4096)) {
        tokens[token++] = (1 << 24) | ((length - SHORTEST) << 15) | (distance - 1);
        literals[257 + lengthCode[length - SHORTEST]!]!++;
        distances[distanceCode(distance - 1)]!++;
        if (i + length < end) enter(i + length - 1);
        i += length;
      } else {
        tokens[token++] = data[i]!;
        literals[data[i]!]!++;
        i++;
      }
      if (token === BLOCK && i < end) {
        this.#block(token, false);
        token = 0;
      }
    }
    this.#block(token, true);
  }

  #begin(): void {
    this.#literals.frequencies.fill(0);
    this.#distances.frequencies.fill(0);
    this.#literals.frequencies[END] = 1;
  }

  /** Writes so many tokens with codes of their own. */
  #block(tokenCount: number, last: boolean): void {
    this.#literals.build();
    this.#distances.build();
    // at least one distance, of which readers of old expect a code
    if (this.#distances.used(0) === 0) this.#distances.lengths[0] = 1;
    this.#put(last ? 1 : 0, 1);
    this.#put(2, 2);
    this.#writeCodes();
    this.#writeTokens(tokenCount);
    this.#put(this.#literals.codes[END]!, this.#literals.lengths[END]!);
    this.#begin();
  }

  #writeTokens(count: number): void {
    const { codes, lengths } = this.#literals;
    const { codes: farCodes, lengths: farLengths } = this.#distances;
    const [tokens, out] = [this.#tokens, this.#out];
    let [at, bits, bitCount] = [this.#at, this.#bits, this.#bitCount];
    const flush = (): void => {
      while (bitCount >= 8) {
        out[at++] = bits;
        bits >>>= 8;
        bitCount -= 8;
      }
    };
    for (let i = 0; i < count; i++) {
      const token = tokens[i]!;
      if (token < 256) {
        bits |= codes[token]! << bitCount;
        bitCount += lengths[token]!;
        if (bitCount >= 16) flush();
        continue;
      }
      // fewer than 16 bits wait before a code of 15, and fewer than 8 before what follows: 32 are never passed
      const length = (token >> 15) & 255;
      const long = lengthCode[length]!;
      bits |= codes[257 + long]! << bitCount;
      bitCount += lengths[257 + long]!;
      flush();
      if (lengthExtra(long) > 0) {
        bits |= (length - LENGTHS.first[long]!) << bitCount;
        bitCount += lengthExtra(long);
      }
      const distance = token & (WINDOW - 1);
      const far = distanceCode(distance);
      bits |= farCodes[far]! << bitCount;
      bitCount += farLengths[far]!;
      flush();
      bits |= (distance - DISTANCES.first[far]!) << bitCount;
      bitCount += DISTANCES.extra[far]!;
      flush();
    }
    flush();
    [this.#at, this.#bits, this.#bitCount] = [at, bits, bitCount];
  }

  /** The lengths of both codes, runs of one length as such. */
  #writeCodes(): void {
    const [literals, distances] = [this.#literals.used(257), this.#distances.used(1)];
    const all = new Uint8Array(literals + distances);
    all.set(this.#literals.lengths.subarray(0, literals));
    all.set(this.#distances.lengths.subarray(0, distances), literals);
    const meta = this.#meta;
    meta.frequencies.fill(0);
    /** symbol, what follows it, and in how many bits */
    const runs: (readonly [symbol: number, rest: number, bits: number])[] = [];
    for (let i = 0; i < all.length; ) {
      const length = all[i]!;
      let same = 1;
      while (i + same < all.length && all[i + same] === length && same < (length === 0 ? 138 : 7)) same++;
      const run =
        length === 0 && same > 10
          ? ([18, same - 11, 7] as const)
          : length === 0 && same > 2
            ? ([17, same - 3, 3] as const)
            : length > 0 && same > 3
              ? ([16, same - 4, 2] as const)
              : undefined;
      if (run?.[0] === 16 || !run) runs.push([length, 0, 0]);
      if (run) runs.push(run);
      i += run ? same : 1;
    }
    for (const [symbol] of runs) meta.frequencies[symbol]!++;
    meta.build();
    let used = ORDER.length;
    while (used > 4 && meta.lengths[ORDER[used - 1]!] === 0) used--;
    this.#put(literals - 257, 5);
    this.#put(distances - 1, 5);
    this.#put(used - 4, 4);
    for (let i = 0; i < used; i++) this.#put(meta.lengths[ORDER[i]!]!, 3);
    for (const [symbol, rest, bits] of runs) {
      this.#put(meta.codes[symbol]!, meta.lengths[symbol]!);
      if (bits > 0) this.#put(rest, bits);
    }
  }

  #put(value: number, bits: number): void {
    this.#bits |= value << this.#bitCount;
    this.#bitCount += bits;
    while (this.#bitCount >= 8) {
      this.#out[this.#at++] = this.#bits;
      this.#bits >>>= 8;
      this.#bitCount -= 8;
    }
  }
}
