import type { Field, FieldType } from "../src/core/model/field.ts";
import { ATLAS_HEAD, COLLECTIONS, COMMON, type Fields, SHAPES } from "../src/core/model/format.ts";

function tsType(type: FieldType): string {
  switch (type.kind) {
    case "text":
    case "url":
    case "ref":
    case "anyref":
    case "assertor":
      return "string";
    case "localized":
      return "Localized";
    case "number":
    case "integer":
      return "number";
    case "boolean":
      return "boolean";
    case "enum":
      return type.values.map((v) => JSON.stringify(v)).join(" | ");
    case "date":
      return "DateExpression";
    case "position":
      return "Position";
    case "quantity":
      return "Quantity";
    case "cite":
      return "readonly Citation[]";
    case "extent":
      return "Extent";
    case "waypoint":
      return "Waypoint";
    case "list": {
      const of = tsType(type.of);
      return `readonly ${/[ |]/.test(of) && !of.startsWith("readonly") ? `(${of})` : of.startsWith("readonly") ? `(${of})` : of}[]`;
    }
    case "map":
      return `Readonly<Record<string, ${tsType(type.of)}>>`;
    case "shape":
      return type.shape;
    case "sourced":
      return `Sourced<${tsType(type.of)}>`;
  }
}

const member = (name: string, field: Field): string =>
  `  /** ${field.doc} */\n  readonly ${name}${field.required ? "" : "?"}: ${tsType(field.type)};\n`;

const members = (fields: Fields): string =>
  Object.entries(fields)
    .map(([name, field]) => member(name, field))
    .join("");

export function typesFile(): string {
  const parts = [
    "// Generated from format.ts by `npm run generate`; do not edit.\n",
    'import type { Citation, DateExpression, Extent, Localized, Position, Quantity, Sourced, Waypoint } from "./values.ts";\n\n',
    "/** What every record may carry. */\nexport interface CommonFields {\n",
    members(COMMON),
    "}\n",
  ];
  for (const [name, shape] of Object.entries(SHAPES))
    parts.push(`\n/** ${shape.doc} */\nexport interface ${name} {\n${members(shape.fields)}}\n`);
  for (const collection of Object.values(COLLECTIONS))
    parts.push(`\n/** ${collection.doc} */\nexport interface ${collection.type} extends CommonFields {\n${members(collection.fields)}}\n`);
  parts.push(`\n/** \`atlas.yaml\`, the head of an atlas. */\nexport interface AtlasHead {\n${members(ATLAS_HEAD)}}\n`);
  parts.push("\n/** The record type of each collection. */\nexport interface RecordTypes {\n");
  for (const [name, collection] of Object.entries(COLLECTIONS)) parts.push(`  ${name}: ${collection.type};\n`);
  parts.push("}\n");
  return parts.join("");
}
