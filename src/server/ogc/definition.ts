/** The OpenAPI 3.0 document of OGC API, from the resources that answer it. */
import { DOCUMENTS } from "../../export/answers/documents.ts";
import { inOpenApi, type JsonSchema } from "../../export/answers/json-schema.ts";
import { COLUMNS } from "../../export/holding-columns.ts";
import { columnSchema } from "../../export/holding-schema.ts";
import { type Limits, settingsText } from "../limits.ts";
import { inPath, inQuery, type Json, string, whole } from "../openapi-parts.ts";
import type { Resource } from "./resource.ts";

const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });
const listOf = (items: Json, more: Json = {}): Json => ({ type: "array", items, ...more });
const object = (properties: Json, required: readonly string[] = []): Json => ({
  type: "object",
  ...(required.length > 0 && { required }),
  properties,
});

const NAMES: Readonly<Record<string, { readonly text: string; readonly example: string; readonly schema: Json }>> = {
  collectionId: {
    text: "VIEWPOINT.LAYER, or VIEWPOINT.LAYER.DAY for the land of that day",
    example: "lithuania.title.1920-10-14",
    schema: string,
  },
  featureId: { text: "the id of a feature, which is its collection's with a number", example: "lithuania.title.1", schema: string },
  tileMatrix: { text: "the zoom", example: "5", schema: string },
  tileRow: { text: "the row, from the north", example: "10", schema: whole },
  tileCol: { text: "the column, from the west", example: "18", schema: whole },
};

const bbox = listOf({ type: "number" }, { oneOf: [4, 6].map((n) => ({ minItems: n, maxItems: n })) });
const links = listOf(ref("link"));

const SCHEMAS: Json = {
  link: object({ href: string, rel: string, type: string, title: string, templated: { type: "boolean" } }, ["href", "rel", "type"]),
  landingPage: object({ title: string, description: string, licence: string, attribution: string, links }, ["links"]),
  confClasses: object({ conformsTo: listOf(string), links }, ["conformsTo"]),
  extent: object({
    spatial: object({ bbox: listOf(bbox, { minItems: 1 }), crs: string }),
    temporal: object({
      interval: listOf(listOf({ type: "string", format: "date-time", nullable: true }, { minItems: 2, maxItems: 2 }), { minItems: 1 }),
      trs: string,
      edtf: { ...string, description: "the days of which the atlas speaks; .. for an open end" },
    }),
  }),
  collection: object(
    {
      id: string,
      title: string,
      description: string,
      licence: string,
      extent: ref("extent"),
      itemType: string,
      crs: listOf(string),
      links,
    },
    ["id", "links"],
  ),
  collections: object({ title: string, description: string, links, collections: listOf(ref("collection")) }, ["links", "collections"]),
  multiPolygon: object(
    {
      type: { ...string, enum: ["MultiPolygon"] },
      coordinates: listOf(listOf(listOf(listOf({ type: "number" }, { minItems: 2, maxItems: 2 }), { minItems: 4 }))),
    },
    ["type", "coordinates"],
  ),
  holding: object(
    Object.fromEntries(
      COLUMNS.map((column) => {
        const { title: _, "x-ogc-role": __, ...rest } = columnSchema(column);
        return [column.name, inOpenApi(rest as JsonSchema)];
      }),
    ),
    COLUMNS.map(({ name }) => name),
  ),
  feature: object(
    { type: { ...string, enum: ["Feature"] }, id: string, bbox, geometry: ref("multiPolygon"), properties: ref("holding"), links },
    ["type", "id", "geometry", "properties"],
  ),
  featureCollection: object(
    {
      type: { ...string, enum: ["FeatureCollection"] },
      title: string,
      licence: string,
      attribution: listOf(string),
      viewpoint: string,
      layer: string,
      date: string,
      links,
      numberMatched: whole,
      numberReturned: whole,
      features: listOf(ref("feature")),
    },
    ["type", "links", "features"],
  ),
  jsonSchema: { type: "object", description: "a JSON Schema, version 2020-12" },
  openApi: { type: "object", description: "an OpenAPI document, version 3.0" },
  tileSet: object({ title: string, dataType: string, crs: string, tileMatrixSetId: string, tileMatrixSetURI: string, links }, [
    "dataType",
    "crs",
    "links",
  ]),
  tileSets: object({ links, tilesets: listOf(ref("tileSet")) }, ["tilesets"]),
  tileMatrixSets: object({ links, tileMatrixSets: listOf(object({ id: string, title: string, uri: string, links })) }, ["tileMatrixSets"]),
  tile: { type: "string", format: "binary" },
  problem: inOpenApi(DOCUMENTS["problem"]?.schema ?? {}),
};

const TAGS = { Capabilities: "what is here", Data: "land, and whose it was", Tiles: "the same for maps" } as const;

const PROBLEMS: Readonly<Record<string, string>> = {
  "304": "the answer is the one named by If-None-Match",
  "400": "the question cannot be put as it stands",
  "404": "there is nothing of that name",
  "405": "only GET, HEAD and OPTIONS",
  "413": "a body that is too large",
  "414": "the address is too long",
  "421": "this server does not answer for that host",
  "500": "a fault of dejure",
  "501": "tiles need packages that are not installed",
  "503": "too many wait for an answer: ask again in a second",
};

const responseOf = (description: string, status: string): Json =>
  status === "304" ? { description } : { description, content: { "application/problem+json": { schema: ref("problem") } } };

function operation(resource: Resource): Json {
  const named = [...resource.path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => {
    const { text, example, schema } = NAMES[name] ?? { text: name, example: name, schema: string };
    return inPath(name, text, schema, example);
  });
  const content = {
    [resource.type]: { schema: ref(resource.schema) },
    ...(!resource.binary && { "text/html": { schema: string } }),
  };
  const statuses = Object.keys(PROBLEMS).filter(
    (status) => (status !== "404" || named.length > 0) && (status !== "501" || resource.binary),
  );
  return {
    operationId: resource.id,
    summary: resource.summary,
    tags: [/\/tile/.test(resource.path) ? "Tiles" : resource.path.startsWith("/collections") ? "Data" : "Capabilities"],
    parameters: [...named, ...resource.parameters.map((one) => ({ ...inQuery(one), style: "form", explode: false }))],
    responses: {
      "200": { description: "the answer", content },
      ...(resource.binary && { "204": { description: "no land lies in this tile" } }),
      ...Object.fromEntries(statuses.map((status) => [status, { $ref: `#/components/responses/${status}` }])),
    },
  };
}

export interface Described {
  readonly title: string;
  readonly licence: string;
  /** address of /ogc */
  readonly server: string;
  readonly version: string;
  readonly limits: Limits;
}

/** The document of these resources. */
export function definition(resources: readonly Resource[], { title, licence, server, version, limits }: Described): Json {
  return {
    openapi: "3.0.3",
    info: {
      title,
      version,
      description: `Whose land was this, on that day, according to whom? Each collection is one viewpoint and one layer. There is no filter language (CQL2): features are picked by the parameters of their collection.\n\nLimits:\n- ${settingsText("\n- ", limits)}`,
      license: { name: licence },
    },
    servers: [{ url: server }],
    security: [],
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    paths: Object.fromEntries(resources.map((resource) => [resource.path, { get: operation(resource) }])),
    components: {
      schemas: SCHEMAS,
      responses: Object.fromEntries(Object.entries(PROBLEMS).map(([status, text]) => [status, responseOf(text, status)])),
    },
  };
}
