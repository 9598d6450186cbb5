import { extentFolder, joinPath } from "../link/extents.ts";
import { leavesOf } from "../link/walk.ts";
import type { Atlas } from "../model/atlas.ts";
import { type AnyAuthored, type Authored, refOf } from "../model/authored.ts";
import type { Annotation } from "../model/records.ts";
import type { Citation } from "../model/values.ts";
import { sentencesNamed } from "./locators.ts";
import { type EvenText, evenText, type Found, findPassage, pointAt, type Selection } from "./passages.ts";

/** A passage that a sentence or a citation points at. */
export interface Anchor {
  readonly source: string;
  /** a sentence's key, or the citation's locator where it has one */
  readonly locator: string | null;
  /** who quotes: `collection/id` and the path of the citation; null where it is the source's own sentence */
  readonly quoted_by: { readonly record: string; readonly path: string } | null;
  /** the words that were looked for, as recorded; null where offsets alone were */
  readonly wanted: string | null;
  readonly selection: Selection;
  /** the offsets recorded no longer are those of the words */
  readonly moved: boolean;
}

/** An anchor that no longer finds its words. */
export interface OrphanedAnchor {
  readonly source: string;
  readonly locator: string | null;
  readonly quoted_by: Anchor["quoted_by"];
  readonly wanted: string;
  /** the words stand in the text, but not between the prefix and the suffix recorded */
  readonly elsewhere: boolean;
}

export interface Anchors {
  readonly found: readonly Anchor[];
  readonly orphaned: readonly OrphanedAnchor[];
  /** quotes from sources whose text the atlas does not carry */
  readonly unchecked: readonly {
    readonly source: string;
    readonly locator: string | null;
    readonly exact: string;
    readonly quoted_by: Anchor["quoted_by"];
  }[];
}

/** The file with the full text of a source, where its record names one. */
export const textFileOf = (source: Authored<"sources">): string | undefined =>
  source.data.text === undefined ? undefined : joinPath(extentFolder(source), source.data.text);

/** Full text of a source, where the atlas carries it. */
export function textOfSource(atlas: Pick<Atlas, "textOf">, source: Authored<"sources">): string | undefined {
  const file = textFileOf(source);
  return file === undefined ? undefined : atlas.textOf(file);
}

const evened = new WeakMap<Authored<"sources">, EvenText>();

/** The same, ready for looking passages up. */
export function evenTextOf(atlas: Pick<Atlas, "textOf">, source: Authored<"sources">): EvenText | undefined {
  const text = textOfSource(atlas, source);
  if (text === undefined) return undefined;
  const kept = evened.get(source);
  if (kept?.original === text) return kept;
  const made = evenText(text);
  evened.set(source, made);
  return made;
}

/** Where a quote stands: in the sentence that its locator names, where that has an anchor, else where the text has it first. */
export function findQuote(text: EvenText, source: Authored<"sources">, { quote, locator }: Citation): Found | undefined {
  const sentences = source.data.sentences ?? {};
  const [named] = sentencesNamed(locator, Object.keys(sentences));
  const sentence = named === undefined ? undefined : sentences[named]?.annotation;
  const around = sentence && findPassage(text, sentence);
  const start = around && !around.elsewhere ? pointAt(text.original, around.selection.start) : undefined;
  return findPassage(text, { exact: quote ?? "", ...(start !== undefined && { start }) });
}

/** Every anchor of every source: of its sentences, and of the quotes in citations of it. */
export function anchorsOf(atlas: Atlas): Anchors {
  const found: Anchor[] = [];
  const orphaned: OrphanedAnchor[] = [];
  const unchecked: Anchors["unchecked"][number][] = [];
  const place = (
    source: Authored<"sources">,
    locator: string | null,
    wanted: Annotation,
    quoted_by: Anchor["quoted_by"],
    find: (text: EvenText) => Found | undefined,
  ): void => {
    const text = evenTextOf(atlas, source);
    if (!text) {
      if (wanted.exact !== undefined) unchecked.push({ source: source.id, locator, exact: wanted.exact, quoted_by });
      return;
    }
    const hit = find(text);
    if (hit && !hit.elsewhere)
      found.push({
        source: source.id,
        locator,
        quoted_by,
        wanted: wanted.exact ?? null,
        selection: hit.selection,
        moved: wanted.start !== undefined && wanted.start !== pointAt(text.original, hit.selection.start),
      });
    else
      orphaned.push({
        source: source.id,
        locator,
        quoted_by,
        wanted: wanted.exact ?? `${wanted.start ?? 0}–${wanted.end ?? ""}`,
        elsewhere: hit !== undefined,
      });
  };
  for (const source of atlas.collections.sources.values())
    for (const [key, sentence] of Object.entries(source.data.sentences ?? {})) {
      const { annotation } = sentence;
      if (annotation) place(source, key, annotation, null, (text) => findPassage(text, annotation));
    }
  for (const records of Object.values(atlas.collections))
    for (const record of records.values() as Iterable<AnyAuthored>)
      for (const { type, value, path } of leavesOf(record)) {
        if (type.kind !== "cite") continue;
        for (const citation of value as readonly Citation[]) {
          const { source, locator, quote } = citation;
          const cited = quote === undefined ? undefined : atlas.collections.sources.get(source);
          const by = { record: refOf(record), path: path.join("/") };
          if (cited && quote !== undefined) place(cited, locator ?? null, { exact: quote }, by, (text) => findQuote(text, cited, citation));
        }
      }
  return { found, orphaned, unchecked };
}
