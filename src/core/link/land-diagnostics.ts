import { type AnyAuthored, refOf, type ValuePath } from "../model/authored.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { Extent } from "../model/values.ts";
import type { Arrangement } from "../space/arrangement.ts";
import type { GeometryReport, Primitive } from "../space/geometry.ts";
import { extentFolder, primitiveId, type WrittenExtent } from "./extents.ts";

/** A primitive, and where it was first drawn. */
export interface Drawn {
  readonly primitive: Primitive;
  readonly record: AnyAuthored;
  readonly path: ValuePath;
}

/** The overlay of all primitives. */
export interface Arranged {
  readonly arrangement: Arrangement;
  readonly reports: readonly GeometryReport[];
}

/** What is wrong with the land of an atlas, once all of it is overlaid. */
export function landDiagnostics(
  { arrangement, reports }: Arranged,
  drawn: ReadonlyMap<string, Drawn>,
  extents: readonly { readonly record: AnyAuthored; readonly written: WrittenExtent }[],
  solve: (extent: Extent, folder: string) => Uint32Array,
): Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const report of reports) {
    const at = drawn.get(report.primitive);
    if (!at) continue;
    const span = at.record.spanOf(at.path);
    const where = report.at ? ` near ${report.at[1].toFixed(4)}, ${report.at[0].toFixed(4)}` : "";
    found.push({
      rule: GEOMETRY_RULES[report.fault],
      severity: SOFT.has(report.fault) || isGiven(report.primitive) ? "warning" : "error",
      message: `${report.message}${where}`,
      span,
      ...(report.fault === "collapsed" && helpWithCap(at.primitive)),
      record: refOf(at.record),
    });
  }
  for (const { record, written } of extents) {
    const { extent, path } = written;
    if (extent.kind === "territory") continue;
    const folder = extentFolder(record);
    if (extent.kind === "side") {
      const id = `frontier:${extent.frontier}`;
      if (drawn.has(id) && !arrangement.sideOf(id, solve(extent.within, folder), extent.side).divides)
        found.push({
          rule: "frontier-does-not-divide",
          severity: "error",
          message: `the frontier ${extent.frontier} does not cut this land in two`,
          span: record.spanOf(path),
          why: "land on one side of a line is only defined where the line runs from edge to edge",
          help: "carry the line on beyond the land at both ends",
          record: refOf(record),
        });
    }
    if (solve(extent, folder).length === 0 && isWhole(extent, drawn, folder))
      found.push({
        rule: "empty-extent",
        severity: "warning",
        message: "this extent holds no land",
        span: record.spanOf(path),
        help: "check the order of the parts of minus and intersect",
        record: refOf(record),
      });
  }
  return found;
}

/** A ring along a parallel from one edge of the map to the other runs back on itself: the corners that make it a cap round its pole. */
function helpWithCap(primitive: Primitive): { readonly help: string } | undefined {
  if (primitive.kind !== "polygon") return undefined;
  for (const [ring = []] of primitive.polygons) {
    if (ring.some(([, lat]) => Math.abs(lat) === 90)) continue;
    for (const [i, from] of ring.entries()) {
      const to = ring[(i + 1) % ring.length] ?? from;
      if (Math.abs(from[0]) !== 180 || to[0] !== -from[0]) continue;
      const [name, pole] = from[1] < 0 ? ["south", -90] : ["north", 90];
      return {
        help: `if this is all land round the ${name} pole, add its corners after ${from.join(", ")}: [${from[0]}, ${pole}], [${to[0]}, ${pole}]`,
      };
    }
  }
  return undefined;
}

/** Whether every geometry that an extent names could be drawn: if not, that has been reported already. */
function isWhole(extent: Extent, drawn: ReadonlyMap<string, Drawn>, folder: string): boolean {
  if (extent.kind === "territory") return true;
  if (extent.kind === "side") return isWhole(extent.within, drawn, folder);
  if ("of" in extent) return extent.of.every((part) => isWhole(part, drawn, folder));
  return drawn.has(primitiveId(extent, folder));
}

const GEOMETRY_RULES: Readonly<Record<GeometryReport["fault"], string>> = {
  "self-crossing": "self-crossing",
  collapsed: "collapsed-geometry",
  "out-of-range": "coordinate-out-of-range",
  "not-a-number": "coordinate-not-a-number",
  "too-few-points": "too-few-points",
  winding: "overlapping-parts",
  "too-many-vertices": "too-many-vertices",
  "gate-failed": "overlay-gate-failed",
};
/** Small flaws of Natural Earth are not for the author of an atlas to mend. */
const isGiven = (primitive: string): boolean => primitive.startsWith("natural-earth:");
const SOFT: ReadonlySet<GeometryReport["fault"]> = new Set(["collapsed", "winding"]);
