import type { Assertion, DateVariable } from "../model/assertion.ts";
import type { Day } from "../time/historical-date.ts";
import type { Claim } from "./answer.ts";
import { CONSENSUS, type Docket, type Dockets } from "./docket.ts";
import type { Entry } from "./entries.ts";
import { stateOf } from "./fold.ts";
import type { Verdict } from "./judge.ts";
import { dayOrNull } from "./present.ts";
import { type Segment, spellOn } from "./timeline.ts";

/** A claimant's own belief about title over the life of a cell. */
export interface ClaimantTimeline {
  readonly polity: string;
  readonly spells: readonly Segment[];
}

/**
 * The claims alive on a day. A polity claims land while its own belief is that title is its own (alone or jointly);
 * claims that are not beliefs stand beside them. The same for every viewpoint.
 */
export function claimsOn(
  claimants: readonly ClaimantTimeline[],
  assertions: readonly Assertion[],
  dockets: Dockets,
  docket: Docket,
  d: Day,
  known: Day,
): Claim[] {
  const claims: Claim[] = [];
  for (const { polity, spells } of claimants) {
    const spell = spellOn(spells, d);
    const claiming = spell.judgement.verdicts.find((v) => claimsIn(v, polity));
    if (!claiming) continue;
    const ended = assertions
      .filter((a) => a.effect.ended_according_to && claiming.deciding.some((e) => ends(a, e)) && hasCome(a, dockets, d, known))
      .flatMap((a) => a.effect.ended_according_to ?? []);
    claims.push({
      polity,
      since: dayOrNull(claimSince(spells, spell, polity)) ?? "..",
      because: [...new Set(claiming.deciding.map((e) => e.assertion.id))],
      ...(spell.judgement.verdicts.length > 1 && { certainty: "uncertain" as const }),
      ...(ended.length > 0 && { ended_according_to: [...new Set(ended)].sort() }),
    });
  }
  for (const assertion of assertions) {
    if (!assertion.claim || !assertion.effect.claims_only) continue;
    const { polity } = assertion.claim;
    if (claims.some((c) => c.polity === polity)) continue;
    const when = assertion.assertors.find((a) => a.when)?.when;
    if (!when || !hasCome(assertion, dockets, d, known)) continue;
    if (assertion.until && (assertion.until.admissible.at(-1)?.[1] ?? Infinity) <= d) continue;
    const renounced = [...(docket.byAssertor.get(polity) ?? [])].some(
      (e) =>
        e.assertion.endsClaimOf?.includes(polity) &&
        (docket.table.earliest[e.when] as number) >= firstDay(when) &&
        stateOf(e, docket.table.settledAt(d), d, known) === "live",
    );
    if (renounced) continue;
    claims.push({ polity, since: dayOrNull(when.admissible[0]?.[0]) ?? "..", because: [assertion.id] });
  }
  return claims.sort((a, b) => (a.polity < b.polity ? -1 : 1));
}

/** Polities that the consensus ever names, or their heirs: they bear title without a word of their own. */
export function bearersOf({ byAssertor, settlements, polities }: Docket): string[] {
  const named = [...(byAssertor.get(CONSENSUS) ?? []), ...settlements.map((s) => s.common)].flatMap((e) =>
    e.belief.kind === "holder" ? e.belief.holders : [],
  );
  return named.flatMap((id) => [id, ...polities.lineOf(id)]);
}

/** Whether a polity's own position makes title its own, or leaves open what it claims. */
export const claimsIn = (verdict: Verdict, polity: string): boolean =>
  verdict.holders.some((h) => h.polity === polity) || verdict.claimants.includes(polity);

/** Days on which claims change beside what their claimants believe: claims that are no beliefs, and ends that are disputed. */
export function claimDays(assertions: readonly Assertion[]): Day[] {
  return assertions
    .filter(({ claim, effect }) => (claim && effect.claims_only) || effect.ended_according_to)
    .flatMap(({ assertors, until }) => [...assertors.map((a) => a.when), until])
    .flatMap((when) => (when ? when.admissible.flat() : []))
    .filter(Number.isFinite);
}

/** Whether `ending` is about the claim of `entry`: its claimant's, or that of those it has it from, and not one raised later. */
function ends({ endsClaimOf, assertors }: Assertion, { assertion, assertor }: Entry): boolean {
  const claimants = assertion.assertors.filter((a) => a.assertor === assertor || !assertion.assertors.some((b) => b.assertor === assertor));
  return claimants.some(
    (claimant) => endsClaimOf?.includes(claimant.assertor) && assertors.some((a) => firstDay(a.when) >= firstDay(claimant.when)),
  );
}

const firstDay = (when: DateVariable | undefined): Day => when?.admissible[0]?.[0] ?? Infinity;

/** First day of the unbroken run in which the polity claims, alone or beside others. */
function claimSince(spells: readonly Segment[], spell: Segment, polity: string): Day {
  let i = spells.indexOf(spell);
  while (i > 0 && claimsIn((spells[i - 1] as Segment).judgement.verdicts[0], polity)) i--;
  return (spells[i] as Segment).start;
}

function hasCome(assertion: Assertion, dockets: Dockets, d: Day, known: Day): boolean {
  const { table } = dockets;
  const published = assertion.published ? table.add(assertion.published) : undefined;
  if (published !== undefined && (table.latest[published] as number) > known) return false;
  return assertion.assertors.some((a) => a.when && (a.when.admissible.at(-1)?.[1] ?? Infinity) <= d);
}
