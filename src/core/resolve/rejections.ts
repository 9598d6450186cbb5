import type { Assertion } from "../model/assertion.ts";
import { formatDay } from "../time/format-day.ts";
import type { Day } from "../time/historical-date.ts";
import { EN } from "../words/en.ts";
import { sayReason } from "../words/reason.ts";
import { speaker } from "../words/speaker.ts";
import type { Rejected, RejectionReason } from "./answer.ts";
import type { Docket } from "./docket.ts";
import type { Compiled, Entry } from "./entries.ts";
import { stateOf, suspends } from "./fold.ts";
import type { Groups, Verdict } from "./judge.ts";
import { type Displaced, restsOn } from "./position.ts";
import { Voices } from "./voices.ts";

/** How one statement about this land stands on a day, in whatever viewpoint. */
export interface EntryStanding {
  /** absent where nobody ever held it */
  readonly entry?: Entry;
  /** why it does not count; absent where it does for those who adopt its assertor */
  readonly lost?: Rejected;
}

/** How every assertion about this land stands on a day, assertor by assertor: the part of the reasons that all viewpoints share. */
export function standings(
  assertions: readonly Assertion[],
  compiledOf: (assertion: Assertion) => Compiled,
  docket: Docket,
  d: Day,
  known: Day,
): EntryStanding[] {
  const moment = new Moment(docket, d, known);
  const all: EntryStanding[] = [];
  for (const assertion of assertions) {
    if (assertion.rank === "deprecated") {
      all.push({ lost: worded({ assertion: assertion.id, reason: "deprecated" }) });
      continue;
    }
    for (const entry of compiledOf(assertion).entries) {
      const lost = moment.losing(entry);
      all.push(lost === undefined ? { entry } : { entry, lost });
    }
    for (const assertor of assertion.assertors) if (!assertor.when) all.push({ lost: neverHeld(assertion, assertor, d) });
  }
  return all;
}

/** Why nobody ever held what an assertor was to say. */
function neverHeld(assertion: Assertion, { assertor, pending, failed }: Assertion["assertors"][number], d: Day): Rejected {
  const settled = failed !== undefined && (failed.admissible.at(-1)?.[1] ?? Infinity) <= d;
  const reason: RejectionReason =
    pending !== "condition-not-met" ? "not-in-force" : settled || !assertion.effect.if ? "condition-not-met" : "condition-open";
  return worded({ assertion: assertion.id, assertor, reason });
}

/** One day, as known on another, and what is worked out once for all entries of a piece of land. */
class Moment {
  readonly #docket: Docket;
  readonly #days: ArrayLike<Day>;
  readonly #voices: Voices;
  readonly #day: Day;
  readonly #known: Day;
  readonly #positions = new Map<string, { readonly rests: (entry: Entry) => boolean; readonly displaced: Displaced }>();

  constructor(docket: Docket, day: Day, known: Day) {
    const days = docket.table.surelyAt(day);
    this.#docket = docket;
    this.#days = days;
    this.#voices = new Voices(docket, day, { days, known, polities: docket.polities });
    this.#day = day;
    this.#known = known;
  }

  /** Why an entry does not count; undefined where it does for those who adopt its assertor. */
  losing(entry: Entry): Rejected | undefined {
    const days = this.#days;
    const known = this.#known;
    const state = stateOf(entry, days, this.#day, known);
    switch (state) {
      case "not-yet":
        return this.#early(entry);
      case "lapsed": {
        const heirs = this.#heirsOf(entry);
        return kept(entry, `${state} ${heirs.join(" ")}`, () =>
          heirs.length > 0 ? { reason: "assertor-extinct", heirs } : { reason: "assertor-extinct" },
        );
      }
      case "not-known":
        return kept(entry, `${state} ${known}`, () => ({
          reason: "not-yet-disclosed",
          on: formatDay(known),
        }));
      case "annulled": {
        const by = entry.voids.find((v) => v.mode === "ab-initio" && (days[v.when] as number) <= known)?.by ?? "";
        return kept(entry, `${state} ${by}`, () => ({ reason: "annulled", by }));
      }
      case "suspended": {
        const by = entry.suspensions.find((s) => suspends(s, days, this.#day, known))?.by ?? "";
        return kept(entry, `${state} ${by}`, () => ({ reason: "suspended", by }));
      }
      case "reverted":
        return kept(entry, state, () => ({ reason: "ended", reverted: true }));
      case "live":
      case "ended":
        return this.#outdone(entry, state);
    }
  }

  /** What holds only later: signed and not in force, inherited only later, or open. */
  #early(entry: Entry): Rejected {
    const days = this.#days;
    const d = this.#day;
    const when = days[entry.when] as number;
    const late = [entry.when, ...entry.starts].reduce((last, v) => Math.max(last, days[v] as number), -Infinity);
    const own = entry.assertion.assertors.find((a) => a.assertor === entry.assertor);
    const signed = own?.signed;
    const isSigned = signed !== undefined && (signed.admissible.at(-1)?.[1] ?? Infinity) <= d;
    const inherited = when <= d && own === undefined;
    return kept(entry, `not-yet ${late} ${isSigned} ${inherited}`, () => {
      const on = formatDay(late);
      if (own?.condition && (own.bound?.admissible.at(-1)?.[1] ?? Infinity) <= d) return { reason: "condition-open", on };
      if (isSigned) return { reason: "not-in-force", on };
      return inherited ? { reason: "not-yet", on, inherited } : { reason: "not-yet", on };
    });
  }

  /** What counts in itself, but for its assertor's own later word. */
  #outdone(entry: Entry, state: "live" | "ended"): Rejected | undefined {
    const { rests, displaced } = this.#positionsOf(entry.assertor);
    if (rests(entry)) return undefined;
    const winner = displaced.get(entry);
    if (winner && winner.assertion !== entry.assertion) {
      const { id } = winner.assertion;
      const since = this.#days[winner.when] as number;
      return kept(entry, `superseded ${id} ${since}`, () => {
        const on = formatDay(since);
        return { reason: "superseded", by: id, on };
      });
    }
    return state === "ended" ? kept(entry, state, () => ({ reason: "ended" })) : undefined;
  }

  #positionsOf(assertor: string) {
    let own = this.#positions.get(assertor);
    if (own === undefined) {
      const displaced: Displaced = new Map();
      const positions = this.#voices.traced(assertor, displaced);
      this.#positions.set(assertor, (own = { rests: (entry) => positions.some((p) => restsOn(p, entry)), displaced }));
    }
    return own;
  }

