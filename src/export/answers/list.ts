import type { Asked } from "../../core/resolve/ask.ts";
import type { Day } from "../../core/time/historical-date.ts";
import type { Cell } from "../csv-text.ts";
import type { Askable } from "./question.ts";

export type Row = Readonly<Record<string, unknown>>;

/** Rows of one kind, as things stand or stood on a day, as far as was public on `knownOn`; not understood where there is no such kind. */
export type Lists = (
  askable: Askable,
  kind: string,
  day: Day | undefined,
  viewpoint: string | undefined,
  knownOn?: Day | undefined,
) => Asked<readonly Row[]>;

const flat = (value: unknown): Cell =>
  Array.isArray(value)
    ? value.map((x) => (typeof x === "object" && x !== null ? JSON.stringify(x) : String(x))).join("; ")
    : typeof value === "object" && value !== null
      ? JSON.stringify(value)
      : (value as Cell);

/** Rows for CSV: lists joined by `; `, what is deeper as JSON. */
export const flatRows = (rows: readonly Row[]): Readonly<Record<string, Cell>>[] =>
  rows.map((row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, flat(value)])));
