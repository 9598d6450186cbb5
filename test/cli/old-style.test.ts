/** Dates of the Julian calendar wherever rows are listed: the Gregorian day, and the written one beside it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { nodeDisk } from "../../src/cli/node-world.ts";
import { dejure } from "./fake-world.ts";

const FILES: Readonly<Record<string, string>> = {
  "atlas.yaml": 'title: T\nlicence: CC0-1.0\nlanguages: [en]\ndefault: { date: "1918-01-01", viewpoint: v }\n',
  "viewpoints/v.yaml": "name: V\ngroups: [[a]]\n",
  "polities/a.yaml": "type: state\nname: A\nbasis: derived\nexists: { from: { edtf: 1917-10-25, calendar: julian } }\n",
  "events/rising.yaml": "type: government-act\nname: Rising\nbasis: derived\nwhen: { edtf: 1917-10-25, calendar: julian }\n",
  "instruments/peace.yaml":
    "type: treaty\nname: Peace\nbasis: derived\nparties: [a]\nstages: [{ stage: signed, on: { edtf: 1917-12-02, calendar: julian } }]\n",
};
let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "dejure-"));
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test.each([
  ["events", "1917-11-07 (1917-10-25 Julian)"],
  ["polities", "1917-11-07 (1917-10-25 Julian)"],
  ["instruments", "1917-12-15 (1917-12-02 Julian)"],
])("list %s", async (kind, written) => {
  for (const form of [[], ["--json"], ["--csv"]]) {
    const { stdout } = await dejure(["list", kind, ...form], { cwd: folder, disk: nodeDisk });
    expect(stdout).toContain(written);
  }
});
