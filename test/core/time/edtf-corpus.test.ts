import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { dayFromCivil } from "../../../src/core/time/calendar.ts";
import { parseDate } from "../../../src/core/time/edtf.ts";
import type { HistoricalDate } from "../../../src/core/time/historical-date.ts";

const folder = join(process.env.DEJURE_CORPORA ?? "../shared/corpora", "edtf");
const absent = !existsSync(folder);
if (absent) console.warn(`skipped: there is no EDTF corpus in ${folder}`);

interface Row {
  readonly edtf: string;
  readonly level: number | "x";
  readonly valid: boolean;
  readonly earliest?: string | null;
  readonly latest?: string | null;
  readonly bounds_open?: boolean;
}

/** Rows on which we differ from the corpus, with our bounds and the reason. */
const EXCEPTIONS: Readonly<Record<string, { readonly bounds: readonly [string, string]; readonly because: string }>> = {
  "Y-17E7": {
    bounds: ["-170000000-01-01", "-170000000-12-31"],
    because: "the corpus counts in PostgreSQL dates, which end before; our days reach it",
  },
  Y17E7: {
    bounds: ["170000000-01-01", "170000000-12-31"],
    because: "the corpus counts in PostgreSQL dates, which end before; our days reach it",
  },
  Y171010000S3: {
    bounds: ["171000000-01-01", "171999999-12-31"],
    because: "three significant digits of nine leave six open (ISO 4.4.3); the corpus leaves the bounds open",
  },
  "XXXX-12-XX": { bounds: ["0000-12-01", "9999-12-31"], because: "four digits are years 0000 to 9999; the corpus leaves the bounds open" },
};

function dayOf(text: string): number {
  if (text.endsWith("infinity")) return text.startsWith("-") ? -Infinity : Infinity;
  const [, year, month, day] = /^(-?\d+)-(\d\d)-(\d\d)$/.exec(text) ?? [];
  return dayFromCivil(Number(year), Number(month), Number(day));
}

function read(text: string): HistoricalDate {
  const result = parseDate(text);
  if (!result.ok) throw new Error(`${text}: ${result.fault.message}`);
  return result.date;
}

describe.skipIf(absent)("conformance corpus with bounds", () => {
  const corpus = absent ? {} : (JSON.parse(readFileSync(join(folder, "conformance-with-bounds.json"), "utf8")) as Record<string, Row[]>);
  const rows = ["level0", "level1", "level2", "invalid"].flatMap((part) => corpus[part] ?? []);

  it("is whole", () => expect(rows).toHaveLength(63));

  it.each(rows.filter((row) => row.valid))("$edtf means $earliest … $latest at level $level", (row) => {
    const date = read(row.edtf);
    expect(date.level).toBe(row.level);
    const exception = EXCEPTIONS[row.edtf];
    const [earliest, latest] = exception?.bounds ?? [row.earliest, row.latest];
    // The corpus writes null for an end that is not known; so do we, as `unknown` beside an infinite bound.
    if (earliest === null) expect([date.start, date.earliest]).toEqual(["unknown", -Infinity]);
    else expect(date.earliest).toBe(dayOf(earliest ?? ""));
    if (latest === null) expect([date.end, date.latest]).toEqual(["unknown", Infinity]);
    else expect(date.latest).toBe(dayOf(latest ?? ""));
  });

  it.each(rows.filter((row) => !row.valid))("$edtf is refused", ({ edtf }) => expect(parseDate(edtf).ok).toBe(false));

  it("has every exception still", () => {
    for (const edtf of Object.keys(EXCEPTIONS)) expect(rows.find((row) => row.edtf === edtf)?.bounds_open).toBe(true);
  });
});

describe.skipIf(absent)("examples of the Library of Congress", () => {
  interface Example {
    readonly edtf: string;
    readonly level: number;
    readonly our_level?: number;
  }
  const corpus = absent
    ? { examples: [], invalid: [] }
    : (JSON.parse(readFileSync(join(folder, "loc-examples.json"), "utf8")) as { examples: Example[]; invalid: { edtf: string }[] });

  it("is whole", () => expect([corpus.examples.length, corpus.invalid.length]).toEqual([64, 2]));

  it.each(corpus.examples)("$edtf is read at level $level", ({ edtf, level, our_level }) => {
    const date = read(edtf);
    expect(date.level).toBe(our_level ?? level);
    expect(date.text).toBe(edtf);
    expect(date.earliest).toBeLessThanOrEqual(date.latest);
  });

  it.each(corpus.invalid)("$edtf is refused, with a remedy that is read", ({ edtf }) => {
    const result = parseDate(edtf);
    if (result.ok) throw new Error("read");
    expect(parseDate(result.fault.help?.replace("write ", "") ?? "").ok).toBe(true);
  });
});
