/** What can only be said with all files at hand: ids given twice, files and features that are not there, units of the atlas. */
import { type AnyAuthored, refOf } from "../model/authored.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import { nearestUnit, type OwnUnits } from "../model/quantity.ts";
import type { AtlasHead } from "../model/records.ts";
import { isPmtilesFault, readPmtilesHeader } from "../space/pmtiles-header.ts";
import { countNamed, featureNames, featuresOf, type GeoJson, hasInexactIds, placesOf, polygonsOf } from "./geojson.ts";
import type { Known } from "./read-cache.ts";
import { Faults, nearestWord, type Stretch, suggest } from "./read-faults.ts";
import { type FileRead, HEAD_FILE } from "./read-file.ts";
import type { FileReference, UnitUse } from "./reading.ts";

export interface Across {
  readonly reads: readonly FileRead[];
  readonly all: readonly AnyAuthored[];
  readonly head: AtlasHead | undefined;
  readonly hasHead: boolean;
  /** by path in Unicode normal form C */
  readonly byPath: ReadonlyMap<string, Known>;
  readonly geojson: ReadonlyMap<string, GeoJson>;
}

/** Records in order and without doubles, and what was found. */
export function checkAcross(across: Across): { readonly records: readonly AnyAuthored[]; readonly found: readonly Diagnostic[] } {
  const found: Diagnostic[] = [];
  const records = withoutDoubles(across.all, found);
  const units = across.head?.units;
  for (const read of across.reads) {
    if (read.fileReferences.length === 0 && read.unitUses.length === 0) continue;
    const faults = new Faults(read.path);
    for (const reference of read.fileReferences) checkReference(reference, across, faults);
    for (const use of read.unitUses) if (units === undefined || !Object.hasOwn(units, use.unit)) unknownUnit(use, units ?? {}, faults);
    found.push(...faults.list);
  }
  const whole = new Faults(HEAD_FILE);
  if (!across.hasHead)
    whole.add("missing-head", { start: 0, end: 0 }, `there is no ${HEAD_FILE} in this folder`, {
      help: `write ${HEAD_FILE} with “title:”, “licence:” and “default:”, or run dejure new`,
    });
  if (across.all.length === 0 && across.reads.every((read) => read.withheld.length === 0))
    whole.add("empty-atlas", { start: 0, end: 0 }, "this atlas has no records", { help: "add a record, such as polities/lithuania.yaml" });
  found.push(...whole.list);
  return { records, found };
}

/** Collection, then id; 0 for two that stand for the same record. */
const compare = (a: AnyAuthored, b: AnyAuthored): number =>
  a.collection !== b.collection ? (a.collection < b.collection ? -1 : 1) : a.id === b.id ? 0 : a.id < b.id ? -1 : 1;

function withoutDoubles(all: readonly AnyAuthored[], found: Diagnostic[]): readonly AnyAuthored[] {
  const sorted = [...all].sort(compare);
  const single: AnyAuthored[] = [];
  for (const record of sorted) {
    const first = single.at(-1);
    if (first === undefined || compare(first, record) !== 0) {
      single.push(record);
      continue;
    }
    found.push({
      rule: "duplicate-id",
      severity: "error",
      message: `the id “${record.id}” is given twice in ${record.collection}`,
      span: record.spanOf([]),
      help: "rename one of the two, or join them; the first one is read",
      see: [{ span: first.spanOf([]), message: "first here" }],
      record: refOf(record),
    });
  }
  return single;
}

/** Bytes of the largest archive of tiles: hosts of pages take no larger file. */
const MOST_TILES = 100_000_000;

function checkTiles(reference: FileReference, { file: { bytes } }: Known, faults: Faults): void {
  if (bytes.length > MOST_TILES) {
    faults.add("bad-tiles", reference, `${reference.path} has ${bytes.length} bytes, ${MOST_TILES} are the most`, {
      help: "leave out the nearestWord zoom, or pack its tiles more closely: each zoom has four times the tiles of the one before",
    });
    return;
  }
  const read = readPmtilesHeader(bytes, bytes.length);
  if (isPmtilesFault(read)) faults.add("bad-tiles", reference, `${reference.path}: ${read.message}`, { help: read.help });
}

