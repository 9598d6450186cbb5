import { extentFolder } from "../link/extents.ts";
import type { Assertion } from "../model/assertion.ts";
import type { Atlas } from "../model/atlas.ts";

const NO_FACES = new Uint32Array(0);

/** Faces that an assertion is about, ascending. */
export const facesOf = (atlas: Atlas, { extent, record }: Assertion): Uint32Array =>
  extent ? atlas.land.facesOf(extent, extentFolder(record)) : NO_FACES;

/**
 * Pairs (earlier, later in the list) that may share land: every two where that is quick, else those that share a face, so
 * that thousands of acts about as many lands are not compared each with each.
 */
export function* overlappingPairs(atlas: Atlas, assertions: readonly Assertion[]): Iterable<readonly [number, number]> {
  const count = assertions.length;
  if (count < 2) return;
  const faces = assertions.map((a) => facesOf(atlas, a));
  if (
    count ** 2 <=
    Math.max(
      64,
      faces.reduce((sum, f) => sum + f.length, 0),
    )
  ) {
    for (let j = 1; j < count; j++) for (let i = 0; i < j; i++) yield [i, j];
    return;
  }
  const on = new Map<number, number[]>();
  const met = new Set<number>();
  for (const [j, own] of faces.entries()) {
    met.clear();
    for (const face of own) {
      const others = on.get(face);
      if (!others) {
        on.set(face, [j]);
        continue;
      }
      for (const i of others) met.add(i);
      others.push(j);
    }
    for (const i of met) if (i !== j) yield [i, j];
  }
}
