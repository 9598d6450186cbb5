import { relative, sep } from "node:path";
import { Option } from "commander";
import { findingIds } from "../../core/check/finding-id.ts";
import { type RenderFormat, render } from "../../core/check/render.ts";
import { examples, outStyler, print, type Registering } from "../command.ts";
import { findingsOf } from "../kept/ask-kept.ts";
import { findAtlas } from "../read-folder.ts";
import { counted, stylerFor } from "../terminal.ts";
import { diskError, EXIT, misuse, type World } from "../world.ts";

/** Findings of one kind in one file that are shown to people; the others are counted. */
const MOST_OF_A_KIND = 3;

interface Options {
  readonly atlas?: string;
  readonly format: RenderFormat;
  readonly json?: boolean;
  readonly strict?: boolean;
  readonly all?: boolean;
  readonly baseline?: string;
}

/** Ids of accepted findings, from what `--format json` wrote. */
async function readBaseline(world: World, path: string): Promise<ReadonlySet<string>> {
  const { resolve } = await import("node:path");
  const bytes = await world.disk.read(resolve(world.cwd, path)).catch((error: unknown) => {
    throw diskError(error, `cannot read ${path}`);
  });
  try {
    const { diagnostics } = JSON.parse(new TextDecoder().decode(bytes)) as { diagnostics: readonly { id: string }[] };
    return new Set(diagnostics.map((d) => d.id));
  } catch {
    throw misuse(
      `${path} does not hold what dejure check --format json writes`,
      "write it with: dejure check --format json > baseline.json",
    );
  }
}

export function register({ program, world, act }: Registering): void {
  program
    .command("check")
    .summary("find faults in an atlas")
    .description("Checks an atlas: reads all of it and reports everything it finds, sorted by file and line.")
    .argument("[atlas]", "atlas folder (default: the nearest one upward with atlas.yaml)")
    .addOption(new Option("--format <format>", "how to report").choices(["pretty", "json", "sarif", "github"]).default("pretty"))
    .option("--json", "the same as --format json")
    .option("--all", "list every finding, also the many of one kind in one file")
    .option("--strict", "exit with 1 on warnings as well")
    .option("--baseline <file>", "leave out the findings in this file, as written by --format json")
    .option("--atlas <dir>", "atlas folder")
    .addHelpText(
      "after",
      examples(
        "check",
        "check atlases/vilnius --strict",
        "check --format sarif > dejure.sarif",
        "check --format json > baseline.json && dejure check --baseline baseline.json",
      ),
    )
    .action(
      act(async (given: string | undefined, options: Options) => {
        const root = await findAtlas(world, given ?? options.atlas);
        const { diagnostics: all, textOf, records, assertions } = await findingsOf(world, root);
        const baseline = options.baseline === undefined ? undefined : await readBaseline(world, options.baseline);
        const ids = findingIds(all, textOf);
        const diagnostics = baseline ? all.filter((_, i) => !baseline.has(ids[i] ?? "")) : all;
        const format = options.json ? "json" : options.format;
        const folder = relative(world.cwd, root).split(sep).join("/");
        const text = render(diagnostics, format, {
          textOf,
          styler: outStyler(world),
          prefix: folder === "" ? "" : `${folder}/`,
          version: world.version,
          most: options.all ? Infinity : MOST_OF_A_KIND,
        });
        if (text !== "") print(world, text);
        const errors = diagnostics.filter((d) => d.severity === "error").length;
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
