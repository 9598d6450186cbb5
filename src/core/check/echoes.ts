import type { Diagnostic } from "../model/diagnostic.ts";
import { ruleById } from "./rules.ts";

/** Findings that only repeat what an error of reading or linking has said already about the same record. */
const ECHOES: ReadonlySet<string> = new Set(["empty-extent", "no-precision", "stated-area-differs"]);

/**
 * Leaves out findings that follow from another one, so that each fault is told once: a geometry that could not be read
 * leaves an empty extent behind, a precision that is no number leaves the line without one.
 */
export function withoutEchoes(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const faulty = new Set<string>();
  let circular = false;
  for (const d of diagnostics) {
    if (d.rule === "circular-extent") circular = true;
    if (
      !ECHOES.has(d.rule) &&
      d.record !== undefined &&
      ruleById.get(d.rule)?.emittedBy !== "check" &&
      (d.severity === "error" || d.rule === "collapsed-geometry")
    )
      faulty.add(`${d.span.file} ${d.record}`);
  }
  return diagnostics.filter(
    (d) =>
      !ECHOES.has(d.rule) ||
      !((d.record !== undefined && faulty.has(`${d.span.file} ${d.record}`)) || (circular && d.rule === "empty-extent")),
  );
}
