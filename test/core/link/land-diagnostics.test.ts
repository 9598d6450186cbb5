import { expect, test } from "vitest";
import { compile } from "../../../src/core/compile.ts";
import { sourceFiles } from "../../import/source-files.ts";

/** The atlas of one polygon. */
const drawn = (ring: readonly (readonly [number, number])[]) =>
  compile(
    sourceFiles({
      "atlas.yaml": "title: { en: A test }\nlicence: CC0-1.0\ndefault: { date: 1920-01-01, viewpoint: all }\n",
      "viewpoints/all.yaml": "all: { groups: [[all-polities], [consensus]] }\n",
      "territories/cap.yaml": `extent: { polygon: [${JSON.stringify([...ring, ring[0]])}] }\nprecision_km: 1\n`,
    }),
  );
const parallel = (lat: number, east: 1 | -1) => [-180, -90, 0, 90, 180].map((lon) => [lon * east, lat] as const);

test.each([
  [
    70,
    1,
    "north",
    [
      [180, 90],
      [-180, 90],
    ],
  ],
  [
    70,
    -1,
    "north",
    [
      [-180, 90],
      [180, 90],
    ],
  ],
  [
    -70,
    1,
    "south",
    [
      [180, -90],
      [-180, -90],
    ],
  ],
] as const)("a ring along %d° from edge to edge is told the corners of its cap, and they make one", (lat, east, name, corners) => {
  const ring = parallel(lat, east);
  const [collapsed] = drawn(ring).diagnostics.filter((d) => d.rule === "collapsed-geometry");
  expect(collapsed?.help).toBe(
    `if this is all land round the ${name} pole, add its corners after ${180 * east}, ${lat}: ${corners.map((c) => `[${c.join(", ")}]`).join(", ")}`,
  );
  const { atlas, diagnostics } = drawn([...ring, ...corners]);
  expect(diagnostics.filter((d) => d.rule !== "unused-record")).toEqual([]);
  const [face] = atlas.land.facesOfTerritory("cap");
  expect(atlas.land.arrangement.locate([10, Math.sign(lat) * 89]).face).toBe(face);
});

test("wherever the ring begins", () => {
  const [collapsed] = drawn([0, 90, 180, -180, -90].map((lon) => [lon, 70] as const)).diagnostics.filter(
    (d) => d.rule === "collapsed-geometry",
  );
  expect(collapsed?.help).toBe("if this is all land round the north pole, add its corners after 180, 70: [180, 90], [-180, 90]");
});

test("what has collapsed elsewhere is told as before", () => {
  const [collapsed] = drawn([
    [10, 70],
    [20, 70],
    [30, 70],
  ]).diagnostics.filter((d) => d.rule === "collapsed-geometry");
  expect(collapsed).toBeDefined();
  expect(collapsed?.help).toBeUndefined();
});
