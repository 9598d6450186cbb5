import { describe, expect, test } from "vitest";
import { cshapes } from "../../../bench/cshapes.ts";
import { atlasOf } from "../../../bench/worlds.ts";
import { chunksIn } from "../../../src/core/shards/chunks.ts";
import { factsOf } from "../../../src/core/shards/facts.ts";
import { planShards } from "../../../src/core/shards/plan.ts";
import { folderFiles } from "../folder-files.ts";
import { file, tangle } from "./tangle.ts";
import { compareShards, filesOfShard } from "./whole-and-shards.ts";

describe("every face of the whole is told of by one shard, with the same outline, area and answers", () => {
  test("a tangle of crossing land, frontiers and acts that undo acts", () => {
    const { whole, sharded, shards } = compareShards(tangle(3), 7);
    expect(shards.length).toBeGreaterThan(4);
    expect(whole.length).toBeGreaterThan(60);
    expect(sharded).toEqual(whole);
    expect(Math.min(...shards.map(({ geometry }) => geometry.length))).toBeLessThan(40);
  });

  test("an atlas of treaties with frontiers", () => {
    const { whole, sharded, shards } = compareShards(folderFiles("test/atlases/schleswig/atlas"), 4);
    expect(shards.length).toBeGreaterThan(1);
    expect(sharded).toEqual(whole);
  });

  const outlines = cshapes()?.filter(({ polygons }) =>
    polygons.every(([outer]) => outer?.every(([lon, lat]) => lon > -12 && lon < 46 && lat > 34 && lat < 72)),
  );
  test.skipIf(!outlines)("CShapes in Europe (skipped where the corpora are absent)", () => {
    const world = { name: "", short: "", outlines: outlines ?? [], box: [0, 0, 1, 1], years: [1886, 2019] } as const;
    const { whole, sharded, shards } = compareShards(atlasOf(world), 6, undefined, ["control"]);
    expect(shards.length).toBe(6);
    expect(whole.length).toBeGreaterThan(100);
    expect(sharded).toEqual(whole);
  });
});

test("a shard holds what touches its land and no other, and is an atlas in itself", () => {
  const square = (id: string, x: number) =>
    `{"type":"Feature","id":"${id}","properties":{},"geometry":{"type":"Polygon","coordinates":[[[${x},0],[${x + 1},0],[${x + 1},1],[${x},1],[${x},0]]]}}`;
  const files = [
    file("atlas.yaml", "title: { en: Row }\nlicence: CC0-1.0\ndefault: { date: 1950-01-01, viewpoint: v }\n"),
    file("viewpoints/v.yaml", "name: { en: V }\ngroups: [[consensus]]\n"),
    file("polities/p.yaml", "type: state\nname: { en: P }\n"),
    file("territories/l.geojson", `{"type":"FeatureCollection","features":[${[0, 1, 2, 90].map((x) => square(`s${x}`, x)).join(",")}]}`),
    file("territories/t.yaml", [0, 1, 2, 90].map((x) => `t${x}: { name: { en: T }, extent: "l.geojson#s${x}" }\n`).join("")),
    file("events/e.yaml", "e90: { type: handover, name: { en: E }, when: 1900, effects: [{ control: p, over: t90 }] }\n"),
  ];
  const shards = planShards(files.flatMap((f) => factsOf(f) ?? []), 4); // biome-ignore format: one call
  const names = shards.map((shard) => shard.geometry.map(([id, own]) => `${id.split("#")[1]}${own ? "!" : ""}`).sort());
  expect(names.sort()).toEqual([["s0!", "s1", "s2!"], ["s0", "s1!", "s2"], ["s90!"]]);
  const far = shards.find(({ geometry }) => geometry.length === 1);
  const text = filesOfShard(files, far as (typeof shards)[number]).map(({ path, bytes }) => `${path}:${new TextDecoder().decode(bytes)}`);
  expect(text.join("\n")).toContain("e90:");
  expect(text.join("\n")).not.toContain("t0:");
});

test("a file is cut only where each record stands by itself", () => {
  expect(chunksIn("# of all\na: 1\n\n# of b\n'b c': { x: 2 }\n  # inside\n  y: 3\n")?.map(({ id }) => id)).toEqual(["a", "b c"]);
  expect(chunksIn("a: &x { b: 1 }\nc: *x\n")).toBeUndefined();
  expect(chunksIn("{ a: 1 }\n")).toBeUndefined();
  expect(factsOf(file("polities/p.yaml", "type: state\nname: { en: P }\n"))).toMatchObject({
    cut: false,
    units: [{ ids: ["polities/p"] }],
  });
});
