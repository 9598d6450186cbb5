import type { Chains } from "./chains.ts";
import type { DeltaSets } from "./delta-sets.ts";
import type { Faces } from "./faces.ts";
import type { Label } from "./intake.ts";

/**
 * Windings of all labels over all faces, as steps over the tree of faces: entering face `at` of a label's step adds `step`
 * to its winding on the whole subtree. Steps of a label are sorted by face.
 */
export interface Windings {
  readonly first: Int32Array;
  readonly at: Int32Array;
  readonly step: Int32Array;
}

/**
 * Counts windings outward from face 0 along the tree: winding(face) = winding(parent) + delta(arc between them). No point tests.
 * Faces numbered in preorder make a subtree a run of numbers, so that a sum over the way to the root is a sum over runs: the Euler tour
 * of R. E. Tarjan and U. Vishkin, “Finding biconnected components and computing tree functions in logarithmic parallel time”, FOCS 1984.
 */
export function countWindings(faces: Faces, chains: Chains, sets: DeltaSets, labels: readonly Label[]): Windings {
  const { parent, label, delta } = sets;
  const isLine = Uint8Array.from(labels, (l) => (l.kind === "line" ? 1 : 0));
  const first = new Int32Array(labels.length + 1);
  for (let f = 1; f < faces.count; f++) {
    for (let n = chains.set[faces.entry[f]! >> 1]!; n !== 0; n = parent[n]!) if (isLine[label[n]!] === 0) first[label[n]! + 1]!++;
  }
  for (let l = 0; l < labels.length; l++) first[l + 1]! += first[l]!;
  const at = new Int32Array(first[labels.length]!);
  const step = new Int32Array(at.length);
  const fill = first.slice(0, labels.length);
  for (let f = 1; f < faces.count; f++) {
    const h = faces.entry[f]!;
    const sign = (h & 1) === 0 ? 1 : -1;
    for (let n = chains.set[h >> 1]!; n !== 0; n = parent[n]!) {
      if (isLine[label[n]!] === 1) continue;
      const i = fill[label[n]!]!++;
      at[i] = f;
      step[i] = sign * delta[n]!;
    }
  }
  return { first, at, step };
}

/** Tells the runs of faces [from, to) over which one primitive's windings by outer rings and by holes stay the same and are not both 0. */
export function windingRuns(
  windings: Windings,
  faces: Faces,
  outer: number,
  hole: number,
  run: (from: number, to: number, outer: number, hole: number) => void,
): void {
  const { first, at, step } = windings;
  let i = first[outer]!;
  const lastOuter = first[outer + 1]!;
  let j = hole >= 0 ? first[hole]! : 0;
  const lastHole = hole >= 0 ? first[hole + 1]! : 0;
  // subtrees nest, so the open ones form a stack: the top ends first
  const ends: number[] = [];
  const outers: number[] = [];
  const holes: number[] = [];
  let o = 0;
  let h = 0;
  let here = 0;
  const moveTo = (position: number) => {
    if (position > here && (o !== 0 || h !== 0)) run(here, position, o, h);
    here = position;
  };
  while (i < lastOuter || j < lastHole || ends.length > 0) {
    const start = Math.min(i < lastOuter ? at[i]! : Infinity, j < lastHole ? at[j]! : Infinity);
    if (ends.length > 0 && ends[ends.length - 1]! <= start) {
      moveTo(ends.pop()!);
      o -= outers.pop()!;
      h -= holes.pop()!;
      continue;
    }
    moveTo(start);
    const byOuter = i < lastOuter && at[i] === start ? step[i++]! : 0;
    const byHole = j < lastHole && at[j] === start ? step[j++]! : 0;
    ends.push(faces.end[start]!);
    outers.push(byOuter);
    holes.push(byHole);
    o += byOuter;
    h += byHole;
  }
}

/**
 * The winding rule: a face belongs to a primitive where its outer rings, each turned by the sign of its area, wind round it
 * more often (in whichever sense) than its holes. Both lobes of a bow-tie belong; a hole outside its ring adds nothing.
 */
export function isInside(outer: number, hole: number): boolean {
  return Math.abs(outer) > Math.abs(hole);
}
