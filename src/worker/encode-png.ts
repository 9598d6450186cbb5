import { deflate } from "./deflate.ts";

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

let crcs: Uint32Array | undefined;

/** Checksum of PNG. */
function crc(bytes: Uint8Array): number {
  crcs ??= Uint32Array.from({ length: 256 }, (_, n) => {
    let value = n;
    for (let k = 0; k < 8; k++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
    return value;
  });
  let value = 0xffffffff;
  for (const byte of bytes) value = (crcs[(value ^ byte) & 255] as number) ^ (value >>> 8);
  return ~value >>> 0;
}

function chunk(name: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(data.length + 12);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  for (let i = 0; i < 4; i++) bytes[4 + i] = name.charCodeAt(i);
  bytes.set(data, 8);
  view.setUint32(8 + data.length, crc(bytes.subarray(4, 8 + data.length)));
  return bytes;
}

/** Pixels (RGBA) of an opaque picture as PNG, each row as what it differs by from the one above; undefined where something shows through. */
export function opaquePng(pixels: Uint8Array, width: number, height: number): Uint8Array | undefined {
  const row = width * 3 + 1;
  const rows = new Uint8Array(row * height);
  const whole = new Uint32Array(pixels.buffer, pixels.byteOffset, width * height);
  for (let y = 0, pixel = 0; y < height; y++) {
    let to = y * row;
    rows[to++] = y === 0 ? 0 : 2;
    for (let x = 0; x < width; x++, pixel++, to += 3) {
      if (y > 0 && whole[pixel] === whole[pixel - width]) continue;
      const from = pixel * 4;
      if (pixels[from + 3] !== 255) return undefined;
      const above = from - width * 4;
      for (let c = 0; c < 3; c++) rows[to + c] = (pixels[from + c] as number) - (y === 0 ? 0 : (pixels[above + c] as number));
    }
  }
  const head = new Uint8Array(13);
  const view = new DataView(head.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  head.set([8, 2, 0, 0, 0], 8);
  const parts = [Uint8Array.from(SIGNATURE), chunk("IHDR", head), chunk("IDAT", deflate(rows)), chunk("IEND", new Uint8Array())];
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
