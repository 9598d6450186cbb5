import type { LonLat, Polygon, Primitive } from "../space/geometry.ts";

/** Whether two lists of primitives are the same geometry under the same names, in the same order. */
export function samePrimitives(a: readonly Primitive[], b: readonly Primitive[]): boolean {
  return a.length === b.length && a.every((one, i) => same(one, b[i] as Primitive));
}

function same(a: Primitive, b: Primitive): boolean {
  if (a === b) return true;
  if (a.id !== b.id || a.kind !== b.kind) return false;
  if (a.kind === "line" && b.kind === "line") return samePositions(a.line, b.line);
  return (
    a.kind === "polygon" &&
    b.kind === "polygon" &&
    a.polygons.length === b.polygons.length &&
    a.polygons.every((polygon, i) => samePolygon(polygon, b.polygons[i] as Polygon))
  );
}

function samePolygon(a: Polygon, b: Polygon): boolean {
  if (a === b) return true;
  return a.length === b.length && a.every((ring, i) => samePositions(ring, b[i] ?? []));
}

function samePositions(a: readonly LonLat[], b: readonly LonLat[]): boolean {
  return a === b || (a.length === b.length && a.every((at, i) => Object.is(at[0], b[i]?.[0]) && Object.is(at[1], b[i]?.[1])));
}
