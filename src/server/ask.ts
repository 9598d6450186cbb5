/** What people type into what the resolver takes: a place, a date, a viewpoint. */
import { nearest } from "../core/link/references.ts";
import type { Atlas } from "../core/model/atlas.ts";
import type { Authored } from "../core/model/authored.ts";
import type { Spot } from "../core/resolve/resolver.ts";
import { parseDate } from "../core/time/edtf.ts";
import type { Day, HistoricalDate } from "../core/time/historical-date.ts";
import { parseSpoken } from "../core/time/spoken.ts";

/** A question that cannot be put as it stands: what stands in the way, and what to write instead. */
export class Misunderstood extends Error {
  readonly help: string | undefined;

  constructor(message: string, help?: string) {
    super(message);
    this.help = help;
  }
}

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

const namesOf = (place: Authored<"places">): string[] => [
  ...Object.values(place.data.name ?? {}),
  ...(place.data.names ?? []).map((n) => n.text),
];

const COORDINATES = /^\s*([-+]?\d+(?:\.\d+)?)\s*[,;]\s*([-+]?\d+(?:\.\d+)?)\s*$/;

/** A place by id, by its name in any language, or by `lat,lon` in degrees. */
export function findPlace(atlas: Atlas, text: string): Spot {
  const coordinates = COORDINATES.exec(text);
  if (coordinates) {
    const [lat, lon] = [Number(coordinates[1]), Number(coordinates[2])];
    if (Math.abs(lat) > 90 || Math.abs(lon) > 180)
      throw new Misunderstood(
        `${text.trim()} is not on the Earth`,
        Math.abs(lon) <= 90 && Math.abs(lat) <= 180
          ? `latitude comes first: ${lon},${lat}`
          : "write latitude, then longitude, in degrees: 54.689,25.280",
      );
    return { at: [lon, lat] };
  }
  const { places } = atlas.collections;
  const spot = (place: Authored<"places">): Spot => ({ at: [place.data.at.lon, place.data.at.lat], placeId: place.id });
  const exact = places.get(text.trim());
  if (exact) return spot(exact);
  const wanted = folded(text);
  const found = [...places.values()].filter((p) => folded(p.id) === wanted || namesOf(p).some((n) => folded(n) === wanted));
  const [only, other] = found;
  if (only && !other) return spot(only);
  if (only)
    throw new Misunderstood(
      `${text} is the name of ${found.length} places: ${found.map((p) => p.id).join(", ")}`,
      `ask for one of them by its id, such as ${only.id}`,
    );
  const known = new Map(
    [...places.values()].flatMap((p) => [[folded(p.id), p.id], ...namesOf(p).map((n) => [folded(n), n])] as [string, string][]),
  );
  const near = nearest(wanted, known.keys());
  const territory = atlas.collections.territories.get(text.trim());
  throw new Misunderstood(
    `no place is called ${text.trim()}`,
    near !== undefined
      ? `did you mean ${known.get(near)}`
      : territory
        ? `${territory.id} is a territory; name a place in it, or a point as lat,lon`
        : places.size > 0
          ? "dejure list places shows them all; a point is written lat,lon"
          : "this atlas has no places; write a point as lat,lon",
  );
}

/** A date in EDTF, or in plain English, Lithuanian or Polish words. */
export function readDate(text: string): HistoricalDate {
  const parsed = parseDate(text);
  if (parsed.ok) return parsed.date;
  const spoken = parseSpoken(text);
  const again = spoken === undefined ? undefined : parseDate(spoken);
  if (again?.ok) return again.date;
  throw new Misunderstood(
    parsed.fault.message.includes(text.trim()) ? parsed.fault.message : `${text.trim()}: ${parsed.fault.message}`,
    parsed.fault.help ?? "dates are EDTF: 1920-10-14, 1920-10, 1920, 1920-10/1923",
  );
}

/** The one day of a date, or undefined where it may be or lasts several. */
export const oneDay = (date: HistoricalDate): Day | undefined =>
  date.earliest === date.latest && Number.isFinite(date.earliest) ? date.earliest : undefined;

/** A date that must be one day. */
export function readDay(text: string, what: string): Day {
  const day = oneDay(readDate(text));
  if (day === undefined) throw new Misunderstood(`${what} takes one day, and ${text} is not one`, "write a day, such as 1920-08-01");
  return day;
}

/** The viewpoint asked for, else the atlas's default. */
export function findViewpoint(atlas: Atlas, id: string | undefined): string {
  const { viewpoints } = atlas.collections;
  const wanted = id ?? atlas.head.default?.viewpoint;
  if (wanted !== undefined && viewpoints.has(wanted)) return wanted;
  const all = [...viewpoints.keys()];
  if (all.length === 0)
    throw new Misunderstood("this atlas has no viewpoint", "add one to viewpoints/, such as groups: [[all-polities], [consensus]]");
  if (id === undefined) throw new Misunderstood(`the atlas names no default viewpoint that it has`, `name one with --as: ${all.join(", ")}`);
  const folds = folded(id);
  const alike = all.filter(
    (v) => folded(v) === folds || Object.values(viewpoints.get(v)?.data.name ?? {}).some((n) => folded(n) === folds),
  );
  if (alike.length === 1 && alike[0] !== undefined) return alike[0];
  const near = nearest(id, all);
  throw new Misunderstood(`no viewpoint has the id ${id}`, near !== undefined ? `did you mean ${near}` : `there are ${all.join(", ")}`);
}
