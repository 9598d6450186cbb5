import { closest, distance } from "fastest-levenshtein";
import type { Diagnostic, Severity } from "../model/diagnostic.ts";

export interface Stretch {
  readonly start: number;
  readonly end: number;
}

interface Extra {
  readonly why?: string | undefined;
  readonly help?: string | undefined;
  readonly severity?: Severity;
  readonly see?: { readonly at: Stretch; readonly message: string };
  /** places in other files */
  readonly seen?: NonNullable<Diagnostic["see"]>;
}

/** Collects the findings about one file. */
export class Faults {
  readonly file: string;
  readonly list: Diagnostic[] = [];
  /** id of the record being read */
  record: string | undefined;

  constructor(file: string) {
    this.file = file;
  }

  add(rule: string, at: Stretch, message: string, extra: Extra = {}): void {
    this.list.push({
      rule,
      severity: extra.severity ?? "error",
      message,
      span: { file: this.file, start: at.start, end: at.end },
      ...(extra.why === undefined ? {} : { why: extra.why }),
      ...(extra.help === undefined ? {} : { help: extra.help }),
      ...(extra.seen === undefined ? {} : { see: extra.seen }),
      ...(extra.see === undefined
        ? {}
        : { see: [{ span: { file: this.file, start: extra.see.at.start, end: extra.see.at.end }, message: extra.see.message }] }),
      ...(this.record === undefined ? {} : { record: this.record }),
    });
  }
}

/** The known word nearest to a misspelt one, where it is near enough to be meant. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  if (known.length === 0 || word.length > 200) return undefined;
  const plain = word.toLowerCase().replaceAll("_", "-");
  const same = known.find((k) => k.toLowerCase().replaceAll("_", "-") === plain);
  if (same !== undefined) return same;
  const best = closest(word, known as string[]);
  return distance(word, best) <= Math.max(1, Math.floor((Math.max(word.length, best.length) + 1) / 3)) ? best : undefined;
}

/** “did you mean”, or the whole choice where it is short. */
export function suggest(word: string, known: readonly string[]): string | undefined {
  const near = nearest(word, known);
  if (near !== undefined) return `did you mean “${near}”`;
  return known.length > 0 && known.length <= 24 ? `known here: ${known.join(", ")}` : undefined;
}
