/** What a shard has of a file. */
import type { SourceFile } from "../model/atlas.ts";
import { chunksIn } from "./record-texts.ts";

/** The text of some pieces of a file, by their places, for each of several shards; a file that is taken whole gives its own bytes. */
export function cutFile({ path, bytes }: SourceFile, wanted: readonly (true | readonly number[])[]): Uint8Array[] {
  if (wanted.every((places) => places === true)) return wanted.map(() => bytes);
  const text = new TextDecoder().decode(bytes);
  const pieces = path.toLowerCase().endsWith(".geojson") ? featureTexts(text) : (chunksIn(text) ?? []).map((chunk) => chunk.text);
  const join = path.toLowerCase().endsWith(".geojson")
    ? (some: readonly string[]) => `{"type":"FeatureCollection","features":[\n${some.join(",\n")}\n]}\n`
    : (some: readonly string[]) => some.join("");
  const encoder = new TextEncoder();
  return wanted.map((places) => (places === true ? bytes : encoder.encode(join(places.map((place) => pieces[place] ?? "")))));
}

/** JSON of each feature that reading keeps, in order. */
function featureTexts(text: string): string[] {
  const { features } = JSON.parse(text) as { readonly features: readonly unknown[] };
  return features.map((feature) => JSON.stringify(feature));
}
