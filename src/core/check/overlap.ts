import type { Assertion } from "../model/assertion.ts";
import type { Atlas } from "../model/atlas.ts";
import { areaOfFaces } from "../space/area.ts";
import { commonFaces } from "./bounds.ts";
import { facesOf } from "./faces-of.ts";
import { outlineLength } from "./outline-length.ts";
import { precisionOfExtent } from "./precision-of.ts";

/** Share of the smaller land from which on an overlap is no matter of how lines were drawn, however narrow it is. */
const MUCH = 0.5;

/** Land that two assertions both cover. */
export interface Overlap {
  readonly km2: number;
  /** its mean width (twice the area by the length of its outline) is within the precision of the coarser outline: it says nothing about the land */
  readonly slight: boolean;
}

export function overlapOf(atlas: Atlas, a: Assertion, b: Assertion): Overlap {
  const { arrangement } = atlas.land;
  const areaOf = (faces: Iterable<number>): number => areaOfFaces(arrangement, faces);
  const [mine, theirs] = [facesOf(atlas, a), facesOf(atlas, b)];
  const common = commonFaces(mine, theirs);
  const km2 = areaOf(common);
  const precision_km = Math.max(...[a, b].map(({ extent }) => (extent ? precisionOfExtent(atlas, extent) : 0)));
  // Outlines are only measured where it matters.
  const small = precision_km > 0 && km2 > 0 && km2 < MUCH * Math.min(areaOf(mine), areaOf(theirs));
  return { km2, slight: small && (2 * km2) / outlineLength(arrangement.outline(common)) <= precision_km };
}
