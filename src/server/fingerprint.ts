const encoder = new TextEncoder();
const [C1, C2, C3, C4] = [0x239b961b, 0xab0e9789, 0x38b34ae5, 0xa1e38b93] as const;

const rotate = (x: number, by: number): number => (x << by) | (x >>> (32 - by));

function avalanche(x: number): number {
  let h = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** Up to four bytes from a place on, as a number. */
function tail(bytes: Uint8Array, from: number): number {
  let k = 0;
  for (let i = Math.min(bytes.length, from + 4) - 1; i >= from; i--) k = (k << 8) | (bytes[i] as number);
  return k;
}

const hex = (h: number): string => (h >>> 0).toString(16).padStart(8, "0");

/**
 * MurmurHash3 (x86, 128 bits, seed 0) of bytes or of a text in UTF-8, as 32 hexadecimal digits. It tells apart what differs by
 * chance, in Node and in browsers alike; it is no seal against somebody who wants two things to look the same.
 */
export function fingerprint(content: string | Uint8Array): string {
  const given = typeof content === "string" ? encoder.encode(content) : content;
  // Words are read as they lie, which they must do at a multiple of four.
  const bytes = given.byteOffset % 4 === 0 ? given : new Uint8Array(given);
  const { length } = bytes;
  const words = new Int32Array(bytes.buffer, bytes.byteOffset, (length >> 4) << 2);
  let h1 = 0;
  let h2 = 0;
  let h3 = 0;
  let h4 = 0;
  for (let i = 0; i < words.length; i += 4) {
    h1 ^= Math.imul(rotate(Math.imul(words[i] as number, C1), 15), C2);
    h1 = (Math.imul(rotate(h1, 19) + h2, 5) + 0x561ccd1b) | 0;
    h2 ^= Math.imul(rotate(Math.imul(words[i + 1] as number, C2), 16), C3);
    h2 = (Math.imul(rotate(h2, 17) + h3, 5) + 0x0bcaa747) | 0;
    h3 ^= Math.imul(rotate(Math.imul(words[i + 2] as number, C3), 17), C4);
    h3 = (Math.imul(rotate(h3, 15) + h4, 5) + 0x96cd1c35) | 0;
    h4 ^= Math.imul(rotate(Math.imul(words[i + 3] as number, C4), 18), C1);
    h4 = (Math.imul(rotate(h4, 13) + h1, 5) + 0x32ac3b17) | 0;
  }
  const rest = words.length * 4;
  h4 ^= Math.imul(rotate(Math.imul(tail(bytes, rest + 12), C4), 18), C1) ^ length;
  h3 ^= Math.imul(rotate(Math.imul(tail(bytes, rest + 8), C3), 17), C4) ^ length;
  h2 ^= Math.imul(rotate(Math.imul(tail(bytes, rest + 4), C2), 16), C3) ^ length;
  h1 ^= Math.imul(rotate(Math.imul(tail(bytes, rest), C1), 15), C2) ^ length;
  const first = (h1 + h2 + h3 + h4) | 0;
  const [a, b, c, d] = [avalanche(first), avalanche(h2 + first), avalanche(h3 + first), avalanche(h4 + first)];
  const sum = (a + b + c + d) | 0;
  return hex(sum) + hex(b + sum) + hex(c + sum) + hex(d + sum);
}
