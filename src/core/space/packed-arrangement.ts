/** An arrangement as plain arrays, to be kept outside of the process and read again as far as it is asked. */
import type { Arrangement } from "./arrangement.ts";
import type { Chains } from "./chains.ts";
import type { Faces } from "./faces.ts";
import type { Frame } from "./frame.ts";
import { PlanarArrangement } from "./planar-arrangement.ts";
import { type PackedIndex, SegmentIndex } from "./segment-index.ts";
import type { Plane } from "./subdivision.ts";

/** What finds the face of a point. */
export interface PackedPlaces {
  readonly frame: Frame;
  readonly faceCount: number;
  readonly index: PackedIndex;
  readonly halfArcOfRow: Int32Array;
  readonly faceOf: Int32Array;
}

/** What measures faces and finds points in them. */
export interface PackedOutlines {
  readonly chains: Pick<Chains, "arcCount" | "offset" | "vertices" | "seam" | "next" | "areaHigh" | "areaLow">;
  readonly faces: Pick<Faces, "firstCycle" | "cycles">;
  readonly x: Int32Array<ArrayBuffer>;
  readonly y: Int32Array<ArrayBuffer>;
  readonly faceArea: Float64Array;
}

/** Both parts of an arrangement; undefined for one that is no plane of this library. */
export function packArrangement(
  arrangement: Arrangement,
): { readonly places: PackedPlaces; readonly outlines: PackedOutlines } | undefined {
  if (!(arrangement instanceof PlanarArrangement)) return undefined;
  const { frame, index, faces, chains, graph, faceArea } = arrangement.plane;
  const { arcCount, offset, vertices, seam, next, areaHigh, areaLow, halfArcOfRow } = chains;
  return {
    places: { frame, faceCount: faces.count, index: index.pack(), halfArcOfRow, faceOf: faces.faceOf },
    outlines: {
      chains: { arcCount, offset, vertices, seam, next, areaHigh, areaLow },
      faces: { firstCycle: faces.firstCycle, cycles: faces.cycles },
      x: graph.x.slice(0, graph.vertexCount),
      y: graph.y.slice(0, graph.vertexCount),
      faceArea,
    },
  };
}

/**
 * The arrangement that was packed; `outlines` is asked for once something but the face of a point is. It does not know which
 * primitives it was made of: who asks for the faces of one or the side of a line gets a fault.
 */
export function unpackArrangement(
  { frame, faceCount, index, halfArcOfRow, faceOf }: PackedPlaces,
  outlines: () => PackedOutlines,
): Arrangement {
  let made: PackedOutlines | undefined;
  const rest = (): PackedOutlines => (made ??= outlines());
  const plane: KeptPlane = {
    frame,
    index: SegmentIndex.unpack(index),
    primitives: [],
    chains: {
      halfArcOfRow,
      get arcCount() {
        return rest().chains.arcCount;
      },
      get offset() {
        return rest().chains.offset;
      },
      get vertices() {
        return rest().chains.vertices;
      },
      get seam() {
        return rest().chains.seam;
      },
      get next() {
        return rest().chains.next;
      },
      get areaHigh() {
        return rest().chains.areaHigh;
      },
      get areaLow() {
        return rest().chains.areaLow;
      },
    },
    faces: {
      count: faceCount,
      faceOf,
      get firstCycle() {
        return rest().faces.firstCycle;
      },
      get cycles() {
        return rest().faces.cycles;
      },
    },
    graph: {
      get x() {
        return rest().x;
      },
      get y() {
        return rest().y;
      },
    },
    get faceArea() {
      return rest().faceArea;
    },
  };
  return new UnpackedArrangement(plane as Plane);
}

/** What of a plane is kept. */
interface KeptPlane extends Pick<Plane, "frame" | "primitives" | "index" | "faceArea"> {
  readonly chains: Pick<Chains, "halfArcOfRow"> & PackedOutlines["chains"];
  readonly faces: Pick<Faces, "count" | "faceOf"> & PackedOutlines["faces"];
  readonly graph: Pick<Plane["graph"], "x" | "y">;
}

class UnpackedArrangement extends PlanarArrangement {
  override facesOf(primitive: string): never {
    throw new Error(`the faces of ${primitive} are not kept`);
  }
  override sideOf(line: string): never {
    throw new Error(`the sides of ${line} are not kept`);
  }
  override arcsAlong(line: string): never {
    throw new Error(`the arcs along ${line} are not kept`);
  }
}
