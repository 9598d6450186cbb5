/** `dejure fmt`: which files, what is said, and that all are written or none. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { nodeDisk } from "../../src/cli/node-world.ts";
import { smallAtlas, textIn } from "../core/author/small-atlas.ts";
import { dejure } from "./fake-world.ts";
import { scratchAtlas } from "./scratch-atlas.ts";

const files = smallAtlas();
const root = scratchAtlas(Object.fromEntries(files.map(({ path }) => [path, textIn(files, path)])));
const run = (...argv: string[]) => dejure(argv, { cwd: root(), disk: nodeDisk });
const read = (path: string): string => readFileSync(join(root(), path), "utf8");

describe("dejure fmt", () => {
  test("lays out what is not, says which, and has nothing left to do", async () => {
    const checked = await run("fmt", "--check");
    expect(checked).toMatchObject({ status: 1, stderr: "4 of 8 files not in the house style\n" });
    expect(read("territories/land.yaml")).toBe(textIn(files, "territories/land.yaml"));
    expect(await run("fmt")).toMatchObject({ status: 0, stdout: checked.stdout, stderr: "4 of 8 files laid out\n" });
    expect(read("polities/polities.yaml")).toBe(
      "# The two of them.\navia: { type: state, name: { en: Avia }, basis: general-knowledge }\n\nbovia: # called so since 1900\n  type: state\n  name: { en: Bovia }\n  basis: general-knowledge\n",
    );
    expect(await run("fmt", "--check")).toMatchObject({ status: 0, stdout: "" });
    expect((await run("check")).status).toBe(0);
  });

  test("takes files and folders, from anywhere, and passes over what holds no records", async () => {
    writeFileSync(join(root(), "notes.txt"), "not ours");
    const outside = await dejure(["fmt", "--check", "--json", join(root(), "polities"), join(root(), "notes.txt"), import.meta.filename], {
      disk: nodeDisk,
      cwd: join(root(), "events"),
    });
    expect(JSON.parse(outside.stdout)).toEqual({
      files: 1,
      would_change: ["../polities/polities.yaml"],
      left: [],
      passed: [import.meta.filename, "../notes.txt"],
    });
    expect(await run("fmt", "events/nothing.yaml")).toMatchObject({ status: 3, stderr: expect.stringContaining("no such file") });
  });

  test("leaves a file with errors, and says so", async () => {
    const wrong = "a:\n    type: wra\n    when: 1920\n";
    mkdirSync(join(root(), "events"), { recursive: true });
    writeFileSync(join(root(), "events/wrong.yaml"), wrong);
    expect(await run("fmt")).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("left as it is: events/wrong.yaml: an error must be mended first\n"),
    });
    expect(read("events/wrong.yaml")).toBe(wrong);
  });

  test("a disk that is full in the middle gives back what was there", async () => {
    let left = 2;
    const write: typeof nodeDisk.write = (...given) =>
      left-- === 0 ? Promise.reject(Object.assign(new Error(), { code: "ENOSPC" })) : nodeDisk.write(...given);
    const full = await dejure(["fmt"], { cwd: root(), disk: { ...nodeDisk, write } });
    expect(full).toMatchObject({ status: 3, stderr: expect.stringContaining("nothing was changed: the disk is full") });
    for (const { path } of files) expect(read(path)).toBe(textIn(files, path));
  });
});
