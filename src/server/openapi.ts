import { DEFINITIONS } from "../export/answers/definitions.ts";
import { DOCUMENTS } from "../export/answers/documents.ts";
import { inOpenApi } from "../export/answers/json-schema.ts";
import { type Limits, settingsText } from "./limits.ts";
import type { Route } from "./routes.ts";

type Json = Readonly<Record<string, unknown>>;

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
  const rest = route.rest && {
    name: route.rest.name,
    in: "path",
    required: true,
    description: route.rest.text,
    schema: { type: "string" },
    example: route.rest.example,
  };
  const parameters = route.parameters.map(({ name, text, required, of, otherwise, example }) => ({
    name,
    in: "query",
    required: required === true,
    description: text,
    schema: { type: "string", ...(of && { enum: of }), ...(otherwise !== undefined && { default: otherwise }) },
    ...(example !== undefined && { example }),
  }));
  return {
    operationId: route.path.replace("/", ""),
    summary: route.summary,
    parameters: [...(rest ? [rest] : []), ...parameters],
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

/** The OpenAPI 3.0 document of the API. */
export function openApi(routes: readonly Route[], limits: Limits, version: string): Json {
  return {
    openapi: "3.0.3",
    info: {
      title: "dejure",
      version,
      description: `Whose land was this, on that day, according to whom, by what right, and who really held it?\n\nThe questions of the command dejure over HTTP, with the same names and answers. Only GET and HEAD; a parameter that is not declared is refused.\n\nLimits:\n- ${settingsText("\n- ", limits)}`,
    },
    servers: [{ url: "/" }],
    paths: Object.fromEntries(
      routes.map((route) => [`/api/${route.path}${route.rest ? `{${route.rest.name}}` : ""}`, { get: operation(route) }]),
    ),
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
