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

/** Entries by their first word, in each of its forms. */
export interface Gazetteer {
  readonly byFirst: ReadonlyMap<string, readonly Entry[]>;
  /** dated acts of the atlas, by `kind/id` */
  readonly days: ReadonlyMap<string, readonly { readonly earliest: Day; readonly latest: Day }[]>;
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

/** Collects all names of an atlas. Acts and events count only where their name has two words or more. */
export function gazetteerOf(atlas: Atlas | undefined): Gazetteer {
  const entries = new Map<string, Entry[]>();
  const days = new Map<string, { earliest: Day; latest: Day }[]>();
  const add = (name: string, named: Named, lang = "und"): void => {
    const words = tokensOf(name);
    const tokens = words.map((token) => token.key);
    const commas = new Set(words.flatMap((word, k) => (/^, /.test(name.slice(word.end, words[k + 1]?.start)) ? [k] : [])));
    const [first] = tokens;
    if (first === undefined || (first.length < 2 && tokens.length === 1)) return;
    const forms = words.map(({ start, end }) => new Set(formsOf(name.slice(start, end), lang)));
    const small = /^\p{Ll}/u.test(name) && (named.rank === 1 || named.rank === 2);
    const entry: Entry = { tokens, forms, commas, named, small, combining: name.endsWith("-") };
    for (const form of forms[0] ?? []) {
      const list = entries.get(form) ?? [];
      if (!list.some((e) => e.named.id === named.id && e.named.kind === named.kind && e.tokens.join(" ") === tokens.join(" ")))
        list.push(entry);
      entries.set(form, list);
    }
  };
  const bounds = (value: Sourced<DateExpression> | undefined): readonly { earliest: Day; latest: Day }[] =>
    (value ?? []).flatMap(({ value: expression }) => {
      const date = atlas?.dateOf(expression);
      return date ? [{ earliest: date.earliest, latest: date.latest }] : [];
    });
  for (const [collection, kind] of atlas ? KINDS : [])
    for (const record of (atlas as Atlas).collections[collection].values() as Iterable<AnyAuthored>) {
      if (record.data.draft && collection !== "polities") continue;
      const data = record.data as {
        names?: readonly { text: string; lang: string }[];
        titles?: readonly { text: string; lang: string }[];
        name?: Readonly<Record<string, string>>;
      };
      const exists = record.collection === "polities" ? record.data.exists : undefined;
      const from = Math.min(...bounds(exists?.from).map((b) => b.earliest), exists?.from ? Infinity : -Infinity);
      const until = Math.max(...bounds(exists?.until).map((b) => b.latest), exists?.until ? -Infinity : Infinity);
      const named = (rank: number): Named => ({ kind, id: record.id, rank, from: Number.isFinite(from) ? from : -Infinity, until });
      const names = [
        ...Object.entries(data.name ?? {}).map(([lang, text]) => ({ lang, text })),
        ...(data.names ?? []),
        ...(data.titles ?? []),
      ];
      const languages = [...new Set(names.map(({ lang }) => lang))];
      for (const { lang, text } of names) {
        const name = spoken(text);
        if (kind === "instrument" || kind === "event") {
          if (/[\s-]/.test(name)) add(name, named(0), lang);
          continue;
        }
        add(name, named(0), lang);
        if (kind !== "polity" || !/^(?:en|und)/.test(lang)) continue;
        const bare = bareName(name);
        for (const word of [...demonymsOf(name), ...peopleOf(name, languages)]) add(word, named(1));
        for (const word of borrowedBy(name)) add(word, named(2));
        if (bare === undefined) continue;
        add(bare, named(2));
        for (const word of [...demonymsOf(bare), ...peopleOf(bare, languages)]) add(word, named(2));
      }
      if (record.collection === "instruments") {
        days.set(`instrument/${record.id}`, [...bounds(record.data.on), ...(record.data.stages ?? []).flatMap((s) => bounds(s.on))]);
        for (const { name } of record.data.signatories ?? [])
          for (const text of Object.values(name)) addPerson(add, spoken(text), record.id);
      }
      if (record.collection === "events") days.set(`event/${record.id}`, [...bounds(record.data.when)]);
    }
  for (const source of atlas?.collections.sources.values() ?? [])
    for (const person of [...(source.data.author ?? []), ...(source.data.editor ?? [])]) addPerson(add, fullName(person), source.id);
  // A text may speak of states that the atlas does not have yet.
  for (const name of STATE_NAMES) {
    const keys = tokensOf(name)
      .map((token) => token.key)
      .join(" ");
    const known = (word: string): boolean =>
      (entries.get(tokensOf(word)[0]?.key ?? "") ?? []).some(
        (e) =>
          e.named.kind === "polity" &&
          e.tokens.join(" ") ===
            tokensOf(word)
              .map((t) => t.key)
              .join(" "),
      );
    if (known(name)) continue;
    const named = (rank: number): Named => ({
      kind: "polity",
      id: keys.replaceAll(" ", "-"),
      rank,
      from: -Infinity,
      until: Infinity,
      proposed: name,
    });
    const words = demonymsOf(name).filter((word) => !known(word));
    add(name, named(3));
    for (const word of words) add(word, named(4));
  }
  return { byFirst: entries, days };
}

const fullName = ({ literal, given, family }: Person): string => literal ?? [given, family].filter(Boolean).join(" ");

function addPerson(add: (name: string, named: Named) => void, name: string, id: string): void {
  const words = name.split(/\s+/);
  if (words.length < 2 || words.length > 4) return;
  const named = (rank: number): Named => ({ kind: "person", id, rank, from: -Infinity, until: Infinity });
  add(name, named(0));
  const last = words.at(-1) ?? "";
  if (last.length > 3) add(last, named(2));
}
