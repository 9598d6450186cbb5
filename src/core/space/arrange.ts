import type { Arrangement } from "./arrangement.ts";
import { chainSegments } from "./chains.ts";
import { traceFaces } from "./faces.ts";
import { frameOf } from "./frame.ts";
import { reportGates, runGates } from "./gates.ts";
import type { GeometryReport, Primitive } from "./geometry.ts";
import { type Intake, readPrimitives } from "./intake.ts";
import { nodeSegments, type Overflow } from "./noding.ts";
import { PlanarArrangement } from "./planar-arrangement.ts";
import { measureFaces, type Plane } from "./subdivision.ts";
import { countWindings } from "./windings.ts";

export interface ArrangeOptions {
  /** unit of the integer grid in degrees; default and finest 1e-7 (about 1 cm) */
  readonly grid?: number;
  /** vertices one primitive may have; default five million */
  readonly maxVertices?: number;
  /** meetings of borders that may be found at once; default eight million. Beyond it the most crowded primitives are reported and left out */
  readonly maxMeetings?: number;
  readonly progress?: (fraction: number, stage: string) => void;
  /** asked now and then; once it answers true, `arrange` throws `ArrangeCancelled` */
  readonly cancelled?: () => boolean;
}

/** Thrown by `arrange` when its `cancelled` answers true; nothing else is. */
export class ArrangeCancelled extends Error {
  constructor() {
    super("arrangement cancelled");
    this.name = "ArrangeCancelled";
  }
}

/** Pairs of neighbouring segments tested in one pass, at most: a few seconds of work. */
const PAIRS = 2e9;
/** Meetings of segments in one pass, at most: about two million faces, a GiB. */
const MEETINGS = 8e6;
const ATTEMPTS = 8;

/**
 * Overlays all primitives into one planar arrangement on an integer grid: hashed net windings, snap rounding to a fixpoint,
 * traced faces, labels by sums over borders, five gates. Never throws on bad geometry: what cannot be used is reported and left out.
 */
export function arrange(
  primitives: readonly Primitive[],
  options: ArrangeOptions = {},
): { arrangement: Arrangement; reports: GeometryReport[] } {
  const { plane, reports } = buildPlane(primitives, options);
  return { arrangement: new PlanarArrangement(plane), reports };
}

/** The plane beneath `arrange`, for tests and measurements. */
export function buildPlane(primitives: readonly Primitive[], options: ArrangeOptions = {}): { plane: Plane; reports: GeometryReport[] } {
  const frame = frameOf(options.grid);
  const sorted = [...primitives].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const tell = (fraction: number, stage: string) => {
    if (options.cancelled?.() === true) throw new ArrangeCancelled();
    options.progress?.(fraction, stage);
  };
  const without = new Set<number>();
  const crowded: GeometryReport[] = [];
  for (let attempt = 1; ; attempt++) {
    const reports: GeometryReport[] = [];
    const intake = readPrimitives(sorted, {
      frame,
      maxVertices: options.maxVertices ?? 5e6,
      without,
      report: (report) => reports.push(report),
      progress: (part) => tell(0.3 * part, "reading"),
    });
    tell(0.3, "noding");
    const givenVertices = intake.graph.vertexCount;
    const noded = nodeSegments(intake.graph, { pairs: PAIRS, meetings: options.maxMeetings ?? MEETINGS, cancelled: options.cancelled });
    if (options.cancelled?.() === true) throw new ArrangeCancelled();
    if (noded.overflow !== undefined) {
      for (const p of attempt < ATTEMPTS ? mostCrowded(intake, noded.overflow, sorted.length) : allIn(intake)) {
        without.add(p);
        crowded.push({
          primitive: sorted[p]!.id,
          fault: "too-many-vertices",
          message: "meets too many other borders in one place to be overlaid; left out",
        });
      }
      continue;
    }
    tell(0.6, "tracing");
    const { graph, labels, firstLabel } = intake;
    const { table, index, unresolved } = noded;
    const chains = chainSegments(
      graph,
      table,
      frame,
      labels.some((label) => label.kind === "line"),
    );
    const faces = traceFaces(graph, index, chains);
    tell(0.8, "labelling");
    const windings = countWindings(faces, chains, graph.sets, labels);
    const faceArea = measureFaces(frame, graph, chains, faces);
    const plane: Plane = {
      frame,
      primitives: sorted,
      graph,
      givenVertices,
      table,
      index,
      unresolved,
      chains,
      faces,
      labels,
      firstLabel,
      windings,
      faceArea,
    };
    tell(0.9, "checking");
    reports.push(...crowded, ...reportGates(plane, runGates(plane)));
    tell(1, "done");
    return { plane, reports };
  }
}

/** The primitives to leave out: the most crowded first, until the share of the load that fits is left (the load grows with its square). */
function mostCrowded(intake: Intake, overflow: Overflow, count: number): number[] {
  const { graph, labels } = intake;
  const { table, weight, keep } = overflow;
  const load = new Float64Array(count);
  let total = 0;
  for (let r = 0; r < table.count; r++) {
    const set = graph.set[table.segment[r]!]!;
    for (let n = set; n !== 0; n = graph.sets.parent[n]!) {
      load[labels[graph.sets.label[n]!]!.owner]! += weight[r]!;
      total += weight[r]!;
    }
  }
  const order = Array.from(load.keys())
    .filter((p) => load[p]! > 0)
    .sort((a, b) => load[b]! - load[a]! || b - a);
  const out: number[] = [];
  let left = total;
  for (const p of order) {
    if (out.length > 0 && left <= 0.9 * keep * total) break;
    out.push(p);
    left -= load[p]!;
  }
  return out;
}

function allIn(intake: Intake): number[] {
  return [...new Set(intake.labels.map((label) => label.owner))];
}
