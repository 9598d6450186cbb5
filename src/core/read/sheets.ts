/** Spreadsheets: the rows of `places.csv` become places, those of `assertions.csv` become statements. */
import { refOf } from "../model/authored.ts";
import type { CollectionName } from "../model/field.ts";
import { type Cell, readCsv } from "./csv.ts";
import { normalId } from "./ids.ts";
import { remedyFor, suggest } from "./read-faults.ts";
import type { FileReading } from "./reading.ts";
import { goodId, type RecordsRead, readRecord, type Withheld } from "./record-files.ts";
import type { ListNode, MapEntry, MapNode, Node, ScalarNode } from "./yaml-node.ts";

/** Columns of the two spreadsheets: name → what it holds. `name_<lang>` stands for one column a language. */
export const SHEETS = {
  "places.csv": {
    id: "Id of the place; must stand.",
    "name_<lang>": "Name in the language of this BCP 47 tag, such as `name_lt`.",
    name: "Name, language not stated.",
    lat: "Degrees north; must stand.",
    lon: "Degrees east; must stand.",
    precision_km: "How far off the point may be.",
    type: "What kind of place, as in the collection `places`.",
    in: "Territories that contain it, separated by `;`.",
    cite: "Citations, separated by `;`.",
    note: "Remark for readers.",
  },
  "assertions.csv": {
    id: "Id of the statement; must stand.",
    according_to: "Assertors, separated by `;`; must stand.",
    verb: "One verb of an effect; must stand.",
    holder: "Polities that the verb names, separated by `;`. With a verb of land: who acts, where `by` is empty.",
    over: "The land: a territory's id or a GeoJSON file beside the sheet.",
    when: "From when (EDTF); must stand.",
    until: "When it ends (EDTF).",
    mode: "How, as in an effect.",
    by: "Who acts, separated by `;`.",
    to: "Towards whom, separated by `;`.",
    cite: "Citations, separated by `;`.",
    note: "Remark for readers.",
    certainty: "How sure this is.",
    basis: "Stands in for a citation.",
  },
} as const;
export type SheetName = keyof typeof SHEETS;
export const isSheetName = (name: string): name is SheetName => Object.hasOwn(SHEETS, name);

/** Verbs of a row whose value is the column `holder`, and those whose value is the column `over`. */
export const HOLDER_VERBS = ["title", "denies", "control", "withdraws", "recognises", "creates", "ends"] as const;
export const LAND_VERBS = ["claims", "cedes", "renounces", "leaves_open", "nobody"] as const;

interface Column {
  readonly key: string;
  readonly cell: Cell;
}
type Row = ReadonlyMap<string, Cell>;

/** Reads a spreadsheet into records. */
export function readSheet(name: SheetName, text: string, reading: FileReading): RecordsRead {
  const collection: CollectionName = name === "places.csv" ? "places" : "statements";
  const [header, ...rows] = withoutRemark(readCsv(text, reading.faults), text, reading);
  const records: RecordsRead["records"][number][] = [];
  const withheld: Withheld[] = [];
  if (header === undefined) {
    reading.faults.add("missing-key", { start: 0, end: 0 }, `${name} has no header row`, {
      help: `begin with ${Object.keys(SHEETS[name]).join(",")}`,
    });
    return { records, withheld };
  }
  const columns = readHeader(name, header, reading);
  if (columns === undefined) return { records, withheld };
  for (const cells of rows) {
    const row = rowOf(cells, header, columns, reading);
    const first = cells[0] as Cell;
    const idCell = row.get("id");
    if (idCell === undefined) {
      if (columns.some((column) => column.key === "id"))
        reading.faults.add("missing-key", { start: first.start, end: Math.max(first.end, first.start + 1) }, "a row has no “id”", {
          help: "write an id in the column id",
        });
      continue;
    }
    const id = normalId(idCell.text.trim());
    if (!goodId(id, idCell, "rename the row", reading)) continue;
    const all = { start: first.start, end: (cells.at(-1) as Cell).end };
    const node = name === "places.csv" ? placeOf(row, all) : statementOf(row, all, reading, id);
    const { record, whole } = readRecord(node, collection, id, { start: idCell.start, end: idCell.end }, reading);
    if (whole) records.push(record);
    else withheld.push({ collection, id, start: idCell.start, record });
  }
  return { records, withheld };
}

