/** What dejure finds in an atlas, as JUnit XML: the form of reports that most services for continuous integration show. */

import { asData, type RenderOptions } from "../core/check/render.ts";
import type { Diagnostic } from "../core/model/diagnostic.ts";
import { grouped } from "../core/model/grouped.ts";
import { xml } from "./xml-text.ts";

type Finding = ReturnType<typeof asData>[number];

/**
 * A test suite a file, a failed test a finding. Warnings fail where `strict`, else they are tests that passed and say something.
 * JUnit has no word for “nothing to report”: without findings there is one test that passed.
 */
export function findingsJunit(diagnostics: readonly Diagnostic[], options: RenderOptions, strict: boolean): string {
  const found = asData(diagnostics, options);
  const byFile = grouped(found, ({ file }) => file);
  const fails = ({ severity }: Finding): boolean => severity === "error" || strict;
  const suites = [...byFile].map(([file, findings]) =>
    suite(
      file,
      findings.filter(fails).length,
      findings.map((finding) => testCase(finding, fails(finding))),
    ),
  );
  if (suites.length === 0) suites.push(suite("dejure check", 0, ['    <testcase classname="dejure" name="no faults found"/>']));
  const failures = found.filter(fails).length;
  const head = `<testsuites name="dejure check" tests="${Math.max(1, diagnostics.length)}" failures="${failures}" errors="0">`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${head}\n${suites.join("\n")}\n</testsuites>`;
}

const suite = (name: string, failures: number, cases: readonly string[]): string =>
  `  <testsuite name="${xml(name)}" tests="${cases.length}" failures="${failures}" errors="0" skipped="0">\n${cases.join("\n")}\n  </testsuite>`;

function testCase({ file, line, column, rule, severity, message, why, help, see }: Finding, fails: boolean): string {
  const text = [
    `${file}:${line}:${column}: ${severity}[${rule}]: ${message}`,
    why && `why: ${why}`,
    help && `help: ${help}`,
    ...see.map((other) => `see: ${other.file}:${other.line}:${other.column} ${other.message}`),
  ]
    .filter(Boolean)
    .join("\n");
  const open = `    <testcase classname="${xml(file)}" name="${xml(`${rule} at ${line}:${column}: ${message}`)}" file="${xml(file)}" line="${line}">`;
  const inside = fails
    ? `<failure type="${xml(rule)}" message="${xml(message)}">${xml(text)}</failure>`
    : `<system-out>${xml(text)}</system-out>`;
  return `${open}${inside}</testcase>`;
}
