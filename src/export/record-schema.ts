/** JSON Schema (draft-07) of the record format, for editors: one file a collection, each complete in itself. */
import type { Field, FieldType } from "../core/model/field.ts";
import { ATLAS_HEAD, COLLECTIONS, COMMON, type Fields, FORMAT_VERSION, SHAPES, VERBS } from "../core/model/format.ts";

type Schema = Record<string, unknown>;

const ID = "^[\\p{Ll}\\p{Lo}\\p{N}][\\p{Ll}\\p{Lo}\\p{Lm}\\p{M}\\p{N}._/-]*$";
const REFERENCE = "^[\\p{Ll}\\p{Lo}\\p{N}][\\p{Ll}\\p{Lo}\\p{Lm}\\p{M}\\p{N}._/-]*(#.+)?$";
const RESERVED = { enum: ["__proto__", "constructor", "prototype"] };

/** Ways to write the kinds of value that are not made of fields. YAML takes a text such as 1920 for a number, so texts may be numbers. */
const VALUES: Readonly<Record<string, Schema>> = {
  text: { type: ["string", "number", "boolean"], minLength: 1 },
  id: { type: ["string", "number"], pattern: ID, minimum: 0, not: RESERVED },
  reference: { type: ["string", "number"], pattern: REFERENCE, minimum: 0 },
  localized: {
    anyOf: [
      { $ref: "#/definitions/text" },
      {
        type: "object",
        minProperties: 1,
        propertyNames: { pattern: "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$" },
        additionalProperties: { $ref: "#/definitions/text" },
      },
    ],
  },
  date: {
    anyOf: [
      { type: "string", pattern: "^(?:[-0-9XYESTZ~?%,/:+ \\[\\]{}]|\\.\\.)+$" },
      { type: "string", pattern: "#[^#]+$" },
      { type: "integer" },
      {
        type: "object",
        required: ["edtf"],
        additionalProperties: false,
        properties: {
          edtf: { type: ["string", "integer"], description: "The date as EDTF." },
          calendar: { enum: ["gregorian", "julian"], description: "In which its days are counted." },
        },
      },
    ],
  },
  url: { type: "string", pattern: '^([Hh][Tt][Tt][Pp][Ss]?://|[Mm][Aa][Ii][Ll][Tt][Oo]:|[Dd][Oo][Ii]:)[^\\s<>"`\\\\]+$' },
  position: {
    type: "object",
    required: ["lat", "lon"],
    additionalProperties: false,
    properties: {
      lat: { type: "number", minimum: -90, maximum: 90, description: "Degrees north." },
      lon: { type: "number", minimum: -180, maximum: 180, description: "Degrees east." },
    },
  },
  quantity: {
    anyOf: [
      { type: "string", pattern: "^\\s*[-+−$£]?\\s*[\\d.].*[^\\d\\s.,]|^\\s*[$£]\\s?\\d" },
      {
        type: "object",
        required: ["value", "unit"],
        additionalProperties: false,
        properties: {
          value: { type: "number", description: "The number." },
          unit: { $ref: "#/definitions/text", description: "Its unit." },
        },
      },
    ],
  },
  citation: {
    anyOf: [
      { type: ["string", "number"], pattern: "^\\s*[\\p{Ll}\\p{Lo}\\p{N}][\\p{Ll}\\p{Lo}\\p{Lm}\\p{M}\\p{N}._/-]*(\\s|$)", minimum: 0 },
      {
        type: "object",
        required: ["source"],
        additionalProperties: false,
        properties: {
          source: { $ref: "#/definitions/id", description: "Id of a record in sources." },
          locator: { $ref: "#/definitions/text", description: "Where in the work." },
          quote: { $ref: "#/definitions/text", description: "Verbatim words." },
          note: { $ref: "#/definitions/text", description: "Remark." },
        },
      },
    ],
  },
  cite: { anyOf: [{ $ref: "#/definitions/citation" }, { type: "array", items: { $ref: "#/definitions/citation" } }] },
  ring: { type: "array", minItems: 3, items: { type: "array", minItems: 2, maxItems: 2, items: { type: "number" } } },
  extent: {
    anyOf: [
      { type: "string", pattern: "^.+\\.geojson(#.+)?$", description: "GeoJSON beside the record." },
      { $ref: "#/definitions/id", description: "A territory." },
      ...(["union", "intersect", "minus"] as const).map((kind) =>
        composition(kind, { type: "array", minItems: kind === "minus" ? 2 : 1, items: { $ref: "#/definitions/extent" } }),
      ),
      composition("natural_earth", { $ref: "#/definitions/text" }, { at: { $ref: "#/definitions/position" } }),
      composition("polygon", {
        anyOf: [{ $ref: "#/definitions/ring" }, { type: "array", minItems: 1, items: { $ref: "#/definitions/ring" } }],
      }),
      composition(
        "side",
        { enum: ["left", "right"] },
        { frontier: { $ref: "#/definitions/id" }, within: { $ref: "#/definitions/extent" } },
        ["frontier", "within"],
      ),
    ],
  },
  waypoint: { anyOf: [{ $ref: "#/definitions/id" }, { $ref: "#/definitions/position" }] },
};

function composition(kind: string, value: Schema, companions: Schema = {}, required: readonly string[] = []): Schema {
  return { type: "object", required: [kind, ...required], additionalProperties: false, properties: { [kind]: value, ...companions } };
}

