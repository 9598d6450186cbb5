/** What is kept of an atlas gives what the atlas itself gives, whatever was edited, damaged or cut off in between. */
import { spawn } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { CACHE, type Store, storeOf } from "../../src/cli/kept/store.ts";
import { editable } from "../core/edits.ts";
import { dejure, type Outcome } from "./fake-world.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "dejure-kept-"));
  for (const [path, [text]] of editable) put(path, text);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(path: string, text: string | undefined): void {
  const full = join(folder, path);
  if (text === undefined) return rmSync(full, { force: true });
  mkdirSync(dirname(full), { recursive: true });
  writeFileSync(full, text);
}

/** A store that tells what was written to it. */
function watched(build = "one build"): Store & { readonly written: string[] } {
  const store = storeOf(build);
  const written: string[] = [];
  return {
    ...store,
    written,
    write(root, name, pieces) {
      written.push(name);
      store.write(root, name, pieces);
    },
  };
}

const QUESTIONS: readonly (readonly string[])[] = [
  ["who", "p", "1920-07-01", "--explain"],
  ["who", "50.5,11.5", "1921-02-01", "--as", "one", "--json", "--explain"],
  ["who", "50.5,10.5", "1920", "--as", "all"],
  ["who", "west", "1920-07-01", "--json"],
  ["who", "Nowhere", "1920-07-01"],
  ["history", "p", "--known-on", "1920-06-01"],
  ["history", "50.5,10.5", "--json"],
  ["diff", "1920-01-15", "1921-06-01", "--as", "all", "--json"],
  ["check", "--json"],
  ["check"],
];
const ask = (question: readonly string[], store: Store | undefined, env: Readonly<Record<string, string>> = {}): Promise<Outcome> =>
  dejure(question, { cwd: folder, env, world: { store } });
const told = ({ status, stdout, stderr }: Outcome) => ({ status, stdout, stderr });

/** The kept answers, at the first time and once something is kept, are the cold ones. */
async function same(store: Store, questions = QUESTIONS): Promise<void> {
  for (const question of questions) {
    const cold = told(await ask(question, undefined));
    expect(told(await ask(question, store)), question.join(" ")).toEqual(cold);
    expect(told(await ask(question, store)), question.join(" ")).toEqual(cold);
  }
}

const cache = (name = ""): string => join(folder, CACHE, name);
const keptFiles = (): string[] =>
  existsSync(cache())
    ? readdirSync(cache(), { withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.name.endsWith(".kept"))
        .map(({ name }) => name)
        .sort()
    : [];

/** Ways in which what is kept may suffer. */
const DAMAGE: readonly ((file: string, n: number) => void)[] = [
  (file) => rmSync(file),
  (file, n) => truncateSync(file, n % (readFileSync(file).length + 1)),
  (file, n) => {
    const bytes = readFileSync(file);
    const at = n % bytes.length;
    bytes[at] = (bytes[at] ?? 0) ^ (1 << (n % 8));
    writeFileSync(file, bytes);
  },
  (file) => writeFileSync(file, ""),
  (file) => {
    rmSync(file);
    mkdirSync(file);
  },
  (file, n) => writeFileSync(`${dirname(file)}/new`, readFileSync(file).subarray(0, n)),
  (file) => {
    // what an earlier state left, put back by hand
    const aside = `${file}.aside`;
    if (existsSync(aside)) copyFileSync(aside, file);
    else copyFileSync(file, aside);
  },
  () => rmSync(join(folder, ".dejure"), { recursive: true }),
];

const edit = fc.record({ kind: fc.constant("edit" as const), path: fc.nat(), variant: fc.nat() });
const damage = fc.record({ kind: fc.constant("damage" as const), way: fc.nat(), file: fc.nat(), at: fc.nat(20_000) });

describe("kept answers are the cold ones", () => {
  test("after any edits, deletions and damage", async () => {
    const paths = [...editable.keys()];
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(edit, damage), { minLength: 4, maxLength: 9 }), fc.nat(), async (steps, from) => {
        rmSync(join(folder, ".dejure"), { recursive: true, force: true });
        for (const [path, [text]] of editable) put(path, text);
        const store = watched();
        for (const [i, step] of steps.entries()) {
          if (step.kind === "edit") {
            const path = paths[step.path % paths.length] as string;
            const variants = editable.get(path) ?? [];
            put(path, variants[step.variant % variants.length]);
          } else {
            const files = keptFiles();
            const file = files[step.file % Math.max(1, files.length)];
            if (file !== undefined) DAMAGE[step.way % DAMAGE.length]?.(cache(file), step.at);
          }
          const first = (from + 3 * i) % QUESTIONS.length;
          await same(store, [...QUESTIONS, ...QUESTIONS].slice(first, first + 3));
        }
      }),
      { numRuns: 8 },
    );
  }, 120_000);

  test("on the atlas as it is, which is read from what was kept", async () => {
    const store = watched();
    await same(store);
    expect(store.written.filter((name) => name === "atlas")).toEqual(["atlas"]);
    const { length } = store.written;
    await same(store);
    expect(store.written.length).toBe(length);
    put("polities/aa.yaml", "type: state\nname: { en: Another }\n");
    await same(store);
    expect(store.written.filter((name) => name === "atlas").length).toBe(2);
  });

  test("when each file that is kept is damaged in each way", async () => {
    const store = watched();
    const question = QUESTIONS[0] as readonly string[];
    await same(store, [question]);
    expect(keptFiles().length).toBeGreaterThan(1);
    for (const file of keptFiles())
      for (const way of DAMAGE) {
        if (!existsSync(cache(file))) await ask(question, store);
        if (existsSync(cache(file))) way(cache(file), 700);
        await same(store, [question]);
        for (const name of existsSync(cache()) ? readdirSync(cache()) : [])
          if (existsSync(cache(name))) rmSync(cache(name), { recursive: true });
      }
  });
});

