/** Findings beside the text. */
import { DiagnosticSeverity, type Diagnostic as Shown } from "vscode-languageserver/node";
import { ruleById } from "../core/check/rules.ts";
import type { Diagnostic } from "../core/model/diagnostic.ts";
import type { State } from "./edited-atlas.ts";

/** Findings by file, as an editor takes them; `addressOf` gives a file's address. */
export function findingsOf(
  state: State,
  addressOf: (file: string) => string,
  diagnostics: readonly Diagnostic[] = state.diagnostics,
): ReadonlyMap<string, readonly Shown[]> {
  const byFile = new Map<string, Shown[]>();
  for (const diagnostic of diagnostics) {
    const { file } = diagnostic.span;
    const own = byFile.get(file) ?? [];
    byFile.set(file, own);
    own.push(shown(diagnostic, state, addressOf));
  }
  return byFile;
}

function shown(diagnostic: Diagnostic, state: State, addressOf: (file: string) => string): Shown {
  const { rule, severity, message, span, why, help, see = [] } = diagnostic;
  const remedy = help ?? ruleById.get(rule)?.remedy;
  const because = why ?? ruleById.get(rule)?.why;
  return {
    range: state.placesIn(span.file).range(span),
    severity: severity === "error" ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
    code: rule,
    source: "dejure",
    message: [message, because && `why: ${because}`, remedy && `help: ${remedy}`].filter(Boolean).join("\n"),
    ...(see.length > 0 && {
      relatedInformation: see.map((other) => ({
        location: { uri: addressOf(other.span.file), range: state.placesIn(other.span.file).range(other.span) },
        message: other.message,
      })),
    }),
  };
}
