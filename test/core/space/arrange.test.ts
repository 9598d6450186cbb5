import { describe, expect, test } from "vitest";
import { ArrangeCancelled } from "../../../src/core/space/arrange.ts";
import { areaOfFaces, areaOfPolygons, arrange, box, GREEN, land, lands, line, soundly } from "./shapes.ts";

describe("faces", () => {
  test("two overlapping boxes make three faces, and shared borders are one", () => {
    const { arrangement, reports, red } = soundly([land("a", box(0, 0, 2, 2)), land("b", box(1, 1, 3, 3)), land("c", box(2, 0, 4, 1))]);
    expect(reports).toEqual([]);
    expect(red).toEqual(GREEN);
    expect(arrangement.faceCount).toBe(5);
    const a = arrangement.facesOf("a");
    const b = arrangement.facesOf("b");
    expect(a.length).toBe(2);
    expect(b.length).toBe(2);
    expect([...a].filter((f) => b.includes(f))).toHaveLength(1);
    expect(arrangement.facesOf("c").length).toBe(1);
    expect(arrangement.facesOf("nobody").length).toBe(0);
    const border = arrangement.arcs.filter(
      (arc) =>
        (arrangement.facesOf("c").includes(arc.left) && a.includes(arc.right)) ||
        (arrangement.facesOf("c").includes(arc.right) && a.includes(arc.left)),
    );
    expect(border).toHaveLength(1);
  });

  test("the order of primitives changes nothing", () => {
    const given = [
      land("a", box(0, 0, 2, 2)),
      land("b", box(1, 1, 3, 3.5)),
      land("c", box(-1, 0.5, 4, 0.7)),
      line("l", [-2, 1.1], [5, 1.3]),
    ];
    const one = arrange(given).arrangement;
    const other = arrange([...given].reverse()).arrangement;
    expect(other.arcs.map((a) => [a.line, a.left, a.right])).toEqual(one.arcs.map((a) => [a.line, a.left, a.right]));
    expect(other.outline(other.facesOf("a"))).toEqual(one.outline(one.facesOf("a")));
  });

  test("islands in lakes on islands nest, and a hole filled by another record is its face", () => {
    const { arrangement, red, reports } = soundly([
      lands("sea", [
        [box(0, 0, 10, 10), box(2, 2, 8, 8)],
        [box(3, 3, 7, 7), box(4, 4, 6, 6)],
      ]),
      land("lake", box(4, 4, 6, 6)),
      land("far", box(20, 20, 21, 21)),
    ]);
    expect(red).toEqual(GREEN);
    expect(reports).toEqual([]);
    expect(arrangement.facesOf("sea").length).toBe(2);
    expect(arrangement.locate([5, 5]).face).toBe(arrangement.facesOf("lake")[0]);
    expect(arrangement.locate([2.5, 2.5]).face).not.toBe(0);
    expect(arrangement.facesOf("sea")).not.toContain(arrangement.locate([2.5, 2.5]).face);
    const outline = arrangement.outline(arrangement.facesOf("sea"));
    expect(outline.map((p) => p.length)).toEqual([2, 2]);
    expect(areaOfPolygons(outline)).toBeCloseTo(areaOfFaces(arrangement, arrangement.facesOf("sea")), 3);
  });

  test("record and ring direction does not matter, nor repeated and missing closing points", () => {
    const ring = box(0, 0, 1, 1);
    const { arrangement, reports } = soundly([
      land("ccw", ring),
      land("cw", [...ring].reverse()),
      land("open", ring.slice(0, 4)),
      land(
        "twice",
        ring.flatMap((p) => [p, p]),
      ),
    ]);
    expect(reports).toEqual([]);
    expect(arrangement.faceCount).toBe(2);
    for (const id of ["ccw", "cw", "open", "twice"]) expect([...arrangement.facesOf(id)]).toEqual([1]);
  });

  test("nothing at all is an arrangement too", () => {
    const { arrangement, reports } = arrange([]);
    expect(reports).toEqual([]);
    expect(arrangement.faceCount).toBe(1);
    expect(arrangement.locate([0, 0])).toEqual({ face: 0, onBorder: false });
    expect(arrangement.outline([0])).toEqual([]);
    expect(arrangement.arcs).toEqual([]);
  });

  test("progress is told and a build can be cancelled", () => {
    const stages = new Set<string>();
    arrange([land("a", box(0, 0, 1, 1))], {
      progress: (fraction, stage) => {
        expect(fraction).toBeLessThanOrEqual(1);
        stages.add(stage);
      },
    });
    expect([...stages]).toEqual(["reading", "noding", "tracing", "labelling", "checking", "done"]);
    expect(() => arrange([land("a", box(0, 0, 1, 1))], { cancelled: () => true })).toThrow(ArrangeCancelled);
  });
});

