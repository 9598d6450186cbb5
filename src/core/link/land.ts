import type { Assertion } from "../model/assertion.ts";
import type { Land } from "../model/atlas.ts";
import type { AnyAuthored, ValuePath } from "../model/authored.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { Extent, Waypoint } from "../model/values.ts";
import { arrange } from "../space/arrange.ts";
import type { Arrangement } from "../space/arrangement.ts";
import type { GeometryReport, LonLat, MultiPolygon, Primitive } from "../space/geometry.ts";
import { type NaturalEarthBase, partAt } from "../space/natural-earth.ts";
import { type Collections, nearest } from "./references.ts";
import { walkRecord } from "./walk.ts";

/** Geometry files of the atlas, by path. */
export interface GeometryFiles {
  /** Polygons of a file or of one of its features; undefined where there are none (the reader has said why). */
  polygons(path: string, feature: string | undefined): MultiPolygon | undefined;
}

export interface LandOptions {
  readonly base?: NaturalEarthBase | undefined;
  readonly grid?: number | undefined;
  readonly progress?: ((fraction: number, stage: string) => void) | undefined;
  readonly cancelled?: (() => boolean) | undefined;
}

interface Drawn {
  readonly primitive: Primitive;
  readonly record: AnyAuthored;
  readonly path: ValuePath;
}

const EMPTY = new Uint32Array(0);

/** Folder of a record's file, with a closing slash, or nothing for the root. */
function folderOf(record: AnyAuthored): string {
  const { file } = record.spanOf([]);
  return file.slice(0, file.lastIndexOf("/") + 1);
}

/** Resolves `..` and `.` of a path inside the atlas. */
export function joinPath(folder: string, file: string): string {
  const steps: string[] = [];
  for (const step of `${folder}${file}`.split("/")) {
    if (step === "" || step === ".") continue;
    if (step === "..") steps.pop();
    else steps.push(step);
  }
  return steps.join("/");
}

/** Collects every extent of the atlas, overlays the geometry once, and gives each extent its faces. */
export function linkLand(collections: Collections, records: readonly AnyAuthored[], assertions: readonly Assertion[], files: GeometryFiles, options: LandOptions): Land {
  const diagnostics: Diagnostic[] = [];
  const drawn = new Map<string, Drawn>();
  const failed = new Set<string>();

  const report = (record: AnyAuthored, path: ValuePath, rule: string, message: string, help?: string): void => {
    diagnostics.push({ rule, severity: "error", message, span: record.spanOf(path), record: record.id, ...(help !== undefined && { help }) });
  };
  const positionOf = (point: Waypoint): LonLat | undefined => {
    if (!("place" in point)) return [point.lon, point.lat];
    const place = collections.places.get(point.place)?.data.at;
    return place && [place.lon, place.lat];
  };
  const draw = (id: string, record: AnyAuthored, path: ValuePath, make: () => Primitive | undefined): void => {
    if (drawn.has(id) || failed.has(id)) return;
    const primitive = make();
    if (primitive) drawn.set(id, { primitive, record, path });
    else failed.add(id);
  };
  const collect = (extent: Extent, record: AnyAuthored, path: ValuePath): void => {
    const id = primitiveId(extent, folderOf(record));
    switch (extent.kind) {
      case "territory":
        return;
      case "geojson":
        return draw(id, record, path, () => {
          const polygons = files.polygons(joinPath(folderOf(record), extent.file), extent.feature);
          return polygons && { id, kind: "polygon", polygons };
        });
      case "polygon":
        return draw(id, record, path, () => ({ id, kind: "polygon", polygons: [extent.rings] }));
      case "natural-earth":
        return draw(id, record, path, () => {
          const unit = options.base?.unit(extent.unit);
          if (!unit) {
            const near = options.base && nearest(extent.unit, options.base.names);
            report(record, path, "unknown-unit-of-natural-earth", `Natural Earth has no unit ${extent.unit}`, near ? `write ${near}` : "write an ISO 3166-1 numeric code such as 440, or an English name");
            return undefined;
          }
          if (!extent.at) return { id, kind: "polygon", polygons: unit };
          const part = partAt(unit, [extent.at.lon, extent.at.lat]);
          if (!part) report(record, path, "unknown-unit-of-natural-earth", `no part of ${extent.unit} lies round ${extent.at.lat}, ${extent.at.lon}`, "give a point inside the part that is meant");
          return part && { id, kind: "polygon", polygons: [part] };
        });
      case "side": {
        collect(extent.within, record, path);
        const frontier = collections.frontiers.get(extent.frontier);
        if (!frontier) return;
        return draw(`frontier:${extent.frontier}`, frontier, ["through"], () => {
          const line = frontier.data.through.flatMap((p) => {
            const at = positionOf(p);
            return at ? [at] : [];
          });
          return line.length > 1 ? { id: `frontier:${extent.frontier}`, kind: "line", line } : undefined;
        });
      }
      default:
        for (const part of extent.of) collect(part, record, path);
    }
  };
  const extents: { extent: Extent; record: AnyAuthored; path: ValuePath }[] = [];
  for (const record of records)
    walkRecord(record, (type, value, path) => {
      if (type.kind === "extent") extents.push({ extent: value as Extent, record, path });
    });
  for (const { extent, record, path } of extents) collect(extent, record, path);

  let arranged: { arrangement: Arrangement; reports: readonly GeometryReport[] } | undefined;
  const overlay = (): { arrangement: Arrangement; reports: readonly GeometryReport[] } => {
    if (!arranged) {
      const primitives = [...drawn.values()].map((d) => d.primitive).sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
      arranged = arrange(primitives, {
        ...(options.grid !== undefined && { grid: options.grid }),
        ...(options.progress && { progress: options.progress }),
        ...(options.cancelled && { cancelled: options.cancelled }),
      });
    }
    return arranged as NonNullable<typeof arranged>;
  };

  const faces = new Map<string, Uint32Array>();
  const open = new Set<string>();
  const solve = (extent: Extent, folder: string): Uint32Array => {
    const key = extentKey(extent, folder);
    const known = faces.get(key);
    if (known) return known;
    if (open.has(key)) return EMPTY; // a composition of itself; reported as circular-extent
    open.add(key);
    const solved = solveAnew(extent, folder);
    open.delete(key);
    faces.set(key, solved);
    return solved;
  };
  const solveAnew = (extent: Extent, folder: string): Uint32Array => {
    const { arrangement } = overlay();
    switch (extent.kind) {
      case "territory": {
        const territory = collections.territories.get(extent.id);
        return territory ? solve(territory.data.extent, folderOf(territory as AnyAuthored)) : EMPTY;
      }
      case "geojson":
      case "polygon":
      case "natural-earth": {
        const id = primitiveId(extent, folder);
        return drawn.has(id) ? arrangement.facesOf(id) : EMPTY;
      }
      case "union":
        return union(extent.of.map((part) => solve(part, folder)));
      case "intersect": {
        const [first, ...rest] = extent.of.map((part) => solve(part, folder));
        return rest.reduce((a, b) => keep(a, b, true), first ?? EMPTY);
      }
      case "minus": {
        const [first, ...rest] = extent.of.map((part) => solve(part, folder));
        return rest.reduce((a, b) => keep(a, b, false), first ?? EMPTY);
      }
      case "side": {
        const within = solve(extent.within, folder);
        const id = `frontier:${extent.frontier}`;
        return drawn.has(id) ? arrangement.sideOf(id, within, extent.side).faces : EMPTY;
      }
    }
  };

  let found: readonly Diagnostic[] | undefined;
  return {
    get arrangement() {
      return overlay().arrangement;
    },
    facesOf: (extent, folder = "") => solve(extent, folder),
    facesOfTerritory: (id) => solve({ kind: "territory", id }, ""),
    get diagnostics() {
      found ??= [...diagnostics, ...landDiagnostics(overlay(), drawn, extents, solve)];
      return found;
    },
  };
}

