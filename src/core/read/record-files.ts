/** Reads the records of one YAML file, and the head of the atlas. */

import { type AnyAuthored, refOf } from "../model/authored.ts";
import type { CollectionName, Field } from "../model/field.ts";
import { ATLAS_HEAD, COLLECTIONS, COMMON, type Fields } from "../model/format.ts";
import type { AtlasHead } from "../model/records.ts";
import { AuthoredRecord } from "./authored-record.ts";
import { article, type Data, emptyData, headOf, readFields } from "./fields.ts";
import { ID_HELP, idFault, idFor, normalId } from "./ids.ts";
import { type FileReading, referTo, resolvePath } from "./reading.ts";
import { describe, type MapNode, type Node } from "./yaml-node.ts";

/** An id that a file was to hold but that cannot be given out, because of faults reported at `start`. */
export interface Withheld {
  readonly collection: CollectionName;
  readonly id: string;
  readonly start: number;
  /** what of it could be read, to follow its references; undefined where nothing could */
  readonly record?: AnyAuthored;
}

/** A record and whether it has all that it must have. */
export interface RecordRead {
  readonly record: AnyAuthored;
  readonly whole: boolean;
}

export interface RecordsRead {
  readonly records: readonly AnyAuthored[];
  readonly withheld: readonly Withheld[];
}

/** The fields of each collection together with those that every record may have. */
export const RECORD_FIELDS: Readonly<Record<CollectionName, Fields>> = Object.fromEntries(
  Object.entries(COLLECTIONS).map(([name, { fields }]) => [name, { ...fields, ...COMMON }]),
) as Record<CollectionName, Fields>;

/** True where the file is a map of id → record: every value a map, and no key a field of the collection. */
export function holdsSeveral(root: Node, collection: CollectionName): root is MapNode {
  if (root.kind !== "map" || root.entries.size === 0) return false;
  for (const entry of root.entries.values())
    if (entry.value.kind !== "map" || Object.hasOwn(RECORD_FIELDS[collection], entry.key)) return false;
  return true;
}

/** Reads the record or records of a file; `pathId` is the file's path below the collection, without ending. */
export function readRecordFile(
  root: Node | undefined,
  broken: boolean,
  collection: CollectionName,
  pathId: string,
  reading: FileReading,
): RecordsRead {
  const records: AnyAuthored[] = [];
  const withheld: Withheld[] = [];
  if (broken || root === undefined || root.kind !== "map") {
    if (!broken) {
      const at = root ?? { start: 0, end: 0 };
      const standing = root === undefined ? "nothing" : describe(root);
      reading.faults.add(
        "wrong-type",
        { start: at.start, end: at.end },
        `${standing} stands in this file, wanted a record or a map of id → record`,
        {
          help: root === undefined ? "write the record, or delete the file" : "begin each line with a key and “:”",
        },
      );
    }
    const ids = root !== undefined && holdsSeveral(root, collection) ? [...root.entries.keys()] : [pathId];
    for (const id of ids) withheld.push({ collection, id, start: 0 });
    return { records, withheld };
  }
  const take = (id: string, node: MapNode, head: { start: number; end: number }): void => {
    const { record, whole } = readRecord(node, collection, id, head, reading);
    if (whole) records.push(record);
    else withheld.push({ collection, id, start: head.start, record });
  };
  if (!holdsSeveral(root, collection)) {
    if (goodId(pathId, { start: 0, end: 0 }, "rename the file", reading)) take(pathId, root, headOf(root));
    return { records, withheld };
  }
  const seen = new Map<string, { start: number; end: number }>();
  for (const entry of root.entries.values()) {
    const id = normalId(entry.key);
    const head = { start: entry.keyStart, end: entry.keyEnd };
    if (!goodId(id, head, "rename the record", reading)) continue;
    const first = seen.get(id);
    if (first !== undefined) {
      // The same letters in another form of Unicode: the text shows no difference.
      reading.faults.add("duplicate-id", head, `the id “${id}” is given twice in ${collection}`, {
        help: "rename one of the two, or join them; the first one is read",
        see: { at: first, message: "first here" },
      });
      continue;
    }
    seen.set(id, head);
    take(id, entry.value as MapNode, head);
  }
  return { records, withheld };
}

export function goodId(id: string, at: { start: number; end: number }, remedy: string, reading: FileReading): boolean {
  const fault = idFault(id);
  if (fault === undefined) return true;
  const better = idFor(id);
  reading.faults.add("bad-id", at, fault, { help: better === undefined ? ID_HELP : `${remedy} to “${better}”; ${ID_HELP}` });
  return false;
}

