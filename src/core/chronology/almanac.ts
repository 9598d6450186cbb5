import { DateBook } from "../link/date-book.ts";
import type { Assertion, Assertor, DateVariable } from "../model/assertion.ts";
import type { Atlas } from "../model/atlas.ts";
import type { AnyAuthored, Authored } from "../model/authored.ts";
import type { DateExpression, Sourced } from "../model/values.ts";
import { formatDay } from "../time/format-day.ts";
import type { Day, DaySpan } from "../time/historical-date.ts";
import { both, type Certainty, either, negated, takesHoldBy } from "../time/interval.ts";

/** What passes to an heir, and from when. */
export interface Heir {
  readonly heir: string;
  readonly when: DateVariable;
  readonly what: ReadonlySet<string>;
}

/** A recognition as it stands for one polity on a day. */
export interface Recognition {
  readonly by: string;
  readonly when: DateVariable;
  readonly stands: Certainty;
  /** whose recognition it carries on */
  readonly after?: string;
}

/** The dates of an atlas as the law asks for them: lives and successions of polities, and what stands on a day. */
export class Almanac {
  readonly atlas: Atlas;
  readonly dates: DateBook;
  readonly #heirs = new Map<string, Heir[]>();

  constructor(atlas: Atlas) {
    this.atlas = atlas;
    this.dates = new DateBook(atlas.collections);
    for (const [id, polity] of atlas.collections.polities)
      for (const [i, succession] of (polity.data.succeeds ?? []).entries()) {
        const when = this.date(polity, `succeeds/${i}/when`, succession.when) ?? this.date(polity, "exists/from", polity.data.exists?.from);
        if (!when) continue;
        const heirs = this.#heirs.get(succession.polity) ?? [];
        heirs.push({ heir: id, when, what: new Set(succession.inherits ?? []) });
        this.#heirs.set(succession.polity, heirs);
      }
  }

  /** Those that succeed a polity, in the order of their ids. */
  heirsOf(polity: string): readonly Heir[] {
    return this.#heirs.get(polity) ?? [];
  }

  /** Whether `later` is `earlier` or follows it through successions. */
  continues(later: string, earlier: string): boolean {
    const seen = new Set([earlier]);
    for (const id of seen) {
      if (id === later) return true;
      for (const { heir } of this.heirsOf(id)) seen.add(heir);
    }
    return false;
  }

  /** The variable of a sourced date that stands at `path` of a record; of what lasts, with `start`, the day on which it began. */
  date(
    record: Authored,
    path: string,
    sourced: Sourced<DateExpression> | undefined,
    side: "whole" | "start" = "whole",
  ): DateVariable | undefined {
    return this.dates.variable(record as AnyAuthored, path, sourced, side);
  }

  /** First day of a polity. */
  begins(polity: string): DateVariable | undefined {
    const record = this.atlas.collections.polities.get(polity);
    return record && this.date(record, "exists/from", record.data.exists?.from);
  }
  /** First day on which a polity no longer was. */
  ends(polity: string): DateVariable | undefined {
    const record = this.atlas.collections.polities.get(polity);
    return record && this.date(record, "exists/until", record.data.exists?.until);
  }
  /** Whether a polity exists on a day; what is no polity always does. */
  lives(polity: string, day: Day): Certainty {
    return both(come(this.begins(polity), day, "yes"), negated(come(this.ends(polity), day, "no")));
  }

  /** Whether the public could know of an assertion on a day. */
  known(assertion: Assertion, on: Day): Certainty {
    return come(assertion.published, on, "yes");
  }

  /** Whether an assertor, or an heir to its word or its obligations, is there to speak on a day. */
  speaks(assertor: string, day: Day, lineage: ReadonlySet<string> = new Set([assertor])): Certainty {
    const begun = come(this.begins(assertor), day, "yes");
    const gone = this.atlas.collections.polities.get(assertor)?.data.survives === true ? "no" : come(this.ends(assertor), day, "no");
    let answer = both(begun, negated(gone));
    if (answer === "yes") return answer;
    for (const { heir, when, what } of this.heirsOf(assertor)) {
      if (lineage.has(heir) || !(what.has("assertions") || what.has("obligations"))) continue;
      answer = either(answer, both(come(when, day, "no"), this.speaks(heir, day, new Set([...lineage, heir]))));
    }
    return answer;
  }

  /**
   * Whether an effect works on a day by the act alone: it has taken hold, has not ended, is neither annulled nor suspended
   * (by `assertor`, or where none is given by anybody), as far as was known on `known`. Who speaks is not asked.
   */
  works(assertion: Assertion, when: DateVariable | undefined, day: Day, assertor?: string, known: Day = Infinity): Certainty {
    const by = Math.min(day, known);
    let answer = both(come(when, day, "no"), negated(come(assertion.until, assertion.endsWithAct ? by : day, "no")));
    for (const annulment of assertion.annulments)
      if (assertor === undefined || annulment.assertor === assertor)
        answer = both(answer, negated(come(annulment.when, annulment.mode === "ab-initio" ? known : by, "no")));
    for (const { assertor: who, from, until } of assertion.suspensions)
      if (assertor === undefined || who === assertor)
        answer = both(answer, negated(both(come(from, by, "no"), negated(come(until, day, "no")))));
    return answer;
  }

