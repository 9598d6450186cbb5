import { Hono } from "hono";
import { holdingsCsv } from "../export/csv.ts";
import { type DatedHolding, holdingsBetween, holdingsOn, MOST_CHANGES } from "../export/dated-holdings.ts";
import { holdingsGeoJson } from "../export/geojson.ts";
import { holdingsSvg } from "../export/svg.ts";
import type { Atlas } from "../core/model/atlas.ts";
import type { MapLayer } from "../core/resolve/answer.ts";
import { differenceOf } from "../core/resolve/difference.ts";
import type { Resolver } from "../core/resolve/resolver.ts";
import { formatDay } from "../core/time/format-day.ts";
import { findPlace, findViewpoint, Misunderstood, oneDay, readDate, readDay } from "./ask.ts";

/** An atlas that questions can be put to. */
export interface Askable {
  readonly atlas: Atlas;
  readonly resolver: Resolver;
}

/** What one answer may cost; every setting is said where it cuts an answer short. */
export interface Limits {
  /** characters of an address */
  readonly address: number;
  /** pieces of land in one map; a longer answer is cut and says so */
  readonly features: number;
  /** spells in one history; a longer answer is cut and says so */
  readonly spells: number;
}
export const LIMITS: Limits = { address: 2000, features: 10_000, spells: 20_000 };

/** Parameters of a question by name; a name that the question does not have is refused, as OGC API asks. */
function parameters(url: string, allowed: readonly string[]): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const [name, value] of new URL(url).searchParams) {
    if (!allowed.includes(name)) throw new Misunderstood(`there is no parameter ${name}`, `this question takes ${allowed.join(", ")}`);
    if (values.has(name)) throw new Misunderstood(`${name} is given twice`, "give it once");
    values.set(name, value);
  }
  return values;
}

function needed(values: ReadonlyMap<string, string>, name: string, example: string): string {
  const value = values.get(name);
  if (value === undefined || value.trim() === "") throw new Misunderstood(`${name} is missing`, `write for example ${name}=${example}`);
  return value;
}

function choice<T extends string>(values: ReadonlyMap<string, string>, name: string, of: readonly T[], otherwise: T): T {
  const value = values.get(name);
  if (value === undefined) return otherwise;
  const found = of.find((one) => one === value);
  if (found === undefined) throw new Misunderstood(`${name} cannot be ${value}`, `it is one of ${of.join(", ")}`);
  return found;
}

const LAYERS = ["title", "control", "claims", "divergence", "dispute"] as const satisfies readonly MapLayer[];
const flag = (values: ReadonlyMap<string, string>, name: string): boolean => choice(values, name, ["true", "false"], "false") === "true";

