import { parseDate } from "../../src/core/time/edtf.ts";
import type { Day } from "../../src/core/time/historical-date.ts";

/** The day that a text names; throws where it names none. */
export function parseDay(text: string): Day {
  const result = parseDate(text);
  if (!result.ok || result.date.earliest !== result.date.latest) throw new Error(`${text} is no day`);
  return result.date.earliest;
}