describe("outline", () => {
  test("rings touching at a point stay simple, holes belong to their polygon, the right-hand rule holds", () => {
    // a ring of eight cells round a hole, one corner cell missing: the hole touches the outside at a point
    const cells = [
      [0, 0],
      [1, 0],
      [2, 0],
      [0, 1],
      [2, 1],
      [0, 2],
      [1, 2],
    ] as const;
    const { arrangement } = soundly(cells.map(([x, y]) => land(`c${x}${y}`, box(x, y, x + 1, y + 1))));
    const all = cells.flatMap(([x, y]) => [...arrangement.facesOf(`c${x}${y}`)]);
    const outline = arrangement.outline(all);
    expect(outline).toHaveLength(1);
    expect(outline[0]).toHaveLength(2);
    for (const ring of outline.flat()) {
      const keys = ring.slice(1).map(String);
      expect(new Set(keys).size).toBe(keys.length);
      expect(ring[0]).toEqual(ring.at(-1));
    }
    const signed = (ring: readonly (readonly [number, number])[]) =>
      ring.slice(1).reduce((s, p, i) => s + ring[i]![0] * p[1] - p[0] * ring[i]![1], 0);
    expect(signed(outline[0]![0]!)).toBeGreaterThan(0);
    expect(signed(outline[0]![1]!)).toBeLessThan(0);
    // two cells touching at a corner only: two polygons
    expect(arrangement.outline([...arrangement.facesOf("c21"), ...arrangement.facesOf("c12")])).toHaveLength(2);
  });
});

describe("locate", () => {
  const { arrangement } = soundly([
    land("sw", box(0, 0, 1, 1)),
    land("se", box(1, 0, 2, 1)),
    land("nw", box(0, 1, 1, 2)),
    land("ne", box(1, 1, 2, 2)),
    land("tilted", [
      [4, 0],
      [5, 1],
      [4, 2],
      [3, 1],
      [4, 0],
    ]),
  ]);
  const at = (lon: number, lat: number) => {
    const { face, onBorder } = arrangement.locate([lon, lat]);
    return [["sw", "se", "nw", "ne", "tilted"].find((id) => arrangement.facesOf(id).includes(face)) ?? "outside", onBorder];
  };
  test("a point on a border counts to the face just north-east of it", () => {
    expect(at(1, 1)).toEqual(["ne", true]);
    expect(at(0, 0)).toEqual(["sw", true]);
    expect(at(2, 2)).toEqual(["outside", true]);
    expect(at(1, 0.5)).toEqual(["se", true]);
    expect(at(2, 0.5)).toEqual(["outside", true]);
    expect(at(0.5, 1)).toEqual(["nw", true]);
    expect(at(0.5, 2)).toEqual(["outside", true]);
    expect(at(0.5, 0)).toEqual(["sw", true]);
    expect(at(0.5, 0.5)).toEqual(["sw", false]);
    // sloping borders: east decides before north
    expect(at(3.5, 0.5)).toEqual(["tilted", true]);
    expect(at(4.5, 0.5)).toEqual(["outside", true]);
    expect(at(3.5, 1.5)).toEqual(["tilted", true]);
    expect(at(4.5, 1.5)).toEqual(["outside", true]);
    expect(at(3, 1)).toEqual(["tilted", true]);
    expect(at(4, 0)).toEqual(["outside", true]);
    expect(at(5, 1)).toEqual(["outside", true]);
    expect(at(4, 2)).toEqual(["outside", true]);
  });
  test("points off the grid and off the map", () => {
    expect(at(0.99999999999, 0.5)[0]).toBe("se");
    expect(at(0.9999999, 0.5)).toEqual(["sw", false]);
    expect(at(Number.NaN, 0)).toEqual(["outside", false]);
    expect(at(0.5, 91)).toEqual(["outside", false]);
    expect(at(360.5, 0.5)).toEqual(["sw", false]);
  });
});

describe("frontiers", () => {
  test("a line that cuts a territory leaves two sides", () => {
    const { arrangement, red, reports } = soundly([land("a", box(0, 0, 4, 4)), land("b", box(1, 1, 3, 3)), line("cut", [2, -1], [2, 5])]);
    expect(red).toEqual(GREEN);
    expect(reports).toEqual([]);
    const a = arrangement.facesOf("a");
    expect(a.length).toBe(4);
    const left = arrangement.sideOf("cut", a, "left");
    const right = arrangement.sideOf("cut", a, "right");
    expect(left.divides && right.divides).toBe(true);
    expect(new Set([...left.faces, ...right.faces]).size).toBe(4);
    expect(left.faces).toContain(arrangement.locate([0.5, 2]).face);
    expect(right.faces).toContain(arrangement.locate([3.5, 2]).face);
    expect(areaOfFaces(arrangement, left.faces)).toBeCloseTo(areaOfFaces(arrangement, right.faces), 4);
    // the line is no border of the outline
    expect(arrangement.outline(a)[0]!).toHaveLength(1);
  });

  test("a line that ends inside does not divide; a line on a border has one side", () => {
    const { arrangement, reports } = soundly([land("a", box(0, 0, 4, 4)), line("stub", [2, -1], [2, 2]), line("edge", [0, 0], [4, 0])]);
    expect(reports).toEqual([]);
    expect(arrangement.sideOf("stub", arrangement.facesOf("a"), "left")).toEqual({ faces: arrangement.facesOf("a"), divides: false });
    expect(arrangement.sideOf("edge", arrangement.facesOf("a"), "left")).toEqual({ faces: arrangement.facesOf("a"), divides: true });
    expect(arrangement.sideOf("edge", arrangement.facesOf("a"), "right")).toEqual({ faces: new Uint32Array(0), divides: true });
    expect(arrangement.sideOf("none", arrangement.facesOf("a"), "right").faces).toHaveLength(0);
  });

  test("a line along another record's border still parts the land", () => {
    const { arrangement } = soundly([land("a", box(0, 0, 4, 4)), land("b", box(0, 0, 2, 4)), line("half", [2, 0], [2, 4])]);
    const west = arrangement.sideOf("half", arrangement.facesOf("a"), "left");
    expect(west.divides).toBe(true);
    expect([...west.faces]).toEqual([...arrangement.facesOf("b")]);
  });
});
