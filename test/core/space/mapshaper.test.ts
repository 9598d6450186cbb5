import { createRequire } from "node:module";
import { describe, expect, test } from "vitest";
import type { LonLat, MultiPolygon } from "../../../src/core/space/geometry.ts";
import { corpus, readCorpus } from "../../corpora.ts";
import { areaOfFaces, areaOfPolygons, lands, soundly } from "./shapes.ts";

interface Collection {
  readonly features: readonly {
    readonly properties: { readonly NAME?: string | null };
    readonly geometry: { readonly type: string; readonly coordinates: unknown } | null;
  }[];
}

/** mapshaper ships without types. */
const { applyCommands } = createRequire(import.meta.url)("mapshaper") as {
  applyCommands(commands: string, input: Record<string, unknown>): Promise<Record<string, Uint8Array>>;
};

async function mosaic(geojson: object): Promise<MultiPolygon[]> {
  const output = await applyCommands("-i in.json -mosaic -o out.json format=geojson", { "in.json": geojson });
  const parsed = JSON.parse(new TextDecoder().decode(output["out.json"])) as {
    features?: { geometry: { type: string; coordinates: unknown } }[];
    geometries?: { type: string; coordinates: unknown }[];
  };
  const geometries = parsed.features?.map((f) => f.geometry) ?? parsed.geometries ?? [];
  return geometries.map((g) => (g.type === "Polygon" ? [g.coordinates as MultiPolygon[number]] : (g.coordinates as MultiPolygon)));
}

describe("mapshaper, an independent overlay, finds the same faces", () => {
  test("a hundred overlapping polygons", async () => {
    let seed = 5;
    const random = () => {
      seed = (seed * 48271) % 2147483647;
      return seed / 2147483647;
    };
    const rings = Array.from({ length: 100 }, (): LonLat[] => {
      const [cx, cy, n] = [random() * 40, random() * 40, 3 + Math.floor(random() * 9)];
      const ring = Array.from(
        { length: n },
        (_, i): LonLat => [
          Math.round((cx + (1 + 4 * random()) * Math.cos((2 * Math.PI * i) / n)) * 1e5) / 1e5,
          Math.round((cy + (1 + 4 * random()) * Math.sin((2 * Math.PI * i) / n)) * 1e5) / 1e5,
        ],
      );
      return [...ring, ring[0]!];
    });
    const theirs = await mosaic({
      type: "FeatureCollection",
      features: rings.map((r) => ({ type: "Feature", properties: {}, geometry: { type: "Polygon", coordinates: [r] } })),
    });
    const { arrangement } = soundly(rings.map((r, i) => lands(`p${i}`, [[r]])));
    compare(arrangement, theirs, 1e-6);
  });

  test.skipIf(corpus("historical-basemaps") === undefined)(
    "Europe in 1914",
    async () => {
      const all = readCorpus<Collection>("historical-basemaps/world_1914.geojson")!;
      const within = (value: unknown): boolean =>
        Array.isArray(value) && typeof value[0] === "number"
          ? value[0] > -12 && value[0] < 45 && value[1] > 34 && value[1] < 72
          : Array.isArray(value) && value.every(within);
      const features = all.features.filter((f) => f.geometry !== null && within(f.geometry.coordinates));
      expect(features.length).toBeGreaterThan(15);
      const given = features.map((f) =>
        f.geometry!.type === "Polygon" ? [f.geometry!.coordinates as MultiPolygon[number]] : (f.geometry!.coordinates as MultiPolygon),
      );
      const theirs = await mosaic({ type: "FeatureCollection", features });
      const { arrangement } = soundly(given.map((g, i) => lands(`p${i}`, g)));
      compare(arrangement, theirs, 1e-4);
    },
    20_000,
  );
});

/** Every face of theirs that is no sliver has its counterpart among ours, by area. */
function compare(arrangement: ReturnType<typeof soundly>["arrangement"], theirs: readonly MultiPolygon[], relative: number): void {
  // mapshaper keeps enclosed gaps as tiles, as we keep them as faces
  const held = Array.from({ length: arrangement.faceCount - 1 }, (_, i) => i + 1);
  const big = (areas: number[]) => areas.filter((a) => a > 1).sort((a, b) => b - a);
  const ours = big([...held].map((f) => arrangement.areaOf(f)));
  const others = big(theirs.map(areaOfPolygons));
  expect(ours.length).toBe(others.length);
  ours.forEach((area, i) => expect(Math.abs(area / others[i]! - 1)).toBeLessThan(relative * 100));
  expect(Math.abs(areaOfFaces(arrangement, held) / theirs.reduce((sum, p) => sum + areaOfPolygons(p), 0) - 1)).toBeLessThan(relative);
}
