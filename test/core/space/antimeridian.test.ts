import { describe, expect, test } from "vitest";
import { areaOfFaces, areaOfPolygons, box, GREEN, land, line, soundly } from "./shapes.ts";

const EARTH = 510065621.724;

describe("the antimeridian", () => {
  test("written as 170 → −170, as 170 → 190, and cut in two, a box is the same land", () => {
    const { arrangement, reports, red } = soundly([
      land("jump", [
        [170, 0],
        [-170, 0],
        [-170, 10],
        [170, 10],
        [170, 0],
      ]),
      land("beyond", box(170, 0, 190, 10)),
      land("behind", box(-190, 0, -170, 10)),
      { id: "cut", kind: "polygon", polygons: [[box(170, 0, 180, 10)], [box(-180, 0, -170, 10)]] },
      land("stepped", [
        [170, 0],
        [180, 0],
        [-180, 0],
        [-170, 0],
        [-170, 10],
        [-180, 10],
        [180, 10],
        [170, 10],
        [170, 0],
      ]),
    ]);
    expect(reports).toEqual([]);
    expect(red).toEqual(GREEN);
    const faces = [...arrangement.facesOf("jump")];
    expect(faces).toHaveLength(2);
    for (const id of ["beyond", "behind", "cut", "stepped"]) expect([...arrangement.facesOf(id)], id).toEqual(faces);
    expect(areaOfFaces(arrangement, faces)).toBeCloseTo(areaOfPolygons([[box(0, 0, 20, 10)]]), 3);
    for (const lon of [175, -175, 180, -180]) expect(faces, String(lon)).toContain(arrangement.locate([lon, 5]).face);
    expect(arrangement.outline(faces)).toHaveLength(2);
    expect(arrangement.arcs.filter((arc) => arc.seam)).toHaveLength(2);
  });

  test("a ring beyond 180 is read and reported", () => {
    const { arrangement, reports } = soundly([land("pacific", box(200, 0, 210, 10))]);
    expect(reports.map((r) => r.fault)).toEqual(["out-of-range"]);
    expect(arrangement.locate([-155, 5]).face).toBe(1);
  });

  test("frontiers and floods cross the seam", () => {
    const { arrangement, reports } = soundly([land("a", box(170, 0, 190, 10)), line("parallel", [165, 4], [195, 6])]);
    expect(reports).toEqual([]);
    const north = arrangement.sideOf("parallel", arrangement.facesOf("a"), "left");
    expect(north.divides).toBe(true);
    expect(north.faces).toHaveLength(2);
    const { arrangement: other } = soundly([land("a", box(170, 0, 190, 10)), line("meridian", [175, -1], [175, 11])]);
    const east = other.sideOf("meridian", other.facesOf("a"), "right");
    expect(east.divides).toBe(true);
    expect(areaOfFaces(other, east.faces)).toBeCloseTo(areaOfPolygons([[box(0, 0, 15, 10)]]), 3);
  });
});

describe("poles", () => {
  const cap = (lat: number): [number, number][] => Array.from({ length: 36 }, (_, i) => [i * 10 - 175, lat]);
  test("a ring round a pole holds the pole", () => {
    const { arrangement, reports, red } = soundly([land("north", cap(80)), land("south", [...cap(-80)].reverse())]);
    expect(reports).toEqual([]);
    expect(red).toEqual(GREEN);
    const expected = areaOfPolygons([[box(-180, 80, 180, 90)]]);
    expect(areaOfFaces(arrangement, arrangement.facesOf("north"))).toBeCloseTo(expected, 3);
    expect(areaOfFaces(arrangement, arrangement.facesOf("south"))).toBeCloseTo(expected, 3);
    expect(arrangement.facesOf("north")).toContain(arrangement.locate([0, 90]).face);
    expect(arrangement.facesOf("north")).toContain(arrangement.locate([180, 85]).face);
    expect(arrangement.facesOf("south")).toContain(arrangement.locate([77, -90]).face);
  });

  test("a cap cut at the antimeridian, a band and the whole world", () => {
    const { arrangement, reports, red } = soundly([
      land("antarctica", [
        [-180, -70],
        [0, -65],
        [180, -70],
        [180, -90],
        [-180, -90],
        [-180, -70],
      ]),
      land("band", box(-180, 20, 180, 40)),
      land("world", box(-180, -90, 180, 90)),
    ]);
    expect(reports).toEqual([]);
    expect(red).toEqual(GREEN);
    expect(areaOfFaces(arrangement, arrangement.facesOf("world"))).toBeCloseTo(EARTH, 0);
    expect(areaOfFaces(arrangement, arrangement.facesOf("band"))).toBeCloseTo(areaOfPolygons([[box(-180, 20, 180, 40)]]), 2);
    expect(arrangement.facesOf("antarctica")).toContain(arrangement.locate([10, -89]).face);
    expect(arrangement.facesOf("world").length).toBe(4);
  });
});
