/** A mapping guessed from names of columns and from what stands in them. */
import { idFor } from "../../core/read/ids.ts";
import { dateIn, yearInName } from "./column-dates.ts";
import { axesSwapped } from "./coordinates.ts";
import { type DataFeature, stemOf } from "./feature.ts";
import type { DateField, Mapping, Meaning } from "./mapping.ts";
import { textOf } from "./rows.ts";

/** Names that columns of a meaning have in the data sets of the field, the surest first. */
const NAMES = {
  id: /^(?:id|gwcode|cowcode|iso_?a?3|uid|code|fid|ogc_fid|objectid|gid|ohm_id|osm_id|.+_id)$/i,
  name: /^(?:name|country_name|cntry_name|country|label|title|nazwa|pavadinimas|nom|nombre|naam|название|имя)$/i,
  nameIn: /^(?:name|label|nazwa)[_:]([a-z]{2,3})$/i,
  holder:
    /^(?:holder|owner|held_by|sovereign|sovereignt|sov_a3|subjecto|controller|controlled_by|ruler|belongs_to|polity|power|occupier|administrator|admin|state|country|member_of)$/i,
  start:
    /^(?:start|start_?date|start_?year|from|from_?date|from_?year|fromyear|begin|begin_?date|begins|beginn?|valid_?from|since|date_?from|year_?from|first_year|od|nuo)$/i,
  end: /^(?:end|end_?date|end_?year|to|to_?date|to_?year|toyear|until|till|ends|valid_?to|valid_?until|date_?to|year_?to|last_year|do|iki)$/i,
  moment: /^(?:year|date|jahr|rok|metai)$/i,
  status: /^(?:status|type_of_control|control_type|situation|legal_status)$/i,
  assertor: /^(?:according_to|assertor|asserted_by|viewpoint|perspectives?|pov|said_by)$/i,
  precision: /^(?:precision_km|accuracy_km|uncertainty_km)$/i,
} as const;

/** Words of a status, and what they say; a word that is not among them says who controls, and nothing of title. */
const STATUSES: readonly (readonly [RegExp, readonly Meaning[]])[] = [
  [/occup/i, [{ verb: "control", mode: "occupies" }]],
  [/leas/i, [{ verb: "control", mode: "leases" }]],
  [/mandate|trust/i, [{ verb: "control", mode: "holds-in-trust" }]],
  [/claim/i, [{ verb: "claims" }]],
  [/independent|sovereign|colony|annex|integral/i, [{ verb: "title" }, { verb: "control" }]],
];
const MOST_STATUSES = 30;

const ROWS_LOOKED_AT = 5_000;
const OPEN_ENDS = ["9999", "99999", "-9999", "9999-12-31", "present", "now", "..", "null"];

export interface Guess {
  readonly mapping: Mapping;
  /** why something was guessed so, where the data do not say it */
  readonly reasons: readonly string[];
}

