const encoder = new TextEncoder();
const rotate = (x: number, by: number): number => (x << by) | (x >>> (32 - by));

function avalanche(x: number): number {
  let h = x ^ (x >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/**
 * MurmurHash3 (x86, 128 bits, seed 0) of bytes or of a text in UTF-8, as 32 hexadecimal digits. It tells apart what differs by
 * chance, in Node and in browsers alike; it is no seal against somebody who wants two things to look the same.
 */
export function fingerprint(content: string | Uint8Array): string {
  const bytes = typeof content === "string" ? encoder.encode(content) : content;
  const [c1, c2, c3, c4] = [0x239b961b, 0xab0e9789, 0x38b34ae5, 0xa1e38b93];
  const { length } = bytes;
  const at = (i: number): number => bytes[i] as number;
  const word = (i: number): number => at(i) | (at(i + 1) << 8) | (at(i + 2) << 16) | (at(i + 3) << 24);
  let [h1, h2, h3, h4] = [0, 0, 0, 0];
  const whole = length - (length % 16);
  for (let i = 0; i < whole; i += 16) {
    h1 ^= Math.imul(rotate(Math.imul(word(i), c1), 15), c2);
    h1 = (Math.imul(rotate(h1, 19) + h2, 5) + 0x561ccd1b) | 0;
    h2 ^= Math.imul(rotate(Math.imul(word(i + 4), c2), 16), c3);
    h2 = (Math.imul(rotate(h2, 17) + h3, 5) + 0x0bcaa747) | 0;
    h3 ^= Math.imul(rotate(Math.imul(word(i + 8), c3), 17), c4);
    h3 = (Math.imul(rotate(h3, 15) + h4, 5) + 0x96cd1c35) | 0;
    h4 ^= Math.imul(rotate(Math.imul(word(i + 12), c4), 18), c1);
    h4 = (Math.imul(rotate(h4, 13) + h1, 5) + 0x32ac3b17) | 0;
  }
  const rest = (from: number): number => {
    let k = 0;
    for (let i = Math.min(length, from + 4) - 1; i >= from; i--) k = (k << 8) | at(i);
    return k;
  };
  h4 ^= Math.imul(rotate(Math.imul(rest(whole + 12), c4), 18), c1);
  h3 ^= Math.imul(rotate(Math.imul(rest(whole + 8), c3), 17), c4);
  h2 ^= Math.imul(rotate(Math.imul(rest(whole + 4), c2), 16), c3);
  h1 ^= Math.imul(rotate(Math.imul(rest(whole), c1), 15), c2);
  const mix = (): void => {
    h1 = (h1 + h2 + h3 + h4) | 0;
    h2 = (h2 + h1) | 0;
    h3 = (h3 + h1) | 0;
    h4 = (h4 + h1) | 0;
  };
  [h1, h2, h3, h4] = [h1 ^ length, h2 ^ length, h3 ^ length, h4 ^ length];
  mix();
  [h1, h2, h3, h4] = [avalanche(h1), avalanche(h2), avalanche(h3), avalanche(h4)];
  mix();
  return [h1, h2, h3, h4].map((h) => (h >>> 0).toString(16).padStart(8, "0")).join("");
}
