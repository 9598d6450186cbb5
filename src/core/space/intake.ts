import { ExactArea, signOf } from "./exact.ts";
import type { Frame } from "./frame.ts";
import type { GeometryReport, LonLat, Polygon, Primitive } from "./geometry.ts";
import { type RingFault, RingReader } from "./ring-reader.ts";
import { cutLine, cutRing, type RingPiece } from "./seam.ts";
import { SegmentGraph } from "./segment-graph.ts";

/** What a label counts: how often the outer rings (or the holes) of a primitive wind round a face, or where a line runs. */
export type LabelKind = "outer" | "hole" | "line";

/** One label: `owner` indexes the primitives; the sums are what the drift gate compares, in grid units. */
export interface Label {
  readonly owner: number;
  readonly kind: LabelKind;
  /** number of rings, signed area and perimeter before rounding, number of points given */
  rings: number;
  area: number;
  perimeter: number;
  given: number;
}

/** Everything read from the primitives, on the grid but not yet noded. */
export interface Intake {
  readonly graph: SegmentGraph;
  readonly labels: readonly Label[];
  /** labels of primitive p are firstLabel[p] … firstLabel[p + 1] − 1 */
  readonly firstLabel: Int32Array;
}

export interface IntakeOptions {
  readonly frame: Frame;
  readonly maxVertices: number;
  /** primitives to leave out, by index */
  readonly without?: ReadonlySet<number> | undefined;
  readonly report: (report: GeometryReport) => void;
  readonly progress?: ((fraction: number) => void) | undefined;
}

/** Puts every ring and line on the grid and hashes their segments with net winding deltas: outer rings +1 to the left, holes −1. */
export function readPrimitives(primitives: readonly Primitive[], options: IntakeOptions): Intake {
  const intake = new Reader(options);
  const firstLabel = new Int32Array(primitives.length + 1);
  for (let p = 0; p < primitives.length; p++) {
    if ((p & 255) === 0) options.progress?.(p / primitives.length);
    firstLabel[p] = intake.labels.length;
    if (!options.without?.has(p)) intake.read(primitives[p]!, p);
  }
  firstLabel[primitives.length] = intake.labels.length;
  return { graph: intake.graph, labels: intake.labels, firstLabel };
}

class Reader {
  readonly graph = new SegmentGraph();
  readonly labels: Label[] = [];
  private readonly reader: RingReader;
  private readonly sum = new ExactArea();
  private readonly options: IntakeOptions;

  constructor(options: IntakeOptions) {
    this.options = options;
    this.reader = new RingReader(options.frame);
  }

  read(primitive: Primitive, owner: number): void {
    const report = (fault: RingFault) => this.options.report({ primitive: primitive.id, ...fault });
    const { maxVertices } = this.options;
    const size =
      primitive.kind === "line"
        ? lengthOf(primitive.line)
        : primitive.polygons.reduce((n, rings) => n + rings.reduce((m, r) => m + lengthOf(r), 0), 0);
    if (size > maxVertices) {
      report({ fault: "too-many-vertices", message: `${size} vertices, more than the limit of ${maxVertices}` });
      return;
    }
    if (primitive.kind === "line") {
      this.readLine(primitive.line, owner, report);
      return;
    }
    const sound: Polygon[] = [];
    for (const polygon of primitive.polygons) if (this.isSound(polygon, report)) sound.push(polygon);
    if (sound.length === 0) return;
    const outer = this.label(owner, "outer");
    for (const polygon of sound) this.readRing(polygon[0]!, outer, 1, report);
    if (!sound.some((polygon) => polygon.length > 1)) return;
    const hole = this.label(owner, "hole");
    for (const polygon of sound) for (let i = 1; i < polygon.length; i++) this.readRing(polygon[i]!, hole, -1, report);
  }

  private label(owner: number, kind: LabelKind): number {
    this.labels.push({ owner, kind, rings: 0, area: 0, perimeter: 0, given: 0 });
    return this.labels.length - 1;
  }

  /** A polygon with a faulty ring is left out whole: half of it would be a wrong answer. */
  private isSound(polygon: Polygon, report: (fault: RingFault) => void): boolean {
    for (let i = 0; i < polygon.length; i++) {
      const ring = polygon[i]!;
      for (let j = 0; j < ring.length; j++) {
        const point = ring[j];
        const lon = point?.[0] as unknown;
        const lat = point?.[1] as unknown;
        if (typeof lon === "number" && typeof lat === "number" && lon <= 540 && lon >= -540 && lat <= 90 && lat >= -90) continue;
        const fault = this.reader.ring(ring);
        if (fault === undefined) continue;
        report(fault);
        return false;
      }
    }
    return polygon.length > 0;
  }

