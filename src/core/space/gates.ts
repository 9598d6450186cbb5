import { inKm2 } from "./area.ts";
import type { GeometryReport, LonLat } from "./geometry.ts";
import { labelsOf, type Plane, positionOf } from "./subdivision.ts";
import { isInside, windingRuns } from "./windings.ts";

const TWO32 = 4294967296;

/** What the gates found; every list empty means that the arrangement is sound. */
export interface GateResult {
  /** gate 1: labels whose faces do not sum to their boundary */
  readonly area: readonly number[];
  /** gate 2: arcs across which the labels do not agree */
  readonly agreement: readonly number[];
  /** gate 2: whether the outside and all faces sum to zero */
  readonly closed: boolean;
  /** gate 3: labels that drifted from their input by more than the bound of the grid */
  readonly drift: readonly { readonly label: number; readonly drift: number; readonly bound: number }[];
  /** gate 4: rows of segments that cross another or carry a vertex of another, and arcs with one face on both sides */
  readonly crossing: readonly number[];
  readonly dangling: readonly number[];
  /** gate 5: primitives without a face, and windings beyond 0 and 1 */
  readonly collapsed: readonly number[];
  readonly windings: readonly BadWinding[];
}

/** Faces that a primitive winds round otherwise than once or never: `area` km² in all, the largest run starting at `face`. */
export interface BadWinding {
  readonly primitive: number;
  readonly outer: number;
  readonly hole: number;
  readonly area: number;
  readonly face: number;
}

/** Runs the five gates on a finished plane. */
export function runGates(plane: Plane): GateResult {
  const boundary = boundaryAreas(plane);
  return {
    area: gateArea(plane, boundary),
    ...gateAgreement(plane),
    drift: gateDrift(plane, boundary),
    ...gateNoding(plane),
    ...gateOwnership(plane),
  };
}

interface Sums {
  readonly high: Float64Array;
  readonly low: Float64Array;
}

/** For every label, twice the area within its boundary: an exact sum over the segments, apart from arcs and faces. */
function boundaryAreas(plane: Plane): Sums {
  const { graph, table, labels } = plane;
  const { parent, label, delta, count } = graph.sets;
  const setHigh = new Float64Array(count);
  const setLow = new Float64Array(count);
  for (let r = 0; r < table.count; r++) {
    const s = table.segment[r]!;
    const a = graph.origin[2 * s]!;
    const b = graph.origin[2 * s + 1]!;
    const dx = graph.x[a]! - graph.x[b]!;
    const sy = graph.y[a]! + graph.y[b]!;
    const modulo = Math.imul(dx | 0, sy | 0);
    const set = graph.set[s]!;
    setHigh[set]! += Math.round((dx * sy - modulo) / TWO32);
    setLow[set]! += modulo;
  }
  const high = new Float64Array(labels.length);
  const low = new Float64Array(labels.length);
  // a set's parent was made before it
  for (let n = count - 1; n > 0; n--) {
    if (setHigh[n] === 0 && setLow[n] === 0) continue;
    high[label[n]!]! += delta[n]! * setHigh[n]!;
    low[label[n]!]! += delta[n]! * setLow[n]!;
    setHigh[parent[n]!]! += setHigh[n]!;
    setLow[parent[n]!]! += setLow[n]!;
  }
  return { high, low };
}

function gateArea(plane: Plane, boundary: Sums): number[] {
  const { faces, windings, labels } = plane;
  const high = Float64Array.from(faces.areaHigh);
  const low = Float64Array.from(faces.areaLow);
  for (let f = faces.count - 1; f > 0; f--) {
    const parent = faces.faceOf[faces.entry[f]! ^ 1]!;
    high[parent]! += high[f]!;
    low[parent]! += low[f]!;
  }
  const failed: number[] = [];
  for (let l = 0; l < labels.length; l++) {
    if (labels[l]!.kind === "line") continue;
    let sumHigh = -boundary.high[l]!;
    let sumLow = -boundary.low[l]!;
    for (let i = windings.first[l]!; i < windings.first[l + 1]!; i++) {
      sumHigh += windings.step[i]! * high[windings.at[i]!]!;
      sumLow += windings.step[i]! * low[windings.at[i]!]!;
    }
    if (sumHigh * TWO32 + sumLow !== 0) failed.push(l);
  }
  return failed;
}

