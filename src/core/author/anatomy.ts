/**
 * What stands in a file, piece by piece, with what the format allows there. Works on half a file too: what the parser
 * can still tell apart is told, and nothing is said of faults, which the reader reports.
 */
import type { ValuePath } from "../model/authored.ts";
import { type CollectionName, date, extent, type Field, type FieldType, list, oneOf, position, ref, text } from "../model/field.ts";
import { ATLAS_HEAD, type Fields, SHAPES } from "../model/format.ts";
import { readCsv } from "../read/csv.ts";
import { ALTERNATIVE } from "../read/fields.ts";
import { normalId } from "../read/ids.ts";
import { Faults } from "../read/read-faults.ts";
import { roleOf } from "../read/read-file.ts";
import { holdsSeveral, RECORD_FIELDS } from "../read/record-files.ts";
import { HOLDER_VERBS, isSheetName, LAND_VERBS } from "../read/sheets.ts";
import { readYaml } from "../read/yaml.ts";
import type { MapEntry, MapNode, Node } from "../read/yaml-node.ts";

/** The record that a piece belongs to. */
export interface Owner {
  readonly collection: CollectionName;
  readonly id: string;
  /** its id as written, or the first key of a file that is one record */
  readonly start: number;
  readonly end: number;
  /** last place that belongs to it */
  readonly until: number;
  /** the file is this record: its id is the file's path */
  readonly whole: boolean;
}

/** One value of a file. */
export interface TextPiece {
  readonly node: Node;
  /** what may stand here, lists and sourced values taken apart; undefined under a key that the format does not know */
  readonly type: FieldType | undefined;
  /** the keys that a map here may have; undefined where none or any may stand */
  readonly keys: Fields | undefined;
  /** the field and key under which it stands, directly or as one of several values */
  readonly field: Field | undefined;
  readonly entry: MapEntry | undefined;
  readonly path: ValuePath;
  readonly owner: Owner | undefined;
}

/** A file taken apart. */
export interface Anatomy {
  readonly path: string;
  readonly text: string;
  readonly owners: readonly Owner[];
  readonly pieces: readonly TextPiece[];
}

const field = (type: FieldType, doc: string): Field => ({ type, doc });

const CITATION: Fields = {
  source: field(ref("sources"), "Id of the source."),
  locator: field(text, "Where in it."),
  quote: field(text, "Its words."),
  note: field(text, "Remark."),
};
const DATE: Fields = {
  edtf: field(date, "The date, in this calendar."),
  calendar: field(oneOf("gregorian", "julian"), "Calendar of the source."),
};
const POSITION: Fields = {
  lat: field({ kind: "number", min: -90, max: 90 }, "Degrees north."),
  lon: field({ kind: "number", min: -180, max: 180 }, "Degrees east."),
};
const QUANTITY: Fields = { value: field({ kind: "number" }, "The number."), unit: field(text, "Its unit.") };
const EXTENT: Fields = {
  union: field(list(extent), "All of these lands."),
  intersect: field(list(extent), "What these lands share."),
  minus: field(list(extent), "The first land without the others."),
  natural_earth: field(text, "A unit of Natural Earth, by ISO 3166-1 numeric code or English name."),
  at: field(position, "Of that unit only the part around this point."),
  polygon: field(list({ kind: "list", of: list({ kind: "number" }) }), "Rings of [lon, lat]."),
  side: field(oneOf("left", "right"), "The land on one side of a frontier, walking along it."),
  frontier: field(ref("frontiers"), "That frontier."),
  within: field(extent, "The land that it divides."),
};

/** The keys that a map of this type may have. */
function keysOf(type: FieldType | undefined): Fields | undefined {
  switch (type?.kind) {
    case "shape":
      return SHAPES[type.shape].fields;
    case "cite":
      return CITATION;
    case "date":
      return DATE;
    case "position":
    case "waypoint":
      return POSITION;
    case "quantity":
      return QUANTITY;
    case "extent":
      return EXTENT;
    default:
      return undefined;
  }
}

/** Takes a file apart; files that hold no records have no pieces. */
export function anatomyOf(path: string, source: string): Anatomy {
  const role = roleOf(path);
  const gatherer = new Gatherer();
  if (role === "head") gatherer.value(rootOf(source, path), undefined, ATLAS_HEAD);
  else if (role === "sheet") gatherer.sheet(path, source);
  else if (role !== undefined && role !== "geojson" && role !== "stray") gatherer.records(rootOf(source, path), role, path, source.length);
  return { path, text: source, owners: gatherer.owners, pieces: gatherer.pieces };
}

const rootOf = (source: string, path: string): Node | undefined => readYaml(source, new Faults(path)).root;

/** The id that a file gives to the one record that it is. */
export const idOfPath = (path: string): string => normalId(path.slice(path.indexOf("/") + 1).replace(/\.ya?ml$/iu, ""));

/** As the reader tells it, but one record half written does not make another kind of file of it. */
function isSeveral(root: MapNode, collection: CollectionName): boolean {
  const told: boolean = holdsSeveral(root, collection);
  if (told) return true;
  let maps = 0;
  for (const [key, entry] of root.entries) if (entry.value.kind === "map" && !Object.hasOwn(RECORD_FIELDS[collection], key)) maps++;
  return maps * 2 > root.entries.size;
}

