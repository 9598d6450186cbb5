import { extentFolder, joinPath } from "../link/land.ts";
import { leavesOf } from "../link/walk.ts";
import type { Atlas } from "../model/atlas.ts";
import type { AnyAuthored, Authored } from "../model/authored.ts";
import type { Annotation } from "../model/records.ts";
import type { Citation } from "../model/values.ts";

/** A passage in a full text: W3C TextQuoteSelector and TextPositionSelector in one; offsets are UTF-16 code units, end exclusive. */
export interface Selection {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly start: number;
  readonly end: number;
}

/** A passage that a sentence or a citation points at. */
export interface Anchor {
  readonly source: string;
  /** a sentence's key, or the citation's locator where it has one */
  readonly locator: string | null;
  /** who quotes: `collection/id` and the path of the citation; null where it is the source's own sentence */
  readonly quoted_by: { readonly record: string; readonly path: string } | null;
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

/** Length of the words kept before and after a passage. */
const AROUND = 32;

/** Full text of a source, where the atlas carries it. */
export function textOfSource(atlas: Atlas, source: Authored<"sources">): string | undefined {
  return source.data.text === undefined ? undefined : atlas.textOf(joinPath(extentFolder(source as AnyAuthored), source.data.text));
}

/** Every anchor of every source: of its sentences, and of the quotes in citations of it. */
export function anchorsOf(atlas: Atlas): Anchors {
  const found: Anchor[] = [];
  const orphaned: OrphanedAnchor[] = [];
  const unchecked: Anchors["unchecked"][number][] = [];
  const texts = new Map<string, EvenText | undefined>();
  const textOf = (source: Authored<"sources">): EvenText | undefined => {
    if (!texts.has(source.id)) {
      const text = textOfSource(atlas, source);
      texts.set(source.id, text === undefined ? undefined : evenText(text));
    }
    return texts.get(source.id);
  };
  const place = (source: Authored<"sources">, locator: string | null, wanted: Annotation, quoted_by: Anchor["quoted_by"]): void => {
    const text = textOf(source);
    if (!text) {
      if (wanted.exact !== undefined) unchecked.push({ source: source.id, locator, exact: wanted.exact, quoted_by });
      return;
    }
    const hit = findIn(text, wanted);
    if (hit && !hit.elsewhere)
      found.push({
        source: source.id,
        locator,
        quoted_by,
        selection: hit.selection,
        moved: wanted.start !== undefined && wanted.start !== hit.selection.start,
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
    for (const [key, sentence] of Object.entries(source.data.sentences ?? {}))
      if (sentence.annotation) place(source, key, sentence.annotation, null);
  for (const records of Object.values(atlas.collections))
    for (const record of records.values() as Iterable<AnyAuthored>)
      for (const { type, value, path } of leavesOf(record)) {
        if (type.kind !== "cite") continue;
        for (const { source, locator, quote } of value as readonly Citation[]) {
          const cited = quote === undefined ? undefined : atlas.collections.sources.get(source);
          if (cited && quote !== undefined)
            place(cited, locator ?? null, { exact: quote }, { record: `${record.collection}/${record.id}`, path: path.join("/") });
        }
      }
  return { found, orphaned, unchecked };
}

/**
 * The passage of a text that an annotation means: by its words, compared without regard to white space, quotation marks and
 * dashes, else by its offsets. Of several places with the same words the one between prefix and suffix, then the one nearest to
 * the recorded offset. `…` and `[…]` stand for words left out. `elsewhere` is true where the words stand, but not between prefix and suffix.
 */
export function findPassage(text: string, wanted: Annotation): { readonly selection: Selection; readonly elsewhere: boolean } | undefined {
  return findIn(evenText(text), wanted);
}

function findIn(text: EvenText, wanted: Annotation): { selection: Selection; elsewhere: boolean } | undefined {
  if (wanted.exact === undefined) {
    const { start, end } = wanted;
    if (start === undefined || end === undefined || !(start >= 0 && start < end && end <= text.original.length)) return undefined;
    return { selection: select(text.original, start, end), elsewhere: false };
  }
  const prefix = evenText(wanted.prefix ?? "").even.trim();
  const suffix = evenText(wanted.suffix ?? "").even.trim();
  const places = occurrences(text, evenText(wanted.exact).even.trim());
  if (places.length === 0) return undefined;
  const fits = places.filter(
    ([from, to]) => text.even.slice(0, from).trimEnd().endsWith(prefix) && text.even.slice(to).trimStart().startsWith(suffix),
  );
  const at = ([from]: readonly [number, number]): number => text.offsets[from] ?? 0;
  const near = wanted.start ?? 0;
  const [best] = [...(fits.length > 0 ? fits : places)].sort((a, b) => Math.abs(at(a) - near) - Math.abs(at(b) - near));
  if (!best) return undefined;
  return { selection: select(text.original, at(best), text.ends[best[1] - 1] ?? text.original.length), elsewhere: fits.length === 0 };
}

const MOST_PLACES = 1000;

/** Where words stand in the evened text; parts between ellipses come one after another. */
function occurrences({ even }: EvenText, exact: string): (readonly [number, number])[] {
  const [head = "", ...rest] = exact.split(/\s*\[?(?:…|\.\.\.)\]?\s*/).filter((part) => part !== "");
  const places: (readonly [number, number])[] = [];
  if (head === "") return places;
  for (let from = even.indexOf(head); from >= 0 && places.length < MOST_PLACES; from = even.indexOf(head, from + 1)) {
    let end = from + head.length;
    for (const part of rest) {
      const at = end < 0 ? -1 : even.indexOf(part, end);
      end = at < 0 ? -1 : at + part.length;
    }
    if (end < 0) break;
    places.push([from, end]);
  }
  return places;
}

const select = (text: string, start: number, end: number): Selection => ({
  exact: text.slice(start, end),
  prefix: whole(text.slice(Math.max(0, start - AROUND), start)),
  suffix: whole(text.slice(end, end + AROUND)),
  start,
  end,
});

/** Half a surrogate pair at a cut is left out. */
const whole = (text: string): string => text.replace(/^[\udc00-\udfff]/, "").replace(/[\ud800-\udbff]$/, "");

/** A text with white space, quotation marks, dashes and soft hyphens evened out; for each of its code units where the character it came from begins and ends. */
interface EvenText {
  readonly original: string;
  readonly even: string;
  readonly offsets: readonly number[];
  readonly ends: readonly number[];
}

function evenText(original: string): EvenText {
  let even = "";
  const offsets: number[] = [];
  const ends: number[] = [];
  for (const { 0: cluster, index } of original.matchAll(/\r\n|\s|\P{M}\p{M}*|\p{M}+/gsu)) {
    const plain = evenCharacter(cluster);
    if (plain === "" || (plain === " " && even.endsWith(" "))) continue;
    even += plain;
    for (let i = 0; i < plain.length; i++) {
      offsets.push(index);
      ends.push(index + cluster.length);
    }
  }
  return { original, even, offsets, ends };
}

function evenCharacter(cluster: string): string {
  if (/^\s+$/.test(cluster)) return " ";
  if (cluster === "\u00ad") return "";
  if (/^[“”„«»]$/.test(cluster)) return '"';
  if (/^[‘’‚‹›]$/.test(cluster)) return "'";
  if (/^[‐‑‒–—]$/.test(cluster)) return "-";
  return cluster.normalize("NFC");
}
