/** The mapping of foreign columns as it is edited on the page. */
import type { BenchMapping } from "../../export/site/bench-contract.ts";

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What stands at a path; of a list, its first item. */
export function at(mapping: unknown, path: readonly string[]): string {
  let value: unknown = mapping;
  for (const key of path) value = isObject(value) ? value[key] : undefined;
  if (Array.isArray(value)) value = value[0];
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

/** The mapping with another value at a path; `undefined` takes it away. */
export function withValue(mapping: BenchMapping, [key = "", ...rest]: readonly string[], value: unknown): BenchMapping {
  const inner = mapping[key];
  const next = rest.length === 0 ? value : withValue(isObject(inner) ? inner : {}, rest, value);
  const { [key]: _, ...others } = mapping;
  if (next === undefined || (isObject(next) && Object.keys(next).length === 0)) return others;
  return Object.hasOwn(mapping, key) ? { ...mapping, [key]: next } : { ...others, [key]: next };
}
