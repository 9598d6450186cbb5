/**
 * What the reader makes of the values in a file: the normalised forms that all code after `read` works with.
 * Everything is immutable plain data.
 */
import type { HistoricalDate } from "../time/historical-date.ts";

/** Language tag → text. A bare string is stored under `und` (language not stated). */
export type Localized = Readonly<Record<string, string>>;

export type Rank = "preferred" | "normal" | "deprecated";

/** A link from an assertion to a source. `locator` is free text such as `p. 1121`, `S10`, `art. 2`. */
export interface Citation {
  readonly source: string;
  readonly locator?: string;
  readonly quote?: string;
  readonly note?: string;
}

/** One of the values that sources give. `deprecated` marks a plain error of a source: kept and shown, never reckoned with. */
export interface Alternative<T> {
  readonly value: T;
  readonly cite: readonly Citation[];
  readonly rank: Rank;
  /** stands in for a citation */
  readonly basis?: "general-knowledge" | "derived";
  readonly note?: Localized;
}

/** All values that stand in the record, in the order written; at least one. */
export type Sourced<T> = readonly Alternative<T>[];

/** `#part` names a stage of an instrument (`signed`, `in-force` …), or `start` / `end` of anything that lasts. */
export interface RelativeDate {
  readonly kind: "relative";
  readonly text: string;
  readonly record: string;
  readonly part?: string;
  /** shift in whole days and calendar months, negative for before */
  readonly days: number;
  readonly months: number;
  /** `at`: exactly then; `within`: some day from then until the shifted day */
  readonly mode: "at" | "within";
}
export interface AbsoluteDate {
  readonly kind: "absolute";
  readonly date: HistoricalDate;
}
export type DateExpression = AbsoluteDate | RelativeDate;

/** Degrees, WGS84. */
export interface Position {
  readonly lat: number;
  readonly lon: number;
}
export type Waypoint = { readonly place: string } | Position;

/** `unit` is an id of the unit table (`quantity.ts`) or of the atlas's own `units`. */
export interface Quantity {
  readonly value: number;
  readonly unit: string;
}

export type Extent =
  | { readonly kind: "territory"; readonly id: string }
  /** `file` is relative to the folder of the record's file; `feature` picks by GeoJSON id or `properties.id`. */
  | { readonly kind: "geojson"; readonly file: string; readonly feature?: string }
  /** A unit of Natural Earth 10m by ISO 3166-1 numeric code or English name; `at` picks the one polygon part around it. */
  | { readonly kind: "natural-earth"; readonly unit: string; readonly at?: Position }
  | { readonly kind: "polygon"; readonly rings: readonly (readonly (readonly [number, number])[])[] }
  | { readonly kind: "union" | "intersect" | "minus"; readonly of: readonly Extent[] }
  /** The land of `within` on one side of a frontier, as seen walking along it in its own order. */
  | { readonly kind: "side"; readonly side: "left" | "right"; readonly frontier: string; readonly within: Extent };
