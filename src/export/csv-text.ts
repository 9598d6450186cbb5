/** Tables as text (RFC 4180), safe to open in a spreadsheet. */

export type Cell = string | number | boolean | null | undefined;

/** What a spreadsheet may take for the beginning of a formula, the wide forms that some of them fold included. */
const FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;
/** A number, or a day before year 0: both begin with a minus and run nothing. */
const HARMLESS = /^-(?:\d+(?:\.\d+)?|\d{4,}(?:-\d\d){1,2})$/;

/** A text that a spreadsheet shows and does not run: with an apostrophe before what would be a formula. */
export const inert = (text: string): string => (FORMULA.test(text) && !HARMLESS.test(text) ? `'${text}` : text);

function quoted(value: Cell): string {
  if (value === null || value === undefined) return "";
  // a number stays a number, whatever its sign
  const text = typeof value === "string" ? inert(value) : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export const csvLine = (cells: readonly Cell[]): string => `${cells.map(quoted).join(",")}\r\n`;

/** RFC 4180 with a heading line; columns are the keys of the first row, then those that later rows add. */
export function toCsv(rows: readonly Readonly<Record<string, Cell>>[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return [columns, ...rows.map((row) => columns.map((c) => row[c]))].map(csvLine).join("");
}
