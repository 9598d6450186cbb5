/** What both OpenAPI documents say alike: parameters in a query and in a path. */
import type { Parameter } from "./parameters.ts";

export type Json = Readonly<Record<string, unknown>>;

export const string: Json = { type: "string" };
export const whole: Json = { type: "integer", minimum: 0 };

/** An example as its schema has it; examples are declared as they stand in an address. */
function exampleOf({ type }: Json, example: string): unknown {
  if (type === "array") return example.split(",").map(Number);
  return type === "integer" ? Number(example) : example;
}

/** A parameter of the query. */
export function inQuery({ name, text, required, of, otherwise, example, schema }: Parameter): Json {
  const said = schema ?? { ...string, ...(of && { enum: of }), ...(otherwise !== undefined && { default: otherwise }) };
  return {
    name,
    in: "query",
    required: required === true,
    description: text,
    schema: said,
    ...(example !== undefined && { example: exampleOf(said, example) }),
  };
}

/** A part of the path. */
export const inPath = (name: string, description: string, schema: Json, example: string): Json => ({
  name,
  in: "path",
  required: true,
  description,
  schema,
  example: exampleOf(schema, example),
});
