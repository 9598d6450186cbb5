import { feature } from "topojson-client";
import { describe, expect, test } from "vitest";
import type { LonLat, MultiPolygon } from "../../../src/core/space/geometry.ts";
import { simplify } from "../../../src/core/space/simplify.ts";
import { toTopology } from "../../../src/core/space/topology.ts";
import { areaOfFaces, areaOfPolygons, box, GREEN, land, lands, soundly } from "./shapes.ts";

/** Two neighbours with a ragged border between them, an island in a bay of it, and a lens of two arcs with common ends. */
const ragged: LonLat[] = Array.from({ length: 101 }, (_, i) => [5 + 0.4 * Math.sin(i / 3) + 0.01 * ((i * 7919) % 11), i / 10]);
const world = () =>
  soundly([
    land("west", [[0, 0], ...ragged, [0, 10]]),
    land("east", [[10, 0], [10, 10], ...[...ragged].reverse()]),
    land("island", box(5.3, 0.4, 5.31, 0.41)),
    land("lens", [
      [20, 0],
      [21, 0.2],
      [22, 0],
      [21, -0.2],
    ]),
    land("upper", [
      [20, 0],
      [21, 0.2],
      [22, 0],
      [21, 3],
    ]),
  ]);

describe("simplified borders", () => {
  test("stay shared, cross nothing, and keep every face and its neighbours", () => {
    const { arrangement } = world();
    for (const tolerance of [1, 20, 1000]) {
      const lines = simplify(arrangement, tolerance);
      expect(lines).toHaveLength(arrangement.arcs.length);
      lines.forEach((line, a) => {
        expect(line[0]).toEqual(arrangement.arcs[a]!.line[0]);
        expect(line.at(-1)).toEqual(arrangement.arcs[a]!.line.at(-1));
      });
      const faces = Array.from({ length: arrangement.faceCount - 1 }, (_, i) => i + 1);
      const again = soundly(faces.map((f) => lands(`f${f}`, arrangement.outline([f], lines))));
      expect(again.red).toEqual(GREEN);
      expect(again.reports).toEqual([]);
      expect(again.arrangement.faceCount).toBe(arrangement.faceCount);
      expect(again.arrangement.arcs).toHaveLength(arrangement.arcs.length);
      // the island stays on its side of the border
      const island = arrangement.facesOf("island")[0]!;
      const neighbours = (which: typeof arrangement, f: number) =>
        which.arcs.flatMap((arc) => (arc.left === f ? [arc.right] : arc.right === f ? [arc.left] : []));
      const now = neighbours(again.arrangement, again.arrangement.facesOf(`f${island}`)[0]!)[0]!;
      expect(again.arrangement.facesOf(`f${neighbours(arrangement, island)[0]!}`)).toContain(now);
    }
    const corners = (t: number) => simplify(arrangement, t).reduce((n, line) => n + line.length, 0);
    expect(corners(0)).toBeGreaterThan(corners(1));
    expect(corners(1)).toBeGreaterThan(corners(20));
    const most = (n: number) => simplify(arrangement, 0, n).reduce((sum, line) => sum + line.length, 0);
    // some of the fewest may not go either, where others stand in their way
    expect(most(60) - most(0)).toBeLessThanOrEqual(60);
    expect(most(60)).toBeGreaterThan(most(10));
    expect(most(0)).toBeGreaterThan(2 * arrangement.arcs.length - 1);
  });
});

describe("TopoJSON", () => {
  test("one geometry a group, arcs stored once, coordinates exact on the grid", () => {
    const { arrangement } = world();
    const groups = ["west", "east", "lens"].map((id) => ({ id, properties: { name: id }, faces: arrangement.facesOf(id) }));
    const topology = toTopology(arrangement, [...groups, { id: "none", faces: [] }], { name: "polities" });
    const back = feature(topology as never, topology.objects.polities as never) as unknown as {
      features: { id: string; properties: { name: string }; geometry: { type: string; coordinates: unknown } | null }[];
    };
    expect(back.features.map((f) => f.id)).toEqual(["west", "east", "lens", "none"]);
    expect(back.features[3]!.geometry).toBeNull();
    groups.forEach(({ faces }, i) => {
      const { type, coordinates } = back.features[i]!.geometry!;
      const polygons = (type === "Polygon" ? [coordinates] : coordinates) as MultiPolygon;
      expect(Math.abs(areaOfPolygons(polygons) - areaOfFaces(arrangement, faces))).toBeLessThan(1e-3);
    });
    const border = topology.objects
      .polities!.geometries.slice(0, 2)
      .map((g) => new Set(g.type === "Polygon" ? g.arcs.flat().map((a) => (a < 0 ? ~a : a)) : []));
    expect([...border[0]!].filter((a) => border[1]!.has(a))).toHaveLength(1);
    const used = new Set(
      topology.objects.polities!.geometries.flatMap((g) =>
        g.type === null ? [] : (g.arcs.flat(3) as number[]).map((a) => (a < 0 ? ~a : a)),
      ),
    );
    expect(used.size).toBe(topology.arcs.length);
    expect(JSON.stringify(toTopology(arrangement, groups, { quantum: 1e-3, lines: simplify(arrangement, 5) })).length).toBeLessThan(
      JSON.stringify(topology).length / 2,
    );
  });
});
