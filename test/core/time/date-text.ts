/** Texts made of what dates are made of, and what holds of every reading of one. */
import assert from "node:assert/strict";
import fc from "fast-check";
import type { Calendar } from "../../../src/core/time/calendar.ts";
import { parseDate } from "../../../src/core/time/edtf.ts";

export const DATE_PIECES = [
  "1",
  "9",
  "2",
  "0",
  "X",
  "-",
  "~",
  "?",
  "%",
  "/",
  "..",
  "[",
  "]",
  "{",
  "}",
  ",",
  "Y",
  "E",
  "S",
  "12",
  "1920",
  "-07",
  "-31",
  "T10:00:00",
  "Z",
  "#",
  " ",
  "July",
];

export const dateText = fc.array(fc.constantFrom(...DATE_PIECES), { maxLength: 14 }).map((parts) => parts.join(""));

/** A fault is in words and inside the text; the spans of a date are disjoint, ascending and inside its bounds. */
export function soundDate(text: string, calendar: Calendar): void {
  const result = parseDate(text, calendar);
  if (!result.ok) {
    const { message, at = 0 } = result.fault;
    assert.ok(message.length > 0 && at >= 0 && at <= text.length);
    return;
  }
  const { admissible, earliest, latest } = result.date;
  assert.ok(admissible.length > 0);
  assert.equal(admissible[0]?.[0], earliest);
  assert.equal(admissible.at(-1)?.[1], latest);
  admissible.forEach(([first, last], i) => {
    assert.ok(first <= last);
    if (i > 0) assert.ok(first > (admissible[i - 1]?.[1] ?? Infinity) + 1);
  });
}
