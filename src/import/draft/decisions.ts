/** What a person decided on the review page, and the files of an atlas with it carried out: accepted proposals as records, refused ones gone. */
import { isMap, isScalar, isSeq, parseDocument, type YAMLMap } from "yaml";
import type { SourceFile } from "../../core/model/atlas.ts";
import type { CollectionName } from "../../core/model/field.ts";
import { COLLECTIONS } from "../../core/model/format.ts";
import { grouped } from "../../core/model/grouped.ts";
import { EFFECTS_HEAD } from "./draft-files.ts";

export interface Decision {
  readonly collection: CollectionName;
  readonly id: string;
  readonly verdict: "accept" | "refuse";
  /** the record as the person edited it; absent where it was left as proposed */
  readonly record?: string;
}

export interface Decisions {
  /** id of the source that was drafted from */
  readonly source: string;
  readonly decisions: readonly Decision[];
}

/** Why decisions cannot be read or carried out, and what to do. */
export interface Refused {
  readonly message: string;
  readonly help: string;
}
export const isRefused = (value: object): value is Refused => "message" in value;

const AGAIN = "save the decisions on the review page again";
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === "object" && value !== null;

/** Reads a file that the review page saved. */
export function readDecisions(text: string): Decisions | Refused {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return { message: "the decisions are no JSON", help: AGAIN };
  }
  if (!isObject(read) || typeof read["source"] !== "string" || !Array.isArray(read["decisions"]))
    return { message: "the file has no source and decisions", help: AGAIN };
  const decisions: Decision[] = [];
  for (const each of read["decisions"] as readonly unknown[]) {
    const { collection, id, verdict, record } = isObject(each) ? each : {};
    if (typeof collection !== "string" || !Object.hasOwn(COLLECTIONS, collection) || typeof id !== "string")
      return { message: `decision ${decisions.length + 1} names no record`, help: AGAIN };
    if (verdict !== "accept" && verdict !== "refuse")
      return { message: `${id} is neither accepted nor refused, but ${JSON.stringify(verdict)}`, help: "write accept or refuse" };
    if (record !== undefined && typeof record !== "string") return { message: `the record ${id} is no text`, help: AGAIN };
    const name = collection as CollectionName;
    if (decisions.some((d) => d.collection === name && d.id === id)) return { message: `${id} is decided twice`, help: AGAIN };
    decisions.push({ collection: name, id, verdict, ...(record !== undefined && { record }) });
  }
  return { source: read["source"], decisions };
}

export interface CarriedOut {
  /** files that are changed or go */
  readonly gone: readonly SourceFile[];
  /** what takes their place, and new ones */
  readonly fresh: readonly SourceFile[];
  readonly accepted: number;
  readonly refused: number;
}

/** Carries decisions out: what was accepted moves from the drafts of its source into `COLLECTION/SOURCE.yaml`, and is a draft no more. */
export function carryOut(files: readonly SourceFile[], { source, decisions }: Decisions): CarriedOut | Refused {
  const gone: SourceFile[] = [];
  const fresh: SourceFile[] = [];
  for (const [collection, own] of grouped(decisions, (decision) => decision.collection)) {
    const [from, to] = [`${collection}/${source}-drafts.yaml`, `${collection}/${source}.yaml`];
    const drafts = files.find(({ path }) => path === from);
    if (!drafts)
      return { message: `the atlas has no ${from}`, help: "name the atlas that was drafted into; what was decided once is done" };
    const { head, records } = parted(new TextDecoder().decode(drafts.bytes));
    const taken: string[] = [];
    for (const { id, verdict, record } of own) {
      const proposed = records.get(id);
      if (proposed === undefined) return { message: `${from} has no ${id}`, help: "it was decided before, or its id was changed by hand" };
      records.delete(id);
      if (verdict === "refuse") continue;
      const made = recordOf(id, record ?? proposed);
      if (typeof made !== "string") return made;
      taken.push(made);
    }
    gone.push(drafts);
    if (records.size > 0) fresh.push(asFile(from, head + [...records.values()].join("")));
    if (taken.length === 0) continue;
    const there = files.find(({ path }) => path === to);
    if (there) gone.push(there);
    fresh.push(
      asFile(
        to,
        `${[...(there ? [new TextDecoder().decode(there.bytes).trimEnd()] : []), ...taken.map((t) => t.trimEnd())].join("\n\n")}\n`,
      ),
    );
  }
  const count = (verdict: Decision["verdict"]): number => decisions.filter((d) => d.verdict === verdict).length;
  return { gone, fresh, accepted: count("accept"), refused: count("refuse") };
}

