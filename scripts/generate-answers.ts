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

function typeOf(schema: JsonSchema, indent = ""): string {
  const { $ref, type, enum: words, properties, items, minItems, maxItems, anyOf } = schema;
  if ($ref !== undefined) {
    const name = nameIn($ref);
    return isNamed(name) ? typeName(name) : typeOf(DEFINITIONS[name] ?? {}, indent);
  }
  if (anyOf) return anyOf.map((one) => typeOf(one, indent)).join(" | ");
  if (words) return words.map((word) => JSON.stringify(word)).join(" | ");
  if (properties) return `{\n${membersOf(schema, `${indent}  `)}${indent}}`;
  if (items) {
    const item = typeOf(items, indent);
    if (minItems !== undefined && minItems === maxItems) return `readonly [${Array(minItems).fill(item).join(", ")}]`;
    return `readonly ${/^[^{]* \| /.test(item) ? `(${item})` : item}[]`;
  }
  return (typeof type === "string" ? [type] : (type ?? [])).map((one) => PRIMITIVES[one] ?? "unknown").join(" | ") || "unknown";
}

const comment = (description: string | undefined, indent = ""): string =>
  description === undefined ? "" : `${indent}/** ${description} */\n`;

const membersOf = ({ properties = {}, required = [] }: JsonSchema, indent: string): string =>
  Object.entries(properties)
    .map(([key, one]) => {
      // what is said of a named type stands there
      const said = one.$ref === undefined ? one : isNamed(nameIn(one.$ref)) ? undefined : DEFINITIONS[nameIn(one.$ref)];
      const optional = required.includes(key) ? "" : "?";
      return `${comment(said?.description, indent)}${indent}readonly ${key}${optional}: ${typeOf(one, indent)};\n`;
    })
    .join("");

const declared = (name: string, schema: JsonSchema): string =>
  comment(schema.description) +
  (schema.properties ? `export interface ${name} {\n${membersOf(schema, "  ")}}\n` : `export type ${name} = ${typeOf(schema)};\n`);

const HEAD = "// Generated from src/export/answers/definitions.ts and documents.ts by `npm run generate`; do not edit.\n";

function documentType(type: string, name: string): string {
  const document = DOCUMENTS[name];
  if (!document) throw new Error(`there is no document ${name}`);
  return `/** ${document.title} */\n${declared(type, document.schema)}`;
}

/** `src/core/resolve/answer-shapes.ts`: what the resolver answers. */
export const resolvedFile = (): string =>
  [
    HEAD,
    ...named.map(([name, schema]) => declared(typeName(name), schema)),
    documentType("WhoAnswer", "who"),
    documentType("HistoryAnswer", "history"),
  ].join("\n");

/** `src/export/answers/answer-documents.ts`: what is made of it. */
export function answersFile(): string {
  const types = [
    documentType("SpellsAnswer", "spells"),
    documentType("LandAnswer", "land"),
    documentType("DiffAnswer", "diff"),
    documentType("DisputeAnswer", "show-dispute"),
  ].join("\n");
  const used = named.map(([name]) => typeName(name)).filter((name) => new RegExp(`: (readonly )?${name}\\b`).test(types));
  return [HEAD, `import type { ${used.sort().join(", ")} } from "../../core/resolve/answer.ts";\n`, types].join("\n");
}