function checkReference(reference: FileReference, { byPath, geojson }: Across, faults: Faults): void {
  faults.record = reference.record;
  const file = byPath.get(reference.path);
  if (file === undefined) {
    const paths = [...byPath.keys()].filter((path) => reference.kind !== "geojson" || path.endsWith(".geojson"));
    const name = reference.path.split("/").at(-1);
    const near = paths.find((path) => path.split("/").at(-1) === name) ?? nearestWord(reference.path, paths);
    faults.add("missing-file", reference, `there is no file ${reference.path} in the atlas`, {
      help:
        near === undefined
          ? "add the file, or correct its name; names are relative to this file's folder"
          : `did you mean ${relative(faults.file, near)}`,
      ...(near !== undefined && {
        fix: { text: `${relative(faults.file, near)}${reference.feature === undefined ? "" : `#${reference.feature}`}`, sure: false },
      }),
    });
    return;
  }
  if (reference.kind === "tiles") checkTiles(reference, file, faults);
  const content = reference.kind === "geojson" ? geojson.get(file.read.path) : undefined;
  if (content === undefined) return;
  const polygons = polygonsOf(content, reference.feature);
  if (polygons === undefined) {
    const names = featuresOf(content).flatMap(featureNames);
    faults.add("missing-feature", reference, `${reference.path} has no feature “${reference.feature}”`, {
      help: hasInexactIds(content)
        ? "write ids of more than 15 digits in quotes: beyond 2^53 a program cannot tell one number from the next"
        : names.length === 0
          ? `give the feature an “id”, or write ${reference.path} without “#”`
          : suggest(reference.feature ?? "", names),
    });
    return;
  }
  const { feature } = reference;
  const count = feature === undefined ? 0 : countNamed(content, feature);
  if (feature !== undefined && count > 1)
    severalFeatures(reference, file.read.path, count, placesOf(content, file.read.text ?? "", feature, MOST_SHOWN), faults);
  else if (polygons.length === 0)
    faults.add(
      "bad-geojson",
      reference,
      `${reference.feature === undefined ? reference.path : `the feature “${reference.feature}”`} holds no polygon, wanted a Polygon or MultiPolygon`,
      {
        help: "draw the land as a polygon, or name another feature",
      },
    );
}

/** How many of the features of one name are shown. */
const MOST_SHOWN = 5;

function severalFeatures(reference: FileReference, path: string, count: number, places: readonly Stretch[], faults: Faults): void {
  const see = places.map(({ start, end }, i) => ({
    span: { file: path, start, end: Math.min(end, start + 80) },
    message: `feature ${i + 1} of ${count} with this id`,
  }));
  faults.add("ambiguous-feature", reference, `${count} features of ${reference.path} have the id “${reference.feature}”`, {
    help: "join them into one MultiPolygon (in QGIS: Collect geometries), or give each an id of its own and name them in a union",
    seen: see,
  });
}

function relative(from: string, to: string): string {
  const a = from.split("/").slice(0, -1);
  const b = to.split("/");
  let same = 0;
  while (same < a.length && same < b.length - 1 && a[same] === b[same]) same++;
  return [...a.slice(same).map(() => ".."), ...b.slice(same)].join("/");
}

function unknownUnit(use: UnitUse, own: OwnUnits, faults: Faults): void {
  const near = nearestUnit(use.unit, own);
  faults.record = use.record;
  faults.add("unknown-unit", use, `the unit “${use.unit}” is not known`, {
    help:
      near === undefined
        ? `correct it, or define it under “units:” in ${HEAD_FILE}`
        : `did you mean “${near}”; if not, define it under “units:” in ${HEAD_FILE}`,
  });
}
