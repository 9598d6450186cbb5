import { turnAt } from "./exact.ts";
import type { SegmentIndex } from "./segment-index.ts";

/**
 * The row of the segment just below a point moved an infinitesimal step east and then a smaller one north; −1 where there is none.
 * With `strictly`, segments through the point itself do not count. Segments must not cross.
 * The step is symbolic, so that no point lies on a border: H. Edelsbrunner and E. P. Mücke, “Simulation of simplicity”,
 * ACM Transactions on Graphics 9 (1990).
 */
export function edgeBelow(index: SegmentIndex, px: number, py: number, strictly: boolean): number {
  if (px < index.x0 || px > index.x1 || py < index.y0) return -1;
  return search(index, px, py, strictly, -1);
}

function search(index: SegmentIndex, px: number, py: number, strictly: boolean, found: number): number {
  if (py < index.y0) return found;
  const { coords, nx, start, items, finer } = index;
  const c = index.column(px);
  let best = found;
  let floor = found < 0 ? -Infinity : Math.min(coords[4 * found + 1]!, coords[4 * found + 3]!);
  for (let r = index.row(py); r >= 0; r--) {
    const cell = r * nx + c;
    const child = finer?.get(cell);
    if (child !== undefined) {
      best = search(child, px, py, strictly, best);
      if (best >= 0) floor = Math.min(coords[4 * best + 1]!, coords[4 * best + 3]!);
    } else
      for (let i = start[cell]!; i < start[cell + 1]!; i++) {
        const row = items[i]!;
        if (row === best) continue;
        const s = 4 * row;
        const ax = coords[s]!;
        const bx = coords[s + 2]!;
        if (ax > px || bx <= px) continue;
        const ay = coords[s + 1]!;
        const by = coords[s + 3]!;
        if (ay > py && by > py) continue;
        if (ay < floor && by < floor) continue;
        const t = turnAt(ax, ay, bx, by, px, py);
        if (t < 0 || (t === 0 && (strictly || by > ay))) continue;
        if (best >= 0 && !isAbove(coords, row, best)) continue;
        best = row;
        floor = Math.min(ay, by);
      }
    if (best >= 0) {
      const s = 4 * best;
      const y = coords[s + 1]! + ((coords[s + 3]! - coords[s + 1]!) * (px - coords[s]!)) / (coords[s + 2]! - coords[s]!);
      if (y > index.y0 + r / index.perY + 1) return best;
    }
  }
  return best;
}

/** Whether segment f lies above segment g, where both run over the same x and do not cross. */
function isAbove(coords: Int32Array, f: number, g: number): boolean {
  const a = 4 * f;
  const b = 4 * g;
  const at = (s: number, x: number, y: number) => turnAt(coords[s]!, coords[s + 1]!, coords[s + 2]!, coords[s + 3]!, x, y);
  if (coords[a]! >= coords[b]!) {
    const t = at(b, coords[a]!, coords[a + 1]!);
    if (t !== 0) return t > 0;
  } else {
    const t = at(a, coords[b]!, coords[b + 1]!);
    if (t !== 0) return t < 0;
  }
  return coords[a + 2]! <= coords[b + 2]! ? at(b, coords[a + 2]!, coords[a + 3]!) > 0 : at(a, coords[b + 2]!, coords[b + 3]!) < 0;
}

/** Whether a point lies on a segment. */
export function isOnEdge(index: SegmentIndex, px: number, py: number): boolean {
  if (px < index.x0 || px > index.x1 || py < index.y0 || py > index.y1) return false;
  const { coords } = index;
  let on = false;
  index.at(px, py, (items, start, end) => {
    for (let i = start; i < end && !on; i++) {
      const s = 4 * items[i]!;
      const ay = coords[s + 1]!;
      const by = coords[s + 3]!;
      if (coords[s]! > px || coords[s + 2]! < px || (py < ay && py < by) || (py > ay && py > by)) continue;
      if (turnAt(coords[s]!, ay, coords[s + 2]!, by, px, py) === 0) on = true;
    }
    return on;
  });
  return on;
}
