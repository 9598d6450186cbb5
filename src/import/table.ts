/** Tables of known columns: rows of CSV or TSV whose cells are asked for by name, in whatever case it is written. */
import { CsvError, parse } from "csv-parse/sync";
import { newId } from "./foreign-ids.ts";
import { type ForeignFile, type ImportFault, lineOf, packedFault } from "./imported.ts";
import type { LeftOut } from "./left-out.ts";

export interface TableRow {
  /** number of the row under the header, from 1 */
  readonly number: number;
  /** text of the first of these columns that the table has; undefined where the cell says nothing */
  cell(...columns: readonly string[]): string | undefined;
}

export interface Table {
  readonly ok: true;
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
}

/** What the sets of Correlates of War, and statistics programs after them, write where they know nothing. */
const NOTHING: ReadonlySet<string> = new Set([".", "-9", "-99", "NA", "N/A", "na", "NULL"]);

export function readTable(file: ForeignFile): Table | ImportFault {
  const packed = packedFault(file);
  if (packed) return packed;
  const text = file.text.replace(/^\ufeff/, "");
  const head = text.split("\n", 1)[0] ?? "";
  const delimiter = ["\t", ";", ","].find((one) => head.includes(one)) ?? ",";
  let cells: string[][];
  try {
    cells = parse(text, { delimiter, skip_empty_lines: true, relax_column_count: true }) as unknown as string[][];
  } catch (error) {
    if (error instanceof CsvError) return { ok: false, message: `${file.name} cannot be read as a table: ${error.message}` };
    throw error;
  }
  const [header = [], ...rows] = cells;
  const columns = header.map((column) => column.trim().toLowerCase());
  const at = new Map<string, number>();
  columns.forEach((column, i) => {
    if (!at.has(column)) at.set(column, i);
  });
  return {
    ok: true,
    columns,
    rows: rows.map((row, i) => ({
      number: i + 1,
      cell(...names) {
        const index = names.map((name) => at.get(name)).find((one) => one !== undefined);
        const found = index === undefined ? undefined : lineOf(row[index]);
        return found === undefined || NOTHING.has(found) ? undefined : found;
      },
    })),
  };
}

/** The id of a row by its number; a number that stands a second time is told. */
export function numberedId(wished: string, number: string | undefined, taken: Set<string>, lost: LeftOut): string {
  const id = newId(wished, taken);
  if (id !== wished) lost.add("numbers that stand a second time, and have another id here", number);
  return id;
}

/** Columns of a table that are not read. */
export const unreadColumns = ({ columns }: Table, read: ReadonlySet<string>): string[] => [
  ...new Set(columns.filter((column) => column !== "" && !read.has(column))),
];
