import { readdirSync } from "node:fs";
import { join } from "node:path";
import { feature } from "topojson-client";
import type { Topology } from "topojson-specification";
import { describe, expect, test } from "vitest";
import { areaOfRing } from "../../../src/core/space/area.ts";
import type { MultiPolygon, Primitive } from "../../../src/core/space/geometry.ts";
import { simplify } from "../../../src/core/space/simplify.ts";
import { corpus, readCorpus } from "../../corpora.ts";
import { areaOfFaces, areaOfPolygons, GREEN, lands, soundly } from "./shapes.ts";

interface Feature {
  readonly geometry: { readonly type: string; readonly coordinates: unknown } | null;
}

function polygonsOf(f: Feature): MultiPolygon {
  if (f.geometry?.type === "Polygon") return [f.geometry.coordinates as MultiPolygon[number]];
  return f.geometry?.type === "MultiPolygon" ? (f.geometry.coordinates as MultiPolygon) : [];
}

const numbered = (features: readonly Feature[]): Primitive[] => features.map((f, i) => lands(String(i).padStart(5, "0"), polygonsOf(f)));

/** km² that a border of this length moves over when it moves by a grid step */
function slack(polygons: MultiPolygon): number {
  let length = 0;
  for (const ring of polygons.flat())
    for (let i = 1; i < ring.length; i++) length += Math.hypot(ring[i]![0] - ring[i - 1]![0], ring[i]![1] - ring[i - 1]![1]);
  return length * 111.4 * 1e-7 * 111.4 * Math.SQRT2 + 1e-6;
}

describe("CShapes, whole", () => {
  const topology = readCorpus<Topology>("cshapes/cshapes_2_gw.topojson.xz");
  test.skipIf(topology === undefined)(
    "all gates green, every record's area kept, locate agrees with the outlines",
    () => {
      const collection = feature(topology!, topology!.objects.cshapes_2_gw!) as unknown as { features: Feature[] };
      const { arrangement, reports, red, plane } = soundly(numbered(collection.features));
      expect(red).toEqual(GREEN);
      expect(reports).toEqual([]);
      expect(arrangement.faceCount).toBeGreaterThan(2000);
      collection.features.forEach((f, i) => {
        const faces = arrangement.facesOf(String(i).padStart(5, "0"));
        const polygons = polygonsOf(f);
        expect(Math.abs(areaOfFaces(arrangement, faces) - areaOfPolygons(polygons)), String(i)).toBeLessThan(slack(polygons));
        if (i % 40 === 0) expect(areaOfPolygons(arrangement.outline(faces))).toBeCloseTo(areaOfFaces(arrangement, faces), 3);
      });
      for (let f = 1; f < arrangement.faceCount; f++) expect(arrangement.locate(arrangement.pointIn(f)).face).toBe(f);

      // simplified borders: far fewer corners, still shared, nothing crosses, every face still there
      const lines = simplify(arrangement, 10);
      const before = arrangement.arcs.reduce((n, arc) => n + arc.line.length, 0);
      const after = lines.reduce((n, line) => n + line.length, 0);
      expect(after).toBeLessThan(before / 5);
      const face = Array.from({ length: arrangement.faceCount - 1 }, (_, i) => lands(`f${i + 1}`, arrangement.outline([i + 1], lines)));
      const again = soundly(face);
      expect(again.red).toEqual(GREEN);
      // slivers a centimetre wide may close when the lines are put on the grid again; nothing else may change
      const closed = again.reports.map((r) => r.fault === "collapsed" && arrangement.areaOf(Number(r.primitive.slice(1))) < 0.01);
      expect(closed.every(Boolean)).toBe(true);
      expect(closed.length).toBeLessThan(10);
      expect(Math.abs(again.arrangement.faceCount - arrangement.faceCount)).toBeLessThanOrEqual(2 * closed.length);
      expect(plane.graph.vertexCount).toBeGreaterThan(again.plane.graph.vertexCount);
    },
    60_000,
  );
});

describe.skipIf(corpus("historical-basemaps") === undefined)("historical-basemaps, whole", () => {
  test.each(["world_1815", "world_1914"])(
    "%s: all gates green, every record's area kept or named",
    (name) => {
      const collection = readCorpus<{ features: Feature[] }>(`historical-basemaps/${name}.geojson`)!;
      const { arrangement, reports, red } = soundly(numbered(collection.features));
      expect(red).toEqual(GREEN);
      const named = new Set(reports.map((r) => r.primitive));
      collection.features.forEach((f, i) => {
        const id = String(i).padStart(5, "0");
        const polygons = polygonsOf(f);
        if (polygons.length === 0 || named.has(id)) return;
        const given = Math.abs(
          polygons.reduce((sum, rings) => sum + rings.reduce((s, r, k) => s + (k === 0 ? 1 : -1) * Math.abs(areaOfRing(r)), 0), 0),
        );
        expect(Math.abs(areaOfFaces(arrangement, arrangement.facesOf(id)) - given), id).toBeLessThan(slack(polygons));
      });
      expect(named.size).toBeLessThan(10);
    },
    30_000,
  );
});

describe("faulty GeoJSON", () => {
  const folder = corpus("geojson-invalid-geometry");
  const files =
    folder === undefined
      ? []
      : ["invalid_geometries", "problematic_geometries", "valid"].flatMap((part) =>
          readdirSync(join(folder, part)).map((f) => `${part}/${f}`),
        );
  test.skipIf(folder === undefined)("never throws, and the gates hold", () => {
    const faults: Record<string, string[]> = {};
    for (const file of files) {
      const text = readCorpus<{ features?: Feature[] } & Feature>(`geojson-invalid-geometry/${file}`)!;
      const { reports, red } = soundly(numbered(text.features ?? [text]));
      expect(red, file).toEqual(GREEN);
      if (reports.length > 0) faults[file.split("/")[1]!.replace(".geojson", "")] = reports.map((r) => r.fault);
    }
    expect(faults).toEqual({
      invalid_less_three_unique_nodes: ["too-few-points"],
      problematic_inner_and_exterior_ring_intersect: ["winding"],
      problematic_outside_lat_lon_boundaries: ["out-of-range"],
      problematic_self_intersection_large: ["self-crossing"],
      problematic_self_intersection_small: ["self-crossing"],
    });
  });
});
