import type { SourceFile } from "../model/atlas.ts";

const NEEDLE = "natural_earth";

/** Whether a record in a file may take land from the Natural Earth base, which is large and not fetched for nothing. */
export const wantsNaturalEarth = ({ path, bytes }: SourceFile): boolean =>
  /\.(ya?ml|csv)$/i.test(path) && new TextDecoder().decode(bytes).includes(NEEDLE);
