/**
 * From pixels of a picture to places, by points that both have. Worked out on the plane of Mercator, as web maps show it.
 * Polynomials by least squares; the thin plate is that of F. L. Bookstein, “Principal warps: thin-plate splines and the decomposition
 * of deformations”, IEEE Transactions on Pattern Analysis and Machine Intelligence 11 (1989).
 */

export type Transformation =
  | { readonly kind: "polynomial"; readonly order: 1 | 2 | 3; readonly least: number }
  | { readonly kind: "thinPlateSpline"; readonly least: number };
type Pair = readonly [number, number];

const RADIANS = Math.PI / 180;
const toPlane = ([lon, lat]: Pair): Pair => [lon * RADIANS, Math.log(Math.tan(Math.PI / 4 + (lat * RADIANS) / 2))];
const fromPlane = ([x, y]: Pair): Pair => [x / RADIANS, (2 * Math.atan(Math.exp(y)) - Math.PI / 2) / RADIANS];

/** Terms of a polynomial: all products of x and y up to its order. */
const termsOf = ([x, y]: Pair, order: number): number[] => {
  const terms: number[] = [];
  for (let degree = 0; degree <= order; degree++) for (let i = 0; i <= degree; i++) terms.push(x ** (degree - i) * y ** i);
  return terms;
};

/** Of a thin plate that is bent at each point. */
const bend = ([x0, y0]: Pair, [x1, y1]: Pair): number => {
  const squared = (x1 - x0) ** 2 + (y1 - y0) ** 2;
  return squared === 0 ? 0 : squared * Math.log(squared);
};

/** The transformation that fits the points best; undefined where they do not determine one. */
export function fitted(
  points: readonly { readonly pixel: Pair; readonly at: Pair }[],
  transformation: Transformation,
  [width, height]: Pair,
): ((pixel: Pair) => Pair) | undefined {
  const scale = Math.max(width, height);
  // numbers near one, so that high powers keep their digits
  const even = ([x, y]: Pair): Pair => [(2 * x - width) / scale, (2 * y - height) / scale];
  const from = points.map(({ pixel }) => even(pixel));
  const to = points.map(({ at }) => toPlane(at));
  const parts =
    transformation.kind === "polynomial"
      ? (pixel: Pair): number[] => termsOf(pixel, transformation.order)
      : (pixel: Pair): number[] => [...from.map((point) => bend(point, pixel)), ...termsOf(pixel, 1)];
  const rows = from.map(parts);
  const matrix = transformation.kind === "polynomial" ? normal(rows) : bordered(rows, from);
  const solutions = [0, 1].map((axis) => {
    const right = to.map((point) => point[axis] as number);
    return solved(matrix, transformation.kind === "polynomial" ? product(rows, right) : [...right, 0, 0, 0]);
  });
  const [xs, ys] = solutions;
  if (xs === undefined || ys === undefined) return undefined;
  return (pixel) => {
    const terms = parts(even(pixel));
    const sum = (weights: readonly number[]): number => terms.reduce((all, term, i) => all + term * (weights[i] as number), 0);
    return fromPlane([sum(xs), sum(ys)]);
  };
}

/** The matrix of least squares: rows turned, times rows. */
const normal = (rows: readonly (readonly number[])[]): number[][] =>
  (rows[0] ?? []).map((_, i) => (rows[0] ?? []).map((_, j) => rows.reduce((sum, row) => sum + (row[i] as number) * (row[j] as number), 0)));
const product = (rows: readonly (readonly number[])[], right: readonly number[]): number[] =>
  (rows[0] ?? []).map((_, i) => rows.reduce((sum, row, k) => sum + (row[i] as number) * (right[k] as number), 0));

/** The matrix of a thin plate: the bends add up to nothing in every direction. */
const bordered = (rows: readonly (readonly number[])[], from: readonly Pair[]): number[][] => [
  ...rows.map((row) => [...row]),
  ...[0, 1, 2].map((term) => [...from.map((point) => termsOf(point, 1)[term] as number), 0, 0, 0]),
];

/** Below this share of the largest number a pivot is taken for nothing. */
const NOTHING = 1e-11;

/** Gauss with pivots; undefined where there is not one solution. */
function solved(matrix: readonly (readonly number[])[], right: readonly number[]): readonly number[] | undefined {
  const n = right.length;
  const rows = matrix.map((row, i) => [...row, right[i] as number]);
  const largest = Math.max(...matrix.flat().map(Math.abs));
  for (let column = 0; column < n; column++) {
    let best = column;
    for (let i = column + 1; i < n; i++) if (Math.abs(rows[i]?.[column] ?? 0) > Math.abs(rows[best]?.[column] ?? 0)) best = i;
    const pivot = rows[best] as number[];
    if (Math.abs(pivot[column] as number) <= NOTHING * largest) return undefined;
    [rows[best], rows[column]] = [rows[column] as number[], pivot];
    for (let i = 0; i < n; i++) {
      if (i === column) continue;
      const row = rows[i] as number[];
      const factor = (row[column] as number) / (pivot[column] as number);
      if (factor !== 0) for (let k = column; k <= n; k++) row[k] = (row[k] as number) - factor * (pivot[k] as number);
    }
  }
  return rows.map((row, i) => (row[n] as number) / (row[i] as number));
}