/** The rows without `sep=,`, a first line by which Excel tells itself the separator; it is reported. */
function withoutRemark(rows: readonly (readonly Cell[])[], text: string, reading: FileReading): readonly (readonly Cell[])[] {
  const [first, ...others] = rows;
  const cell = first?.[0];
  if (first === undefined || cell === undefined || !/^\s*sep=/iu.test(cell.text) || first.length > 2) return rows;
  const line = { start: cell.start, end: Math.max(cell.end, first.at(-1)?.end ?? cell.end) };
  reading.faults.add("csv-syntax", line, `“${text.slice(line.start, line.end)}” is a remark of Excel to itself, not the header`, {
    help: "delete this line: the columns are separated by “,” in any case",
  });
  return others;
}

function readHeader(name: SheetName, header: readonly Cell[], reading: FileReading): readonly Column[] | undefined {
  const known = Object.keys(SHEETS[name]).filter((key) => !key.includes("<"));
  const only = header.length === 1 ? header[0]?.text : undefined;
  if (only !== undefined && /[;\t]/u.test(only)) {
    reading.faults.add("csv-syntax", header[0] as Cell, `the columns are separated by ${only.includes(";") ? "“;”" : "tabs"}, wanted “,”`, {
      help: "save the sheet as CSV with commas (RFC 4180)",
    });
    return undefined;
  }
  const columns: Column[] = [];
  const seen = new Map<string, Cell>();
  for (const cell of header) {
    const key = cell.text.trim();
    const first = seen.get(key);
    if (first !== undefined && key !== "") {
      reading.faults.add("duplicate-key", cell, `the column “${key}” stands twice`, {
        help: "keep one of the two; the first one is read",
        see: { at: first, message: "first here" },
      });
      columns.push({ key: "", cell });
      continue;
    }
    seen.set(key, cell);
    const fine = known.includes(key) || (name === "places.csv" && /^name_[A-Za-z]/u.test(key)) || key === "";
    if (!fine) reading.faults.add("unknown-key", cell, `${name} has no column “${key}”`, remedyFor(key, known));
    columns.push({ key: fine ? key : "", cell });
  }
  if (!seen.has("id")) reading.faults.add("missing-key", header[0] as Cell, `${name} has no column “id”`, { help: "add a column id" });
  return columns;
}

function rowOf(cells: readonly Cell[], header: readonly Cell[], columns: readonly Column[], reading: FileReading): Row {
  const row = new Map<string, Cell>();
  const extra = cells.slice(header.length).find((cell) => cell.text.trim() !== "");
  if (extra !== undefined)
    reading.faults.add("csv-syntax", extra, `a row has ${cells.length} cells, the header has ${header.length}`, {
      help: "put a cell that holds a comma in double quotes",
    });
  columns.forEach(({ key }, index) => {
    const cell = cells[index];
    if (key !== "" && cell !== undefined && cell.text.trim() !== "") row.set(key, cell);
  });
  return row;
}

const scalar = (cell: Cell, from = 0, to = cell.text.length): ScalarNode => {
  const raw = cell.text.slice(from, to);
  const lead = raw.length - raw.trimStart().length;
  const text = raw.trim();
  const start = cell.exact ? cell.start + from + lead : cell.start;
  return { kind: "scalar", text, plain: true, start, end: cell.exact ? start + text.length : cell.end };
};

/** The parts of a cell that are separated by `;`. */
function several(cell: Cell): ListNode {
  const items: Node[] = [];
  let from = 0;
  for (const part of cell.text.split(";")) {
    if (part.trim() !== "") items.push(scalar(cell, from, from + part.length));
    from += part.length + 1;
  }
  return { kind: "list", items, start: cell.start, end: cell.end };
}

const entry = (key: string, value: Node): [string, MapEntry] => [key, { key, keyStart: value.start, keyEnd: value.end, value }];
const mapOf = (entries: [string, MapEntry][], at: { start: number; end: number }): MapNode => ({
  kind: "map",
  entries: new Map(entries),
  start: at.start,
  end: at.end,
});