  /** Whether an effect stands for one of its assertors, or for an heir to its word, on a day as known on another. */
  stands(assertion: Assertion, by: Assertor, day: Day, known: Day = Infinity): Certainty {
    const answer = this.works(assertion, by.when, day, by.assertor, known);
    return assertion.survives || answer === "no" ? answer : both(answer, this.speaks(by.assertor, day));
  }

  /**
   * Those for whom a recognition stands on a day, or may, as known on another: the recogniser while it lives, then whoever
   * inherits its assertions (`after` it); for nobody once the recognised is gone.
   */
  recognitionsOn(assertion: Assertion, day: Day, known: Day = Infinity): Recognition[] {
    const of = assertion.effect.recognises;
    if (of === undefined) return [];
    const there = this.lives(of, day);
    return recognisersOf(assertion).flatMap(({ by, when }) => {
      const own = assertion.assertors.some((a) => a.assertor === by) ? by : undefined;
      const works = both(there, this.works(assertion, when, day, own, known));
      return this.#carriersOf(by, day).flatMap((carrier) => {
        const stands = both(works, carrier.stands);
        return stands === "no" ? [] : [{ by: carrier.by, when, stands, ...(carrier.by !== by && { after: by }) }];
      });
    });
  }

  /** A polity while it lives, and from its end those that inherit its assertions. */
  #carriersOf(by: string, day: Day, seen: readonly string[] = []): { readonly by: string; readonly stands: Certainty }[] {
    const gone = come(this.ends(by), day, "no");
    const own = gone === "yes" ? [] : [{ by, stands: both(come(this.begins(by), day, "yes"), negated(gone)) }];
    if (gone === "no" || seen.includes(by)) return own;
    const heirs = this.heirsOf(by).flatMap(({ heir, when, what }) =>
      what.has("assertions")
        ? this.#carriersOf(heir, day, [...seen, by]).map((c) => ({ by: c.by, stands: both(c.stands, come(when, day, "no")) }))
        : [],
    );
    return [...own, ...heirs];
  }

  /**
   * Whether an effect stands for any of its assertors on a day as known on another: the one predicate for statuses, rights,
   * zones and whatever else bears on land beside title and control. A status stands only while the polity lives whose it is.
   */
  standsForAny(assertion: Assertion, day: Day, known: Day = Infinity): Certainty {
    if (known !== Infinity && this.known(assertion, known) === "no") return "no";
    if (assertion.verb === "recognises")
      return this.recognitionsOn(assertion, day, known).reduce<Certainty>((found, { stands }) => either(found, stands), "no");
    const answer = assertion.assertors.reduce<Certainty>((found, by) => either(found, this.stands(assertion, by, day, known)), "no");
    const whose = assertion.verb === "status" ? statusOf(assertion) : undefined;
    return whose === undefined ? answer : both(answer, this.lives(whose, day));
  }
}

/** Those who recognise: `by` where it is said, else everyone who asserts it; never the recognised itself. */
export function recognisersOf({
  effect: { by, recognises },
  assertors,
}: Assertion): { readonly by: string; readonly when: DateVariable }[] {
  if (!by) return assertors.flatMap((a) => (a.when && a.assertor !== recognises ? [{ by: a.assertor, when: a.when }] : []));
  const first = assertors.find((a) => a.when)?.when;
  return by.flatMap((polity) => {
    const when = assertors.find((a) => a.assertor === polity)?.when ?? first;
    return when ? [{ by: polity, when }] : [];
  });
}

/** Whose status an effect is about: named, else the actor's own, else the first who says so. */
export const statusOf = ({ effect, assertors }: Assertion): string | undefined => effect.of ?? effect.by?.[0] ?? assertors[0]?.assertor;

const almanacs = new WeakMap<Atlas, Almanac>();

/** The almanac of an atlas, made once. */
export function almanacOf(atlas: Atlas): Almanac {
  let almanac = almanacs.get(atlas);
  if (!almanac) {
    almanac = new Almanac(atlas);
    almanacs.set(atlas, almanac);
  }
  return almanac;
}

/** Has the day of a variable come by `day`? `absent` is the answer for a date that was not given. */
export const come = (variable: DateVariable | undefined, day: Day, absent: Certainty): Certainty =>
  variable ? takesHoldBy(variable.admissible, day) : absent;

/** Days as EDTF: one day, or a set `[a..b,c]` of the days it may be; null for none and for an open end. */
export function daysText(spans: readonly DaySpan[] | undefined): string | null {
  const first = spans?.[0];
  if (!spans || !first) return null;
  if (spans.length === 1 && first[0] === first[1]) return Number.isFinite(first[0]) ? formatDay(first[0]) : null;
  const end = (day: Day): string => (Number.isFinite(day) ? formatDay(day) : "");
  return `[${spans.map(([from, to]) => (from === to ? end(from) : `${end(from)}..${end(to)}`)).join(",")}]`;
}
