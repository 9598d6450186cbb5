import { Command, CommanderError } from "commander";
import { visible } from "../core/check/render.ts";
import type { Registering } from "./command.ts";
import { register as registerBuild } from "./commands/build.ts";
import { register as registerCheck } from "./commands/check.ts";
import { register as registerCompletion } from "./commands/completion.ts";
import { register as registerDiff } from "./commands/diff.ts";
import { register as registerDraft } from "./commands/draft.ts";
import { register as registerExplain } from "./commands/explain.ts";
import { register as registerExport } from "./commands/export.ts";
import { register as registerFix } from "./commands/fix.ts";
import { register as registerHistory } from "./commands/history.ts";
import { register as registerImport } from "./commands/import.ts";
import { register as registerList } from "./commands/list.ts";
import { register as registerLsp } from "./commands/lsp.ts";
import { register as registerMap } from "./commands/map.ts";
import { register as registerNew } from "./commands/new.ts";
import { register as registerRename } from "./commands/rename.ts";
import { register as registerServe } from "./commands/serve.ts";
import { register as registerShow } from "./commands/show.ts";
import { register as registerWho } from "./commands/who.ts";
import { stylerFor } from "./terminal.ts";
import { usageError } from "./usage-error.ts";
import { CommandError, EXIT, type World } from "./world.ts";

const REGISTRATIONS: readonly ((registering: Registering) => void)[] = [
  registerCheck,
  registerWho,
  registerHistory,
  registerMap,
  registerDiff,
  registerList,
  registerShow,
  registerBuild,
  registerServe,
  registerImport,
  registerDraft,
  registerExport,
  registerNew,
  registerRename,
  registerFix,
  registerExplain,
  registerLsp,
  registerCompletion,
];

const EXITS = "Exit status: 0 fine, 1 errors in the atlas (check, build), 2 wrong usage, 3 cannot read or write.";

/** The program with all its commands; `onStatus` is told each command's exit status. */
export function programFor(world: World, onStatus: (status: number) => void): Command {
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
      `\n${EXITS}\n\nExamples:\n  $ dejure check atlases/vilnius\n  $ dejure who vilnius 1921-06-01 --as lithuania --explain\n  $ dejure map 1923-03-15 --as allied --layer control -o control.svg`,
    );
  for (const register of REGISTRATIONS)
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
    const program = programFor(world, (s) => {
      status = s;
    });
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
