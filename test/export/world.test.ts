/** A viewpoint's world: sizes, codes, disputed land apart, borders shared exactly. */
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { beforeAll, describe, expect, test } from "vitest";
import { compile } from "../../src/core/compile.ts";
import { worldSvg } from "../../src/export/world/picture.tsx";
import { MOST_BYTES, type Size, Worlds } from "../../src/export/world/world-file.ts";
import { compileCase } from "../atlases/questions.ts";
import { parseDay } from "../import/day.ts";
import { sourceFiles } from "../import/source-files.ts";

type Properties = Readonly<Record<string, string | number | boolean>>;
type World = Topology<{ land: GeometryCollection<Properties> }>;
const propertiesOf = (g: { readonly properties?: unknown } | undefined): Properties => (g?.properties ?? {}) as Properties;
interface Feature {
  readonly id: string;
  readonly properties: Properties;
  readonly geometry: { readonly coordinates: readonly (readonly (readonly (readonly number[])[])[])[] } | null;
}
const bytes = (text: string): number => new TextEncoder().encode(text).length;
const featuresOf = (text: string): readonly Feature[] => (JSON.parse(text) as { features: readonly Feature[] }).features;

/** Directed edges of all features: one that stands twice is land given twice, one without its reverse is a coast. */
function edgesOf(features: readonly Feature[]): { readonly twice: number; readonly shared: number } {
  const edges = new Set<string>();
  let twice = 0;
  for (const { geometry } of features)
    for (const polygon of geometry?.coordinates ?? [])
      for (const ring of polygon)
        for (let i = 1; i < ring.length; i++) {
          const key = `${ring[i - 1]}>${ring[i]}`;
          if (edges.has(key)) twice++;
          edges.add(key);
        }
  const shared = [...edges].filter((key) => edges.has(key.split(">").reverse().join(">"))).length;
  return { twice, shared };
}