/** Labels are compared by two weighted sums modulo 2^32: equal labels agree always, different ones once in 2^64. */
function gateAgreement(plane: Plane): { agreement: number[]; closed: boolean } {
  const { chains, faces, graph, labels } = plane;
  const { parent, label, delta, count } = graph.sets;
  const agreement = new Set<number>();
  for (const seed of [0x9e3779b1, 0x7feb352d]) {
    const ofSet = new Int32Array(count);
    for (let n = 1; n < count; n++) {
      const l = label[n]!;
      const weight = labels[l]!.kind === "line" ? 0 : mixed(l, seed);
      ofSet[n] = (ofSet[parent[n]!]! + Math.imul(weight, delta[n]!)) | 0;
    }
    const ofFace = new Int32Array(faces.count);
    for (let f = 1; f < faces.count; f++) {
      const h = faces.entry[f]!;
      const across = ofSet[chains.set[h >> 1]!]!;
      ofFace[f] = (ofFace[faces.faceOf[h ^ 1]!]! + ((h & 1) === 0 ? across : -across)) | 0;
    }
    for (let a = 0; a < chains.arcCount; a++) {
      const step = (ofFace[faces.faceOf[2 * a]!]! - ofFace[faces.faceOf[2 * a + 1]!]!) | 0;
      if (step !== (ofSet[chains.set[a]!]! | 0)) agreement.add(a);
    }
  }
  let high = 0;
  let low = 0;
  for (let f = 0; f < faces.count; f++) {
    high += faces.areaHigh[f]!;
    low += faces.areaLow[f]!;
  }
  return { agreement: [...agreement], closed: high * TWO32 + low === 0 };
}

