/** Reads an atlas: files in, records and findings out. Total: a faulty file costs what is faulty in it and no more. */
import type { SourceFile } from "../model/atlas.ts";
import type { AnyAuthored, ValuePath } from "../model/authored.ts";
import type { Diagnostic, Span } from "../model/diagnostic.ts";
import type { CollectionName } from "../model/field.ts";
import type { AtlasHead } from "../model/records.ts";
import type { MultiPolygon } from "../space/geometry.ts";
import { checkAcross } from "./across-files.ts";
import { locate } from "./authored-record.ts";
import { headOf } from "./fields.ts";
import { type GeoJson, polygonsOf } from "./geojson.ts";
import { LazyMap } from "./lazy-map.ts";
import { ReadCache } from "./read-cache.ts";
import { type FileRead, HEAD_FILE } from "./read-file.ts";
import type { ReadLimits } from "./read-limits.ts";

export type { SourceFile } from "../model/atlas.ts";
export { ReadCache } from "./read-cache.ts";

export interface ReadResult {
  /** undefined where there is no `atlas.yaml` or it cannot be used */
  readonly head: AtlasHead | undefined;
  /** Span of a value in `atlas.yaml`, or of its nearest written ancestor. */
  headSpan(path: ValuePath): Span;
  /** sorted by collection, then id; of records with one id the first by file */
  readonly records: readonly AnyAuthored[];
  /** GeoJSON files by path; faulty features are left out */
  readonly geojson: ReadonlyMap<string, GeoJson>;
  readonly geometry: {
    /** Polygons of a GeoJSON file, or of its feature with this `id` or `properties.id`; undefined where there are none. */
    polygons(path: string, feature: string | undefined): MultiPolygon | undefined;
  };
  /** text of each file that was read, by path, and of each full text that a source names */
  readonly texts: ReadonlyMap<string, string>;
  /** records that lack what they must have: they count for nothing, but what they refer to is looked at */
  readonly incomplete: readonly AnyAuthored[];
  /** ids that stand in the files, of records too faulty to give out: references to them do not dangle */
  readonly withheld: ReadonlyMap<CollectionName, ReadonlySet<string>>;
  /** all findings, sorted by file and position */
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the files of an atlas; never throws for what stands in them. The order of `files` does not matter. `step` is told how far it is, and may throw. */
export function readAtlas(
  files: readonly SourceFile[],
  cache: ReadCache = new ReadCache(),
  step?: (fraction: number) => void,
  limits?: Partial<ReadLimits>,
): ReadResult {
  const known = cache.readAll(files, step, limits);
  const reads = known.map(({ read }) => read);
  const byPath = new LazyMap(() => new Map(known.map((one) => [one.file.path.normalize("NFC"), one])));
  const referred = new Map<string, string>();
  const texts = new LazyMap(() => {
    const all = new Map(referred);
    for (const { path, text } of reads) if (text !== undefined) all.set(path, text);
    return all;
  });
  const geojson = new Map<string, GeoJson>();
  const diagnostics: Diagnostic[] = [];
  const all: AnyAuthored[] = [];
  const withheld = new Map<CollectionName, Set<string>>();
  const incomplete: AnyAuthored[] = [];
  let head: FileRead["head"];
  for (const read of reads) {
    if (read.geojson !== undefined) geojson.set(read.path, read.geojson);
    if (read.head !== undefined) head = read.head;
    for (const diagnostic of read.diagnostics) diagnostics.push(diagnostic);
    for (const record of read.records) all.push(record);
    for (const { collection, id, record } of read.withheld) {
      if (record) incomplete.push(record);
      const ids = withheld.get(collection);
      if (ids === undefined) withheld.set(collection, new Set([id]));
      else ids.add(id);
    }
  }
  const { records, found } = checkAcross({ reads, all, head: head?.data, hasHead: head !== undefined, byPath, geojson });
  diagnostics.push(...found);
  for (const read of reads)
    for (const reference of read.fileReferences) {
      const file = reference.kind === "text" ? byPath.get(reference.path) : undefined;
      if (file === undefined || referred.has(file.read.path) || file.read.text !== undefined) continue;
      const { text, faults } = cache.textOf(file.file);
      referred.set(file.read.path, text);
      diagnostics.push(...faults);
    }
  return {
    head: head?.data,
    headSpan(path) {
      const root = head?.root;
      const { start, end } = root === undefined ? { start: 0, end: 0 } : locate(root, path, headOf(root)).value;
      return { file: HEAD_FILE, start, end };
    },
    records,
    incomplete,
    geojson,
    geometry: {
      polygons(path, feature) {
        const file = geojson.get(path) ?? geojson.get(byPath.get(path.normalize("NFC"))?.read.path ?? "");
        return file === undefined ? undefined : polygonsOf(file, feature);
      },
    },
    texts,
    withheld,
    diagnostics: diagnostics.sort(byPlace),
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function byPlace(a: Diagnostic, b: Diagnostic): number {
  return (
    compare(a.span.file, b.span.file) ||
    a.span.start - b.span.start ||
    a.span.end - b.span.end ||
    compare(a.rule, b.rule) ||
    compare(a.message, b.message)
  );
}
