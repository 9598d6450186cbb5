import { extentFolder } from "../link/extents.ts";
import type { Assertion } from "../model/assertion.ts";
import type { Atlas } from "../model/atlas.ts";

/** Faces that lie in exactly the same extents: whatever is true of one of them is true of all. */
export interface Cells {
  readonly count: number;
  /** cell of every face; cell 0 holds the outside and all land without any assertion */
  readonly cellOf: Uint32Array;
  /** faces of a cell, ascending; of land without any assertion only what lies in a territory, not what merely helps to draw one */
  facesOf(cell: number): Uint32Array;
  /** faces of all these cells, ascending, without the outside */
  facesOfAll(cells: readonly number[]): Uint32Array;
  /** assertions about title, control or anything else that cover a cell, sorted by id */
  assertionsOf(cell: number): readonly Assertion[];
  /** km² on the ellipsoid */
  areaOf(cell: number): number;
  /** all of this but the assertions, to be kept */
  readonly table: CellTable;
}

/**
 * Groups the faces of the arrangement by the set of assertions that cover them: partition refinement, linear in face–extent pairs.
 * `before` are cells of the same arrangement: a cell with the same assertions as there has the very same list of them.
 */
export function groupCells(atlas: Atlas, before?: Cells): Cells {
  const { arrangement } = atlas.land;
  const byExtent = new Map<Uint32Array, Assertion[]>();
  for (const assertion of atlas.assertions) {
    if (!assertion.extent) continue;
    const faces = atlas.land.facesOf(assertion.extent, extentFolder(assertion.record));
    const list = byExtent.get(faces);
    if (list) list.push(assertion);
    else byExtent.set(faces, [assertion]);
  }

  const cellOf = new Uint32Array(arrangement.faceCount);
  const assertions: Assertion[][] = [[]];
  for (const [faces, group] of byExtent) {
    const split = new Map<number, number>();
    for (const face of faces) {
      const before = cellOf[face] as number;
      let after = split.get(before);
      if (after === undefined) {
        after = assertions.length;
        assertions.push([...(assertions[before] as Assertion[]), ...group]);
        split.set(before, after);
      }
      cellOf[face] = after;
    }
  }

  // Refinement leaves cells behind that have no face any more: number those that have one, by their first face.
  const renumber = new Map<number, number>([[0, 0]]);
  const kept: (readonly Assertion[])[] = [[]];
  for (let face = 0; face < cellOf.length; face++) {
    const old = cellOf[face] as number;
    let cell = renumber.get(old);
    if (cell === undefined) {
      cell = kept.length;
      const list = (assertions[old] as Assertion[]).sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
      const known = before?.assertionsOf(before.cellOf[face] as number);
      kept.push(known?.length === list.length && known.every((a, i) => a === list[i]) ? known : list);
      renumber.set(old, cell);
    }
    cellOf[face] = cell;
  }

  const drawn = drawnFaces(atlas, byExtent.keys());
  const sizes = new Uint32Array(kept.length + 1);
  cellOf.forEach((cell, face) => {
    if (drawn[face]) sizes[cell + 1] = (sizes[cell + 1] as number) + 1;
  });
  for (let i = 1; i < sizes.length; i++) sizes[i] = (sizes[i] as number) + (sizes[i - 1] as number);
  const faces = new Uint32Array(sizes[kept.length] as number);
  const next = sizes.slice();
  cellOf.forEach((cell, face) => {
    if (!drawn[face]) return;
    const slot = next[cell] as number;
    faces[slot] = face;
    next[cell] = slot + 1;
  });
  const areas = new Float64Array(kept.length);
  cellOf.forEach((cell, face) => {
    if (face > 0 && drawn[face]) areas[cell] = (areas[cell] as number) + arrangement.areaOf(face);
  });

  return cellsOf({ count: kept.length, cellOf, first: sizes, faces, areas }, (cell) => kept[cell] ?? []);
}

/** Cells as plain arrays. */
export interface CellTable {
  readonly count: number;
  readonly cellOf: Uint32Array;
  /** faces of cell c are faces[first[c]] … faces[first[c + 1] − 1] */
  readonly first: Uint32Array;
  readonly faces: Uint32Array;
  /** km² of each cell */
  readonly areas: Float64Array;
}

/** Cells of such a table, with the assertions that cover each. */
export function cellsOf(table: CellTable, assertionsOf: Cells["assertionsOf"]): Cells {
  const { count, cellOf, first, faces, areas } = table;
  const facesOf = (cell: number): Uint32Array => faces.subarray(first[cell] as number, first[cell + 1] as number);
  return {
    count,
    cellOf,
    table,
    facesOf,
    facesOfAll: (cells) => union(cells.map((cell) => (cell === 0 ? facesOf(0).subarray(1) : facesOf(cell)))),
    assertionsOf,
    areaOf: (cell) => areas[cell] ?? 0,
  };
}

/** All of these, which share nothing, in one ascending array. */
function union(parts: readonly Uint32Array[]): Uint32Array {
  const [only] = parts;
  if (only && parts.length === 1) return only;
  const all = new Uint32Array(parts.reduce((n, part) => n + part.length, 0));
  let next = 0;
  for (const part of parts) {
    all.set(part, next);
    next += part.length;
  }
  return all.sort();
}

/** The outside and every face in some territory or in the land of some assertion: a polygon used only to cut others is no land of the atlas. */
function drawnFaces(atlas: Atlas, extents: Iterable<Uint32Array>): Uint8Array {
  const drawn = new Uint8Array(atlas.land.arrangement.faceCount);
  drawn[0] = 1;
  for (const faces of extents) for (const face of faces) drawn[face] = 1;
  for (const id of atlas.collections.territories.keys()) for (const face of atlas.land.facesOfTerritory(id)) drawn[face] = 1;
  return drawn;
}
