/** What may be written at a place of a file: keys, words, ids, dates, sources and where in them. */

import { LOOKUP_ORDER } from "../link/lookup.ts";
import { partsOf, stepsOf } from "../link/parts.ts";
import type { Atlas } from "../model/atlas.ts";
import { refOf } from "../model/authored.ts";
import type { CollectionName, FieldType } from "../model/field.ts";
import type { Fields } from "../model/format.ts";
import type { Localized } from "../model/values.ts";
import type { Node } from "../read/yaml-node.ts";
import { parseDate } from "../time/edtf.ts";
import { spokenDate } from "../time/plain-words.ts";
import { parseSpoken } from "../time/spoken.ts";
import { anatomyOf, type TextPiece } from "./anatomy.ts";
import { citedLocators } from "./cited-locators.ts";
import type { NameIndex } from "./name-index.ts";

export type SuggestionKind = "key" | "word" | "record" | "part" | "date" | "locator";

/** Something that may stand at the place, and the stretch of the text that it takes the place of. */
export interface Suggestion {
  readonly kind: SuggestionKind;
  /** what is shown and chosen by */
  readonly label: string;
  /** what is written */
  readonly text: string;
  /** a few words beside the label */
  readonly detail?: string | undefined;
  readonly doc?: string | undefined;
  readonly start: number;
  readonly end: number;
}

export interface Suggestions {
  readonly items: readonly Suggestion[];
  /** there are more: ask again when more is written */
  readonly more: boolean;
}

/** More than anybody reads through. */
const MOST = 200;
/** Stands where the cursor is: a character for private use, which no record holds. */
const MARK = "\ue000";

interface Asked {
  readonly atlas: Atlas;
  readonly index: NameIndex;
  /** what is written before the cursor */
  readonly typed: string;
  readonly start: number;
  readonly end: number;
  readonly quoted: boolean;
  /** stands on a line of its own below its key */
  readonly below: boolean;
  /** what a citation written as a map says of its source */
  readonly source: string | undefined;
}

type Place = Omit<Asked, "quoted" | "below" | "source">;

/** What may be written at `offset` of a file of which `text` is the newest state. */
export function suggestionsAt(atlas: Atlas, index: NameIndex, path: string, text: string, offset: number): Suggestions {
  const { pieces } = anatomyOf(path, text.slice(0, offset) + MARK + text.slice(offset));
  for (const piece of pieces) {
    const { node } = piece;
    const at = (end: number, written: string): Place => {
      const typed = written.slice(0, written.indexOf(MARK));
      // What stands after the cursor is replaced only as far as the word goes on.
      return {
        atlas,
        index,
        typed,
        start: offset - typed.length,
        end: Math.max(offset, Math.min(end - 1, offset + wordAfter(text, offset))),
      };
    };
    if (node.kind === "map")
      for (const entry of node.entries.values())
        if (entry.key.includes(MARK)) return limited(keys(at(entry.keyEnd, entry.key), keysHere(piece, atlas), node, text, offset));
    if (node.kind === "scalar" && node.text.includes(MARK)) {
      const below = piece.entry !== undefined && text.slice(piece.entry.keyEnd, offset).includes("\n");
      const asked = { ...at(node.end, node.text), quoted: !node.plain, below, source: sourceBeside(piece, pieces) };
      return limited(values(asked, piece));
    }
  }
  return { items: [], more: false };
}

/** The source beside a locator. */
function sourceBeside({ node, path }: TextPiece, pieces: readonly TextPiece[]): string | undefined {
  if (path.at(-1) !== "locator") return undefined;
  for (const { node: map } of pieces) {
    if (map.kind !== "map" || map.entries.get("locator")?.value !== node) continue;
    const source = map.entries.get("source")?.value;
    return source?.kind === "scalar" ? source.text : undefined;
  }
  return undefined;
}

