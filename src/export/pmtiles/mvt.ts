/** Layers of Mapbox Vector Tiles, version 2: what features say of themselves is turned into bytes once, and copied into each tile. */
import { Bytes } from "./bytes.ts";
import { EXTENT } from "./levels.ts";

export const POLYGON = 3;
export const LINES = 2;

type Values = Readonly<Record<string, string | number>>;

const encoder = new TextEncoder();

/** Field and wire type of a message. */
const LENGTH_DELIMITED = 2;
const DOUBLE = 1;
const VARINT = 0;
const key = (field: number, wire: number): number => (field << 3) | wire;

function piece(out: Bytes, field: number, bytes: Uint8Array): void {
  out.varint(key(field, LENGTH_DELIMITED));
  out.varint(bytes.length);
  out.all(bytes);
}

function valueBytes(value: string | number): Uint8Array {
  const out = new Bytes(64);
  if (typeof value === "string") piece(out, 1, encoder.encode(value));
  else if (!Number.isInteger(value)) {
    out.varint(key(3, DOUBLE));
    out.all(new Uint8Array(new Float64Array([value]).buffer));
  } else {
    // negative ones by zigzag, which 32 bits need not hold
    out.varint(key(value < 0 ? 6 : 5, VARINT));
    out.varint(value < 0 ? -2 * value - 1 : value);
  }
  const message = new Bytes(64);
  piece(message, 4, out.view());
  return message.view().slice();
}

/** The distinct texts or values of a layer, as bytes, and which of them the tile at hand has. */
class Table {
  readonly #numbers = new Map<string | number, number>();
  readonly #bytes: Uint8Array[] = [];
  readonly #encode: (value: string | number) => Uint8Array;
  /** place of each in the tile at hand, if `#tile` says that it is of this tile */
  #places = new Int32Array(64);
  #tiles = new Int32Array(64);
  #tile = 0;
  readonly #here: number[] = [];

  constructor(encode: (value: string | number) => Uint8Array) {
    this.#encode = encode;
  }

  /** The number of a value; a text and a number are never one. */
  number(value: string | number): number {
    let number = this.#numbers.get(value);
    if (number === undefined) {
      number = this.#bytes.length;
      this.#numbers.set(value, number);
      this.#bytes.push(this.#encode(value));
      if (number >= this.#places.length) {
        const grown = (before: Int32Array): Int32Array<ArrayBuffer> => {
          const larger = new Int32Array(2 * before.length);
          larger.set(before);
          return larger;
        };
        this.#places = grown(this.#places);
        this.#tiles = grown(this.#tiles);
      }
    }
    return number;
  }

  begin(): void {
    this.#tile++;
    this.#here.length = 0;
  }

  /** Where a value stands in the tile at hand. */
  place(number: number): number {
    if (this.#tiles[number] !== this.#tile) {
      this.#tiles[number] = this.#tile;
      this.#places[number] = this.#here.length;
      this.#here.push(number);
    }
    return this.#places[number]!;
  }

  write(out: Bytes): void {
    for (const number of this.#here) out.all(this.#bytes[number]!);
  }
}

/** One layer, tile after tile: `begin`, `add` the features that lie in it, `write`. */
export class Layer {
  readonly #head: Uint8Array;
  readonly #keys = new Table((name) => {
    const out = new Bytes(64);
    piece(out, 3, encoder.encode(String(name)));
    return out.view().slice();
  });
  readonly #values = new Table(valueBytes);
  /** numbers of key and value in turn, of each feature */
  readonly #tags: readonly Int32Array[];
  readonly #body = new Bytes(1 << 14);
  readonly #scratch = new Bytes();
  #count = 0;

  /** Features are numbered from 1, in this order. */
  constructor(name: string, features: readonly Values[]) {
    const head = new Bytes(64);
    head.varint(key(15, VARINT));
    head.varint(2);
    piece(head, 1, encoder.encode(name));
    head.varint(key(5, VARINT));
    head.varint(EXTENT);
    this.#head = head.view();
    this.#tags = features.map((feature) =>
      Int32Array.from(Object.entries(feature).flatMap(([name, value]) => [this.#keys.number(name), this.#values.number(value)])),
    );
  }

  begin(): void {
    this.#keys.begin();
    this.#values.begin();
    this.#body.clear();
    this.#count = 0;
  }

  add(feature: number, type: number, geometry: Uint8Array): void {
    const tags = this.#tags[feature]!;
    const scratch = this.#scratch;
    scratch.clear();
    for (let i = 0; i < tags.length; i += 2) {
      scratch.varint(this.#keys.place(tags[i]!));
      scratch.varint(this.#values.place(tags[i + 1]!));
    }
    const body = this.#body;
    const id = feature + 1;
    const [said, drawn] = [scratch.length, geometry.length];
    body.varint(key(2, LENGTH_DELIMITED));
    body.varint(1 + sizeOf(id) + 1 + sizeOf(said) + said + 2 + 1 + sizeOf(drawn) + drawn);
    body.varint(key(1, VARINT));
    body.varint(id);
    piece(body, 2, scratch.view());
    body.varint(key(3, VARINT));
    body.varint(type);
    piece(body, 4, geometry);
    this.#count++;
  }

  /** Nothing for a tile in which the layer has no feature. */
  write(tile: Bytes): void {
    if (this.#count === 0) return;
    this.#keys.write(this.#body);
    this.#values.write(this.#body);
    tile.varint(key(3, LENGTH_DELIMITED));
    tile.varint(this.#head.length + this.#body.length);
    tile.all(this.#head);
    tile.all(this.#body.view());
  }
}

/** Bytes of a varint. */
function sizeOf(value: number): number {
  let size = 1;
  for (let rest = value; rest >= 128; rest = Math.floor(rest / 128)) size++;
  return size;
}
