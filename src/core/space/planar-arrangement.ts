import { inKm2 } from "./area.ts";
import type { Arc, Arrangement, Location } from "./arrangement.ts";
import { edgeBelow, isOnEdge } from "./below.ts";
import { Outliner } from "./dissolve.ts";
import { SUBGRID } from "./exact.ts";
import type { LonLat, MultiPolygon } from "./geometry.ts";
import { pointInside } from "./point-in.ts";
import { Sides } from "./sides.ts";
import { labelsOf, type Plane, positionOf } from "./subdivision.ts";
import { isInside, windingRuns } from "./windings.ts";

/** The arrangement over a finished plane; what is not asked for is not built. */
export class PlanarArrangement implements Arrangement {
  readonly perDegree: number;
  readonly faceCount: number;
  readonly plane: Plane;
  private readonly primitiveOf = new Map<string, number>();
  /** points inside faces that were asked for: a long border takes long */
  private readonly points = new Map<number, LonLat>();
  private outliner: Outliner | undefined;
  private sides: Sides | undefined;
  private arcList: readonly Arc[] | undefined;

  constructor(plane: Plane) {
    this.plane = plane;
    this.perDegree = plane.frame.perDegree;
    this.faceCount = plane.faces.count;
    plane.primitives.forEach((primitive, p) => this.primitiveOf.set(primitive.id, p));
  }

  facesOf(primitive: string): Uint32Array {
    const { windings, faces, firstLabel, labels } = this.plane;
    const p = this.primitiveOf.get(primitive);
    if (p === undefined) return new Uint32Array(0);
    const { outer, hole } = labelsOf(firstLabel, labels, p);
    if (outer < 0) return new Uint32Array(0);
    const runs: number[] = [];
    let size = 0;
    windingRuns(windings, faces, outer, hole, (from, to, o, h) => {
      if (!isInside(o, h)) return;
      runs.push(from, to);
      size += to - from;
    });
    const list = new Uint32Array(size);
    let n = 0;
    for (let i = 0; i < runs.length; i += 2) for (let f = runs[i]!; f < runs[i + 1]!; f++) list[n++] = f;
    return list;
  }

  areaOf(face: number): number {
    return inKm2(this.plane.faceArea[face] ?? 0);
  }

  locate(point: LonLat): Location {
    const { frame, index, faces, chains } = this.plane;
    let x = Math.round(point[0] * frame.perDegree * SUBGRID) / SUBGRID;
    let y = Math.round(point[1] * frame.perDegree * SUBGRID) / SUBGRID;
    if (!(x - x === 0) || !(y - y === 0) || Math.abs(y) > frame.quarter) return { face: 0, onBorder: false };
    if (x >= frame.half || x < -frame.half) x -= 2 * frame.half * Math.floor((x + frame.half) / (2 * frame.half));
    const onBorder = isOnEdge(index, x, y) || (x === -frame.half && isOnEdge(index, frame.half, y));
    // nothing lies north of the pole
    if (y === frame.quarter) y -= 1 / SUBGRID;
    const row = edgeBelow(index, x, y, false);
    return { face: row < 0 ? 0 : faces.faceOf[chains.halfArcOfRow[row]!]!, onBorder };
  }

  pointIn(face: number): LonLat {
    let point = this.points.get(face);
    if (point === undefined) this.points.set(face, (point = pointInside(this.plane, face)));
    return point;
  }

  get arcs(): readonly Arc[] {
    if (this.arcList === undefined) {
      const { chains, faces } = this.plane;
      const list: Arc[] = [];
      for (let a = 0; a < chains.arcCount; a++) list.push(new SharedArc(this.plane, a, faces.faceOf[2 * a]!, faces.faceOf[2 * a + 1]!));
      this.arcList = list;
    }
    return this.arcList;
  }

  outline(faces: Iterable<number>, lines?: readonly (readonly LonLat[])[]): MultiPolygon {
    this.outliner ??= new Outliner(this.plane);
    return this.outliner.coordinates(this.outliner.halfArcs(faces), lines);
  }

  rings(faces: Iterable<number>): readonly (readonly (readonly number[])[])[] {
    this.outliner ??= new Outliner(this.plane);
    return this.outliner.halfArcs(faces).map((rings) => rings.map((ring) => ring.map((h) => ((h & 1) === 0 ? h >> 1 : ~(h >> 1)))));
  }

  sideOf(line: string, within: Iterable<number>, side: "left" | "right"): { readonly faces: Uint32Array; readonly divides: boolean } {
    const label = this.labelOfLine(line);
    if (label < 0) return { faces: new Uint32Array(0), divides: false };
    this.sides ??= new Sides(this.plane);
    return this.sides.sideOf(label, within, side);
  }

  arcsAlong(line: string): readonly number[] {
    const label = this.labelOfLine(line);
    if (label < 0) return [];
    this.sides ??= new Sides(this.plane);
    return this.sides.halfArcsOf(label).map((h) => ((h & 1) === 0 ? h >> 1 : ~(h >> 1)));
  }

  /** -1 where no line of this name is in the plane */
  private labelOfLine(line: string): number {
    const p = this.primitiveOf.get(line);
    const label = p === undefined ? -1 : this.plane.firstLabel[p]!;
    if (p === undefined || label === this.plane.firstLabel[p + 1] || this.plane.labels[label]!.kind !== "line") return -1;
    return label;
  }
}

/** An arc whose coordinates are made when they are asked for. */
class SharedArc implements Arc {
  readonly left: number;
  readonly right: number;
  private readonly plane: Plane;
  private readonly arc: number;
  private coordinates: readonly LonLat[] | undefined;

  constructor(plane: Plane, arc: number, left: number, right: number) {
    this.plane = plane;
    this.arc = arc;
    this.left = left;
    this.right = right;
  }

  get seam(): boolean {
    return this.plane.chains.seam[this.arc] === 1;
  }

  get line(): readonly LonLat[] {
    if (this.coordinates === undefined) {
      const { offset, vertices } = this.plane.chains;
      const line: LonLat[] = [];
      for (let i = offset[this.arc]!; i < offset[this.arc + 1]!; i++) line.push(positionOf(this.plane, vertices[i]!));
      this.coordinates = line;
    }
    return this.coordinates;
  }
}
