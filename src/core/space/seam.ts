import type { Frame } from "./frame.ts";

/** Points of a ring or line piece on the grid. */
export interface RingPiece {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  readonly count: number;
}

/**
 * Cuts an unwrapped ring at the antimeridian: one closed ring for each window of 360°, shifted into [-180, 180].
 * Edges along the cut that run there and back cancel once they are summed.
 */
export function cutRing(ring: RingPiece, minX: number, maxX: number, frame: Frame): RingPiece[] {
  const { half } = frame;
  const full = 2 * half;
  const first = Math.floor((minX + half) / full);
  const last = Math.max(first, Math.ceil((maxX - half) / full));
  const pieces: RingPiece[] = [];
  for (let k = first; k <= last; k++) {
    let piece: RingPiece = ring;
    if (minX < full * k - half) piece = clip(piece, full * k - half, 1);
    if (maxX > full * k + half) piece = clip(piece, full * k + half, -1);
    if (piece.count < 3) continue;
    const x = new Float64Array(piece.count);
    for (let i = 0; i < piece.count; i++) x[i] = piece.x[i]! - full * k;
    pieces.push({ x, y: piece.y, count: piece.count });
  }
  return pieces;
}

/** Keeps the part of a ring where side·(x − limit) ≥ 0: I. E. Sutherland and G. W. Hodgman, “Reentrant polygon clipping”, CACM 17 (1974). */
function clip(ring: RingPiece, limit: number, side: number): RingPiece {
  const x: number[] = [];
  const y: number[] = [];
  for (let i = 0; i < ring.count; i++) {
    const j = i + 1 === ring.count ? 0 : i + 1;
    const ax = ring.x[i]!;
    const ay = ring.y[i]!;
    const bx = ring.x[j]!;
    const by = ring.y[j]!;
    const a = side * (ax - limit);
    const b = side * (bx - limit);
    if (a >= 0) {
      x.push(ax);
      y.push(ay);
    }
    if ((a > 0 && b < 0) || (a < 0 && b > 0)) {
      x.push(limit);
      y.push(Math.round(ay + ((by - ay) * (limit - ax)) / (bx - ax)));
    }
  }
  return { x, y, count: x.length };
}

/** Cuts an unwrapped line at the antimeridian and shifts its pieces into [-180, 180]. */
export function cutLine(line: RingPiece, frame: Frame): RingPiece[] {
  const { half } = frame;
  const full = 2 * half;
  const pieces: RingPiece[] = [];
  let x: number[] = [];
  let y: number[] = [];
  let window = Number.NaN;
  const emit = (ax: number, ay: number, bx: number, by: number) => {
    const k = Math.floor(((ax + bx) / 2 + half) / full);
    if (k !== window) {
      if (x.length > 1) pieces.push({ x, y, count: x.length });
      x = [ax - full * k];
      y = [ay];
      window = k;
    }
    x.push(bx - full * k);
    y.push(by);
  };
  for (let i = 1; i < line.count; i++) {
    let ax = line.x[i - 1]!;
    let ay = line.y[i - 1]!;
    const bx = line.x[i]!;
    const by = line.y[i]!;
    const low = Math.min(ax, bx);
    const high = Math.max(ax, bx);
    const cuts: number[] = [];
    for (let c = Math.floor((low + half) / full) * full + half; c < high; c += full) if (c > low) cuts.push(c);
    if (bx < ax) cuts.reverse();
    for (const c of cuts) {
      const cy = Math.round(line.y[i - 1]! + ((by - line.y[i - 1]!) * (c - line.x[i - 1]!)) / (bx - line.x[i - 1]!));
      emit(ax, ay, c, cy);
      ax = c;
      ay = cy;
    }
    if (ax !== bx || ay !== by) emit(ax, ay, bx, by);
  }
  if (x.length > 1) pieces.push({ x, y, count: x.length });
  return pieces;
}
