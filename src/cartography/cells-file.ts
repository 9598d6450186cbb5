/** `cells.json`: a TopoJSON topology; object `cells` holds one MultiPolygon per cell, in order of its number. */
export interface CellTopology {
  readonly type: "Topology";
  readonly bbox?: readonly [number, number, number, number];
  readonly transform: { readonly scale: readonly [number, number]; readonly translate: readonly [number, number] };
  /** quantised, delta-encoded */
  readonly arcs: readonly (readonly (readonly [number, number])[])[];
  readonly objects: {
    readonly cells: { readonly type: "GeometryCollection"; readonly geometries: readonly CellGeometry[] };
  };
}
export interface CellGeometry {
  readonly type: "MultiPolygon";
  readonly id: number;
  readonly arcs: readonly (readonly (readonly number[])[])[];
  readonly properties: {
    readonly km2: number;
    /** a point well inside its largest part */
    readonly at: readonly [number, number];
    readonly precision_km?: number;
  };
}
