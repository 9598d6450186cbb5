import { inflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { deflate } from "../../src/worker/deflate.ts";
import { opaquePng } from "../../src/worker/encode-png.ts";

/** Numbers from 0 to 1 that are the same in every run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

test("what is packed comes back, whatever it is", () => {
  for (let i = 0; i < 160; i++) {
    const next = numbers(i);
    const length = i < 80 ? i : Math.floor(next() * 90_000);
    const kinds = [
      () => Math.floor(next() * 256),
      () => Math.floor(next() * 2),
      () => (next() < 0.002 ? 7 : 0),
      // one byte that is common and many that are rare: long codes
      () => Math.floor(255 * next() ** 20),
    ];
    const bytes = Uint8Array.from({ length }, kinds[i % kinds.length] as () => number);
    const packed = deflate(bytes);
    expect(Buffer.compare(inflateSync(packed), bytes), `${i}: ${length} bytes`).toBe(0);
    if (i % 4 === 2 && length > 1000) expect(packed.length).toBeLessThan(length / 20);
  }
});

test("codes are never longer than fifteen bits, however rare a byte is", () => {
  // counts that grow like Fibonacci's make the deepest tree
  const counts = [1, 1];
  while (counts.length < 22) counts.push((counts.at(-1) as number) + (counts.at(-2) as number));
  const next = numbers(5);
  const bytes = Uint8Array.from(
    counts
      .flatMap((count, byte) => Array.from({ length: count }, () => ({ byte: byte + 1, at: next() })))
      .sort((a, b) => a.at - b.at)
      .map(({ byte }) => byte),
  );
  expect(Buffer.compare(inflateSync(deflate(bytes)), bytes)).toBe(0);
});

test("a picture has the pixels it was made of; one that lets something through is left to others", () => {
  const [width, height] = [5, 4];
  const next = numbers(1);
  const pixels = Uint8Array.from({ length: width * height * 4 }, (_, i) => (i % 4 === 3 ? 255 : Math.floor(next() * 256)));
  // the second row as the first
  pixels.copyWithin(width * 4, 0, width * 4);
  const png = opaquePng(pixels, width, height) as Uint8Array;
  const view = new DataView(png.buffer);
  expect([view.getUint32(16), view.getUint32(20), png[24], png[25]]).toEqual([width, height, 8, 2]);
  const rows = inflateSync(png.subarray(41, 41 + view.getUint32(33)));
  const seen: number[] = [];
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width * 3; x++) {
      const above = y === 0 ? 0 : (seen[(y - 1) * width * 3 + x] as number);
      seen.push(((rows[y * (width * 3 + 1) + 1 + x] as number) + above) & 255);
    }
  expect(seen).toEqual([...pixels].filter((_, i) => i % 4 !== 3));
  expect(opaquePng(pixels.with(11, 254), width, height)).toBeUndefined();
});
