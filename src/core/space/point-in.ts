import { edgeBelow } from "./below.ts";
import type { LonLat } from "./geometry.ts";
import type { Plane } from "./subdivision.ts";

const SCANS = 12;

/**
 * A point inside a face, far from its border: of the middles of the widest gaps on a few parallels, the one farthest from any edge.
 * Slivers narrower than a double can express get a point on their border.
 */
export function pointInside(plane: Plane, face: number): LonLat {
  const { graph, chains, faces, frame } = plane;
  const { x, y } = graph;
  // edges of the face as x0, y0, x1, y1
  const edges: number[] = [];
  let low = Infinity;
  let high = -Infinity;
  for (let c = faces.firstCycle[face]!; c < faces.firstCycle[face + 1]!; c++) {
    const start = faces.cycles[c]!;
    let h = start;
    do {
      const a = h >> 1;
      if (faces.faceOf[h] !== faces.faceOf[h ^ 1])
        for (let i = chains.offset[a]! + 1; i < chains.offset[a + 1]!; i++) {
          const v = chains.vertices[i - 1]!;
          const w = chains.vertices[i]!;
          edges.push(x[v]!, y[v]!, x[w]!, y[w]!);
          low = Math.min(low, y[v]!, y[w]!);
          high = Math.max(high, y[v]!, y[w]!);
        }
      h = chains.next[h]!;
    } while (h !== start);
  }
  if (edges.length === 0 || face === 0) return face === 0 ? [0, 90] : positionAt(0);
  const shrink = Math.max(0.01, Math.cos((((low + high) / 2 / frame.perDegree) * Math.PI) / 180));
  let bestX = edges[0]!;
  let bestY = edges[1]!;
  let best = -1;
  const consider = (py: number) => {
    const crossings: number[] = [];
    for (let e = 0; e < edges.length; e += 4) {
      const y0 = edges[e + 1]!;
      const y1 = edges[e + 3]!;
      if (y0 > py === y1 > py) continue;
      crossings.push(edges[e]! + ((edges[e + 2]! - edges[e]!) * (py - y0)) / (y1 - y0));
    }
    crossings.sort((a, b) => a - b);
    let gap = 0;
    let middle = 0;
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      if (crossings[i + 1]! - crossings[i]! <= gap) continue;
      gap = crossings[i + 1]! - crossings[i]!;
      middle = (crossings[i + 1]! + crossings[i]!) / 2;
    }
    if (gap === 0 || gap * shrink < best) return;
    const distance = Math.sqrt(nearest(edges, middle, py, shrink, best * best));
    if (distance <= best) return;
    best = distance;
    bestX = middle;
    bestY = py;
  };
  for (let k = 0; k < SCANS; k++) consider(low + ((k + 0.5) / SCANS) * (high - low));
  let step = (high - low) / SCANS / 2;
  for (let k = 0; k < 6; k++, step /= 2) {
    const from = bestY;
    consider(from - step);
    consider(from + step);
  }
  if (faceAt(bestX, bestY) !== face) {
    // a sliver: halfway between the heights of its corners
    const heights = Float64Array.from(new Set(edges.filter((_, i) => (i & 1) === 1))).sort();
    for (let i = 0; i + 1 < Math.min(heights.length, 200); i++) {
      best = -1;
      consider((heights[i]! + heights[i + 1]!) / 2);
      if (faceAt(bestX, bestY) === face) break;
    }
  }
  return [bestX / frame.perDegree, bestY / frame.perDegree];

  function positionAt(vertex: number): LonLat {
    return [x[vertex]! / frame.perDegree, y[vertex]! / frame.perDegree];
  }

  function faceAt(px: number, py: number): number {
    const row = edgeBelow(plane.index, Math.round(px * 4096) / 4096, Math.round(py * 4096) / 4096, false);
    return row < 0 ? 0 : faces.faceOf[chains.halfArcOfRow[row]!]!;
  }
}

/** Squared distance to the nearest edge, x shrunk; stops early below `enough`. */
function nearest(edges: readonly number[], px: number, py: number, shrink: number, enough: number): number {
  let best = Infinity;
  for (let e = 0; e < edges.length; e += 4) {
    const ax = (edges[e]! - px) * shrink;
    const ay = edges[e + 1]! - py;
    const dx = (edges[e + 2]! - edges[e]!) * shrink;
    const dy = edges[e + 3]! - edges[e + 1]!;
    const t = Math.max(0, Math.min(1, -(ax * dx + ay * dy) / (dx * dx + dy * dy)));
    const qx = ax + t * dx;
    const qy = ay + t * dy;
    const d = qx * qx + qy * qy;
    if (d < best) {
      best = d;
      if (best <= enough) return best;
    }
  }
  return best;
}
