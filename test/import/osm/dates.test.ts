import { expect, test } from "vitest";
import { formatDay } from "../../../src/core/time/format-day.ts";
import { dateOf } from "../../../src/import/osm/tag-dates.ts";

// as the wiki page Key:start_date explains them
test.each([
  ["1855", "1855", "1855-01-01", "1855-12-31"],
  ["476", "0476", "0476-01-01", "0476-12-31"],
  ["1855-06", "1855-06", "1855-06-01", "1855-06-30"],
  ["1855-06-07", "1855-06-07", "1855-06-07", "1855-06-07"],
  ["~1855", "1855~", "1855-01-01", "1855-12-31"],
  ["1860s", "[1860-01-01..1869-12-31]", "1860-01-01", "1869-12-31"],
  ["~1940s", "[1935-01-01..1954-12-31]", "1935-01-01", "1954-12-31"],
  ["C18", "[1700-01-01..1799-12-31]", "1700-01-01", "1799-12-31"],
  ["C2 BC", "[-0199-01-01..-0100-12-31]", "-0199-01-01", "-0100-12-31"],
  ["early C20", "[1900-01-01..1932-12-31]", "1900-01-01", "1932-12-31"],
  ["mid C14", "[1333-01-01..1365-12-31]", "1333-01-01", "1365-12-31"],
  ["late 1920s", "[1926-01-01..1929-12-31]", "1926-01-01", "1929-12-31"],
  ["late 1920", "[1920-09-01..1920-12-31]", "1920-09-01", "1920-12-31"],
  ["before 1910-01-20", "[..1910-01-19]", "..", "1910-01-19"],
  ["after 1823", "[1824-01-01..]", "1824-01-01", ".."],
  ["1914..1918", "[1914-01-01..1918-12-31]", "1914-01-01", "1918-12-31"],
  ["1914-08-04..1914-08-06", "[1914-08-04..1914-08-06]", "1914-08-04", "1914-08-06"],
  ["480 BC", "-0479", "-0479-01-01", "-0479-12-31"],
  ["-0206-11-17", "-0206-11-17", "-0206-11-17", "-0206-11-17"],
  ["-12000", "Y-12000", "Y-12000-01-01", "Y-12000-12-31"],
  ["jd:2455511", "2010-11-10", "2010-11-10", "2010-11-10"],
  ["1920-05-01T10:00:00Z", "1920-05-01", "1920-05-01", "1920-05-01"],
])("start_date=%s", (given, written, first, last) => {
  const { date } = dateOf(new Map([["start_date", given]]), "start_date");
  expect([date?.written, date && formatDay(date.first), date && formatDay(date.last)]).toEqual([written, first, last]);
});

test("a Julian day keeps its calendar", () => {
  const { date } = dateOf(new Map([["end_date", "j:1918-01-31"]]), "end_date");
  expect(date?.written).toEqual({ edtf: "1918-01-31", calendar: "julian" });
  expect(formatDay(date?.first ?? 0)).toBe("1918-02-13");
});

test.each([
  ["1914/1918", "[1914-01-01..1918-12-31]"],
  ["/1850", "[..1850-12-31]"],
  ["1850/..", "[1850-01-01..]"],
  ["[1919,1925]", "[1919,1925]"],
  ["192X", "192X"],
])("start_date:edtf=%s is a start of some day of it", (given, written) => {
  expect(dateOf(new Map([["start_date:edtf", given]]), "start_date").date?.written).toBe(written);
});

test("EDTF that cannot be read is said, and the plain tag stands in; two that exclude each other are said", () => {
  expect(
    dateOf(
      new Map([
        ["start_date:edtf", "circa 1900"],
        ["start_date", "1900"],
      ]),
      "start_date",
    ),
  ).toMatchObject({
    date: { written: "1900" },
    unreadable: "circa 1900",
  });
  expect(
    dateOf(
      new Map([
        ["start_date:edtf", "1901"],
        ["start_date", "1900"],
      ]),
      "start_date",
    ).clash,
  ).toEqual(["1901", "1900"]);
  expect(dateOf(new Map([["start_date", "unknown"]]), "start_date")).toEqual({ unreadable: "unknown" });
  expect(dateOf(new Map([["start_date", "2020-13-45"]]), "start_date")).toEqual({ unreadable: "2020-13-45" });
  expect(dateOf(new Map([["start_date", "1918..1914"]]), "start_date")).toEqual({ unreadable: "1918..1914" });
});