/** `on` is a day or a year for which everything holds, as the person says. */
export function guessMapping(
  features: readonly DataFeature[],
  { on, precisionKm }: { readonly on?: string | undefined; readonly precisionKm?: number | undefined },
): Guess | string {
  const looked = features.slice(0, ROWS_LOOKED_AT);
  const columns = [...new Set(looked.flatMap(({ properties }) => Object.keys(properties)))];
  const filled = (column: string): boolean => looked.some(({ properties }) => textOf(properties[column]) !== undefined);
  const find = (pattern: RegExp): string[] => columns.filter((column) => pattern.test(column) && filled(column));
  const reasons: string[] = [];
  const first = features[0] as DataFeature;
  const source = idFor(stemOf(first.file)) ?? "data";

  const name = find(NAMES.name)[0];
  const named = Object.fromEntries(find(NAMES.nameIn).map((column) => [NAMES.nameIn.exec(column)?.[1]?.toLowerCase() ?? "en", column]));
  const holders = find(NAMES.holder).sort((a, b) => holderRank(a) - holderRank(b));
  const number = find(NAMES.id).find((column) => ROW_NUMBER.test(column) && isUnique(looked, column));
  const id = find(NAMES.id).find((column) => column !== number);
  const place = id ?? number;
  const fallback = name ?? Object.values(named)[0];
  const chain = [...holders.filter((column) => column !== fallback), ...(fallback === undefined ? [] : [fallback])];
  if (chain.length === 0) return `no column says who holds the land: there are ${columns.join(", ").slice(0, 300) || "none"}`;
  if (holders.length === 0) reasons.push(`No column is called holder, owner or the like: ${chain[0]} is taken for the holder.`);
  const dates = guessDates(looked, { id: id ?? name, find, on, reasons });
  if (typeof dates === "string") return dates;
  const status = find(NAMES.status)[0];
  const words = status === undefined ? [] : [...new Set(looked.flatMap(({ properties }) => textOf(properties[status]) ?? []))].sort();
  const assertor = find(NAMES.assertor)[0];
  const precision = find(NAMES.precision)[0];
  reasons.push("The data do not say under which licence they stand: write it into the mapping before you publish.");
  const swapped = axesSwapped(features);
  return {
    reasons,
    mapping: {
      mapping: 1,
      title: stemOf(first.file).replaceAll(/[_-]+/g, " "),
      licence: "LicenseRef-not-stated",
      ...(swapped && { axes: "lat-lon" as const }),
      ...(id !== undefined && { id }),
      name: { ...(fallback !== undefined && !("en" in named) ? { en: fallback } : {}), ...named },
      holder: { columns: chain },
      ...dates,
      ...(status !== undefined &&
        words.length <= MOST_STATUSES && {
          status: { column: status, means: Object.fromEntries(words.map((word) => [word, meaningOf(word)])) },
        }),
      means: [{ verb: "title" }, { verb: "control" }],
      assertor: assertor === undefined ? { constant: source } : { constant: source, column: assertor, divider: ";" },
      overlap: "later",
      ...(precision !== undefined ? { precision_km: { column: precision } } : precisionKm !== undefined && { precision_km: precisionKm }),
      source: { id: source, title: stemOf(first.file) },
      ...(place !== undefined && { locator: `${place} {${place}}` }),
    },
  };
}

/** Numbers that programs give to rows: they find a row again, and say nothing of which land it is. */
const ROW_NUMBER = /^(?:id|fid|ogc_fid|objectid|gid)$/i;
const isUnique = (rows: readonly DataFeature[], column: string): boolean => {
  const texts = rows.map(({ properties }) => textOf(properties[column]));
  return texts.every((text) => text !== undefined && /^\d+$/.test(text)) && new Set(texts).size === texts.length;
};

const HOLDER_ORDER = ["holder", "held_by", "controller", "controlled_by", "occupier", "owner", "subjecto", "sovereign"];
const holderRank = (column: string): number => {
  const rank = HOLDER_ORDER.indexOf(column.toLowerCase());
  return rank < 0 ? HOLDER_ORDER.length : rank;
};

const meaningOf = (word: string): readonly Meaning[] => STATUSES.find(([pattern]) => pattern.test(word))?.[1] ?? [{ verb: "control" }];

interface Looking {
  /** column that is the same in all rows of one land */
  readonly id: string | undefined;
  readonly find: (pattern: RegExp) => string[];
  readonly on: string | undefined;
  readonly reasons: string[];
}

