import { areaOfRing } from "../../../src/core/space/area.ts";
import { type ArrangeOptions, arrange, buildPlane } from "../../../src/core/space/arrange.ts";
import type { Arrangement } from "../../../src/core/space/arrangement.ts";
import { runGates } from "../../../src/core/space/gates.ts";
import type { LonLat, MultiPolygon, Primitive, Ring } from "../../../src/core/space/geometry.ts";
import { PlanarArrangement } from "../../../src/core/space/planar-arrangement.ts";

/** A rectangle, counter-clockwise and closed. */
export function box(x0: number, y0: number, x1: number, y1: number): Ring {
  return [
    [x0, y0],
    [x1, y0],
    [x1, y1],
    [x0, y1],
    [x0, y0],
  ];
}

export function land(id: string, ...rings: Ring[]): Primitive {
  return { id, kind: "polygon", polygons: [rings] };
}

export function lands(id: string, polygons: MultiPolygon): Primitive {
  return { id, kind: "polygon", polygons };
}

export function line(id: string, ...points: LonLat[]): Primitive {
  return { id, kind: "line", line: points };
}

export function areaOfFaces(arrangement: Arrangement, faces: Iterable<number>): number {
  let sum = 0;
  for (const f of faces) sum += arrangement.areaOf(f);
  return sum;
}

/** km² by straight lines in longitude and latitude, holes taken off. */
export function areaOfPolygons(polygons: MultiPolygon): number {
  return polygons.reduce((sum, rings) => sum + rings.reduce((s, ring, i) => s + (i === 0 ? 1 : -1) * Math.abs(areaOfRing(ring)), 0), 0);
}

/** Arranges and asserts that gates 1 to 4 are green, which they must be whatever the input. */
export function soundly(primitives: readonly Primitive[], options?: ArrangeOptions) {
  const { plane, reports } = buildPlane(primitives, options);
  const gates = runGates(plane);
  const red = {
    area: gates.area,
    agreement: gates.agreement,
    closed: gates.closed,
    drift: gates.drift,
    crossing: gates.crossing,
    dangling: gates.dangling,
  };
  return { plane, arrangement: new PlanarArrangement(plane) as Arrangement, reports, red, gates };
}

/** Gates 1 to 4, all green. */
export const GREEN = { area: [], agreement: [], closed: true, drift: [], crossing: [], dangling: [] };

export { arrange };
