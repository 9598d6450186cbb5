import { type Almanac, statusOf } from "../chronology/almanac.ts";
import type { Assertion, DateVariable } from "../model/assertion.ts";
import type { Localized } from "../model/values.ts";
import type { Day } from "../time/historical-date.ts";
import type { Bearing } from "./answer.ts";
import { dayOrNull } from "./present.ts";

/** Effects that stand on a day, or may, and bear on land without moving title or control: rights of passage, zones, statuses. */
export function bearingsOn(assertions: readonly Assertion[], day: Day, known: Day, almanac: Almanac): Bearing[] {
  return assertions.flatMap((assertion) => (assertion.layer === "other" ? (bearing(assertion, day, known, almanac) ?? []) : []));
}

/** Every day on which what bears on land may change. */
export function bearingDays(assertions: readonly Assertion[], almanac: Almanac): Set<Day> {
  const days = new Set<Day>();
  const add = (...variables: readonly (DateVariable | undefined)[]): void => {
    for (const variable of variables)
      for (const day of variable?.admissible.flat() ?? []) if (Number.isFinite(day)) days.add(day).add(day + 1);
  };
  const met = new Set<string>();
  const addLife = (polity: string): void => {
    if (met.has(polity)) return;
    met.add(polity);
    add(almanac.begins(polity), almanac.ends(polity));
    for (const { heir, when } of almanac.heirsOf(polity)) {
      add(when);
      addLife(heir);
    }
  };
  for (const assertion of assertions) {
    if (assertion.layer !== "other") continue;
    add(assertion.until, ...assertion.annulments.map((a) => a.when), ...assertion.suspensions.flatMap((s) => [s.from, s.until]));
    for (const { assertor, when } of assertion.assertors) {
      add(when);
      addLife(assertor);
    }
    const whose = statusOf(assertion);
    if (whose !== undefined) addLife(whose);
  }
  return days;
}

function bearing(assertion: Assertion, day: Day, known: Day, almanac: Almanac): Bearing | undefined {
  const stands = almanac.standsForAny(assertion, day, known);
  if (stands === "no") return undefined;
  const { published, until } = assertion;
  const since = Math.min(
    ...assertion.assertors.flatMap((a) => (a.when && almanac.stands(assertion, a, day, known) !== "no" ? [first(a.when)] : [])),
  );
  return {
    assertion: assertion.id,
    verb: assertion.verb,
    text: textOf(assertion),
    since: dayOrNull(since),
    until: until ? dayOrNull(first(until)) : null,
    ...(stands === "maybe" && { certainty: "uncertain" as const }),
    secret: assertion.secret,
    disclosed: assertion.secret && published ? dayOrNull(first(published)) : null,
  };
}

function first(variable: DateVariable): Day {
  return variable.admissible[0]?.[0] ?? Infinity;
}

/** The effect in words, in the language that `pick` takes: in English where the record has it, if nothing else is asked for. */
export function textOf(assertion: Assertion, pick: (text: Localized) => string = inAnyLanguage): string {
  const value = assertion.effect[assertion.verb];
  if (typeof value === "string") return value;
  if (value && typeof value === "object" && !Array.isArray(value) && !("kind" in value)) return pick(value as Localized);
  return assertion.gist ? pick(assertion.gist) : "";
}

function inAnyLanguage(text: Localized): string {
  return text["en"] ?? text["und"] ?? Object.values(text)[0] ?? "";
}
