/** Under which licences what is exported stands, and who is to be named: those of the records, and those of the outlines drawn. */
import type { Atlas } from "../core/model/atlas.ts";

interface Stated {
  readonly licence: string | undefined;
  readonly attribution: string | undefined;
}

/** What is stated of the outlines of each face; faces of one territory share it. */
const stated = new WeakMap<Atlas, ReadonlyMap<number, readonly Stated[]>>();

function statedOf(atlas: Atlas): ReadonlyMap<number, readonly Stated[]> {
  let byFace = stated.get(atlas);
  if (byFace) return byFace;
  const found = new Map<number, Stated[]>();
  const known = new Map<string, Stated>();
  for (const { id, data } of atlas.collections.territories.values()) {
    const { licence, attribution } = data;
    if (licence === undefined && attribution === undefined) continue;
    const key = JSON.stringify([licence, attribution]);
    const one = known.get(key) ?? { licence, attribution };
    known.set(key, one);
    for (const face of atlas.land.facesOfTerritory(id)) {
      const there = found.get(face);
      if (!there) found.set(face, [one]);
      else if (!there.includes(one)) there.push(one);
    }
  }
  byFace = found;
  stated.set(atlas, byFace);
  return byFace;
}

function gathered(atlas: Atlas, faces: Iterable<number>): Set<Stated> {
  const byFace = statedOf(atlas);
  const all = new Set<Stated>();
  if (byFace.size > 0) for (const face of faces) for (const one of byFace.get(face) ?? []) all.add(one);
  return all;
}

const distinct = (texts: Iterable<string | undefined>): string[] => [...new Set([...texts].filter((t) => t !== undefined))].sort();

/** Licences of the outlines on these faces, but for the licence of the records. */
export const outlineLicencesOf = (atlas: Atlas, faces: Iterable<number>): string[] =>
  distinct([...gathered(atlas, faces)].map((s) => s.licence)).filter((other) => other !== atlas.head.licence);

/** The licence of the records, then those of the outlines on these faces. */
export const licencesOf = (atlas: Atlas, faces: Iterable<number>): string[] => [atlas.head.licence, ...outlineLicencesOf(atlas, faces)];

/** Those who drew the outlines on these faces, each once. */
export const attributionsOfFaces = (atlas: Atlas, faces: Iterable<number>): string[] =>
  distinct([...gathered(atlas, faces)].map((s) => s.attribution));

/** Who drew the outlines on these faces; undefined where the records name nobody. */
export const attributionOf = (atlas: Atlas, faces: Iterable<number>): string | undefined =>
  attributionsOfFaces(atlas, faces).join("; ") || undefined;

/** Who drew the land of an atlas, under which licence, each once. */
export function attributionsOf(atlas: Atlas): string[] {
  const found = new Set<string>();
  for (const { data } of atlas.collections.territories.values())
    if (data.attribution) found.add(data.licence ? `${data.attribution} (${data.licence})` : data.attribution);
  return [...found].sort();
}