/** Builds schemas and notes which definitions they need. */
class Builder {
  readonly needed = new Set<string>();

  private named(name: string): Schema {
    this.needed.add(name);
    return { $ref: `#/definitions/${name}` };
  }

  type(type: FieldType): Schema {
    switch (type.kind) {
      case "ref":
        return this.named(type.part ? "reference" : "id");
      case "anyref":
        return this.named("reference");
      case "assertor":
        return this.named("id");
      case "number":
      case "integer":
        return {
          type: type.kind,
          ...(type.min === undefined ? {} : { minimum: type.min }),
          ...(type.max === undefined ? {} : { maximum: type.max }),
        };
      case "boolean":
        return { type: "boolean" };
      case "enum":
        return { enum: type.values };
      case "list": {
        const items = this.type(type.of);
        return type.lenient ? { anyOf: [items, { type: "array", items }] } : { type: "array", items };
      }
      case "map":
        return {
          type: "object",
          propertyNames: { pattern: "^[^#\\s]([^#]*[^#\\s])?$", not: RESERVED },
          additionalProperties: this.type(type.of),
        };
      case "shape":
        return this.named(type.shape);
      case "sourced": {
        const value = this.type(type.of);
        const alternative: Schema = {
          type: "object",
          required: ["value"],
          additionalProperties: false,
          properties: {
            value: { ...wrap(value), description: "What this source says." },
            cite: { ...wrap(this.named("cite")), description: "Where it says so." },
            rank: { enum: ["preferred", "normal", "deprecated"], description: "How this atlas ranks it; deprecated: a plain error." },
            basis: { enum: ["general-knowledge", "derived"], description: "Stands in for a citation." },
            note: { ...wrap(this.named("localized")), description: "Remark." },
          },
        };
        return { anyOf: [value, alternative, { type: "array", minItems: 1, items: alternative }] };
      }
      default:
        return this.named(type.kind);
    }
  }

  fields(fields: Fields): Schema {
    const properties: Schema = {};
    for (const [name, field] of Object.entries(fields)) properties[name] = { ...wrap(this.type(field.type)), description: describe(field) };
    const required = Object.entries(fields).flatMap(([name, field]) => (field.required ? [name] : []));
    return { type: "object", additionalProperties: false, ...(required.length === 0 ? {} : { required }), properties };
  }

  /** The definitions that were needed, and those that they need. */
  definitions(): Schema {
    const done = new Map<string, Schema>();
    for (let open = [...this.needed]; open.length > 0; open = [...this.needed].filter((name) => !done.has(name)))
      for (const name of open) {
        const value = VALUES[name] ?? this.shape(name as keyof typeof SHAPES);
        done.set(name, value);
        for (const [, inner] of JSON.stringify(value).matchAll(/"#\/definitions\/([^"]+)"/gu)) this.needed.add(inner as string);
      }
    return Object.fromEntries([...done].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  private shape(name: keyof typeof SHAPES): Schema {
    const { doc, fields } = SHAPES[name];
    const schema = { description: doc, ...this.fields(fields) };
    return name === "Effect" ? { ...schema, oneOf: VERBS.map((verb) => ({ required: [verb] })) } : schema;
  }
}

/** Draft-07 ignores what stands beside `$ref`, so a described reference is wrapped. */
const wrap = (schema: Schema): Schema => ("$ref" in schema ? { allOf: [schema] } : schema);
const describe = (field: Field): string => (field.example === undefined ? field.doc : `${field.doc} Example: ${field.example}`);

function file(name: string, title: string, doc: string, body: (builder: Builder) => Schema): string {
  const builder = new Builder();
  const schema = body(builder);
  const head = { $schema: "http://json-schema.org/draft-07/schema#", $id: `urn:dejure:${FORMAT_VERSION}:${name}`, title, description: doc };
  return `${JSON.stringify({ ...head, ...schema, definitions: { ...(schema["definitions"] as Schema | undefined), ...builder.definitions() } }, wrapped, 2)}\n`;
}

/** Wraps references with a description that were written by hand above. */
function wrapped(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || !("$ref" in value) || Object.keys(value).length === 1) return value;
  const { $ref, ...rest } = value as Schema;
  return { ...rest, allOf: [{ $ref }] };
}

/** JSON Schema (draft-07) of the head of an atlas and of each collection, by file name. */
export function recordSchemas(): Map<string, string> {
  const files = new Map<string, string>();
  files.set(
    "atlas.schema.json",
    file("atlas", "atlas.yaml", "The head of an atlas.", (builder) => builder.fields(ATLAS_HEAD)),
  );
  for (const [name, { type, doc, fields }] of Object.entries(COLLECTIONS)) {
    const all = { ...fields, ...COMMON };
    const body = (builder: Builder): Schema => {
      builder.needed.add("id");
      return {
        type: "object",
        // A file holds several records where every value is a map and no key is a field of the collection.
        if: { minProperties: 1, propertyNames: { not: { enum: Object.keys(all) } }, additionalProperties: { type: "object" } },
        // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
        then: { propertyNames: { $ref: "#/definitions/id" }, additionalProperties: { $ref: "#/definitions/record" } },
        else: { $ref: "#/definitions/record" },
        definitions: { record: { description: doc, ...builder.fields(all) } },
      };
    };
    files.set(`${name}.schema.json`, file(name, `${name}: ${type}, or a map of id → ${type}`, doc, body));
  }
  return files;
}
