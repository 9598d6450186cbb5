/** Cuts an article into sentences with stable ids, and gives each citation marker to the sentence that it belongs to. */
import type { Article } from "./article.ts";
import { type Marker, markersIn } from "./markers.ts";

export interface Sentence {
  /** `S01`, `S02` … in the order of the text */
  readonly id: string;
  /** offsets into the article's text, the markers after its end not counted */
  readonly start: number;
  readonly end: number;
  /** the words as they stand, `text.slice(start, end)` */
  readonly words: string;
  /** the words with markers and line breaks blanked out, of the same length, so that offsets agree */
  readonly plain: string;
  /** within it, at its end, or opening the next line */
  readonly markers: readonly Marker[];
}

/** A marker before the first sentence of all: the sentence that it belonged to is not in the article. */
export interface Sentences {
  readonly sentences: readonly Sentence[];
  readonly orphans: readonly Marker[];
}

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Words before a full stop that does not end a sentence, in lower case. */
const ABBREVIATIONS = words(`
  mr mrs ms dr prof gen col maj capt lt sgt adm gov sen rep st ste hon rev pres sr jr messrs
  no nos art arts vol vols pp p ed eds cf vs e.g i.e c ca approx fig ch sec par para
  jan feb mar apr jun jul aug sept sep oct nov dec
  m d val pvz kt plg šv d r w ul św płk mjr im tj np tzw ok bzw usw nr bd abs jh hl dt d.h z.b u.a`);
/** Words that begin a sentence even after an initial or an abbreviation such as “etc.” and “U.S.”. */
const OPENERS = words(`
  the a an this that these those it he she they we in on at by from after before during since when while as although though however but and
  for with without under its his her their there some many most both despite only also thus therefore then later`);
const MONTHS = words(`january february march april may june july august september october november december
  januar februar märz april mai juni juli august september oktober november dezember janvier février mars avril juin juillet août septembre octobre novembre décembre`);

/** Before a number that German orders by: “im 19. Jahrhundert”, “die 3. Armee”. */
const ORDINAL = /(?:^|[\s(])(?:[Ii]m|[Aa]m|[Dd](?:er|ie|as|en|em|es)|[Vv]om|[Zz]u[mr]|[Bb]eim|[Uu]nd|[Bb]is) \d{1,2}$/;
/** A year with “r.” (Polish) ends a sentence that has come some way; at its beginning a subject follows: “W 1920 r. Polska …”. */
const YEAR_END = /\d{4} r$/;
const SOME_WAY = 60;

/** A full stop whose space was forgotten: “nedavė.Įsikišęs”. */
const GLUED = /^\p{Ll}{3}\.(?:\p{Lu}\p{Ll}|\d{4})/u;

const END = /[.!?…。]+["'”’»)\]]*/gu;

/** Whether the full stop at `at` ends its sentence, given what stands before it and the word that follows. */
function ends(text: string, from: number, at: number, mark: string, next: string): boolean {
  if (!/^["'“‘«„(]*[\p{Lu}\p{Lo}\p{N}]/u.test(next)) return false;
  if (/^[!?…。]/u.test(mark)) return true;
  const before = /(\S+)$/u.exec(text.slice(Math.max(from, at - 60), at))?.[1]?.replace(/^["'“‘«„([]+/u, "") ?? "";
  const following = /^["'“‘«„(]*([\p{L}\p{N}]+)/u.exec(next)?.[1] ?? "";
  if (YEAR_END.test(text.slice(Math.max(from, at - 8), at))) return at - from > SOME_WAY;
  const opener = /^\p{Lu}/u.test(following) && OPENERS.has(following.toLowerCase());
  if (/^(?:\p{L}|\p{Lu}\p{Ll})$/u.test(before) || /^(?:\p{L}\.)+\p{L}$/u.test(before))
    return opener && before !== "e.g" && before !== "i.e";
  if (ABBREVIATIONS.has(before.toLowerCase())) return false;
  if (/^(?:\d{1,2}\.?[/–-])?\d{1,2}$/.test(before))
    return !/^\d/.test(following) && !MONTHS.has(following.toLowerCase()) && !ORDINAL.test(text.slice(Math.max(from, at - 30), at));
  return true;
}

/** Same length, without the given stretches. */
function blanked(text: string, offset: number, stretches: readonly Marker[]): string {
  let out = text;
  for (const { start, end } of stretches) {
    const [a, b] = [Math.max(0, start - offset), Math.min(text.length, end - offset)];
    if (a < b) out = out.slice(0, a) + " ".repeat(b - a) + out.slice(b);
  }
  return out.replaceAll(/[\n\t\u00a0\u202f\u2009]/g, " ");
}

/** Cuts an article into sentences; a marker between two of them belongs to the one before, also where it opens a line. */
export function sentencesOf({ text, blocks }: Article): Sentences {
  const markers = markersIn(text);
  const orphans: Marker[] = [];
  const cut: { start: number; end: number; markers: Marker[] }[] = [];
  let nextMarker = 0;
  for (const block of blocks) {
    while (markers[nextMarker] !== undefined && (markers[nextMarker] as Marker).start < block.start) nextMarker += 1;
    if (block.kind !== "paragraph") continue;
    let start = block.start;
    /** Moves over white space and markers, which go to the sentence before. */
    const pass = (): void => {
      for (;;) {
        while (start < block.end && /\s/.test(text[start] ?? "")) start += 1;
        const marker = markers[nextMarker];
        if (marker?.start !== start) return;
        const before = cut.at(-1);
        if (before) before.markers.push(marker);
        else orphans.push(marker);
        start = marker.end;
        nextMarker += 1;
      }
    };
    pass();
    while (start < block.end) {
      const end = endOf(text, start, block.end, markers, nextMarker);
      const own: Marker[] = [];
      for (let m = markers[nextMarker]; m !== undefined && m.start < end; m = markers[nextMarker]) {
        own.push(m);
        nextMarker += 1;
      }
      cut.push({ start, end, markers: own });
      start = end;
      pass();
    }
  }
  const digits = Math.max(2, String(cut.length).length);
  return {
    orphans,
    sentences: cut.map(({ start, end, markers: own }, index) => ({
      id: `S${String(index + 1).padStart(digits, "0")}`,
      start,
      end,
      words: text.slice(start, end),
      plain: blanked(text.slice(start, end), start, own),
      markers: own,
    })),
  };
}

function endOf(text: string, start: number, limit: number, markers: readonly Marker[], from: number): number {
  let within = from;
  END.lastIndex = start;
  for (let mark = END.exec(text); mark && mark.index < limit; mark = END.exec(text)) {
    while (markers[within] !== undefined && (markers[within] as Marker).end <= mark.index) within += 1;
    const inside = markers[within];
    if (inside && inside.start < mark.index && mark.index < inside.end) continue;
    const closed = mark.index + mark[0].length;
    let after = closed;
    let marked = false;
    for (let m = within; ; ) {
      while (after < limit && /\s/.test(text[after] ?? "")) after += 1;
      const marker = markers[m];
      if (marker && marker.start < after) {
        m += 1;
        continue;
      }
      if (marker?.start !== after) break;
      after = marker.end;
      marked = true;
      m += 1;
    }
    if (after >= limit) return Math.min(closed, limit);
    if (after === closed && !GLUED.test(text.slice(Math.max(start, mark.index - 3), after + 4))) continue;
    if (
      ends(text, start, mark.index, mark[0], text.slice(after, after + 60)) ||
      (marked && /^["'“‘«„(]*\p{Lu}/u.test(text.slice(after, after + 60)))
    )
      return closed;
  }
  return limit;
}
