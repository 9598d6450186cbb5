/** What follows from bytes, worked out once for bytes that are the same. */
export class Distinct<T> {
  readonly #found = new Map<number, { readonly bytes: Uint8Array; readonly value: T }[]>();

  get(bytes: Uint8Array, make: () => T): T {
    const mark = markOf(bytes);
    const alike = this.#found.get(mark) ?? [];
    const same = alike.find((one) => equal(one.bytes, bytes));
    if (same) return same.value;
    const value = make();
    this.#found.set(mark, [...alike, { bytes, value }]);
    return value;
  }
}

/** A number that bytes which are the same share (FNV-1a): others seldom do. */
function markOf(bytes: Uint8Array): number {
  let mark = 0x811c9dc5 ^ bytes.length;
  for (let i = 0; i < bytes.length; i++) mark = Math.imul(mark ^ bytes[i]!, 0x01000193);
  return mark;
}

function equal(a: Uint8Array, b: Uint8Array): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
