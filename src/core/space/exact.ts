/** Integers up to 2^53 are exact in a double. */
export const EXACT = 9007199254740992;

/** a·b − c·d for integers below 2^33 in size, correctly rounded: the products are formed as high·2^16 + low. */
export function crossSplit(a: number, b: number, c: number, d: number): number {
  const ah = Math.floor(a / 65536);
  const ch = Math.floor(c / 65536);
  return (ah * b - ch * d) * 65536 + ((a - ah * 65536) * b - (c - ch * 65536) * d);
}

/**
 * a·b − c·d for integers below 2^33 in size. The sign is exact, and zero means zero;
 * the value is exact up to 2^53 and otherwise correctly rounded.
 */
export function cross(a: number, b: number, c: number, d: number): number {
  const left = a * b;
  const right = c * d;
  if (Math.abs(left) + Math.abs(right) <= EXACT) return left - right;
  return crossSplit(a, b, c, d);
}

/**
 * Twice the signed area of the triangle a, b, c: above 0 where c lies to the left of a → b. Integer coordinates, exact sign.
 * The orientation predicate of J. R. Shewchuk, “Adaptive precision floating-point arithmetic and fast robust geometric predicates”,
 * Discrete & Computational Geometry 18 (1997); integers of 33 bits need no more than two halves.
 */
export function turn(ax: number, ay: number, bx: number, by: number, cx: number, cy: number): number {
  return cross(bx - ax, cy - ay, by - ay, cx - ax);
}

/** Sub-units of the grid in which a located point is given. */
export const SUBGRID = 4096;

/** `turn` for integer a and b, and a point in multiples of 1/SUBGRID. Only the sign is meaningful. */
export function turnAt(ax: number, ay: number, bx: number, by: number, px: number, py: number): number {
  const left = (bx - ax) * (py - ay);
  const right = (by - ay) * (px - ax);
  const size = Math.abs(left) + Math.abs(right);
  const value = left - right;
  if (size <= EXACT / SUBGRID || value > size * 1e-15 || value < -size * 1e-15) return value;
  const exact = BigInt(bx - ax) * BigInt((py - ay) * SUBGRID) - BigInt(by - ay) * BigInt((px - ax) * SUBGRID);
  return exact > 0n ? 1 : exact < 0n ? -1 : 0;
}

/** Whether a segment with integer ends meets the open unit square round an integer point. */
export function meetsPixel(ax: number, ay: number, bx: number, by: number, px: number, py: number): boolean {
  if (ax < bx ? px < ax || px > bx : px < bx || px > ax) return false;
  if (ay < by ? py < ay || py > by : py < by || py > ay) return false;
  return 2 * Math.abs(turn(ax, ay, bx, by, px, py)) < Math.abs(bx - ax) + Math.abs(by - ay);
}

const TWO32 = 4294967296;

/**
 * An exact sum of integer products: twice an area in grid units, kept as `high`·2^32 + `low`.
 * A running double (error below 2^31) and the same sum modulo 2^32 together fix the value.
 */
export class ExactArea {
  private sum = 0;
  private modulo = 0;
  high = 0;
  low = 0;

  /** Adds the trapezoid under the edge (x0,y0) → (x1,y1); closed rings with the inside on the left come out positive. */
  edge(x0: number, y0: number, x1: number, y1: number): void {
    const dx = x0 - x1;
    const sy = y0 + y1;
    this.sum += dx * sy;
    this.modulo = (this.modulo + Math.imul(dx | 0, sy | 0)) | 0;
  }

  /** Moves what was summed so far into `high` and `low`; to be called every few thousand edges at most. */
  settle(): void {
    this.high += Math.round((this.sum - this.modulo) / TWO32);
    this.low += this.modulo;
    this.sum = 0;
    this.modulo = 0;
  }

  reset(): void {
    this.sum = 0;
    this.modulo = 0;
    this.high = 0;
    this.low = 0;
  }
}

/** Sign of high·2^32 + low, both integers below 2^53. */
export function signOf(high: number, low: number): number {
  const carry = Math.floor(low / TWO32);
  const h = high + carry;
  if (h !== 0) return h > 0 ? 1 : -1;
  return low - carry * TWO32 > 0 ? 1 : 0;
}
