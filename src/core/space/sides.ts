import type { Plane } from "./subdivision.ts";

/** Answers on which side of a frontier land lies, by walking from face to face. */
export class Sides {
  private readonly plane: Plane;
  private readonly along = new Map<number, number[]>();
  private across: Map<number, number[]> | undefined;

  constructor(plane: Plane) {
    this.plane = plane;
    const { labels, graph, chains } = plane;
    const { parent, label, delta, count } = graph.sets;
    const holdsLine = new Uint8Array(count);
    for (let n = 1; n < count; n++) holdsLine[n] = labels[label[n]!]!.kind === "line" ? 1 : holdsLine[parent[n]!]!;
    for (let a = 0; a < chains.arcCount; a++) {
      if (holdsLine[chains.set[a]!] === 0) continue;
      for (let n = chains.set[a]!; n !== 0; n = parent[n]!) {
        const l = label[n]!;
        if (labels[l]!.kind !== "line") continue;
        const list = this.along.get(l) ?? [];
        list.push(delta[n]! > 0 ? 2 * a : 2 * a + 1);
        this.along.set(l, list);
      }
    }
  }

  /** Half-arcs of a line, in its own direction. */
  halfArcsOf(label: number): readonly number[] {
    return this.along.get(label) ?? [];
  }

  /** Faces of `within` reached from the line's side without crossing the line, and whether none of them is reached from the other side too. */
  sideOf(label: number, within: Iterable<number>, side: "left" | "right"): { faces: Uint32Array; divides: boolean } {
    const { faces } = this.plane;
    const allowed = new Uint8Array(faces.count);
    for (const f of within) if (f > 0 && f < faces.count) allowed[f] = 1;
    const line = this.halfArcsOf(label);
    const barrier = new Set(line.map((h) => h >> 1));
    const near = this.flood(
      line.map((h) => faces.faceOf[side === "left" ? h : h ^ 1]!),
      allowed,
      barrier,
    );
    const far = this.flood(
      line.map((h) => faces.faceOf[side === "left" ? h ^ 1 : h]!),
      allowed,
      barrier,
    );
    let divides = near.size + far.size > 0;
    for (const f of far) if (near.has(f)) divides = false;
    return { faces: Uint32Array.from(near).sort(), divides };
  }

  private flood(seeds: readonly number[], allowed: Uint8Array, barrier: ReadonlySet<number>): Set<number> {
    const { faces, chains } = this.plane;
    const reached = new Set<number>();
    const queue: number[] = [];
    const reach = (f: number) => {
      if (allowed[f] === 0 || reached.has(f)) return;
      reached.add(f);
      queue.push(f);
    };
    for (const f of seeds) reach(f);
    for (let f = queue.pop(); f !== undefined; f = queue.pop()) {
      for (let c = faces.firstCycle[f]!; c < faces.firstCycle[f + 1]!; c++) {
        const start = faces.cycles[c]!;
        let h = start;
        do {
          if (!barrier.has(h >> 1)) reach(faces.faceOf[h ^ 1]!);
          h = chains.next[h]!;
        } while (h !== start);
      }
      this.across ??= acrossSeam(this.plane);
      for (const g of this.across.get(f) ?? []) reach(g);
    }
    return reached;
  }
}

/** Faces that touch along the antimeridian, where the map is cut but the land is not. */
function acrossSeam(plane: Plane): Map<number, number[]> {
  const { chains, faces, graph, frame } = plane;
  type Stretch = { low: number; high: number; face: number };
  const east: Stretch[] = [];
  const west: Stretch[] = [];
  for (let a = 0; a < chains.arcCount; a++) {
    if (chains.seam[a] === 0) continue;
    const v = chains.vertices[chains.offset[a]!]!;
    const w = chains.vertices[chains.offset[a + 1]! - 1]!;
    const x = graph.x[v]!;
    if (Math.abs(x) !== frame.half || graph.x[w] !== x) continue;
    const face = faces.faceOf[2 * a]! === 0 ? faces.faceOf[2 * a + 1]! : faces.faceOf[2 * a]!;
    const stretch = { low: Math.min(graph.y[v]!, graph.y[w]!), high: Math.max(graph.y[v]!, graph.y[w]!), face };
    (x > 0 ? east : west).push(stretch);
  }
  east.sort((a, b) => a.low - b.low);
  west.sort((a, b) => a.low - b.low);
  const across = new Map<number, number[]>();
  const link = (f: number, g: number) => across.set(f, [...(across.get(f) ?? []), g]);
  let j = 0;
  for (const e of east) {
    while (j < west.length && west[j]!.high <= e.low) j++;
    for (let k = j; k < west.length && west[k]!.low < e.high; k++) {
      link(e.face, west[k]!.face);
      link(west[k]!.face, e.face);
    }
  }
  return across;
}
