import type { CellShapes } from "./cell-shapes.ts";

/** Land with its cells and how far off its border may lie. */
export interface Vague {
  readonly precision_km?: number;
  readonly cells: readonly number[];
  readonly edges?: readonly VagueEdge[];
}

/** A stretch of a border; without arcs the whole of it. */
export interface VagueEdge {
  readonly precision_km?: number;
  readonly undefined?: true;
  readonly arcs?: readonly number[];
}

/** What is known of the line of each border. */
export interface Drawnness {
  /** how far off it may lie, km: what the best-drawn edge there says, else the best-drawn territory that ends there; undefined where none says it */
  readonly precision: readonly (number | undefined)[];
  /** whether an edge says that no source draws it, and no other edge that one does */
  readonly undrawn: readonly boolean[];
}

export function drawnness({ arcs, left, right }: Pick<CellShapes, "arcs" | "left" | "right">, territories: readonly Vague[]): Drawnness {
  const blanket = new Array<number | undefined>(arcs.length).fill(undefined);
  const stated = new Array<number | undefined>(arcs.length).fill(undefined);
  const drawn = new Uint8Array(arcs.length);
  const closed = new Uint8Array(arcs.length);
  const arcsOf = new Map<number, number[]>();
  for (let arc = 0; arc < arcs.length; arc++)
    for (const cell of [left[arc] as number, right[arc] as number]) {
      const list = arcsOf.get(cell);
      if (list) list.push(arc);
      else arcsOf.set(cell, [arc]);
    }
  for (const territory of territories) {
    if (territory.precision_km === undefined && !territory.edges?.length) continue;
    // What is met from both sides lies inside.
    const outline = new Set<number>();
    for (const cell of territory.cells) for (const arc of arcsOf.get(cell) ?? []) if (!outline.delete(arc)) outline.add(arc);
    const whole = territory.edges?.find((edge) => edge.arcs === undefined);
    const stretches = new Map<number, VagueEdge>();
    for (const edge of territory.edges ?? []) for (const arc of edge.arcs ?? []) stretches.set(arc, edge);
    for (const arc of outline) {
      const edge = stretches.get(arc) ?? whole;
      const [list, own] = edge?.precision_km === undefined ? [blanket, territory.precision_km] : [stated, edge.precision_km];
      if (own !== undefined) list[arc] = Math.min(own, list[arc] ?? Infinity);
      if (edge?.undefined === true) closed[arc] = 1;
      else if (edge !== undefined) drawn[arc] = 1;
    }
  }
  return {
    precision: arcs.map((_, arc) => stated[arc] ?? blanket[arc]),
    undrawn: arcs.map((_, arc) => closed[arc] === 1 && drawn[arc] === 0),
  };
}
