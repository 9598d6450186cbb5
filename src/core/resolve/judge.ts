import type { Day, DaySpan } from "../time/historical-date.ts";
import type { AnswerKind, Holder } from "./answer.ts";
import type { Entry, Polities } from "./entries.ts";
import { latest } from "./fold.ts";
import type { Assignment } from "./variables.ts";

/** Ranked groups of assertors, as ids. */
export type Groups = readonly (readonly string[])[];

/** Days of one uncertain date that give a verdict. */
export interface DatesRead {
  /** key of the date variable */
  readonly variable: string;
  /** those of `tried` that give it, ascending */
  readonly days: readonly Day[];
  /** all days that were tried, ascending: they stand for all of `spans` */
  readonly tried: readonly Day[];
  readonly spans: readonly DaySpan[];
}

/** The answer at one place on one day under one reading of all dates. */
export interface Verdict {
  readonly kind: AnswerKind;
  readonly holders: readonly Holder[];
  readonly denied: readonly { readonly polity: string; readonly by: readonly string[] }[];
  readonly leftOpenBy: readonly string[];
  /** entries that decided */
  readonly deciding: readonly Entry[];
  /** index of the deciding group; -1 where no group has a belief */
  readonly group: number;
  /** day on which the first of the deciding entries took hold, under this reading */
  readonly basis: Day | undefined;
  /** day on which the last of them did: the answer is this one at least since then */
  readonly settled: Day | undefined;
  /** the days that uncertain acts must have had for this answer, where other days give another */
  readonly reading?: readonly DatesRead[];
  /** kind and holders alone: two verdicts with one key are the same answer */
  readonly key: string;
}

interface Held {
  readonly assertor: string;
  readonly entry: Entry;
}

/** Entries of a cell and layer by their assertor. */
export type ByAssertor = ReadonlyMap<string, readonly Entry[]>;

/**
 * All verdicts under one assignment: several only where acts of one day disagree.
 * The first group in which some assertor has a belief decides.
 */
export function judge(byAssertor: ByAssertor, groups: Groups, days: Assignment, d: Day, known: Day, polities: Polities): Verdict[] {
  for (const [index, group] of groups.entries()) {
    let worlds: Held[][] = [[]];
    for (const assertor of group) {
      const entries = byAssertor.get(assertor);
      if (!entries) continue;
      const found = latest(entries, days, d, known).filter((f) => !f.ended && f.entry.belief.kind !== "unknown");
      if (found.length === 0) continue;
      const distinct = found.filter((f, i) => found.findIndex((g) => g.entry.beliefKey === f.entry.beliefKey) === i);
      if (distinct.length === 1) for (const world of worlds) for (const f of found) world.push({ assertor, entry: f.entry });
      else worlds = distinct.slice(0, 8).flatMap((f) => worlds.map((world) => [...world, { assertor, entry: f.entry }]));
      if (worlds.length > 64) worlds = worlds.slice(0, 64);
    }
    if (worlds[0]?.length) return worlds.map((world) => weigh(world, index, days, d, polities));
  }
  return [NOTHING];
}

const NOTHING: Verdict = {
  kind: "unknown",
  holders: [],
  denied: [],
  leftOpenBy: [],
  deciding: [],
  group: -1,
  basis: undefined,
  settled: undefined,
  key: "unknown",
};

