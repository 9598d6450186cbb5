/**
 * A strong ETag of an answer: 128 bits of a hash (cyrb128) that is many times faster than SHA-256 written in script, which cost more
 * than working the answer out. It tells one text of an address from the next and is no proof of anything.
 */
export function tagOf(body: string | Uint8Array): string {
  const { length } = body;
  let [a, b, c, d] = [1779033703, 3144134277, 1013904242, 2773480762 ^ length];
  for (let i = 0; i < length; i++) {
    const one = typeof body === "string" ? body.charCodeAt(i) : (body[i] as number);
    a = b ^ Math.imul(a ^ one, 597399067);
    b = c ^ Math.imul(b ^ one, 2869860233);
    c = d ^ Math.imul(c ^ one, 951274213);
    d = a ^ Math.imul(d ^ one, 2716044179);
  }
  a = Math.imul(c ^ (a >>> 18), 597399067);
  b = Math.imul(d ^ (b >>> 22), 2869860233);
  c = Math.imul(a ^ (c >>> 17), 951274213);
  d = Math.imul(b ^ (d >>> 19), 2716044179);
  return `"${[a ^ b ^ c ^ d, b ^ a, c ^ a, d ^ a].map((part) => (part >>> 0).toString(16).padStart(8, "0")).join("")}"`;
}
