/**
 * `test/atlases/<case>/questions.txt`: questions with answers worked out by hand from the model, never rewritten by a program.
 *
 *     ? who PLACE DATE as VIEWPOINT [known-on DATE]        or   ? map LAYER DATE as VIEWPOINT [known-on DATE]
 *     title contested france, mexico                        (title, control, claims, divergent, also, since, because, holdings)
 *
 * Only the lines given are compared. A layer reads `held x`, `joint x, y`, `unknown no-record`, `uncertain: held x | held y`;
 * control adds its mode where that is not `administers`; `since`, `because`, `denied`, `claimants`, `conditions` are of the title,
 * `control-since` of control.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative, sep } from "node:path";
import type { Topology } from "topojson-specification";
import { findPlace } from "../../src/cli/typed-values.ts";
import { type Compilation, compile } from "../../src/core/compile.ts";
import type { SourceFile } from "../../src/core/model/atlas.ts";
import type { LayerAnswer, MapLayer } from "../../src/core/resolve/answer.ts";
import { type NaturalEarthBase, naturalEarth } from "../../src/core/space/natural-earth-base.ts";
import { parseDay } from "../import/day.ts";
import { CASES_FOLDER } from "./cases.ts";

/** Atlases that are published, not made for a test: a case without `atlas/` asks the one of its name. */
const PUBLISHED = join(CASES_FOLDER, "../../atlases");

export interface Question {
  readonly text: string;
  /** answer lines by their first word, as expected */
  readonly expected: Readonly<Record<string, string>>;
}

export const casesWithQuestions = (): string[] =>
  readdirSync(CASES_FOLDER)
    .filter((name) => existsSync(join(CASES_FOLDER, name, "questions.txt")))
    .sort();

export const questionsOf = (name: string): Question[] => questionsIn(readFileSync(join(CASES_FOLDER, name, "questions.txt"), "utf8"), name);

/** The questions of a table; `name` says which, where it has a fault. */
export function questionsIn(table: string, name: string): Question[] {
  const questions: { text: string; expected: Record<string, string> }[] = [];
  for (const line of table.split("\n")) {
    const text = line.replace(/(^|\s)#.*$/, "").trim();
    if (text.startsWith("? ")) questions.push({ text: text.slice(2), expected: {} });
    else if (text !== "") {
      const [word = "", ...rest] = text.split(" ");
      const last = questions.at(-1);
      if (!last) throw new Error(`${name}: an answer stands before any question: ${text}`);
      last.expected[word] = rest.join(" ");
    }
  }
  return questions;
}

let base: NaturalEarthBase | undefined;
const baseOf = (): NaturalEarthBase => {
  base ??= naturalEarth(
    JSON.parse(readFileSync(createRequire(import.meta.url).resolve("world-atlas/countries-10m.json"), "utf8")) as Topology,
  );
  return base;
};

export function compileCase(name: string): Compilation {
  const own = join(CASES_FOLDER, name, "atlas");
  const root = existsSync(own) ? own : join(PUBLISHED, name);
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((e) => e.isFile())
    .map((e): SourceFile => {
      const path = join(e.parentPath, e.name);
      return { path: relative(root, path).split(sep).join("/"), bytes: readFileSync(path) };
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  return compile(files, { base: baseOf() });
}

/** The lines of an answer that a question asks for. */
export function answerTo({ atlas, resolver }: Compilation, { text, expected }: Question): Record<string, string> {
  const [, kind, what = "", date = "", viewpoint = "", known] = /^(who|map) (.+?) (\S+) as (\S+)(?: known-on (\S+))?$/.exec(text) ?? [];
  if (kind === undefined) throw new Error(`no question: ${text}`);
  if (!atlas.collections.viewpoints.has(viewpoint)) throw new Error(`no viewpoint ${viewpoint}`);
  const knownOn = known === undefined ? undefined : parseDay(known);
  const lines: Record<string, string> = {};
  if (kind === "map") {
    const { holdings } = resolver.snapshot(parseDay(date), viewpoint, what as MapLayer, knownOn);
    lines["holdings"] = [...new Set(holdings.map((h) => layer(h.answer)))].sort().join("; ");
  } else {
    const answer = resolver.who(findPlace(atlas, what), parseDay(date), { viewpoint, knownOn });
    lines["title"] = layer(answer.title);
    lines["control"] = layer(answer.control);
    lines["claims"] =
      answer.claims
        .map((c) => `${c.polity}${c.ended_according_to ? ` (ended according to ${c.ended_according_to.join(", ")})` : ""}`)
        .join(", ") || "none";
    lines["divergent"] = String(answer.divergent);
    lines["also"] =
      answer.also
        .map((b) => `${b.verb} ${b.assertion}`)
        .sort()
        .join(", ") || "none";
    lines["since"] = String(answer.title.since);
    lines["control-since"] = String(answer.control.since);
    lines["because"] = answer.title.because.join(", ") || "none";
    lines["according-to"] = answer.title.holders.map((h) => `${h.polity} (${h.according_to.join(", ")})`).join(", ") || "none";
    lines["denied-by"] =
      answer.title.holders.flatMap((h) => (h.denied_by.length > 0 ? [`${h.polity} (${h.denied_by.join(", ")})`] : [])).join(", ") || "none";
    lines["left-open-by"] = (answer.title.left_open_by ?? []).join(", ") || "none";
    lines["claimants"] = (answer.title.claimants ?? []).join(", ") || "none";
    lines["denied"] = (answer.title.denied ?? []).map((x) => `${x.polity} (${x.by.join(", ")})`).join(", ") || "none";
    lines["conditions"] =
      (answer.title.conditions ?? [])
        .map(({ assertion, condition, outcome }) => `${assertion} if ${condition}${outcome === undefined ? "" : ` is ${outcome}`}`)
        .join(", ") || "none";
    lines["pending"] = (answer.title.pending ?? []).join(", ") || "none";
  }
  return Object.fromEntries(Object.keys(expected).map((key) => [key, lines[key] ?? "(no such line)"]));
}

function layer(answer: LayerAnswer): string {
  if (answer.certainty === "uncertain") return `uncertain: ${[...new Set((answer.alternatives ?? []).map(plain))].sort().join(" | ")}`;
  return plain(answer);
}

function plain({ answer, holders, silence }: LayerAnswer): string {
  const each = holders.map(
    ({ polity, mode, through }) =>
      `${polity}${mode === undefined || mode === "administers" ? "" : ` ${mode}`}${through ? ` through ${through}` : ""}`,
  );
  return `${answer} ${each.length > 0 ? each.join(", ") : (silence ?? "")}`.trim();
}
