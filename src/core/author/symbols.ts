/** The outline of a file: its records, and the articles, stages and effects in them. */

import { VERBS } from "../model/format.ts";
import type { Node } from "../read/yaml-node.ts";
import type { Anatomy, TextPiece } from "./anatomy.ts";

export interface FileSymbol {
  readonly kind: "record" | "article" | "stage" | "effect" | "sentence";
  readonly name: string;
  readonly detail: string;
  /** all of it */
  readonly start: number;
  readonly end: number;
  /** its name */
  readonly nameStart: number;
  readonly nameEnd: number;
  readonly children: readonly FileSymbol[];
}

type Growing = Omit<FileSymbol, "children"> & { readonly children: Growing[] };

/** The records of a file with their parts, in the order written. */
export function symbolsOf({ owners, pieces }: Anatomy): readonly FileSymbol[] {
  const records = owners.map(
    (owner): Growing => ({
      kind: "record",
      name: owner.id,
      detail: owner.collection,
      start: owner.whole ? 0 : owner.start,
      end: Math.max(owner.until, owner.end),
      nameStart: owner.start,
      nameEnd: owner.end,
      children: [],
    }),
  );
  const byOwner = new Map(owners.map((owner, i) => [owner, records[i]]));
  for (const piece of pieces) {
    const record = piece.owner && byOwner.get(piece.owner);
    const part = record && partOf(piece);
    if (!part) continue;
    const article =
      part.kind === "effect" ? record.children.findLast((each) => each.kind === "article" && each.end >= part.end) : undefined;
    (article ?? record).children.push({ ...part, children: [] });
  }
  return records;
}

function partOf({ node, path, entry }: TextPiece): Omit<FileSymbol, "children"> | undefined {
  if (node.kind !== "map") return undefined;
  const last = path.at(-1);
  const list = path.at(-2);
  if ((list === "articles" || list === "sentences") && path.length === 2 && entry !== undefined)
    return {
      kind: list === "articles" ? "article" : "sentence",
      name: entry.key,
      detail: wordsAt(node, "title") ?? wordsAt(node, "gist") ?? "",
      start: entry.keyStart,
      end: Math.max(node.end, entry.keyEnd),
      nameStart: entry.keyStart,
      nameEnd: entry.keyEnd,
    };
  const whole = { start: node.start, end: node.end, nameStart: node.start, nameEnd: node.start };
  if (list === "stages" && typeof last === "number")
    return { kind: "stage", name: wordsAt(node, "stage") ?? "stage", detail: wordsAt(node, "on") ?? "", ...whole };
  if (list !== "effects" || typeof last !== "number") return undefined;
  const verb = VERBS.find((each) => node.entries.has(each));
  const key = verb === undefined ? undefined : node.entries.get(verb);
  return {
    kind: "effect",
    name: `${last + 1} ${verb ?? "effect"}`,
    detail: (verb && wordsAt(node, verb)) ?? "",
    start: node.start,
    end: node.end,
    nameStart: key?.keyStart ?? node.start,
    nameEnd: key?.keyEnd ?? node.start,
  };
}

/** What stands under a key, in a few words. */
function wordsAt(node: Node, key: string): string | undefined {
  const value = node.kind === "map" ? node.entries.get(key)?.value : undefined;
  if (value?.kind === "scalar") return value.text.slice(0, 80);
  if (value?.kind === "list")
    return value.items
      .flatMap((item) => (item.kind === "scalar" ? [item.text] : []))
      .join(", ")
      .slice(0, 80);
  if (value?.kind !== "map") return undefined;
  const [first] = value.entries.values();
  return first?.value.kind === "scalar" ? first.value.text.slice(0, 80) : undefined;
}
