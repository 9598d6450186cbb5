/** A document that is cut into its features is the document that `JSON.parse` gives, wherever its pieces end. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DataRead } from "../../src/import/data/feature.ts";
import { geojson } from "../../src/import/data/json-formats.ts";
import { largeJson } from "../../src/import/data/large-json.ts";
import type { ImportFault } from "../../src/import/imported.ts";

const file = (text: string) => ({ name: "large.geojson", bytes: new TextEncoder().encode(text) });
const read = (text: string, size = 7) => largeJson(file(text), {}, size);
const feature = (name: string) => ({
  type: "Feature",
  properties: { name, features: [{ features: [] }] },
  geometry: { type: "Point", coordinates: [1, 2] },
});

describe("a large document", () => {
  test("is what JSON.parse gives of it, in pieces of any size", () => {
    const member = fc.oneof(fc.jsonValue(), fc.string().map(feature));
    const document = fc.oneof(
      fc.jsonValue(),
      fc.record({ type: fc.constant("FeatureCollection"), features: fc.array(member), crs: fc.jsonValue() }),
      fc.record({ crs: fc.jsonValue(), features: fc.jsonValue() }),
      fc.array(fc.record({ features: fc.array(member) })),
    );
    fc.assert(
      fc.property(document, fc.integer({ min: 1, max: 40 }), fc.constantFrom(undefined, 1, "\t"), (value, size, indent) => {
        const text = JSON.stringify(value, undefined, indent);
        expect(read(text, size)).toEqual({ value: JSON.parse(text) });
      }),
    );
  });

  test("of several lists of features has the last, as JSON.parse has", () => {
    const text = '\ufeff {"features":[{"a":1},[2]], "name":"features", "other":[{}], "features" : [ {"b":"}]\\"[{"} , null ] }';
    expect(read(text)).toEqual({ value: JSON.parse(text.slice(1)) });
  });

  test.each([
    ["cut off within a feature", '{"type":"FeatureCollection","features":[{"a":1},{"b":'],
    ["cut off between features", '{"type":"FeatureCollection","features":[{"a":1},'],
    ["without a comma", '{"features":[{"a":1} {"b":2}]}'],
    ["with a bracket too many", '{"features":[{"a":1}]]}'],
    ["with something after it", '{"features":[]} x'],
    ["with a fault in a feature", '{"features":[{"a":1},{b:2}]}'],
    ["empty", ""],
  ])("%s is refused in words", (_, text) => {
    const found = read(text);
    expect("value" in found ? found : found.message).toMatch(/^large\.geojson cannot be read as JSON after \d features: /);
  });

  test("in another encoding says what to ask for", () => {
    const found = largeJson({ name: "l.json", bytes: new Uint8Array([0x7b, 0xe0, 0x7d]) }, {});
    expect("value" in found ? found : [found.message, found.help]).toEqual([
      "l.json is not in UTF-8",
      "say what it is in: --encoding windows-1257",
    ]);
  });
});

describe("a large file", () => {
  const given = (large: number) => ({
    tools: { readSqlite: () => Promise.reject(new Error("none")) },
    options: { large },
    beside: new Map(),
  });
  const both = (text: string): [DataRead | ImportFault, DataRead | ImportFault] => [
    geojson.read(file(text), given(0)) as DataRead,
    geojson.read(file(text), given(1e9)) as DataRead,
  ];

  test.each([
    [
      "a collection",
      JSON.stringify({ type: "FeatureCollection", crs: { properties: { name: "EPSG:3857" } }, features: [feature("a"), null, 5] }),
    ],
    ["a feature", JSON.stringify(feature("alone"))],
    ["a sequence under the ending of a document", `${JSON.stringify(feature("a"))}\n\n\x1e${JSON.stringify(feature("b"))}\n`],
    [
      "a topology",
      JSON.stringify({
        type: "Topology",
        arcs: [],
        objects: { land: { type: "GeometryCollection", geometries: [{ type: "Point", coordinates: [1, 2] }] } },
      }),
    ],
  ])("with %s is read as a small one", (_, text) => {
    const [large, small] = both(text);
    expect(small.ok).toBe(true);
    expect(large).toEqual(small);
  });
});
