import { extentFolder } from "../link/extents.ts";
import type { Assertion } from "../model/assertion.ts";
import type { Atlas } from "../model/atlas.ts";

const NO_FACES = new Uint32Array(0);

/** Faces that an assertion is about, ascending. */
export const facesOf = (atlas: Atlas, { extent, record }: Assertion): Uint32Array =>
  extent ? atlas.land.facesOf(extent, extentFolder(record)) : NO_FACES;
