import { Option } from "commander";
import { findingIds } from "../../core/check/finding-id.ts";
import { render, visible } from "../../core/check/render.ts";
import { errorsIn } from "../../core/model/diagnostic.ts";
import { findingsJunit } from "../../export/findings-junit.ts";
import { type Known, readBaseline, writeBaseline } from "../baseline.ts";
import { examples, listed, outStyler, print, type Registering } from "../command.ts";
import { findingsOf } from "../kept/ask-kept.ts";
import { findAtlas, pathFrom } from "../read-folder.ts";
import { counted, stylerFor } from "../terminal.ts";
import { EXIT, type World } from "../world.ts";

/** Findings of one kind in one file that are shown to people; the others are counted. */
const MOST_OF_A_KIND = 3;

interface Options {
  readonly atlas?: string;
  readonly format: (typeof FORMATS)[number];
  readonly json?: boolean;
  readonly strict?: boolean;
  readonly all?: boolean;
  readonly baseline?: string;
  readonly writeBaseline?: string;
}

/** What `--format` takes. */
const FORMATS = ["pretty", "json", "sarif", "github", "junit"] as const;

/** Tells of known findings that are gone, so that the file of them does not grow old. */
function sayGone(world: World, path: string, gone: readonly Known[]): void {
  if (gone.length === 0) return;
  const lines = gone.map(({ id, file, message }) => (message === undefined ? id : `${file === undefined ? "" : `${file}: `}${message}`));
  world.stderr.write(
    `${counted(gone.length, "finding")} of ${visible(path)} ${gone.length === 1 ? "is" : "are"} gone; write it anew with: dejure check --write-baseline ${visible(path)}\n${listed(lines)}\n`,
  );
}

export function register({ program, world, act }: Registering): void {
  program
    .command("check")
    .summary("find faults in an atlas")
    .description("Checks an atlas: reads all of it and reports everything it finds, sorted by file and line.")
    .argument("[atlas]", "atlas folder (default: the nearest one upward with atlas.yaml)")
    .addOption(new Option("--format <format>", "how to report").choices(FORMATS).default("pretty"))
    .option("--json", "the same as --format json")
    .option("--all", "list every finding, also the many of one kind in one file")
    .option("--strict", "exit with 1 on warnings as well")
    .option("--baseline <file>", "pass over the findings in this file: only new ones count")
    .option("--write-baseline <file>", "write all findings into this file, as known ones")
    .option("--atlas <dir>", "atlas folder")
    .addHelpText(
      "after",
      examples(
        "check",
        "check atlases/vilnius --strict",
        "check --format sarif > dejure.sarif",
        "check --write-baseline known.json && dejure check --strict --baseline known.json",
        "check --format junit > dejure.xml",
      ),
    )
    .action(
      act(async (given: string | undefined, options: Options) => {
        const root = await findAtlas(world, given ?? options.atlas);
        const { diagnostics: all, textOf, records, assertions } = await findingsOf(world, root);
        const baseline = options.baseline === undefined ? undefined : await readBaseline(world, options.baseline);
        const ids = findingIds(all, textOf);
        const standing = new Set(ids);
        const diagnostics = baseline ? all.filter((_, i) => !baseline.has(ids[i] ?? "")) : all;
        const format = options.json ? "json" : options.format;
        const folder = pathFrom(world.cwd, root);
        const rendering = {
          textOf,
          styler: outStyler(world),
          prefix: folder === "" ? "" : `${folder}/`,
          version: world.version,
          most: options.all ? Infinity : MOST_OF_A_KIND,
        };
        if (options.writeBaseline !== undefined) {
          await writeBaseline(world, options.writeBaseline, all, rendering);
          world.stderr.write(`${counted(all.length, "known finding")} in ${visible(options.writeBaseline)}\n`);
          return EXIT.fine;
        }
        if (baseline && options.baseline)
          sayGone(
            world,
            options.baseline,
            [...baseline.values()].filter(({ id }) => !standing.has(id)),
          );
        const text =
          format === "junit" ? findingsJunit(diagnostics, rendering, options.strict === true) : render(diagnostics, format, rendering);
        if (text !== "") print(world, text);
        const errors = errorsIn(diagnostics);
        const warnings = diagnostics.length - errors;
        if (format === "pretty") {
          const styler = stylerFor(world.stderr, world.env);
          const sum = diagnostics.length === 0 ? "no faults found" : `${counted(errors, "error")}, ${counted(warnings, "warning")}`;
          world.stderr.write(
            `${text === "" ? "" : "\n"}${styler.bold(sum)} in ${counted(records, "record")} and ${counted(assertions, "assertion")}${baseline ? `, beside ${all.length - diagnostics.length} accepted` : ""}\n`,
          );
        }
        return errors > 0 || (options.strict === true && warnings > 0) ? EXIT.diagnostics : EXIT.fine;
      }),
    );
}
