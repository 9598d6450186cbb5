import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Imported } from "../../src/import/imported.ts";
import { importPerspectives } from "../../src/import/perspectives.ts";
import { corpus } from "../corpora.ts";
import { parseDay } from "./day.ts";
import { checked, sound } from "./source-files.ts";

const square = (x: number, size = 2): number[][][] => [[[x, 0], [x + size, 0], [x + size, size], [x, size], [x, 0]]]; // biome-ignore format: one line
const outline = (id: number, coordinates: unknown) => ({
  type: "Feature",
  id: `relation/${id}`,
  properties: {},
  geometry: { type: "Polygon", coordinates },
});
const LISTS = {
  AAA: { base: [["plus", "relation", 1]], perspectives: { AAA: [["plus", "relation", 2]] }, "interior-points": { base: [[0.5, 0.5]], AAA: [[2.5, 0.5]] }, "exterior-points": { base: [[2.5, 0.5]] } },
  BBB: { base: [["plus", "relation", 2]], perspectives: { AAA: [["minus", "relation", 2]] } },
}; // biome-ignore format: as the data set writes it
const LAND = { type: "FeatureCollection", features: [outline(1, square(0)), outline(2, square(2))] };
const read = (lists: unknown = LISTS, land: unknown = LAND, on: string | undefined = "2025-01-01") =>
  importPerspectives(
    [
      { name: "a.json", text: JSON.stringify(lists) },
      { name: "a.geojson", text: JSON.stringify(land) },
    ],
    { on, precisionKm: 1 },
  );
function asked(data: Imported) {
  const { resolver } = checked(data);
  return (at: [number, number], viewpoint: string, day = "2025-06-01"): string => {
    const { answer, holders } = resolver.who({ at }, parseDay(day), { viewpoint }).title;
    return [answer, ...holders.map(({ polity }) => polity).sort()].join(" ");
  };
}

test("each viewpoint sees the land that its lists leave; points hold; twice the same bytes", () => {
  const data = sound(read());
  const who = asked(data);
  expect([who([0.5, 0.5], "base"), who([2.5, 0.5], "base"), who([2.5, 0.5], "aaa")]).toEqual(["held aaa", "held bbb", "held aaa"]);
  expect(who([0.5, 0.5], "base", "2024-12-31")).toBe("unknown");
  expect(data.files).toEqual(sound(read()).files);
  expect(data.files.find(({ path }) => path === "territories/all.yaml")?.text).toMatch(/contains:[\s\S]*excludes:/);
});

test("overlapping lists of one viewpoint contest; a point that the lists contradict is said", () => {
  const lists = { ...LISTS, BBB: { base: [["plus", "relation", 1]], "interior-points": { base: [[9, 9]] } } };
  const data = sound(read(lists));
  expect(asked(data)([0.5, 0.5], "base")).toBe("contested aaa bbb");
  expect(data.doubts).toEqual(["9, 9 should lie inside BBB in the eyes of base, and its lists say otherwise."]);
});

test.each([
  [LISTS, LAND, "", "is no day, month or year"],
  [{ AAA: { base: [["times", "relation", 1]] } }, LAND, "2025", "AAA has no “base”"],
  [{ AAA: { base: [], perspectives: { BB: 3 } } }, LAND, "2025", "AAA in the eyes of BB is no list"],
  [{ AAA: { base: [], perspectives: { base: [] } } }, LAND, "2025", "“base” is no code"],
  [{}, LAND, "2025", "neither lists"],
  [{ AAA: { base: [] } }, LAND, "2025", "no list leaves any land"],
  [{ AAA: { base: [["minus", "relation", 1]] } }, LAND, "2025", "no list leaves any land"],
  [LISTS, { type: "FeatureCollection", features: [] }, "2025", "no list has all its outlines"],
  [LISTS, [], "2025", "a.geojson is neither"],
])("what cannot be read is refused: %#", (lists, land, on, message) => {
  const result = read(lists, land, on);
  expect(result.ok ? "read" : result.message).toContain(message);
});

test("an outline that crosses itself costs the lists that name it, and is said", () => {
  const bow = [[[2, 0], [4, 2], [4, 0], [2, 2], [2, 0]]]; // biome-ignore format: one line
  const data = sound(read(LISTS, { type: "FeatureCollection", features: [outline(1, square(0)), outline(2, bow), null, { id: "way/x" }] }));
  expect(asked(data)([0.5, 0.5], "base")).toBe("held aaa");
  expect(data.leftOut.join("\n")).toMatch(
    /1 outlines that do not say which land is inside \(relation\/2[\s\S]*3 lists with outlines that are not there/,
  );
});

describe.each(["mar-esh", "srb-xkk-hrv"])("the published lists of %s", (name) => {
  const paths = ["json", "geojson"].map((ending) => corpus(`perspectives/${name}.${ending}`));
  test.skipIf(paths.includes(undefined))("hold to all their points", () => {
    const texts = paths.map((path) => readFileSync(path as string, "utf8"));
    const data = sound(
      importPerspectives(
        texts.map((text, i) => ({ name: `a${i}.json`, text })),
        { on: "2025" },
      ),
    );
    expect([data.leftOut, data.doubts]).toEqual([[], []]);
    checked(data);
  });
});