class Gatherer {
  readonly owners: Owner[] = [];
  readonly pieces: TextPiece[] = [];
  private readonly path: (string | number)[] = [];
  private owner: Owner | undefined;
  /** nodes that aliases repeat are told once, where they are written */
  private readonly seen = new Set<Node>();

  records(root: Node | undefined, collection: CollectionName, path: string, length: number): void {
    if (root === undefined) return;
    // The first word of a new file is no map yet.
    if (root.kind !== "map" || !isSeveral(root, collection)) {
      const [first] = root.kind === "map" ? root.entries.values() : [];
      this.own({ collection, id: idOfPath(path), start: first?.keyStart ?? 0, end: first?.keyEnd ?? 0, until: length, whole: true }, root);
      return;
    }
    const entries = [...root.entries.values()];
    this.pieces.push({ node: root, type: undefined, keys: undefined, field: undefined, entry: undefined, path: [], owner: undefined });
    entries.forEach((entry, i) => {
      const until = entries[i + 1]?.keyStart ?? length;
      this.own({ collection, id: normalId(entry.key), start: entry.keyStart, end: entry.keyEnd, until, whole: false }, entry.value, entry);
    });
  }

  private own(owner: Owner, node: Node, entry?: MapEntry): void {
    this.owner = owner;
    this.owners.push(owner);
    this.value(node, undefined, RECORD_FIELDS[owner.collection], undefined, entry);
    this.owner = undefined;
  }

  /** `keys` stands for a type where the map is a record or the head. */
  value(node: Node | undefined, type: FieldType | undefined, keys = keysOf(type), of?: Field, entry?: MapEntry): void {
    if (node === undefined || this.seen.has(node)) return;
    if (type?.kind === "list" && node.kind !== "list") return this.value(node, type.of, keysOf(type.of), of, entry);
    if (type?.kind === "sourced" && node.kind !== "list") {
      const several = node.kind === "map" && node.entries.has("value") && !(type.of.kind === "quantity" && node.entries.has("unit"));
      if (!several) return this.value(node, type.of, keysOf(type.of), of, entry);
      keys = { ...ALTERNATIVE, value: { type: type.of, doc: of?.doc ?? "The value." } };
    }
    this.seen.add(node);
    this.pieces.push({ node, type, keys, field: of, entry, path: [...this.path], owner: this.owner });
    if (node.kind === "list") {
      const item = type?.kind === "list" ? type.of : type;
      node.items.forEach((each, i) => {
        this.path.push(i);
        this.value(each, item, keysOf(item), of, entry);
        this.path.pop();
      });
    } else if (node.kind === "map")
      for (const each of node.entries.values()) {
        const known = keys?.[each.key] ?? (type?.kind === "map" ? field(type.of, of?.doc ?? "") : undefined);
        const inner = known ?? (type?.kind === "localized" ? field(text, of?.doc ?? "") : undefined);
        this.path.push(each.key);
        this.value(each.value, inner?.type, keysOf(inner?.type), inner, each);
        this.path.pop();
      }
  }

  sheet(path: string, source: string): void {
    const name = path.split("/").at(-1) as string;
    if (!isSheetName(name)) return;
    const collection: CollectionName = name === "places.csv" ? "places" : "statements";
    const [header, ...rows] = readCsv(source, new Faults(path));
    const columns = (header ?? []).map((cell) => cell.text.trim());
    for (const row of rows) {
      const id = row[columns.indexOf("id")];
      if (id === undefined || id.text.trim() === "") continue;
      const until = row.at(-1)?.end ?? id.end;
      this.owner = { collection, id: normalId(id.text.trim()), start: id.start, end: id.end, until, whole: false };
      this.owners.push(this.owner);
      const verb = row[columns.indexOf("verb")]?.text.trim() ?? "";
      row.forEach((cell, i) => {
        const type = columnType(columns[i] ?? "", verb);
        if (type === undefined) return;
        for (const { 0: part, index } of cell.text.matchAll(/[^;]+/gu)) {
          const lead = part.length - part.trimStart().length;
          const start = cell.start + index + lead;
          const trimmed = part.trim();
          if (trimmed === "") continue;
          const node: Node = { kind: "scalar", text: trimmed, plain: cell.exact, start, end: start + trimmed.length };
          this.pieces.push({
            node,
            type,
            keys: undefined,
            field: undefined,
            entry: undefined,
            path: [columns[i] ?? ""],
            owner: this.owner,
          });
        }
      });
    }
    this.owner = undefined;
  }
}

/** What a cell of a spreadsheet may name. */
function columnType(column: string, verb: string): FieldType | undefined {
  switch (column) {
    case "cite":
      return { kind: "cite" };
    case "in":
      return ref("territories");
    case "over":
      return extent;
    case "according_to":
      return { kind: "assertor" };
    case "by":
    case "to":
      return ref("polities");
    case "holder":
      return [...HOLDER_VERBS, ...LAND_VERBS].some((one) => one === verb) ? ref("polities") : undefined;
    case "when":
    case "until":
      return date;
    default:
      return undefined;
  }
}
