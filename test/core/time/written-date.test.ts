import { expect, test } from "vitest";
import { parseDate } from "../../../src/core/time/edtf.ts";
import { gregorianText, writtenDay } from "../../../src/core/time/written-date.ts";

test.each([
  ["1917-10-25", "1917-11-07 (1917-10-25 Julian)"],
  ["1917-10-25~", "1917-11-07~ (1917-10-25~ Julian)"],
  ["1917-10", "[1917-10-14..1917-11-13] (1917-10 Julian)"],
  ["[1917-10-25,1917-10-27]", "[1917-11-07,1917-11-09] ([1917-10-25,1917-10-27] Julian)"],
  ["{1917-10-25,1917-10-27}", "{1917-11-07,1917-11-09} ({1917-10-25,1917-10-27} Julian)"],
  ["1917-10-25/1918-01-01", "1917-11-07/1918-01-14 (1917-10-25/1918-01-01 Julian)"],
  ["1917-10-25/..", "1917-11-07/.. (1917-10-25/.. Julian)"],
  ["/1918-01-01", "/1918-01-14 (/1918-01-01 Julian)"],
])("the Julian %s is written %s", (text, written) => {
  const read = parseDate(text, "julian");
  if (!read.ok) throw new Error(text);
  expect(writtenDay(read.date)).toBe(written);
  const again = parseDate(gregorianText(read.date));
  expect(again.ok && [again.date.kind, again.date.admissible, again.date.approximate]).toEqual([
    read.date.kind,
    read.date.admissible,
    read.date.approximate,
  ]);
});

test("a Gregorian date stays as it is written", () => {
  const read = parseDate("1920-07~");
  expect(read.ok && [writtenDay(read.date), gregorianText(read.date)]).toEqual(["1920-07~", "1920-07~"]);
});