describe("what is kept", () => {
  const question = QUESTIONS[0] as readonly string[];
  const answered = (store: Store): Promise<Outcome> => ask(question, store);

  test("is of one code, one version and one file: no copy of it is read", async () => {
    await answered(watched());
    const other = watched("another build");
    await answered(other);
    expect(other.written).toContain("atlas");
    // as in a clone or an archive of somebody else's folder
    const bytes = readFileSync(cache("atlas.kept"));
    rmSync(cache("atlas.kept"));
    writeFileSync(cache("atlas.kept"), bytes);
    const again = watched("another build");
    await answered(again);
    expect(again.written).toContain("atlas");
  });

  test("is of the limits that the environment sets", async () => {
    const store = watched();
    const check = (env: Readonly<Record<string, string>>) => ask(["check", "--json"], store, env);
    expect((await check({})).stdout).not.toContain("file-too-large");
    expect((await check({})).stdout).not.toContain("file-too-large");
    const small = await check({ DEJURE_MAX_YAML: "100" });
    expect(small.stdout).toContain("100 are the most");
    expect(small.stdout).toContain("raise the limit “yaml” (DEJURE_MAX_YAML in the environment of the command)");
    expect((await check({ DEJURE_MAX_YAML: "1e4" })).stdout).not.toContain("file-too-large");
    const wrong = await check({ DEJURE_MAX_YAML: "much" });
    expect([wrong.status, wrong.stderr]).toEqual([
      2,
      "dejure: DEJURE_MAX_YAML is much, which is no number of bytes\nhelp: write one such as DEJURE_MAX_YAML=50000000\n",
    ]);
  });

  test("is no file of the atlas, and git passes over it", async () => {
    await answered(watched());
    expect(readFileSync(cache(".gitignore"), "utf8")).toBe("*\n");
    put(`${CACHE}/stray.yaml`, "type: [");
    const { stdout } = await ask(["check"], undefined);
    expect(stdout).not.toContain(".dejure");
  });

  test("is nothing where somebody wants none, and nothing where it cannot be written", async () => {
    const store = watched();
    await ask(question, store, { DEJURE_CACHE: "off" });
    expect(existsSync(join(folder, ".dejure"))).toBe(false);
    const cold = told(await ask(question, undefined));
    // a file where the folder would be: nothing can be written, whoever tries
    writeFileSync(join(folder, ".dejure"), "");
    expect(told(await answered(store))).toEqual(cold);
    rmSync(join(folder, ".dejure"));
    chmodSync(folder, 0o555);
    expect(told(await answered(store))).toEqual(cold);
    chmodSync(folder, 0o755);
  });

  test("is never written through a link", async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), "dejure-elsewhere-"));
    symlinkSync(elsewhere, join(folder, ".dejure"));
    await answered(watched());
    expect(existsSync(join(elsewhere, "cache/atlas.kept"))).toBe(false);
    // nor where the folder is one, but the file by which git passes over it leads elsewhere
    rmSync(join(folder, ".dejure"));
    mkdirSync(cache(), { recursive: true });
    writeFileSync(join(elsewhere, "precious"), "words");
    symlinkSync(join(elsewhere, "precious"), cache(".gitignore"));
    await answered(watched());
    expect(keptFiles()).toContain("atlas.kept");
    expect(readFileSync(join(elsewhere, "precious"), "utf8")).toBe("words");
    rmSync(elsewhere, { recursive: true });
  });

  test("is whole or not there when the process is killed at any moment", async () => {
    const command = fileURLToPath(new URL("../../dist/bin/dejure.js", import.meta.url));
    const run = (killed?: number): Promise<string> =>
      new Promise((resolve) => {
        const child = spawn(process.execPath, [command, ...question], { cwd: folder, stdio: ["ignore", "pipe", "ignore"] });
        let said = "";
        child.stdout.on("data", (data: Buffer) => {
          said += data.toString();
          // what is kept is written once the answer is out
          if (killed !== undefined) setTimeout(() => child.kill("SIGKILL"), killed);
        });
        child.once("close", () => resolve(said));
      });
    const { stdout } = await ask(question, undefined);
    for (const killed of [0, 2, 5, 10, 20]) {
      rmSync(join(folder, ".dejure"), { recursive: true, force: true });
      await run(killed);
      expect(await run()).toBe(stdout);
      expect(await run()).toBe(stdout);
    }
  }, 60_000);
});
