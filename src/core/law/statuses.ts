import { almanacOf, daysText, statusOf } from "../chronology/almanac.ts";
import { isOutsidePeriod } from "../chronology/period.ts";
import type { Assertion } from "../model/assertion.ts";
import type { Atlas } from "../model/atlas.ts";
import type { Effect } from "../model/records.ts";
import type { Citation } from "../model/values.ts";
import type { Day } from "../time/historical-date.ts";
import type { Certainty } from "../time/interval.ts";

/** A polity's neutrality, alliance, belonging to a sphere and the like, as one act or statement has it. */
export interface StatusState {
  readonly of: string;
  readonly status: NonNullable<Effect["status"]>;
  /** towards whom, or in whose sphere */
  readonly to: readonly string[];
  readonly according_to: readonly string[];
  /** EDTF */
  readonly since: string | null;
  readonly until: string | null;
  /** whether it stood on the day asked for; `yes` for all where no day was */
  readonly stands: Certainty;
  readonly secret: boolean;
  /** EDTF; for a secret one when the public could know, null where it never could */
  readonly disclosed: string | null;
  readonly assertion: string;
  readonly instrument: string | null;
  readonly certainty?: Effect["certainty"];
  readonly basis?: Effect["basis"];
  readonly cite: readonly Citation[];
}

/** Statuses that stand or may stand on a day as far as was public on `knownOn`; without a day all that are recorded, in the order in which they began. */
export function statusesOn(atlas: Atlas, day?: Day, knownOn: Day = Infinity): StatusState[] {
  if (day !== undefined && isOutsidePeriod(atlas, day)) return [];
  const almanac = almanacOf(atlas);
  const found: { readonly from: Day; readonly state: StatusState }[] = [];
  for (const assertion of atlas.assertions) {
    const { status, to = [], certainty, basis } = assertion.effect;
    if (status === undefined || assertion.verb !== "status" || assertion.rank === "deprecated" || assertion.accepts !== undefined) continue;
    const whose = statusOf(assertion);
    if (whose === undefined || (Number.isFinite(knownOn) && almanac.known(assertion, knownOn) === "no")) continue;
    const stands = day === undefined ? "yes" : almanac.standsForAny(assertion, day, knownOn);
    const since = firstOf(assertion);
    if (stands === "no" || (day === undefined && !since)) continue;
    found.push({
      from: since?.[0]?.[0] ?? -Infinity,
      state: {
        of: whose,
        status,
        to,
        according_to: [...new Set(assertion.assertors.map((a) => a.assertor))],
        since: daysText(since),
        until: daysText(assertion.until?.admissible),
        stands,
        secret: assertion.secret,
        disclosed: assertion.secret ? daysText(assertion.published?.admissible) : null,
        assertion: assertion.id,
        instrument: assertion.record.collection === "instruments" ? assertion.record.id : null,
        ...(certainty && { certainty }),
        ...(basis && { basis }),
        cite: assertion.cite,
      },
    });
  }
  return found.sort((a, b) => a.from - b.from || (a.state.assertion < b.state.assertion ? -1 : 1)).map((f) => f.state);
}

function firstOf(assertion: Assertion) {
  return assertion.assertors
    .flatMap((a) => (a.when ? [a.when.admissible] : []))
    .reduce<NonNullable<Assertion["until"]>["admissible"] | undefined>(
      (a, b) => (a && (a[0]?.[0] ?? 0) <= (b[0]?.[0] ?? 0) ? a : b),
      undefined,
    );
}
