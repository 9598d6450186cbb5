import { Command, CommanderError } from "commander";
import { visible } from "../core/check/render.ts";
import type { Registering } from "./command.ts";
import { stylerFor } from "./terminal.ts";
import { usageError } from "./usage-error.ts";
import { CommandError, EXIT, type World } from "./world.ts";

/** The commands in the order in which help shows them; each is loaded when it is asked for. */
const COMMANDS: Readonly<Record<string, () => Promise<{ readonly register: (registering: Registering) => void }>>> = {
  check: () => import("./commands/check.ts"),
  who: () => import("./commands/who.ts"),
  history: () => import("./commands/history.ts"),
  map: () => import("./commands/map.ts"),
  diff: () => import("./commands/diff.ts"),
  list: () => import("./commands/list.ts"),
  show: () => import("./commands/show.ts"),
  build: () => import("./commands/build.ts"),
  publish: () => import("./commands/publish.ts"),
  serve: () => import("./commands/serve.ts"),
  partition: () => import("./commands/partition.ts"),
  import: () => import("./commands/import.ts"),
  draft: () => import("./commands/draft.ts"),
  export: () => import("./commands/export.ts"),
  new: () => import("./commands/new.ts"),
  add: () => import("./commands/add.ts"),
  fmt: () => import("./commands/fmt.ts"),
  rename: () => import("./commands/rename.ts"),
  fix: () => import("./commands/fix.ts"),
  migrate: () => import("./commands/migrate.ts"),
  explain: () => import("./commands/explain.ts"),
  lsp: () => import("./commands/lsp.ts"),
  completion: () => import("./commands/completion.ts"),
};

const ENVIRONMENT =
  "What was worked out of an atlas is kept in its folder .dejure/cache, so that it is asked at once where nothing changed. It is safe to delete; DEJURE_CACHE=off keeps and reads nothing. DEJURE_MAX_YAML and DEJURE_MAX_GEOJSON are the bytes of the largest files that are read (default: 5000000 and 100000000).";

const EXITS =
  "Exit status: 0 fine, 1 errors in the atlas (check, build, publish, fmt, add) or files not in the house style (fmt --check), 2 wrong usage, 3 cannot read or write.";

/** The program with all its commands, or with `only` one; `onStatus` is told each command's exit status. */
export async function programFor(world: World, onStatus: (status: number) => void, only?: string): Promise<Command> {
  const program = new Command("dejure");
  program
    .description("Whose land was this, on that day, according to whom, by what right, and who really held it?")
    .version(world.version, "-V, --version", "print the version")
    .helpOption("-h, --help", "show help")
    .showSuggestionAfterError()
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => world.stdout.write(text),
      writeErr: (text) => world.stderr.write(text),
      getOutHelpWidth: () => world.stdout.columns,
      getErrHelpWidth: () => world.stderr.columns,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
      outputError: (text, write) => write(usageError(text)),
    })
    .addHelpText(
      "after",
      `\n${EXITS}\n\n${ENVIRONMENT}\n\nExamples:\n  $ dejure check atlases/vilnius\n  $ dejure who vilnius 1921-06-01 --as lithuania --explain\n  $ dejure map 1923-03-15 --as allied --layer control -o control.svg`,
    );
  const loaders = Object.entries(COMMANDS).flatMap(([name, load]) => (only === undefined || only === name ? [load()] : []));
  for (const { register } of await Promise.all(loaders))
    register({
      program,
      world,
      act:
        (run) =>
        async (...args) => {
          onStatus(await run(...args));
        },
    });
  for (const command of program.commands) command.exitOverride().copyInheritedSettings(program).addHelpText("after", `\n${EXITS}`);
  return program;
}

/** Negative coordinates and dates before year 0 look like options; a space before them says that they are not, and is trimmed where they are read. */
const shielded = (argument: string): string => (/^-\d/.test(argument) ? ` ${argument}` : argument);

/** Runs the command in a world and gives its exit status; never throws. */
export async function run(argv: readonly string[], world: World): Promise<number> {
  let status: number = EXIT.fine;
  const styler = stylerFor(world.stderr, world.env);
  try {
    // One command is loaded where one is named; help, completion, and what is no command, need all.
    const [first = ""] = argv;
    const only = Object.hasOwn(COMMANDS, first) && first !== "completion" ? first : undefined;
    const onStatus = (s: number): void => {
      status = s;
    };
    const program = await programFor(world, onStatus, only);
    if (argv.length === 0) {
      program.outputHelp();
      return EXIT.usage;
    }
    await program.parseAsync(argv.map(shielded), { from: "user" });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.usage;
    if (error instanceof CommandError) {
      world.stderr.write(`${styler.error("dejure:")} ${visible(error.message)}\n`);
      if (error.help !== undefined) world.stderr.write(`${styler.dim("help:")} ${visible(error.help)}\n`);
      return error.status;
    }
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    world.stderr.write(
      `${styler.error("dejure:")} this is a bug in dejure ${world.version}, not in your atlas\nplease report it with the command and these lines:\n${stack.split("\n").slice(0, 6).join("\n")}\n`,
    );
    return 70;
  }
}
