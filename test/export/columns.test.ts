/** The names of the columns are a contract: scripts of others rest on them. */
import { expect, test } from "vitest";
import { dayFromCivil } from "../../src/core/time/calendar.ts";
import { inert, toCsv } from "../../src/export/csv-text.ts";
import { GEOMETRY_NAMES, HOLDING_COLUMNS } from "../../src/export/holding-columns.ts";
import { dateColumns, holdingRow } from "../../src/export/holding-row.ts";
import { landHeld, opened } from "./foreign.ts";

test("a row of land has these columns, in this order; new ones go to the end", () => {
  expect(HOLDING_COLUMNS.map((c) => `${c.name} ${c.type}`)).toEqual([
    "viewpoint text",
    "layer text",
    "date text",
    "start_date date",
    "end_date date",
    "start_edtf text",
    "end_edtf text",
    "start_decdate real",
    "end_decdate real",
    "start_day integer",
    "end_day integer",
    "end_is text",
    "answer text",
    "standing text",
    "certainty text",
    "holder text",
    "holder_name text",
    "mode text",
    "through text",
    "according_to text",
    "denied_by text",
    "alternatives text",
    "silence text",
    "since text",
    "basis_since text",
    "because text",
    "sources text",
    "licence text",
    "attribution text",
    "area_km2 real",
  ]);
  const names: readonly string[] = HOLDING_COLUMNS.map((c) => c.name);
  for (const name of Object.values(GEOMETRY_NAMES)) expect(names).not.toContain(name);
});

test("a day has five ways to be written, and a DATE only where it is one", () => {
  expect(dateColumns(dayFromCivil(1920, 7, 12), Infinity)).toEqual({
    start_date: "1920-07-12",
    end_date: null,
    start_edtf: "1920-07-12",
    end_edtf: null,
    start_decdate: 1920.528689,
    end_decdate: null,
    start_day: -18070,
    end_day: null,
    end_is: "exclusive",
  });
  // the Ides of March of 44 BCE is in the astronomical year -43
  expect(dateColumns(dayFromCivil(-43, 3, 15), dayFromCivil(1, 1, 1))).toMatchObject({
    start_date: null,
    start_edtf: "-0043-03-15",
    end_date: "0001-01-01",
    end_day: -719162,
  });
  expect(dateColumns(dayFromCivil(9999, 12, 31), dayFromCivil(10000, 1, 1))).toMatchObject({
    start_date: "9999-12-31",
    end_date: null,
    end_edtf: "Y10000-01-01",
  });
});

test.each(["vilnius", "klaipeda"])("every row of %s keeps to its columns: types, words, widths, nulls", async (name) => {
  for (const layer of ["title", "control", "claims", "divergence", "dispute"] as const) {
    const exporting = await opened(`atlases/${name}`, undefined, layer);
    const land = landHeld(exporting);
    expect(land.length).toBeGreaterThan(0);
    for (const dated of land) {
      const row: Record<string, unknown> = { ...holdingRow(exporting.atlas, exporting.viewpoint, layer, dated) };
      expect(Object.keys(row).sort()).toEqual(HOLDING_COLUMNS.map((c) => c.name).sort());
      for (const column of HOLDING_COLUMNS) {
        const value = row[column.name];
        if (value === null) expect("required" in column, column.name).toBe(false);
        else expect(typeof value, column.name).toBe(column.type === "real" || column.type === "integer" ? "number" : "string");
        if ("words" in column && value !== null) expect(column.words, column.name).toContain(value);
        if ("width" in column && typeof value === "string") expect(Buffer.byteLength(value), column.name).toBeLessThanOrEqual(column.width);
      }
    }
  }
});

test("a spreadsheet runs nothing of what a table holds", () => {
  for (const hostile of [
    "=1+1",
    "+1+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "－1+1",
    "＝1",
    "-a",
    "-1920-01-01+1",
  ])
    expect(inert(hostile)).toBe(`'${hostile}`);
  for (const harmless of ["-0043-03-15", "-0043", "-0043-03", "-12.5", "-3", "a=b", "", "1920-07-12"])
    expect(inert(harmless)).toBe(harmless);
  expect(toCsv([{ a: '=HYPERLINK("http://x")', b: -4, c: null }])).toBe(`a,b,c\r\n"'=HYPERLINK(""http://x"")",-4,\r\n`);
});
