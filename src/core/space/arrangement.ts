import type { LonLat, MultiPolygon } from "./geometry.ts";

/** Where a point lies. A point on a border counts to the face just north-east of it (moved by an infinitesimal east, then a smaller one north). */
export interface Location {
  readonly face: number;
  /** the point lies on an edge or vertex of the arrangement, on its grid */
  readonly onBorder: boolean;
}

/** A stretch of shared border between two faces, from node to node. */
export interface Arc {
  readonly line: readonly LonLat[];
  /** face on the left and on the right of the line in its own direction; 0 is the outside */
  readonly left: number;
  readonly right: number;
  /** runs along the antimeridian or a pole, where the map is cut: no border, and not to be drawn as one */
  readonly seam?: boolean;
}

/**
 * The planar arrangement of all extents of an atlas. Face 0 is the land outside of all of them.
 * A face belongs wholly to, or lies wholly outside of, every primitive.
 */
export interface Arrangement {
  /** steps of its grid in a degree: every position is a whole number of them */
  readonly perDegree: number;
  /** number of faces, the outside included */
  readonly faceCount: number;
  /** Faces of a polygon primitive, ascending. */
  facesOf(primitive: string): Uint32Array;
  /** Geodesic area on the WGS84 ellipsoid, km²; 0 for the outside. */
  areaOf(face: number): number;
  locate(point: LonLat): Location;
  /** A point inside the face, far from its border where possible. */
  pointIn(face: number): LonLat;
  readonly arcs: readonly Arc[];
  /** Outline of the union of faces, from shared arcs; RFC 7946: right-hand rule, cut at the antimeridian. */
  outline(faces: Iterable<number>, lines?: readonly (readonly LonLat[])[]): MultiPolygon;
  /**
   * The same outline as arcs: polygons of rings (outer first) of arc numbers in order, ~a for arc a taken backwards, as in TopoJSON.
   * `outline` reads the lines of these arcs, or those given in their place (`simplify`).
   */
  rings(faces: Iterable<number>): readonly (readonly (readonly number[])[])[];
  /**
   * The faces of `within` on one side of a line primitive: reached from its edges without crossing it or leaving `within`.
   * `divides` is false where the line does not cut `within` in two, so that one face is on both sides.
   */
  sideOf(line: string, within: Iterable<number>, side: "left" | "right"): { readonly faces: Uint32Array; readonly divides: boolean };
  /** Arcs that run on a line primitive, ~a where arc a runs the other way. */
  arcsAlong(line: string): readonly number[];
}
