/** Every command that writes, on a small atlas: what is there before, and what counts as whole afterwards. */
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { nodeWorld } from "../../src/cli/node-world.ts";
import { readFolder } from "../../src/cli/read-folder.ts";
import { smallAtlas, textIn } from "../core/author/small-atlas.ts";
import { DRAFTS, JSON_IMPORTS } from "../fuzz/seeds.ts";

export interface Operation {
  readonly name: string;
  readonly argv: readonly string[];
  /** folder in which it runs, from the scratch folder */
  readonly cwd: string;
  /** what it writes, from the scratch folder; an atlas is looked at as its readers see it */
  readonly output: string;
  readonly isAtlas: boolean;
  /** written into a scratch folder before; the atlas is there anyway */
  readonly files: Readonly<Record<string, string>>;
  /** a command that has run already makes the last good output: then it is run once before */
  readonly twice?: { readonly path: string; readonly text: string };
}

const WRONG = "war: # a war\n  type: War\n  when: 14 October 1920\n  actors: [avia]\n  basis: general-knowledge\n";
const UNTIDY = "peace-talks:   {basis:   general-knowledge,type: negotiation,   when:   1920}\n";
const [, ARTICLE = ""] = /^[^\n]*\n([\s\S]*)$/.exec(DRAFTS[0] ?? "") ?? [];
const BOOKS = "@book{one, title = {One}, year = 1920}\n@book{two, title = {Two}, year = 1921}\n";
const later = { path: "a/viewpoints/everyone.yaml", text: "name: { en: All of them }\ngroups: [[all-polities], [consensus]]\n" };

const atlas = (name: string, argv: readonly string[], files: Readonly<Record<string, string>> = {}): Operation => ({
  name,
  argv,
  cwd: "a",
  output: "a",
  isAtlas: true,
  files,
});
const folder = (name: string, argv: readonly string[], output: string, files: Readonly<Record<string, string>> = {}): Operation => ({
  name,
  argv,
  cwd: ".",
  output,
  isAtlas: false,
  files,
});

export const OPERATIONS: readonly Operation[] = [
  { ...folder("build", ["build", "a", "-o", "site", "--no-previews"], "site"), twice: later },
  { ...folder("export a package", ["export", "package", "a", "-o", "packed"], "packed"), twice: later },
  { ...folder("export a file", ["export", "json", "a", "-o", "out/atlas.json"], "out"), twice: later },
  folder("import an atlas", ["import", "cshapes", "states.json", "-o", "states"], "states", { "states.json": JSON.stringify(JSON_IMPORTS["cshapes"]?.[0]) }), // biome-ignore format: one line
  atlas("import into an atlas", ["import", "bibtex", "../refs.bib", "-o", "."], { "refs.bib": BOOKS }),
  folder("draft", ["draft", "aland.html", "-o", "drafted"], "drafted", { "aland.html": ARTICLE }),
  folder("new", ["new", "fresh"], "fresh"),
  atlas("fmt", ["fmt"], { "a/events/talks.yaml": UNTIDY, "a/events/others.yaml": UNTIDY.replace("peace", "war") }),
  atlas("fmt --split", ["fmt", "--split", "polities/polities.yaml"]),
  atlas("fix", ["fix", "--write"], { "a/events/wars.yaml": WRONG, "a/events/more.yaml": WRONG.replace("war:", "raid:") }),
  atlas("rename", ["rename", "polities/avia", "avija"]),
];

/** Makes the atlas and the files of an operation in an empty folder. */
export function prepare(scratch: string, { files }: Operation): void {
  rmSync(scratch, { recursive: true, force: true });
  const atlasFiles = smallAtlas();
  const all = [...atlasFiles.map(({ path }) => [`a/${path}`, textIn(atlasFiles, path)] as const), ...Object.entries(files)];
  for (const [path, text] of all) {
    mkdirSync(dirname(join(scratch, path)), { recursive: true });
    writeFileSync(join(scratch, path), text);
  }
}

/** Goes on from what a copy of the folder holds. */
export function restore(scratch: string, copy: string): void {
  rmSync(scratch, { recursive: true, force: true });
  cpSync(copy, scratch, { recursive: true });
}

/** Names that are in passing, and no output: temporary files, claims, what was replaced. */
const PASSING = /^\..*\.dejure-|^\.dejure-(?:change|lock|new|old)/;

/** What readers see of the output, as one text. */
export async function seen(scratch: string, { output, isAtlas }: Operation): Promise<string> {
  const root = join(scratch, output);
  if (isAtlas) {
    const { files } = await readFolder(nodeWorld(), root);
    return files.map(({ path, bytes }) => `${path}\n${Buffer.from(bytes).toString("latin1")}`).join("\n\0");
  }
  const walk = (inner: string): string[] =>
    readdirSync(join(root, inner))
      .filter((name) => !PASSING.test(name))
      .sort()
      .flatMap((name) => {
        const path = join(inner, name);
        return statSync(join(root, path)).isDirectory() ? walk(path) : [`${path}\n${readFileSync(join(root, path), "latin1")}`];
      });
  return statSync(root, { throwIfNoEntry: false }) ? walk("").join("\n\0") : "";
}

/** What is left in passing anywhere below the folder. */
export const leftOver = (scratch: string): readonly string[] =>
  (readdirSync(scratch, { recursive: true, encoding: "utf8" }) as string[]).filter((path) => PASSING.test(path.replace(/^.*[\\/]/, "")));
