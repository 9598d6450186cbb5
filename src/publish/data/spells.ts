import type { Dispute, Spell } from "../../core/resolve/answer.ts";
import type { Resolver } from "../../core/resolve/resolver.ts";

/** What the site builder asks of the resolver: everything by face of the arrangement. */
export interface FaceAnswers {
  /** Unbroken spells of one face in one viewpoint, ascending, with the reasons why others lost. */
  spells(face: number, viewpoint: string): readonly Spell[];
  disputes(): readonly Dispute[];
}

/** Asks the resolver once for each group of faces that lie in the same extents. */
export function faceAnswers(resolver: Resolver): FaceAnswers {
  const known = new Map<string, readonly Spell[]>();
  return {
    spells(face, viewpoint) {
      const key = `${resolver.cells.cellOf[face] ?? 0} ${viewpoint}`;
      let spells = known.get(key);
      if (spells === undefined) {
        spells = resolver.history({ at: resolver.atlas.land.arrangement.pointIn(face) }, { viewpoint, explain: true }).spells;
        known.set(key, spells);
      }
      return spells;
    },
    disputes: () => resolver.disputes(),
  };
}
