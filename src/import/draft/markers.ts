/** Citation markers in running text: `[4]`, `[12]:23`, `[note 1]`, `¹²`, `(Smith 1990, p. 3)`, `[citation needed]`. */
import { ANY_MONTH } from "./date-words.ts";

export interface Marker {
  readonly start: number;
  readonly end: number;
  /** as written */
  readonly text: string;
  /** `note` points to a citation, `flag` says that something is wrong with the sentence */
  readonly kind: "note" | "flag";
}

const FLAG =
  /^\[\s*(?:citation needed|citation-needed|better source needed|unreliable source\??|verification needed|clarification needed|failed verification|original research\??|dubious(?:\s*[–—-]\s*discuss)?|disputed(?:\s*[–—-]\s*discuss)?|who\?|whom\?|by whom\?|according to whom\?|when\?|where\?|which\?|why\?|weasel words|page needed|full citation needed|reikia šaltinio|potrzebne źródło)[^\]\n]{0,60}\]/iu;
const MARKERS = [
  FLAG.source.slice(1),
  // numbers, letters, notes; with a page after a colon
  String.raw`\[\s*(?:(?:note|nb|lower-alpha|fn|n|ref)\.?\s*)?(?:\d{1,4}|[a-z]{1,2}|[ivx]{1,5})(?:\s*[,;–-]\s*\d{1,4})*\s*\](?::\s?\d+(?:[–-]\d+)?)?`,
  String.raw`\[\^[^\]\s]{1,40}\]`,
  String.raw`[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+`,
  // author and year; “(June 1919)” is a date
  String.raw`\((?!${ANY_MONTH} \d)(?:see |cf\. |e\.g\. )?(?:\p{Lu}[\p{L}'’-]+(?:,? (?:and|&|et al\.?|ir|i) ?)?\s?){1,4},? \d{4}[a-z]?(?:[,:] ?(?:pp?\. ?|s\. ?)?\d+(?:[–-]\d+)?)?(?:; [^()\n]{1,80})?\)`,
];
const ANY = new RegExp(MARKERS.join("|"), "giu");

/** All markers of a text, in order; a superscript is one only where it does not belong to a unit (`km²`). */
export function markersIn(text: string): Marker[] {
  const found: Marker[] = [];
  for (const match of text.matchAll(ANY)) {
    const [whole] = match;
    if (
      /^[\u00b2\u00b3\u00b9\u2070-\u2079]/.test(whole) &&
      /(?:\b|\d\s?)(?:k|c|d)?m$/u.test(text.slice(Math.max(0, match.index - 6), match.index))
    )
      continue;
    found.push({ start: match.index, end: match.index + whole.length, text: whole, kind: FLAG.test(whole) ? "flag" : "note" });
  }
  return found;
}

/** Whether a marker says that its sentence lacks a citation. */
export const saysCitationNeeded = (marker: Marker): boolean =>
  marker.kind === "flag" && /citation[ -]needed|reikia šaltinio|potrzebne źródło/iu.test(marker.text);

/**
 * The numbers of notes that are missing before a marker, such as `11–14`: notes are numbered as they first come, so that a jump
 * means that text was left out, and that the marker's own sentence may have been. Nothing is said of the first number of all.
 */
export function numbersLeftOut(markers: Iterable<Marker>): ReadonlyMap<Marker, string> {
  const missing = new Map<Marker, string>();
  let highest: number | undefined;
  for (const marker of markers) {
    const number = /^\[(\d{1,4})\]$/.exec(marker.text)?.[1];
    if (number === undefined) continue;
    const [from, to] = [(highest ?? Number(number)) + 1, Number(number) - 1];
    if (from <= to) missing.set(marker, from === to ? String(from) : `${from}–${to}`);
    highest = Math.max(highest ?? 0, Number(number));
  }
  return missing;
}