/** Reads one record; it is not whole where a field without which it means nothing is lacking. */
export function readRecord(
  node: MapNode,
  collection: CollectionName,
  id: string,
  head: { start: number; end: number },
  reading: FileReading,
): RecordRead {
  const { faults } = reading;
  faults.record = refOf({ collection, id });
  const before = faults.list.length;
  const { data, lacking } = readFields(node, RECORD_FIELDS[collection], article(COLLECTIONS[collection].type), reading);
  // Missing keys are shown at the record's id where it has one, which names it better than its first key.
  for (let i = before; i < faults.list.length; i++) {
    const fault = faults.list[i];
    if (fault?.rule === "missing-key" && fault.span.start === headOf(node).start && fault.span.start !== head.start)
      faults.list[i] = { ...fault, span: { ...fault.span, ...head } };
  }
  if (collection === "sources") checkTextFile(node, data, reading);
  let whole = true;
  for (const key of lacking) if (!fillIn(data, key, RECORD_FIELDS[collection][key] as Field)) whole = false;
  faults.record = undefined;
  const record = new AuthoredRecord(
    collection,
    id,
    data as unknown as AnyAuthored["data"],
    reading.file,
    node,
    head,
  ) as unknown as AnyAuthored;
  return { record, whole };
}

/**
 * Puts the empty value of its kind for a required field that is lacking (reported already): no names, no items, no land, no
 * kind. Nothing is made up; false where there is no empty value, such as for a date or a position.
 */
function fillIn(data: Data, key: string, field: Field): boolean {
  switch (field.type.kind) {
    case "localized":
      data[key] = emptyData();
      return true;
    case "list":
      data[key] = [];
      return true;
    case "extent":
      data[key] = { kind: "union", of: [] };
      return true;
    case "enum":
      return true;
    default:
      return false;
  }
}

function checkTextFile(node: MapNode, data: Data, reading: FileReading): void {
  const text = node.entries.get("text")?.value;
  if (text === undefined || typeof data["text"] !== "string") return;
  if (!referTo(reading, "text", data["text"], undefined, text)) delete data["text"];
}

/** What the files are that old maps name. */
const FILES_OF_MAPS = { annotation: "text", image: "file", tiles: "tiles" } as const;

/** Old maps whose files lie within the atlas, named from its folder; that a file is not there is said once all are read. */
function withFiles(node: Node | undefined, maps: unknown, reading: FileReading): readonly unknown[] {
  return (maps as readonly Data[]).filter((map, i) => {
    const item = node?.kind === "list" ? node.items[node.kept?.[i] ?? i] : node;
    const at = item ?? { start: 0, end: 0 };
    if (map["annotation"] === undefined && map["tiles"] === undefined) {
      reading.faults.add("missing-key", item?.kind === "map" ? headOf(item) : at, "an old map has neither “annotation” nor “tiles”", {
        help: "add annotation: with the points by which its picture is laid, or tiles: with a PMTiles archive",
      });
      return false;
    }
    for (const key of ["annotation", "image"])
      if (map["tiles"] !== undefined && map[key] !== undefined) {
        const other = item?.kind === "map" ? item.entries.get(key)?.value : undefined;
        reading.faults.add("bad-tiles", other ?? at, `“${key}” and “tiles” both say what the old map is`, {
          help: `keep one of the two: tiles say themselves where they lie`,
        });
        return false;
      }
    return (["annotation", "image", "tiles"] as const).every((key) => {
      const at = item?.kind === "map" ? item.entries.get(key)?.value : undefined;
      const path = map[key];
      if (at === undefined || typeof path !== "string") return true;
      if (!referTo(reading, FILES_OF_MAPS[key], path, undefined, at)) return false;
      map[key] = resolvePath(reading.file, path);
      return true;
    });
  });
}

/** Reads `atlas.yaml`; undefined where what a reader sees first (`default`) cannot be read. */
export function readHead(root: Node | undefined, broken: boolean, reading: FileReading): AtlasHead | undefined {
  if (broken) return undefined;
  if (root === undefined || root.kind !== "map") {
    reading.faults.add(
      "wrong-type",
      { start: root?.start ?? 0, end: root?.end ?? 0 },
      `${root === undefined ? "nothing" : describe(root)} stands in this file, wanted the head of an atlas`,
      {
        help: "begin with “title:”, “licence:” and “default:”",
      },
    );
    return undefined;
  }
  const { data, lacking } = readFields(root, ATLAS_HEAD, "the head of the atlas", reading);
  const logo = root.entries.get("logo")?.value;
  if (logo !== undefined && typeof data["logo"] === "string" && !referTo(reading, "file", data["logo"], undefined, logo))
    delete data["logo"];
  if (data["old_maps"] !== undefined) data["old_maps"] = withFiles(root.entries.get("old_maps")?.value, data["old_maps"], reading);
  if (lacking.includes("default")) return undefined;
  if (lacking.includes("title")) data["title"] = emptyData();
  if (lacking.includes("licence")) data["licence"] = "";
  return data as unknown as AtlasHead;
}
