/** Reads a batch of reconciliation queries as clients write it. */

import type { Atlas } from "../../core/model/atlas.ts";
import { findPlace, readDate } from "../../core/resolve/ask.ts";
import type { Limits } from "../limits.ts";
import { misput, must, Refusal } from "../problem.ts";
import type { Query } from "./match.ts";

/** What a query may say of an entity besides its name. */
export const PROPERTIES = [
  { id: "language", name: "language", description: "language of the name, as BCP 47: lt, pl, be-tarask" },
  { id: "date", name: "date", description: "EDTF: a day, year or interval in which the name was in use and the entity was" },
  { id: "at", name: "at", description: "where it lies: lat,lon in degrees, or a place by its id or name" },
] as const;

const MOST_CANDIDATES = 100;
/** No name is longer; what is, is refused before it is compared with every name. */
const LONGEST = 200;
const KEYS = new Set(["query", "type", "limit", "properties", "type_strict"]);
const EXAMPLE = '{"q0": {"query": "Wilno", "type": "places", "properties": [{"pid": "date", "v": "1921"}]}}';

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);

/** The batch as queries by key, in its order. */
export function readBatch(atlas: Atlas, text: string, limits: Limits): readonly (readonly [string, Query])[] {
  let batch: unknown;
  try {
    batch = JSON.parse(text);
  } catch {
    throw misput("queries is not JSON", `write for example queries=${EXAMPLE}`);
  }
  if (!isObject(batch)) throw misput("queries is not a JSON object of queries by key", `write for example queries=${EXAMPLE}`);
  const entries = Object.entries(batch);
  if (entries.length > limits.batch)
    throw new Refusal(413, "too many queries", {
      message: `the batch has ${entries.length} queries, more than ${limits.batch}`,
      help: "send them in smaller batches; the manifest says the size as batchSize",
    });
  return entries.map(([key, query]) => [key, readQuery(atlas, key, query)]);
}

function readQuery(atlas: Atlas, key: string, written: unknown): Query {
  const refuse = (why: string, help = `write for example ${EXAMPLE}`) => misput(`query ${key.slice(0, 60)}: ${why}`, help);
  if (!isObject(written)) throw refuse("it is not a JSON object");
  const odd = Object.keys(written).find((name) => !KEYS.has(name));
  if (odd !== undefined) throw refuse(`there is no ${odd.slice(0, 60)} in a query`, `a query has ${[...KEYS].join(", ")}`);
  const { query = "", type = [], limit = 10, type_strict: strict = "any" } = written;
  if (typeof query !== "string") throw refuse("its query is not a text");
  if (query.length > LONGEST) throw refuse(`its query has ${query.length} characters, more than ${LONGEST}`, "write the name alone");
  const types = typeof type === "string" ? [type] : type;
  if (!Array.isArray(types) || !types.every((one) => typeof one === "string"))
    throw refuse("its type is not the id of a type, or a list of them");
  if (typeof limit !== "number" || !Number.isInteger(limit) || limit < 1) throw refuse("its limit is not a whole number from 1");
  if (strict !== "any" && strict !== "should" && strict !== "all") throw refuse("its type_strict is none of any, should, all");
  const said = propertiesOf(atlas, written["properties"] ?? [], refuse);
  if (query.trim() === "" && !said.at) throw refuse("it names nothing to look for", "give query, or the property at");
  return { text: query, types, strict, limit: Math.min(limit, MOST_CANDIDATES), ...said };
}

function propertiesOf(
  atlas: Atlas,
  written: unknown,
  refuse: (why: string, help?: string) => Refusal,
): Pick<Query, "language" | "days" | "at"> {
  if (!Array.isArray(written)) throw refuse("its properties are not a list");
  const found: { language?: string; days?: Query["days"]; at?: Query["at"] } = {};
  for (const property of written as unknown[]) {
    if (!isObject(property) || typeof property["pid"] !== "string" || !("v" in property)) throw refuse("a property has pid and v");
    const { pid, v } = property;
    const first = Array.isArray(v) ? (v as unknown[])[0] : v;
    const value = isObject(first) ? (first["name"] ?? first["id"]) : first;
    // an empty cell of a table says nothing
    if (value === undefined || value === null || String(value).trim() === "") continue;
    const text = String(value).trim();
    if (text.length > LONGEST) throw refuse(`its ${String(pid)} has ${text.length} characters, more than ${LONGEST}`);
    if (pid === "language") found.language = text;
    else if (pid === "date") found.days = must(readDate(text)).admissible;
    else if (pid === "at") found.at = must(findPlace(atlas, text)).at;
    else throw refuse(`there is no property ${String(pid).slice(0, 60)}`, `there are ${PROPERTIES.map((p) => p.id).join(", ")}`);
  }
  return found;
}
