import type { Arrangement } from "../core/space/arrangement.ts";
import type { LonLat } from "../core/space/geometry.ts";

/** Degrees; undefined where there is no land. */
export type Bounds = readonly [west: number, south: number, east: number, north: number] | undefined;

/** Seven decimals are a centimetre: finer than any record. */
export const rounded = (n: number): number => Math.round(n * 1e7) / 1e7 + 0;
const position = ([lon, lat]: LonLat): string => `[${rounded(lon)},${rounded(lat)}]`;

/**
 * Writes outlines from the texts of shared arcs. An arc's numbers are turned into text once, whatever the number of
 * days, viewpoints and neighbours that draw it: that is most of the cost of writing GeoJSON.
 */
export class OutlineWriter {
  readonly #arrangement: Arrangement;
  readonly #lines: readonly (readonly LonLat[])[] | undefined;
  readonly #texts = new Map<number, string>();
  readonly #bounds = new Map<number, readonly [number, number, number, number]>();

  /** `lines`: in place of the arcs' own, as from `simplify`. */
  constructor(arrangement: Arrangement, lines?: readonly (readonly LonLat[])[]) {
    this.#arrangement = arrangement;
    this.#lines = lines;
  }

  /** Appends the pieces of an outline's GeoJSON coordinates, `[]` where there is no land: a large text is joined once, at the end. */
  write(faces: Iterable<number>, into: string[]): Bounds {
    const polygons = this.#arrangement.rings(faces);
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
    into.push("[");
    for (const [i, rings] of polygons.entries()) {
      into.push(i > 0 ? ",[" : "[");
      for (const [j, ring] of rings.entries()) this.#ring(ring, j > 0 ? ",[" : "[", into);
      into.push("]");
      for (const arc of rings[0] ?? []) {
        const [w, s, e, n] = this.#boundsOf(arc < 0 ? ~arc : arc);
        if (w < west) west = w;
        if (s < south) south = s;
        if (e > east) east = e;
        if (n > north) north = n;
      }
    }
    into.push("]");
    return polygons.length > 0 ? [rounded(west), rounded(south), rounded(east), rounded(north)] : undefined;
  }

  #ring(ring: readonly number[], opening: string, into: string[]): void {
    const first = ring[0] ?? 0;
    const line = this.#lineOf(first);
    const start = first < 0 ? line.at(-1) : line[0];
    into.push(opening);
    for (const arc of ring) into.push(this.#textOf(arc));
    into.push(start ? `${position(start)}]` : "]");
  }

  #lineOf(arc: number): readonly LonLat[] {
    const number = arc < 0 ? ~arc : arc;
    return this.#lines?.[number] ?? this.#arrangement.arcs[number]?.line ?? [];
  }

  /** All positions of an arc but its last, each with a comma after it, in the direction in which the ring takes it. */
  #textOf(arc: number): string {
    let text = this.#texts.get(arc);
    if (text === undefined) {
      const line = this.#lineOf(arc);
      const taken = arc < 0 ? line.slice(1).reverse() : line.slice(0, -1);
      text = taken.map((at) => `${position(at)},`).join("");
      this.#texts.set(arc, text);
    }
    return text;
  }

  #boundsOf(arc: number): readonly [number, number, number, number] {
    let bounds = this.#bounds.get(arc);
    if (!bounds) {
      let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
      for (const [lon, lat] of this.#lineOf(arc)) {
        west = Math.min(west, lon);
        east = Math.max(east, lon);
        south = Math.min(south, lat);
        north = Math.max(north, lat);
      }
      bounds = [west, south, east, north];
      this.#bounds.set(arc, bounds);
    }
    return bounds;
  }
}

// One writer an arrangement: a day asked for later finds its arcs written.
const writers = new WeakMap<Arrangement, OutlineWriter>();

export function outlineWriter(arrangement: Arrangement, lines?: readonly (readonly LonLat[])[]): OutlineWriter {
  if (lines) return new OutlineWriter(arrangement, lines);
  let writer = writers.get(arrangement);
  if (!writer) {
    writer = new OutlineWriter(arrangement);
    writers.set(arrangement, writer);
  }
  return writer;
}
