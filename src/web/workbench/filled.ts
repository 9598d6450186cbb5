/** What stands in a form, and what of it goes into the record. */

import type { Given } from "../../core/author/compose.ts";
import type { CollectionName, Field, FieldType } from "../../core/model/field.ts";
import { COLLECTIONS, COMMON, type Fields, SHAPES } from "../../core/model/format.ts";

/** A value of a form: a text, items of a list, or values by key. */
export type Filled = string | readonly Filled[] | { readonly [key: string]: Filled };

export const isList = (value: Filled | undefined): value is readonly Filled[] => Array.isArray(value);
export const isMap = (value: Filled | undefined): value is Readonly<Record<string, Filled>> =>
  typeof value === "object" && !Array.isArray(value);

/** The fields of a kind of record, and those that all have. */
export const fieldsOf = (collection: CollectionName): Fields => ({ ...COLLECTIONS[collection].fields, ...COMMON });

/** What is asked for where a value may differ by source: the value. */
export const bare = (type: FieldType): FieldType => (type.kind === "sourced" ? bare(type.of) : type);

/** How a form asks for a value. */
export type Asking =
  | { readonly as: "group"; readonly fields: Fields }
  | { readonly as: "items"; readonly of: FieldType }
  | { readonly as: "keyed"; readonly of: FieldType }
  | { readonly as: "words" }
  | { readonly as: "text" | "position" | "languages" }
  | { readonly as: "choice"; readonly values: readonly string[] };

export function askingOf(given: FieldType): Asking {
  const type = bare(given);
  switch (type.kind) {
    case "shape":
      return { as: "group", fields: SHAPES[type.shape].fields };
    case "list":
      return bare(type.of).kind === "shape" ? { as: "items", of: type.of } : { as: "words" };
    case "map":
      return { as: "keyed", of: type.of };
    case "enum":
      return { as: "choice", values: type.values };
    case "boolean":
      return { as: "choice", values: ["true", "false"] };
    case "position":
      return { as: "position" };
    case "localized":
      return { as: "languages" };
    default:
      return { as: "text" };
  }
}

/** An item of a list in brackets, in quotes unless nothing in it could be a mark of YAML. */
const item = (text: string): string => (/^[\p{L}\p{N}][\p{L}\p{N} ./#_-]*$/u.test(text) ? text : JSON.stringify(text));

/** Words between commas as a list; what is in brackets already stays. */
function words(text: string): string {
  const items = text.split(",").flatMap((one) => (one.trim() === "" ? [] : [one.trim()]));
  return text.startsWith("[") || items.length < 2 ? text : `[${items.map(item).join(", ")}]`;
}

/** All that was filled in, as values and the keys that lead to them; empty parts are left out, and lists have no gaps. */
export function givenIn(value: Filled | undefined, type: FieldType, path: readonly string[]): readonly Given[] {
  if (value === undefined) return [];
  const asking = askingOf(type);
  if (typeof value === "string") {
    const text = value.trim();
    if (text === "") return [];
    if (asking.as === "words") return [{ path, value: words(text) }];
    return [{ path, value: text, ...(["text", "url"].includes(bare(type).kind) && { plain: true }) }];
  }
  if (isList(value)) {
    const of = asking.as === "items" ? asking.of : type;
    const filled = value.filter((one) => givenIn(one, of, []).length > 0);
    return filled.flatMap((one, i) => givenIn(one, of, [...path, String(i)]));
  }
  return Object.entries(value as Readonly<Record<string, Filled>>).flatMap(([key, inner]) => {
    const own = [...path, key];
    if (asking.as === "languages")
      return typeof inner === "string" && inner.trim() !== "" ? [{ path: own, value: inner.trim(), plain: true }] : [];
    if (asking.as === "position") return givenIn(inner, { kind: "number" }, own);
    if (asking.as === "keyed") return key.trim() === "" ? [] : givenIn(inner, asking.of, [...path, key.trim()]);
    const field = asking.as === "group" ? asking.fields[key] : undefined;
    return field === undefined ? [] : givenIn(inner, field.type, own);
  });
}

export const recordGiven = (collection: CollectionName, values: Readonly<Record<string, Filled>>): readonly Given[] => {
  const fields = fieldsOf(collection);
  return Object.entries(values).flatMap(([key, value]) => {
    const field = fields[key];
    return field === undefined ? [] : givenIn(value, field.type, [key]);
  });
};

/** Fields that a form opens with: those that must be there, the name and where it is written. */
export const opening = (fields: Fields): readonly string[] =>
  Object.entries(fields).flatMap(([key, { required }]) => (required || key === "name" || key === "cite" ? [key] : []));

export const hintOf = ({ example, type }: Field): string => {
  if (example !== undefined) return example;
  switch (bare(type).kind) {
    case "date":
      return "1920-10-07";
    case "cite":
      return "source-id p. 12";
    case "quantity":
      return "6656 km2";
    default:
      return "";
  }
};
