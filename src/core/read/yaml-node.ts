/**
 * What a file says before the format is laid over it: scalars, lists and maps with the place of each in the text.
 * YAML files and rows of spreadsheets both become such nodes, so that one reader of fields serves both.
 */

/** Offsets are UTF-16 code units into the file's text, end exclusive. */
interface Place {
  readonly start: number;
  readonly end: number;
}

export interface ScalarNode extends Place {
  readonly kind: "scalar";
  /** the text as written, quotes and folding resolved, never turned into a number, a boolean or a date */
  readonly text: string;
  /** written without quotes */
  readonly plain: boolean;
}

/** A key without a value. */
export interface NothingNode extends Place {
  readonly kind: "nothing";
}

export interface ListNode extends Place {
  readonly kind: "list";
  readonly items: readonly Node[];
  /** set by the reader where faulty items were dropped: index in the data → index in the file */
  kept?: readonly number[];
}

export interface MapEntry {
  readonly key: string;
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly value: Node;
}

export interface MapNode extends Place {
  readonly kind: "map";
  readonly entries: ReadonlyMap<string, MapEntry>;
}

export type Node = ScalarNode | NothingNode | ListNode | MapNode;

/** The value under a key of a map; undefined for other nodes. */
export function valueAt(node: Node, key: string): Node | undefined {
  return node.kind === "map" ? node.entries.get(key)?.value : undefined;
}

const shorten = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text).replace(/\s+/gu, " ");

/** What stands there, in words for a message. */
export function describe(node: Node): string {
  switch (node.kind) {
    case "nothing":
      return "nothing";
    case "scalar":
      return node.text === "" ? "an empty text" : `“${shorten(node.text)}”`;
    case "list":
      return node.items.length === 0 ? "an empty list" : `a list of ${node.items.length}`;
    case "map": {
      const keys = [...node.entries.keys()];
      if (keys.length === 0) return "an empty map";
      return `a map with ${keys.slice(0, 4).map(shorten).join(", ")}${keys.length > 4 ? " …" : ""}`;
    }
  }
}
