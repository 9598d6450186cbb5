import { expect, test } from "vitest";
import { nodeDisk } from "../../src/cli/node-world.ts";
import { dejure } from "./fake-world.ts";
import { scratchAtlas } from "./scratch-atlas.ts";

const FILES: Readonly<Record<string, string>> = {
  "atlas.yaml": 'title: T\nlicence: CC0-1.0\nlanguages: [en]\ndefault: { date: "1918-01-01", viewpoint: v }\n',
  "viewpoints/v.yaml": "name: V\ngroups: [[a]]\n",
  "polities/a.yaml": "type: state\nname: A\nbasis: derived\nexists: { from: { edtf: 1917-10-25, calendar: julian } }\n",
  "events/rising.yaml": "type: government-act\nname: Rising\nbasis: derived\nwhen: { edtf: 1917-10-25, calendar: julian }\n",
  "instruments/peace.yaml":
    "type: treaty\nname: Peace\nbasis: derived\nparties: [a]\nstages: [{ stage: signed, on: { edtf: 1917-12-02, calendar: julian } }]\n",
};
const folder = scratchAtlas(FILES);

test.each([
  ["events", "1917-11-07 (1917-10-25 Julian)"],
  ["polities", "1917-11-07 (1917-10-25 Julian)"],
  ["instruments", "1917-12-15 (1917-12-02 Julian)"],
])("list %s", async (kind, written) => {
  for (const form of [[], ["--json"], ["--csv"]]) {
    const { stdout } = await dejure(["list", kind, ...form], { cwd: folder(), disk: nodeDisk });
    expect(stdout).toContain(written);
  }
});
