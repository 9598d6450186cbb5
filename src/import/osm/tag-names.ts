/** Names of elements, and the polities that tags name: by a state's own outline, by name, by code of ISO 3166-1, by id. */
import { idFor } from "../../core/read/ids.ts";
import { slugOf } from "../foreign-ids.ts";
import { lineOf, unused } from "../imported.ts";
import { CODES } from "../natural-earth/codes.ts";
import type { Tags } from "./elements.ts";

const LANGUAGE = /^name:([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)$/;

/** Names by language; the name on the ground stands without one, unless a language has the same. */
export function namesOf(tags: Tags): Record<string, string> {
  const byLanguage = [...tags].flatMap(([key, value]) => {
    const language = LANGUAGE.exec(key)?.[1];
    const name = lineOf(value);
    return language === undefined || name === undefined ? [] : [[language, name] as const];
  });
  byLanguage.sort(([a], [b]) => (a < b ? -1 : 1));
  const own = lineOf(tags.get("name")) ?? lineOf(tags.get("official_name"));
  const names = Object.fromEntries(byLanguage);
  return own === undefined || Object.values(names).includes(own) ? names : { und: own, ...names };
}

/** One name of an element, for ids and reports. */
export function labelOf(tags: Tags): string | undefined {
  const { en, und, ...others } = namesOf(tags);
  return en ?? und ?? Object.values(others)[0];
}

/** The item of Wikidata in a tag. */
export const itemOf = (tags: Tags): string | undefined => /^Q[1-9]\d*$/.exec(tags.get("wikidata")?.trim() ?? "")?.[0];
export const itemLink = (item: string): string => `https://www.wikidata.org/wiki/${item}`;

/** Texts of a tag that holds several. */
export const several = (value: string | undefined): string[] => (value ?? "").split(";").flatMap((one) => lineOf(one) ?? []);

export interface Polity {
  readonly id: string;
  names: Record<string, string>;
  item?: string | undefined;
  readonly codes: Set<string>;
}

const CODE_TAGS = [
  "ISO3166-1",
  "ISO3166-1:alpha2",
  "ISO3166-1:alpha3",
  "country_code_iso3166_1_alpha_2",
  "country_code_iso3166_1_alpha_3",
  "country_code",
];
const fold = (name: string): string => name.toLowerCase();

export class Polities {
  readonly #byId = new Map<string, Polity>();
  readonly #byKey = new Map<string, Polity>();
  readonly #byWord = new Map<string, Polity>();

  /** The state whose outline an element is; `chronology` is what gathers its outlines of all times. */
  own(tags: Tags, chronology: string | undefined): Polity | undefined {
    const item = itemOf(tags);
    const label = labelOf(tags);
    const key = item ?? (chronology === undefined ? label : `chronology ${chronology}`);
    if (label === undefined || key === undefined) return undefined;
    const polity = this.#byKey.get(key) ?? this.#made(label);
    this.#byKey.set(key, polity);
    polity.item ??= item;
    polity.names = { ...namesOf(tags), ...polity.names };
    for (const code of CODE_TAGS.flatMap((tag) => several(tags.get(tag)))) {
      polity.codes.add(code);
      this.#word(code, polity);
    }
    for (const name of [...Object.values(namesOf(tags)), ...several(tags.get("alt_name")), ...several(tags.get("official_name"))])
      this.#word(name, polity);
    return polity;
  }

  /** A polity that a tag names. */
  named(text: string): Polity {
    const known = this.#byWord.get(fold(text));
    if (known) return known;
    const code = [...CODES.values()].find(
      ({ a2, a3, name }) => text === a2 || text === a3 || (name !== undefined && fold(name) === fold(text)),
    );
    const item = code?.wikidata;
    const name = code?.name ?? text;
    const polity = (item !== undefined && this.#byKey.get(item)) || this.#byWord.get(fold(name)) || this.#made(name);
    if (item !== undefined) {
      this.#byKey.set(item, polity);
      polity.item ??= item;
    }
    this.#word(text, polity);
    this.#word(name, polity);
    return polity;
  }

  /** A polity by the id that an atlas of dejure gave it. */
  withId(id: string, name: string | undefined): Polity | undefined {
    const known = this.#byId.get(id);
    if (known || idFor(id) !== id) return known;
    const polity = this.#made(name ?? id, id);
    for (const word of [id, name ?? id]) this.#word(word, polity);
    return polity;
  }

  /** All, by id. */
  sorted = (): Polity[] => [...this.#byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));

  /** A name of which no id can be made, such as one of signs alone, has a number. */
  #made(name: string, base = slugOf(name) ?? "polity"): Polity {
    const id = unused(base, (one) => this.#byId.has(one), ".");
    const polity: Polity = { id, names: { und: name }, codes: new Set() };
    this.#byId.set(id, polity);
    return polity;
  }

  #word(word: string, polity: Polity): void {
    if (!this.#byWord.has(fold(word))) this.#byWord.set(fold(word), polity);
  }
}
