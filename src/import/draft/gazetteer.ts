/** The names of an atlas, in every language that it has them in, ready to be found in a text. */
import type { Atlas } from "../../core/model/atlas.ts";
import type { AnyAuthored } from "../../core/model/authored.ts";
import type { CollectionName } from "../../core/model/field.ts";
import type { Person } from "../../core/model/records.ts";
import type { DateExpression, Sourced } from "../../core/model/values.ts";
import type { Day } from "../../core/time/historical-date.ts";
import { formsOf } from "./declined.ts";
import { bareName, borrowedBy, demonymsOf, STATE_NAMES } from "./demonyms.ts";
import { peopleOf } from "./peoples.ts";
import { type Token, tokensOf } from "./tokens.ts";

/** What a name stands for. `person` has the id of the record that names the person. */
export type NamedKind = "polity" | "historiography" | "person" | "place" | "territory" | "instrument" | "event";

export interface Named {
  readonly kind: NamedKind;
  readonly id: string;
  /** 0: its name; 1: its people or adjective; 2: a part of its name; 3, 4: name and people of a state that the atlas lacks; the least wins */
  readonly rank: number;
  /** days on which it existed; open ends are infinite */
  readonly from: Day;
  readonly until: Day;
  /** the atlas does not have it; the name under which it would be proposed */
  readonly proposed?: string;
}

export interface Entry {
  readonly tokens: readonly string[];
  /** every form that each of them may take in a sentence, itself among them */
  readonly forms: readonly ReadonlySet<string>[];
  /** a people's name or adjective that its language writes small */
  readonly small: boolean;
  /** counts only where a hyphen or dash follows: “Russo-” */
  readonly combining: boolean;
  /** after which of them the name has a comma */
  readonly commas: ReadonlySet<number>;
  readonly named: Named;
}

/** Whether the words from `from` on are the name, in whatever case; of a text that is cut into words. */
export const isNameAt = ({ forms }: Entry, tokens: readonly Token[], from: number): boolean =>
  forms.every((each, k) => each.has(tokens[from + k]?.key ?? ""));

/** Whether they are it letter by letter: what is so wins over what may be a form of another name. */
export const isExactlyAt = (entry: Entry, tokens: readonly Token[], from: number): boolean =>
  entry.tokens.every((key, k) => tokens[from + k]?.key === key);

/** Days between which a date lies. */
interface Bounds {
  readonly earliest: Day;
  readonly latest: Day;
}

/** Entries by their first word, in each of its forms. */
export interface Gazetteer {
  readonly byFirst: ReadonlyMap<string, readonly Entry[]>;
  /** dated acts of the atlas, by `kind/id` */
  readonly days: ReadonlyMap<string, readonly Bounds[]>;
}

const KINDS: readonly (readonly [CollectionName, NamedKind])[] = [
  ["polities", "polity"],
  ["historiographies", "historiography"],
  ["places", "place"],
  ["territories", "territory"],
  ["instruments", "instrument"],
  ["events", "event"],
];

