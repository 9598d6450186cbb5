import type { Command } from "commander";
import type { Styler } from "../core/check/render.ts";
import { findAtlas, type Loaded, loadAtlas } from "./load-atlas.ts";
import { stylerFor } from "./terminal.ts";
import type { World } from "./world.ts";

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
}

/** Loads the atlas that a question is put to; its errors are mentioned, and the question is still answered. */
export async function loadForQuestion(world: World, options: CommonOptions): Promise<Loaded> {
  const loaded = await loadAtlas(world, await findAtlas(world, options.atlas));
  const errors = loaded.diagnostics.filter((d) => d.severity === "error").length;
  if (errors > 0) {
    const styler = stylerFor(world.stderr, world.env);
    world.stderr.write(
      `${styler.warning("note:")} this atlas has ${errors === 1 ? "an error" : `${errors} errors`}; what they touch is left out (dejure check shows them)\n`,
    );
  }
  return loaded;
}

export const print = (world: World, text: string): void => world.stdout.write(text.endsWith("\n") ? text : `${text}\n`);
export const printJson = (world: World, data: unknown): void => print(world, JSON.stringify(data, null, 2));
export const outStyler = (world: World): Styler => stylerFor(world.stdout, world.env);

/** Help text that shows examples below the options. */
export const examples = (...lines: readonly string[]): string => `\nExamples:\n${lines.map((l) => `  $ dejure ${l}`).join("\n")}`;

/** Adds `--atlas` and `--json`. */
export const withCommon = (command: Command): Command =>
  command.option("--atlas <dir>", "atlas folder (default: the nearest one upward with atlas.yaml)").option("--json", "answer as JSON");
