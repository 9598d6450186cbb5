import { expect, test } from "vitest";
import { compile } from "../../../src/core/compile.ts";
import type { LayerAnswer } from "../../../src/core/resolve/answer.ts";
import { importOsm } from "../../../src/import/osm.ts";
import { opened, text, written } from "../../export/foreign.ts";
import { parseDay } from "../day.ts";
import { sourceFiles } from "../source-files.ts";

const said = ({ answer, holders }: LayerAnswer): string =>
  [answer, ...(answer === "held" || answer === "joint" || answer === "contested" ? holders.map(({ polity }) => polity).sort() : [])].join(
    " ",
  );

test.each([
  ["lithuania", "title"],
  ["poland", "control"],
] as const)("the flagship in the eyes of %s goes out and comes in with its answers (%s)", async (viewpoint, layer) => {
  const exporting = await opened("atlases/vilnius", viewpoint, layer);
  const data = importOsm([{ name: "vilnius.osm", text: text((await written("ohm", exporting)).bytes) }]);
  if (!data.ok) throw new Error(data.message);
  const back = compile(sourceFiles(data));
  expect(back.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  const everybody = back.atlas.collections.viewpoints.has("all-sides") ? "all-sides" : "openhistoricalmap";
  let compared = 0;
  let seed = 7;
  const random = (): number => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  for (let i = 0; i < 1000; i++) {
    const at = [22 + random() * 5, 53.5 + random() * 2.5] as const;
    const day = parseDay(`${1915 + Math.floor(random() * 25)}-0${1 + Math.floor(random() * 9)}-1${Math.floor(random() * 10)}`);
    const before = exporting.resolver.who({ at }, day, { viewpoint })[layer];
    // what the file cannot say, and says so on import
    if (before.answer === "uncertain" || (layer === "control" && (before.answer === "undetermined" || before.answer === "none"))) continue;
    compared++;
    const after = back.resolver.who({ at }, day, { viewpoint: everybody })[layer];
    expect([at, day, said(after)]).toEqual([at, day, said(before)]);
  }
  expect(compared).toBeGreaterThan(500);
});
