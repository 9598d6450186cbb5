import { inflateSync } from "node:zlib";

export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** red, green, blue, opacity, each 0 to 255 */
  at(x: number, y: number): readonly [number, number, number, number];
}

/** Reads a PNG with 8 bits a channel, red, green, blue and maybe opacity, not interlaced. */
export function readPng(bytes: Uint8Array): Pixels {
  const data = Buffer.from(bytes);
  if (data.subarray(1, 4).toString() !== "PNG") throw new Error("no PNG");
  const [width, height] = [data.readUInt32BE(16), data.readUInt32BE(20)];
  const channels = data[25] === 6 ? 4 : 3;
  if (data[24] !== 8 || (data[25] !== 6 && data[25] !== 2) || data[28] !== 0) throw new Error("another kind of PNG");
  const parts: Buffer[] = [];
  for (let at = 8; at < data.length; ) {
    const length = data.readUInt32BE(at);
    if (data.subarray(at + 4, at + 8).toString() === "IDAT") parts.push(data.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const raw = inflateSync(Buffer.concat(parts));
  const stride = width * channels;
  const out = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (stride + 1)];
    for (let i = 0; i < stride; i++) {
      const left = i < channels ? 0 : (out[y * stride + i - channels] as number);
      const up = y === 0 ? 0 : (out[(y - 1) * stride + i] as number);
      const corner = i < channels || y === 0 ? 0 : (out[(y - 1) * stride + i - channels] as number);
      const guess = filter === 1 ? left : filter === 2 ? up : filter === 3 ? (left + up) >> 1 : filter === 4 ? paeth(left, up, corner) : 0;
      out[y * stride + i] = ((raw[y * (stride + 1) + 1 + i] as number) + guess) & 255;
    }
  }
  const pixel = (x: number, y: number): number[] => {
    const start = y * stride + x * channels;
    return [...out.subarray(start, start + channels), ...(channels === 3 ? [255] : [])];
  };
  return { width, height, at: (x, y) => pixel(x, y) as [number, number, number, number] };
}

function paeth(a: number, b: number, c: number): number {
  const [pa, pb, pc] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - 2 * c)];
  return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
}
