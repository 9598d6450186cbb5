/** What the workbench makes of what was drawn and filled in, before it is sent. */
import { describe, expect, test } from "vitest";
import { compose } from "../../src/core/author/compose.ts";
import { pathInAddress } from "../../src/web/workbench/bench.ts";
import { featureOf, pointsIn, precisionAt } from "../../src/web/workbench/drawn-outline.ts";
import { at, withValue } from "../../src/web/workbench/edited-mapping.ts";
import { type Filled, recordGiven } from "../../src/web/workbench/filled.ts";

describe("an outline", () => {
  test("is closed, counter-clockwise, and no finer than it is exact", () => {
    const ring = featureOf(
      [
        [20.123456, 50],
        [20, 50.987654],
        [21.5, 51],
        [21.5, 51],
      ],
      3,
    )?.geometry.coordinates[0];
    expect(ring).toEqual([
      [21.5, 51],
      [20, 50.988],
      [20.123, 50],
      [21.5, 51],
    ]);
    expect(
      featureOf(
        [
          [20, 50],
          [21, 51],
        ],
        1,
      ),
    ).toBeUndefined();
    expect(
      featureOf(
        [
          [20, 50],
          [20.5, 50.5],
          [21, 51],
        ],
        1,
      ),
    ).toBeUndefined();
  });
  test("is as exact as the map was near", () => {
    // a pixel at zoom 0 is 78 km of the equator, three of them 235 km
    expect([precisionAt(0, 0), precisionAt(60, 0), precisionAt(0, 10)]).toEqual([300, 200, 0.3]);
  });
  test("is read from typed points, latitude first; what is none is left out", () => {
    expect(pointsIn("54.69, 25.28; 55 26\nnorth, east; 91, 0; 1 2 3")).toEqual([
      [25.28, 54.69],
      [26, 55],
    ]);
  });
});

describe("a form", () => {
  const record = (collection: Parameters<typeof recordGiven>[0], values: Readonly<Record<string, Filled>>): string => {
    const made = compose([], { collection, id: "one", given: recordGiven(collection, values) });
    return made.ok ? made.record : made.message;
  };
  test("becomes the record that was meant: no empty parts, no gaps, texts as they stand", () => {
    const values = {
      type: "treaty",
      name: { en: " The [first] peace ", lt: "" },
      parties: "avia, bovia",
      tags: "one, two: three",
      stages: [{ stage: "signed", on: "1920-03-01" }, { stage: "" }, { stage: "in-force", on: "1920-06-01", by: "avia" }],
      articles: { "1": { gist: { en: "All." }, effects: [{ cedes: "bank", by: "avia", to: "bovia" }] }, "2": {} },
      note: { en: "{as it stands}" },
      cite: "",
    };
    expect(record("instruments", values)).toBe(
      'type: treaty\nname: { en: "The [first] peace" }\nparties: [avia, bovia]\nstages:\n  - { stage: signed, on: 1920-03-01 }\n  - { stage: in-force, on: 1920-06-01, by: avia }\nnote: { en: "{as it stands}" }\ntags: [one, "two: three"]\narticles:\n  "1":\n    gist: { en: All. }\n    effects:\n      - { cedes: bank, by: avia, to: bovia }\n',
    );
  });
  test("positions are numbers, and nothing at all is no record", () => {
    expect(record("places", { at: { lat: "54.7", lon: "25.3" } })).toBe("at: { lat: 54.7, lon: 25.3 }\n");
    expect(record("places", { at: { lat: "" }, name: {} })).toBe("the record says nothing");
  });
});

test("a mapping is edited without touching the rest of it", () => {
  const mapping = { title: "A", holder: { columns: ["a", "b"], prefix: "x-" }, id: "fid" };
  expect(at(mapping, ["holder", "columns"])).toBe("a");
  expect(withValue(mapping, ["holder", "columns"], ["c"])).toEqual({ ...mapping, holder: { columns: ["c"], prefix: "x-" } });
  expect(withValue(mapping, ["id"], undefined)).toEqual({ title: "A", holder: mapping.holder });
  expect(withValue(mapping, ["join", "table"], "a")).toEqual({ ...mapping, join: { table: "a" } });
});

test("an editor gets a path with all its marks", () => {
  expect(pathInAddress("/home/a b", "polities/ž#1.yaml")).toBe("/home/a%20b/polities/%C5%BE%231.yaml");
  expect(pathInAddress("C:\\atlas", "x.yaml")).toBe("/C:/atlas/x.yaml");
});
