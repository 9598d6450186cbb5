/** `dejure fmt`: which files, what is said, and that all are written or none. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
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

describe("dejure fmt --split", () => {
  test("makes a file of each record, with its remarks; the atlas says the same", async () => {
    const before = await run("check", "--format", "json");
    const head = `# About all of them.\n\n${read("territories/land.yaml")}# the end\n`;
    writeFileSync(join(root(), "territories/land.yaml"), head);
    const done = await run("fmt", "--split", "polities", "territories", "instruments");
    expect(done).toMatchObject({
      status: 0,
      stdout: ["polities/avia", "polities/bovia", "territories/bank", "territories/both", "territories/far-bank"]
        .map((path) => `${path}.yaml\n`)
        .join(""),
      stderr: "2 files parted into 5\n",
    });
    expect(existsSync(join(root(), "polities/polities.yaml"))).toBe(false);
    expect(read("polities/avia.yaml")).toBe("# The two of them.\ntype: state\nname: { en: Avia }\nbasis: general-knowledge\n");
    expect(read("polities/bovia.yaml")).toBe("# called so since 1900\ntype: state\nname: { en: Bovia }\nbasis: general-knowledge\n");
    expect(read("territories/bank.yaml")).toMatch(/^# About all of them\.\ntype: region\n/);
    expect(read("territories/far-bank.yaml")).toMatch(/\n# the end\n$/);
    expect(read("instruments/peace.yaml")).toBe(textIn(files, "instruments/peace.yaml"));
    const ids = (text: string): string[] => (JSON.parse(text) as { diagnostics: { id: string }[] }).diagnostics.map(({ id }) => id).sort();
    expect(ids((await run("check", "--format", "json")).stdout)).toEqual(ids(before.stdout));
  });

  test("a text that ends in empty lines keeps them, and a remark goes with the record below", async () => {
    const text =
      "aa:\n  type: war\n  when: 1900\n  note: |+\n    words\n\n\n# of bb\nbb:\n  type: war\n  when: 1901\n  note: |+\n    more\n\n";
    writeFileSync(join(root(), "events/two.yaml"), text);
    await run("fmt", "--split", "events/two.yaml");
    expect([read("events/aa.yaml"), read("events/bb.yaml")]).toEqual([
      "type: war\nwhen: 1900\nnote: |+\n  words\n\n\n",
      "# of bb\ntype: war\nwhen: 1901\nnote: |+\n  more\n\n",
    ]);
  });

  test("parts a file that is too large to be read whole", async () => {
    const note = "word ".repeat(50_000);
    const many = Array.from({ length: 25 }, (_, i) => `e-${i}:\n  type: war\n  when: 1920\n  note: ${note}end\n`).join("\n");
    writeFileSync(join(root(), "events/large.yaml"), many);
    expect((await run("check")).stdout).toContain("error[file-too-large]");
    expect(await run("fmt", "--split", "events/large.yaml")).toMatchObject({ status: 0, stderr: "1 file parted into 25\n" });
    expect((await run("check")).status).toBe(0);
  });

  test.each([
    ["an alias into another record", "a: &x { type: war, when: 1920 }\nb: *x\n", "a is repeated by an alias"],
    ["an error", "a: { type: wra, when: 1920 }\nb: { type: war, when: 1920 }\n", "a: an error must be mended first"],
    ["an id given twice", "a: { type: war, when: 1920 }\na: { type: war, when: 1920 }\n", "the id a is given twice"],
    ["half a file", "a: { type: war, when: 1920 }\nb: { type: [\n", "a record cannot be read without the others"],
  ])("leaves a file whole where it holds %s", async (_, text, why) => {
    writeFileSync(join(root(), "events/x.yaml"), text);
    expect(await run("fmt", "--split", "events/x.yaml")).toMatchObject({
      status: 1,
      stderr: expect.stringContaining(`left whole: events/x.yaml: ${why}`),
    });
    expect(read("events/x.yaml")).toBe(text);
  });

  test("never writes over another file, and a full disk gives back what was there", async () => {
    writeFileSync(join(root(), "polities/bovia.yaml"), "mine");
    expect(await run("fmt", "--split", "polities/polities.yaml")).toMatchObject({
      status: 3,
      stderr: expect.stringContaining("cannot write polities/bovia.yaml, and nothing was changed: it exists already"),
    });
    expect(read("polities/bovia.yaml")).toBe("mine");
    expect(existsSync(join(root(), "polities/avia.yaml"))).toBe(false);
    expect(read("polities/polities.yaml")).toBe(textIn(files, "polities/polities.yaml"));
  });
});
