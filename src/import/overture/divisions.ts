/** Features of Overture's theme of divisions, as its schema has them, from GeoJSON or GeoParquet. */
import type { LonLat, MultiPolygon } from "../../core/space/geometry.ts";
import type { DataFeature } from "../data/feature.ts";
import { isObject, lineOf } from "../imported.ts";
import type { Losing } from "../left-out.ts";
import { polygonsOf, unsound } from "../outlines.ts";

/** In whose eyes a division is there, or is not. */
export interface Perspectives {
  readonly mode: "accepted_by" | "disputed_by";
  readonly countries: readonly string[];
}

export interface Division {
  readonly id: string;
  readonly subtype: string;
  readonly names: Readonly<Record<string, string>>;
  readonly country: string | undefined;
  readonly perspectives: Perspectives | undefined;
  readonly wikidata: string | undefined;
  readonly level: number | undefined;
  /** what kind of settlement it is, and where */
  readonly settlement?: { readonly kind: string; readonly at: LonLat };
}

export interface Area {
  readonly id: string;
  readonly division: string;
  /** what it says of its division itself, where the file has no division of that id */
  readonly own: Division;
  readonly polygons: MultiPolygon;
}

export interface Divisions {
  readonly divisions: ReadonlyMap<string, Division>;
  readonly areas: readonly Area[];
}

const numberOf = (value: unknown): number | undefined => (typeof value === "number" && Number.isInteger(value) ? value : undefined);

const LANGUAGE = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/;
const SETTLEMENTS: Readonly<Record<string, string>> = {
  megacity: "town",
  city: "town",
  town: "town",
  village: "village",
  hamlet: "village",
};

/** Keys and values of an object, or of a map as Parquet has it: a list of pairs. */
function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  if (isObject(value)) return Object.entries(value);
  if (!Array.isArray(value)) return [];
  return (value as readonly unknown[]).flatMap((pair) => {
    const [key, one] = Array.isArray(pair) ? (pair as readonly unknown[]) : isObject(pair) ? [pair["key"], pair["value"]] : [];
    return typeof key === "string" ? [[key, one] as const] : [];
  });
}

function namesIn(value: unknown): Readonly<Record<string, string>> {
  if (!isObject(value)) return {};
  const common = entriesOf(value["common"]).flatMap(([language, name]) => {
    const text = lineOf(name);
    return text === undefined || !LANGUAGE.test(language) ? [] : [[language, text] as const];
  });
  const names = Object.fromEntries(common.sort(([a], [b]) => (a < b ? -1 : 1)));
  const primary = lineOf(value["primary"]);
  return primary === undefined || Object.values(names).includes(primary) ? names : { und: primary, ...names };
}

function perspectivesIn(value: unknown): Perspectives | undefined {
  if (!isObject(value)) return undefined;
  const { mode } = value;
  const countries = (Array.isArray(value["countries"]) ? (value["countries"] as readonly unknown[]) : []).filter(
    (one): one is string => typeof one === "string" && /^[A-Z]{2}$/.test(one),
  );
  if ((mode !== "accepted_by" && mode !== "disputed_by") || countries.length === 0) return undefined;
  return { mode, countries: [...new Set(countries)].sort() };
}

function divisionIn(id: string, properties: Readonly<Record<string, unknown>>): Division {
  const country = lineOf(properties["country"]);
  const wikidata = lineOf(properties["wikidata"]);
  return {
    id,
    subtype: lineOf(properties["subtype"]) ?? "",
    names: namesIn(properties["names"]),
    country: country !== undefined && /^[A-Z]{2}$/.test(country) ? country : undefined,
    perspectives: perspectivesIn(properties["perspectives"]),
    wikidata: wikidata !== undefined && /^Q[1-9]\d*$/.test(wikidata) ? wikidata : undefined,
    level: numberOf(properties["admin_level"]),
  };
}

function pointIn({ geometry }: DataFeature): LonLat | undefined {
  const at = geometry?.type === "Point" && Array.isArray(geometry.coordinates) ? (geometry.coordinates as readonly unknown[]) : [];
  const [lon, lat] = at;
  return typeof lon === "number" && typeof lat === "number" && Math.abs(lon) <= 180 && Math.abs(lat) <= 90 ? [lon, lat] : undefined;
}

/** What a feature is: by its `type`, else, as files of one type leave it out, by what it has. */
function kindOf({ properties: p, geometry }: DataFeature): "division" | "division_area" | "division_boundary" | undefined {
  const { type } = p;
  if (type === "division" || type === "division_area" || type === "division_boundary") return type;
  if (type !== undefined && type !== null) return undefined;
  if (Array.isArray(p["division_ids"])) return "division_boundary";
  if (lineOf(p["division_id"]) !== undefined) return "division_area";
  return geometry?.type === "Point" && lineOf(p["subtype"]) !== undefined ? "division" : undefined;
}

export function divisionsIn(features: readonly DataFeature[], lose: Losing): Divisions {
  const divisions = new Map<string, Division>();
  const areas = new Map<string, Area>();
  for (const [i, feature] of features.entries()) {
    const { properties: p } = feature;
    const kind = kindOf(feature);
    const id = lineOf(p["id"]);
    const which = `${Object.values(namesIn(p["names"]))[0] ?? "nameless"}, ${id ?? `feature ${i + 1}`}`;
    if (kind === undefined) lose("features that are of no type of the theme of divisions", which);
    else if (kind === "division_boundary")
      lose("boundaries, since borders follow from the areas: what they dispute is not read", id ?? which);
    else if (id === undefined) lose("features without an id", which);
    else if (divisions.has(id) || areas.has(id)) lose("features whose id stands a second time", which);
    else if (kind === "division") {
      const at = pointIn(feature);
      const settlement = Object.hasOwn(SETTLEMENTS, String(p["class"])) ? SETTLEMENTS[String(p["class"])] : undefined;
      divisions.set(id, { ...divisionIn(id, p), ...(at && settlement !== undefined && { settlement: { kind: settlement, at } }) });
    } else {
      const division = lineOf(p["division_id"]);
      const { polygons } = polygonsOf(feature.geometry);
      const fault = feature.fault ?? (polygons.length === 0 ? "no polygon" : unsound(polygons));
      if (p["class"] === "maritime" || p["is_land"] === false) lose("areas that take in the sea; those of the land alone are read", which);
      else if (division === undefined) lose("areas without a division", which);
      else if (fault !== undefined) lose("areas that do not say which land is inside", `${which}: ${fault}`);
      else areas.set(id, { id, division, own: divisionIn(division, p), polygons });
    }
  }
  return { divisions, areas: [...areas.values()] };
}
