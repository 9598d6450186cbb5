/** What a row of land says of itself, as a JSON Schema: from the columns that every format writes. */
import { COLUMNS, type Column } from "./holding-columns.ts";

type Json = Readonly<Record<string, unknown>>;

const TYPES: Readonly<Record<Column["type"], Json>> = {
  text: { type: "string" },
  date: { type: "string", format: "date" },
  real: { type: "number" },
  integer: { type: "integer" },
};

/** Ends of the run of days, by which programs filter features in time. */
const ROLES: Readonly<Record<string, string>> = { start_date: "primary-interval-start", end_date: "primary-interval-end" };

/** A value of a column. Null ones are written where the schema of GeoJSON properties has no word for absent. */
export function columnSchema({ name, type, words, doc, required }: Column): Json {
  const { type: named, ...rest } = TYPES[type];
  return {
    title: name,
    description: doc,
    type: required ? named : [named, "null"],
    ...rest,
    ...(words && { enum: required ? words : [...words, null] }),
    ...(ROLES[name] !== undefined && { "x-ogc-role": ROLES[name] }),
  };
}

/** JSON Schema of the properties and geometry of a feature of land, as OGC API asks of a schema that describes a collection. */
export const holdingSchema = (id: string, title: string): Json => ({
  $schema: "https://json-schema.org/draft/2020-12/schema",
  $id: id,
  type: "object",
  title,
  properties: {
    geometry: { title: "the land", "x-ogc-role": "primary-geometry", format: "geometry-multipolygon" },
    ...Object.fromEntries(COLUMNS.map((column) => [column.name, columnSchema(column)])),
  },
  required: COLUMNS.filter((column) => column.required).map((column) => column.name),
});
