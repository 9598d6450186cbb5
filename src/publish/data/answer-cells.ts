import type { Atlas } from "../../core/model/atlas.ts";
import type { Claim, LayerAnswer, Rejected } from "../../core/resolve/answer.ts";
import { areaOfFaces } from "../../core/space/area.ts";
import type { FaceAnswers, FaceSpell } from "./face-answers.ts";
import { Interned } from "./interned.ts";

/** Land that shares every answer in every viewpoint on every day, and every territory and dispute. */
export interface Cells {
  /** cell of each face; −1 for the outside and for land that no territory or assertion covers */
  readonly cellOfFace: Int32Array;
  /** faces of each cell */
  readonly faces: readonly (readonly number[])[];
  readonly km2: readonly number[];
  /** viewpoint → cell → spells */
  readonly spells: ReadonlyMap<string, readonly (readonly FaceSpell[])[]>;
}

/** Groups the faces of the arrangement into cells. Numbering follows the lowest face of each. */
export function groupCells(atlas: Atlas, answers: FaceAnswers): Cells {
  const { arrangement } = atlas.land;
  const count = arrangement.faceCount;
  const viewpoints = [...atlas.collections.viewpoints.keys()];
  const marks: string[][] = Array.from({ length: count }, () => []);
  const mark = (faces: Iterable<number>, name: string): void => {
    for (const face of faces) marks[face]?.push(name);
  };
  for (const id of atlas.collections.territories.keys()) mark(atlas.land.facesOfTerritory(id), `t:${id}`);
  for (const dispute of answers.disputes()) mark(dispute.faces, `d:${dispute.id}:${dispute.since}`);
  const interned = new Map<string, number>();
  const intern = (text: string): number => {
    const known = interned.get(text);
    if (known !== undefined) return known;
    interned.set(text, interned.size);
    return interned.size - 1;
  };
  const layers = new Interned<LayerAnswer>();
  const claimed = new Interned<readonly Claim[]>();
  const lost = new Interned<readonly Rejected[]>();
  // faces that share their extents share the very list, so its text is made once
  const numbers = new WeakMap<readonly FaceSpell[], number>();
  const numberOf = (list: readonly FaceSpell[]): number => {
    let known = numbers.get(list);
    if (known === undefined) {
      known = intern(
        list
          .map(({ start, title, control, claims, divergent, losers }) =>
            [
              start,
              layers.indexOf(title),
              layers.indexOf(control),
              claimed.indexOf(claims),
              divergent,
              losers && lost.indexOf(losers.title),
              losers && lost.indexOf(losers.control),
            ].join(),
          )
          .join(";"),
      );
      numbers.set(list, known);
    }
    return known;
  };
  const cellByKey = new Map<string, number>();
  const cellOfFace = new Int32Array(count).fill(-1);
  const faces: number[][] = [];
  const spells = new Map<string, (readonly FaceSpell[])[]>(viewpoints.map((id) => [id, []]));
  // A sliver too small to measure is left out, unless a place lies in it: that must still be answered.
  const named = new Set([...atlas.collections.places.values()].map(({ data: { at } }) => arrangement.locate([at.lon, at.lat]).face));
  for (let face = 1; face < count; face++) {
    if (!(arrangement.areaOf(face) > 0) && !named.has(face)) continue;
    const perViewpoint = viewpoints.map((id) => answers.spells(face, id));
    const silent = perViewpoint.every((list) =>
      list.every((spell) => spell.title.answer === "unknown" && spell.control.answer === "unknown" && spell.claims.length === 0),
    );
    if (silent && (marks[face] as string[]).length === 0) continue;
    const key = [...(marks[face] as string[]), "|", ...perViewpoint.map(numberOf)].join(";");
    let cell = cellByKey.get(key);
    if (cell === undefined) {
      cell = faces.length;
      cellByKey.set(key, cell);
      faces.push([]);
      viewpoints.forEach((id, i) => spells.get(id)?.push(perViewpoint[i] as readonly FaceSpell[]));
    }
    cellOfFace[face] = cell;
    faces[cell]?.push(face);
  }
  const km2 = faces.map((list) => areaOfFaces(arrangement, list));
  return { cellOfFace, faces, km2, spells };
}