describe("today's world", () => {
  let worlds: Worlds;
  beforeAll(() => {
    const { atlas, resolver } = compileCase("today");
    worlds = new Worlds(atlas, resolver, parseDay("2025-06-30"));
  });
  const text = (viewpoint: string, size: Size, format: "geojson" | "topojson") => worlds.text({ viewpoint, layer: "title", size, format });

  test.each([
    ["small", "geojson"],
    ["small", "topojson"],
    ["medium", "topojson"],
  ] as const)("%s %s is as small as it says, in many eyes", (size, format) => {
    // arcs and units are the same in all: a third of them say as much as all
    for (const viewpoint of [...worlds.atlas.collections.viewpoints.keys()].filter((_, i) => i % 3 === 0))
      expect([viewpoint, bytes(text(viewpoint, size, format)) <= MOST_BYTES[size]]).toEqual([viewpoint, true]);
  });

  test("a picture is as small as it says", () => {
    expect(bytes(worldSvg(worlds, { viewpoint: "china", layer: "title", size: "small" }))).toBeLessThanOrEqual(MOST_BYTES.small);
  });

  test("every disputed unit is a feature of its own at every size, with its codes", () => {
    for (const size of ["small", "medium"] as const) {
      const topology = JSON.parse(text("india", size, "topojson")) as World;
      const units = topology.objects.land.geometries.filter((g) => propertiesOf(g)["brk_a3"] !== undefined);
      expect(units.length).toBe(93);
      expect(units.every((g) => propertiesOf(g)["disputed"] === true)).toBe(true);
    }
    const medium = featuresOf(text("india", "medium", "geojson"));
    const of = (id: string) => medium.find((f) => f.id === id)?.properties ?? {};
    expect(of("IND")).toMatchObject({ name: "India", iso_a3: "IND", adm0_a3: "IND", wikidata: "Q668", name_fr: "Inde", name_lt: "Indija" });
    expect(of("SSD")).toMatchObject({ name: "South Sudan", iso_a3: "SSD", adm0_a3: "SDS" });
    expect(of("B07")).toMatchObject({
      name: "Aksai Chin",
      disputed: true,
      status: "held",
      holder: "IND",
      controller: "CHN",
      wikidata: "Q230830",
    });
    expect(of("B13")).toMatchObject({ name: "Abyei", status: "undetermined" });
    expect(of("B50")).toMatchObject({ holder: "CUB", controller: "USA", control_mode: "leases" });
  });

  test("two viewpoints differ in whose the land is, and in no border", () => {
    const [india, china] = ["india", "china"].map(
      (v) => JSON.parse(text(v, "small", "topojson")) as Topology<{ land: GeometryCollection<Properties> }>,
    );
    const holder = (world: typeof india, brk: string) => propertiesOf(world?.objects.land.geometries.find((g) => g.id === brk))["holder"];
    expect([holder(india, "B00"), holder(china, "B00")]).toEqual(["IND", "CHN"]);
    expect(china?.transform).toEqual(india?.transform);
    const lines = (world: typeof india) => new Set(world?.arcs.map((arc) => JSON.stringify(arc)));
    expect(lines(china)).toEqual(lines(india));
  });

  test.each([
    ["small", "geojson"],
    ["medium", "geojson"],
    ["full", "geojson"],
  ] as const)("in the %s %s no land is given twice, and neighbours share their borders", (size, format) => {
    const { twice, shared } = edgesOf(featuresOf(text("all-maps", size, format)));
    expect(twice).toBe(0);
    expect(shared).toBeGreaterThan(1000);
  });

  test("TopoJSON is read by its own library into the same features", () => {
    const topology = JSON.parse(text("all-maps", "small", "topojson")) as World;
    const { features } = feature(topology, topology.objects.land);
    expect(features.length).toBe(featuresOf(text("all-maps", "small", "geojson")).length);
    expect(features.find((f) => f.id === "FRA")?.geometry.type).toMatch(/Polygon$/);
  });

  test("one file has all land with a column for each viewpoint", () => {
    const topology = JSON.parse(worlds.everybody()) as World;
    const of = (id: string) => propertiesOf(topology.objects.land.geometries.find((g) => g.id === id));
    expect(of("B00")).toMatchObject({
      disputed: true,
      title_india: "IND",
      title_china: "CHN",
      title_taiwan: "TWN",
      title_all_maps: "CHN,IND,TWN",
    });
    expect(of("B94")).toMatchObject({ title_egypt: "none", title_everyone: "none" });
    expect(of("FRA")).toMatchObject({ iso_a3: "FRA", title_india: "FRA" });
  });

  test("the file says what it is evidence of", () => {
    expect(JSON.parse(text("china", "small", "geojson"))).toMatchObject({
      viewpoint: "china",
      date: "2025-06-30",
      licence: "CC0-1.0",
      evidence: expect.stringContaining("no statement of that government"),
    });
  });
});

test("a small region gets the detail that its width needs, and land on which viewpoints differ stands by itself", () => {
  const square = (x: number) => `{ polygon: [[[${x}, 50], [${x + 1}, 50], [${x + 1}, 51], [${x}, 51], [${x}, 50]]] }`;
  const files = {
    "atlas.yaml": "title: Two\nlicence: CC0-1.0\ndefault: { date: 2000-01-01, viewpoint: a }\n",
    "polities/p.yaml": "a: { type: state, name: A }\nb: { type: state, name: B }\n",
    "territories/t.yaml": `left: { name: Left, extent: ${square(20)}, precision_km: 1 }\nright: { name: Right, extent: ${square(21)}, precision_km: 1 }\n`,
    "statements/s.yaml":
      "a: { according_to: a, when: 1999-01-01, effects: [{ claims: left }, { claims: right }] }\nb: { according_to: b, when: 1999-01-01, effects: [{ claims: right }, { title: a, over: left }] }\n",
    "viewpoints/v.yaml": "a: { groups: [[a]] }\nb: { groups: [[b]] }\n",
  };
  const { atlas, resolver } = compile(sourceFiles(files));
  const worlds = new Worlds(atlas, resolver, parseDay("2000-01-01"));
  const seen = (viewpoint: string): unknown[] =>
    featuresOf(worlds.text({ viewpoint, layer: "title", size: "small", format: "geojson" })).map(({ id, properties, geometry }) => [
      id,
      properties["disputed"] ?? false,
      properties["holder"] ?? null,
      geometry?.coordinates[0]?.[0]?.length,
    ]);
  expect(seen("a")).toEqual([
    ["a", false, null, 5],
    ["right", true, "a", 5],
  ]);
  expect(seen("b")).toEqual([
    ["a", false, null, 5],
    ["right", true, "b", 5],
  ]);
});
