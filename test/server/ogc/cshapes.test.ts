/** CShapes, the world's states since 1886, over /ogc: pages, points and the antimeridian agree with what the resolver answers. */
import { beforeAll, describe, expect, test } from "vitest";
import { type Compilation, compile } from "../../../src/core/compile.ts";
import { dayFromCivil } from "../../../src/core/time/calendar.ts";
import { formatDay } from "../../../src/core/time/format-day.ts";
import { importCshapes } from "../../../src/import/cshapes.ts";
import { createApp } from "../../../src/server/app.ts";
import { readCorpus } from "../../corpora.ts";
import { sourceFiles } from "../../import/source-files.ts";
import { type Asker, asker } from "./asking.ts";

const topology = readCorpus<object>("cshapes/cshapes_2_gw.topojson.xz");
const DAY = dayFromCivil(1920, 6, 1);
const ID = `cshapes.title.${formatDay(DAY)}`;

describe.skipIf(!topology)("CShapes", () => {
  let world: Compilation;
  let ask: Asker;
  beforeAll(() => {
    const imported = importCshapes([{ name: "cshapes_2_gw.topojson", text: JSON.stringify(topology) }]);
    if (!("files" in imported)) throw new Error("CShapes was not imported");
    world = compile(sourceFiles(imported));
    ask = asker(createApp(world));
  });

  /** Holders of land at a point, as the resolver answers. */
  const heldAt = (lon: number, lat: number): string =>
    world.resolver
      .who({ at: [lon, lat] }, DAY, { viewpoint: "cshapes" })
      .title.holders.map((h) => h.polity)
      .join("; ");

  test("a day has the holders of its map, however long the pages are", async () => {
    const held = world.resolver
      .snapshot(DAY, "cshapes", "title")
      .holdings.map((h) => h.answer.holders.map((one) => one.polity).join("; "))
      .sort();
    const found = await ask.all(ID, "limit=7");
    expect(found.map((f) => f.properties["holder"] ?? "").sort()).toEqual(held);
    const narrow = asker(createApp(world, { limits: { text: 300_000 } }));
    const page = await narrow.features(ID, "limit=1000");
    expect(page.numberReturned).toBeLessThan(page.numberMatched);
    expect((await narrow.all(ID, "limit=1000")).map((f) => f.id)).toEqual(found.map((f) => f.id));
  });

  test("300 points of land and sea: what meets a tiny box there is what is held there", async () => {
    let seed = 7;
    const random = (): number => {
      seed = (seed * 16807) % 2147483647;
      return seed / 2147483647;
    };
    let land = 0;
    for (let i = 0; i < 300; i++) {
      const [lon, lat] = [Number((random() * 358 - 179).toFixed(3)), Number((random() * 140 - 55).toFixed(3))];
      const d = 1e-6;
      const { features } = await ask.features(ID, `bbox=${lon - d},${lat - d},${lon + d},${lat + d}&limit=1000`);
      const held = heldAt(lon, lat);
      expect(
        features.filter((f) => f.properties["answer"] === "held").map((f) => f.properties["holder"]),
        `${lon} ${lat}`,
      ).toEqual(held === "" ? [] : [held]);
      if (held !== "") land++;
    }
    expect(land).toBeGreaterThan(50);
  });

  test("a box across the antimeridian finds what its two halves find", async () => {
    const ids = async (box: string) => (await ask.features(ID, `bbox=${box}&limit=1000`)).features.map((f) => f.id);
    const [across, west, east] = [await ids("170,50,-160,72"), await ids("170,50,180,72"), await ids("-180,50,-160,72")];
    expect(across.length).toBeGreaterThan(1);
    expect(across.toSorted()).toEqual([...new Set([...west, ...east])].toSorted());
  });
});
