/** Disputed units of Natural Earth as they stand in the file: what each government's maps show, in codes. */
import type { MultiPolygon } from "../../core/space/geometry.ts";
import { isObject } from "../imported.ts";
import { polygonsOf } from "../outlines.ts";
import { CODES } from "./codes.ts";

/** Columns of the file that are no government's: the ISO standard, the United Nations, the World Bank. */
const NO_GOVERNMENT: ReadonlySet<string> = new Set(["IS", "ISO", "UN", "WB"]);
/** Natural Earth writes KO for South Korea, KR in ISO 3166. */
const ALPHA_2: Readonly<Record<string, string>> = { KO: "KR" };
/** How the file writes that there is no value. */
const NULLS: ReadonlySet<string> = new Set(["", "-99", "-099", "#N/A"]);

export interface Unit {
  /** BRK_A3 */
  readonly brk: string;
  readonly name: string;
  readonly group: string | undefined;
  readonly featureClass: string;
  readonly type: string;
  /** code of the unit to which Natural Earth's own map gives it */
  readonly drawn: string | undefined;
  /** NOTE_BRK, else NOTE_ADM0 */
  readonly note: string | undefined;
  /** column of a government → code; columns without a value are left out */
  readonly verdicts: ReadonlyMap<string, string>;
  /** column of a government, or ISO → class in its eyes */
  readonly classes: ReadonlyMap<string, string>;
  readonly names: Readonly<Record<string, string>>;
  readonly naturalEarthId: string | undefined;
  readonly wikidata: string | undefined;
  readonly cessation: string | undefined;
  readonly polygons: MultiPolygon;
}

/** Text of a value, trimmed; undefined for every way of writing that there is none. */
export function textOf(value: unknown): string | undefined {
  if (typeof value !== "string" && typeof value !== "number") return undefined;
  const text = String(value).trim();
  return NULLS.has(text) ? undefined : text;
}

/** The ISO alpha-2 code of a government by its column. */
export const alpha2Of = (column: string): string => ALPHA_2[column] ?? column;

export function readUnit(feature: unknown, index: number, leftOut: string[]): Unit | undefined {
  const given = isObject(feature) && isObject(feature["properties"]) ? feature["properties"] : {};
  // The shapefiles write names of columns in capitals, some copies in small letters.
  const p = new Map(Object.entries(given).map(([key, value]) => [key.toUpperCase(), value]));
  const brk = textOf(p.get("BRK_A3"));
  const name = textOf(p.get("BRK_NAME"));
  if (brk === undefined || name === undefined) {
    leftOut.push(`Feature ${index + 1}, which has no BRK_A3 or no BRK_NAME.`);
    return undefined;
  }
  const { polygons } = polygonsOf(isObject(feature) ? (feature["geometry"] as { type: string }) : null);
  if (polygons.length === 0) {
    leftOut.push(`${brk} ${name}, without a polygon.`);
    return undefined;
  }
  const column = (pattern: RegExp, keep: (name: string) => boolean): ReadonlyMap<string, string> => {
    const found = new Map<string, string>();
    for (const [key, value] of p) {
      const about = pattern.exec(key)?.[1];
      const text = textOf(value);
      if (about !== undefined && text !== undefined && keep(about)) found.set(about, text);
    }
    return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
  };
  const names: Record<string, string> = {};
  for (const [key, value] of p) {
    const tag = /^NAME_([A-Z]{2})$/.exec(key)?.[1]?.toLowerCase();
    const text = textOf(value);
    if (tag !== undefined && text !== undefined) names[tag] = text;
  }
  return {
    brk,
    name,
    group: textOf(p.get("BRK_GROUP")),
    featureClass: textOf(p.get("FEATURECLA")) ?? "",
    type: textOf(p.get("TYPE")) ?? "",
    drawn: textOf(p.get("ADM0_A3")),
    note: textOf(p.get("NOTE_BRK")) ?? textOf(p.get("NOTE_ADM0")),
    verdicts: column(/^ADM0_A3_([A-Z]{2})$/, (xx) => !NO_GOVERNMENT.has(xx)),
    classes: column(/^(?:FC|FCLASS)_([A-Z]{2,3})$/, (xx) => xx === "ISO" || !NO_GOVERNMENT.has(xx)),
    names,
    naturalEarthId: textOf(p.get("NE_ID")),
    wikidata: textOf(p.get("WIKIDATAID")),
    cessation: textOf(p.get("CESSATION")),
    polygons,
  };
}

/** Columns of all governments that some unit has a value for. */
export const governmentsOf = (units: readonly Unit[]): string[] => [...new Set(units.flatMap((u) => [...u.verdicts.keys()]))].sort();

/** Codes that no list has and whose meaning the same feature gives; said in the report wherever they stand. */
const MISWRITTEN: Readonly<Record<string, string>> = { DEN: "DNK" };
/** Codes for land that is drawn apart without a body of its own, beside those of the code list: undetermined; Dokdo as a part by itself. */
const APART: ReadonlySet<string> = new Set(["UUU", "KOD"]);

/** What a code means where it stands at a unit. */
export type Meaning =
  | { readonly kind: "body"; readonly code: string; readonly miswritten?: true }
  /** the unit drawn apart, as nobody's part */
  | { readonly kind: "apart" }
  | { readonly kind: "unknown" };

export function meaningOf(code: string, unit: Unit): Meaning {
  if (code === unit.brk) return isOwnBody(unit) ? { kind: "body", code } : { kind: "apart" };
  const listed = CODES.get(code);
  if (listed) return listed.name === undefined ? { kind: "apart" } : { kind: "body", code };
  // Natural Earth draws some land under a code of its own that is nobody's: BRT (Bir Tawil), SPI.
  if (APART.has(code) || code === unit.drawn) return { kind: "apart" };
  const meant = MISWRITTEN[code];
  return meant === undefined ? { kind: "unknown" } : { kind: "body", code: meant, miswritten: true };
}

/** Whether the unit is drawn as a body of its own that governs itself, under its own code (Abkhazia is B35). */
export const isOwnBody = (unit: Unit): boolean => unit.drawn === unit.brk && /^self admin/i.test(unit.note ?? "");
