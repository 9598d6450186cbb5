/** Findings as the workbench shows them: with the lines around their places. */
import { LineIndex } from "../../core/check/lines.ts";
import { asData } from "../../core/check/render.ts";
import type { Diagnostic } from "../../core/model/diagnostic.ts";
import type { BenchFound } from "../../export/site/bench-contract.ts";

/** Findings shown at once; those that are left out are counted. */
const MOST = 400;
const AROUND = 2;
const WIDEST = 300;

/** Errors first, then warnings, each in the order of the files. */
export function foundIn(diagnostics: readonly Diagnostic[], textOf: (file: string) => string | undefined): BenchFound {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const shown = shownOf(diagnostics);
  const indexes = new Map<string, LineIndex>();
  const indexOf = (file: string): LineIndex => {
    let index = indexes.get(file);
    if (index === undefined) indexes.set(file, (index = new LineIndex(textOf(file) ?? "")));
    return index;
  };
  return {
    findings: asData(shown, { textOf }).map((data) => {
      const first = Math.max(1, data.line - AROUND);
      const count = Math.min(data.end_line, data.line + AROUND) + AROUND - first + 1;
      const index = indexOf(data.file);
      const lines = Array.from({ length: count }, (_, i) => index.line(first + i).slice(0, WIDEST));
      while (lines.length > 1 && lines.at(-1) === "") lines.pop();
      return { ...data, first, lines };
    }),
    errors: errors.length,
    warnings: diagnostics.length - errors.length,
  };
}

/** Those that `foundIn` shows, so that only their texts need be fetched. */
export const shownOf = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] =>
  [...diagnostics.filter(({ severity }) => severity === "error"), ...diagnostics.filter(({ severity }) => severity !== "error")].slice(
    0,
    MOST,
  );
