/** Names, days and reasons in plain words: exact, neutral, in the language asked for where dejure and the atlas have it. */

import type { Styler } from "../core/check/render.ts";
import { visible } from "../core/check/render.ts";
import type { Assertion } from "../core/model/assertion.ts";
import type { Atlas } from "../core/model/atlas.ts";
import type { Localized } from "../core/model/values.ts";
import type { WhoAnswer } from "../core/resolve/answer.ts";
import { parseDate } from "../core/time/edtf.ts";
import { type DateForm, spokenDate } from "../core/time/plain-words.ts";
import { spokenLanguage, WORDS } from "../core/words/languages.ts";
import * as speech from "../core/words/speaker.ts";
import { type Say, within } from "../core/words/speaker.ts";
import { km2 } from "../core/words/spoken-area.ts";
import { inWords as wordsOf } from "../export/answers/in-words.ts";
import { sourcesOf } from "../export/holding-row.ts";
import { EN, type TerminalWords } from "./words/en.ts";
import { LT } from "./words/lt.ts";
import { PL } from "./words/pl.ts";

const TERMINAL: Readonly<Record<keyof typeof WORDS, TerminalWords>> = { en: EN, lt: LT, pl: PL };

/** A localised text as a terminal may show it, in the language asked for, else the first one of the atlas that it has. */
export function inWords(atlas: Atlas, text: Localized | undefined, lang?: string): string | undefined {
  const words = wordsOf(atlas, text, lang);
  return words === undefined ? undefined : visible(words);
}

/** How answers are said: sentences in the language asked for, English where dejure does not speak it, names as the atlas has them. */
export interface Speaking {
  readonly atlas: Atlas;
  readonly styler: Styler;
  /** language of names and dates, before those of the atlas */
  readonly lang?: string | undefined;
  readonly say: Say;
}

/** What a terminal says in a language: words of answers, and its own. */
export function terminalWords(lang: string | undefined): Say {
  const spoken = spokenLanguage(lang);
  return speech.speaker(TERMINAL[spoken], WORDS[spoken]);
}

export const speakingIn = (atlas: Atlas, styler: Styler, lang?: string): Speaking => ({ atlas, styler, lang, say: terminalWords(lang) });

/** The name of an assertor: a polity, a historiography, or the consensus. */
export function name({ atlas, lang, say }: Speaking, id: string): string {
  if (id === "consensus") return say("consensus");
  const { historiographies, polities } = atlas.collections;
  return inWords(atlas, (historiographies.get(id) ?? polities.get(id))?.data.name, lang) ?? visible(id);
}

export const listed = ({ say }: Speaking, names: readonly string[], word: "and" | "or" = "and"): string => speech.listed(names, say(word));

export const names = (speaking: Speaking, ids: readonly string[]): string =>
  listed(
    speaking,
    ids.map((id) => name(speaking, id)),
  );

/** A message about some, of whom there may be one: verbs of English differ. */
export const sayOf = (speaking: Speaking, key: string, ids: readonly string[]): string =>
  speaking.say(`${key}.${ids.length > 1 ? "many" : "one"}`, { who: names(speaking, ids) });

/** A date in words with its EDTF beside it: `14 October 1920 (1920-10-14)`. */
export function date(text: string, lang: string | undefined, form?: DateForm): string {
  const spoken = dateWords(text, lang, form);
  return spoken === text ? text : `${spoken} (${visible(text)})`;
}

/** A date in words alone. */
export function dateWords(text: string, lang: string | undefined, form?: DateForm): string {
  const parsed = parseDate(text);
  return parsed.ok ? spokenDate(parsed.date, lang ?? "en", form) : visible(text);
}

/** An area with as many digits as mean something, written as the language writes numbers. */
export const area = ({ say }: Speaking, km: number): string =>
  km2(km)
    .replace(".", say("decimal.point"))
    .replace(/^\d{5,}/, (digits) => digits.replaceAll(/\B(?=(\d{3})+$)/g, say("digit.group")));

/** A record's name where it has one, else its id. */
export function recordName({ atlas, lang }: Speaking, id: string): string {
  const record = atlas.find(id);
  return inWords(atlas, record?.data.name, lang) ?? visible(id);
}

/** The name of the record that a record or assertion id names; an assertion without a named record goes by its own id. */
export function actName(speaking: Speaking, id: string): string {
  const assertion = speaking.atlas.assertionById.get(id);
  if (!assertion) return recordName(speaking, id);
  return inWords(speaking.atlas, assertion.record.data.name, speaking.lang) === undefined ? id : `${whereOf(speaking, assertion)} (${id})`;
}

/** The act of an assertion, down to its article. */
function whereOf(speaking: Speaking, { record, article, accepts }: Assertion): string {
  const { atlas, lang, say } = speaking;
  const title = inWords(atlas, record.data.name, lang) ?? visible(record.id);
  if (accepts) return say("accepting", { act: title, accepted: whereOf(speaking, accepts) });
  return article === undefined ? title : `${title}, ${within(say("article", { article: visible(article) }))}`;
}

/** Words that stand in for a source where none is cited. */
function insteadOfSource({ say }: Speaking, assertion: Assertion): string {
  const { record, article, effect } = assertion;
  const articles = record.collection === "instruments" ? record.data.articles : undefined;
  const own = article === undefined ? undefined : articles?.[article];
  const bases = [effect, own, record.data].map((part) => (part as { basis?: string } | undefined)?.basis);
  return say(`basis.${bases.find((b) => b !== undefined) ?? "none"}`);
}

/** What decided, down to article, source and locator. */
export function sayBasis(speaking: Speaking, id: string): string {
  const { atlas, lang } = speaking;
  const assertion = atlas.assertionById.get(id);
  if (!assertion) return id;
  const named = assertion.article !== undefined || assertion.accepts || inWords(atlas, assertion.record.data.name, lang) !== undefined;
  const sources = sourcesOf(atlas, [id]);
  const cited = sources.length > 0 ? visible(sources.join("; ")) : insteadOfSource(speaking, assertion);
  return `${id}${named ? `: ${whereOf(speaking, assertion)}` : ""} [${cited}]`;
}

/** A name with the id by which to ask for it, where that is not the same. */
const withId = (id: string, named: string | undefined): string =>
  named === undefined || named === id ? visible(id) : `${named} (${visible(id)})`;

/** A place as it is named at the head of an answer. */
export function sayPlace({ atlas, lang, say }: Speaking, place: WhoAnswer["place"]): string {
  const [lon, lat] = place.at;
  const named = place.id === null ? undefined : inWords(atlas, atlas.collections.places.get(place.id)?.data.name, lang);
  const point = `${lat}, ${lon}`;
  return `${place.id === null ? point : `${withId(place.id, named)}, ${point}`}${place.on_border ? `, ${say("on.border")}` : ""}`;
}

export function sayViewpoint({ atlas, lang, say }: Speaking, id: string): string {
  const named = inWords(atlas, atlas.collections.viewpoints.get(id)?.data.name, lang);
  return say("as", { viewpoint: named?.toLowerCase() === id ? named : withId(id, named) });
}

/** What else heads an answer: the day up to which it keeps to what was public, where one was asked for. */
export const sayKnown = ({ say, lang }: Speaking, day: string | undefined): string =>
  day === undefined ? "" : ` · ${say("known.on", { date: date(day, lang) })}`;
