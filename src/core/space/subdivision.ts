import { arcArea } from "./area.ts";
import type { Chains } from "./chains.ts";
import type { Faces } from "./faces.ts";
import type { Frame } from "./frame.ts";
import type { LonLat, Primitive } from "./geometry.ts";
import type { Label } from "./intake.ts";
import type { SegmentTable } from "./noding.ts";
import type { SegmentGraph } from "./segment-graph.ts";
import type { SegmentIndex } from "./segment-index.ts";
import type { Windings } from "./windings.ts";

/** The finished planar subdivision in grid units, from which all questions are answered. */
export interface Plane {
  readonly frame: Frame;
  readonly primitives: readonly Primitive[];
  readonly graph: SegmentGraph;
  /** vertices below this number were given, the others came from crossings */
  readonly givenVertices: number;
  readonly table: SegmentTable;
  readonly index: SegmentIndex;
  /** rows of the table that still met another in the last full scan of the noder; empty */
  readonly unresolved: readonly number[];
  readonly chains: Chains;
  readonly faces: Faces;
  readonly labels: readonly Label[];
  readonly firstLabel: Int32Array;
  readonly windings: Windings;
  /** geodesic area of each face in units of 2^-23 km²; 0 for the outside */
  readonly faceArea: Float64Array;
}

/** Geodesic areas of all faces, from one integral an arc. */
export function measureFaces(frame: Frame, graph: SegmentGraph, chains: Chains, faces: Faces): Float64Array {
  const area = new Float64Array(faces.count);
  for (let a = 0; a < chains.arcCount; a++) {
    const under = arcArea(frame, graph.x, graph.y, chains.vertices, chains.offset[a]!, chains.offset[a + 1]!);
    area[faces.faceOf[2 * a]!]! += under;
    area[faces.faceOf[2 * a + 1]!]! -= under;
  }
  area[0] = 0;
  return area;
}

/** Labels of a primitive: outer rings, holes (−1 where it has none), or −1 twice where nothing of it was read. */
export function labelsOf(firstLabel: Int32Array, labels: readonly Label[], primitive: number): { outer: number; hole: number } {
  const from = firstLabel[primitive]!;
  const to = firstLabel[primitive + 1]!;
  if (from === to || labels[from]!.kind === "line") return { outer: -1, hole: -1 };
  return { outer: from, hole: to - from > 1 ? from + 1 : -1 };
}

/** A vertex in degrees. */
export function positionOf(plane: Pick<Plane, "frame" | "graph">, vertex: number): LonLat {
  return [plane.graph.x[vertex]! / plane.frame.perDegree, plane.graph.y[vertex]! / plane.frame.perDegree];
}
