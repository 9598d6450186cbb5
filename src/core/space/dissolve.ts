import { signOf } from "./exact.ts";
import type { LonLat, MultiPolygon } from "./geometry.ts";
import { type Plane, positionOf } from "./subdivision.ts";

/** Dissolves faces from shared arcs: an arc with the set on both sides is dropped, the rest is chained into rings. No boolean operation, no coordinates. */
export class Outliner {
  private readonly plane: Plane;
  private readonly mark: Int32Array;
  private readonly root: Int32Array;
  private readonly used: Int32Array;
  private round = 0;

  constructor(plane: Plane) {
    this.plane = plane;
    this.mark = new Int32Array(plane.faces.count);
    this.root = new Int32Array(plane.faces.count);
    this.used = new Int32Array(2 * plane.chains.arcCount);
  }

  /** Polygons of rings of half-arcs: outer ring first and counter-clockwise, then holes. Polygons ordered by their lowest face. */
  halfArcs(set: Iterable<number>): number[][][] {
    const { faces, chains } = this.plane;
    const { mark, root } = this;
    const round = ++this.round;
    const members: number[] = [];
    for (const f of set) {
      if (!(f > 0 && f < faces.count) || mark[f] === round) continue;
      mark[f] = round;
      root[f] = f;
      members.push(f);
    }
    const border: number[] = [];
    for (const f of members) {
      for (let c = faces.firstCycle[f]!; c < faces.firstCycle[f + 1]!; c++) {
        const start = faces.cycles[c]!;
        let h = start;
        do {
          const other = faces.faceOf[h ^ 1]!;
          if (mark[other] !== round) border.push(h);
          else if (other < f) this.join(f, other);
          h = chains.next[h]!;
        } while (h !== start);
      }
    }
    const polygons = new Map<number, { outer: number[] | undefined; holes: number[][] }>();
    for (const start of border) {
      if (this.used[start] === round) continue;
      const ring: number[] = [];
      for (let h = start; this.used[h] !== round; h = this.following(h, round)) {
        this.used[h] = round;
        ring.push(h);
      }
      const part = this.find(faces.faceOf[start]!);
      let polygon = polygons.get(part);
      if (polygon === undefined) {
        polygon = { outer: undefined, holes: [] };
        polygons.set(part, polygon);
      }
      for (const loop of this.loops(ring)) {
        if (this.turns(loop) > 0 && polygon.outer === undefined) polygon.outer = loop;
        else polygon.holes.push(loop);
      }
    }
    return [...polygons.entries()]
      .filter(([, p]) => p.outer !== undefined)
      .sort(([a], [b]) => a - b)
      .map(([, p]) => [p.outer!, ...p.holes]);
  }

  /** The half-arc of the border that follows h: the first one clockwise whose other side is not in the set. */
  private following(h: number, round: number): number {
    const { next } = this.plane.chains;
    const { faceOf } = this.plane.faces;
    let k = next[h]!;
    while (this.mark[faceOf[k ^ 1]!] === round) k = next[k ^ 1]!;
    return k;
  }

  /** Cuts a ring that visits a node twice into simple rings. */
  private loops(ring: readonly number[]): number[][] {
    const done: number[][] = [];
    const path: number[] = [];
    const at = new Map<number, number>();
    for (const h of ring) {
      at.set(this.startOf(h), path.length);
      path.push(h);
      const end = this.startOf(h ^ 1);
      const since = at.get(end);
      if (since === undefined) continue;
      const loop = path.splice(since);
      for (const k of loop) at.delete(this.startOf(k));
      done.push(loop);
    }
    return done;
  }

  private startOf(h: number): number {
    const { offset, vertices } = this.plane.chains;
    return (h & 1) === 0 ? vertices[offset[h >> 1]!]! : vertices[offset[(h >> 1) + 1]! - 1]!;
  }

  private turns(loop: readonly number[]): number {
    const { areaHigh, areaLow } = this.plane.chains;
    let high = 0;
    let low = 0;
    for (const h of loop) {
      high += (h & 1) === 0 ? areaHigh[h >> 1]! : -areaHigh[h >> 1]!;
      low += (h & 1) === 0 ? areaLow[h >> 1]! : -areaLow[h >> 1]!;
    }
    return signOf(high, low);
  }

  private find(f: number): number {
    const { root } = this;
    let top = f;
    while (root[top] !== top) top = root[top]!;
    while (root[f] !== top) {
      const above = root[f]!;
      root[f] = top;
      f = above;
    }
    return top;
  }

  private join(f: number, g: number): void {
    const a = this.find(f);
    const b = this.find(g);
    if (a < b) this.root[b] = a;
    else this.root[a] = b;
  }

  /** Coordinates of polygons of half-arcs, from the arcs' own lines or from `lines` in their place. */
  coordinates(polygons: readonly (readonly (readonly number[])[])[], lines?: readonly (readonly LonLat[])[]): MultiPolygon {
    return polygons.map((rings) => rings.map((ring) => this.coordinatesOfRing(ring, lines)));
  }

  private coordinatesOfRing(ring: readonly number[], lines?: readonly (readonly LonLat[])[]): LonLat[] {
    const { plane } = this;
    const { offset, vertices } = plane.chains;
    const positions: LonLat[] = [];
    for (const h of ring) {
      const a = h >> 1;
      if (positions.length > 0) positions.pop();
      const line = lines?.[a];
      if (line !== undefined) {
        if ((h & 1) === 0) for (let i = 0; i < line.length; i++) positions.push(line[i]!);
        else for (let i = line.length - 1; i >= 0; i--) positions.push(line[i]!);
      } else if ((h & 1) === 0) for (let i = offset[a]!; i < offset[a + 1]!; i++) positions.push(positionOf(plane, vertices[i]!));
      else for (let i = offset[a + 1]! - 1; i >= offset[a]!; i--) positions.push(positionOf(plane, vertices[i]!));
    }
    return positions;
  }
}
