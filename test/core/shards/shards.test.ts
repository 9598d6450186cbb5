import { describe, expect, test } from "vitest";
import { cshapes } from "../../../bench/cshapes.ts";
import { atlasOf } from "../../../bench/worlds.ts";
import { surveyOf } from "../../../src/core/shards/file-survey.ts";
import { planShards } from "../../../src/core/shards/plan.ts";
import { chunksIn } from "../../../src/core/shards/record-texts.ts";
import { folderFiles } from "../folder-files.ts";
import { file, tangle } from "./tangle.ts";
import { compareShards, filesOfShard } from "./whole-and-shards.ts";

describe("every face of the whole is told of by one shard, with the same outline, area and answers", () => {
  test("a tangle of crossing land, frontiers and acts that undo acts", () => {
    const { whole, sharded, shards } = compareShards(tangle(3), 7, undefined, ["title", "control", "claims"]);
    expect(shards.length).toBeGreaterThan(4);
    expect(whole.length).toBeGreaterThan(40);
    expect(sharded).toEqual(whole);
    expect(Math.min(...shards.map(({ geometry }) => geometry.length))).toBeLessThan(30);
  });

  test("an atlas of treaties with frontiers", () => {
    const { whole, sharded, shards } = compareShards(folderFiles("test/atlases/schleswig/atlas"), 4);
    expect(shards.length).toBeGreaterThan(1);
    expect(sharded).toEqual(whole);
  });

  test("land across 180 degrees and round a pole", () => {
    const rings: Record<string, number[][]> = {
      across: [[170, 50], [190, 50], [190, 60], [170, 60], [170, 50]],
      back: [[175, 55], [-175, 55], [-175, 65], [175, 65], [175, 55]],
      east: [[178, 52], [179, 52], [179, 56], [178, 56], [178, 52]],
      west: [[-179, 52], [-178, 52], [-178, 57], [-179, 57], [-179, 52]],
      polar: [[-120, 80], [0, 80], [120, 80], [-120, 80]],
      under: [[10, 79], [20, 79], [20, 85], [10, 85], [10, 79]],
      far: [[10, 0], [20, 0], [20, 5], [10, 5], [10, 0]],
      gone: [[10, 88], [20, 88], [20, 95], [10, 88]],
    }; // biome-ignore format: one line a ring
    const names = Object.keys(rings);
    const features = names.map((id) => ({ type: "Feature", id, properties: {}, geometry: { type: "Polygon", coordinates: [rings[id]] } }));
    const { whole, sharded, shards } = compareShards(
      [
        file("atlas.yaml", "title: { en: Round }\nlicence: CC0-1.0\ndefault: { date: 1950-01-01, viewpoint: v }\n"),
        file("viewpoints/v.yaml", "name: { en: V }\ngroups: [[consensus]]\n"),
        file("polities/p.yaml", "type: state\nname: { en: P }\n"),
        file("territories/l.geojson", JSON.stringify({ type: "FeatureCollection", features })),
        file("territories/t.yaml", names.map((id) => `${id}: { name: { en: T }, extent: "l.geojson#${id}" }\n`).join("")),
        file(
          "events/e.yaml",
          names
            .map((id, i) => `e-${id}: { type: handover, name: { en: E }, when: 190${i}-01-01, effects: [{ control: p, over: ${id} }] }\n`)
            .join(""),
        ),
      ],
      8,
    );
    expect(shards.length).toBeGreaterThan(3);
    expect(whole.length).toBeGreaterThan(8);
    expect(sharded).toEqual(whole);
    expect(shards.some(({ geometry }) => geometry.length <= 2)).toBe(true);
  });

  const outlines = cshapes()?.filter(({ polygons }) =>
    polygons.every(([outer]) => outer?.every(([lon, lat]) => lon > 12 && lon < 30 && lat > 34 && lat < 50)),
  );
  test.skipIf(!outlines)("CShapes in the east of Europe (skipped where the corpora are absent)", () => {
    const world = { name: "", short: "", outlines: outlines ?? [], box: [0, 0, 1, 1], years: [1886, 2019] } as const;
    const { whole, sharded, shards } = compareShards(atlasOf(world), 6, undefined, ["control"]);
    expect(shards.length).toBeGreaterThan(3);
    expect(whole.length).toBeGreaterThan(20);
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
  const shards = planShards(files.flatMap((f) => surveyOf(f) ?? []), 4); // biome-ignore format: one call
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
  expect(surveyOf(file("polities/p.yaml", "type: state\nname: { en: P }\n"))).toMatchObject({
    cut: false,
    units: [{ ids: ["polities/p"] }],
  });
});