function weigh(world: readonly Held[], group: number, days: Assignment, d: Day, polities: Polities): Verdict {
  const has = (v: number): boolean => (days[v] as number) <= d;
  // A polity that still speaks means itself where it names itself, whoever others take for its heir.
  const namedBy =
    (assertor: string) =>
    (id: string): string =>
      id === assertor ? id : polities.holderOn(id, has);
  const sets = new Map<string, { holders: readonly string[]; held: Held[] }>();
  const denials = new Map<string, string[]>();
  const open: Held[] = [];
  const nobody: Held[] = [];
  const nots: Held[] = [];
  for (const held of world) {
    const { belief } = held.entry;
    const named = namedBy(held.assertor);
    if (belief.kind === "holder") {
      const holders = [...new Set(belief.holders.map(named))].sort();
      const principals = held.entry.assertion.layer === "control" ? holders.map((h) => polities.principalOf(h) ?? h) : holders;
      const key = principals.join(" ");
      const set = sets.get(key);
      if (set) set.held.push(held);
      else sets.set(key, { holders, held: [held] });
    } else if (belief.kind === "not") {
      nots.push(held);
      for (const polity of belief.denied.map(named)) denials.set(polity, [...(denials.get(polity) ?? []), held.assertor]);
    } else if (belief.kind === "undetermined") open.push(held);
    else if (belief.kind === "none") nobody.push(held);
  }
  const byDay = (a: Held, b: Held): number =>
    (days[a.entry.when] as number) - (days[b.entry.when] as number) || (a.entry.assertion.id < b.entry.assertion.id ? -1 : 1);
  const made = (kind: AnswerKind, holders: readonly Holder[], deciding: readonly Held[]): Verdict => {
    const sorted = [...deciding].sort(byDay);
    // Where somebody holds, the ground is what gave it to them, not what denies it.
    const first = sorted.find((h) => h.entry.belief.kind === "holder") ?? sorted[0];
    return {
      kind,
      holders,
      denied: [...denials]
        .filter(([polity]) => !holders.some((h) => h.polity === polity))
        .map(([polity, by]) => ({ polity, by: unique(by) })),
      leftOpenBy: unique(open.map((h) => h.assertor)),
      deciding: sorted.map((h) => h.entry),
      group,
      basis: first && (days[first.entry.when] as number),
      settled: sorted.length > 0 ? Math.max(...sorted.map((h) => days[h.entry.when] as number)) : undefined,
      key: `${kind}:${holders.map((h) => `${h.polity},${h.mode ?? ""},${h.through ?? ""}`).join(";")}`,
    };
  };
  if (sets.size > 0) {
    const held = [...sets.values()].flatMap((s) => s.held);
    const holders = mergeHolders([...sets.values()], denials, nobody, polities);
    const disputed = sets.size > 1 || holders.some((h) => h.denied_by.length > 0);
    const joint = sets.size === 1 && holders.length > 1;
    return made(disputed ? "contested" : joint ? "joint" : "held", holders, disputed ? [...held, ...nots, ...nobody] : held);
  }
  if (open.length > 0) return made("undetermined", [], open);
  if (nobody.length > 0) return made("none", [], nobody);
  return made("unknown", [], nots);
}

function mergeHolders(
  sets: readonly { readonly holders: readonly string[]; readonly held: readonly Held[] }[],
  denials: ReadonlyMap<string, readonly string[]>,
  nobody: readonly Held[],
  polities: Polities,
): Holder[] {
  const merged = new Map<string, Holder>();
  for (const { holders, held } of sets)
    for (const holder of holders) {
      const first = held[0]?.entry;
      if (!first) continue;
      const control = first.assertion.layer === "control";
      const principal = control ? polities.principalOf(holder) : undefined;
      const polity = principal ?? holder;
      const before = merged.get(polity);
      const { mode, through, dependent_on } = first.assertion.effect;
      const dependence = dependent_on?.map((x) => ({ polity: x.polity, according_to: x.according_to }));
      merged.set(polity, {
        polity,
        ...(control && { mode: asControlMode(mode), through: through === polity ? null : (through ?? (principal ? holder : null)) }),
        ...(dependence && { dependent_on: dependence }),
        according_to: unique([...(before?.according_to ?? []), ...held.map((h) => h.assertor)]),
        denied_by: unique([...(denials.get(polity) ?? []), ...nobody.map((h) => h.assertor)]),
      });
    }
  return [...merged.values()].sort((a, b) => (a.polity < b.polity ? -1 : 1));
}

function asControlMode(mode: string | undefined): NonNullable<Holder["mode"]> {
  return mode === "occupies" || mode === "leases" || mode === "holds-in-trust" ? mode : "administers";
}

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)].sort();
}