function guessDates(rows: readonly DataFeature[], { id, find, on, reasons }: Looking): { start: DateField; end?: DateField } | string {
  if (on !== undefined) {
    const as = /^-?\d{1,9}$/.test(on) ? "year" : "edtf";
    reasons.push(`Everything is taken to hold for ${on}, as asked for.`);
    return { start: { constant: on, as }, end: { constant: on, as, ends: "inclusive" } };
  }
  const start = find(NAMES.start)[0];
  const moment = find(NAMES.moment)[0];
  const end = find(NAMES.end).find((column) => column !== start);
  const only = start ?? moment;
  if (only === undefined) {
    if (rows.every(({ file }) => yearInName(file) !== undefined)) {
      reasons.push("No column is a date: the year is the number in the name of the file, and everything holds for that year.");
      return { start: { file_name: true, as: "year" }, end: { file_name: true, as: "year", ends: "inclusive" } };
    }
    return "no column says since when, and neither does the name of the file";
  }
  const from: DateField = { column: only, ...writing(rows, only, reasons) };
  if (start === undefined) {
    reasons.push(`Only ${only} is a date: everything is taken to hold for that ${from.as === "edtf" ? "day, month or year" : "year"}.`);
    return { start: from, end: { ...from, ends: "inclusive" } };
  }
  if (end === undefined) {
    reasons.push(`No column is an end: each row is taken to hold until the next of the same ${id ?? "name"}.`);
    return { start: from, end: { as: from.as, ends: "until-next" } };
  }
  const to: DateField = { column: end, ...writing(rows, end, reasons) };
  return { start: from, end: { ...to, ends: conventionOf(rows, { id, from, to, end }, reasons) } };
}

/** How dates of a column are written. */
function writing(rows: readonly DataFeature[], column: string, reasons: string[]): Pick<DateField, "as" | "bce" | "open"> {
  const texts = rows.flatMap(({ properties }) => textOf(properties[column]) ?? []);
  const open = [...new Set(texts.filter((text) => OPEN_ENDS.includes(text)))].sort();
  const dated = texts.filter((text) => !open.includes(text));
  const rest = open.length > 0 ? { open } : {};
  if (open.length > 0) reasons.push(`${column}: ${open.join(", ")} is taken for no date.`);
  const isYear = dated.every((text) => /^[+-]?\d{1,6}(?:\s*(?:BCE?|CE|AD))?$/i.test(text));
  if (!isYear && !dated.every((text) => /^[+-]?\d{1,6}(?:\.\d+)?$/.test(text))) return { as: "edtf", ...rest };
  const numbers = dated.map(Number);
  const negative = numbers.some((number) => number < 0);
  const bce = negative ? (numbers.some((number) => number === 0) ? "astronomical" : "historical") : undefined;
  if (bce === "historical")
    reasons.push(`${column} has negative years and no year 0: −44 is read as 44 BCE. Write bce: astronomical where it is 45 BCE.`);
  return { as: isYear ? "year" : "decimal", ...(bce && { bce }), ...rest };
}

/** Whether rows of one id touch because an end is the first day that is no more, or because it is the last one. */
function conventionOf(
  rows: readonly DataFeature[],
  { id, from, to, end }: { readonly id: string | undefined; readonly from: DateField; readonly to: DateField; readonly end: string },
  reasons: string[],
): "inclusive" | "exclusive" {
  const byId = new Map<string, { first: number; last: number; after: number }[]>();
  for (const row of rows) {
    const start = dateIn(from, row);
    const stop = dateIn(to, row);
    const key = id === undefined ? undefined : textOf(row.properties[id]);
    if (key === undefined || start.kind !== "days") continue;
    const ended = stop.kind === "days" ? { last: stop.first, after: stop.after } : { last: Number.NaN, after: Number.NaN };
    byId.set(key, [...(byId.get(key) ?? []), { first: start.first, ...ended }]);
  }
  let inclusive = 0;
  let exclusive = 0;
  for (const own of byId.values()) {
    const firsts = new Set(own.map(({ first }) => first));
    for (const { first, last, after } of own) {
      if (firsts.has(after) && after > first) inclusive++;
      if (firsts.has(last) && last > first) exclusive++;
    }
  }
  if (inclusive + exclusive > 0) {
    const found = exclusive > inclusive ? "exclusive" : "inclusive";
    reasons.push(
      `${end}: ${Math.max(inclusive, exclusive)} of ${inclusive + exclusive} neighbouring rows fit only if it is ${found === "exclusive" ? "the first day or year that is no more" : "the last day or year"}.`,
    );
    return found;
  }
  const named = /until|till/i.test(end) ? "exclusive" : "inclusive";
  reasons.push(`${end}: no two rows touch, so the data do not show whether it is counted; it is taken as ${named}.`);
  return named;
}
