/** Prefix codes as DEFLATE has them (RFC 1951, 3.2): lengths from frequencies, codes from lengths. */

/** Lengths of codes, none longer than `most`, for symbols that occur so often; 0 for those that do not occur. */
export function codeLengths(frequencies: Uint32Array, count: number, most: number, lengths: Uint8Array): void {
  lengths.fill(0);
  // rarest first, ties by symbol: the same on every machine
  const order: number[] = [];
  for (let s = 0; s < count; s++) if (frequencies[s]! > 0) order.push(frequencies[s]! * 512 + s);
  const sorted = Float64Array.from(order).sort();
  const n = sorted.length;
  if (n === 0) return;
  if (n === 1) {
    lengths[sorted[0]! % 512] = 1;
    return;
  }
  // leaves 0 … n − 1 and, from n on, what they are joined to, which comes out ascending too
  const weight = new Float64Array(2 * n - 1);
  const above = new Int32Array(2 * n - 1);
  for (let i = 0; i < n; i++) weight[i] = Math.floor(sorted[i]! / 512);
  let [leaf, joint] = [0, n];
  const lightest = (next: number): number => (leaf < n && (joint >= next || weight[leaf]! <= weight[joint]!) ? leaf++ : joint++);
  for (let next = n; next < 2 * n - 1; next++) {
    const [a, b] = [lightest(next), lightest(next)];
    weight[next] = weight[a]! + weight[b]!;
    above[a] = above[b] = next;
  }
  // how many codes have each length; those too long are cut off, and others lengthened until they fit
  const depth = new Uint8Array(2 * n - 1);
  const having = new Int32Array(most + 1);
  for (let i = 2 * n - 3; i >= 0; i--) {
    depth[i] = Math.min(255, depth[above[i]!]! + 1);
    if (i < n) having[Math.min(depth[i]!, most)]!++;
  }
  let room = 2 ** most;
  for (let length = 1; length <= most; length++) room -= having[length]! * 2 ** (most - length);
  while (room < 0) {
    let length = most - 1;
    while (having[length] === 0) length--;
    having[length]!--;
    having[length + 1]! += 2;
    having[most]!--;
    room++;
  }
  // the rarest get the longest
  let at = 0;
  for (let length = most; length > 0; length--) for (let i = 0; i < having[length]!; i++) lengths[sorted[at++]! % 512] = length;
}

/** Codes of these lengths, in the order in which their bits are written. */
export function codesOf(lengths: Uint8Array, count: number, codes: Uint16Array): void {
  const having = new Uint16Array(16);
  for (let s = 0; s < count; s++) having[lengths[s]!]!++;
  having[0] = 0;
  const next = new Uint16Array(16);
  for (let length = 1; length < 16; length++) next[length] = (next[length - 1]! + having[length - 1]!) << 1;
  for (let s = 0; s < count; s++) {
    const length = lengths[s]!;
    if (length === 0) continue;
    let code = next[length]!++;
    let reversed = 0;
    for (let i = 0; i < length; i++) {
      reversed = (reversed << 1) | (code & 1);
      code >>= 1;
    }
    codes[s] = reversed;
  }
}