function placeOf(row: Row, whole: { start: number; end: number }): MapNode {
  const entries: [string, MapEntry][] = [];
  const names: [string, MapEntry][] = [];
  const at: [string, MapEntry][] = [];
  for (const [key, cell] of row) {
    if (key === "name") names.push(entry("und", scalar(cell)));
    else if (key.startsWith("name_")) names.push(entry(key.slice(5).replaceAll("_", "-"), scalar(cell)));
    else if (key === "lat" || key === "lon") at.push(entry(key, scalar(cell)));
    else if (key === "in" || key === "cite") entries.push(entry(key, several(cell)));
    else if (key !== "id") entries.push(entry(key, scalar(cell)));
  }
  const around = (parts: [string, MapEntry][]) => ({
    start: Math.min(...parts.map(([, e]) => e.value.start)),
    end: Math.max(...parts.map(([, e]) => e.value.end)),
  });
  if (names.length > 0) entries.push(entry("name", mapOf(names, around(names))));
  if (at.length > 0) entries.push(entry("at", mapOf(at, around(at))));
  return mapOf(entries, whole);
}

function statementOf(row: Row, whole: { start: number; end: number }, reading: FileReading, record: string): MapNode {
  const entries: [string, MapEntry][] = [];
  for (const key of ["according_to", "cite"]) {
    const cell = row.get(key);
    if (cell !== undefined) entries.push(entry(key, several(cell)));
  }
  for (const key of ["when", "note", "certainty", "basis"]) {
    const cell = row.get(key);
    if (cell !== undefined) entries.push(entry(key, scalar(cell)));
  }
  const effect = effectOf(row, whole, reading, record);
  if (effect !== undefined) entries.push(entry("effects", { kind: "list", items: [effect], start: effect.start, end: effect.end }));
  return mapOf(entries, whole);
}

function effectOf(row: Row, whole: { start: number; end: number }, reading: FileReading, record: string): MapNode | undefined {
  const { faults } = reading;
  const verbCell = row.get("verb");
  const verb = verbCell?.text.trim();
  const refuse = (rule: string, at: { start: number; end: number }, message: string, help: string | undefined): undefined => {
    faults.record = refOf({ collection: "statements", id: record });
    faults.add(rule, at, message, { help });
    faults.record = undefined;
  };
  if (verbCell === undefined || verb === undefined)
    return refuse(
      "no-verb",
      row.get("id") ?? whole,
      "this row has no verb",
      `write one of ${[...HOLDER_VERBS, ...LAND_VERBS].join(", ")} in the column verb`,
    );
  const ofHolder = (HOLDER_VERBS as readonly string[]).includes(verb);
  if (!ofHolder && !(LAND_VERBS as readonly string[]).includes(verb))
    return refuse(
      "unknown-word",
      verbCell,
      `“${verb}” stands here, wanted one of ${[...HOLDER_VERBS, ...LAND_VERBS].join(", ")}`,
      suggest(verb, [...HOLDER_VERBS, ...LAND_VERBS]) ?? "write other effects as a YAML record",
    );
  const holder = row.get("holder");
  const over = row.get("over");
  const value = ofHolder ? holder : over;
  if (value === undefined)
    return refuse(
      "missing-key",
      verbCell,
      `a row with the verb ${verb} has no “${ofHolder ? "holder" : "over"}”`,
      `write ${ofHolder ? "a polity in the column holder" : "a territory in the column over"}`,
    );
  const single = verb === "recognises" || verb === "creates" || verb === "ends" || !ofHolder;
  const entries: [string, MapEntry][] = [
    [verb, { key: verb, keyStart: verbCell.start, keyEnd: verbCell.end, value: single ? scalar(value) : several(value) }],
  ];
  if (ofHolder && over !== undefined) entries.push(entry("over", scalar(over)));
  const by = row.get("by") ?? (ofHolder ? undefined : holder);
  if (by !== undefined) entries.push(entry("by", several(by)));
  const to = row.get("to");
  if (to !== undefined) entries.push(entry("to", several(to)));
  for (const key of ["until", "mode"]) {
    const cell = row.get(key);
    if (cell !== undefined) entries.push(entry(key, scalar(cell)));
  }
  return mapOf(entries, whole);
}
