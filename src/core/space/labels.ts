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

/** Counts windings outward from face 0 along the tree: winding(face) = winding(parent) + delta(arc between them). No point tests. */
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
export function windingRuns(windings: Windings, faces: Faces, outer: number, hole: number, run: (from: number, to: number, outer: number, hole: number) => void): void {
  const changes: number[] = [];
  const gather = (label: number) => {
    for (let i = windings.first[label]!; i < windings.first[label + 1]!; i++) {
      changes.push(windings.at[i]!, faces.end[windings.at[i]!]!);
    }
  };
  gather(outer);
  if (hole >= 0) gather(hole);
  if (changes.length === 0) return;
  const positions = Float64Array.from(new Set(changes)).sort();
  const rank = new Map<number, number>();
  positions.forEach((position, i) => rank.set(position, i));
  const outerStep = new Int32Array(positions.length);
  const holeStep = new Int32Array(positions.length);
  const spread = (label: number, steps: Int32Array) => {
    for (let i = windings.first[label]!; i < windings.first[label + 1]!; i++) {
      const f = windings.at[i]!;
      const by = windings.step[i]!;
      steps[rank.get(f)!]! += by;
      steps[rank.get(faces.end[f]!)!]! -= by;
    }
  };
  spread(outer, outerStep);
  if (hole >= 0) spread(hole, holeStep);
  let o = 0;
  let h = 0;
  for (let i = 0; i < positions.length; i++) {
    o += outerStep[i]!;
    h += holeStep[i]!;
    if (o !== 0 || h !== 0) run(positions[i]!, i + 1 < positions.length ? positions[i + 1]! : faces.count, o, h);
  }
}

/**
 * The winding rule: a face belongs to a primitive where its outer rings, each turned by the sign of its area, wind round it
 * more often (in whichever sense) than its holes. Both lobes of a bow-tie belong; a hole outside its ring adds nothing.
 */
export function isInside(outer: number, hole: number): boolean {
  return Math.abs(outer) > Math.abs(hole);
}