  private readRing(points: readonly LonLat[], label: number, wanted: 1 | -1, report: (fault: RingFault) => void): void {
    const { reader } = this;
    const { half } = this.options.frame;
    const fault = reader.ring(points);
    if (fault !== undefined) {
      report(fault);
      return;
    }
    if (reader.count < 3) {
      const distinct = new Set(points.map((p) => `${p[0]},${p[1]}`)).size;
      if (distinct < 3)
        report({ fault: "too-few-points", message: `a ring of ${distinct} different points encloses nothing`, ...place(points[0]) });
      else this.labels[label]!.rings++;
      return;
    }
    if (reader.beyond >= 0 && (reader.wrapped + reader.wide > 0 || reader.minX >= half || reader.maxX <= -half)) {
      const beyond = points[reader.beyond]!;
      const lon = beyond[0];
      const step =
        reader.wide > 0 ? "beside a step of more than 180, read as it runs on" : "beside a step of more than 180, read the short way round";
      const reading = reader.wrapped + reader.wide > 0 ? step : `read as ${lon > 0 ? lon - 360 : lon + 360}`;
      report({ fault: "out-of-range", message: `longitude ${lon} lies beyond 180, ${reading}`, at: beyond });
    }
    const area = this.labels[label]!;
    const orientation = this.orientation();
    area.rings++;
    area.area += wanted * orientation * reader.area;
    area.perimeter += reader.perimeter;
    area.given += reader.given;
    const delta = wanted * orientation;
    if (reader.minX >= -half && reader.maxX <= half) this.wind(reader, label, delta, true);
    else for (const piece of cutRing(reader, reader.minX, reader.maxX, this.options.frame)) this.wind(piece, label, delta, true);
  }

  private readLine(points: readonly LonLat[], owner: number, report: (fault: RingFault) => void): void {
    const fault = this.reader.line(points);
    if (fault !== undefined) {
      report(fault);
      return;
    }
    if (this.reader.count < 2) {
      report({ fault: "too-few-points", message: `a line of ${this.reader.count} different points leads nowhere`, ...place(points[0]) });
      return;
    }
    const label = this.label(owner, "line");
    const { half } = this.options.frame;
    if (this.reader.minX >= -half && this.reader.maxX <= half) this.wind(this.reader, label, 1, false);
    else for (const piece of cutLine(this.reader, this.options.frame)) this.wind(piece, label, 1, false);
  }

  /** 1 for a ring that runs counter-clockwise, −1 for a clockwise one, by the exact sign of its rounded area. */
  private orientation(): 1 | -1 {
    const { x, y, count } = this.reader;
    const { sum } = this;
    sum.reset();
    const x0 = x[0]!;
    const y0 = y[0]!;
    let px = x[count - 1]! - x0;
    let py = y[count - 1]! - y0;
    for (let i = 0; i < count; i++) {
      const qx = x[i]! - x0;
      const qy = y[i]! - y0;
      sum.edge(px, py, qx, qy);
      px = qx;
      py = qy;
      if ((i & 1023) === 1023) sum.settle();
    }
    sum.settle();
    return signOf(sum.high, sum.low) < 0 ? -1 : 1;
  }

  private wind(piece: RingPiece, label: number, delta: number, closed: boolean): void {
    const { graph } = this;
    const { x, y, count } = piece;
    const first = closed ? count - 1 : 0;
    let px = x[first]!;
    let py = y[first]!;
    let at = graph.vertex(px, py);
    for (let i = closed ? 0 : 1; i < count; i++) {
      const qx = x[i]!;
      const qy = y[i]!;
      if (qx === px && qy === py) continue;
      const h = graph.step(at, qx, qy);
      graph.wind(h, label, delta);
      at = graph.origin[h ^ 1]!;
      px = qx;
      py = qy;
    }
  }
}

function lengthOf(points: readonly LonLat[] | undefined): number {
  return points?.length ?? 0;
}

function place(point: LonLat | undefined): { at?: LonLat } {
  return point === undefined ? {} : { at: point };
}
