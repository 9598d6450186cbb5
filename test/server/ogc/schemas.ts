/** The schemas of OGC 17-069r4 in JSON Schema, as far as they rule anything out. */
import { Ajv, type ValidateFunction } from "ajv";

const links = {
  type: "array",
  items: {
    type: "object",
    required: ["href", "rel"],
    properties: { href: { type: "string" }, rel: { type: "string" }, type: { type: "string" } },
  },
};
const box = { type: "array", items: { type: "number" }, oneOf: [4, 6].map((n) => ({ minItems: n, maxItems: n })) };
const collection = {
  type: "object",
  required: ["id", "links"],
  properties: {
    id: { type: "string" },
    title: { type: "string" },
    description: { type: "string" },
    links,
    extent: {
      type: "object",
      properties: {
        spatial: { type: "object", properties: { bbox: { type: "array", minItems: 1, items: box } } },
        temporal: {
          type: "object",
          properties: {
            interval: {
              type: "array",
              minItems: 1,
              items: { type: "array", minItems: 2, maxItems: 2, items: { type: ["string", "null"] } },
            },
            trs: { const: "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian" },
          },
        },
      },
    },
    itemType: { const: "feature" },
    crs: { type: "array", items: { type: "string" } },
  },
};
const position = { type: "array", minItems: 2, items: { type: "number" } };
const ring = { type: "array", minItems: 4, items: position };
const feature = {
  type: "object",
  required: ["type", "geometry", "properties"],
  properties: {
    type: { const: "Feature" },
    id: { type: ["string", "integer"] },
    geometry: {
      type: "object",
      required: ["type", "coordinates"],
      properties: { type: { const: "MultiPolygon" }, coordinates: { type: "array", items: { type: "array", items: ring } } },
    },
    properties: { type: ["object", "null"] },
    links,
  },
};

const SCHEMAS = {
  landingPage: { type: "object", required: ["links"], properties: { title: { type: "string" }, description: { type: "string" }, links } },
  confClasses: { type: "object", required: ["conformsTo"], properties: { conformsTo: { type: "array", items: { type: "string" } } } },
  collection,
  collections: {
    type: "object",
    required: ["links", "collections"],
    properties: { links, collections: { type: "array", items: collection } },
  },
  feature,
  featureCollection: {
    type: "object",
    required: ["type", "features"],
    properties: {
      type: { const: "FeatureCollection" },
      features: { type: "array", items: feature },
      links,
      numberMatched: { type: "integer", minimum: 0 },
      numberReturned: { type: "integer", minimum: 0 },
    },
  },
} as const;

const ajv = new Ajv({ strict: false, allErrors: true });
const compiled = new Map<string, ValidateFunction>();

/** What in a document does not fit its schema; nothing where it fits. */
export function unfit(schema: keyof typeof SCHEMAS, document: unknown): string {
  const validate = compiled.get(schema) ?? ajv.compile(SCHEMAS[schema]);
  compiled.set(schema, validate);
  return validate(document) ? "" : ajv.errorsText(validate.errors);
}
