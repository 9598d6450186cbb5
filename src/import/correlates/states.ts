/** States and other entities by the numbers of the Correlates of War, with their names where a list of them is given too. */
import { type ImportedFile, yamlFile } from "../imported.ts";
import type { Table, TableRow } from "../table.ts";

/** States of its system have numbers of at most three digits; colonies, dependencies and possessions have longer ones. */
const MOST_STATE = 999;

const NUMBER = ["ccode", "cowcode"];
const NAME = ["statenme", "statename", "name"];

/** Whether a table is a list of states (states2016.csv, COW-country-codes.csv) and nothing else. */
export const isStateList = ({ columns }: Table): boolean =>
  NUMBER.some((one) => columns.includes(one)) &&
  NAME.some((one) => columns.includes(one)) &&
  !columns.includes("gainer") &&
  !columns.includes("chal");

export class States {
  readonly #names = new Map<number, string>();
  readonly #used = new Set<number>();

  /** Names of a list; of several for one number, as its membership was broken off and taken up again, the last. */
  read({ rows }: Table): void {
    for (const row of rows) {
      const [number, name] = [numberIn(row, ...NUMBER), row.cell(...NAME)];
      if (number !== undefined && name !== undefined) this.#names.set(number, name);
    }
  }

  /** A name that another table gives beside the number. */
  name(number: number, name: string | undefined): void {
    if (name !== undefined && !this.#names.has(number)) this.#names.set(number, name);
  }

  id(number: number): string {
    this.#used.add(number);
    return `cow-${number}`;
  }

  nameOf = (number: number): string =>
    this.#names.get(number) ?? `${number <= MOST_STATE ? "State" : "Entity"} ${number} of the Correlates of War`;

  get nameless(): number {
    return [...this.#used].filter((number) => !this.#names.has(number)).length;
  }

  file(source: string): ImportedFile {
    return yamlFile(
      "polities/cow.yaml",
      Object.fromEntries(
        [...this.#used]
          .sort((a, b) => a - b)
          .map((number) => [
            `cow-${number}`,
            {
              type: number <= MOST_STATE ? "state" : "dependent-state",
              name: { en: this.nameOf(number) },
              basis: "derived",
              cite: source,
              tags: [`cowcode-${number}`],
            },
          ]),
      ),
    );
  }
}

/** A whole number in a cell, that may be written with a point as statistics programs do. */
export function numberIn(row: TableRow, ...columns: readonly string[]): number | undefined {
  const text = row.cell(...columns);
  return text !== undefined && /^\d{1,12}(?:\.0*)?$/.test(text) ? Number(text) : undefined;
}

/** The first day of a year or of a month of it. */
export const firstDayOf = (when: string): string => (when.length === 4 ? `${when}-01-01` : `${when}-01`);

/** A year, and its month where it has one of the twelve. */
export function monthOf(year: number | undefined, month: number | undefined): string | undefined {
  if (year === undefined || year < 1 || year > 9999) return undefined;
  const text = String(year).padStart(4, "0");
  return month !== undefined && month >= 1 && month <= 12 ? `${text}-${String(month).padStart(2, "0")}` : text;
}
