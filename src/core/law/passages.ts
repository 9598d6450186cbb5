/** Passages of a text, found by their words or by their offsets. */
import type { Annotation } from "../model/records.ts";

/** A passage in a full text: W3C TextQuoteSelector and TextPositionSelector in one; offsets are UTF-16 code units of the text, end exclusive. */
export interface Selection {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly start: number;
  readonly end: number;
}

/** Length of the words kept before and after a passage. */
const AROUND = 32;

/** Where the words of an annotation stand. */
export interface Found {
  readonly selection: Selection;
  /** the words stand in the text, but not between the prefix and the suffix */
  readonly elsewhere: boolean;
  /** in how many places they stand just so, and nothing says which is meant; 1 where it is plain */
  readonly places: number;
}

/**
 * The passage of a text that an annotation means: by its words, compared without regard to white space, quotation marks and
 * dashes, else by its offsets. Of several places with the same words the one between prefix and suffix, then the one nearest to
 * the recorded offset. `…` and `[…]` stand for words left out.
 */
export function findPassage(text: string | EvenText, wanted: Annotation): Found | undefined {
  return findIn(typeof text === "string" ? evenText(text) : text, wanted);
}

function findIn(text: EvenText, wanted: Annotation): Found | undefined {
  if (wanted.exact === undefined) {
    if (wanted.start === undefined || wanted.end === undefined || !(wanted.start >= 0 && wanted.start < wanted.end)) return undefined;
    const [start, end] = [unitAt(text.original, wanted.start), unitAt(text.original, wanted.end)];
    return start === undefined || end === undefined
      ? undefined
      : { selection: select(text.original, start, end), elsewhere: false, places: 1 };
  }
  const prefix = evenText(wanted.prefix ?? "").even.trim();
  const suffix = evenText(wanted.suffix ?? "").even.trim();
  const places = occurrences(text, evenText(wanted.exact).even.trim());
  if (places.length === 0) return undefined;
  const fits = places.filter(
    ([from, to]) => text.even.slice(0, from).trimEnd().endsWith(prefix) && text.even.slice(to).trimStart().startsWith(suffix),
  );
  const at = ([from]: readonly [number, number]): number => text.offsets[from] ?? 0;
  const near = unitAt(text.original, wanted.start ?? 0) ?? text.original.length;
  const [best] = [...(fits.length > 0 ? fits : places)].sort((a, b) => Math.abs(at(a) - near) - Math.abs(at(b) - near));
  if (!best) return undefined;
  return {
    selection: select(text.original, at(best), text.ends[best[1] - 1] ?? text.original.length),
    elsewhere: fits.length === 0,
    places: wanted.start === undefined ? Math.max(1, fits.length) : 1,
  };
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
export interface EvenText {
  readonly original: string;
  readonly even: string;
  readonly offsets: readonly number[];
  readonly ends: readonly number[];
}

export function evenText(original: string): EvenText {
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

const ASTRAL = /[\ud800-\udbff]/;

/** The code unit at which a character stands, counted in code points as Web Annotations count; undefined beyond the end. */
export function unitAt(text: string, point: number): number | undefined {
  if (!ASTRAL.test(text)) return point <= text.length ? point : undefined;
  let unit = 0;
  for (let n = 0; n < point; n++) {
    if (unit >= text.length) return undefined;
    unit += (text.codePointAt(unit) ?? 0) > 0xffff ? 2 : 1;
  }
  return unit;
}

/** How many characters (code points) stand before a code unit. */
export function pointAt(text: string, unit: number): number {
  return ASTRAL.test(text) ? [...text.slice(0, unit)].length : unit;
}
