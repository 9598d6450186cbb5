import { visible } from "../../core/check/render.ts";
import { type ObligationState, sayStandings } from "../../core/law/obligation-state.ts";
import { spokenLanguage } from "../../core/words/languages.ts";
import { within } from "../../core/words/speaker.ts";
import { inLanguage } from "../../export/answers/in-words.ts";
import { recognitionMatrixAnswer, recognitionMatrixRows } from "../../export/answers/law-lists.ts";
import { flatRows, type Row } from "../../export/answers/list.ts";
import { LIST, listed } from "../../export/answers/lists.ts";
import type { Given } from "../../export/answers/question.ts";
import { toCsv } from "../../export/csv-text.ts";
import {
  type CommonOptions,
  commandOf,
  examples,
  languageFor,
  loadForQuestion,
  outStyler,
  print,
  printData,
  printJson,
  type Registering,
  withCommon,
  withLanguage,
} from "../command.ts";
import { terminalWords } from "../say.ts";
import { table } from "../terminal.ts";
import { findViewpoint, knownOnOf, must, readDay } from "../typed-values.ts";
import { EXIT, misuse, type World } from "../world.ts";

interface Options extends CommonOptions, Given<typeof LIST, "command", "option"> {
  readonly csv?: boolean;
  readonly matrix?: boolean;
}

const shown = (value: unknown): string =>
  value === null || value === undefined
    ? ""
    : Array.isArray(value)
      ? value
          .map((one) => (isGround(one) ? `${visible(one.polity)}: ${shown(one.assertions)}` : shown(one)))
          .join(isGround(value[0]) ? "; " : ", ")
      : typeof value === "boolean"
        ? value
          ? "yes"
          : ""
        : typeof value === "number"
          ? String(Math.round(value * 100) / 100)
          : visible(String(value)).replace(/\s+/g, " ");

export function register({ program, world, act }: Registering): void {
  withLanguage(
    withCommon(
      commandOf(program, LIST, "Lists records of a kind, or what is derived from them. With --on DATE: as things stood on that day.")
        .option("--matrix", "recognitions as a table: a row for each that recognises, a column for each recognised (needs --on)")
        .option("--csv", "as CSV"),
    ),
  )
    .addHelpText(
      "after",
      examples(
        "list disputes",
        "list instruments --on 1920-10-14",
        "list obligations --on 1921-01-01 --json",
        "list recognitions --on 1923-01-01 --matrix",
        "list statuses --on 1939-09-01 --known-on 1939-09-01",
        "list disagreements",
        "list coverage",
        "list areas --on 1923-03-15 --as everyone",
        "list divergences --as lithuania",
        "list formats",
      ),
    )
    .action(
      act(async (kind: string, options: Options) => {
        if (kind === "formats") return listFormats(world, options);
        const given = await loadForQuestion(world, options);
        const lang = languageFor(world, options);
        // what programs read is the same whatever language people ask in
        const loaded = lang === undefined || options.json || options.csv ? given : { ...given, atlas: inLanguage(given.atlas, lang) };
        const say = terminalWords(lang);
        const day = options.on === undefined ? undefined : readDay(options.on, "--on");
        const viewpoint = options.as === undefined ? undefined : findViewpoint(loaded.atlas, options.as);
        const knownOn = knownOnOf(options);
        if (options.matrix && (kind !== "recognitions" || day === undefined))
          throw misuse("--matrix is of recognitions on a day", "write list recognitions --on DATE --matrix");
        if (options.matrix && day !== undefined && options.json) {
          printJson(world, recognitionMatrixAnswer(loaded.atlas, day, knownOn));
          return EXIT.fine;
        }
        const rows =
          options.matrix && day !== undefined
            ? recognitionMatrixRows(loaded.atlas, day, knownOn, options.csv ? undefined : lang)
            : must(listed(loaded, kind, day, viewpoint, knownOn));
        const outsideWords = within(say("kind.outside-period"));
        const outside = day !== undefined && loaded.resolver.isOutside(day);
        if (outside && (options.json || options.csv)) world.stderr.write(`note: ${options.on}: ${outsideWords}\n`);
        if (rows.length === 0 && !options.json && !options.csv) {
          const none = say(options.on ? "list.none.on" : "list.none", { kind, date: options.on ?? "" });
          world.stderr.write(`${none}${outside ? `, ${outsideWords}` : ""}\n`);
          return EXIT.fine;
        }
        return printRows(world, options, rows, lang);
      }),
    );
}

