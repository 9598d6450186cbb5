import { type Almanac, almanacOf, daysText, type Recognition, recognisersOf } from "../chronology/almanac.ts";
import { isOutsidePeriod } from "../chronology/period.ts";
import type { Assertion, DateVariable } from "../model/assertion.ts";
import type { Atlas } from "../model/atlas.ts";
import { grouped } from "../model/grouped.ts";
import type { Effect } from "../model/records.ts";
import type { Citation, Localized } from "../model/values.ts";
import type { Day } from "../time/historical-date.ts";
import type { Certainty } from "../time/interval.ts";

export type RecognitionMode = "de-jure" | "de-facto" | "unspecified";

/** One account of one recognition. */
export interface RecognitionAct {
  readonly by: string;
  readonly of: string;
  readonly mode: RecognitionMode;
  readonly conditional: boolean;
  readonly condition?: Localized;
  /** the right or reason given */
  readonly ground?: Localized;
  readonly frontier?: string;
  /** EDTF */
  readonly since: string | null;
  readonly until: string | null;
  readonly stands: Certainty;
  /** those who say that it was so; the recogniser itself, where it is the recogniser's own act */
  readonly according_to: readonly string[];
  readonly assertion: string;
  readonly act: string;
  /** for a successor: whose recognition it carries on */
  readonly after?: string;
  readonly certainty?: Effect["certainty"];
  readonly basis?: Effect["basis"];
  readonly cite: readonly Citation[];
}

/** Accounts of one and the same step, taken on days that overlap. */
export interface RecognitionStep {
  readonly since: string | null;
  readonly accounts: readonly RecognitionAct[];
  /** what the accounts differ on, empty where they agree */
  readonly differ_on: readonly ("mode" | "conditional" | "date")[];
}

/** All that is recorded of one polity's recognition of another. */
export interface RecognitionPair {
  readonly by: string;
  readonly of: string;
  readonly steps: readonly RecognitionStep[];
}

/** One cell of the matrix: how `by` stood to `of` on the day. */
export interface RecognitionCell {
  readonly by: string;
  readonly of: string;
  /** null where accounts differ */
  readonly mode: RecognitionMode | null;
  /** null where accounts differ */
  readonly conditional: boolean | null;
  readonly stands: Certainty;
  /** the latest step, which decides */
  readonly step: RecognitionStep;
}

export interface RecognitionMatrix {
  /** those that recognise and those recognised, each in the order of their ids */
  readonly by: readonly string[];
  readonly of: readonly string[];
  /** only pairs of which something stands on the day */
  readonly cells: readonly RecognitionCell[];
}

interface Dated {
  readonly from: DateVariable;
  readonly act: RecognitionAct;
}

/** Every recognition recorded, pair by pair, its steps in the order in which they were taken. */
export function recognitionHistory(atlas: Atlas, knownOn: Day = Infinity): RecognitionPair[] {
  return pairsOf(collect(almanacOf(atlas), undefined, knownOn));
}

/** How every polity stood to every other on a day; successors carry on what they inherited, what has ended is left out. */
export function recognitionMatrix(atlas: Atlas, day: Day, knownOn: Day = Infinity): RecognitionMatrix {
  const standing = isOutsidePeriod(atlas, day) ? [] : collect(almanacOf(atlas), day, knownOn);
  const cells = pairsOf(standing).flatMap(({ by, of, steps }): RecognitionCell[] => {
    const step = steps.at(-1);
    if (!step) return [];
    const { accounts, differ_on } = step;
    const one = accounts[0];
    return [
      {
        by,
        of,
        mode: differ_on.includes("mode") ? null : (one?.mode ?? "unspecified"),
        conditional: differ_on.includes("conditional") ? null : (one?.conditional ?? false),
        stands: accounts.some((a) => a.stands === "yes") ? "yes" : "maybe",
        step,
      },
    ];
  });
  const sorted = (ids: readonly string[]): string[] => [...new Set(ids)].sort();
  return { by: sorted(cells.map((c) => c.by)), of: sorted(cells.map((c) => c.of)), cells };
}

/** Every account; with a day only those that stand then. */
function collect(almanac: Almanac, day: Day | undefined, knownOn: Day): Dated[] {
  const found: Dated[] = [];
  for (const assertion of almanac.atlas.assertions) {
    const of = assertion.effect.recognises;
    if (assertion.verb !== "recognises" || of === undefined || assertion.rank === "deprecated" || assertion.accepts !== undefined) continue;
    if (Number.isFinite(knownOn) && almanac.known(assertion, knownOn) === "no") continue;
    const standing: readonly Recognition[] =
      day === undefined
        ? recognisersOf(assertion).map(({ by, when }) => ({ by, when, stands: "yes" }))
        : almanac.recognitionsOn(assertion, day, knownOn);
    for (const { by, when, stands, after } of standing) found.push({ from: when, act: actOf(assertion, by, of, when, stands, after) });
  }
  return found;
}

function actOf(
  assertion: Assertion,
  by: string,
  of: string,
  when: DateVariable,
  stands: Certainty,
  after: string | undefined,
): RecognitionAct {
  const { mode, conditional, condition, ground, frontier, certainty, basis } = assertion.effect;
  return {
    by,
    of,
    mode: mode === "de-jure" || mode === "de-facto" ? mode : "unspecified",
    conditional: conditional === true,
    ...(condition && { condition }),
    ...(ground && { ground }),
    ...(frontier && { frontier }),
    since: daysText(when.admissible),
    until: daysText(assertion.until?.admissible),
    stands,
    according_to: [...new Set(assertion.assertors.map((a) => a.assertor))],
    assertion: assertion.id,
    act: assertion.record.id,
    ...(after !== undefined && { after }),
    ...(certainty && { certainty }),
    ...(basis && { basis }),
    cite: assertion.cite,
  };
}

function pairsOf(found: readonly Dated[]): RecognitionPair[] {
  const pairs = grouped(found, ({ act }) => `${act.by} ${act.of}`);
  return [...pairs.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, acts]) => ({ by: acts[0]?.act.by ?? "", of: acts[0]?.act.of ?? "", steps: stepsOf(acts) }));
}

const first = ({ from }: Dated): Day => from.admissible[0]?.[0] ?? -Infinity;
const last = ({ from }: Dated): Day => from.admissible.at(-1)?.[1] ?? Infinity;

/** Accounts whose days overlap tell of one step, unless one record tells of two. */
function stepsOf(acts: readonly Dated[]): RecognitionStep[] {
  const sorted = [...acts].sort((a, b) => first(a) - first(b) || (a.act.assertion < b.act.assertion ? -1 : 1));
  const steps: Dated[][] = [];
  for (const act of sorted) {
    const step = steps.at(-1);
    if (step?.some((other) => last(other) >= first(act)) && !step.some((other) => other.act.act === act.act.act)) step.push(act);
    else steps.push([act]);
  }
  return steps.map((step) => {
    const accounts = step.map((s) => s.act);
    const differ = (of: (a: RecognitionAct) => unknown): boolean => new Set(accounts.map(of)).size > 1;
    return {
      since: accounts[0]?.since ?? null,
      accounts,
      differ_on: [
        ...(differ((a) => a.mode) ? (["mode"] as const) : []),
        ...(differ((a) => a.conditional) ? (["conditional"] as const) : []),
        ...(differ((a) => a.since) ? (["date"] as const) : []),
      ],
    };
  });
}
