/**
 * Case atlases: `test/atlases/<case>/` holds `atlas/`, what `dejure check` prints for it (`diagnostics.txt`), and questions
 * with their expected answers (`answers.txt`): a line `$ dejure …`, then what it prints, exit status where it is not 0.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { dejure } from "../cli/fake-world.ts";

export const CASES_FOLDER = import.meta.dirname;

export const cases = (): string[] =>
  readdirSync(CASES_FOLDER, { withFileTypes: true })
    .filter((e) => e.isDirectory() && existsSync(join(CASES_FOLDER, e.name, "atlas")))
    .map((e) => e.name)
    .sort();

/** What `dejure check` prints for a case, errors first told apart by the exit status. */
export async function diagnosticsOf(name: string): Promise<string> {
  const { status, stdout } = await dejure(["check", "--all"], { cwd: join(CASES_FOLDER, name, "atlas") });
  return `${stdout === "" ? "no faults\n" : stdout}exit ${status}\n`;
}

/** The questions of a case: words of each `$ dejure …` line; quotes keep words together. */
function questionsOf(text: string): string[][] {
  return [...text.matchAll(/^\$ dejure (.+)$/gm)].map(([, line = ""]) =>
    [...line.matchAll(/"([^"]*)"|(\S+)/g)].map((m) => m[1] ?? m[2] ?? ""),
  );
}

const quoted = (word: string): string => (/\s/.test(word) ? `"${word}"` : word);

/** The questions of a case with the answers that dejure gives now. */
export async function answersOf(name: string): Promise<string | undefined> {
  const file = join(CASES_FOLDER, name, "answers.txt");
  if (!existsSync(file)) return undefined;
  return answersIn(join(CASES_FOLDER, name, "atlas"), readFileSync(file, "utf8"));
}

/** The questions of a text with the answers that dejure gives now in an atlas folder. */
export async function answersIn(cwd: string, text: string): Promise<string> {
  const parts: string[] = [];
  const heading = /^(?:#.*\n)+/.exec(text)?.[0];
  for (const words of questionsOf(text)) {
    const { status, stdout, stderr } = await dejure(words, { cwd });
    parts.push(`$ dejure ${words.map(quoted).join(" ")}\n${stdout}${status === 0 ? "" : `${stderr}exit ${status}\n`}`);
  }
  return (heading ? `${heading}\n` : "") + parts.join("\n");
}

export const expectedPath = (name: string, file: "diagnostics.txt" | "answers.txt"): string => join(CASES_FOLDER, name, file);
