/**
 * The vocabulary of field types from which the record format (`format.ts`) is written.
 * A field type says how a value may be written in a file; `values.ts` says what the reader makes of it.
 */
export type FieldType =
  /** A non-empty string. */
  | { readonly kind: "text" }
  /** A string, or a map of BCP 47 language tag → string. Read as `Localized`. */
  | { readonly kind: "localized" }
  | { readonly kind: "number"; readonly min?: number; readonly max?: number }
  | { readonly kind: "integer"; readonly min?: number; readonly max?: number }
  | { readonly kind: "boolean" }
  | { readonly kind: "enum"; readonly values: readonly string[] }
  /** EDTF text, `{ edtf, calendar }`, or a date relative to a record. Read as `DateExpression`. */
  | { readonly kind: "date" }
  /** An absolute URL with scheme http, https, mailto or doi. */
  | { readonly kind: "url" }
  /** `{ lat, lon }` in degrees, WGS84. Read as `Position`. */
  | { readonly kind: "position" }
  /** A number with a unit: `100000 dessiatine` or `{ value, unit }`. Read as `Quantity`. */
  | { readonly kind: "quantity" }
  /** One citation or a list: `source-id locator`, or `{ source, locator, quote, note }`. Read as `Citation[]`. */
  | { readonly kind: "cite" }
  /** Land: a territory id, GeoJSON beside the record, a Natural Earth unit, or a composition. Read as `Extent`. */
  | { readonly kind: "extent" }
  /** The id of a record of one of these collections. `part` allows `id#part`. */
  | { readonly kind: "ref"; readonly to: readonly CollectionName[]; readonly part?: boolean }
  /** The id of any record or assertion, with an optional `#part`. */
  | { readonly kind: "anyref" }
  /** An assertor: a polity, a historiography, or the word `consensus`. */
  | { readonly kind: "assertor" }
  /** A place id or a `{ lat, lon }`; used in lines and edges. */
  | { readonly kind: "waypoint" }
  | { readonly kind: "list"; readonly of: FieldType /** a bare value stands for a list of one */; readonly lenient?: boolean }
  | { readonly kind: "map"; readonly of: FieldType }
  | { readonly kind: "shape"; readonly shape: ShapeName }
  /** A value on which sources may differ: the value, or a list of `{ value, cite, rank, note }`. Read as `Sourced<T>`. */
  | { readonly kind: "sourced"; readonly of: FieldType };

export interface Field {
  readonly type: FieldType;
  readonly doc: string;
  readonly required?: boolean;
  readonly example?: string;
}

export type CollectionName =
  | "polities"
  | "territories"
  | "places"
  | "frontiers"
  | "instruments"
  | "events"
  | "statements"
  | "obligations"
  | "figures"
  | "interpretations"
  | "disagreements"
  | "sources"
  | "viewpoints"
  | "historiographies"
  | "stories";

export type ShapeName =
  | "Existence"
  | "Succession"
  | "DatedName"
  | "Edge"
  | "Stage"
  | "Article"
  | "Effect"
  | "Dependence"
  | "Condition"
  | "Signatory"
  | "Relation"
  | "Reservation"
  | "Performance"
  | "Sentence"
  | "Annotation"
  | "Edition"
  | "OldMap"
  | "Camera"
  | "Step"
  | "Comparison"
  | "DisputedValue"
  | "Defaults"
  | "UnitDefinition"
  | "Person";

export const text: FieldType = { kind: "text" };
export const localized: FieldType = { kind: "localized" };
export const number: FieldType = { kind: "number" };
export const boolean: FieldType = { kind: "boolean" };
export const date: FieldType = { kind: "date" };
export const url: FieldType = { kind: "url" };
export const position: FieldType = { kind: "position" };
export const quantity: FieldType = { kind: "quantity" };
export const cite: FieldType = { kind: "cite" };
export const extent: FieldType = { kind: "extent" };
export const anyref: FieldType = { kind: "anyref" };
export const assertor: FieldType = { kind: "assertor" };
export const waypoint: FieldType = { kind: "waypoint" };
export const oneOf = (...values: string[]): FieldType => ({ kind: "enum", values });
export const ref = (...to: CollectionName[]): FieldType => ({ kind: "ref", to });
export const partRef = (...to: CollectionName[]): FieldType => ({ kind: "ref", to, part: true });
export const list = (of: FieldType): FieldType => ({ kind: "list", of });
/** A list that may also be written as one bare value. */
export const some = (of: FieldType): FieldType => ({ kind: "list", of, lenient: true });
export const map = (of: FieldType): FieldType => ({ kind: "map", of });
export const shape = (name: ShapeName): FieldType => ({ kind: "shape", shape: name });
export const sourced = (of: FieldType): FieldType => ({ kind: "sourced", of });
