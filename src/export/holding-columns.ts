/**
 * What a row of land says of itself, declared once: every tabular format writes these columns, in this order and under these
 * names. Names are a contract, held by a test: scripts of others rest on them. A new column goes to the end.
 */
import { ANSWERS, MAP_LAYERS, SILENCES } from "../core/resolve/answer.ts";

/** `date`: a day of the years 1 to 9999; `text` of `width` bytes at most, where it has one. */
export type ColumnType = "text" | "date" | "real" | "integer";

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  /** bytes of UTF-8 that suffice for every value; absent: no bound */
  readonly width?: number;
  /** never null */
  readonly required?: true;
  /** all the words that may stand here */
  readonly words?: readonly string[];
  readonly doc: string;
}

export const STANDING_WORDS = ["undisputed", "denied", "left-open", "contested", "uncertain", "no-holder"] as const;

export const HOLDING_COLUMNS = [
  { name: "viewpoint", type: "text", required: true, doc: "viewpoint id: whose answer this is" },
  { name: "layer", type: "text", width: 10, required: true, words: MAP_LAYERS, doc: "which question is answered" },
  {
    name: "date",
    type: "text",
    width: 20,
    required: true,
    doc: "EDTF: the day asked for, or the first day of this row in an interval asked for; `..` before all records",
  },
  {
    name: "start_date",
    type: "date",
    doc: "first day of this very answer; null: from the beginning, or a day that no DATE holds (before year 1, after 9999): read `start_edtf`",
  },
  {
    name: "end_date",
    type: "date",
    doc: "first day on which it was no longer so (exclusive); null: still so, or a day that no DATE holds",
  },
  { name: "start_edtf", type: "text", width: 20, doc: "the first day in EDTF, any year; null: from the beginning" },
  { name: "end_edtf", type: "text", width: 20, doc: "the end in EDTF, any year, exclusive; null: still so at the end of the records" },
  {
    name: "start_decdate",
    type: "real",
    doc: "the first day as a decimal year, as OpenHistoricalMap's: for programs whose dates stop at 1752",
  },
  { name: "end_decdate", type: "real", doc: "the end as a decimal year, exclusive" },
  { name: "start_day", type: "integer", doc: "the first day as whole days since 1970-01-01, proleptic Gregorian" },
  { name: "end_day", type: "integer", doc: "the end as whole days since 1970-01-01, exclusive" },
  {
    name: "end_is",
    type: "text",
    width: 9,
    required: true,
    words: ["exclusive"],
    doc: "in every row: the end is the first day on which it was no longer so, so that neighbours in time never share a day",
  },
  {
    name: "answer",
    type: "text",
    width: 12,
    required: true,
    words: ANSWERS,
    doc: "the kind of answer; `uncertain` holds nothing itself: read `alternatives`",
  },
  {
    name: "standing",
    type: "text",
    width: 10,
    required: true,
    words: STANDING_WORDS,
    doc: "how the answer stands: a holder whom nobody denies, whom some deny (`denied_by`), beside whom some leave the matter open; several who contest it; uncertain; no holder (`silence`)",
  },
  {
    name: "certainty",
    type: "text",
    width: 9,
    required: true,
    words: ["certain", "uncertain"],
    doc: "whether every admissible reading of the sources' dates gives this answer",
  },
  { name: "holder", type: "text", doc: "polity ids" },
  { name: "holder_name", type: "text", doc: "their names in the first language of the atlas" },
  { name: "mode", type: "text", width: 60, doc: "control: how it is exercised (administers, occupies, leases, holds-in-trust)" },
  { name: "through", type: "text", doc: "control: the organ through which it is exercised" },
  { name: "according_to", type: "text", doc: "who says so" },
  { name: "denied_by", type: "text", doc: "who denies it" },
  {
    name: "alternatives",
    type: "text",
    doc: "where uncertain: every answer that the dates leave, such as `held poland | contested lithuania, poland`",
  },
  { name: "silence", type: "text", width: 20, words: SILENCES, doc: "without a holder: why" },
  { name: "since", type: "text", width: 20, doc: "EDTF: start of the unbroken run of these holders" },
  { name: "basis_since", type: "text", width: 20, doc: "EDTF: when the deciding act took hold" },
  { name: "because", type: "text", doc: "ids of the assertions that decided" },
  { name: "sources", type: "text", doc: "the works that these assertions cite, with locators" },
  { name: "licence", type: "text", required: true, doc: "licence of the records, then those of the outlines drawn here" },
  { name: "attribution", type: "text", doc: "who drew the outlines, where the records say so" },
  { name: "area_km2", type: "real", required: true, doc: "geodesic area on the WGS 84 ellipsoid, km²" },
] as const satisfies readonly Column[];

type Declared = (typeof HOLDING_COLUMNS)[number];
type ValueOf<C extends Column> =
  | (C extends { readonly words: readonly (infer W)[] } ? W : C extends { readonly type: "text" | "date" } ? string : number)
  | (C extends { readonly required: true } ? never : null);

/** One row of land; the same names in every format. Lists are joined by `; `. */
export type HoldingRow = { readonly [C in Declared as C["name"]]: ValueOf<C> };

/** The columns, loosely typed, for those who go through them. */
export const COLUMNS: readonly (Column & { readonly name: keyof HoldingRow })[] = HOLDING_COLUMNS;

/** The columns that need geometry beside them are named apart: no column may be called so. */
export const GEOMETRY_NAMES = { csv: "wkt", geopackage: "geom", geoparquet: "geometry" } as const;
