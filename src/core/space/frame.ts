/** The integer grid of an arrangement: `perDegree` units a degree, so that the world is 360·perDegree wide. */
export interface Frame {
  readonly perDegree: number;
  /** 180° */
  readonly half: number;
  /** 90° */
  readonly quarter: number;
}

/** The frame whose unit is nearest to `grid` degrees; never finer than 1e-7°, which 32-bit coordinates allow. */
export function frameOf(grid = 1e-7): Frame {
  const asked = Number.isFinite(grid) && grid > 0 ? Math.round(1 / grid) : 1e7;
  const perDegree = Math.min(1e7, Math.max(1, asked));
  return { perDegree, half: 180 * perDegree, quarter: 90 * perDegree };
}
