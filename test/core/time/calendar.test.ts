import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addMonths,
  civilFromDay,
  dayFromCivil,
  dayFromJulian,
  daysInMonth,
  daysInYear,
  decimalYear,
  isLeapYear,
  julianFromDay,
  MAX_YEAR,
  MIN_YEAR,
} from "../../../src/core/time/calendar.ts";

const year = fc.oneof(fc.integer({ min: -5000, max: 5000 }), fc.integer({ min: MIN_YEAR, max: MAX_YEAR }));
const civil = (calendar: "gregorian" | "julian") =>
  fc.tuple(year, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 })).filter(([y, m, d]) => d <= daysInMonth(y, m, calendar));

describe("counting days", () => {
  it("counts from 1970-01-01", () => {
    expect(dayFromCivil(1970, 1, 1)).toBe(0);
    expect(dayFromCivil(1969, 12, 31)).toBe(-1);
    expect(dayFromCivil(2000, 3, 1)).toBe(11_017);
  });

  it("knows the same days in both calendars", () => {
    expect(dayFromJulian(1752, 9, 3)).toBe(dayFromCivil(1752, 9, 14));
    expect(dayFromJulian(1867, 10, 6)).toBe(dayFromCivil(1867, 10, 18));
    expect(dayFromJulian(1918, 2, 1)).toBe(dayFromCivil(1918, 2, 14));
    expect(dayFromJulian(1582, 10, 5)).toBe(dayFromCivil(1582, 10, 15));
    expect(julianFromDay(dayFromCivil(2100, 3, 14))).toEqual({ year: 2100, month: 2, day: 29 });
    // The epoch of the Julian day number: noon of 4713-01-01 BCE, Julian, 2,440,588 days before.
    expect(dayFromJulian(-4712, 1, 1)).toBe(-2_440_588);
    expect(dayFromCivil(-4713, 11, 24)).toBe(-2_440_588);
  });

  it("has a year 0, which is a leap year in both calendars", () => {
    expect(isLeapYear(0)).toBe(true);
    expect(isLeapYear(0, "julian")).toBe(true);
    expect(dayFromCivil(1, 1, 1) - dayFromCivil(0, 1, 1)).toBe(366);
    expect(civilFromDay(dayFromCivil(0, 1, 1) - 1)).toEqual({ year: -1, month: 12, day: 31 });
    expect(isLeapYear(1900)).toBe(false);
    expect(isLeapYear(1900, "julian")).toBe(true);
    expect(isLeapYear(-4)).toBe(true);
    expect(isLeapYear(-100)).toBe(false);
  });

  it("goes there and back for every date", () => {
    fc.assert(
      fc.property(civil("gregorian"), ([y, m, d]) => {
        expect(civilFromDay(dayFromCivil(y, m, d))).toEqual({ year: y, month: m, day: d });
      }),
    );
    fc.assert(
      fc.property(civil("julian"), ([y, m, d]) => {
        expect(julianFromDay(dayFromJulian(y, m, d))).toEqual({ year: y, month: m, day: d });
      }),
    );
  });

  it("goes there and back for every day of the widest count, and never skips one", () => {
    const limit = dayFromCivil(MAX_YEAR, 12, 30);
    expect(Number.isSafeInteger(limit)).toBe(true);
    fc.assert(
      fc.property(fc.oneof(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.integer({ min: -limit, max: limit })), (day) => {
        for (const next of [day, day + 1]) {
          const g = civilFromDay(next);
          const j = julianFromDay(next);
          expect(dayFromCivil(g.year, g.month, g.day)).toBe(next);
          expect(dayFromJulian(j.year, j.month, j.day)).toBe(next);
          expect(g.day).toBeLessThanOrEqual(daysInMonth(g.year, g.month));
        }
      }),
    );
  });

  it("agrees with the platform's own count where that reaches", () => {
    fc.assert(
      fc.property(fc.integer({ min: -90_000_000, max: 90_000_000 }), (day) => {
        const date = new Date(day * 86_400_000);
        expect(civilFromDay(day)).toEqual({ year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() });
      }),
    );
  });
});

describe("adding months", () => {
  it("keeps the day of the month, or takes the last there is", () => {
    const plus = (y: number, m: number, d: number, months: number) => civilFromDay(addMonths(dayFromCivil(y, m, d), months));
    expect(plus(1920, 7, 12, 3)).toEqual({ year: 1920, month: 10, day: 12 });
    expect(plus(1920, 1, 31, 1)).toEqual({ year: 1920, month: 2, day: 29 });
    expect(plus(1921, 1, 31, 1)).toEqual({ year: 1921, month: 2, day: 28 });
    expect(plus(1920, 1, 31, -2)).toEqual({ year: 1919, month: 11, day: 30 });
    expect(plus(1, 1, 15, -1)).toEqual({ year: 0, month: 12, day: 15 });
    expect(addMonths(Infinity, 2)).toBe(Infinity);
  });

  it("keeps the order of days", () => {
    const day = fc.integer({ min: -1_000_000, max: 1_000_000 });
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 1000 }), fc.integer({ min: -500, max: 500 }), (d, later, months) => {
        expect(addMonths(d + later, months)).toBeGreaterThanOrEqual(addMonths(d, months));
      }),
    );
  });
});

describe("decimal years", () => {
  it("are those of OpenHistoricalMap: noon of the day, year 0 counted", () => {
    expect(decimalYear(dayFromCivil(2000, 2, 28))).toBe(2000.159836);
    expect(decimalYear(dayFromCivil(2000, 1, 1))).toBe(2000.001366);
    expect(decimalYear(dayFromCivil(1999, 12, 31))).toBe(1999.99863);
    expect(decimalYear(dayFromCivil(-2000, 1, 1))).toBe(-1999.998634);
    expect(decimalYear(dayFromCivil(-2000, 12, 1))).toBe(-1999.083333);
    expect(decimalYear(-Infinity)).toBe(-Infinity);
  });

  it("sort as days do", () => {
    fc.assert(
      fc.property(fc.integer({ min: -2_000_000, max: 2_000_000 }), (day) => {
        expect(decimalYear(day)).toBeLessThan(decimalYear(day + 1));
      }),
    );
    expect(daysInYear(2000)).toBe(366);
  });
});
