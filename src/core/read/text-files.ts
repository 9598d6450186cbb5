import type { Faults } from "./read-faults.ts";

const STRICT = new TextDecoder("utf-8", { fatal: true });
const LENIENT = new TextDecoder("utf-8");

/** The text of a file without byte order mark; where it is not UTF-8 that is reported, and odd bytes show as U+FFFD. */
export function decode(bytes: Uint8Array, faults: Faults): { readonly text: string; readonly sound: boolean } {
  try {
    return { text: STRICT.decode(bytes), sound: true };
  } catch {
    const text = LENIENT.decode(bytes);
    const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
    const at = Math.max(0, text.indexOf("\ufffd"));
    faults.add(
      "not-utf-8",
      { start: at, end: Math.min(text.length, at + 1) },
      wide ? "the file is UTF-16, wanted UTF-8" : `byte ${byteOffset(bytes)} of the file is not UTF-8`,
      {
        help: "save the file as UTF-8",
      },
    );
    return { text, sound: false };
  }
}

/** Offset of the first byte that is not UTF-8. */
function byteOffset(bytes: Uint8Array): number {
  let low = 0;
  let high = bytes.length;
  // A prefix cut inside a sound character also fails, by at most three bytes.
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (soundPrefix(bytes, middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

function soundPrefix(bytes: Uint8Array, length: number): boolean {
  for (let back = 0; back < 4 && back <= length; back++) {
    try {
      STRICT.decode(bytes.subarray(0, length - back));
      if (back === 0 || beginsCharacter(bytes, length - back, length)) return true;
    } catch {}
  }
  return false;
}

/** The bytes from `start` to `end` are the beginning of one character that goes on. */
function beginsCharacter(bytes: Uint8Array, start: number, end: number): boolean {
  const lead = bytes[start] ?? 0;
  const length = lead >= 0xf0 && lead < 0xf5 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 0;
  if (lead >= 0xf5 || end - start >= length) return false;
  for (let i = start + 1; i < end; i++) if (((bytes[i] ?? 0) & 0xc0) !== 0x80) return false;
  return true;
}
