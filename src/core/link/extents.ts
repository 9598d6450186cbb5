import type { AnyAuthored, ValuePath } from "../model/authored.ts";
import type { Extent } from "../model/values.ts";
import { linksOf } from "./walk.ts";

/** An extent as it stands in a record. */
export interface WrittenExtent {
  readonly extent: Extent;
  readonly path: ValuePath;
  /** equal for extents that are the same land */
  readonly key: string;
}

const NONE: readonly WrittenExtent[] = [];
const written = new WeakMap<AnyAuthored, readonly WrittenExtent[]>();

/** The extents that stand in a record, in the order written. */
export function extentsOf(record: AnyAuthored): readonly WrittenExtent[] {
  let found = written.get(record);
  if (!found) {
    const list: WrittenExtent[] = [];
    for (const { type, value, path } of linksOf(record))
      if (type.kind === "extent") list.push({ extent: value as Extent, path, key: extentKey(value as Extent, extentFolder(record)) });
    found = list.length === 0 ? NONE : list;
    written.set(record, found);
  }
  return found;
}

/** An extent and all that it is written with, from the outside in; what a territory is made of stands in its own record. */
export function* extentsWithin(extent: Extent): Generator<Extent> {
  yield extent;
  if (extent.kind === "side") yield* extentsWithin(extent.within);
  else if ("of" in extent) for (const part of extent.of) yield* extentsWithin(part);
}

const folders = new WeakMap<AnyAuthored, string>();

/** Folder of a record's file, with a closing slash, or nothing for the root: what file names in its extents are relative to. */
export function extentFolder(record: AnyAuthored): string {
  let folder = folders.get(record);
  if (folder === undefined) {
    const { file } = record.spanOf([]);
    folder = file.slice(0, file.lastIndexOf("/") + 1);
    folders.set(record, folder);
  }
  return folder;
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

/** Name of the geometry that an extent draws itself; empty where it draws none. */
export function primitiveId(extent: Extent, folder: string): string {
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

const keys = new WeakMap<Extent, { readonly folder: string; readonly key: string }>();

/** Equal for extents that are the same land, however often they are written. */
export function extentKey(extent: Extent, folder: string): string {
  const known = keys.get(extent);
  if (known?.folder === folder) return known.key;
  const key = makeKey(extent, folder);
  keys.set(extent, { folder, key });
  return key;
}

function makeKey(extent: Extent, folder: string): string {
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
