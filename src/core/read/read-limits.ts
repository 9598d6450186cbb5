import { MAX_GEOJSON_SIZE } from "./geojson.ts";
import { MAX_FILE_SIZE } from "./yaml.ts";

/** Bytes of the largest files that are read: whoever reads the atlas says so, not who wrote it. */
export interface ReadLimits {
  /** of a record file or a sheet */
  readonly yaml: number;
  /** of a GeoJSON file */
  readonly geojson: number;
}

export const READ_LIMITS: ReadLimits = { yaml: MAX_FILE_SIZE, geojson: MAX_GEOJSON_SIZE };

/** The environment variables that set them on the command line, by their names. */
export const LIMIT_VARIABLES = { yaml: "DEJURE_MAX_YAML", geojson: "DEJURE_MAX_GEOJSON" } as const satisfies Record<
  keyof ReadLimits,
  string
>;
