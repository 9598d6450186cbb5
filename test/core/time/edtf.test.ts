import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Calendar } from "../../../src/core/time/calendar.ts";
import { dayFromCivil, dayFromJulian } from "../../../src/core/time/calendar.ts";
import { parseDate } from "../../../src/core/time/edtf.ts";
import { formatDay } from "../../../src/core/time/format-day.ts";
import type { HistoricalDate } from "../../../src/core/time/historical-date.ts";
import { dateText, soundDate } from "./date-text.ts";

function read(text: string, calendar?: Calendar): HistoricalDate {
  const result = parseDate(text, calendar);
  if (!result.ok) throw new Error(`${text}: ${result.fault.message}`);
  return result.date;
}

function faultOf(text: string, calendar?: Calendar) {
  const result = parseDate(text, calendar);
  if (result.ok) throw new Error(`${text} was read`);
  return result.fault;
}

/** Spans as ISO text, for short expectations. */
const spans = (text: string, calendar?: Calendar): string[] =>
  read(text, calendar).admissible.map(([first, last]) => (first === last ? formatDay(first) : `${formatDay(first)} – ${formatDay(last)}`));

describe("what dates mean", () => {
  it.each([
    ["1920-07-12", ["1920-07-12"]],
    ["1920-07", ["1920-07-01 – 1920-07-31"]],
    ["1920", ["1920-01-01 – 1920-12-31"]],
    ["0000", ["0000-01-01 – 0000-12-31"]],
    ["-0043-03-15", ["-0043-03-15"]],
    ["-1XXX", ["-1999-01-01 – -1000-12-31"]],
    ["-000X", ["-0009-01-01 – -0001-12-31"]],
    ["1920-XX-31", ["1920-01-31", "1920-03-31", "1920-05-31", "1920-07-31", "1920-08-31", "1920-10-31", "1920-12-31"]],
    ["190X-02-29", ["1904-02-29", "1908-02-29"]],
    ["1920-02-2X", ["1920-02-20 – 1920-02-29"]],
    [
      "19X0",
      [
        "1900-01-01 – 1900-12-31",
        "1910-01-01 – 1910-12-31",
        "1920-01-01 – 1920-12-31",
        "1930-01-01 – 1930-12-31",
        "1940-01-01 – 1940-12-31",
        "1950-01-01 – 1950-12-31",
        "1960-01-01 – 1960-12-31",
        "1970-01-01 – 1970-12-31",
        "1980-01-01 – 1980-12-31",
        "1990-01-01 – 1990-12-31",
      ],
    ],
    ["192X-12", Array.from({ length: 10 }, (_, i) => `192${i}-12-01 – 192${i}-12-31`)],
    ["2001-32", ["2001-06-01 – 2001-08-31"]],
    ["2003-30", ["2003-12-01 – 2004-02-29"]],
    ["2001-39", ["2001-09-01 – 2001-12-31"]],
    ["2001-40", ["2001-01-01 – 2001-06-30"]],
    ["-1950S2", ["-1999-01-01 – -1900-12-31"]],
    ["Y12000-03-01", ["Y12000-03-01"]],
    ["1920-07-12T24:00:00", ["1920-07-12"]],
  ])("%s", (text, expected) => expect(spans(text)).toEqual(expected));

  it("tells one of a set from some day between", () => {
    expect(spans("[1920-08-06,1920-08-08]")).toEqual(["1920-08-06", "1920-08-08"]);
    expect(spans("[1920-08-06..1920-08-08]")).toEqual(["1920-08-06 – 1920-08-08"]);
    expect(spans("[1667, 1668, 1670..1672]")).toEqual(["1667-01-01 – 1668-12-31", "1670-01-01 – 1672-12-31"]);
    expect(spans("[..1760-12-03]")).toEqual([".. – 1760-12-03"]);
    expect(spans("[1760-01,1760-12..]")).toEqual(["1760-01-01 – 1760-01-31", "1760-12-01 – .."]);
    expect(read("[1920,1922]").kind).toBe("point");
    expect(read("{1920,1922}").kind).toBe("all");
    expect(read("1920/1922").kind).toBe("interval");
  });

  it("keeps the ends of intervals as dates of their own", () => {
    const date = read("1918-02-16~/[1920-08-06..1920-08-08]");
    expect(date.start).toMatchObject({ text: "1918-02-16~", approximate: true, level: 1 });
    expect(date.end).toMatchObject({ text: "[1920-08-06..1920-08-08]", level: 2 });
    expect(date).toMatchObject({ level: 2, approximate: true, uncertain: false });
    expect(read("1920/..")).toMatchObject({ end: "open", latest: Infinity, level: 1 });
    expect(read("/1920")).toMatchObject({ start: "unknown", earliest: -Infinity });
  });

  it("marks what is qualified, on either side of a part", () => {
    expect(read("?2004-06-~11")).toMatchObject({ uncertain: true, approximate: true, level: 2 });
    expect(read("2004-06-11%")).toMatchObject({ uncertain: true, approximate: true, level: 1 });
    expect(read("2004-~06")).toMatchObject({ uncertain: false, approximate: true, level: 2 });
  });

  it("counts Julian dates in their own months and leap years", () => {
    expect(read("1867-10-06", "julian")).toMatchObject({ earliest: dayFromCivil(1867, 10, 18), calendar: "julian" });
    expect(spans("1900-02-29", "julian")).toEqual(["1900-03-13"]);
    expect(read("1917", "julian").earliest).toBe(dayFromJulian(1917, 1, 1));
    expect(spans("-0043-03-15", "julian")).toEqual(["-0043-03-13"]);
  });

  it("widens what is too far away to be counted in days", () => {
    expect(read("Y17E20").latest).toBe(Infinity);
    expect(Number.isSafeInteger(read("Y17E20").earliest)).toBe(true);
    expect(read("Y-9E999").earliest).toBe(-Infinity);
    expect(read("Y17E20-07-12").latest).toBe(Infinity);
    expect(read("Y1E15S1").latest).toBe(Infinity);
  });

  it("never gives more than a thousand spans, and loses no day by it", () => {
    expect(read("1XXX-12").admissible).toHaveLength(1000);
    expect(spans("XXXX-12-25")).toEqual(["0000-12-25 – 9999-12-25"]);
    expect(spans("XXXX-02-29")).toEqual(["0000-02-29 – 9996-02-29"]);
  });

  it("gives spans that are disjoint, ascending and inside the bounds, whatever the text", () => {
    fc.assert(
      fc.property(dateText, fc.constantFrom<Calendar>("gregorian", "julian"), (text, calendar) => {
        soundDate(text, calendar);
      }),
      { numRuns: 3000 },
    );
  });

  it("reads back every day that it writes", () => {
    fc.assert(
      fc.property(fc.oneof(fc.integer({ min: -4_000_000, max: 4_000_000 }), fc.integer({ min: -1e12, max: 1e12 })), (day) => {
        expect(read(formatDay(day))).toMatchObject({ earliest: day, latest: day });
      }),
    );
  });
});

