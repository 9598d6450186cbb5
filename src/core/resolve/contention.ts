import type { Day } from "../time/historical-date.ts";
import type { ClaimantTimeline } from "./claims.ts";
import type { Entry } from "./entries.ts";
import type { Verdict } from "./judge.ts";
import { spellOn } from "./timeline.ts";

/** What two or more polities hold against each other about title on one day. */
export interface Contention {
  /** those named as rightful holder in incompatible beliefs, and those that deny one; sorted; empty: no dispute */
  readonly parties: readonly string[];
  /** entries that each party relies on */
  readonly grounds: ReadonlyMap<string, readonly Entry[]>;
}

const AGREED: Contention = { parties: [], grounds: new Map() };

/** Incompatible beliefs of living polities on one day; `undetermined` and silence are compatible with anything. */
export function contentionOn(claimants: readonly ClaimantTimeline[], d: Day): Contention {
  const believed: { readonly polity: string; readonly verdict: Verdict }[] = [];
  for (const { polity, spells } of claimants) {
    const [verdict] = spellOn(spells, d).judgement.verdicts;
    if (verdict.kind === "held" || verdict.kind === "joint" || verdict.kind === "none" || verdict.denied.length > 0)
      believed.push({ polity, verdict });
  }
  const grounds = new Map<string, Entry[]>();
  const add = (party: string, entries: readonly Entry[]): void => {
    grounds.set(party, [...(grounds.get(party) ?? []), ...entries]);
  };
  for (const [i, a] of believed.entries())
    for (const b of believed.slice(i + 1)) {
      if (compatible(a.verdict, b.verdict)) continue;
      for (const { polity, verdict } of [a, b]) {
        // A supporter's belief speaks for the holder it names; a denial speaks for itself.
        const parties = verdict.holders.length > 0 ? verdict.holders.map((h) => h.polity) : [polity];
        for (const party of parties) add(party, verdict.deciding);
      }
    }
  if (grounds.size === 0) return AGREED;
  return {
    parties: [...grounds.keys()].sort(),
    grounds: new Map([...grounds].map(([party, entries]) => [party, entries.filter((e, i) => entries.indexOf(e) === i)])),
  };
}

function compatible(a: Verdict, b: Verdict): boolean {
  if (a.holders.length > 0 && b.holders.length > 0) return a.key === b.key;
  if (a.holders.length > 0) return !denies(b, a);
  if (b.holders.length > 0) return !denies(a, b);
  return true;
}

function denies(denier: Verdict, holder: Verdict): boolean {
  return denier.kind === "none" || denier.denied.some((x) => holder.holders.some((h) => h.polity === x.polity));
}
