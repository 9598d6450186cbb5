import type { AnyAuthored, ValuePath } from "../model/authored.ts";
import type { Span } from "../model/diagnostic.ts";
import type { CollectionName } from "../model/field.ts";
import type { MapNode, Node } from "./yaml-node.ts";

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Walks a path of the normalised data down the nodes it was read from, and says where the value and its key stand. */
export function locate(root: Node, path: ValuePath, head: Stretch): { readonly value: Stretch; readonly key: Stretch } {
  let node: Node = root;
  let value: Stretch = head;
  let key: Stretch = head;
  for (const step of path) {
    if (typeof step === "number") {
      // A bare value that stands for a list of one has no node of its own.
      if (node.kind !== "list") continue;
      const item = node.items[node.kept?.[step] ?? step];
      if (item === undefined) return { value, key: value };
      node = item;
      value = key = node;
      continue;
    }
    const entry = node.kind === "map" ? node.entries.get(step) : undefined;
    if (entry === undefined) {
      // A bare value stands for `{ value }`, and a bare text for `{ und }`.
      if (step === "value" || step === "und") continue;
      return { value, key: value };
    }
    node = entry.value;
    key = { start: entry.keyStart, end: entry.keyEnd };
    value = node.kind === "nothing" && node.start === node.end ? key : node;
  }
  return { value, key };
}

/** One record as read from a file. */
export class AuthoredRecord {
  readonly collection: CollectionName;
  readonly id: string;
  readonly data: AnyAuthored["data"];
  readonly file: string;
  private readonly root: MapNode;
  private readonly head: Stretch;

  constructor(collection: CollectionName, id: string, data: AnyAuthored["data"], file: string, root: MapNode, head: Stretch) {
    this.collection = collection;
    this.id = id;
    this.data = data;
    this.file = file;
    this.root = root;
    this.head = head;
  }

  spanOf(path: ValuePath): Span {
    const { start, end } = locate(this.root, path, this.head).value;
    return { file: this.file, start, end };
  }

  keySpanOf(path: ValuePath): Span {
    const { start, end } = locate(this.root, path, this.head).key;
    return { file: this.file, start, end };
  }
}
