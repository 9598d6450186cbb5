import { licenceTerms } from "../../core/check/licence.ts";
import { type Anchor, anchorsOf, textOfSource } from "../../core/law/anchors.ts";
import type { Atlas } from "../../core/model/atlas.ts";
import type { Authored } from "../../core/model/authored.ts";
import { grouped } from "../../core/model/grouped.ts";

/** The full text of a source, where the atlas carries it under a stated licence that lets it be passed on. */
export function publishedText(atlas: Atlas, source: Authored<"sources">): string | undefined {
  const { licence } = source.data;
  if (licence === undefined) return undefined;
  const terms = licenceTerms(licence);
  return terms.known && terms.redistribution ? textOfSource(atlas, source) : undefined;
}

const kept = new WeakMap<Atlas, ReadonlyMap<string, readonly Anchor[]>>();

/** The anchored passages of a source in the order of their numbers: its sentences, then the quotes in citations of it. */
export function passagesOf(atlas: Atlas, source: string): readonly Anchor[] {
  let bySource = kept.get(atlas);
  if (!bySource) {
    bySource = grouped(anchorsOf(atlas).found, ({ source: of }) => of);
    kept.set(atlas, bySource);
  }
  return bySource.get(source) ?? [];
}