const wordAfter = (text: string, offset: number): number => /^[\p{L}\p{N}._/#-]*/u.exec(text.slice(offset, offset + 200))?.[0].length ?? 0;

function limited(items: readonly Suggestion[]): Suggestions {
  return { items: items.slice(0, MOST), more: items.length > MOST };
}

/** The keys of a map; a text by language takes the languages of the atlas. */
function keysHere({ keys, type }: Pick<TextPiece, "keys" | "type">, atlas: Atlas): Fields {
  if (keys) return keys;
  if (type?.kind !== "localized") return {};
  return Object.fromEntries(
    (atlas.head.languages ?? ["en"]).map((lang) => [lang, { type: { kind: "text" }, doc: "Text in this language." }]),
  );
}

function keys(asked: Place, fields: Fields, node: Node, text: string, offset: number): Suggestion[] {
  const there = node.kind === "map" ? node.entries : new Map();
  const colon = /^[\p{L}\p{N}._-]*\s*:/u.test(text.slice(offset, offset + 200)) ? "" : ": ";
  return Object.entries(fields)
    .filter(([key]) => !there.has(key) && near(key, asked.typed))
    .map(([key, field]) => ({
      kind: "key",
      label: key,
      text: `${key}${colon}`,
      detail: `${field.required ? "must stand; " : ""}${nameOfType(field.type)}`,
      doc: field.example === undefined ? field.doc : `${field.doc} Example: ${field.example}`,
      start: asked.start,
      end: asked.end,
    }));
}

const nameOfType = (type: FieldType): string =>
  type.kind === "enum"
    ? type.values.slice(0, 4).join(", ") + (type.values.length > 4 ? " …" : "")
    : type.kind === "list" || type.kind === "sourced" || type.kind === "map"
      ? nameOfType(type.of)
      : type.kind === "ref"
        ? type.to.join(", ")
        : type.kind === "shape"
          ? type.shape.toLowerCase()
          : type.kind;

/** Whether a word is one that goes on as typed: every letter in order is too loose for ids, a part of it is not. */
const near = (word: string, typed: string): boolean => word.toLowerCase().includes(typed.trim().toLowerCase());

function values(asked: Asked, piece: TextPiece): Suggestion[] {
  const { type, keys: fields, field, node } = piece;
  const word = (label: string, doc?: string): Suggestion[] =>
    near(label, asked.typed) ? [{ kind: "word", label, text: label, doc, start: asked.start, end: asked.end }] : [];
  const own = fields && type?.kind !== "date" ? keys(asked, fields, node, "", 0) : [];
  switch (type?.kind) {
    case "list":
      return values(asked, { ...piece, type: type.of });
    case "enum":
      return type.values.flatMap((value) => word(value, field?.doc));
    case "boolean":
      return ["true", "false"].flatMap((value) => word(value, field?.doc));
    case "ref":
      return records(asked, type.to, type.part === true);
    case "anyref":
      return records(asked, LOOKUP_ORDER, true);
    case "assertor":
      return [
        ...word("consensus", "What nobody disputes."),
        ...(piece.owner?.collection === "viewpoints" ? word("all-polities", "Every polity of the atlas.") : []),
        ...records(asked, ["polities", "historiographies"], false),
      ];
    case "waypoint":
      return records(asked, ["places"], false);
    case "extent":
      return [...records(asked, ["territories"], false), ...(asked.typed === "" ? inBraces(own) : [])];
    case "cite":
      return /\s/u.test(asked.typed.trimStart()) ? locators(asked) : records(asked, ["sources"], false);
    case "date":
      return dates(asked);
    case "localized":
      return asked.below ? keys(asked, keysHere(piece, asked.atlas), node, "", 0) : [];
    default:
      return asked.source === undefined
        ? own
        : locators({ ...asked, typed: `${asked.source} ${asked.typed}`, start: asked.start - asked.source.length - 1 });
  }
}

/** Keys where a map may stand in place of a text: on one line, in braces. */
const inBraces = (items: readonly Suggestion[]): Suggestion[] => items.map((item) => ({ ...item, text: `{ ${item.text}` }));

const nameOf = (name: Localized | undefined): string | undefined => name && (name["en"] ?? Object.values(name)[0]);

function records(asked: Asked, among: readonly CollectionName[], part: boolean): Suggestion[] {
  const { atlas, index, typed, start, end } = asked;
  const hash = typed.indexOf("#");
  if (hash >= 0) return part ? partsAt(asked, hash, false) : [];
  const found: Suggestion[] = [];
  const seen = new Set<string>();
  for (const collection of among) {
    for (const [id, { data }] of atlas.collections[collection]) {
      const name = nameOf(data.name ?? ("title" in data ? (data.title as Localized) : undefined));
      if (!near(id, typed) && !(typed !== "" && name !== undefined && near(name, typed))) continue;
      // Where an earlier collection has the id, this one is named with its collection.
      const label = among.length > 1 && seen.has(id) ? refOf({ collection, id }) : id;
      seen.add(id);
      found.push({ kind: "record", label, text: label, detail: name, doc: index.definitions(`${collection}/${id}`)[0]?.file, start, end });
    }
  }
  const plain = typed.toLowerCase();
  return found.sort((a, b) => Number(b.label.startsWith(plain)) - Number(a.label.startsWith(plain)));
}

/** What may stand after `#`. */
function partsAt({ atlas, typed, start, end }: Asked, hash: number, steps: boolean): Suggestion[] {
  const record = atlas.find(typed.slice(0, hash).replace(/^.*\s/u, ""));
  if (!record) return [];
  const part = typed.slice(hash + 1);
  return (steps ? stepsOf(record) : partsOf(record))
    .filter((each) => near(each, part))
    .map((each) => ({ kind: "part", label: each, text: each, start: start + hash + 1, end }));
}

function locators({ atlas, typed, start, end }: Asked): Suggestion[] {
  const lead = /^\s*(\S+)\s+/u.exec(typed);
  if (!lead) return [];
  const rest = typed.slice(lead[0].length);
  return citedLocators(atlas, lead[1] ?? "")
    .filter(({ locator }) => near(locator, rest))
    .map(({ locator, doc, times }) => ({
      kind: "locator",
      label: locator,
      text: locator,
      detail: times > 0 ? `cited ${times === 1 ? "once" : `${times} times`}` : undefined,
      doc,
      start: start + lead[0].length,
      end,
    }));
}

/** The forms that a date may take, filled with what is written. */
function dates(asked: Asked): Suggestion[] {
  const { start, end, quoted } = asked;
  const typed = asked.typed.trim();
  const hash = asked.typed.indexOf("#");
  if (hash >= 0) return partsAt(asked, hash, true);
  const spoken = typed === "" ? undefined : parseSpoken(typed);
  const base = spoken ?? (/^-?\d{4}(-\d\d){0,2}$/u.test(typed) ? typed : undefined);
  const forms: string[] = [];
  if (base !== undefined) forms.push(base, `${base}~`, `${base}?`, `${base}/..`, `../${base}`, `[..${base}]`, `[${base}..]`);
  else if (typed === "")
    forms.push(
      "1920-10-14",
      "1920-10",
      "1920",
      "1920~",
      "192X",
      "1920-10-14/1923-03-15",
      "1920/..",
      "[1920-10-06..1920-10-09]",
      "[1920-10-06,1920-10-08]",
    );
  const written = forms.flatMap((form): Suggestion[] => {
    const parsed = parseDate(form);
    if (!parsed.ok) return [];
    const text = form.startsWith("[") && !quoted ? `"${form}"` : form;
    return [{ kind: "date", label: form, text, detail: spokenDate(parsed.date, "en"), start, end }];
  });
  if (/^[\d[.]/u.test(typed)) return written;
  const acts: Suggestion[] = records({ ...asked, typed }, ["instruments", "events"], true).map((item) => ({
    ...item,
    label: `${item.label}#`,
    text: `${item.text}#`,
    detail: `a date relative to ${item.detail ?? item.label}`,
  }));
  return [...written, ...acts];
}
