import { MAP_LAYERS } from "../core/resolve/answer.ts";
import { DEFINITIONS } from "../export/answers/definitions.ts";
import { DOCUMENTS } from "../export/answers/documents.ts";
import { inOpenApi } from "../export/answers/json-schema.ts";
import { type Limits, settingsText } from "./limits.ts";
import { JSON_TYPE } from "./media-types.ts";
import { inPath, inPathAs, inQuery, type Json, string, whole } from "./openapi-parts.ts";
import { QUESTIONS } from "./reconcile/reconcile.ts";
import type { Route } from "./routes.ts";
import { MVT_TYPE } from "./tiles.ts";

const componentOf = (name: string): string => name.replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase());
const documentRef = (name: string): Json => ({ $ref: `#/components/schemas/${componentOf(name)}Document` });
const problem = (description: string): Json => ({
  description,
  content: { "application/problem+json": { schema: documentRef("problem") } },
});

function contentOf(route: Route): Json {
  const content: Record<string, unknown> = {};
  for (const [type, names] of Object.entries(route.answers)) {
    const refs = (names?.[0] === "list" ? Object.keys(DOCUMENTS).filter((n) => n.startsWith("list-")) : (names ?? [])).map(documentRef);
    content[type] = { schema: names === null ? { type: "string" } : refs.length === 1 ? refs[0] : { anyOf: refs } };
  }
  return content;
}

function operation(route: Route): Json {
  const rest = route.rest && inPathAs(route.rest);
  return {
    operationId: route.path.replace("/", ""),
    summary: route.summary,
    parameters: [...(rest ? [rest] : []), ...route.parameters.map(inQuery)],
    responses: {
      "200": {
        description: "the answer",
        headers: {
          etag: { description: "strong: the same as long as the answer is", schema: { type: "string" } },
          "dejure-truncated": { description: "how much of it is shown, where a limit cut it", schema: { type: "string" } },
        },
        content: contentOf(route),
      },
      "304": { description: "the answer is the one named by If-None-Match" },
      "400": problem("the question cannot be put as it stands"),
      ...(route.rest && { "404": problem("there is nothing of that name") }),
      "414": problem("the address is too long"),
    },
  };
}

const OF_TILES = [
  inPath("viewpoint", "a viewpoint by its id", string, "lithuania"),
  inPath("layer", "what to show", { type: "string", enum: MAP_LAYERS }, "title"),
  inPath("date", "EDTF, or all for all time", string, "1920-10-14"),
];

const answered = (type: string, schema: Json): Json => ({ "200": { description: "the answer", content: { [type]: { schema } } } });

/** Tiles: their addresses have a form of their own, so they are no questions of the table. */
const tilePaths = (): Json => {
  const problems = { "400": problem("the question cannot be put as it stands"), "404": problem("there is nothing of that name") };
  const about = (file: string, operationId: string, summary: string) => [
    `/tiles/{viewpoint}/{layer}/{date}/${file}`,
    {
      get: { operationId, summary, parameters: OF_TILES, responses: { ...answered(JSON_TYPE, { type: "object" }), ...problems } },
    },
  ];
  const numbers = [inPath("z", "zoom", whole, "5"), inPath("x", "column", whole, "18"), inPath("y", "row", whole, "10")];
  const tile = {
    operationId: "tile",
    summary: "Land, and borders as lines of their own, as a vector tile",
    parameters: [...OF_TILES, ...numbers],
    responses: {
      ...answered(MVT_TYPE, { type: "string", format: "binary" }),
      "204": { description: "no land lies in this tile" },
      ...problems,
      "501": problem("tiles need packages that are not installed"),
    },
  };
  return Object.fromEntries([
    ["/tiles/{viewpoint}/{layer}/{date}/{z}/{x}/{y}.mvt", { get: tile }],
    about("tilejson.json", "tileJson", "What the tiles are, as TileJSON"),
    about("style.json", "tileStyle", "A style of the tiles for MapLibre"),
  ]);
};

/** The Reconciliation Service API, from its own table. */
const reconcilePaths = (): Json =>
  Object.fromEntries(
    QUESTIONS.map(({ path, text, parameters, form, gives }) => {
      const operationId = `reconcile${path.replace(/\W+(\w)/g, (_, letter: string) => letter.toUpperCase())}`;
      const responses = {
        ...(gives === "address" && { "303": { description: "the page stands at Location" } }),
        ...(gives === "page" && answered("text/html", string)),
        ...(gives === undefined && answered(JSON_TYPE, { type: "object" })),
        "400": problem("the question cannot be put as it stands"),
        ...(form && { "413": problem("too many queries at once"), "415": problem("the body is no form") }),
      };
      const get = { operationId, summary: text, parameters: parameters.map(inQuery), responses };
      const content = { "application/x-www-form-urlencoded": { schema: { type: "object", properties: { queries: string } } } };
      const post = { operationId: `${operationId}Form`, summary: text, requestBody: { required: true, content }, responses };
      return [`/reconcile${path}`, { get, ...(form && { post }) }];
    }),
  );

/** The OpenAPI 3.0 document of the API. */
export function openApi(routes: readonly Route[], limits: Limits, version: string): Json {
  return {
    openapi: "3.0.3",
    info: {
      title: "dejure",
      version,
      description: `Whose land was this, on that day, according to whom, by what right, and who really held it?\n\nThe questions of the command dejure over HTTP, with the same names and answers. Only GET and HEAD, and POST for a form of reconciliation; a parameter that is not declared is refused. OGC API stands under /ogc and describes itself at /ogc/api.\n\nLimits:\n- ${settingsText("\n- ", limits)}`,
    },
    servers: [{ url: "/" }],
    paths: {
      ...Object.fromEntries(
        routes.map((route) => [`/api/${route.path}${route.rest ? `{${route.rest.name}}` : ""}`, { get: operation(route) }]),
      ),
      ...tilePaths(),
      ...reconcilePaths(),
    },
    components: {
      schemas: {
        ...Object.fromEntries(Object.entries(DEFINITIONS).map(([name, schema]) => [name, inOpenApi(schema)])),
        ...Object.fromEntries(
          Object.entries(DOCUMENTS).map(([name, { title, schema }]) => [
            `${componentOf(name)}Document`,
            { ...inOpenApi(schema), description: title },
          ]),
        ),
      },
    },
  };
}