function mixed(n: number, seed: number): number {
  let h = Math.imul(n + 1, seed) ^ seed;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** Input and result may differ by g·P/√2 + n·g²: every point moved by at most g/√2 (g the grid, P the perimeter, n the points). */
function gateDrift(plane: Plane, boundary: Sums): { label: number; drift: number; bound: number }[] {
  const failed: { label: number; drift: number; bound: number }[] = [];
  plane.labels.forEach((label, l) => {
    if (label.kind === "line") return;
    const drift = Math.abs((boundary.high[l]! * TWO32 + boundary.low[l]!) / 2 - label.area);
    const bound = label.perimeter / Math.SQRT2 + label.given + 1e-12 * Math.abs(label.area);
    if (drift > bound) failed.push({ label: l, drift, bound });
  });
  return failed;
}

function gateNoding(plane: Plane): { crossing: readonly number[]; dangling: number[] } {
  const { chains, faces, graph, labels } = plane;
  const dangling: number[] = [];
  for (let a = 0; a < chains.arcCount; a++) {
    if (faces.faceOf[2 * a] !== faces.faceOf[2 * a + 1]) continue;
    for (let n = chains.set[a]!; n !== 0; n = graph.sets.parent[n]!) {
      if (labels[graph.sets.label[n]!]!.kind === "line") continue;
      dangling.push(a);
      break;
    }
  }
  // the noder's last pass is a full scan of all neighbouring pairs
  return { crossing: plane.unresolved, dangling };
}

function gateOwnership(plane: Plane): { collapsed: number[]; windings: BadWinding[] } {
  const { faces, windings, primitives, labels, firstLabel, faceArea } = plane;
  const upTo = new Float64Array(faces.count + 1);
  for (let f = 0; f < faces.count; f++) upTo[f + 1] = upTo[f]! + faceArea[f]!;
  const collapsed: number[] = [];
  const bad: BadWinding[] = [];
  for (let p = 0; p < primitives.length; p++) {
    const { outer, hole } = labelsOf(firstLabel, labels, p);
    if (outer < 0) continue;
    let held = false;
    let area = 0;
    let worst: { from: number; size: number; o: number; h: number } | undefined;
    windingRuns(windings, faces, outer, hole, (from, to, o, h) => {
      if (isInside(o, h)) held = true;
      if (o >= 0 && h <= 0 && (o + h === 0 || o + h === 1)) return;
      const size = upTo[to]! - upTo[from]!;
      area += size;
      if (worst === undefined || size > worst.size) worst = { from, size, o, h };
    });
    if (!held && labels[outer]!.rings > 0) collapsed.push(p);
    if (worst !== undefined) {
      const { o, h, from } = worst as { from: number; size: number; o: number; h: number };
      bad.push({ primitive: p, outer: o, hole: h, area: inKm2(area), face: from });
    }
  }
  return { collapsed, windings: bad };
}

/** Puts what the gates found into reports, each naming its record. */
export function reportGates(plane: Plane, result: GateResult): GeometryReport[] {
  const { primitives, labels, chains, graph, table } = plane;
  const reports: GeometryReport[] = [];
  const failed = new Map<string, GeometryReport>();
  const fail = (label: number, message: string, at?: LonLat) => {
    const primitive = primitives[labels[label]!.owner]!.id;
    if (!failed.has(primitive)) failed.set(primitive, { primitive, fault: "gate-failed", message, ...(at === undefined ? {} : { at }) });
  };
  const failSet = (set: number, message: string, at: LonLat) => {
    for (let n = set; n !== 0; n = graph.sets.parent[n]!) fail(graph.sets.label[n]!, message, at);
  };
  const inDegrees = (units: number) => `${(units / plane.frame.perDegree ** 2).toPrecision(6)} square degrees`;
  for (const l of result.area) fail(l, "its faces do not sum to the area within its boundary");
  for (const a of result.agreement)
    failSet(
      chains.set[a]!,
      "labels differ across a border by more than the border says",
      positionOf(plane, chains.vertices[chains.offset[a]!]!),
    );
  for (const { label, drift, bound } of result.drift)
    fail(label, `its area moved by ${inDegrees(drift)}, more than the ${inDegrees(bound)} that the grid allows`);
  for (const r of result.crossing)
    failSet(graph.set[table.segment[r]!]!, "its border still crosses another after noding", positionOf(plane, table.left[r]!));
  for (const a of result.dangling)
    failSet(chains.set[a]!, "its border has the same land on both sides", positionOf(plane, chains.vertices[chains.offset[a]!]!));
  if (!result.closed && primitives.length > 0) fail(0, "the outside and all faces do not sum to zero");
  reports.push(...failed.values());
  for (const p of result.collapsed) {
    const at = firstPosition(plane, p);
    reports.push({
      primitive: primitives[p]!.id,
      fault: "collapsed",
      message: `nothing of it is left on the grid of ${1 / plane.frame.perDegree} degrees`,
      ...(at === undefined ? {} : { at }),
    });
  }
  for (const bad of result.windings) {
    const selfCrossing = bad.outer < 0 || bad.hole > 0 || (labels[plane.firstLabel[bad.primitive]!]!.rings === 1 && bad.outer > 1);
    const size = bad.area < 1e-6 ? "less than 1 m²" : `${bad.area.toPrecision(4)} km²`;
    const times =
      bad.hole === 0
        ? `its rings wind ${bad.outer} times`
        : `its outer rings wind ${bad.outer} times and its holes ${Math.abs(bad.hole)} times`;
    reports.push({
      primitive: primitives[bad.primitive]!.id,
      fault: selfCrossing ? "self-crossing" : "winding",
      message: `${selfCrossing ? "a ring crosses itself" : "its parts or holes overlap"}: ${times} round a face here (${size} in all)`,
      at: crossingOf(plane, bad.face),
    });
  }
  return reports;
}

function firstPosition(plane: Plane, primitive: number): LonLat | undefined {
  const given = plane.primitives[primitive]!;
  return given.kind === "line" ? given.line[0] : given.polygons[0]?.[0]?.[0];
}

/** A crossing on the boundary of a face, where it has one; else any of its vertices. */
function crossingOf(plane: Plane, face: number): LonLat {
  const { chains, faces } = plane;
  let any = -1;
  for (let c = faces.firstCycle[face]!; c < faces.firstCycle[face + 1]!; c++) {
    const start = faces.cycles[c]!;
    let h = start;
    do {
      const a = h >> 1;
      const v = chains.vertices[(h & 1) === 0 ? chains.offset[a]! : chains.offset[a + 1]! - 1]!;
      if (v >= plane.givenVertices) return positionOf(plane, v);
      any = v;
      h = chains.next[h]!;
    } while (h !== start);
  }
  return positionOf(plane, Math.max(0, any));
}
