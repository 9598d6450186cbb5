import { Argument } from "commander";
import { visible } from "../../core/check/render.ts";
import { flatRows } from "../../export/answers/list.ts";
import { toCsv } from "../../export/csv.ts";
import { findViewpoint, must, readDay } from "../ask.ts";
import { type CommonOptions, examples, loadForQuestion, outStyler, print, printJson, type Registering, withCommon } from "../command.ts";
import { LISTS, listed } from "../lists.ts";
import { table } from "../terminal.ts";
import { EXIT } from "../world.ts";

interface Options extends CommonOptions {
  readonly on?: string;
  readonly as?: string;
  readonly csv?: boolean;
}

const shown = (value: unknown): string =>
  value === null || value === undefined
    ? ""
    : Array.isArray(value)
      ? value.map(shown).join(", ")
      : typeof value === "boolean"
        ? value
          ? "yes"
          : ""
        : typeof value === "number"
          ? String(Math.round(value * 100) / 100)
          : visible(String(value)).replace(/\s+/g, " ");

export function register({ program, world, act }: Registering): void {
  withCommon(
    program
      .command("list")
      .summary("what an atlas holds, and what follows from it")
      .description("Lists records of a kind, or what is derived from them. With --on DATE: as things stood on that day.")
      .addArgument(new Argument("<kind>", "what to list").choices(Object.keys(LISTS)))
      .option("--on <date>", "instruments in force, polities living, recognitions standing, obligations as they stood, on this day")
      .option("--as <viewpoint>", "whose eyes, for what hangs on them")
      .option("--csv", "as CSV"),
  )
    .addHelpText(
      "after",
      examples(
        "list disputes",
        "list instruments --on 1920-10-14",
        "list obligations --on 1921-01-01 --json",
        "list recognitions --on 1922-07-28",
        "list disagreements",
      ),
    )
    .action(
      act(async (kind: string, options: Options) => {
        const loaded = await loadForQuestion(world, options);
        const day = options.on === undefined ? undefined : readDay(options.on, "--on");
        const viewpoint = options.as === undefined ? undefined : findViewpoint(loaded.atlas, options.as);
        const rows = must(listed(loaded, kind, day, viewpoint));
        if (options.json) printJson(world, rows);
        else if (options.csv) world.stdout.write(toCsv(flatRows(rows)));
        else if (rows.length === 0) world.stderr.write(`no ${kind}${options.on ? ` on ${options.on}` : ""}\n`);
        else {
          const columns = Object.keys(rows[0] ?? {}).filter((c) => rows.some((r) => shown(r[c]) !== "" && !isDeep(r[c])));
          print(
            world,
            table(
              columns.map((c) => c.replaceAll("_", " ")),
              rows.map((r) => columns.map((c) => cut(shown(r[c])))),
              outStyler(world),
            ),
          );
        }
        return EXIT.fine;
      }),
    );
}

const isDeep = (value: unknown): boolean => Array.isArray(value) && value.some((v) => typeof v === "object" && v !== null);
const cut = (text: string): string => (text.length > 100 ? `${text.slice(0, 99)}…` : text);
