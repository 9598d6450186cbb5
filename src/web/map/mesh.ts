import earcut from "earcut";
import { mercator, type Point } from "../../cartography/cell-shapes.ts";

/** Lines and the polygons that are made of them; `~line` runs backwards. Degrees. */
export interface Lines {
  readonly lines: readonly (readonly Point[])[];
  /** polygons of each cell as rings of lines */
  readonly rings: readonly (readonly (readonly (readonly number[])[])[])[];
}

/** Triangles and line segments at one fineness, in Mercator units relative to the origin. */
export interface Mesh {
  /** x, y, cell of each corner of a triangle */
  readonly triangles: Float32Array;
  /** first corner of each cell, and the end of the last one */
  readonly cornerOf: Uint32Array;
  /** x0, y0, x1, y1, way gone at both ends, number of the line: four times for each segment */
  readonly segments: Float32Array;
  /** first segment of each line, and the end of the last one */
  readonly firstOf: Uint32Array;
}

/** The zoom up to which a mesh of each fineness is drawn; the last one has every vertex. */
const BANDS = [2, 4, 6, 8, Infinity];
/** of what a coarse mesh leaves out, pixels */
const UNSEEN = 0.35;
export const FLOATS = 7;

const bandOf = (zoom: number): number => BANDS.findIndex((top) => zoom <= top);

/** Meshes of the same lines, finer with the zoom: each is made when it is first asked for, or ahead of time while nothing else is to be done. */
export class Meshes {
  readonly origin: readonly [number, number];
  /** west and east end, world widths from 180° W */
  readonly span: readonly [number, number];
  readonly #lines: readonly Float64Array[];
  readonly #rings: Lines["rings"];
  readonly #made = new Map<number, Mesh>();

  constructor({ lines, rings }: Lines) {
    this.#rings = rings;
    this.#lines = lines.map((line) => {
      const flat = new Float64Array(line.length * 2);
      line.forEach(([lon, lat], i) => flat.set(mercator(lon, lat), i * 2));
      return flat;
    });
    let [w, e] = [Infinity, -Infinity];
    let [n, s] = [Infinity, -Infinity];
    for (const line of this.#lines)
      for (let i = 0; i < line.length; i += 2) {
        w = Math.min(w, line[i] as number);
        e = Math.max(e, line[i] as number);
        n = Math.min(n, line[i + 1] as number);
        s = Math.max(s, line[i + 1] as number);
      }
    this.origin = w > e ? [0.5, 0.5] : [(w + e) / 2, (n + s) / 2];
    this.span = w > e ? [0, 0] : [w, e];
  }

  get lineCount(): number {
    return this.#lines.length;
  }

  /** The mesh for a zoom. */
  at(zoom: number): Mesh {
    const band = bandOf(zoom);
    let mesh = this.#made.get(band);
    if (mesh === undefined) this.#made.set(band, (mesh = this.#make(band)));
    return mesh;
  }

  /** What is ready and comes nearest to the mesh for a zoom, without making anything; the finer one of two. */
  ready(zoom: number): Mesh | undefined {
    const band = bandOf(zoom);
    const best = [...this.#made.keys()].sort((a, b) => Math.abs(a - band) - Math.abs(b - band) || b - a)[0];
    return best === undefined ? undefined : this.#made.get(best);
  }

  has(zoom: number): boolean {
    return this.#made.has(bandOf(zoom));
  }

  #make(band: number): Mesh {
    const top = BANDS[band] as number;
    const tolerance = top === Infinity ? 0 : UNSEEN / (512 * 2 ** top);
    const lines = this.#lines.map((line) => thinned(line, tolerance));
    const firstOf = new Uint32Array(lines.length + 1);
    lines.forEach((line, i) => {
      firstOf[i + 1] = (firstOf[i] as number) + Math.max(0, line.length / 2 - 1);
    });
    return { ...this.#triangles(lines), segments: this.#segments(lines, firstOf), firstOf };
  }

  #segments(lines: readonly Float64Array[], firstOf: Uint32Array): Float32Array {
    const [ox, oy] = this.origin;
    const out = new Float32Array((firstOf.at(-1) ?? 0) * 4 * FLOATS);
    let at = 0;
    lines.forEach((line, number) => {
      let gone = 0;
      for (let i = 2; i < line.length; i += 2) {
        const [x0, y0] = [line[i - 2] as number, line[i - 1] as number];
        const [x1, y1] = [line[i] as number, line[i + 1] as number];
        const next = gone + Math.hypot(x1 - x0, y1 - y0);
        const first = at;
        out[at++] = x0 - ox;
        out[at++] = y0 - oy;
        out[at++] = x1 - ox;
        out[at++] = y1 - oy;
        out[at++] = gone;
        out[at++] = next;
        out[at++] = number;
        for (let corner = 1; corner < 4; corner++, at += FLOATS) out.copyWithin(at, first, first + FLOATS);
        gone = next;
      }
    });
    return out;
  }

  #triangles(lines: readonly Float64Array[]): Pick<Mesh, "triangles" | "cornerOf"> {
    const [ox, oy] = this.origin;
    const out: number[] = [];
    const cornerOf = new Uint32Array(this.#rings.length + 1);
    this.#rings.forEach((polygons, cell) => {
      for (const polygon of polygons) {
        const flat: number[] = [];
        const holes: number[] = [];
        for (const ring of polygon) {
          const start = flat.length;
          for (const arc of ring) {
            const line = lines[arc < 0 ? ~arc : arc] as Float64Array;
            // the last point of each line is the first one of the next
            if (arc < 0) for (let i = line.length - 2; i > 0; i -= 2) flat.push((line[i] as number) - ox, (line[i + 1] as number) - oy);
            else for (let i = 0; i < line.length - 2; i += 2) flat.push((line[i] as number) - ox, (line[i + 1] as number) - oy);
          }
          if (flat.length - start < 6) {
            flat.length = start;
            if (start === 0) break;
          } else if (start > 0) holes.push(start / 2);
        }
        if (flat.length < 6) continue;
        for (const i of earcut(flat, holes)) out.push(flat[i * 2] as number, flat[i * 2 + 1] as number, cell);
      }
      cornerOf[cell + 1] = out.length / 3;
    });
    return { triangles: Float32Array.from(out), cornerOf };
  }
}

/** A line without the points that lie nearer than `tolerance` to the one kept before; its ends stay. */
function thinned(line: Float64Array, tolerance: number): Float64Array {
  if (tolerance === 0 || line.length <= 4) return line;
  const out = new Float64Array(line.length);
  out.set(line.subarray(0, 2));
  let kept = 2;
  for (let i = 2; i < line.length - 2; i += 2) {
    const [x, y] = [line[i] as number, line[i + 1] as number];
    if (Math.abs(x - (out[kept - 2] as number)) < tolerance && Math.abs(y - (out[kept - 1] as number)) < tolerance) continue;
    out[kept++] = x;
    out[kept++] = y;
  }
  out.set(line.subarray(-2), kept);
  return out.subarray(0, kept + 2);
}
