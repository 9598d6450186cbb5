/** Sites that reach around the world. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { GeometryCollection, Topology } from "topojson-specification";
import { describe, expect, test } from "vitest";
import { compile } from "../../src/core/compile.ts";
import { importCshapes } from "../../src/import/cshapes.ts";
import { baseLand } from "../../src/publish/data/base-land.ts";
import { publish } from "../../src/publish/publish.ts";
import { readCorpus } from "../corpora.ts";
import { sourceFiles } from "../import/source-files.ts";

const natural = (file: string): Topology =>
  JSON.parse(readFileSync(createRequire(import.meta.url).resolve(`world-atlas/${file}`), "utf8")) as Topology;

describe("the land under a map", () => {
  const [near, far] = [natural("land-50m.json"), natural("land-110m.json")];

  test.each([
    ["the whole world", undefined],
    ["a region with the world around it", [20, 53, 27, 57] as const],
    ["a region at the antimeridian", [165, -20, 179, -10] as const],
  ])("never runs across the map: %s", (_, bounds) => {
    const geometry = baseLand(near, far, bounds as [number, number, number, number] | undefined).features[0]
      ?.geometry as GeoJSON.MultiPolygon;
    const rings = geometry.coordinates.flat() as [number, number][][];
    expect(rings.length).toBeGreaterThan(50);
    for (const ring of rings)
      ring.forEach(([x, y], i) => {
        expect(Math.abs(x)).toBeLessThanOrEqual(180);
        const [before] = ring[Math.max(0, i - 1)] as [number, number];
        // Antarctica alone goes all the way round, along the pole
        if (y > -89) expect(Math.abs(x - before)).toBeLessThan(180);
      });
    // the Caspian is no land, Chukotka beyond the antimeridian and Antarctica are
    const inside = (x: number, y: number): boolean =>
      rings.reduce((odd, ring) => {
        let hit = odd;
        for (let i = 1; i < ring.length; i++) {
          const [ax, ay] = ring[i - 1] as [number, number];
          const [bx, by] = ring[i] as [number, number];
          if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) hit = !hit;
        }
        return hit;
      }, false);
    expect([inside(50.5, 42), inside(-175, 66.5), inside(100, 60), inside(90, -80), inside(-70, -88), inside(-30, 40)]).toEqual([
      false,
      true,
      true,
      true,
      true,
      false,
    ]);
  });
});

const topology = readCorpus<Topology<{ cshapes_2_gw: GeometryCollection }>>("cshapes/cshapes_2_gw.topojson.xz");

describe.skipIf(!topology)("the islands and the realms of the Pacific, from CShapes", () => {
  test("have a site with a map of their own, small data and no page too heavy", () => {
    const { cshapes_2_gw } = (topology as NonNullable<typeof topology>).objects;
    const some = new Set([2, 365, 900, 920, 940, 950]);
    const part = {
      ...topology,
      objects: {
        cshapes_2_gw: {
          ...cshapes_2_gw,
          geometries: cshapes_2_gw.geometries.filter((one) => some.has((one.properties as { gwcode: number }).gwcode)),
        },
      },
    };
    const imported = importCshapes([{ name: "cshapes_2_gw.topojson", text: JSON.stringify(part) }]);
    if (!imported.ok) throw new Error(imported.message);
    const { atlas, resolver, diagnostics } = compile(sourceFiles(imported));
    const site = new Map([...publish(atlas, resolver, { webAssets: new Map(), diagnostics })].map((file) => [file.path, file]));
    const text = (path: string): string => new TextDecoder().decode(site.get(path)?.bytes);
    const data = JSON.parse(text("data/map/atlas.json"));
    expect(data.home.zoom).toBeLessThan(3);
    expect(JSON.parse(text("data/map/cells.json")).objects.cells.geometries.length).toBeGreaterThan(5);
    const places = [...site.keys()].filter((path) => /^places\/./.test(path));
    expect(places.length).toBeGreaterThan(5);
    for (const path of ["index.html", "map/index.html", ...places]) expect(text(path).length, path).toBeLessThan(500_000);
  });
});
