import type { Topology } from "topojson-specification";
import type { SourceFile } from "../model/atlas.ts";
import { type NaturalEarthBase, naturalEarth } from "../space/natural-earth-base.ts";

const NEEDLE = "natural_earth";

/** Whether a record in a file may take land from the Natural Earth base, which is large and not fetched for nothing. */
export const wantsNaturalEarth = ({ path, bytes }: SourceFile): boolean =>
  /\.(ya?ml|csv)$/i.test(path) && new TextDecoder().decode(bytes).includes(NEEDLE);

/** Reads `countries-10m.json` of the npm package `world-atlas`. */
export const readNaturalEarth = (bytes: Uint8Array): NaturalEarthBase =>
  naturalEarth(JSON.parse(new TextDecoder().decode(bytes)) as Topology);
