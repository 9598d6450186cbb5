/** Degrees, WGS84, lon before lat as in GeoJSON. */
export type LonLat = readonly [lon: number, lat: number];
export type Ring = readonly LonLat[];
/** Outer ring first, then holes. */
export type Polygon = readonly Ring[];
export type MultiPolygon = readonly Polygon[];
export type Line = readonly LonLat[];

/** Geometry that goes into the arrangement. */
export type Primitive =
  | { readonly id: string; readonly kind: "polygon"; readonly polygons: MultiPolygon }
  | { readonly id: string; readonly kind: "line"; readonly line: Line };

/** A named fault or loss of one primitive's geometry; `check` turns it into a diagnostic at the record. */
export interface GeometryReport {
  readonly primitive: string;
  readonly fault:
    | "self-crossing"
    | "collapsed"
    | "out-of-range"
    | "not-a-number"
    | "too-few-points"
    | "winding"
    | "too-many-vertices"
    | "gate-failed";
  readonly message: string;
  readonly at?: LonLat;
}
