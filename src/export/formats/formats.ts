/** Every format of `dejure export`, in the order in which they are shown. */
import type { Format } from "./format.ts";
import { LAND_FORMATS } from "./land.ts";
import { RECORD_FORMATS } from "./records.ts";
import { BORROWED_FORMATS } from "./tiles-and-tables.ts";

export const FORMATS: readonly Format[] = [...LAND_FORMATS, ...BORROWED_FORMATS, ...RECORD_FORMATS];
