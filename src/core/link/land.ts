import type { Land } from "../model/atlas.ts";
import { type AnyAuthored, refOf, type ValuePath } from "../model/authored.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { Extent } from "../model/values.ts";
import { arrange } from "../space/arrange.ts";
import type { MultiPolygon, Primitive } from "../space/geometry.ts";
import { type NaturalEarthBase, partAt } from "../space/natural-earth-base.ts";
import { circularTerritories } from "./circles.ts";
import { positionOfWaypoint } from "./edges.ts";
import { extentFolder, extentKey, extentsOf, joinPath, primitiveId, type WrittenExtent } from "./extents.ts";
import { type Arranged, type Drawn, landDiagnostics } from "./land-diagnostics.ts";
import type { Collections } from "./lookup.ts";
import { nearest } from "./references.ts";
import { samePrimitives } from "./same-primitives.ts";

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

const EMPTY = new Uint32Array(0);

/** Faces of extents by their key. */
type Faces = Map<string, Uint32Array>;

/** The overlay of the last time, kept while the same geometry is asked for, and the faces of extents while the same territories are. */
export class LandCache {
  grid: number | undefined;
  primitives: readonly Primitive[] | undefined;
  arranged: Arranged | undefined;
  territories: ReadonlyMap<string, string> = new Map();
  faces: Faces = new Map();
}

/** Collects every extent of the atlas, overlays the geometry once, and gives each extent its faces. `same`: as at the last time with this cache. */
export function linkLand(
  collections: Collections,
  records: readonly AnyAuthored[],
  files: GeometryFiles,
  options: LandOptions,
  cache: LandCache = new LandCache(),
): { readonly land: Land; readonly same: boolean } {
  const diagnostics: Diagnostic[] = [];
  const extents: ExtentOf[] = [];
  for (const record of records) for (const written of extentsOf(record)) extents.push({ record, written });
  const drawn = draw(extents, collections, files, options, diagnostics);
  const primitives = [...drawn.values()].map((d) => d.primitive).sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const territories = compositions(collections);

  const sameOverlay = cache.primitives !== undefined && cache.grid === options.grid && samePrimitives(cache.primitives, primitives);
  const same = sameOverlay && sameEntries(cache.territories, territories);
  let arranged = sameOverlay ? cache.arranged : undefined;
  const faces: Faces = same ? cache.faces : new Map();
  if (!same) Object.assign(cache, { grid: options.grid, primitives, arranged, territories, faces });

  const overlay = (): Arranged => {
    if (!arranged) {
      arranged = arrange(primitives, {
        ...(options.grid !== undefined && { grid: options.grid }),
        ...(options.progress && { progress: options.progress }),
        ...(options.cancelled && { cancelled: options.cancelled }),
      });
      if (cache.primitives === primitives || cache.faces === faces) cache.arranged = arranged;
    }
    return arranged;
  };

  const solver = new ExtentSolver({ collections, drawn, overlay, faces });
  let found: readonly Diagnostic[] | undefined;
  const land: Land = {
    get arrangement() {
      return overlay().arrangement;
    },
    facesOf: (extent, folder = "") => solver.solve(extent, folder),
    facesOfTerritory: (id) => faces.get(`territory:${id}`) ?? solver.solve({ kind: "territory", id }, ""),
    get diagnostics() {
      found ??= [...diagnostics, ...landDiagnostics(overlay(), drawn, extents, (extent, folder) => solver.solve(extent, folder))];
      return found;
    },
  };
  return { land, same };
}

/** What the faces of extents follow from. */
interface ExtentParts {
  readonly collections: Collections;
  readonly drawn: ReadonlyMap<string, Drawn>;
  /** asked for once some extent is */
  readonly overlay: () => Arranged;
  /** what is solved already, and is added to */
  readonly faces: Faces;
}

/** The faces of extents, each worked out once. */
class ExtentSolver {
  readonly #parts: ExtentParts;
  readonly #circular: ReadonlySet<string>;

  constructor(parts: ExtentParts) {
    this.#parts = parts;
    this.#circular = circularTerritories(parts.collections);
  }

  solve(extent: Extent, folder: string): Uint32Array {
    const key = extentKey(extent, folder);
    let solved = this.#parts.faces.get(key);
    if (!solved) {
      solved = this.#solveAnew(extent, folder);
      this.#parts.faces.set(key, solved);
    }
    return solved;
  }

