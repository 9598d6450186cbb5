import type { Diagnostic } from "../model/diagnostic.ts";

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Sorts by file, place and rule, and drops exact repetitions. */
export function inOrder(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const sorted = [...diagnostics].sort(
    (a, b) =>
      compare(a.span.file, b.span.file) ||
      a.span.start - b.span.start ||
      a.span.end - b.span.end ||
      compare(a.rule, b.rule) ||
      compare(a.message, b.message) ||
      compare(a.record ?? "", b.record ?? ""),
  );
  return sorted.filter((d, i) => {
    const before = sorted[i - 1];
    return (
      !before ||
      before.rule !== d.rule ||
      before.message !== d.message ||
      before.span.file !== d.span.file ||
      before.span.start !== d.span.start
    );
  });
}