/** Extents of the atlas that are assertions' own carry the folder of their record. */
export function extentFolder(record: AnyAuthored): string {
  return folderOf(record);
}

function landDiagnostics(
  { arrangement, reports }: { arrangement: Arrangement; reports: readonly GeometryReport[] },
  drawn: ReadonlyMap<string, Drawn>,
  extents: readonly { extent: Extent; record: AnyAuthored; path: ValuePath }[],
  solve: (extent: Extent, folder: string) => Uint32Array,
): Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const report of reports) {
    const at = drawn.get(report.primitive);
    if (!at) continue;
    const span = at.record.spanOf(at.path);
    const where = report.at ? ` near ${report.at[1].toFixed(4)}, ${report.at[0].toFixed(4)}` : "";
    found.push({ rule: GEOMETRY_RULES[report.fault], severity: SOFT.has(report.fault) ? "warning" : "error", message: `${report.message}${where}`, span, record: at.record.id });
  }
  for (const { extent, record, path } of extents) {
    const folder = folderOf(record);
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
          record: record.id,
        });
    }
    if (solve(extent, folder).length === 0 && extent.kind !== "territory" && isWhole(extent, drawn, folder))
      found.push({ rule: "empty-extent", severity: "warning", message: "this extent holds no land", span: record.spanOf(path), help: "check the order of the parts of minus and intersect", record: record.id });
  }
  return found;
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
const SOFT: ReadonlySet<GeometryReport["fault"]> = new Set(["collapsed", "winding"]);

function primitiveId(extent: Extent, folder: string): string {
  switch (extent.kind) {
    case "geojson":
      return `geojson:${joinPath(folder, extent.file)}#${extent.feature ?? ""}`;
    case "natural-earth":
      return `natural-earth:${extent.unit.toLowerCase()}${extent.at ? `@${extent.at.lat},${extent.at.lon}` : ""}`;
    case "polygon":
      return `polygon:${JSON.stringify(extent.rings)}`;
    default:
      return "";
  }
}

function extentKey(extent: Extent, folder: string): string {
  switch (extent.kind) {
    case "territory":
      return `territory:${extent.id}`;
    case "side":
      return `side(${extent.side},${extent.frontier},${extentKey(extent.within, folder)})`;
    case "union":
    case "intersect":
    case "minus":
      return `${extent.kind}(${extent.of.map((part) => extentKey(part, folder)).join("|")})`;
    default:
      return primitiveId(extent, folder);
  }
}

function union(sets: readonly Uint32Array[]): Uint32Array {
  if (sets.length === 1) return sets[0] ?? EMPTY;
  const all = new Set<number>();
  for (const set of sets) for (const face of set) all.add(face);
  return Uint32Array.from(all).sort();
}

/** Members of `a` that are (or are not) in `b`; both ascending. */
function keep(a: Uint32Array, b: Uint32Array, inside: boolean): Uint32Array {
  const kept: number[] = [];
  let j = 0;
  for (const face of a) {
    while (j < b.length && (b[j] as number) < face) j++;
    if ((b[j] === face) === inside) kept.push(face);
  }
  return Uint32Array.from(kept);
}
