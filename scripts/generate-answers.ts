/** The types of answers, from the JSON Schema of what the command prints and the API answers. */
import { DEFINITIONS } from "../src/export/answers/definitions.ts";
import { DOCUMENTS } from "../src/export/answers/documents.ts";
import type { JsonSchema } from "../src/export/answers/json-schema.ts";

const PRIMITIVES: Readonly<Record<string, string>> = {
  string: "string",
  number: "number",
  integer: "number",
  boolean: "boolean",
  null: "null",
};

/** Definitions that are types of their own; what the others say stands where they are referred to. */
const named = Object.entries(DEFINITIONS).filter(([, { properties, enum: words }]) => properties ?? words);

const isNamed = (name: string): boolean => named.some(([one]) => one === name);
/** A record of a place is another thing. */
const typeName = (name: string): string => (name === "Place" ? "AskedPlace" : name);
const nameIn = ($ref: string): string => $ref.slice($ref.lastIndexOf("/") + 1);

function typeOf({ $ref, type, enum: words, properties, required = [], items, minItems, maxItems, anyOf }: JsonSchema): string {
  if ($ref !== undefined) {
    const name = nameIn($ref);
    return isNamed(name) ? typeName(name) : typeOf(DEFINITIONS[name] ?? {});
  }
  if (anyOf) return anyOf.map(typeOf).join(" | ");
  if (words) return words.map((word) => JSON.stringify(word)).join(" | ");
  if (properties)
    return `{ ${Object.entries(properties)
      .map(([key, schema]) => `readonly ${key}${required.includes(key) ? "" : "?"}: ${typeOf(schema)}`)
      .join("; ")} }`;
  if (items) {
    const item = typeOf(items);
    if (minItems !== undefined && minItems === maxItems) return `readonly [${Array(minItems).fill(item).join(", ")}]`;
    return `readonly ${/^[^{]* \| /.test(item) ? `(${item})` : item}[]`;
  }
  return (typeof type === "string" ? [type] : (type ?? [])).map((one) => PRIMITIVES[one] ?? "unknown").join(" | ") || "unknown";
}

const comment = (description: string | undefined, indent = ""): string =>
  description === undefined ? "" : `${indent}/** ${description} */\n`;

function declared(name: string, schema: JsonSchema): string {
  const { description, properties, required = [] } = schema;
  if (!properties) return `${comment(description)}export type ${name} = ${typeOf(schema)};\n`;
  const members = Object.entries(properties).map(([key, one]) => {
    // what is said of a named type stands there
    const said = one.$ref === undefined ? one : isNamed(nameIn(one.$ref)) ? undefined : DEFINITIONS[nameIn(one.$ref)];
    return `${comment(said?.description, "  ")}  readonly ${key}${required.includes(key) ? "" : "?"}: ${typeOf(one)};\n`;
  });
  return `${comment(description)}export interface ${name} {\n${members.join("")}}\n`;
}

/** `src/core/resolve/answer-shapes.ts` */
export function answersFile(): string {
  const documents = { WhoAnswer: DOCUMENTS["who"], HistoryAnswer: DOCUMENTS["history"] };
  return [
    "// Generated from src/export/answers/definitions.ts and documents.ts by `npm run generate`; do not edit.\n",
    ...named.map(([name, schema]) => declared(typeName(name), schema)),
    ...Object.entries(documents).map(([name, document]) => declared(name, document?.schema ?? {})),
  ].join("\n");
}
