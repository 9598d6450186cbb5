/** Tables of the Correlates of War and of those who count states as it does: their rows, with the lists of states beside them. */
import { type ForeignFile, type Imported, type ImportedFile, type ImportFault, nothingIn, readmeFile } from "../imported.ts";
import { LeftOut } from "../left-out.ts";
import { numberedId, readTable, type TableRow, unreadColumns } from "../table.ts";
import { isStateList, States } from "./states.ts";

/** What a row is read with. */
export interface Reading {
  readonly states: States;
  readonly lost: LeftOut;
  /** the id of a row by its number; a number that stands a second time is told */
  idOf(wished: string, number: string | undefined): string;
}

/** A data set: how its table is known and read, and what is made of its rows. */
export interface NumberedSet<T> {
  readonly title: string;
  readonly declares: readonly string[];
  /** the columns by which its table is known */
  readonly known: readonly [string, string, string];
  readonly read: ReadonlySet<string>;
  /** which files to give */
  readonly help: string;
  /** why nothing is there, where no row can be read */
  readonly nothing: string;
  /** what its numbers stand for */
  readonly numbered: string;
  readRow(row: TableRow, reading: Reading): T | undefined;
  records(rows: readonly T[], states: States): readonly ImportedFile[];
}

export function importNumbered<T>(files: readonly ForeignFile[], set: NumberedSet<T>): Imported | ImportFault {
  const [states, lost] = [new States(), new LeftOut()];
  const taken = new Set<string>();
  const reading: Reading = { states, lost, idOf: (wished, number) => numberedId(wished, number, taken, lost) };
  const rows: T[] = [];
  const unread = new Set<string>();
  for (const file of files) {
    const table = readTable(file);
    if (!table.ok) return table;
    if (isStateList(table)) states.read(table);
    else if (set.known.every((column) => table.columns.includes(column))) {
      for (const column of unreadColumns(table, set.read)) unread.add(column);
      for (const one of table.rows) {
        const row = set.readRow(one, reading);
        if (row !== undefined) rows.push(row);
      }
    } else {
      const [first, second, third] = set.known;
      return {
        ok: false,
        message: `${file.name} has no columns ${first}, ${second} and ${third}, and is no list of states with ccode and statenme`,
        help: set.help,
      };
    }
  }
  if (rows.length === 0) return nothingIn(files, set.nothing, lost.told());
  const recorded = set.records(rows, states);
  const leftOut = [
    ...lost.told(),
    ...(unread.size > 0 ? [`Columns that are not read: ${[...unread].slice(0, 20).join(", ")}.`] : []),
    ...(states.nameless > 0 ? [`${states.nameless} names of ${set.numbered}, of which no list is given.`] : []),
  ];
  const report = { declares: set.declares, leftOut };
  return { ok: true, files: [...recorded, readmeFile(set.title, report)], ...report };
}
