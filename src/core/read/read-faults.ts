import { closest, distance } from "fastest-levenshtein";
import type { Diagnostic, Fix, Severity } from "../model/diagnostic.ts";

export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** What to do about a fault, and the same as an edit of the place where it is (or of `at`). */
export interface Remedy {
  readonly help?: string | undefined;
  readonly fix?: (Omit<Fix, "span"> & { readonly at?: Stretch }) | undefined;
}

interface Extra extends Remedy {
  readonly why?: string | undefined;
  readonly severity?: Severity;
  readonly see?: { readonly at: Stretch; readonly message: string };
  /** places in other files */
  readonly seen?: NonNullable<Diagnostic["see"]>;
}

/** Findings of one kind in one file that are told; the others are one finding with their number. */
export const MOST_OF_A_KIND = 100;

/** Collects the findings about one file. */
export class Faults {
  readonly file: string;
  readonly list: Diagnostic[] = [];
  private readonly counts = new Map<string, { count: number; summary: number }>();
  /** id of the record being read */
  record: string | undefined;

  constructor(file: string) {
    this.file = file;
  }

  add(rule: string, at: Stretch, message: string, extra: Extra = {}): void {
    const counted = this.counts.get(rule) ?? { count: 0, summary: -1 };
    this.counts.set(rule, counted);
    if (++counted.count > MOST_OF_A_KIND) return this.sum(rule, at, counted, extra.severity ?? "error");
    this.list.push({
      rule,
      severity: extra.severity ?? "error",
      message,
      span: { file: this.file, start: at.start, end: at.end },
      ...(extra.why === undefined ? {} : { why: extra.why }),
      ...(extra.help === undefined ? {} : { help: extra.help }),
      ...(extra.fix === undefined ? {} : { fix: this.fixOf(extra.fix, at) }),
      ...(extra.seen === undefined ? {} : { see: extra.seen }),
      ...(extra.see === undefined
        ? {}
        : { see: [{ span: { file: this.file, start: extra.see.at.start, end: extra.see.at.end }, message: extra.see.message }] }),
      ...(this.record === undefined ? {} : { record: this.record }),
    });
  }

  private fixOf({ at, ...fix }: NonNullable<Remedy["fix"]>, whole: Stretch): Fix {
    const { start, end } = at ?? whole;
    return { span: { file: this.file, start, end }, ...fix };
  }

  /** One more of a kind of which there are too many: the first of these stands for all. */
  private sum(rule: string, at: Stretch, counted: { count: number; summary: number }, severity: Severity): void {
    if (counted.summary < 0) counted.summary = this.list.length;
    const more = counted.count - MOST_OF_A_KIND;
    this.list[counted.summary] = {
      rule,
      severity,
      message:
        more === 1
          ? "one more finding of this kind in this file"
          : `${more} more findings of this kind in this file, this one and those after it`,
      span: this.list[counted.summary]?.span ?? { file: this.file, start: at.start, end: at.end },
      help: "mend those that are told first; they often have one cause",
    };
  }
}

const plainly = (word: string): string => word.toLowerCase().replaceAll("_", "-");

/** The known word nearest to a misspelt one, where it is near enough to be meant. */
export function nearestWord(word: string, known: readonly string[]): string | undefined {
  if (known.length === 0 || word.length > 200) return undefined;
  const plain = plainly(word);
  const same = known.find((k) => plainly(k) === plain);
  if (same !== undefined) return same;
  const best = closest(word, known as string[]);
  return distance(word, best) <= Math.max(1, Math.floor((Math.max(word.length, best.length) + 1) / 3)) ? best : undefined;
}

/** “did you mean”, or the whole choice where it is short. */
export function suggest(word: string, known: readonly string[]): string | undefined {
  const near = nearestWord(word, known);
  if (near !== undefined) return `did you mean “${near}”`;
  return known.length > 0 && known.length <= 24 ? `known here: ${known.join(", ")}` : undefined;
}

/** `suggest`, and the word in place of the misspelt one; only another case or `_` for `-` leaves no doubt. */
export function remedyFor(word: string, known: readonly string[]): Remedy {
  const near = nearestWord(word, known);
  return { help: suggest(word, known), ...(near !== undefined && { fix: { text: near, sure: plainly(near) === plainly(word) } }) };
}
