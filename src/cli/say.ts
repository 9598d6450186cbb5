/** Names, days and reasons in plain words: exact, neutral, in the language asked for where the atlas has it. */
import type { Styler } from "../core/check/render.ts";
import { visible } from "../core/check/render.ts";
import type { Assertion } from "../core/model/assertion.ts";
import type { Atlas } from "../core/model/atlas.ts";
import type { Localized } from "../core/model/values.ts";
import type { WhoAnswer } from "../core/resolve/answer.ts";
import { parseDate } from "../core/time/edtf.ts";
import { spokenDate } from "../core/time/plain-words.ts";
import { inWords as wordsOf } from "../export/answers/in-words.ts";
import { sourcesOf } from "../export/holding-row.ts";

/** A localised text as a terminal may show it, in the language asked for, else the first one of the atlas that it has. */
export function inWords(atlas: Atlas, text: Localized | undefined, lang?: string): string | undefined {
  const words = wordsOf(atlas, text, lang);
  return words === undefined ? undefined : visible(words);
}

export interface Speaking {
  readonly atlas: Atlas;
  readonly styler: Styler;
  /** language of names and dates, before those of the atlas */
  readonly lang?: string | undefined;
}

/** The name of an assertor: a polity, a historiography, or the consensus. */
export function name({ atlas, lang }: Pick<Speaking, "atlas" | "lang">, id: string): string {
  if (id === "consensus") return "the consensus";
  const { historiographies, polities } = atlas.collections;
  return inWords(atlas, (historiographies.get(id) ?? polities.get(id))?.data.name, lang) ?? visible(id);
}

export const listed = (names: readonly string[], word = "and"): string =>
  names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} ${word} ${names.at(-1)}`;

export const names = (speaking: Pick<Speaking, "atlas" | "lang">, ids: readonly string[], word = "and"): string =>
  listed(
    ids.map((id) => name(speaking, id)),
    word,
  );

/** A date in words with its EDTF beside it: `14 October 1920 (1920-10-14)`. */
export function date(text: string, lang: string | undefined): string {
  const spoken = dateWords(text, lang);
  return spoken === text ? text : `${spoken} (${visible(text)})`;
}

/** A date in words alone. */
export function dateWords(text: string, lang: string | undefined): string {
  const parsed = parseDate(text);
  return parsed.ok ? spokenDate(parsed.date, lang ?? "en") : visible(text);
}

/** A record's name where it has one, else its id. */
export function recordName({ atlas, lang }: Pick<Speaking, "atlas" | "lang">, id: string): string {
  const record = atlas.find(id);
  return inWords(atlas, record?.data.name, lang) ?? visible(id);
}

/** The name of the record that a record or assertion id names; an assertion without a named record goes by its own id. */
export function actName(speaking: Pick<Speaking, "atlas" | "lang">, id: string): string {
  const assertion = speaking.atlas.assertionById.get(id);
  if (!assertion) return recordName(speaking, id);
  return inWords(speaking.atlas, assertion.record.data.name, speaking.lang) === undefined ? id : `${whereOf(speaking, assertion)} (${id})`;
}

/** The act of an assertion, down to its article. */
function whereOf(speaking: Pick<Speaking, "atlas" | "lang">, { record, article, accepts }: Assertion): string {
  const title = inWords(speaking.atlas, record.data.name, speaking.lang) ?? visible(record.id);
  if (accepts) return `${title}, accepting ${whereOf(speaking, accepts)}`;
  return article === undefined ? title : `${title}, article ${visible(article)}`;
}

/** Words that stand in for a source where none is cited. */
function insteadOfSource(assertion: Assertion): string {
  const { record, article, effect } = assertion;
  const articles = record.collection === "instruments" ? record.data.articles : undefined;
  const own = article === undefined ? undefined : articles?.[article];
  const bases = [effect, own, record.data].map((part) => (part as { basis?: string } | undefined)?.basis);
  const basis = bases.find((b) => b !== undefined);
  return basis === "general-knowledge"
    ? "generally known, not looked up"
    : basis === "derived"
      ? "derived from other records"
      : "no source";
}

/** What decided, down to article, source and locator. */
export function sayBasis(speaking: Pick<Speaking, "atlas" | "lang">, id: string): string {
  const { atlas, lang } = speaking;
  const assertion = atlas.assertionById.get(id);
  if (!assertion) return id;
  const named = assertion.article !== undefined || assertion.accepts || inWords(atlas, assertion.record.data.name, lang) !== undefined;
  const sources = sourcesOf(atlas, [id]);
  return `${id}${named ? `: ${whereOf(speaking, assertion)}` : ""} [${sources.length > 0 ? visible(sources.join("; ")) : insteadOfSource(assertion)}]`;
}

/** A place as it is named at the head of an answer. */
export function sayPlace({ atlas, lang }: Pick<Speaking, "atlas" | "lang">, place: WhoAnswer["place"]): string {
  const [lon, lat] = place.at;
  const named = place.id === null ? undefined : inWords(atlas, atlas.collections.places.get(place.id)?.data.name, lang);
  const point = `${lat}, ${lon}`;
  const border = place.on_border ? ", on a border: counted to the land north-east of it" : "";
  return `${place.id === null ? point : `${named && named !== place.id ? `${named} (${place.id})` : place.id}, ${point}`}${border}`;
}

export function sayViewpoint({ atlas, lang }: Pick<Speaking, "atlas" | "lang">, id: string): string {
  const named = inWords(atlas, atlas.collections.viewpoints.get(id)?.data.name, lang);
  return `as ${visible(id)} sees it${named && named.toLowerCase() !== id ? ` (${named})` : ""}`;
}
