import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { LARGEST_ARTICLE } from "../../../src/import/draft/read-article.ts";
import { dejure } from "../../cli/fake-world.ts";

const articles = join(dirname(fileURLToPath(import.meta.url)), "articles");
let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "dejure-draft-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("dejure draft", () => {
  test("begins an atlas, and says what it wrote and what comes next", async () => {
    const { status, stdout, written } = await dejure(["draft", join(articles, "trieste.txt"), "-o", "trieste"], { cwd: folder });
    expect(status).toBe(0);
    expect([...written.keys()].map((path) => path.slice(folder.length + 1))).toContain("trieste/drafts/trieste.html");
    expect(stdout).toContain("wrote trieste/atlas.yaml");
    expect(stdout).toContain("14 sentences; proposed: ");
    expect(stdout).toContain("dejure check trieste");
  });
  test("answers as JSON", async () => {
    const { stdout } = await dejure(["draft", join(articles, "aland.html"), "-o", "x", "--json"], { cwd: folder });
    const answer = JSON.parse(stdout) as { source: string; sentences: number; proposals: { rules: string[]; quote: string }[] };
    expect(answer).toMatchObject({ source: "aland", sentences: 13 });
    expect(answer.proposals.every((p) => p.rules.length > 0 && p.quote !== "")).toBe(true);
  });
  test("adds to an atlas, and never writes over what is there", async () => {
    const once = await dejure(["draft", join(articles, "aland.html"), "-o", "added"], {
      cwd: folder,
      disk: {
        write: async (path, text) => {
          await mkdir(dirname(path), { recursive: true });
          await writeFile(path, text);
        },
      },
    });
    expect(once.status).toBe(0);
    const twice = await dejure(["draft", join(articles, "aland.html"), "-o", "added"], { cwd: folder });
    expect(twice.status).toBe(2);
    expect(twice.stderr).toContain("--id aland-2");
    expect(twice.written.size).toBe(0);
    const other = await dejure(["draft", join(articles, "aland.html"), "-o", "added", "--id", "aland-2"], { cwd: folder });
    expect(other.status).toBe(0);
    expect([...other.written.keys()].some((path) => path.endsWith("atlas.yaml"))).toBe(false);
  });
  test.each([
    ["brackets without end", "many.md", `Text. ${"[[".repeat(300)}`, "too-deep"],
    ["a name that no id may be", "constructor.txt", "Hello world.", "bad-id"],
  ])("%s would not pass check, and nothing is written", async (_, name, text, rule) => {
    writeFileSync(join(folder, name), text);
    const { status, stderr, written } = await dejure(["draft", name, "-o", "fresh"], { cwd: folder });
    expect([status, written.size]).toEqual([1, 0]);
    expect(stderr).toContain(rule);
  });
  test.each([
    ["an empty file", "", 1, "empty-article"],
    ["a binary file", "\u0000\u0001", 1, "article-not-text"],
    ["a huge file", " ".repeat(LARGEST_ARTICLE + 1), 1, "file-too-large"],
  ])("%s is a diagnostic, and nothing is written", async (_, text, status, rule) => {
    writeFileSync(join(folder, "bad.txt"), text);
    const outcome = await dejure(["draft", "bad.txt", "-o", "bad"], { cwd: folder });
    expect(outcome.status).toBe(status);
    expect(outcome.stderr).toContain(rule);
    expect(outcome.written.size).toBe(0);
  });
  test("wrong usage", async () => {
    expect((await dejure(["draft", "nothing.txt", "-o", "y"], { cwd: folder })).status).toBe(3);
    writeFileSync(join(folder, "full.txt"), "Some words here.");
    expect((await dejure(["draft", "full.txt", "-o", "."], { cwd: folder })).status).toBe(2);
    expect((await dejure(["draft", "full.txt", "-o", "z", "--id", "Not An Id"], { cwd: folder })).status).toBe(2);
  });
});
