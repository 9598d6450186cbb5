/** The records of CShapes 2.0: what one holds, and what its status says of title and control. */
import type { MultiPolygon } from "../core/space/geometry.ts";
import { parseDate } from "../core/time/edtf.ts";
import { formatDay } from "../core/time/format-day.ts";
import { isObject } from "./imported.ts";
import { polygonsOf, unsound } from "./outlines.ts";
import { type Foreign, topojsonFeatures } from "./topojson.ts";

/** Historiography that asserts all that the data set says. */
export const ASSERTOR = "cshapes";

/** One record of the data set, read. */
export interface Shape {
  readonly gwcode: number;
  readonly name: string;
  /** ISO day on which it begins */
  readonly from: string;
  /** ISO day after the last one */
  readonly until: string;
  readonly last: string;
  readonly status: string;
  readonly owner: number;
  readonly capital?: { readonly name: string; readonly lon: number; readonly lat: number };
  /** the data set codes the borders as defined */
  readonly defined: boolean;
  readonly fid: string;
  readonly polygons: MultiPolygon;
}

/** Polity id of a code of Gleditsch & Ward. */
export const gw = (code: number): string => `gw-${code}`;

/** What each status says of title and control, as effects without land and dates. */
export function effectsOf({ status, gwcode, owner }: Shape): readonly Readonly<Record<string, unknown>>[] | undefined {
  const self = gw(gwcode);
  const ruler = gw(owner);
  switch (status) {
    case "independent":
      return [{ title: self }, { control: self }];
    case "colony":
      return [{ title: ruler }, { control: ruler }];
    case "protectorate":
      return [{ title: self }, { control: self, dependent_on: [{ polity: ruler, according_to: ASSERTOR }] }];
    case "mandate":
      return [{ control: ruler, mode: "holds-in-trust" }];
    case "occupied":
      return [{ control: ruler, mode: "occupies" }];
    case "leased":
      return [{ control: ruler, mode: "leases" }];
    case "N/A":
      return [{ control: ruler }];
    default:
      return undefined;
  }
}

/** Features of TopoJSON or GeoJSON; undefined where the value is neither, a text where the file is faulty as a whole. */
export function featuresOf(value: unknown): readonly Foreign[] | string | undefined {
  if (!isObject(value) || value["type"] !== "FeatureCollection" || !Array.isArray(value["features"])) return topojsonFeatures(value);
  return value["features"]
    .filter(isObject)
    .map((f) => ({ properties: isObject(f["properties"]) ? f["properties"] : {}, geometry: f["geometry"] as Foreign["geometry"] }));
}

const dayOf = (value: unknown): number | undefined => {
  const result = typeof value === "string" ? parseDate(value) : undefined;
  return result?.ok && result.date.earliest === result.date.latest ? result.date.earliest : undefined;
};
const codeOf = (value: unknown): number | undefined => {
  const code = typeof value === "string" && /^\d+$/.test(value) ? Number(value) : value;
  return Number.isInteger(code) ? (code as number) : undefined;
};

/** One record; undefined where it has a fault, which is then added to `leftOut`. */
export function readShape({ properties: p, geometry, fault }: Foreign, index: number, leftOut: string[]): Shape | undefined {
  const gwcode = codeOf(p["gwcode"]);
  const start = dayOf(p["start"]);
  const end = dayOf(p["end"]);
  const status = String(p["status"]);
  const fid = String(p["fid"] ?? index + 1);
  const name = typeof p["country_name"] === "string" ? p["country_name"] : undefined;
  const without = (why: string): undefined => void leftOut.push(`Record fid ${fid}${name === undefined ? "" : ` (${name})`}: ${why}.`);
  if (gwcode === undefined || name === undefined || start === undefined || end === undefined)
    return without("no gwcode, country_name, start or end that can be read");
  if (end < start) return without(`it ends on ${String(p["end"])}, before it begins on ${String(p["start"])}`);
  const owner = codeOf(p["owner"]) ?? (status === "independent" ? gwcode : undefined);
  if (owner === undefined) return without(`its owner is ${JSON.stringify(p["owner"])}`);
  if (fault !== undefined) return without(`its geometry cannot be read: ${fault}`);
  const { polygons, dropped } = polygonsOf(geometry);
  if (polygons.length === 0) return without("it has no polygon");
  const crossed = unsound(polygons);
  if (crossed !== undefined) return without(`its outline does not say which land is inside: ${crossed}`);
  if (dropped > 0) leftOut.push(`Record fid ${fid} (${name}): ${dropped} rings without area.`);
  const capital =
    typeof p["capname"] === "string" && p["capname"] !== "" && Number.isFinite(p["caplong"]) && Number.isFinite(p["caplat"])
      ? { name: p["capname"], lon: p["caplong"] as number, lat: p["caplat"] as number }
      : undefined;
  const shape: Shape = {
    gwcode,
    name,
    from: formatDay(start),
    until: formatDay(end + 1),
    last: formatDay(end),
    status,
    owner,
    ...(capital && { capital }),
    defined: p["b_def"] !== 0,
    fid,
    polygons,
  };
  return effectsOf(shape) ? shape : without(`its status is ${status}`);
}
