/** Statements of an item of Wikidata: their best values, as times, items, positions. */

import { parseDate } from "../../core/time/edtf.ts";
import { formatYear } from "../../core/time/format-day.ts";
import { isObject, lookUp } from "../imported.ts";

export type Json = Readonly<Record<string, unknown>>;
export const objects = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.filter(isObject) : []);

export interface Statement {
  readonly value: unknown;
  readonly qualifiers: Json;
  readonly preferred: boolean;
}

/** Known values of a property without deprecated ones; `qualifiers` of a statement are asked in the same way. */
export function statementsOf(claims: unknown, property: string): readonly Statement[] {
  const given = isObject(claims) ? lookUp(claims, property) : undefined;
  return objects(given).flatMap((claim): Statement[] => {
    const snak = isObject(claim["mainsnak"]) ? claim["mainsnak"] : claim;
    if (claim["rank"] === "deprecated" || snak["snaktype"] !== "value" || !isObject(snak["datavalue"])) return [];
    const qualifiers = isObject(claim["qualifiers"]) ? claim["qualifiers"] : {};
    return [{ value: snak["datavalue"]["value"], qualifiers, preferred: claim["rank"] === "preferred" }];
  });
}

/** The preferred values, where there are such, else all. */
export function best(statements: readonly Statement[]): readonly Statement[] {
  const preferred = statements.filter((one) => one.preferred);
  return preferred.length > 0 ? preferred : statements;
}

export function itemOf(value: unknown): string | undefined {
  if (!isObject(value)) return undefined;
  const id = typeof value["id"] === "string" ? value["id"] : typeof value["numeric-id"] === "number" ? `Q${value["numeric-id"]}` : "";
  return /^Q[1-9]\d*$/.test(id) ? id : undefined;
}

export const itemsOf = (claims: unknown, property: string): readonly string[] =>
  statementsOf(claims, property).flatMap(({ value }) => itemOf(value) ?? []);

export type WikidataDate = string | { readonly edtf: string; readonly calendar: "julian" };

const TIME = /^([+-])(\d{1,16})-(\d\d)-(\d\d)T/;
const JULIAN = /Q1985786$/;
const EARTH = /Q2$/;

/**
 * A time as EDTF. Wikidata has no year 0: -0044 is 44 BCE. Decades begin with their 0, centuries and millennia with their 1, as its pages
 * show them. Undefined where it is coarser than a millennium or makes no date.
 */
export function dateOf(value: unknown): WikidataDate | undefined {
  if (!isObject(value) || typeof value["time"] !== "string") return undefined;
  const [, sign, digits, month = "00", day = "00"] = TIME.exec(value["time"]) ?? [];
  if (digits === undefined) return undefined;
  const count = Number(digits);
  if (count === 0 || count > 999_999) return undefined;
  const edtf = written({ before: sign === "-", count, month, day }, Number(value["precision"]));
  if (edtf === undefined || !parseDate(edtf).ok) return undefined;
  return JULIAN.test(String(value["calendarmodel"])) ? { edtf, calendar: "julian" } : edtf;
}

function written(
  { before, count, month, day }: { before: boolean; count: number; month: string; day: string },
  precision: number,
): string | undefined {
  const year = (one: number): string => formatYear(before ? 1 - one : one);
  if (precision >= 11) return `${year(count)}-${month}-${day}`;
  if (precision === 10) return `${year(count)}-${month}`;
  if (precision === 9) return year(count);
  const span = (first: number, last: number): string => (before ? `[${year(last)}..${year(first)}]` : `[${year(first)}..${year(last)}]`);
  if (precision === 8) return span(Math.max(1, Math.floor(count / 10) * 10), Math.floor(count / 10) * 10 + 9);
  const length = precision === 7 ? 100 : precision === 6 ? 1000 : undefined;
  if (length === undefined) return undefined;
  const last = Math.ceil(count / length) * length;
  return span(last - length + 1, last);
}

/** The date of a statement with what its qualifiers say of it: the earliest and the latest it may be, and that it is about so. */
export function qualifiedDate({ value, qualifiers }: Statement): WikidataDate | undefined {
  const own = dateOf(value);
  const bound = (property: string): string | undefined => {
    const date = statementsOf(qualifiers, property).flatMap((one) => dateOf(one.value) ?? [])[0];
    const parsed = typeof date === "string" ? parseDate(date) : undefined;
    return parsed?.ok && typeof date === "string" && !date.startsWith("[") ? date : undefined;
  };
  const [earliest, latest] = [bound("P1319"), bound("P1326")];
  if (earliest !== undefined || latest !== undefined) {
    const edtf = `[${earliest ?? ""}..${latest ?? ""}]`;
    return parseDate(edtf).ok ? edtf : own;
  }
  const circa = itemsOf(qualifiers, "P1480").includes("Q5727902");
  return circa && typeof own === "string" && /^Y?-?[\d-]+$/.test(own) ? `${own}~` : own;
}

/** First and last day that a date, or one of several values, may mean. */
export function daysOf(value: unknown): { readonly first: number; readonly last: number } | undefined {
  const one = (date: unknown): readonly [number, number][] => {
    const [text, calendar] = isObject(date) ? [date["edtf"], "julian" as const] : [date, "gregorian" as const];
    const parsed = typeof text === "string" ? parseDate(text, calendar) : undefined;
    return parsed?.ok ? [[parsed.date.earliest, parsed.date.latest]] : [];
  };
  const spans = Array.isArray(value) ? objects(value).flatMap((each) => one(each["value"])) : one(value);
  if (spans.length === 0) return undefined;
  return { first: Math.min(...spans.map(([first]) => first)), last: Math.max(...spans.map(([, last]) => last)) };
}

export interface Position {
  readonly lat: number;
  readonly lon: number;
  readonly precisionKm?: number;
}

const KM_PER_DEGREE = 111.2;

/** A position on Earth; its precision is that of the degrees in which it is given. */
export function positionOf(value: unknown): Position | undefined {
  if (!isObject(value)) return undefined;
  const [lat, lon, precision] = [value["latitude"], value["longitude"], value["precision"]];
  if (typeof lat !== "number" || typeof lon !== "number" || !(Math.abs(lat) <= 90) || !(Math.abs(lon) <= 180)) return undefined;
  if (value["globe"] !== undefined && !EARTH.test(String(value["globe"]))) return undefined;
  const km = typeof precision === "number" && precision > 0 ? Number((precision * KM_PER_DEGREE).toPrecision(2)) : undefined;
  return { lat, lon, ...(km !== undefined && { precisionKm: km }) };
}
