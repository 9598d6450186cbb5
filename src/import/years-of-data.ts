/** Years of data that give no days; astronomical: 1 BCE is 0. */
import { formatYear } from "../core/time/format-day.ts";

export const firstDay = (year: number): string => `${formatYear(year)}-01-01`;

/** A year as a part of ids. */
export const tag = (year: number): string => (year > 0 ? String(year) : `bc${1 - year}`);
