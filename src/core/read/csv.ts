import type { Faults } from "./read-faults.ts";

export interface Cell {
  /** the value, quotes resolved */
  readonly text: string;
  /** offsets of the value inside its quotes, if any */
  readonly start: number;
  readonly end: number;
  /** written without doubled quotes, so that offsets in `text` are offsets in the file */
  readonly exact: boolean;
}

/**
 * Rows of a file after RFC 4180: comma, double quotes, line ends CRLF, LF or CR; blank lines are left out.
 * Own code because every cell needs its offsets in the text.
 */
export function readCsv(text: string, faults: Faults): readonly (readonly Cell[])[] {
  const rows: Cell[][] = [];
  let row: Cell[] = [];
  let i = 0;
  while (i < text.length || row.length > 0) {
    let cell: Cell;
    if (text[i] === '"') {
      [cell, i] = quotedCell(text, i, faults);
    } else {
      const start = i;
      while (i < text.length && text[i] !== "," && text[i] !== "\n" && text[i] !== "\r") i++;
      cell = { text: text.slice(start, i), start, end: i, exact: true };
    }
    row.push(cell);
    if (text[i] === ",") {
      i++;
      continue;
    }
    if (text[i] === "\r" && text[i + 1] === "\n") i++;
    i++;
    if (row.length > 1 || row[0]?.text.trim() !== "") rows.push(row);
    row = [];
  }
  return rows;
}

function quotedCell(text: string, open: number, faults: Faults): [Cell, number] {
  let value = "";
  let exact = true;
  let from = open + 1;
  for (;;) {
    const close = text.indexOf('"', from);
    if (close < 0) {
      faults.add("csv-syntax", { start: open, end: open + 1 }, "a quote opens here and never closes", {
        help: 'write " at the end of the cell, and "" for a quote inside it',
      });
      return [{ text: value + text.slice(from), start: open + 1, end: text.length, exact }, text.length];
    }
    value += text.slice(from, close);
    if (text[close + 1] === '"') {
      value += '"';
      exact = false;
      from = close + 2;
      continue;
    }
    let next = close + 1;
    if (next < text.length && !",\r\n".includes(text[next] as string)) {
      while (next < text.length && !",\r\n".includes(text[next] as string)) next++;
      if (text.slice(close + 1, next).trim() !== "")
        faults.add("csv-syntax", { start: close + 1, end: next }, `“${text.slice(close + 1, next)}” stands after a closing quote`, {
          help: 'write "" for a quote inside a quoted cell',
        });
    }
    return [{ text: value, start: open + 1, end: close, exact }, next];
  }
}
