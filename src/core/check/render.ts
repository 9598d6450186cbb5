import { type Diagnostic, errorsIn, type Span } from "../model/diagnostic.ts";
import { findingIds } from "./finding-id.ts";
import { type LineIndex, lineIndexes } from "./lines.ts";
import { ruleById } from "./rules.ts";

/** How parts of a rendered diagnostic are coloured; each function wraps text that holds no line break. */
export interface Styler {
  error(text: string): string;
  warning(text: string): string;
  dim(text: string): string;
  bold(text: string): string;
}
const same = (text: string): string => text;
/** No colours. */
export const plain: Styler = { error: same, warning: same, dim: same, bold: same };

/** What rendering needs besides the diagnostics. */
export interface RenderOptions {
  /** Text of a file, for excerpts. */
  textOf(file: string): string | undefined;
  readonly styler?: Styler;
  /** Put before paths in `json`, `sarif` and `github`: the atlas folder as seen from where the reader stands, with a slash at its end. */
  readonly prefix?: string;
  /** Version of dejure, for `sarif`. */
  readonly version?: string;
  /** In `pretty`: of one kind in one file only so many are shown, the others counted. */
  readonly most?: number;
}

export type RenderFormat = "pretty" | "json" | "sarif" | "github";

const EXCERPT_WIDTH = 160;
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

/** Control characters as characters of JSON, for JSON that a terminal shows. */
export const escapedInJson = (json: string): string =>
  json.replace(CONTROL, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);

/** A file as a terminal may show it: escape sequences as signs (`␛[31m`), and a line end alone as it is. */
export const spelledOut = (text: string): string =>
  text.replaceAll("\r\n", "\n").replace(CONTROL, (character) => {
    const code = character.charCodeAt(0);
    return code < 0x20 ? String.fromCharCode(0x2400 + code) : code === 0x7f ? "\u2421" : "\u{fffd}";
  });

/** Text of a record as it may be shown on a terminal: control and direction characters replaced. */
export const visible = (text: string): string => text.replace(CONTROL, "\u{fffd}");

const why = (d: Diagnostic): string | undefined => d.why ?? ruleById.get(d.rule)?.why;
const help = (d: Diagnostic): string | undefined => d.help ?? ruleById.get(d.rule)?.remedy;

function place(span: Span, index: LineIndex | undefined): string {
  const { line, column } = index?.at(span.start) ?? { line: 1, column: 1 };
  return `${span.file}:${line}:${column}`;
}

function excerpt(d: Diagnostic, index: LineIndex, styler: Styler): string[] {
  const { line, column } = index.at(d.span.start);
  const whole = index.line(line);
  const from = column - 1 > EXCERPT_WIDTH - 40 ? column - 41 : 0;
  const shown = whole.slice(from, from + EXCERPT_WIDTH);
  const end = index.at(d.span.end);
  const last = end.line === line ? end.column - 1 : whole.trimEnd().length;
  const start = column - 1 - from;
  const length = Math.max(1, Math.min(last - from, shown.length) - start);
  const pad = shown.slice(0, start).replace(/[^\t]/g, " ");
  const gutter = String(line);
  const colour = d.severity === "error" ? styler.error : styler.warning;
  return [
    `${styler.dim(`${gutter} |`)} ${from > 0 ? "…" : ""}${visible(shown)}${from + EXCERPT_WIDTH < whole.length ? "…" : ""}`,
    `${styler.dim(`${" ".repeat(gutter.length)} |`)} ${from > 0 ? " " : ""}${pad}${colour("^".repeat(length))}`,
  ];
}

/** One diagnostic for people: place, message, excerpt, why, help and see. */
export function renderPretty(d: Diagnostic, options: RenderOptions, indexOf = lineIndexes(options.textOf)): string {
  const styler = options.styler ?? plain;
  const index = indexOf(d.span.file);
  const colour = d.severity === "error" ? styler.error : styler.warning;
  const lines = [`${styler.bold(`${place(d.span, index)}:`)} ${colour(`${d.severity}[${d.rule}]`)}: ${styler.bold(visible(d.message))}`];
  if (index) lines.push(...excerpt(d, index, styler));
  const because = why(d);
  if (because) lines.push(`${styler.dim("why:")}  ${visible(because)}`);
  const remedy = help(d);
  if (remedy) lines.push(`${styler.dim("help:")} ${visible(remedy)}`);
  for (const see of d.see ?? []) lines.push(`${styler.dim("see:")}  ${place(see.span, indexOf(see.span.file))} ${visible(see.message)}`);
  return lines.join("\n");
}

/** A diagnostic as plain data with lines and columns (from 1), the shape of `dejure check --format json`. */
export function asData(diagnostics: readonly Diagnostic[], options: RenderOptions) {
  const indexOf = lineIndexes(options.textOf);
  const ids = findingIds(diagnostics, options.textOf);
  const at = (span: Span) => {
    const index = indexOf(span.file);
    const start = index?.at(span.start) ?? { line: 1, column: 1 };
    const end = index?.at(span.end) ?? start;
    return { file: (options.prefix ?? "") + span.file, line: start.line, column: start.column, end_line: end.line, end_column: end.column };
  };
  return diagnostics.map((d, i) => ({
    id: ids[i] ?? d.rule,
    rule: d.rule,
    severity: d.severity,
    message: d.message,
    ...at(d.span),
    record: d.record ?? null,
    why: why(d) ?? null,
    help: help(d) ?? null,
    see: (d.see ?? []).map((s) => ({ ...at(s.span), message: s.message })),
  }));
}

