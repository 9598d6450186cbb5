import { expect, test } from "vitest";
import { decode } from "../../src/cartography/cell-shapes.ts";
import type { CellTopology } from "../../src/cartography/cells-file.ts";
import type { LayerAnswer } from "../../src/core/resolve/answer.ts";
import type { SiteAtlas, SiteTimelines, ViewpointTimelines } from "../../src/export/site/contract.ts";
import { ALWAYS } from "../../src/export/site/contract.ts";
import { AtlasModel, type ShownHolding } from "../../src/export/site/model.ts";
import { allTime, layerOfAllTime, ownColour } from "../../src/web/all-time.ts";
import { counterpartOf } from "../../src/web/counterpart.ts";
import { holdingsIn, silentIn } from "../../src/web/keys.ts";
import { held, unknown } from "../publish/fixture.ts";

/** Cells of one square degree each from so many longitudes, south to north from the equator; a cell may have several. */
function squares(cells: readonly (readonly number[])[]): CellTopology {
  const arcs: number[][][] = [];
  const geometries = cells.map((polygons, cell) => ({
    type: "MultiPolygon" as const,
    id: cell,
    arcs: polygons.map((lon) => {
      arcs.push([
        [lon, 0],
        [1, 0],
        [0, 1],
        [-1, 0],
        [0, -1],
      ]);
      return [[arcs.length - 1]];
    }),
    properties: { km2: 100 * (cell + 1) },
  }));
  return {
    type: "Topology",
    transform: { scale: [1, 1], translate: [0, 0] },
    arcs,
    objects: { cells: { type: "GeometryCollection", geometries } },
  } as unknown as CellTopology;
}

const cells = squares([[20], [21], [-180, 179]]);
const answers: readonly LayerAnswer[] = [held("a"), held("b"), unknown];
const [A, B, NONE] = [0, 1, 2];
/** What a viewpoint answers of the three cells on every layer: the same always, or another from day 10 on. */
const says = (...lines: readonly (readonly number[])[]): ViewpointTimelines => {
  const timelines = lines.map(([first = NONE, then]) => [ALWAYS, first, ...(then === undefined ? [] : [10, then])]);
  return { title: timelines, control: timelines, claims: lines.map(() => []), divergence: lines.map(() => [ALWAYS, 0]) };
};
const model = new AtlasModel(
  {
    period: [0, 20],
    viewpoints: ["alpha", "beta", "gamma", "delta"].map((id) => ({ id, name: { en: id } })),
  } as unknown as SiteAtlas,
  cells,
  {
    answers,
    claims: [],
    disputes: [],
    viewpoints: {
      alpha: says([A], [A, B], [NONE]),
      beta: says([B], [A, B], [NONE]),
      gamma: says([A], [B, A], [NONE]),
      // silence is no other answer
      delta: says([NONE], [NONE], [B]),
    },
  } as unknown as SiteTimelines,
);
const shapes = decode(cells);
const question = { day: 0, viewpoint: "alpha", layer: "title" } as const;

test("a comparison opens with the viewpoint that says another thing of the most land", () => {
  expect(counterpartOf(model, question)).toEqual({ viewpoint: "gamma", layer: "title" });
  expect(counterpartOf(model, { ...question, day: 5, viewpoint: "gamma" })).toEqual({ viewpoint: "beta", layer: "title" });
});

test("disputes are the same in all eyes: title is compared in their place", () => {
  expect(counterpartOf(model, { ...question, layer: "dispute" })).toEqual({ viewpoint: "gamma", layer: "title" });
  expect(counterpartOf(model, { ...question, layer: "control" }).layer).toBe("control");
});

test("all time: what never changed hands has a colour of its own, and what nobody had has none", () => {
  const { signs } = allTime(model, shapes, "alpha", "dispute");
  expect(signs.map(({ kind, polities }) => [kind, ...polities])).toEqual([["tint", "#changed/0"], ["tint", "#changed/1"], ["none"]]);
  expect(layerOfAllTime("dispute")).toBe("title");
  expect(layerOfAllTime("divergence")).toBe("control");
  for (const name of ["light", "dark"]) {
    const colours = [0, 1, 2, 3, 4].map((n) => ownColour(`#changed/${n}`, { name, quiet: "#888888" }));
    expect(new Set(colours).size).toBe(5);
  }
});

test("land with islands on both ends of the map is in view only where it lies", () => {
  const all = model.holdings({ ...question, viewpoint: "delta" });
  expect(all.map(({ polities }) => polities)).toEqual([["b"]]);
  const around = (lon: number) => [lon - 3, -2, lon + 3, 2] as ReturnType<typeof import("../../src/cartography/cell-shapes.ts").boundsOf>;
  const seen = (lon: number): readonly ShownHolding[] => holdingsIn(all, shapes, model.km2, around(lon));
  expect([20, 179, -179, 100].map((lon) => seen(lon).length)).toEqual([0, 1, 1, 0]);
  // land without an answer is silent, the sea is not
  expect([20, 179, 100].map((lon) => silentIn(all, shapes, model.km2, around(lon)))).toEqual([true, false, false]);
});
