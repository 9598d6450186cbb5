/** What people type into what the resolver takes: a place, a date, a viewpoint. */
import { nearest } from "../link/references.ts";
import type { Atlas } from "../model/atlas.ts";
import type { Authored } from "../model/authored.ts";
import { parseDate } from "../time/edtf.ts";
import type { Day, HistoricalDate } from "../time/historical-date.ts";
import { parseSpoken } from "../time/spoken.ts";
import type { Spot } from "./resolver.ts";

/** A question that cannot be put as it stands: what stands in the way, and what to write instead. */
export interface Misunderstanding {
  readonly message: string;
  readonly help?: string;
}

/** A part of a question as understood, or why not. */
export type Asked<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: Misunderstanding };

export const understood = <T>(value: T): Asked<T> => ({ ok: true, value });
export const misunderstood = (message: string, help?: string): Asked<never> => ({
  ok: false,
  fault: { message, ...(help !== undefined && { help }) },
});

/** Longer texts are no name of anything, and not compared with every name. */
const LONGEST_NAME = 200;

/** The nearest known word to what was typed; undefined where nothing is near. */
export const didYouMean = (typed: string, known: Iterable<string>): string | undefined =>
  typed.length > LONGEST_NAME ? undefined : nearest(typed, known);

const shown = (text: string): string => (text.length > LONGEST_NAME ? `${text.slice(0, LONGEST_NAME)}…` : text).trim();

/** A name as it is compared: without case, marks and outer space. */
export const folded = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("ł", "l")
    .replaceAll("ø", "o")
    .replaceAll("ß", "ss")
    .replace(/[’'`ʼ]/g, "'")
    .replace(/[\s_-]+/g, " ")
    .trim();

type Place = Authored<"places">;

interface NamedPlaces {
  /** places by each folded name and id */
  readonly byName: ReadonlyMap<string, readonly Place[]>;
  /** folded names as they are written */
  readonly written: ReadonlyMap<string, string>;
}

const indexes = new WeakMap<Atlas, NamedPlaces>();

function namedPlaces(atlas: Atlas): NamedPlaces {
  const made = indexes.get(atlas);
  if (made) return made;
  const byName = new Map<string, Place[]>();
  const written = new Map<string, string>();
  for (const place of atlas.collections.places.values()) {
    const names = [place.id, ...Object.values(place.data.name ?? {}), ...(place.data.names ?? []).map((n) => n.text)];
    for (const name of names) {
      const key = folded(name);
      if (!written.has(key)) written.set(key, name);
      const places = byName.get(key);
      if (!places) byName.set(key, [place]);
      else if (!places.includes(place)) places.push(place);
    }
  }
  const index = { byName, written };
  indexes.set(atlas, index);
  return index;
}

const COORDINATES = /^\s*([-+]?\d+(?:\.\d+)?)\s*[,;]\s*([-+]?\d+(?:\.\d+)?)\s*$/;

/** A place by id, by its name in any language, or by `lat,lon` in degrees. */
export function findPlace(atlas: Atlas, text: string): Asked<Spot> {
  const coordinates = text.length <= LONGEST_NAME ? COORDINATES.exec(text) : null;
  if (coordinates) {
    const [lat, lon] = [Number(coordinates[1]), Number(coordinates[2])];
    if (Math.abs(lat) <= 90 && Math.abs(lon) <= 180) return understood({ at: [lon, lat] });
    return misunderstood(
      `${text.trim()} is not on the Earth`,
      Math.abs(lon) <= 90 && Math.abs(lat) <= 180
        ? `latitude comes first: ${lon},${lat}`
        : "write latitude, then longitude, in degrees: 54.689,25.280",
    );
  }
  const { places, territories } = atlas.collections;
  const { byName, written } = namedPlaces(atlas);
  const exact = places.get(text.trim());
  const found = exact ? [exact] : (byName.get(folded(shown(text))) ?? []);
  const [only, other] = found;
  if (only && !other) return understood({ at: [only.data.at.lon, only.data.at.lat], placeId: only.id });
  if (only)
    return misunderstood(
      `${text.trim()} is the name of ${found.length} places: ${found.map((p) => p.id).join(", ")}`,
      `ask for one of them by its id, such as ${only.id}`,
    );
  const near = didYouMean(folded(text), written.keys());
  const territory = territories.get(text.trim());
  return misunderstood(
    `no place is called ${shown(text)}`,
    near !== undefined
      ? `did you mean ${written.get(near)}`
      : territory
        ? `${territory.id} is a territory; name a place in it, or a point as lat,lon`
        : places.size > 0
          ? "the list of places shows them all; a point is written lat,lon"
          : "this atlas has no places; write a point as lat,lon",
  );
}

/** A territory by id, with or without its collection, or by its name in any language; undefined where none is called so. */
export function findTerritory(atlas: Atlas, text: string): string | undefined {
  const { territories } = atlas.collections;
  const id = text.trim().replace(/^territories\//, "");
  if (territories.has(id)) return id;
  const name = folded(shown(text));
  const named = [...territories.values()].filter(({ data }) =>
    [...Object.values(data.name ?? {}), ...(data.names ?? []).map((each) => each.text)].some((each) => folded(each) === name),
  );
  return named.length === 1 ? named[0]?.id : undefined;
}

/** A date in EDTF, or in plain English, Lithuanian or Polish words. */
export function readDate(text: string): Asked<HistoricalDate> {
  const parsed = parseDate(text);
  if (parsed.ok) return understood(parsed.date);
  const spoken = parseSpoken(shown(text));
  const again = spoken === undefined ? undefined : parseDate(spoken);
  if (again?.ok) return understood(again.date);
  const { message, help } = parsed.fault;
  return misunderstood(
    message.includes(text.trim()) ? message : `${shown(text)}: ${message}`,
    help ?? "dates are EDTF: 1920-10-14, 1920-10, 1920, 1920-10/1923",
  );
}

/** The one day of a date, or undefined where it may be or lasts several. */
export const oneDay = (date: HistoricalDate): Day | undefined =>
  date.earliest === date.latest && Number.isFinite(date.earliest) ? date.earliest : undefined;

/** A date that must be one day; `what` names the parameter that takes it. */
export function readDay(text: string, what: string): Asked<Day> {
  const date = readDate(text);
  if (!date.ok) return date;
  const day = oneDay(date.value);
  if (day === undefined) return misunderstood(`${what} takes one day, and ${shown(text)} is not one`, "write a day, such as 1920-08-01");
  return understood(day);
}

/** The viewpoint asked for, by id or name, else the atlas's default. */
export function findViewpoint(atlas: Atlas, id: string | undefined): Asked<string> {
  const { viewpoints } = atlas.collections;
  const wanted = id ?? atlas.head.default?.viewpoint;
  if (wanted !== undefined && viewpoints.has(wanted)) return understood(wanted);
  const all = [...viewpoints.keys()];
  if (all.length === 0)
    return misunderstood("this atlas has no viewpoint", "add one to viewpoints/, such as groups: [[all-polities], [consensus]]");
  if (id === undefined) return misunderstood("the atlas names no default viewpoint that it has", `name one: ${all.join(", ")}`);
  const folds = folded(shown(id));
  const alike = all.filter(
    (v) => folded(v) === folds || Object.values(viewpoints.get(v)?.data.name ?? {}).some((n) => folded(n) === folds),
  );
  if (alike.length === 1 && alike[0] !== undefined) return understood(alike[0]);
  const near = didYouMean(id, all);
  return misunderstood(`no viewpoint has the id ${shown(id)}`, near !== undefined ? `did you mean ${near}` : `there are ${all.join(", ")}`);
}
