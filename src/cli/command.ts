import type { Command } from "commander";
import type { Styler } from "../core/check/render.ts";
import { findAtlas, type Loaded, loadAtlas } from "./load-atlas.ts";
import { stylerFor } from "./terminal.ts";
import { misuse, type World } from "./world.ts";

/** What a command's file needs to register itself. */
export interface Registering {
  readonly program: Command;
  readonly world: World;
  /** Wraps an action: its result is the exit status. */
  act<A extends readonly unknown[]>(run: (...args: A) => Promise<number>): (...args: A) => Promise<void>;
}

/** Options that most commands have. */
export interface CommonOptions {
  readonly atlas?: string;
  readonly json?: boolean;
  readonly lang?: string;
}

/** Loads the atlas that a question is put to; its errors are mentioned, and the question is still answered. */
export async function loadForQuestion(world: World, options: CommonOptions): Promise<Loaded> {
  const loaded = await loadAtlas(world, await findAtlas(world, options.atlas));
  const errors = loaded.diagnostics.filter((d) => d.severity === "error").length;
  if (errors > 0) {
    const styler = stylerFor(world.stderr, world.env);
    world.stderr.write(
      `${styler.warning("note:")} this atlas has ${errors === 1 ? "an error; what it touches" : `${errors} errors; what they touch`} is left out (dejure check shows them)\n`,
    );
  }
  return loaded;
}

export const print = (world: World, text: string): void => world.stdout.write(text.endsWith("\n") ? text : `${text}\n`);
export const printJson = (world: World, data: unknown): void => print(world, JSON.stringify(data, null, 2));
export const outStyler = (world: World): Styler => stylerFor(world.stdout, world.env);

/** Help text that shows examples below the options. */
export const examples = (...lines: readonly string[]): string => `\nExamples:\n${lines.map((l) => `  $ dejure ${l}`).join("\n")}`;

/** The language asked for, else that of the terminal's locale where names and dates can be said in it, else none: the atlas's own. */
export function languageFor({ env }: World, { lang }: CommonOptions): string | undefined {
  if (lang !== undefined) {
    if (/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(lang)) return lang;
    throw misuse(`${lang} is not a language tag`, "write one such as lt, pl or en");
  }
  return /^(lt|pl)(_|\.|$)/.exec(env["LC_ALL"] || env["LC_TIME"] || env["LANG"] || "")?.[1];
}

/** Adds `--lang`. */
export const withLanguage = (command: Command): Command =>
  command.option("--lang <language>", "language of names and dates, such as lt or pl (default: the atlas's first)");

/** Adds `--atlas` and `--json`. */
export const withCommon = (command: Command): Command =>
  command.option("--atlas <dir>", "atlas folder (default: the nearest one upward with atlas.yaml)").option("--json", "answer as JSON");