/** `/api/who`, `/api/history`, `/api/map`, `/api/diff`: the command's names and shapes. `current` gives the atlas as it stands now. */
export function createApi(current: () => Askable, limits: Limits = LIMITS): Hono {
  const api = new Hono();
  const known = (values: ReadonlyMap<string, string>): number | undefined => {
    const text = values.get("known-on");
    return text === undefined ? undefined : readDay(text, "known-on");
  };

  api.get("/who", (context) => {
    const { atlas, resolver } = current();
    const values = parameters(context.req.url, ["place", "date", "as", "known-on", "explain"]);
    const spot = findPlace(atlas, needed(values, "place", "vilnius"));
    const date = readDate(needed(values, "date", "1920-10-09"));
    const asked = { viewpoint: findViewpoint(atlas, values.get("as")), knownOn: known(values), explain: flag(values, "explain") };
    const day = oneDay(date);
    if (day !== undefined) return context.json(resolver.who(spot, day, asked));
    const { spells, ...head } = resolver.history(spot, asked, date.earliest, date.latest + 1);
    return context.json({ ...head, date: date.text, ...cut("spells", spells, limits.spells) });
  });

  api.get("/history", (context) => {
    const { atlas, resolver } = current();
    const values = parameters(context.req.url, ["place", "as", "known-on", "explain"]);
    const spot = findPlace(atlas, needed(values, "place", "vilnius"));
    const { spells, ...head } = resolver.history(spot, { viewpoint: findViewpoint(atlas, values.get("as")), knownOn: known(values), explain: flag(values, "explain") });
    return context.json({ ...head, ...cut("spells", spells, limits.spells) });
  });

  api.get("/map", (context) => {
    const { atlas, resolver } = current();
    const values = parameters(context.req.url, ["date", "as", "layer", "known-on", "format"]);
    const date = readDate(needed(values, "date", "1920-10-09"));
    const viewpoint = findViewpoint(atlas, values.get("as"));
    const layer = choice(values, "layer", LAYERS, "title");
    const format = choice(values, "format", ["geojson", "csv", "svg"], "geojson");
    const day = oneDay(date);
    if (day === undefined && format === "svg") throw new Misunderstood(`a drawn map shows one day, and ${date.text} is not one`, "name a day in it, or ask for format=geojson");
    if (day === undefined && values.has("known-on")) throw new Misunderstood("known-on goes with one day", "name one day as date");
    const all: DatedHolding[] | undefined = day !== undefined ? holdingsOn(resolver, day, viewpoint, layer, known(values)) : holdingsBetween(resolver, date.earliest, date.latest + 1, viewpoint, layer);
    if (all === undefined) throw new Misunderstood(`more than ${MOST_CHANGES} days change something in ${date.text}`, "ask for a shorter interval");
    const holdings = all.slice(0, limits.features);
    const asked = { viewpoint, layer, date: date.text };
    if (holdings.length < all.length) context.header("dejure-truncated", `${holdings.length} of ${all.length}`);
    if (format === "svg") return context.body(holdingsSvg(atlas, holdings, asked), 200, { "content-type": "image/svg+xml" });
    if (format === "csv") return context.body(holdingsCsv(atlas, holdings, asked), 200, { "content-type": "text/csv; charset=utf-8" });
    const collection = holdingsGeoJson(atlas, holdings, asked);
    return context.body(JSON.stringify(holdings.length < all.length ? { ...collection, truncated: { shown: holdings.length, of: all.length, limit: "features" } } : collection), 200, { "content-type": "application/geo+json" });
  });

  api.get("/diff", (context) => {
    const { atlas, resolver } = current();
    const values = parameters(context.req.url, ["from", "to", "as", "versus", "layer"]);
    const a = readDay(needed(values, "from", "1920-07-11"), "from");
    const to = values.get("to");
    const versus = values.get("versus");
    if ((to === undefined) === (versus === undefined)) throw new Misunderstood(to === undefined ? "one day and one viewpoint: nothing to compare" : "two days and two viewpoints at once", "give from and to, or from with as and versus");
    const b = to === undefined ? a : readDay(to, "to");
    const viewpoint = findViewpoint(atlas, values.get("as"));
    const other = versus === undefined ? viewpoint : findViewpoint(atlas, versus);
    const layer = choice(values, "layer", ["title", "control"], "title");
    const changes = differenceOf(resolver, { day: a, viewpoint }, { day: b, viewpoint: other }, layer).map((change) => {
      const faces = new Set(change.faces);
      const places = [...atlas.collections.places.values()].filter((place) => faces.has(atlas.land.arrangement.locate([place.data.at.lon, place.data.at.lat]).face)).map((place) => place.id);
      return { before: change.before, after: change.after, area_km2: change.area_km2, places };
    });
    return context.json({ from: { date: formatDay(a), viewpoint }, to: { date: formatDay(b), viewpoint: other }, layer, ...cut("changes", changes, limits.features) });
  });
  return api;
}

/** A list no longer than `most`; where it is cut, `truncated` says so. */
function cut<K extends string, T>(name: K, list: readonly T[], most: number): Record<string, unknown> {
  return list.length <= most ? { [name]: list } : { [name]: list.slice(0, most), truncated: { shown: most, of: list.length, limit: name } };
}
