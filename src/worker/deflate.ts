/** Packs bytes as zlib does (RFC 1950, RFC 1951), quickly where long runs repeat, as in drawings: the same on every machine, which the zlib of a platform does not promise. */

/** Of a symbol: how much a match adds that is at least so long, or so far away. */
const LENGTHS = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
const LENGTH_BITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const DISTANCES = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385,
  24577,
];
const DISTANCE_BITS = [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13];
/** In which order the lengths of the codes for code lengths are written. */
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

const LEAST = 4;
const LONGEST = 258;
const WINDOW = 32768;
/** Literals and matches that share their codes. */
const BLOCK = 1 << 15;
const HASH_BITS = 15;

/** The symbol of each length, and of each distance: those of far ones by steps of 128. */
const lengthSymbol = new Uint8Array(LONGEST + 1);
const nearSymbol = new Uint8Array(257);
const farSymbol = new Uint8Array(257);
const symbolOf = (table: readonly number[], value: number): number => table.findLastIndex((least) => least <= value);
for (let i = 3; i <= LONGEST; i++) lengthSymbol[i] = symbolOf(LENGTHS, i);
for (let i = 1; i <= 256; i++) {
  nearSymbol[i] = symbolOf(DISTANCES, i);
  farSymbol[i] = symbolOf(DISTANCES, ((i - 1) << 7) + 1);
}
const distanceSymbol = (distance: number): number =>
  (distance <= 256 ? nearSymbol[distance] : farSymbol[((distance - 1) >> 7) + 1]) as number;

/** Bits one after another, the lowest first. */
class Bits {
  bytes: Uint8Array;
  length = 0;
  #held = 0;
  #count = 0;

  constructor(room: number) {
    this.bytes = new Uint8Array(room);
  }

  put(value: number, count: number): void {
    this.#held |= value << this.#count;
    this.#count += count;
    while (this.#count >= 8) {
      if (this.length === this.bytes.length) this.#grow();
      this.bytes[this.length++] = this.#held & 255;
      this.#held >>>= 8;
      this.#count -= 8;
    }
  }

  end(): void {
    if (this.#count > 0) this.put(0, 8 - this.#count);
  }

  #grow(): void {
    const larger = new Uint8Array(this.bytes.length * 2 + 64);
    larger.set(this.bytes);
    this.bytes = larger;
  }
}

/** Lengths of prefix codes for symbols that come up so often, none longer than `most` bits. */
function codeLengths(counts: readonly number[], most: number): number[] {
  const lengths = counts.map(() => 0);
  const used = counts.flatMap((count, symbol) => (count > 0 ? [symbol] : []));
  // a code needs two symbols: a reader may refuse half a one
  for (let symbol = 0; used.length < 2; symbol++) if (!used.includes(symbol)) used.push(symbol);
  for (let flatter = 0; ; flatter++) {
    const weight = (symbol: number): number => Math.max(1, (counts[symbol] as number) >> flatter);
    const leaves = used.map((symbol) => ({ weight: weight(symbol), symbols: [symbol] })).sort((a, b) => a.weight - b.weight);
    const inner: typeof leaves = [];
    const least = (): (typeof leaves)[number] => {
      const [leaf, node] = [leaves[0], inner[0]];
      return (leaf !== undefined && (node === undefined || leaf.weight <= node.weight) ? leaves : inner).shift() as typeof leaf & object;
    };
    lengths.fill(0);
    while (leaves.length + inner.length > 1) {
      const [a, b] = [least(), least()];
      const symbols = [...a.symbols, ...b.symbols];
      for (const symbol of symbols) lengths[symbol] = (lengths[symbol] as number) + 1;
      inner.push({ weight: a.weight + b.weight, symbols });
    }
    if (Math.max(...lengths) <= most) return lengths;
  }
}

/** Codes of these lengths as they are written: the highest bit first, in a stream that begins with the lowest. */
function codesOf(lengths: readonly number[]): number[] {
  const next: number[] = [];
  let code = 0;
  for (let length = 1; length <= 15; length++) {
    code = (code + (length === 1 ? 0 : lengths.filter((one) => one === length - 1).length)) << 1;
    next[length] = code;
  }
  return lengths.map((length) => {
    if (length === 0) return 0;
    let [straight, turned] = [next[length] as number, 0];
    next[length] = straight + 1;
    for (let i = 0; i < length; i++, straight >>= 1) turned = (turned << 1) | (straight & 1);
    return turned;
  });
}

