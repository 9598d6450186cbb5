import type { Frame } from "./frame.ts";
import type { GeometryReport, LonLat } from "./geometry.ts";

/** What is wrong with a list of positions, before anything is built from it. */
export type RingFault = Pick<GeometryReport, "fault" | "message"> & { at?: LonLat };

/** Longest way round the globe that one ring may take, in turns; more is taken for a fault. */
const TURNS = 4;

/**
 * Reads one ring or line onto the grid: longitudes unwrapped (a step of more than 180° goes the short way round),
 * repeated points dropped, the closing point dropped, a ring round a pole closed over the pole.
 * The fields hold what was read last.
 */
export class RingReader {
  x = new Float64Array(1 << 12);
  y = new Float64Array(1 << 12);
  count = 0;
  minX = 0;
  maxX = 0;
  /** unrounded signed area and perimeter, in grid units, and the number of points given: what the drift gate needs */
  area = 0;
  perimeter = 0;
  given = 0;
  /** steps of more than 180° taken the short way round, and such steps beyond ±180° taken as they run on */
  wrapped = 0;
  wide = 0;
  /** index of a position beyond 180°, −1 where there is none */
  beyond = -1;
  private rawX = new Float64Array(1 << 12);
  private rawY = new Float64Array(1 << 12);
  private seamSteps = 0;
  private turned = 0;
  private readonly frame: Frame;

  constructor(frame: Frame) {
    this.frame = frame;
  }

  ring(points: readonly LonLat[]): RingFault | undefined {
    const fault = this.walk(points, true, false);
    if (fault !== undefined || this.seamSteps === 0) return fault ?? this.closeOverPole();
    // from 180 straight to -180: an edge across the whole map (a band, a cap cut at the antimeridian), unless stepping over makes a ring with an area
    this.walk(points, true, true);
    if (this.turned !== 0 || this.area === 0) this.walk(points, true, false);
    return this.closeOverPole();
  }

  line(points: readonly LonLat[]): RingFault | undefined {
    return this.walk(points, false, true);
  }

  private walk(points: readonly LonLat[], closed: boolean, overSeam: boolean): RingFault | undefined {
    const { perDegree, half, quarter } = this.frame;
    let length = points.length;
    while (this.x.length < length + 4) this.grow();
    this.count = 0;
    this.seamSteps = 0;
    this.turned = 0;
    this.wrapped = 0;
    this.wide = 0;
    this.beyond = -1;
    this.given = length;
    if (closed && length > 1) {
      const first = points[0];
      const last = points[length - 1];
      if (first !== undefined && last !== undefined && first[0] === last[0] && first[1] === last[1]) length--;
    }
    const { x, y, rawX, rawY } = this;
    let shift = 0;
    let before = 0;
    let n = 0;
    let minX = Infinity;
    let maxX = -Infinity;
    for (let i = 0; i < length; i++) {
      const point = points[i];
      const lon = point?.[0] as unknown;
      const lat = point?.[1] as unknown;
      if (typeof lon !== "number" || typeof lat !== "number" || !(lon - lon === 0) || !(lat - lat === 0))
        return { fault: "not-a-number", message: `position ${i + 1} of ${points.length} is ${told(lon)}, ${told(lat)}` };
      const ux = lon * perDegree;
      const uy = lat * perDegree;
      const gx = Math.round(ux);
      let gy = Math.round(uy);
      if (gy > quarter || gy < -quarter) {
        if (gy > quarter + 1 || gy < -quarter - 1)
          return { fault: "out-of-range", message: `latitude ${lat} at position ${i + 1} lies beyond 90`, at: [lon, lat] };
        gy = gy > 0 ? quarter : -quarter;
      }
      if (gx > 3 * half || gx < -3 * half)
        return { fault: "out-of-range", message: `longitude ${lon} at position ${i + 1} lies beyond 540`, at: [lon, lat] };
      if (gx > half || gx < -half) this.beyond = i;
      if (i > 0) {
        const step = gx - before;
        if (step > half || step < -half) shift += this.wrap(step, overSeam, before, gx);
      }
      before = gx;
      const sx = gx + shift;
      if (n > 0 && x[n - 1] === sx && y[n - 1] === gy) continue;
      x[n] = sx;
      y[n] = gy;
      rawX[n] = ux + shift;
      rawY[n] = uy;
      n++;
      if (sx < minX) minX = sx;
      if (sx > maxX) maxX = sx;
    }
    if (closed && n > 0) {
      const first = x[0]!;
      const step = first - before;
      let total = shift;
      if (step > half || step < -half) total += this.wrap(step, overSeam, before, first);
      this.turned = total;
      while (n > 1 && total === 0 && x[n - 1] === first && y[n - 1] === y[0]) n--;
    }
    this.count = n;
    this.minX = minX;
    this.maxX = maxX;
    if (maxX - minX > TURNS * 2 * half)
      return { fault: "out-of-range", message: `longitudes run ${Math.round((maxX - minX) / (2 * half))} times round the globe` };
    this.measure();
    return undefined;
  }

  private wrap(step: number, overSeam: boolean, from: number, to: number): number {
    const { half } = this.frame;
    if ((from === half && to === -half) || (from === -half && to === half)) {
      this.seamSteps++;
      if (!overSeam) return 0;
    }
    // whoever writes longitudes beyond 180 means them as they run on, unless the step is nearly a whole turn (359 → 1)
    if ((from > half || from < -half || to > half || to < -half) && Math.abs(step) < 1.5 * half) {
      this.wide++;
      return 0;
    }
    this.wrapped++;
    return step > 0 ? -2 * half : 2 * half;
  }

  private closeOverPole(): undefined {
    if (this.turned === 0) return;
    let sum = 0;
    for (let i = 0; i < this.count; i++) sum += this.y[i]!;
    const pole = sum < 0 ? -this.frame.quarter : this.frame.quarter;
    const { x, y, rawX, rawY } = this;
    const append = (px: number, py: number, ux: number, uy: number) => {
      x[this.count] = px;
      y[this.count] = py;
      rawX[this.count] = ux;
      rawY[this.count] = uy;
      this.count++;
    };
    append(x[0]! + this.turned, y[0]!, rawX[0]! + this.turned, rawY[0]!);
    append(x[0]! + this.turned, pole, rawX[0]! + this.turned, pole);
    append(x[0]!, pole, rawX[0]!, pole);
    this.minX = Math.min(this.minX, x[0]! + this.turned);
    this.maxX = Math.max(this.maxX, x[0]! + this.turned);
    this.measure();
  }

  private measure(): void {
    const { rawX, rawY, count } = this;
    const x0 = rawX[0] ?? 0;
    const y0 = rawY[0] ?? 0;
    let area = 0;
    let perimeter = 0;
    let px = 0;
    let py = 0;
    for (let i = 1; i <= count; i++) {
      const j = i === count ? 0 : i;
      const qx = rawX[j]! - x0;
      const qy = rawY[j]! - y0;
      const dx = qx - px;
      const dy = qy - py;
      area += px * dy - py * dx;
      perimeter += Math.sqrt(dx * dx + dy * dy);
      px = qx;
      py = qy;
    }
    this.area = area / 2;
    this.perimeter = perimeter;
  }

  private grow(): void {
    const size = this.x.length * 2;
    this.x = new Float64Array(size);
    this.y = new Float64Array(size);
    this.rawX = new Float64Array(size);
    this.rawY = new Float64Array(size);
  }
}

function told(value: unknown): string {
  return value === undefined ? "nothing" : typeof value === "number" ? String(value) : `a ${typeof value}`;
}
