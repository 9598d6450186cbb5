import { cshapes } from "../import/cshapes.ts";
import { historicalBasemaps } from "../import/historical-basemaps.ts";
import type { ImportFormat } from "../import/imported.ts";

/** The foreign formats that `dejure import` reads. */
export const IMPORTS: readonly ImportFormat[] = [cshapes, historicalBasemaps];
