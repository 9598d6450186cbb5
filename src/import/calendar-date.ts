/** Days, months and years of foreign data as EDTF. */
import { formatYear } from "../core/time/format-day.ts";

const DATE = /^([+-]?)(\d{1,6})(?:-(\d\d))?(?:-(\d\d))?(?:\s*(bce?|ce|ad))?$/i;

/** Years in four digits and more, those with a minus counted with a year 0, as ISO 8601 has them; `480 BC` is -0479. */
export function calendarDate(given: string): string | undefined {
  const found = DATE.exec(given);
  if (!found) return undefined;
  const number = Number(`${found[1]}${found[2]}`);
  const year = /^b/i.test(found[5] ?? "") ? 1 - Math.abs(number) : number;
  return [formatYear(year), found[3], found[4]].filter((one) => one !== undefined).join("-");
}
