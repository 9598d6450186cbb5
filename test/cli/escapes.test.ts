/** Escape sequences in records: shown as signs on a terminal, byte for byte in a pipe and in a file. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { nodeDisk } from "../../src/cli/node-world.ts";
import { dejure } from "./fake-world.ts";
import { scratchAtlas } from "./scratch-atlas.ts";

const FILES: Readonly<Record<string, string>> = {
  "atlas.yaml": "title: T\nlicence: CC0-1.0\nlanguages: [en]\ndefault: { date: 1918-01-01, viewpoint: v }\n",
  "viewpoints/v.yaml": "name: V\ngroups: [[a]]\n",
  "polities/a.yaml": 'type: state\nname: { en: "A\\x1b]0;owned\\x07\\x9b31m\\u202e" }\nbasis: derived\n',
  "sources/one.yaml":
    'type: book\ntitle: { en: "One\\x1b[2J" }\nauthor: [{ literal: "X\\x1b[31m" }]\nissued: { edtf: 1917, calendar: julian }\n',
};
const folder = scratchAtlas(FILES);

const RAW = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202e]/;
const run = (argv: readonly string[], terminal: boolean) =>
  dejure(argv, { cwd: folder(), terminal, env: { NO_COLOR: "1" }, disk: nodeDisk });

test.each([
  [["export", "bibtex"]],
  [["export", "ris"]],
  [["export", "csl-json"]],
  [["export", "annotations"]],
  [["list", "polities", "--csv"]],
  [["list", "polities", "--json"]],
  [["list", "polities"]],
  [["list", "sources", "--csv"]],
  [["show", "a"]],
  [["show", "a", "--json"]],
  [["show", "one"]],
])("%j on a terminal has none", async (argv) => {
  const shown = await run(argv, true);
  expect(shown.status).toBe(0);
  expect(shown.stdout).not.toMatch(RAW);
  expect(shown.stderr).not.toMatch(RAW);
  expect(shown.stdout.length).toBeGreaterThan(10);
});

test("an escape sequence is shown as one", async () => {
  expect((await run(["export", "bibtex"], true)).stdout).toContain("One␛[2J");
  expect((await run(["list", "polities", "--csv"], true)).stdout).toContain("A␛]0;owned␇");
});

test("a pipe gets the bytes as they are", async () => {
  expect((await run(["export", "bibtex"], false)).stdout).toContain("One\u001b[2J");
  expect((await run(["list", "polities", "--csv"], false)).stdout).toContain("A\u001b]0;owned\u0007\u009b31m\u202e");
  expect(JSON.parse((await run(["list", "polities", "--json"], true)).stdout)).toEqual(
    JSON.parse((await run(["list", "polities", "--json"], false)).stdout),
  );
});

test("faults of foreign files and what is left out of them are shown so too", async () => {
  writeFileSync(
    join(folder(), "a.bib"),
    "@book{one, title={Else\u001b[31m}, odd\u001b]x={1}}\n@book{two, title={Two}, month={\u001b[31m}, year={1920}}",
  );
  const done = await run(["import", "bibtex", "a.bib", "-o", "."], true);
  expect(done.stdout + done.stderr).toContain("its month");
  expect(done.stdout + done.stderr).not.toMatch(RAW);
});
