import { describe, expect, test } from "vitest";
import type { LonLat, Primitive } from "../../../src/core/space/geometry.ts";
import { areaOfFaces, areaOfPolygons, box, GREEN, land, lands, line, soundly } from "./shapes.ts";

const faults = (reports: readonly { primitive: string; fault: string }[]) => reports.map((r) => `${r.primitive} ${r.fault}`);

describe("dirty rings", () => {
  test("both lobes of a bow-tie belong, and the crossing is reported in its place", () => {
    const { arrangement, reports, red } = soundly([
      land("tie", [
        [0, 0],
        [2, 2],
        [2, 0],
        [0, 2],
        [0, 0],
      ]),
      land("uneven", [
        [10, 0],
        [14, 2],
        [14, 0],
        [10, 1],
        [10, 0],
      ]),
    ]);
    expect(red).toEqual(GREEN);
    expect(faults(reports)).toEqual(["tie self-crossing", "uneven self-crossing"]);
    expect(reports[0]!.at).toEqual([1, 1]);
    expect(arrangement.facesOf("tie")).toHaveLength(2);
    expect(arrangement.facesOf("uneven")).toHaveLength(2);
  });

  test("a ring that winds twice belongs once", () => {
    const { arrangement, reports, red } = soundly([
      land("twice", [
        [0, 0],
        [4, 0],
        [4, 4],
        [1, 4],
        [1, 1],
        [3, 1],
        [3, 3],
        [0, 3],
        [0, 0],
      ]),
    ]);
    expect(red).toEqual(GREEN);
    expect(faults(reports)).toEqual(["twice self-crossing"]);
    expect(areaOfFaces(arrangement, arrangement.facesOf("twice"))).toBeGreaterThan(areaOfPolygons([[box(0, 0, 3, 3)]]));
  });

  test("overlapping parts belong once and are reported; a hole outside its ring adds nothing", () => {
    const { arrangement, reports, red } = soundly([
      lands("parts", [[box(0, 0, 2, 2)], [box(1, 0, 3, 2)]]),
      land("hole", box(10, 0, 12, 2), box(11, 0, 13, 2)),
      lands("nested", [[box(20, 0, 29, 9), box(21, 1, 28, 8), box(22, 2, 27, 7)]]),
    ]);
    expect(red).toEqual(GREEN);
    expect(faults(reports).sort()).toEqual(["hole winding", "nested winding", "parts winding"]);
    expect(areaOfFaces(arrangement, arrangement.facesOf("parts"))).toBeCloseTo(areaOfPolygons([[box(0, 0, 3, 2)]]), 4);
    expect(areaOfFaces(arrangement, arrangement.facesOf("hole"))).toBeCloseTo(areaOfPolygons([[box(10, 0, 11, 2)]]), 4);
    expect(areaOfFaces(arrangement, arrangement.facesOf("nested"))).toBeCloseTo(
      areaOfPolygons([[box(20, 0, 29, 9), box(21, 1, 28, 8)]]),
      4,
    );
  });

  test("what cannot be read is named, the rest stands", () => {
    const { arrangement, reports, red } = soundly([
      land("nan", [
        [0, 0],
        [1, Number.NaN],
        [1, 1],
        [0, 0],
      ]),
      land("far", [
        [0, 0],
        [1, 95],
        [1, 1],
        [0, 0],
      ]),
      land("projected", [
        [500000, 10],
        [500100, 10],
        [500100, 20],
        [500000, 10],
      ]),
      land("two", [
        [0, 0],
        [1, 1],
        [0, 0],
      ]),
      land("flat", [
        [0, 0],
        [1, 1],
        [2, 2],
        [0, 0],
      ]),
      land("tiny", box(0, 0, 1e-9, 1e-9)),
      lands("empty", []),
      lands("half", [
        [box(5, 5, 6, 6)],
        [
          [
            [0, 0],
            [Infinity, 0],
            [1, 1],
            [0, 0],
          ],
        ],
      ]),
      lands("holes", [[]]),
      line("point", [1, 1], [1, 1]),
      land("text", [
        ["0", 0],
        [1, 0],
        [1, 1],
      ] as unknown as LonLat[]),
      land("good", box(0, 0, 1, 1)),
    ]);
    expect(red).toEqual(GREEN);
    expect(faults(reports).sort()).toEqual([
      "far out-of-range",
      "flat collapsed",
      "half not-a-number",
      "nan not-a-number",
      "point too-few-points",
      "projected out-of-range",
      "text not-a-number",
      "tiny collapsed",
      "two too-few-points",
    ]);
    expect(arrangement.facesOf("good").length).toBe(1);
    expect(arrangement.facesOf("half").length).toBe(1);
    for (const r of reports) expect(r.message).toMatch(/^[a-z0-9]/);
  });

  test("too many vertices", () => {
    const { reports } = soundly([land("big", box(0, 0, 1, 1))], { maxVertices: 4 });
    expect(faults(reports)).toEqual(["big too-many-vertices"]);
  });
});