/** `Treaty of Riga (18 March 1921)` and `“Some historians”, unnamed` as people write them. */
const spoken = (name: string): string =>
  name
    .replaceAll(/\s*\([^)]*\)/g, "")
    .replaceAll(/[“”„"«»]/g, "")
    .replace(/, unnamed$/, "")
    .trim();

/** A name as it is written, and what it stands for. */
interface Naming {
  readonly name: string;
  readonly named: Named;
  /** BCP 47; where it is not known, the name has one form */
  readonly lang?: string;
}

/** Collects all names of an atlas. Acts and events count only where their name has two words or more. */
export function gazetteerOf(atlas: Atlas | undefined): Gazetteer {
  const entries = new Map<string, Entry[]>();
  const days = new Map<string, readonly Bounds[]>();
  if (atlas) {
    for (const [collection, kind] of KINDS)
      for (const record of atlas.collections[collection].values() as Iterable<AnyAuthored>) {
        if (record.data.draft && collection !== "polities") continue;
        for (const naming of [...namesOf(record, kind, atlas), ...signatoriesOf(record)]) enter(entries, naming);
        const dated = daysOfAct(record, atlas);
        if (dated) days.set(`${kind}/${record.id}`, dated);
      }
    for (const { id, data } of atlas.collections.sources.values())
      for (const person of [...(data.author ?? []), ...(data.editor ?? [])])
        for (const naming of namesOfPerson(fullName(person), id)) enter(entries, naming);
  }
  // A text may speak of states that the atlas does not have yet.
  for (const name of STATE_NAMES) for (const naming of namesOfMissingState(name, entries)) enter(entries, naming);
  return { byFirst: entries, days };
}

/** Puts a name under each form of its first word, once for each thing that it stands for. */
function enter(entries: Map<string, Entry[]>, naming: Naming): void {
  const entry = entryOf(naming);
  if (entry === undefined) return;
  for (const form of entry.forms[0] ?? []) {
    const list = entries.get(form) ?? [];
    if (!list.some((e) => e.named.id === entry.named.id && e.named.kind === entry.named.kind && isSame(e.tokens, entry.tokens)))
      list.push(entry);
    entries.set(form, list);
  }
}

const isSame = (a: readonly string[], b: readonly string[]): boolean => a.join(" ") === b.join(" ");
const keysOf = (name: string): string[] => tokensOf(name).map(({ key }) => key);

/** A name cut into words; undefined for one that is a single letter. */
function entryOf({ name, named, lang = "und" }: Naming): Entry | undefined {
  const words = tokensOf(name);
  const [first] = words;
  if (first === undefined || (first.key.length < 2 && words.length === 1)) return undefined;
  return {
    tokens: words.map(({ key }) => key),
    forms: words.map(({ start, end }) => new Set(formsOf(name.slice(start, end), lang))),
    commas: new Set(words.flatMap((word, k) => (/^, /.test(name.slice(word.end, words[k + 1]?.start)) ? [k] : []))),
    named,
    small: /^\p{Ll}/u.test(name) && (named.rank === 1 || named.rank === 2),
    combining: name.endsWith("-"),
  };
}

/** The names of a record, and for a polity those of its people. */
function namesOf(record: AnyAuthored, kind: NamedKind, atlas: Atlas): Naming[] {
  const data = record.data as {
    names?: readonly { text: string; lang: string }[];
    titles?: readonly { text: string; lang: string }[];
    name?: Readonly<Record<string, string>>;
  };
  const names = [...Object.entries(data.name ?? {}).map(([lang, text]) => ({ lang, text })), ...(data.names ?? []), ...(data.titles ?? [])];
  const languages = [...new Set(names.map(({ lang }) => lang))];
  const life = lifeOf(record, atlas);
  const named = (rank: number): Named => ({ kind, id: record.id, rank, ...life });
  return names.flatMap(({ lang, text }): Naming[] => {
    const name = spoken(text);
    if ((kind === "instrument" || kind === "event") && !/[\s-]/.test(name)) return [];
    const own = { name, named: named(0), lang };
    return kind === "polity" && /^(?:en|und)/.test(lang) ? [own, ...namesOfPeople(name, languages, named)] : [own];
  });
}

/** What a state's people and its parts are called in English. */
function namesOfPeople(name: string, languages: readonly string[], named: (rank: number) => Named): Naming[] {
  const ranked = (words: readonly string[], rank: number): Naming[] => words.map((word) => ({ name: word, named: named(rank) }));
  const peoples = (of: string): string[] => [...demonymsOf(of), ...peopleOf(of, languages)];
  const bare = bareName(name);
  return [...ranked(peoples(name), 1), ...ranked(borrowedBy(name), 2), ...(bare === undefined ? [] : ranked([bare, ...peoples(bare)], 2))];
}

const boundsOf = (value: Sourced<DateExpression> | undefined, atlas: Atlas): Bounds[] =>
  (value ?? []).flatMap(({ value: expression }) => {
    const date = atlas.dateOf(expression);
    return date ? [{ earliest: date.earliest, latest: date.latest }] : [];
  });

/** From its first day on to its last, as far as the records know either; always, for what is no polity. */
function lifeOf(record: AnyAuthored, atlas: Atlas): Pick<Named, "from" | "until"> {
  const exists = record.collection === "polities" ? record.data.exists : undefined;
  const from = Math.min(...boundsOf(exists?.from, atlas).map((b) => b.earliest), exists?.from ? Infinity : -Infinity);
  const until = Math.max(...boundsOf(exists?.until, atlas).map((b) => b.latest), exists?.until ? -Infinity : Infinity);
  return { from: Number.isFinite(from) ? from : -Infinity, until };
}

function daysOfAct({ collection, data }: AnyAuthored, atlas: Atlas): Bounds[] | undefined {
  if (collection === "events") return boundsOf(data.when, atlas);
  if (collection !== "instruments") return undefined;
  return [...boundsOf(data.on, atlas), ...(data.stages ?? []).flatMap((stage) => boundsOf(stage.on, atlas))];
}

const signatoriesOf = ({ collection, data, id }: AnyAuthored): Naming[] =>
  collection !== "instruments"
    ? []
    : (data.signatories ?? []).flatMap(({ name }) => Object.values(name).flatMap((text) => namesOfPerson(spoken(text), id)));

const fullName = ({ literal, given, family }: Person): string => literal ?? [given, family].filter(Boolean).join(" ");

/** A person's full name, and the last word of it. */
function namesOfPerson(name: string, id: string): Naming[] {
  const words = name.split(/\s+/);
  if (words.length < 2 || words.length > 4) return [];
  const named = (rank: number): Named => ({ kind: "person", id, rank, from: -Infinity, until: Infinity });
  const last = words.at(-1) ?? "";
  return [{ name, named: named(0) }, ...(last.length > 3 ? [{ name: last, named: named(2) }] : [])];
}

/** A state that no polity of the atlas is called after, and its people. */
function namesOfMissingState(name: string, entries: ReadonlyMap<string, readonly Entry[]>): Naming[] {
  const isKnown = (words: string): boolean => {
    const keys = keysOf(words);
    return (entries.get(keys[0] ?? "") ?? []).some((e) => e.named.kind === "polity" && isSame(e.tokens, keys));
  };
  if (isKnown(name)) return [];
  const id = keysOf(name).join("-");
  const named = (rank: number): Named => ({ kind: "polity", id, rank, from: -Infinity, until: Infinity, proposed: name });
  const people = demonymsOf(name).filter((word) => !isKnown(word));
  return [{ name, named: named(3) }, ...people.map((word) => ({ name: word, named: named(4) }))];
}
