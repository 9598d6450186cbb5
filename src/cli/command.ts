import { Argument, type Command, Option } from "commander";
import { escapedInJson, type Styler, spelledOut, visible } from "../core/check/render.ts";
import { errorsIn } from "../core/model/diagnostic.ts";
import { type Askable, type Question as Asked, parametersAt, type QuestionParameter, textAt, wordsAt } from "../export/answers/question.ts";
import { asked } from "./kept/ask-kept.ts";
import type { Loaded } from "./load-atlas.ts";
import { findAtlas } from "./read-folder.ts";
import type { Speaking } from "./say.ts";
import { stylerFor } from "./terminal.ts";
import { EXIT, misuse, type World } from "./world.ts";

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
export async function loadForQuestion(world: World, options: CommonOptions, folder = options.atlas): Promise<Loaded> {
  const root = await findAtlas(world, folder);
  const { loadAtlas } = await import("./load-atlas.ts");
  const loaded = await loadAtlas(world, root);
  mention(world, errorsIn(loaded.diagnostics));
  return loaded;
}

function mention(world: World, errors: number): void {
  if (errors === 0) return;
  const styler = stylerFor(world.stderr, world.env);
  world.stderr.write(
    `${styler.warning("note:")} this atlas has ${errors === 1 ? "an error; what it touches" : `${errors} errors; what they touch`} is left out (dejure check shows them)\n`,
  );
}

export const print = (world: World, text: string): void => world.stdout.write(text.endsWith("\n") ? text : `${text}\n`);
/** Data for programs: byte for byte into a pipe or a file, with escape sequences spelled out on a terminal. */
export const printData = (world: World, text: string): void =>
  text === "" ? undefined : print(world, world.stdout.isTerminal ? spelledOut(text) : text);
export const printJson = (world: World, data: unknown): void => {
  const json = JSON.stringify(data, null, 2);
  print(world, world.stdout.isTerminal ? escapedInJson(json) : json);
};
export const outStyler = (world: World): Styler => stylerFor(world.stdout, world.env);

/** Sentences one a line, no more than twenty, with the number of the others and where they are. */
export const listed = (sentences: readonly string[], elsewhere = ""): string =>
  [...sentences.slice(0, 20), ...(sentences.length > 20 ? [`and ${sentences.length - 20} more${elsewhere}`] : [])]
    .map((sentence) => `- ${visible(sentence)}`)
    .join("\n");

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
  command.option(
    "--lang <language>",
    "language of the answer: en, lt or pl; names also in any other that the atlas has (default: English, names in the atlas's first)",
  );

/** Adds `--atlas` and `--json`. */
export const withCommon = (command: Command): Command =>
  command.option("--atlas <dir>", "atlas folder (default: the nearest one upward with atlas.yaml)").option("--json", "answer as JSON");

function argumentOf(parameter: QuestionParameter): Argument {
  const { name, required } = parameter;
  const argument = new Argument(required ? `<${name}>` : `[${name}]`, textAt(parameter, "command"));
  const words = wordsAt(parameter, "command");
  return words ? argument.choices(words) : argument;
}

/** An option as a parameter declares it. */
export function optionOf(parameter: QuestionParameter): Option {
  const { name, value = name, flag, otherwise } = parameter;
  const option = new Option(flag ? `--${name}` : `--${name} <${value}>`, textAt(parameter, "command"));
  const words = wordsAt(parameter, "command");
  if (words) option.choices(words);
  return otherwise === undefined ? option : option.default(otherwise);
}

/** A command that asks a question: its arguments and options as they are declared. */
export function commandOf(program: Command, question: Asked, description: string): Command {
  const command = program.command(question.name).summary(question.summary).description(description);
  for (const parameter of parametersAt(question, "command"))
    if (parameter.at.command === "argument") command.addArgument(argumentOf(parameter));
    else command.addOption(optionOf(parameter));
  return command;
}

/** Options of a question that people read the answer of. */
export interface AskedOptions extends CommonOptions {
  readonly as?: string;
  readonly knownOn?: string;
}

/** A command whose answer people read: then come `--atlas`, `--json` and `--lang`. */
export const asking = (program: Command, question: Asked, description: string): Command =>
  withLanguage(withCommon(commandOf(program, question, description)));

/** What a question is put to, and how its answer is said. */
export interface Question {
  readonly askable: Askable;
  readonly speaking: Speaking;
  /** Tells the answer: as JSON where that is asked for, else in words. */
  answer(data: unknown, words: () => string): number;
}

/** Puts a question to an atlas, or to what was kept of it; its errors are mentioned. `ask` asks nothing of any other file. */
export async function putting(world: World, options: AskedOptions, ask: (question: Question) => number): Promise<number> {
  const { speakingIn } = await import("./say.ts");
  return asked(world, await findAtlas(world, options.atlas), ({ world: told, askable, errors }) => {
    mention(told, errors);
    return ask({
      askable,
      speaking: speakingIn(askable.atlas, outStyler(told), languageFor(told, options)),
      answer: (data, words) => answer(told, options, data, words),
    });
  });
}

/** The answer as JSON where that is asked for, else in words. */
function answer(world: World, options: CommonOptions, data: unknown, words: () => string): number {
  if (options.json) printJson(world, data);
  else print(world, words());
  return EXIT.fine;
}

/** An address as typed, with a slash at its end. */
export function httpAddress(base: string | undefined): string | undefined {
  if (base === undefined) return undefined;
  if (URL.canParse(base) && /^https?:$/.test(new URL(base).protocol)) return base.endsWith("/") ? base : `${base}/`;
  throw misuse(`${base} is not an http address`, "write it whole, such as https://example.org/atlas/");
}

/** An argument whose words shells complete; another word is answered by the command itself, with the nearest. */
export function wordArgument(name: string, description: string, words: string[]): Argument {
  const argument = new Argument(name, description);
  argument.argChoices = words;
  return argument;
}

/** What an option that may be given again has been given, in that order. */
export const gathered = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];
