import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DaySpan } from "../../../src/core/time/historical-date.ts";
import { admits, both, criticalDays, during, either, negated, takesHoldBy, throughout } from "../../../src/core/time/interval.ts";
import { mergeSpans } from "../../../src/core/time/spans.ts";

const on = (...days: number[]): DaySpan[] => days.map((day) => [day, day]);

describe("half-open intervals", () => {
  it("hold on their first day and not on their last", () => {
    expect([9, 10, 19, 20].map((day) => during(on(10), on(20), day))).toEqual(["no", "yes", "yes", "no"]);
    expect([9, 10].map((day) => takesHoldBy(on(10), day))).toEqual(["no", "yes"]);
  });

  it("are open where an end is absent", () => {
    expect(during(undefined, on(20), -1e9)).toBe("yes");
    expect(during(on(10), undefined, 1e9)).toBe("yes");
    expect(during(undefined, undefined, 0)).toBe("yes");
    expect(during([[-Infinity, -Infinity]], [[Infinity, Infinity]], 0)).toBe("yes");
  });

  it("answer maybe between the days that a date may be", () => {
    expect([5, 6, 7, 8].map((day) => takesHoldBy(on(6, 8), day))).toEqual(["no", "maybe", "maybe", "yes"]);
    expect([5, 6, 8, 11, 12].map((day) => during([[6, 8]], [[10, 12]], day))).toEqual(["no", "maybe", "yes", "maybe", "no"]);
    expect(takesHoldBy([], 0)).toBe("no");
  });

  it("answer for a stretch of days only what holds on each of them", () => {
    expect(throughout(on(10), on(20), 10, 20)).toBe("yes");
    expect(throughout(on(10), on(20), 10, 21)).toBe("maybe");
    expect(throughout(on(10), on(20), 20, 30)).toBe("no");
    expect(throughout(on(10), on(20), 5, 30)).toBe("maybe");
  });
});

const dates = fc
  .array(
    fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 5 })).map(([first, length]): DaySpan => [first, first + length]),
    { minLength: 1, maxLength: 4 },
  )
  .map(mergeSpans);
const daysOf = (spans: readonly DaySpan[]): number[] =>
  spans.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, i) => first + i));

describe("against every admissible day", () => {
  it("takesHoldBy is what all of them agree on", () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: -2, max: 40 }), (spans, day) => {
        const answers = new Set(daysOf(spans).map((d) => d <= day));
        expect(takesHoldBy(spans, day)).toBe(answers.size > 1 ? "maybe" : answers.has(true) ? "yes" : "no");
        expect(admits(spans, day)).toBe(daysOf(spans).includes(day));
      }),
    );
  });

  it("during is what all pairs of them agree on", () => {
    fc.assert(
      fc.property(dates, dates, fc.integer({ min: -2, max: 40 }), (start, end, day) => {
        const answers = new Set(daysOf(start).flatMap((s) => daysOf(end).map((e) => s <= day && day < e)));
        expect(during(start, end, day)).toBe(answers.size > 1 ? "maybe" : answers.has(true) ? "yes" : "no");
      }),
    );
  });

  it("nothing changes between critical days", () => {
    fc.assert(
      fc.property(dates, dates, (start, end) => {
        const critical = criticalDays([start, end]);
        for (let day = -1; day < 40; day++) if (!critical.includes(day)) expect(during(start, end, day)).toBe(during(start, end, day - 1));
      }),
    );
  });

  it("three-valued logic keeps De Morgan's laws", () => {
    const value = fc.constantFrom("yes" as const, "no" as const, "maybe" as const);
    fc.assert(
      fc.property(value, value, (a, b) => {
        expect(negated(both(a, b))).toBe(either(negated(a), negated(b)));
      }),
    );
    expect(both("maybe", "no")).toBe("no");
    expect(either("maybe", "yes")).toBe("yes");
  });
});
