/** Messages of Protocol Buffers as OSM PBF needs them: numbers of variable length, and pieces of bytes. */

const TWO_32 = 2 ** 32;

/** A message that ends where it should not. */
export class CutOff extends Error {}

export class Wire {
  readonly #bytes: Uint8Array;
  readonly #end: number;
  #at: number;

  constructor(bytes: Uint8Array, at = 0, end = bytes.length) {
    this.#bytes = bytes;
    this.#at = at;
    this.#end = end;
  }

  /** Number and kind of the next field; undefined at the end. */
  next(): { readonly field: number; readonly kind: number } | undefined {
    if (this.#at >= this.#end) return undefined;
    const key = this.unsigned();
    return { field: Math.floor(key / 8), kind: key % 8 };
  }

  #byte(): number {
    if (this.#at >= this.#end) throw new CutOff("it ends within a number");
    return this.#bytes[this.#at++] as number;
  }

  /** The two halves of a number of 64 bits. */
  #halves(): readonly [high: number, low: number] {
    let [high, low] = [0, 0];
    for (let shift = 0; shift < 70; shift += 7) {
      const byte = this.#byte();
      const bits = byte & 0x7f;
      if (shift < 28) low |= bits << shift;
      else if (shift === 28) {
        low |= bits << 28;
        high |= bits >> 4;
      } else high |= bits << (shift - 32);
      if (byte < 0x80) return [high, low >>> 0];
    }
    throw new CutOff("it has a number of more than ten bytes");
  }

  unsigned(): number {
    const [high, low] = this.#halves();
    return (high >>> 0) * TWO_32 + low;
  }

  /** int64: negative ones take ten bytes. */
  signed(): number {
    const [high, low] = this.#halves();
    return high * TWO_32 + low;
  }

  /** sint64: signs take turns. */
  zigzag(): number {
    const number = this.unsigned();
    return number % 2 === 0 ? number / 2 : -(number + 1) / 2;
  }

  /** The bytes of a field, without a copy. */
  piece(): Uint8Array {
    const size = this.unsigned();
    if (size > this.#end - this.#at) throw new CutOff("it ends within a piece");
    const from = this.#at;
    this.#at += size;
    return this.#bytes.subarray(from, this.#at);
  }

  skip(kind: number): void {
    if (kind === 0) this.#halves();
    else if (kind === 2) this.piece();
    else if (kind === 1 || kind === 5) {
      this.#at += kind === 1 ? 8 : 4;
      if (this.#at > this.#end) throw new CutOff("it ends within a number");
    } else throw new CutOff(`it has a field of kind ${kind}`);
  }
}

type Take = (field: number, wire: Wire) => boolean | undefined;

/** Gives every field of a message to `take`, which answers `true` where it has read it. */
export function eachField(bytes: Uint8Array, take: Take): void {
  const wire = new Wire(bytes);
  for (let next = wire.next(); next; next = wire.next()) if (!take(next.field, wire)) wire.skip(next.kind);
}

/** The numbers of a packed field. */
export function packed(bytes: Uint8Array, one: (wire: Wire) => number): number[] {
  const wire = new Wire(bytes);
  const numbers: number[] = [];
  const whole = bytes.length;
  let left = 0;
  // every number ends with a byte below 128
  for (let i = 0; i < whole; i++) if ((bytes[i] as number) < 0x80) left++;
  for (; left > 0; left--) numbers.push(one(wire));
  if (whole > 0 && (bytes[whole - 1] as number) >= 0x80) throw new CutOff("it ends within a number");
  return numbers;
}

/** Numbers of which each is written as its difference from the one before. */
export function packedSums(bytes: Uint8Array): number[] {
  let sum = 0;
  return packed(bytes, (wire) => (sum += wire.zigzag()));
}
