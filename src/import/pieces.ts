/** Texts of any size, piece by piece. */

/** What texts are in where nobody says it: the mark before them tells UTF-16, all else counts as UTF-8. */
export const markedEncoding = (bytes: Uint8Array): string =>
  bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "utf-8";

/** Bytes of a piece, so that a file of any size is never one text. */
const PIECE = 1 << 20;

/** Bytes as pieces of text in an encoding, without the mark that may stand before it. */
export function* textPieces(
  bytes: Uint8Array,
  encoding: string,
  progress?: ((fraction: number) => void) | undefined,
  size = PIECE,
): Generator<string> {
  let decoder: TextDecoder;
  try {
    decoder = new TextDecoder(encoding, { fatal: true });
  } catch {
    throw new NotText(`cannot be read: no encoding is called ${encoding}`, "write it as the Encoding Standard does: windows-1257, koi8-r");
  }
  for (let at = 0; at < bytes.length; at += size) {
    let text: string;
    try {
      text = decoder.decode(bytes.subarray(at, at + size), { stream: at + size < bytes.length });
    } catch {
      throw new NotText(`is not in ${encoding === "utf-8" ? "UTF-8" : encoding}`, "say what it is in: --encoding windows-1257");
    }
    progress?.(at / bytes.length);
    yield text;
  }
}

/** Bytes that are no text in the encoding that is asked for. */
export class NotText extends Error {
  readonly help: string;

  constructor(message: string, help: string) {
    super(message);
    this.help = help;
  }
}