describe("hostile sizes, in bounded time", () => {
  const circle = (cx: number, cy: number, r: number, n: number): LonLat[] =>
    Array.from({ length: n }, (_, i) => [cx + r * Math.cos((2 * Math.PI * i) / n), cy + r * Math.sin((2 * Math.PI * i) / n)]);
  let seed = 1;
  const random = () => {
    seed = (seed * 48271) % 2147483647;
    return seed / 2147483647;
  };

  test("a polygon of a million vertices", () => {
    const n = 1_000_000;
    const ring: LonLat[] = Array.from({ length: n }, (_, i) => {
      const r = 20 + ((i * 7919) % 13) * 0.0005;
      return [r * Math.cos((2 * Math.PI * i) / n), r * Math.sin((2 * Math.PI * i) / n)];
    });
    const { arrangement, red, reports } = soundly([land("million", ring), land("box", box(0, 0, 30, 30))]);
    expect(red).toEqual(GREEN);
    expect(reports).toEqual([]);
    expect(arrangement.facesOf("million").length).toBeGreaterThan(1);
  });

  test("ten thousand equal and three thousand nested extents", () => {
    const { arrangement, red, reports } = soundly(
      Array.from({ length: 13_000 }, (_, i): Primitive => land(`e${i}`, i >= 3000 ? box(0, 0, 1, 1) : circle(40, 40, 1 + i / 300, 12))),
    );
    expect(red).toEqual(GREEN);
    expect(reports).toEqual([]);
    expect(arrangement.faceCount).toBe(3_002);
    expect(arrangement.facesOf("e9999")).toHaveLength(1);
    expect(arrangement.facesOf("e2999")).toHaveLength(3_000);
  });

  test("ten thousand extents that all cross one another: some are left out, and named", () => {
    const given = Array.from({ length: 10_000 }, (_, i) => land(`e${i}`, circle(random(), random(), 0.5 + random(), 16)));
    const { arrangement, red, reports } = soundly([...given, land("elsewhere", box(50, 50, 51, 51))], { maxMeetings: 400_000 });
    expect(red).toEqual(GREEN);
    const out = new Set(reports.filter((r) => r.fault === "too-many-vertices").map((r) => r.primitive));
    expect(out.size).toBeGreaterThan(1000);
    expect(out.size).toBeLessThan(10_000);
    expect(out.has("elsewhere")).toBe(false);
    expect(arrangement.facesOf("elsewhere")).toHaveLength(1);
  });

  test("a star of many spokes through one point, and a comb of parallel slants", () => {
    const star: LonLat[] = Array.from({ length: 6000 }, (_, i) =>
      i % 2 === 0 ? [0, 0] : [10 * Math.cos(i / 960), 10 * Math.sin(i / 960)],
    );
    const comb: LonLat[] = Array.from({ length: 6000 }, (_, i) => [20 + i * 0.001 + (i % 4 < 2 ? 0 : 20), i % 4 < 2 ? 0 : 20]);
    const { red } = soundly([land("star", star), land("comb", comb)]);
    expect(red).toEqual(GREEN);
  });
});