const asFile = (path: string, text: string): SourceFile => ({ path, bytes: new TextEncoder().encode(text) });

/** A file of drafts by the keys in its first column, each with what stands below it. */
function parted(text: string): { readonly head: string; readonly records: Map<string, string> } {
  const source = text.replaceAll("\r\n", "\n");
  const keys = [...source.matchAll(/^(?![\s#])(?:"(?<quoted>[^"\n]+)"|'(?<single>[^'\n]+)'|(?<bare>[^:\n]+)):(?:\s|$)/gm)];
  const records = new Map<string, string>();
  for (const [i, key] of keys.entries()) {
    const { quoted, single, bare } = key.groups ?? {};
    records.set((quoted ?? single ?? bare ?? "").trim(), source.slice(key.index, keys[i + 1]?.index ?? source.length));
  }
  return { head: source.slice(0, keys[0]?.index ?? source.length), records };
}

const TO_WRITE = /^\[to be paraphrased\b/;
const PROPOSED = /^proposed by [a-z0-9, -]+?(?:; |$)/;

/** A proposal as a record: no draft, without the rule that proposed it and the words that were to be replaced. */
function recordOf(id: string, text: string): string | Refused {
  const offered = text
    .split("\n")
    .filter((line) => !EFFECTS_HEAD.test(line) && !/^\s*# (?:effects: \[|article \S+: )/.test(line))
    .join("\n");
  const document = parseDocument(offered, { strict: true });
  const [error] = document.errors;
  if (error)
    return { message: `the record ${id} cannot be read as YAML: ${error.message.split("\n")[0]}`, help: "mend it on the review page" };
  const pairs = isMap(document.contents) ? document.contents.items : [];
  const [pair] = pairs;
  if (pairs.length !== 1 || !isScalar(pair?.key) || String(pair.key.value) !== id || !isMap(pair.value))
    return {
      message: `what was written for ${id} is not that one record`,
      help: `begin it with ${id}: in the first column, and indent the rest`,
    };
  pair.value.delete("draft");
  const left = cleared(pair.value);
  if (left !== undefined)
    return { message: `${left} of ${id} is still to be put into your own words`, help: "write it on the review page, beside its sentence" };
  return document.toString({ lineWidth: 0 });
}

/** Takes out notes of rules and words that may stay away; gives the key of words that may not. */
function cleared(map: YAMLMap): string | undefined {
  for (const pair of [...map.items]) {
    const key = isScalar(pair.key) ? String(pair.key.value) : "";
    const { value } = pair;
    if (isScalar(value) && typeof value.value === "string") {
      if (key === "note" && PROPOSED.test(value.value)) {
        const rest = value.value.replace(PROPOSED, "");
        if (rest === "") map.delete(pair.key);
        else value.value = rest;
      } else if (TO_WRITE.test(value.value)) {
        // a quote says what a gist would; a view has no other words
        if (key !== "gist") return key;
        map.delete(pair.key);
      }
    }
    for (const inner of isMap(value) ? [value] : isSeq(value) ? value.items.filter(isMap) : []) {
      const left = cleared(inner);
      if (left !== undefined) return left;
    }
  }
  return undefined;
}
