import type { FieldType } from "../model/field.ts";

/** What a field takes, in words for messages and for the reference. */
export function wanted(type: FieldType): string {
  switch (type.kind) {
    case "text":
      return "a text";
    case "localized":
      return "a text, or a map of language → text";
    case "number":
      return `a number${bounds(type)}`;
    case "integer":
      return `a whole number${bounds(type)}`;
    case "boolean":
      return "true or false";
    case "enum":
      return `one of ${type.values.join(", ")}`;
    case "date":
      return "a date (EDTF), or a date relative to a record";
    case "url":
      return "an address beginning with https:, http:, mailto: or doi:";
    case "position":
      return "a position { lat, lon } in degrees";
    case "quantity":
      return "a number with its unit";
    case "cite":
      return "a citation, or a list of citations";
    case "extent":
      return "land: a territory's id, GeoJSON beside the record, or a composition";
    case "ref":
      return `the id of a record in ${type.to.join(" or ")}${type.part ? ", with an optional #part" : ""}`;
    case "anyref":
      return "the id of a record or assertion, with an optional #part";
    case "assertor":
      return "an assertor: a polity, a historiography, or consensus";
    case "waypoint":
      return "a place's id, or a position { lat, lon }";
    case "list":
      return type.lenient ? `${wanted(type.of)}, or a list of these` : `a list, each item ${wanted(type.of)}`;
    case "map":
      return `a map, each value ${wanted(type.of)}`;
    case "shape":
      return `a map (${type.shape})`;
    case "sourced":
      return `${wanted(type.of)}, or a list of { value, cite, rank, note }`;
  }
}

function bounds(type: { readonly min?: number; readonly max?: number }): string {
  if (type.min !== undefined && type.max !== undefined) return ` from ${type.min} to ${type.max}`;
  if (type.min !== undefined) return ` of ${type.min} or more`;
  return type.max === undefined ? "" : ` of ${type.max} or less`;
}
