import type { Day } from "../time/historical-date.ts";
import type { ClaimantTimeline } from "./claims.ts";
import type { Entry } from "./entries.ts";
import type { Verdict } from "./judge.ts";
import { spellOn } from "./timeline.ts";

/** What one party to a contention says, and on what. */
export interface PartyStandpoint {
  /** those of whom it says that title is theirs; empty: it only denies, or abides by an open question */
  readonly holders: ReadonlySet<string>;
  readonly entries: ReadonlySet<Entry>;
  /** others who say the same of this party */
  readonly acceptedBy: ReadonlySet<string>;
}

/** What two or more polities hold against each other about title on one day. */
export interface Contention {
  /** those who say so: each who calls title its own, upholds somebody else's, or denies it; sorted; empty: no dispute */
  readonly parties: readonly string[];
  readonly standpoints: ReadonlyMap<string, PartyStandpoint>;
}

const AGREED: Contention = { parties: [], standpoints: new Map() };

/** One polity's own position. */
interface Voice {
  readonly polity: string;
  readonly verdict: Verdict;
  /** whose title it upholds: an open question is no waiver of its own claim */
  readonly holders: readonly string[];
}

/**
 * Positions of living polities on one day that cannot be so together. Parties are those who say so: who speaks for another
 * stands behind it where it speaks for itself, and is a party in its own name where the other has given the land up or is silent.
 */
export function contentionOn(claimants: readonly ClaimantTimeline[], d: Day): Contention {
  const voices: Voice[] = [];
  for (const { polity, spells } of claimants) {
    const [verdict] = spellOn(spells, d).judgement.verdicts;
    const holders = verdict.holders.length > 0 ? verdict.holders.map((h) => h.polity) : verdict.claimants;
    if (holders.length > 0 || verdict.kind === "none" || verdict.kind === "undetermined" || verdict.denied.length > 0)
      voices.push({ polity, verdict, holders });
  }
  const speaking = new Set(voices.filter((v) => v.holders.includes(v.polity)).map((v) => v.polity));
  const found = new Map<string, { holders: Set<string>; entries: Set<Entry>; acceptedBy: Set<string> }>();
  const add = ({ polity, verdict, holders }: Voice): void => {
    const own = holders.length === 0 || holders.includes(polity) ? [] : holders.filter((h) => speaking.has(h));
    for (const party of own.length > 0 ? own : [polity]) {
      let standpoint = found.get(party);
      if (!standpoint) found.set(party, (standpoint = { holders: new Set(), entries: new Set(), acceptedBy: new Set() }));
      for (const holder of holders) standpoint.holders.add(holder);
      for (const entry of verdict.deciding) standpoint.entries.add(entry);
      if (party !== polity) standpoint.acceptedBy.add(polity);
    }
  };
  for (const [i, a] of voices.entries())
    for (const b of voices.slice(i + 1)) {
      if (compatible(a, b)) continue;
      add(a);
      add(b);
    }
  if (found.size === 0) return AGREED;
  return { parties: [...found.keys()].sort(), standpoints: found };
}

function compatible(a: Voice, b: Voice): boolean {
  if (a.holders.length > 0 && b.holders.length > 0) return [...a.holders].sort().join() === [...b.holders].sort().join();
  if (a.holders.length > 0) return !denies(b, a) && !bindsToOpenness(b, a);
  if (b.holders.length > 0) return !denies(a, b) && !bindsToOpenness(a, b);
  return true;
}

function denies({ verdict }: Voice, { holders }: Voice): boolean {
  return verdict.kind === "none" || verdict.denied.some((x) => holders.includes(x.polity));
}

/** Whether `a` abides by an act that leaves the land open and binds `b`, which claims it all the same. */
function bindsToOpenness({ verdict }: Voice, { polity }: Voice): boolean {
  return (
    verdict.kind === "undetermined" &&
    verdict.deciding.some(
      ({ belief, assertion }) => belief.kind === "undetermined" && assertion.assertors.some((x) => x.assertor === polity && x.when),
    )
  );
}