/** A block: its codes, then what they stand for. A token is a literal, or a length in its upper half with a distance less one below. */
function writeBlock(bits: Bits, tokens: Uint32Array, count: number, last: boolean): void {
  const literals = new Array<number>(286).fill(0);
  const distances = new Array<number>(30).fill(0);
  const more = (counts: number[], symbol: number): void => {
    counts[symbol] = (counts[symbol] as number) + 1;
  };
  for (let i = 0; i < count; i++) {
    const token = tokens[i] as number;
    const length = token >>> 16;
    more(literals, length === 0 ? token : 257 + (lengthSymbol[length] as number));
    if (length > 0) more(distances, distanceSymbol((token & 0xffff) + 1));
  }
  more(literals, 256);
  const [literalLengths, distanceLengths] = [codeLengths(literals, 15), codeLengths(distances, 15)];
  const all = [...literalLengths, ...distanceLengths];
  const perLength = new Array<number>(19).fill(0);
  for (const length of all) more(perLength, length);
  const lengthLengths = codeLengths(perLength, 7);
  const lengthCodes = codesOf(lengthLengths);
  bits.put(last ? 1 : 0, 1);
  bits.put(2, 2);
  bits.put(286 - 257, 5);
  bits.put(30 - 1, 5);
  bits.put(19 - 4, 4);
  for (const symbol of ORDER) bits.put(lengthLengths[symbol] as number, 3);
  for (const length of all) bits.put(lengthCodes[length] as number, lengthLengths[length] as number);
  const [literalCodes, distanceCodes] = [codesOf(literalLengths), codesOf(distanceLengths)];
  for (let i = 0; i < count; i++) {
    const token = tokens[i] as number;
    const length = token >>> 16;
    if (length === 0) {
      bits.put(literalCodes[token] as number, literalLengths[token] as number);
      continue;
    }
    const symbol = lengthSymbol[length] as number;
    bits.put(literalCodes[257 + symbol] as number, literalLengths[257 + symbol] as number);
    bits.put(length - (LENGTHS[symbol] as number), LENGTH_BITS[symbol] as number);
    const distance = (token & 0xffff) + 1;
    const far = distanceSymbol(distance);
    bits.put(distanceCodes[far] as number, distanceLengths[far] as number);
    bits.put(distance - (DISTANCES[far] as number), DISTANCE_BITS[far] as number);
  }
  bits.put(literalCodes[256] as number, literalLengths[256] as number);
}

/** How far the bytes at two places are the same, the second place first. */
function same(data: Uint8Array, at: number, before: number): number {
  const most = Math.min(LONGEST, data.length - at);
  let length = 0;
  while (length < most && data[before + length] === data[at + length]) length++;
  return length;
}

/** Where the next byte that is not zero stands, from `at` on: four at a time. */
function nextOther(data: Uint8Array, words: Uint32Array, at: number): number {
  let i = at;
  for (; (i & 3) !== 0; i++) if (i >= data.length || data[i] !== 0) return i;
  let word = i >> 2;
  while (word < words.length && words[word] === 0) word++;
  for (i = word << 2; i < data.length && data[i] === 0; ) i++;
  return i;
}

/** The bytes as a zlib stream; they begin their buffer. */
export function deflate(data: Uint8Array): Uint8Array {
  const bits = new Bits((data.length >> 3) + 64);
  bits.put(0x78, 8);
  bits.put(0x01, 8);
  const tokens = new Uint32Array(BLOCK);
  const seen = new Int32Array(1 << HASH_BITS).fill(-1);
  const words = new Uint32Array(data.buffer, 0, data.length >> 2);
  let count = 0;
  const token = (one: number): void => {
    if (count === BLOCK) {
      writeBlock(bits, tokens, count, false);
      count = 0;
    }
    tokens[count++] = one;
  };
  for (let at = 0; at < data.length; ) {
    // zeros are what a drawing mostly is
    if (data[at] === 0 && data[at + 1] === 0) {
      const end = nextOther(data, words, at);
      token(0);
      for (at++; end - at >= LEAST; ) {
        const length = Math.min(LONGEST, end - at);
        token(length << 16);
        at += length;
      }
      for (; at < end; at++) token(0);
      continue;
    }
    const four =
      (data[at] as number) | ((data[at + 1] as number) << 8) | ((data[at + 2] as number) << 16) | ((data[at + 3] as number) << 24);
    const slot = Math.imul(four, 0x9e3779b1) >>> (32 - HASH_BITS);
    const before = seen[slot] as number;
    seen[slot] = at;
    const length = before >= 0 && at - before <= WINDOW ? same(data, at, before) : 0;
    if (length >= LEAST) {
      token((length << 16) | (at - before - 1));
      at += length;
    } else token(data[at++] as number);
  }
  writeBlock(bits, tokens, count, true);
  bits.end();
  const sum = adler(data, words);
  for (const shift of [24, 16, 8, 0]) bits.put((sum >>> shift) & 255, 8);
  return bits.bytes.subarray(0, bits.length);
}

const ADLER = 65521;

/** Checksum of zlib. */
function adler(data: Uint8Array, words: Uint32Array): number {
  let [a, b] = [1, 0];
  for (let at = 0; at < data.length; ) {
    const other = nextOther(data, words, at);
    b = (b + a * (other - at)) % ADLER;
    // so many that the sums stay below 32 bits
    const most = Math.min(data.length, other + 3800);
    for (at = other; at < most && data[at] !== 0; at++) {
      a += data[at] as number;
      b += a;
    }
    a %= ADLER;
    b %= ADLER;
  }
  return ((b << 16) | a) >>> 0;
}
