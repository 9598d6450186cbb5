import { licenceTerms } from "../../core/check/licence.ts";
import { type Anchor, anchorsOf, textOfSource } from "../../core/law/anchors.ts";
import type { Atlas } from "../../core/model/atlas.ts";
import type { Authored } from "../../core/model/authored.ts";

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
    const made = new Map<string, Anchor[]>();
    for (const anchor of anchorsOf(atlas).found) made.set(anchor.source, [...(made.get(anchor.source) ?? []), anchor]);
    bySource = made;
    kept.set(atlas, made);
  }
  return bySource.get(source) ?? [];
}
