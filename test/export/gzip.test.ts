/** Our gzip, read back by zlib. */
import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { gzipSync as fflate } from "fflate";
import { describe, expect, test } from "vitest";
import { Gzip } from "../../src/export/pmtiles/gzip.ts";

const gzip = new Gzip();
const bytes = (length: number, of: (i: number) => number): Uint8Array => Uint8Array.from({ length }, (_, i) => of(i));

describe("what is packed comes back", () => {
  test.each<[string, Uint8Array]>([
    ["nothing", new Uint8Array()],
    ["one byte", bytes(1, () => 7)],
    ["one byte over and over", bytes(100_000, () => 7)],
    ["all bytes", bytes(256, (i) => i)],
    ["noise, which cannot be packed", bytes(300_000, (i) => Math.imul(i + 1, 2654435761) >>> 23)],
    [
      "what comes again after as far as can be said, and farther",
      bytes(200_000, (i) => (Math.imul(i % 32_768, 2654435761) >>> 24) ^ (i > 100_000 ? 1 : 0)),
    ],
    // the rarer by half each: their codes would be longer than they may be
    [
      "frequencies like Fibonacci's",
      Uint8Array.from(Array.from({ length: 24 }, (_, i) => Array<number>(Math.round(1.618 ** i)).fill(i)).flat()),
    ],
    ["text", new TextEncoder().encode(JSON.stringify(Array.from({ length: 3000 }, (_, i) => ({ holder: `gw-${i % 90}`, day: i * 31 }))))],
  ])("%s", (_, data) => {
    expect(Buffer.from(gunzipSync(gzip.pack(data))).equals(Buffer.from(data))).toBe(true);
  });

  test("whatever it is, piece after piece", () => {
    const piece = fc.array(fc.tuple(fc.uint8Array({ maxLength: 40 }), fc.integer({ min: 1, max: 400 })), { maxLength: 20 });
    fc.assert(
      fc.property(piece, (parts) => {
        const data = Uint8Array.from(parts.flatMap(([some, times]) => Array.from({ length: times }, () => [...some]).flat()));
        expect(Buffer.from(gunzipSync(gzip.pack(data))).equals(Buffer.from(data))).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});

test("the same bytes whatever was packed before, and about as few as a library's", () => {
  const text = new TextEncoder().encode(JSON.stringify(Array.from({ length: 3000 }, (_, i) => [`polity-${i % 70}`, i * 7919])));
  const packed = gzip.pack(text);
  gzip.pack(bytes(70_000, (i) => i % 251));
  expect(Buffer.from(gzip.pack(text)).equals(Buffer.from(packed))).toBe(true);
  expect(Buffer.from(new Gzip().pack(text)).equals(Buffer.from(packed))).toBe(true);
  expect(packed.length).toBeLessThan(1.02 * fflate(text, { level: 6 }).length);
});
