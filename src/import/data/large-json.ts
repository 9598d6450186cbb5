/** GeoJSON too large to be one text: its features are read one after the other, so that the text of none but one is in memory. */
import { type ImportFault, isObject } from "../imported.ts";
import { markedEncoding, NotText, textPieces } from "../pieces.ts";
import { type DataFile, type DataOptions, fault } from "./feature.ts";

/** Bytes from which a document is read so: V8 keeps no text of more than about 512 MB, and one of 100 MB costs as much again. */
export const LARGE = 64e6;

/** What stands for a feature in the document without its features; no other member of the list can look so. */
const TAKEN = "[]";
const [QUOTE, BACKSLASH, COMMA, OPEN, OPEN_LIST, CLOSE, CLOSE_LIST] = [0x22, 0x5c, 0x2c, 0x7b, 0x5b, 0x7d, 0x5d];

/**
 * A large document as `JSON.parse` would give it; `size` is that of the pieces, in bytes.
 * Streaming parsers build arrays by pushing, which takes two and a half times the memory of what `JSON.parse` makes of a feature.
 */
export function largeJson(
  { name, bytes }: DataFile,
  { encoding, progress }: DataOptions,
  size?: number,
): { readonly value: unknown } | ImportFault {
  const cutter = new Cutter();
  try {
    for (const piece of textPieces(bytes, encoding ?? markedEncoding(bytes), progress, size)) cutter.write(piece);
    return { value: cutter.end() };
  } catch (error) {
    if (error instanceof NotText) return fault(`${name} ${error.message}`, error.help);
    const why = error instanceof Error ? error.message : String(error);
    return fault(
      `${name} cannot be read as JSON after ${cutter.features.length} features: ${why}`,
      "the file may be cut off: fetch it again",
    );
  }
}

/** Cuts the members out of the list `features` of an object, and parses each as soon as it is whole. */
class Cutter {
  readonly features: unknown[] = [];
  /** the document without its features, and the beginning of the one that is not yet whole */
  #rest = "";
  #own = "";
  #depth = 0;
  #inText = false;
  #escaped = false;
  /** the last text that was written in the outermost object */
  #key = "";
  /** whether the list is open: its members stand at depth 2 */
  #inList = false;

  write(piece: string): void {
    let [depth, inText, escaped] = [this.#depth, this.#inText, this.#escaped];
    /** whether what comes belongs to a feature, and where what is not yet kept begins */
    let cutting = this.#inList && depth > 2;
    let from = 0;
    const keep = (until: number): void => {
      const text = piece.slice(from, until);
      if (cutting) this.#own += text;
      else this.#rest += text;
      from = until;
    };
    for (let i = 0; i < piece.length; i++) {
      const code = piece.charCodeAt(i);
      if (inText) {
        if (escaped) escaped = false;
        else if (code === BACKSLASH) escaped = true;
        else if (code === QUOTE) {
          inText = false;
          if (depth > 1) continue;
          keep(i + 1);
          this.#key = /"([^"]*)"$/.exec(this.#rest.slice(-20))?.[1] ?? "";
        }
      } else if (code === QUOTE) inText = true;
      else if (code === OPEN || code === OPEN_LIST) {
        if (depth === 1 && code === OPEN_LIST && this.#key === "features") this.#openList();
        else if (depth === 2 && this.#inList) {
          keep(i);
          cutting = true;
        }
        depth++;
      } else if (code === CLOSE || code === CLOSE_LIST) {
        depth--;
        if (depth === 1) this.#inList = false;
        else if (depth === 2 && cutting) {
          keep(i + 1);
          cutting = false;
          this.#take();
        }
      } else if (code === COMMA && depth === 1) this.#key = "";
    }
    keep(piece.length);
    [this.#depth, this.#inText, this.#escaped] = [depth, inText, escaped];
  }

  /** As for `JSON.parse`, of several lists of this name the last counts. */
  #openList(): void {
    this.#inList = true;
    this.features.length = 0;
  }

  #take(): void {
    this.features.push(JSON.parse(this.#own) as unknown);
    this.#own = "";
    this.#rest += TAKEN;
  }

  /** The document with its features in their places. */
  end(): unknown {
    const document = JSON.parse(this.#rest.replace(/^\ufeff/, "") + this.#own) as unknown;
    if (!isObject(document) || !Array.isArray(document["features"])) return document;
    let next = 0;
    return {
      ...document,
      features: document["features"].map((member: unknown) => (Array.isArray(member) ? this.features[next++] : member)),
    };
  }
}