function renderJson(diagnostics: readonly Diagnostic[], options: RenderOptions): string {
  const data = {
    diagnostics: asData(diagnostics, options),
    errors: errorsIn(diagnostics),
    warnings: diagnostics.filter((d) => d.severity === "warning").length,
  };
  return JSON.stringify(data, null, 2);
}

const uri = (path: string): string => path.split("/").map(encodeURIComponent).join("/");

function renderSarif(diagnostics: readonly Diagnostic[], options: RenderOptions): string {
  const used = [...new Set(diagnostics.map((d) => d.rule))].sort();
  type Place = { file: string; line: number; column: number; end_line: number; end_column: number };
  const location = (p: Place) => ({
    physicalLocation: {
      artifactLocation: { uri: uri(p.file), uriBaseId: "%SRCROOT%" },
      region: { startLine: p.line, startColumn: p.column, endLine: p.end_line, endColumn: p.end_column },
    },
  });
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "dejure",
            ...(options.version ? { version: options.version, semanticVersion: options.version } : {}),
            rules: used.map((id) => {
              const rule = ruleById.get(id);
              return {
                id,
                ...(rule
                  ? {
                      shortDescription: { text: rule.title },
                      fullDescription: { text: rule.why },
                      help: { text: rule.remedy },
                      defaultConfiguration: { level: rule.severity },
                    }
                  : {}),
              };
            }),
          },
        },
        columnKind: "utf16CodeUnits",
        results: asData(diagnostics, options).map((d) => ({
          ruleId: d.rule,
          ruleIndex: used.indexOf(d.rule),
          level: d.severity,
          message: { text: d.help ? `${d.message}\nhelp: ${d.help}` : d.message },
          locations: [location(d)],
          ...(d.see.length > 0 ? { relatedLocations: d.see.map((s, id) => ({ id, ...location(s), message: { text: s.message } })) } : {}),
          partialFingerprints: { "dejureFinding/v1": d.id },
        })),
      },
    ],
  };
  return JSON.stringify(log, null, 2);
}

const escapeData = (text: string): string => text.replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
const escapeProperty = (text: string): string => escapeData(text).replace(/:/g, "%3A").replace(/,/g, "%2C");

function renderGithub(diagnostics: readonly Diagnostic[], options: RenderOptions): string {
  return asData(diagnostics, options)
    .map((d) => {
      const end = d.end_line === d.line && d.end_column > d.column ? `,endColumn=${d.end_column - 1}` : "";
      const text = [d.message, d.why && `why: ${d.why}`, d.help && `help: ${d.help}`].filter(Boolean).join("\n");
      return `::${d.severity} file=${escapeProperty(d.file)},line=${d.line},col=${d.column}${end},title=${escapeProperty(d.rule)}::${escapeData(text)}`;
    })
    .join("\n");
}

/** Findings of one kind in one file that are not shown. */
interface Rest {
  readonly file: string;
  readonly rule: string;
  more: number;
}

/** Diagnostics with only the first `most` of one kind in one file; where the others would stand, how many they are. */
function summed(diagnostics: readonly Diagnostic[], most: number): readonly (Diagnostic | Rest)[] {
  const shown: (Diagnostic | Rest)[] = [];
  const counts = new Map<string, number>();
  const rests = new Map<string, Rest>();
  for (const d of diagnostics) {
    const { rule, span } = d;
    const key = `${rule} ${span.file}`;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    const rest = rests.get(key);
    if (count <= most) shown.push(d);
    else if (rest) rest.more++;
    else {
      const made: Rest = { file: span.file, rule, more: 1 };
      rests.set(key, made);
      shown.push(made);
    }
  }
  return shown;
}

const moreText = ({ file, rule, more }: Rest, styler: Styler): string =>
  `${styler.bold(`${file}:`)} ${styler.dim(`and ${more} more ${rule} in this file; --all lists them`)}`;

/** All diagnostics in one of the formats of `dejure check`; without a line break at the end. Pretty ones are parted by an empty line. */
export function render(diagnostics: readonly Diagnostic[], format: RenderFormat, options: RenderOptions): string {
  switch (format) {
    case "pretty": {
      const indexOf = lineIndexes(options.textOf);
      return summed(diagnostics, options.most ?? Infinity)
        .map((d) => ("more" in d ? moreText(d, options.styler ?? plain) : renderPretty(d, options, indexOf)))
        .join("\n\n");
    }
    case "json":
      return renderJson(diagnostics, options);
    case "sarif":
      return renderSarif(diagnostics, options);
    case "github":
      return renderGithub(diagnostics, options);
  }
}