/** Columns whose values are words of the record format: shown as written to who reads English, in their own words to others. */
const WORDS_IN = new Set(["type", "standing", "seen", "layer", "status", "mode", "stands"]);

/** A table as a language shows it: headings, words of the format, and how promises stand. */
function shownIn(lang: string | undefined) {
  const say = terminalWords(lang);
  const english = spokenLanguage(lang) === "en";
  const sayIf = (key: string, otherwise: string): string => (english || say(key) === key ? otherwise : say(key));
  return {
    // columns that bear names, such as those of the matrix, have no words
    heading: (column: string): string => sayIf(`column.${column}`, column.replaceAll("_", " ")),
    value(column: string, row: Row): unknown {
      const value = row[column];
      if (column === "state" && Array.isArray(row["standings"])) return sayStandings(say, row as unknown as ObligationState);
      if (!WORDS_IN.has(column) || typeof value !== "string") return value;
      if (column === "layer") return within(sayIf(value, value));
      return column === "stands" ? sayIf(`stands.${value}`, value) : sayIf(`word.${value}`, value);
    },
  };
}

function printRows(world: World, options: Options, rows: readonly Row[], lang?: string): number {
  if (options.json) printJson(world, rows);
  else if (options.csv) printData(world, toCsv(flatRows(rows)));
  else {
    const show = shownIn(lang);
    const columns = Object.keys(rows[0] ?? {}).filter((c) => rows.some((r) => shown(r[c]) !== "" && !isDeep(r[c])));
    print(
      world,
      table(
        columns.map(show.heading),
        rows.map((r) => columns.map((c) => cut(shown(show.value(c, r))))),
        outStyler(world),
      ),
    );
  }
  return EXIT.fine;
}

/** The formats of export and of import: dejure's own, so that no atlas is needed. */
async function listFormats(world: World, options: Options): Promise<number> {
  if (options.on !== undefined || options.as !== undefined || options.matrix || options.knownOn !== undefined)
    throw misuse("formats are the same on every day and in every viewpoint", "write list formats");
  // Only here: the readers and writers of all formats are more code than all that other lists need.
  const [{ FORMATS }, { DATA_IMPORT, IMPORTS }] = await Promise.all([import("../../export/formats/formats.ts"), import("../imports.ts")]);
  const long = options.json || options.csv;
  const out = FORMATS.map(({ id, kind, days, ending, summary, carries, loses, needs }) => ({
    format: id,
    way: "out",
    of: kind as string,
    days: days as string | undefined,
    ending: ending === "" ? "folder" : ending,
    carries: [...carries] as string[],
    summary,
    // read in full in JSON, CSV and the docs; a line of a terminal has no room for it
    ...(long && { loses, needs: [...(needs ?? [])] as string[] }),
  }));
  const into = [DATA_IMPORT, ...IMPORTS].map(({ id, summary, loses, adds }) => ({
    format: id,
    way: "in",
    of: adds ? "sources" : "an atlas",
    days: undefined,
    ending: "",
    carries: [],
    summary,
    ...(long && { loses, needs: [] }),
  }));
  const rows = [...out, ...into];
  return printRows(world, options, rows);
}

/** What one party of a dispute stands on. */
const isGround = (value: unknown): value is { readonly polity: string; readonly assertions: readonly string[] } =>
  typeof value === "object" && value !== null && "polity" in value && "assertions" in value;

const isDeep = (value: unknown): boolean =>
  typeof value === "object" &&
  value !== null &&
  (!Array.isArray(value) || value.some((v) => typeof v === "object" && v !== null && !isGround(v)));
const cut = (text: string): string => (text.length > 100 ? `${text.slice(0, 99)}…` : text);
