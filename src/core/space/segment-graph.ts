import { DeltaSets, enlarged } from "./delta-sets.ts";

/**
 * Vertices on the integer grid and undirected segments between them, each with its net winding deltas.
 * Segment s has the half-edges 2s (from → to) and 2s+1; its set of deltas is meant along 2s, left minus right.
 */
export class SegmentGraph {
  x = new Int32Array(1 << 12);
  y = new Int32Array(1 << 12);
  vertexCount = 0;
  /** start vertex of each half-edge */
  origin = new Int32Array(1 << 13);
  set = new Int32Array(1 << 12);
  segmentCount = 0;
  readonly sets = new DeltaSets();
  private head = new Int32Array(1 << 12);
  private next = new Int32Array(1 << 13);
  private vertexTable = new Int32Array(1 << 14);
  private segmentTable: Int32Array | undefined;

  vertex(x: number, y: number): number {
    let mask = this.vertexTable.length - 1;
    let slot = spread(x, y) & mask;
    for (let v = this.vertexTable[slot]!; v !== 0; v = this.vertexTable[slot]!) {
      if (this.x[v - 1] === x && this.y[v - 1] === y) return v - 1;
      slot = (slot + 1) & mask;
    }
    const v = this.vertexCount++;
    if (v === this.x.length) {
      this.x = enlarged(this.x);
      this.y = enlarged(this.y);
      this.head = enlarged(this.head);
    }
    this.x[v] = x;
    this.y[v] = y;
    this.head[v] = -1;
    this.vertexTable[slot] = v + 1;
    if (this.vertexCount * 3 > this.vertexTable.length) {
      this.vertexTable = new Int32Array(this.vertexTable.length * 4);
      mask = this.vertexTable.length - 1;
      for (let w = 0; w < this.vertexCount; w++) {
        let s = spread(this.x[w]!, this.y[w]!) & mask;
        while (this.vertexTable[s] !== 0) s = (s + 1) & mask;
        this.vertexTable[s] = w + 1;
      }
    }
    return v;
  }

  /** The half-edge from vertex `a` to the grid point (x, y), made where it does not exist. */
  step(a: number, x: number, y: number): number {
    let patience = 8;
    let h = this.head[a]!;
    for (; h >= 0 && patience > 0; h = this.next[h]!, patience--) {
      const b = this.origin[h ^ 1]!;
      if (this.x[b] === x && this.y[b] === y) return h;
    }
    const known = this.vertexCount;
    const b = this.vertex(x, y);
    if (h < 0 || b === known) return this.create(a, b);
    return this.find(a, b);
  }

  /** The half-edge from vertex `a` to vertex `b`, made where it does not exist. */
  between(a: number, b: number): number {
    return this.step(a, this.x[b]!, this.y[b]!);
  }

  private find(a: number, b: number): number {
    // hubs only: their lists are too long to walk
    let patience = 8;
    let h = this.head[b]!;
    for (; h >= 0 && patience > 0; h = this.next[h]!, patience--) if (this.origin[h ^ 1] === a) return h ^ 1;
    if (h < 0) return this.create(a, b);
    if (this.segmentTable === undefined) this.fillSegmentTable(4);
    const table = this.segmentTable!;
    const mask = table.length - 1;
    let slot = spread(Math.min(a, b), Math.max(a, b)) & mask;
    for (let s = table[slot]!; s !== 0; s = table[slot]!) {
      const f = 2 * (s - 1);
      if (this.origin[f] === a && this.origin[f + 1] === b) return f;
      if (this.origin[f] === b && this.origin[f + 1] === a) return f + 1;
      slot = (slot + 1) & mask;
    }
    return this.create(a, b);
  }

  private fillSegmentTable(room: number): void {
    let size = 1 << 12;
    while (size < this.segmentCount * room) size *= 2;
    this.segmentTable = new Int32Array(size);
    for (let s = 0; s < this.segmentCount; s++) this.enterSegment(s);
  }

  private enterSegment(s: number): void {
    const table = this.segmentTable!;
    const mask = table.length - 1;
    const a = this.origin[2 * s]!;
    const b = this.origin[2 * s + 1]!;
    let slot = spread(Math.min(a, b), Math.max(a, b)) & mask;
    while (table[slot] !== 0) slot = (slot + 1) & mask;
    table[slot] = s + 1;
  }

  private create(a: number, b: number): number {
    const s = this.segmentCount++;
    if (s === this.set.length) {
      this.set = enlarged(this.set);
      this.origin = enlarged(this.origin);
      this.next = enlarged(this.next);
    }
    const f = 2 * s;
    this.origin[f] = a;
    this.origin[f + 1] = b;
    this.next[f] = this.head[a]!;
    this.head[a] = f;
    this.next[f + 1] = this.head[b]!;
    this.head[b] = f + 1;
    this.set[s] = 0;
    if (this.segmentTable !== undefined) {
      if (this.segmentCount * 2 > this.segmentTable.length) this.fillSegmentTable(4);
      else this.enterSegment(s);
    }
    return f;
  }

  /** Adds `delta` of `label` along half-edge `h`; labels ascend from call to call. */
  wind(h: number, label: number, delta: number): void {
    const s = h >> 1;
    this.set[s] = this.sets.add(this.set[s]!, label, (h & 1) === 0 ? delta : -delta);
  }

  /** Number of segments that still carry a delta. */
  get alive(): number {
    let n = 0;
    for (let s = 0; s < this.segmentCount; s++) if (this.set[s] !== 0) n++;
    return n;
  }
}

function spread(a: number, b: number): number {
  let h = Math.imul(a, 0x9e3779b1) ^ Math.imul(b ^ (b >>> 16), 0x85ebca6b);
  h ^= h >>> 15;
  h = Math.imul(h, 0x2c1b3c6d);
  return (h ^ (h >>> 13)) >>> 0;
}