  /** Those who by now hold this entry in place of its extinct assertor. */
  #heirsOf(entry: Entry): string[] {
    const own = entry.belief.kind === "holder" && entry.belief.holders.includes(entry.assertor);
    return this.#docket.polities
      .heirs(entry.assertor)
      .filter(({ what, when }) => (what.has("assertions") || (own && what.has("claims"))) && (this.#days[when] as number) <= this.#day)
      .map(({ heir }) => heir);
  }
}

/** Every assertion about this land that did not decide in one viewpoint, and why it did not, in the order of `all`: the reasons of its own day before that of its assertor. */
export function explain(all: readonly EntryStanding[], groups: Groups, verdicts: readonly Verdict[]): Rejected[] {
  const group = verdicts[0]?.group ?? -1;
  const places = new Map(groups.flatMap((members, i) => members.map((member) => [member, i] as const)).reverse());
  const deciding = new Map<Assertion, Set<string>>();
  for (const { deciding: entries } of verdicts)
    for (const { assertion, assertor } of entries) {
      const assertors = deciding.get(assertion);
      if (assertors) assertors.add(assertor);
      else deciding.set(assertion, new Set([assertor]));
    }
  const overtaken = new Set(verdicts.flatMap((v) => v.overtaken));
  const rejected: Rejected[] = [];
  for (const { entry, lost } of all) {
    if (entry === undefined) {
      if (lost) rejected.push(lost);
      continue;
    }
    const { assertion, assertor } = entry;
    const decided = deciding.get(assertion);
    if (decided?.has(assertor)) continue;
    const place = places.get(assertor);
    // What would not count that day in any viewpoint is out for its own reason: adopting its assertor would change nothing.
    if (overtaken.has(entry)) {
      rejected.push(kept(entry, "overtaken", () => ({ reason: "overtaken" })));
    } else if (lost) {
      if (place !== undefined || decided === undefined) rejected.push(lost);
    } else if (place === undefined) {
      // What decided by another's word has not lost.
      if (decided === undefined)
        rejected.push(
          kept(entry, "foreign", () => ({
            reason: "assertor-not-in-viewpoint",
          })),
        );
    } else if (group >= 0 && place > group)
      rejected.push(
        kept(entry, "lower", () => ({
          reason: "lower-group",
        })),
      );
    else rejected.push(kept(entry, "beside", () => ({ reason: "lower-group", beside: true })));
  }
  return rejected;
}

/** A reason before it is put into words. */
type Unworded = Omit<Rejected, "text">;

const english = speaker(EN);

/** A reason with its text, which names everything by id: whoever knows names says it anew from the other fields. */
function worded({ assertion, assertor, reason, ...rest }: Unworded): Rejected {
  const names = { who: assertor ?? "", by: rest.by ?? "", date: rest.on ?? "", heirs: rest.heirs?.join(", ") ?? "" };
  const text = sayReason(english, { reason, ...rest }, names);
  return { assertion, ...(assertor !== undefined && { assertor }), reason, text, ...rest };
}

const reasons = new WeakMap<Entry, Map<string, Rejected>>();

/** The one object that says of an entry what `key` stands for, so that words are made once and equal reasons are the same. */
function kept(entry: Entry, key: string, make: () => Omit<Unworded, "assertion" | "assertor">): Rejected {
  let own = reasons.get(entry);
  if (own === undefined) reasons.set(entry, (own = new Map()));
  let known = own.get(key);
  if (known === undefined) own.set(key, (known = worded({ assertion: entry.assertion.id, assertor: entry.assertor, ...make() })));
  return known;
}
