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

const schemaOf = ({ of, otherwise, schema }: Parameter): Json =>
  schema ?? { ...string, ...(of && { enum: of }), ...(otherwise !== undefined && { default: otherwise }) };

/** A parameter of the query. */
export function inQuery(parameter: Parameter): Json {
  const { name, text, required, example } = parameter;
  const schema = schemaOf(parameter);
  return {
    name,
    in: "query",
    required: required === true,
    description: text,
    schema,
    ...(example !== undefined && { example: exampleOf(schema, example) }),
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

/** A parameter that is a part of the path. */
export const inPathAs = (parameter: Parameter): Json =>
  inPath(parameter.name, parameter.text, schemaOf(parameter), parameter.example ?? "");
