/** What was found of the land of one cell, in every viewpoint so far: its spells as they are kept and recalled. */
import type { Assertion } from "../../core/model/assertion.ts";
import type { ClaimantTimeline } from "../../core/resolve/claims.ts";
import type { Entry } from "../../core/resolve/entries.ts";
import type { Ground, Worked } from "../../core/resolve/ground.ts";
import type { Groups, Verdict } from "../../core/resolve/judge.ts";
import type { Segment } from "../../core/resolve/timeline.ts";

/** An entry by the number of its assertion among those of the cell and its own among the entries of that. */
type KeptEntry = readonly [assertion: number, entry: number] | SharedEntry;

/** An entry by which the consensus says what an act settled: made of the first entry of the assertion. */
type SharedEntry = readonly [assertion: number, entry: -1, Pick<Entry, "assertor" | "lineage" | "belief" | "beliefKey">];

type KeptVerdict = Omit<Verdict, "deciding" | "overtaken"> & {
  readonly deciding: readonly KeptEntry[];
  readonly overtaken: readonly KeptEntry[];
};
type KeptSpells = readonly { readonly start: number; readonly since: number; readonly verdicts: readonly KeptVerdict[] }[];

/** Spells by layer and groups, and those of each claimant. */
export interface KeptCell {
  readonly title: readonly (readonly [Groups, KeptSpells])[];
  readonly control: readonly (readonly [Groups, KeptSpells])[];
  readonly claimants: readonly { readonly polity: string; readonly spells: KeptSpells }[] | undefined;
}

/** How much of it there is: more once something new was found. */
export const amountOf = ({ timelines, claimants }: Worked): number =>
  timelines.title.size + timelines.control.size + (claimants === undefined ? 0 : 1);

/** What was worked out for land under these assertions, to be kept; undefined where it rests on anything else. */
export function keptCell(ground: Ground, assertions: readonly Assertion[], worked: Worked): KeptCell | undefined {
  const numbers = new Map(assertions.map((assertion, n) => [assertion, n]));
  let foreign = false;
  const entry = (found: Entry): KeptEntry => {
    const { assertion, assertor, lineage, belief, beliefKey } = found;
    const number = numbers.get(assertion);
    if (number === undefined) foreign = true;
    const own = ground.compiled(assertion).entries.indexOf(found);
    return own < 0 ? [number ?? 0, -1, { assertor, lineage, belief, beliefKey }] : [number ?? 0, own];
  };
  const entries = (found: readonly Entry[]): KeptEntry[] => found.map(entry);
  const spells = (found: readonly Segment[]): KeptSpells =>
    found.map(({ start, since, judgement }) => ({
      start,
      since,
      verdicts: judgement.verdicts.map((v) => ({ ...v, deciding: entries(v.deciding), overtaken: entries(v.overtaken) })),
    }));
  const layer = (found: Worked["timelines"]["title"]) => [...found].map(([groups, all]) => [groups, spells(all)] as const);
  const kept: KeptCell = {
    title: layer(worked.timelines.title),
    control: layer(worked.timelines.control),
    claimants: worked.claimants?.map(({ polity, spells: all }) => ({ polity, spells: spells(all) })),
  };
  return foreign ? undefined : kept;
}

/** Fills in what was kept. */
export function recallCell(kept: KeptCell, ground: Ground, assertions: readonly Assertion[], worked: Worked): void {
  const shared = new Map<string, Entry>();
  const entry = ([number, own, said]: KeptEntry): Entry => {
    const { entries } = ground.compiled(assertions[number] as Assertion);
    if (said === undefined) return entries[own] as Entry;
    const key = `${number} ${said.assertor} ${said.beliefKey}`;
    let found = shared.get(key);
    if (!found) shared.set(key, (found = { ...(entries[0] as Entry), ...said }));
    return found;
  };
  const spells = (found: KeptSpells): readonly Segment[] =>
    found.map(({ start, since, verdicts }) => ({
      start,
      since,
      judgement: {
        verdicts: verdicts.map(
          (v): Verdict => ({ ...v, deciding: v.deciding.map(entry), overtaken: v.overtaken.map(entry) }),
        ) as unknown as readonly [Verdict, ...Verdict[]],
      },
    }));
  for (const layer of ["title", "control"] as const)
    for (const [groups, all] of kept[layer]) worked.timelines[layer].set(ground.groups(groups), spells(all));
  if (kept.claimants)
    worked.claimants = kept.claimants.map(({ polity, spells: all }): ClaimantTimeline => ({ polity, spells: spells(all) }));
}
