/** A JSON Schema of draft-07, as far as our documents need it. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly (string | number | boolean | null)[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly anyOf?: readonly JsonSchema[];
}

const described = (schema: JsonSchema, description: string | undefined): JsonSchema =>
  description === undefined ? schema : { ...schema, description };

export const text = (description?: string): JsonSchema => described({ type: "string" }, description);
export const number = (description?: string): JsonSchema => described({ type: "number" }, description);
export const whole = (description?: string): JsonSchema => described({ type: "integer" }, description);
export const truth = (description?: string): JsonSchema => described({ type: "boolean" }, description);
/** true where it stands at all */
export const mark = (description?: string): JsonSchema => described({ type: "boolean", enum: [true] }, description);
export const words = (...of: readonly string[]): JsonSchema => ({ type: "string", enum: of });
export const list = (items: JsonSchema, description?: string): JsonSchema => described({ type: "array", items }, description);
export const texts = (description?: string): JsonSchema => list(text(), description);
export const ref = (name: string): JsonSchema => ({ $ref: `#/definitions/${name}` });
/** anything, such as fields that the record format describes */
export const anything = (description: string): JsonSchema => ({ description });

/** The same, or null. */
export const orNull = (schema: JsonSchema): JsonSchema => {
  if (schema.$ref !== undefined || schema.type === undefined) return { anyOf: [schema, { type: "null" }] };
  return {
    ...schema,
    type: [...(typeof schema.type === "string" ? [schema.type] : schema.type), "null"],
    ...(schema.enum && { enum: [...schema.enum, null] }),
  };
};

/** An object that has all of `required` and may have those of `optional`; later versions may add more, so nothing is ruled out. */
export const object = (
  required: Readonly<Record<string, JsonSchema>>,
  optional: Readonly<Record<string, JsonSchema>> = {},
  description?: string,
): JsonSchema => described({ type: "object", properties: { ...required, ...optional }, required: Object.keys(required) }, description);

/** As OpenAPI 3.0 writes it: `nullable` instead of a type null, and definitions under components. */
export function inOpenApi(schema: JsonSchema): Readonly<Record<string, unknown>> {
  const { $ref, type, anyOf, items, properties, additionalProperties, ...rest } = schema;
  if ($ref !== undefined) return { $ref: $ref.replace("#/definitions/", "#/components/schemas/") };
  const types = typeof type === "string" ? [type] : (type ?? []);
  const named = types.filter((t) => t !== "null");
  const alternatives = anyOf?.filter((s) => s.type !== "null");
  const nullable = types.includes("null") || (anyOf !== undefined && alternatives?.length !== anyOf.length);
  return {
    ...rest,
    ...(named.length === 1 && { type: named[0] }),
    ...(named.length > 1 && { anyOf: named.map((t) => (t === "array" ? { type: t, items: {} } : { type: t })) }),
    ...(alternatives && { anyOf: alternatives.map(inOpenApi) }),
    ...(items && { items: inOpenApi(items) }),
    ...(properties && { properties: Object.fromEntries(Object.entries(properties).map(([k, v]) => [k, inOpenApi(v)])) }),
    ...(additionalProperties !== undefined && {
      additionalProperties: typeof additionalProperties === "boolean" ? additionalProperties : inOpenApi(additionalProperties),
    }),
    ...(nullable && { nullable: true }),
  };
}
