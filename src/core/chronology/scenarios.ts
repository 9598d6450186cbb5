import type { DateVariable } from "../model/assertion.ts";
import type { Day } from "../time/historical-date.ts";
import { takesHoldBy } from "../time/interval.ts";

/** More dates than this that may or may not have come are not combined one with another: each then counts as not come, and as come. */
const MOST_OPEN = 12;

/** Which dates have come by a day, in one admissible reading of all of them. */
export type HasCome = (variable: DateVariable | undefined) => boolean;

/**
 * Every reading of dates on a day that can matter: a date whose days all lie by then has come, one whose days all lie
 * after has not, and the others are taken both ways. `before` are pairs that keep their order: the second has come only with the first.
 */
export function* scenarios(
  variables: Iterable<DateVariable>,
  day: Day,
  before: readonly (readonly [DateVariable, DateVariable])[] = [],
): Generator<HasCome> {
  const sure = new Map<string, boolean>();
  const open: string[] = [];
  for (const { key, admissible } of variables) {
    if (sure.has(key) || open.includes(key)) continue;
    const answer = takesHoldBy(admissible, day);
    if (answer === "maybe") open.push(key);
    else sure.set(key, answer === "yes");
  }
  const free = open.slice(0, MOST_OPEN);
  for (const rest of open.length > MOST_OPEN ? [false, true] : [false])
    for (let bits = 0; bits < 2 ** free.length; bits++) {
      const has = (variable: DateVariable | undefined): boolean => {
        if (!variable) return false;
        const at = free.indexOf(variable.key);
        return at >= 0 ? (bits & (1 << at)) !== 0 : (sure.get(variable.key) ?? rest);
      };
      if (before.every(([first, second]) => !has(second) || has(first))) yield has;
    }
}