  #solveAnew(extent: Extent, folder: string): Uint32Array {
    const { collections, drawn, overlay } = this.#parts;
    const { arrangement } = overlay();
    switch (extent.kind) {
      case "territory": {
        const territory = this.#circular.has(extent.id) ? undefined : collections.territories.get(extent.id);
        return territory ? this.solve(territory.data.extent, extentFolder(territory)) : EMPTY;
      }
      case "geojson":
      case "polygon":
      case "natural-earth": {
        const id = primitiveId(extent, folder);
        return drawn.has(id) ? arrangement.facesOf(id) : EMPTY;
      }
      case "union":
        return union(extent.of.map((part) => this.solve(part, folder)));
      case "intersect": {
        const [first, ...rest] = extent.of.map((part) => this.solve(part, folder));
        return rest.reduce((a, b) => keep(a, b, true), first ?? EMPTY);
      }
      case "minus": {
        const [first, ...rest] = extent.of.map((part) => this.solve(part, folder));
        return rest.reduce((a, b) => keep(a, b, false), first ?? EMPTY);
      }
      case "side": {
        const within = this.solve(extent.within, folder);
        const id = `frontier:${extent.frontier}`;
        return drawn.has(id) ? arrangement.sideOf(id, within, extent.side).faces : EMPTY;
      }
    }
  }
}

/** What each territory is made of. */
function compositions(collections: Collections): Map<string, string> {
  const made = new Map<string, string>();
  for (const [id, territory] of collections.territories) made.set(id, extentKey(territory.data.extent, extentFolder(territory)));
  return made;
}

function sameEntries(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean {
  if (a.size !== b.size) return false;
  for (const [key, value] of a) if (b.get(key) !== value) return false;
  return true;
}

/** An extent and the record in which it stands. */
interface ExtentOf {
  readonly record: AnyAuthored;
  readonly written: WrittenExtent;
}

/** Every geometry that some extent draws, once each, at the first record that draws it. */
function draw(
  extents: readonly ExtentOf[],
  collections: Collections,
  files: GeometryFiles,
  options: LandOptions,
  diagnostics: Diagnostic[],
): Map<string, Drawn> {
  const drawn = new Map<string, Drawn>();
  const failed = new Set<string>();
  const once = (id: string, record: AnyAuthored, path: ValuePath, make: () => Primitive | undefined): void => {
    if (drawn.has(id) || failed.has(id)) return;
    const primitive = make();
    if (primitive) drawn.set(id, { primitive, record, path });
    else failed.add(id);
  };
  const collect = (extent: Extent, record: AnyAuthored, path: ValuePath): void => {
    const folder = extentFolder(record);
    switch (extent.kind) {
      case "territory":
        return;
      case "geojson": {
        const id = primitiveId(extent, folder);
        return once(id, record, path, () => {
          const polygons = files.polygons(joinPath(folder, extent.file), extent.feature);
          return polygons && { id, kind: "polygon", polygons };
        });
      }
      case "polygon": {
        const id = extentKey(extent, folder);
        return once(id, record, path, () => ({ id, kind: "polygon", polygons: [extent.rings] }));
      }
      case "natural-earth": {
        const id = primitiveId(extent, folder);
        return once(id, record, path, () => {
          const polygons = naturalEarthUnit(extent, options.base, (message, help) =>
            diagnostics.push({
              rule: "unknown-unit-of-natural-earth",
              severity: "error",
              message,
              span: record.spanOf(path),
              record: refOf(record),
              help,
            }),
          );
          return polygons && { id, kind: "polygon", polygons };
        });
      }
      case "side": {
        collect(extent.within, record, path);
        const frontier = collections.frontiers.get(extent.frontier);
        if (!frontier) return;
        const id = `frontier:${extent.frontier}`;
        return once(id, frontier, ["through"], () => {
          const line = frontier.data.through.flatMap((p) => {
            const at = positionOfWaypoint({ collections }, p);
            return at ? [at] : [];
          });
          return line.length > 1 ? { id, kind: "line", line } : undefined;
        });
      }
      default:
        for (const part of extent.of) collect(part, record, path);
    }
  };
  for (const { record, written } of extents) if (written.extent.kind !== "territory") collect(written.extent, record, written.path);
  return drawn;
}

/** The polygons of a unit of Natural Earth, or of the one part of it that is meant; undefined where there is none, which `report` is told. */
function naturalEarthUnit(
  { unit: name, at }: Extract<Extent, { kind: "natural-earth" }>,
  base: NaturalEarthBase | undefined,
  report: (message: string, help: string) => void,
): MultiPolygon | undefined {
  const unit = base?.unit(name);
  if (!unit) {
    const near = base && nearest(name, base.names);
    report(
      `Natural Earth has no unit ${name}`,
      near ? `write ${near}` : "write an ISO 3166-1 numeric code such as 440, or an English name",
    );
    return undefined;
  }
  if (!at) return unit;
  const part = partAt(unit, [at.lon, at.lat]);
  if (!part) report(`no part of ${name} lies round ${at.lat}, ${at.lon}`, "give a point inside the part that is meant");
  return part && [part];
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
