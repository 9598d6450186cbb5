import type { Assertion, DateVariable } from "../model/assertion.ts";
import type { Localized } from "../model/values.ts";
import type { Day } from "../time/historical-date.ts";
import type { Bearing } from "./answer.ts";
import { dayOrNull } from "./present.ts";

/**
 * Effects in force on a day that bear on land without moving title or control: rights of passage, zones, statuses.
 * `speaks` says whether an assertor, or an heir to its word, is there on that day.
 */
export function bearingsOn(assertions: readonly Assertion[], day: Day, known: Day, speaks: (assertor: string) => boolean): Bearing[] {
  return assertions.flatMap((assertion) => (assertion.layer === "other" ? (bearing(assertion, day, known, speaks) ?? []) : []));
}

function bearing(assertion: Assertion, day: Day, known: Day, speaks: (assertor: string) => boolean): Bearing | undefined {
  const { published, until } = assertion;
  if (published && first(published) > known) return undefined;
  const starts = assertion.assertors.flatMap((a) =>
    a.when && (assertion.survives || speaks(a.assertor)) && standsFor(assertion, a.assertor, day, known) ? [first(a.when)] : [],
  );
  const since = Math.min(...starts);
  if (starts.length === 0 || since > day || (until && first(until) <= day)) return undefined;
  return {
    assertion: assertion.id,
    verb: assertion.verb,
    text: textOf(assertion),
    since: dayOrNull(since),
    until: until ? dayOrNull(first(until)) : null,
    secret: assertion.secret,
    disclosed: assertion.secret && published ? dayOrNull(first(published)) : null,
  };
}

/** Whether the effect works for one assertor: not annulled by it, nor suspended on the day. */
function standsFor({ annulments, suspensions }: Assertion, assertor: string, day: Day, known: Day): boolean {
  const annulled = annulments.some(
    (a) => a.assertor === assertor && first(a.when) <= (a.mode === "ab-initio" ? known : Math.min(day, known)),
  );
  return (
    !annulled &&
    !suspensions.some(
      (s) => s.assertor === assertor && first(s.from) <= Math.min(day, known) && (s.until === undefined || first(s.until) > day),
    )
  );
}

function first(variable: DateVariable): Day {
  return variable.admissible[0]?.[0] ?? Infinity;
}

/** The effect in words, in English where the record has it. */
export function textOf(assertion: Assertion): string {
  const value = assertion.effect[assertion.verb];
  if (typeof value === "string") return value;
  if (value && typeof value === "object" && !Array.isArray(value) && !("kind" in value)) return inAnyLanguage(value as Localized);
  return assertion.gist ? inAnyLanguage(assertion.gist) : "";
}

function inAnyLanguage(text: Localized): string {
  return text["en"] ?? text["und"] ?? Object.values(text)[0] ?? "";
}