describe("faults", () => {
  it.each([
    ["1920-02-30", "February 1920 has 29 days, not 30", 8],
    ["1921-02-29", "February 1921 has 28 days, not 29", 8],
    ["-0044-02-30", "February 45 BCE has 29 days, not 30", 9],
    ["1900-02-3X", "February 1900 has 28 days, none that 3X could mean", 8],
    ["19XX-04-31", "April has at most 30 days, not 31", 8],
    ["1920-13", "a year has 12 months, not 13", 5],
    ["1920-07-12/1920-06-31", "June 1920 has 30 days, not 31", 19],
    ["[1920, 1921-02-29]", "February 1921 has 28 days, not 29", 15],
    ["  1920-02-30", "February 1920 has 29 days, not 30", 10],
    ["1985-04-12T25:00:00", "a day has 24 hours, not 25:00:00", 11],
    ["1921/1920", "the interval starts on 1921-01-01, after its end on 1920-12-31", 5],
    ["-0000", "year 0 has no minus sign", 0],
  ])("%s: %s", (text, message, at) => expect(faultOf(text)).toMatchObject({ message, at }));

  it("names the calendar where that decides", () =>
    expect(faultOf("1901-02-29", "julian").message).toBe("February 1901 (Julian) has 28 days, not 29"));

  it.each([
    ["12.07.1920", "write 1920-07-12"],
    ["12/07/1920", "write 1920-07-12 or 1920-12-07"],
    ["25/07/1920", "write 1920-07-25"],
    ["1920/07/12", "write 1920-07-12"],
    ["1920.07.12", "write 1920-07-12"],
    ["1920/07", "write 1920-07"],
    ["1920-7-12", "write 1920-07-12"],
    ["1920-13-01", "write 1920-01-13"],
    ["19200712", "write 1920-07-12"],
    ["July 1920", "write 1920-07"],
    ["1920 m. liepos 12 d.", "write 1920-07-12"],
    ["c. 1920", "write 1920~"],
    ["1920–1925", "write 1920/1925"],
    ["1920-1925", "write 1920/1925"],
    ["1920-07-12/13", "write 1920-07-12/1920-07-13"],
    ["192x", "write 192X"],
    ["1920s", "write 192X"],
    ["1984?~", "write 1984%"],
    ["12000", "write 1932-11-07 and make the column text before you save it, or Y12000 if that year is meant"],
    ["44562", "write 2022-01-01 and make the column text before you save it, or Y44562 if that year is meant"],
    ["22647.5", "write 1962-01-01 and make the column text before you save it, or Y22647 if that year is meant"],
    ["120000", "write Y120000"],
    ["..1984", "write ../1984 if it lasted until then, [..1984] if it was some day up to then"],
    ["1670..1673", "write 1670/1673 if it lasted from one to the other, [1670..1673] if it was some day between them"],
    [
      "1920-07-12 .. 1920-10-09",
      "write 1920-07-12/1920-10-09 if it lasted from one to the other, [1920-07-12..1920-10-09] if it was some day between them",
    ],
    ["1984..", "write 1984/.. if it lasts since then, [1984..] if it was some day from then on"],
    ["Y1920", "write 1920"],
    ["44", "write 0044 for the year 44"],
    ["-44", "write -0044 for 45 BCE"],
    ["[1920,1921", "write [1920,1921]"],
    ["1920-07-12 14:30", "write 1920-07-12"],
    ["now", "leave an interval open with two dots, such as 1920/.."],
  ])("%s: %s", (text, help) => expect(faultOf(text).help).toBe(help));

  it.each([
    "",
    "hello",
    "/",
    "[..]",
    "[1920,]",
    "{1920}/1921",
    "1950S5",
    "1950S2-05",
    "2001-21-05",
    "1920-07-12T",
    "1920/1921/1922",
    "1920-00",
    "1920-07-00",
    "x#y",
    "[1922..1920]",
    "1920-4X",
    "1984X?S2",
    "1920-07-12T10:00:00/1921",
  ])("%s is refused with a remedy", (text) => expect(faultOf(text).help).toBeTruthy());

  it("refuses endless text at once", () => expect(faultOf("1".repeat(1_000_000)).message).toContain("at most 4000 characters"));
});
