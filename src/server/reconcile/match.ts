/** How well entities fit a query, in numbers that say why. */
import { distance } from "fastest-levenshtein";
import type { Atlas } from "../../core/model/atlas.ts";
import { folded } from "../../core/resolve/ask.ts";
import { greatCircleKm } from "../../core/space/great-circle.ts";
import type { DaySpan } from "../../core/time/historical-date.ts";
import { type Entity, type EntityName, entitiesOf, type Type } from "./entities.ts";

export interface Query {
  /** empty where only properties are given */
  readonly text: string;
  readonly types: readonly string[];
  /** whether an entity without these types is no candidate */
  readonly strict: "any" | "should" | "all";
  readonly limit: number;
  readonly language?: string | undefined;
  readonly days?: readonly DaySpan[] | undefined;
  readonly at?: readonly [lon: number, lat: number] | undefined;
}

export interface Candidate {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly score: number;
  /** it is this one: the name is the same, all that was said of it agrees, and no other is as good */
  readonly match: boolean;
  readonly type: readonly Type[];
  readonly features: readonly { readonly id: string; readonly value: number | boolean }[];
}

/** Names less alike than this are no candidates. */
const LEAST = 0.5;
/** What is left of a score where something else than the name does not agree. */
const OTHER = { language: 0.9, days: 0.8, types: 0.9, far: 0.5 } as const;
/** Nearer than this a point agrees, km; by the farther distance nothing of it is left. */
const [NEAR, FAR] = [10, 500];

/** From 0 to 1: signs in common, or the words of the shorter name in the longer one. */
function likeness(a: string, b: string): number {
  if (a === b) return 1;
  const longest = Math.max(a.length, b.length);
  if (longest === 0) return 0;
  const [short, long] = [a, b].map((text) => text.split(" ")).sort((x, y) => x.length - y.length) as [string[], string[]];
  const within = short.every((word) => word.length > 2 && long.includes(word)) ? 0.6 + 0.3 * (Math.min(a.length, b.length) / longest) : 0;
  // letters that only one of them has cannot be had cheaper
  if (Math.abs(a.length - b.length) / longest > 1 - LEAST) return within;
  return Math.max(within, Math.min(0.99, 1 - distance(a, b) / longest));
}

const sameLanguage = (name: EntityName, language: string): boolean =>
  name.language === language || name.language.split("-")[0] === language.split("-")[0];

const overlaps = (spans: readonly DaySpan[], from: number, to: number): boolean =>
  spans.some(([first, last]) => from <= last && to >= first);

interface Scored {
  readonly entity: Entity;
  readonly score: number;
  /** everything agrees, the name letter by letter but for case and marks */
  readonly whole: boolean;
  readonly features: Candidate["features"];
}

/** The name that fits best, with what it is worth. */
function bestName(entity: Entity, text: string, { language, days }: Query) {
  let best = { worth: 0, likeness: 0, language: true, days: true };
  for (const name of entity.names) {
    const alike = likeness(text, name.folded);
    if (alike < LEAST || alike < best.worth) continue;
    const [inLanguage, inUse] = [language === undefined || sameLanguage(name, language), !days || overlaps(days, name.from, name.to)];
    const worth = alike * (inLanguage ? 1 : OTHER.language) * (inUse ? 1 : OTHER.days);
    if (worth > best.worth) best = { worth, likeness: alike, language: inLanguage, days: inUse };
  }
  return best;
}

function typesAgree({ types }: Entity, { types: wanted, strict }: Query): boolean {
  if (wanted.length === 0) return true;
  const has = (id: string) => types.some((type) => type.id === id);
  return strict === "all" ? wanted.every(has) : wanted.some(has);
}

function scored(entity: Entity, text: string, query: Query): Scored | undefined {
  const typed = typesAgree(entity, query);
  if (!typed && query.strict !== "should") return undefined;
  const name = query.text === "" ? { worth: 1, likeness: 1, language: true, days: true } : bestName(entity, text, query);
  if (name.worth === 0) return undefined;
  const was = !query.days || overlaps(query.days, entity.from, entity.to);
  const km = query.at && entity.at ? greatCircleKm(query.at, entity.at) : undefined;
  if (query.text === "" && (km === undefined || km > FAR)) return undefined;
  const near = km === undefined ? 1 : Math.max(OTHER.far, 1 - Math.max(0, km - NEAR) / FAR);
  return {
    entity,
    score: Math.round(1000 * name.worth * (was ? 1 : OTHER.days) * (typed ? 1 : OTHER.types) * near) / 10,
    whole: query.text !== "" && name.likeness === 1 && name.language && name.days && was && typed && near === 1,
    features: [
      { id: "name", value: Math.round(100 * name.likeness) },
      ...(query.language === undefined ? [] : [{ id: "language", value: name.language }]),
      ...(query.days ? [{ id: "date", value: name.days && was }] : []),
      ...(km === undefined ? [] : [{ id: "distance_km", value: Math.round(km) }]),
      ...(query.types.length === 0 ? [] : [{ id: "type", value: typed }]),
    ],
  };
}

/** The entities that fit best, best first. */
export function candidates(atlas: Atlas, query: Query): Candidate[] {
  const text = folded(query.text);
  const found = [...entitiesOf(atlas).values()]
    .flatMap((entity) => scored(entity, text, query) ?? [])
    .sort((a, b) => b.score - a.score || Number(b.whole) - Number(a.whole) || (a.entity.id < b.entity.id ? -1 : 1));
  const sure = found.filter(({ whole }) => whole).length === 1;
  return found.slice(0, query.limit).map(({ entity, score, whole, features }) => ({
    id: entity.id,
    name: entity.name,
    description: entity.description,
    score,
    match: whole && sure,
    type: entity.types,
    features,
  }));
}

/** How near the front an entity belongs: the id itself, a name whole, the name it goes by, another one, a later word of one; undefined for none. */
function placeOf({ id, name, names }: Entity, exact: string, text: string): number | undefined {
  if (id === exact) return 0;
  const begins = names.filter((one) => one.folded.startsWith(text));
  if (begins.some((one) => one.folded === text)) return 1;
  if (begins.length > 0) return folded(name).startsWith(text) ? 2 : 3;
  return names.some((one) => one.folded.includes(` ${text}`)) ? 4 : undefined;
}

/** Entities of which a name or the id begins so. */
export function beginningWith(atlas: Atlas, prefix: string): readonly Entity[] {
  const [exact, text] = [prefix.trim(), folded(prefix)];
  return [...entitiesOf(atlas).values()]
    .flatMap((entity) => {
      const place = placeOf(entity, exact, text);
      return place === undefined ? [] : [{ entity, place }];
    })
    .sort((a, b) => a.place - b.place || compare(a.entity.name, b.entity.name) || compare(a.entity.id, b.entity.id))
    .map(({ entity }) => entity);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
