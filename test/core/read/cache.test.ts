import { expect, it } from "vitest";
import { ReadCache, readAtlas } from "../../../src/core/read/read-atlas.ts";
import { file, HEAD } from "./atlas-of.ts";

const place = (lat: number) => `at: { lat: ${lat}, lon: 2 }\n`;

it("reads again only what changed", () => {
  const cache = new ReadCache();
  const files = [
    file("atlas.yaml", HEAD),
    file("places/a.yaml", place(1)),
    file("places/b.yaml", place(2)),
    file("places/c.yaml", "bogus: 1\n"),
  ];
  const first = readAtlas(files, cache);
  const second = readAtlas([...files.slice(0, 2), file("places/b.yaml", place(3)), file("places/c.yaml", "bogus: 1\n")], cache);
  expect(second.records[0]).toBe(first.records[0]);
  expect(second.records[1]).not.toBe(first.records[1]);
  expect(second.records[1]?.data).toMatchObject({ at: { lat: 3 } });
  expect(second.diagnostics).toEqual(first.diagnostics);
});

it("forgets files that are gone", () => {
  const cache = new ReadCache();
  readAtlas([file("atlas.yaml", HEAD), file("places/a.yaml", place(1)), file("places/b.yaml", place(1))], cache);
  expect(readAtlas([file("atlas.yaml", HEAD), file("places/b.yaml", place(1))], cache).records.map((r) => r.id)).toEqual(["b"]);
});

it("gives the same with a cache and without", () => {
  const cache = new ReadCache();
  const files = [
    file("atlas.yaml", HEAD),
    file("territories/a.yaml", "extent: x.geojson\n"),
    file("territories/b.yaml", "extent: a\n"),
    file("territories/c.yaml", "b:\n  extent: a\n"),
  ];
  readAtlas(files, cache);
  const again = readAtlas(files.toReversed(), cache);
  expect(again.diagnostics).toEqual(readAtlas(files).diagnostics);
  expect(again.diagnostics.map((d) => d.rule)).toEqual(["missing-file", "duplicate-id"]);
});
