/** From verdicts, which count in days, to answers, which people and programs read. */
import { daysText } from "../chronology/almanac.ts";
import { formatDay } from "../time/format-day.ts";
import type { Day } from "../time/historical-date.ts";
import type { LayerAnswer, OpenCondition, Silence } from "./answer.ts";
import type { Docket, Unsettled } from "./docket.ts";
import type { Entry } from "./entries.ts";
import { stateOf } from "./fold.ts";
import type { Groups, Verdict } from "./judge.ts";
import type { Segment } from "./timeline.ts";
import type { Var } from "./variables.ts";

/** ISO day, or null for an open end. */
export function dayOrNull(day: Day | undefined): string | null {
  return day === undefined || !Number.isFinite(day) ? null : formatDay(day);
}

export interface Presenting {
  /** asked for only where a spell does not read the same on all its days */
  docket(): Docket;
  readonly groups: Groups;
  readonly unsettled: Unsettled;
  /** first day of the atlas's period: what begins on it was so before */
  readonly opening: Day | undefined;
  readonly day: Day;
  readonly known: Day;
}

/**
 * Whether a spell reads the same on each of its days and in each cell: nothing is pending, and somebody's belief decides, or
 * it is known why nobody's does.
 */
export function isSteady({ judgement }: Segment, { unsettled: { pending, waiting }, groups, docket }: Presenting): boolean {
  if (pending.length > 0 || waiting.length > 0) return false;
  const spoke = () => groups.some((group) => group.some((assertor) => docket().byAssertor.has(assertor)));
  return judgement.verdicts.every((v) => v.kind !== "unknown" || v.silence !== undefined || v.lapsed || !spoke());
}

const same = new WeakMap<Segment, { readonly opening: Day | undefined; readonly answer: LayerAnswer }>();

/** The answer of a spell as it reads on one day. */
export function presentSpell(spell: Segment, context: Presenting): LayerAnswer {
  if (!isSteady(spell, context)) return present(spell, context);
  const { opening } = context;
  let kept = same.get(spell);
  // spells outlive their atlas, and the next may have another period
  if (kept?.opening !== opening || !kept) {
    kept = { opening, answer: present(spell, context) };
    same.set(spell, kept);
  }
  return kept.answer;
}

function present(spell: Segment, context: Presenting): LayerAnswer {
  const [first, ...others] = spell.judgement.verdicts;
  const answer = presentVerdict(first, spell.since, context);
  if (others.length === 0) {
    const within = beganWithin(first, answer.since === null ? undefined : spell.since, context);
    return within === undefined ? answer : { ...answer, since_within: within };
  }
  const alternatives = [answer, ...others.map((v) => presentVerdict(v, v.settled ?? spell.start, context))];
  return { ...answer, certainty: "uncertain", alternatives };
}

function presentVerdict(verdict: Verdict, since: Day, context: Presenting): LayerAnswer {
  const conditions = conditionsOn(context);
  const pending = pendingOn(context).filter((id) => !conditions.some((c) => c.assertion === id));
  const held = verdict.holders.length > 0;
  const silence = silenceOf(verdict, pending.length > 0, conditions.length > 0, context);
  return {
    answer: verdict.kind,
    holders: verdict.holders,
    certainty: "certain",
    since: held ? dayOrNull(since) : null,
    ...(held && since === context.opening && { since_before: true as const }),
    basis_since: dayOrNull(verdict.basis),
    because: [...new Set(verdict.deciding.map((e) => e.assertion.id))],
    ...(silence && { silence }),
    ...(verdict.stopped && { stopped: { ...verdict.stopped, dates: [...new Set(verdict.stopped.dates)] } }),
    ...(verdict.claimants.length > 0 && { claimants: verdict.claimants }),
    ...(verdict.denied.length > 0 && { denied: verdict.denied }),
    ...(held && verdict.leftOpenBy.length > 0 && { left_open_by: verdict.leftOpenBy }),
    ...(pending.length > 0 && { pending }),
    ...(conditions.length > 0 && { conditions }),
  };
}

/** The days, as EDTF, on one of which a run of holders began, where `since` is only the last of them. */
function beganWithin({ deciding }: Verdict, since: Day | undefined, { docket }: Presenting): string | undefined {
  if (since === undefined) return undefined;
  for (const { when, uncertain } of deciding) {
    if (!uncertain.includes(when)) continue;
    const { table } = docket();
    if (table.latest[when] === since) return daysText(table.spans(when)) ?? undefined;
  }
  return undefined;
}

function silenceOf(verdict: Verdict, waiting: boolean, conditional: boolean, context: Presenting): Silence | undefined {
  if (verdict.kind === "undetermined") return "expressly-open";
  if (verdict.kind === "none") return "nobody";
  if (verdict.kind !== "unknown") return undefined;
  if (verdict.silence) return verdict.silence;
  if (conditional) return "condition-open";
  if (waiting) return "signed-not-in-force";
  return verdict.lapsed || hasLapsed(context) ? "lapsed" : "no-record";
}

/** Whether some assertor of the viewpoint did believe something here before. */
function hasLapsed({ docket: docketOf, groups, day, known }: Presenting): boolean {
  const docket = docketOf();
  const days = docket.table.settledAt(day);
  const isOver = (entry: Entry): boolean => ["ended", "lapsed"].includes(stateOf(entry, days, day, known));
  return groups.some((group) => group.some((assertor) => docket.byAssertor.get(assertor)?.some(isOver)));
}

const NONE: readonly string[] = [];

/** Assertions that assertors of the viewpoint have signed and that do not bind them yet. */
function pendingOn({ unsettled: { pending }, groups, docket: docketOf, day, known }: Presenting): readonly string[] {
  if (pending.length === 0) return NONE;
  const { table } = docketOf();
  const ids = pending
    .filter(({ assertor, signed, when, bound, published }) => {
      if (!groups.some((g) => g.includes(assertor))) return false;
      if ((table.latest[signed] as number) > Math.min(day, known)) return false;
      if (published !== undefined && (table.latest[published] as number) > known) return false;
      const yetToBind =
        known !== Infinity && (bound.length > 0 || when === undefined ? bound : [when]).some((v) => (table.earliest[v] as number) > known);
      return when === undefined || yetToBind || (table.earliest[when] as number) > day;
    })
    .map((p) => p.assertion.id);
  return [...new Set(ids)].sort();
}

/** Effects of acts that bind assertors of the viewpoint and wait for something that has not come about by the day. */
function conditionsOn({ unsettled: { waiting }, groups, docket: docketOf, day, known }: Presenting): readonly OpenCondition[] {
  if (waiting.length === 0) return [];
  const { table } = docketOf();
  const found = new Map<string, OpenCondition>();
  for (const { assertion, assertor, bound, decided, published } of waiting) {
    const condition = assertion.effect.if;
    if (!condition || !groups.some((g) => g.includes(assertor))) continue;
    if ((table.latest[bound] as number) > Math.min(day, known)) continue;
    if (published !== undefined && (table.latest[published] as number) > known) continue;
    if (decided !== undefined && (table.latest[decided] as number) <= Math.min(day, known)) continue;
    const { record, outcome } = condition;
    found.set(assertion.id, { assertion: assertion.id, condition: record, ...(outcome !== undefined && { outcome }) });
  }
  return [...found.values()].sort((a, b) => (a.assertion < b.assertion ? -1 : 1));
}

/** Every day on which an answer may read otherwise though the same is judged: what waits comes about, or what was said lapses. */
export function readingDays({ byAssertor, table }: Docket, { pending, waiting }: Unsettled): Set<Day> {
  const days = new Set<Day>();
  const add = (...variables: readonly (Var | undefined)[]): void => {
    for (const v of variables)
      if (v !== undefined) for (const day of [table.earliest[v], table.latest[v]] as Day[]) if (Number.isFinite(day)) days.add(day);
  };
  for (const entries of byAssertor.values())
    for (const { when, starts, ends, until, voids, suspensions } of entries)
      add(when, ...starts, ...ends, until, ...voids.map((v) => v.when), ...suspensions.flatMap((s) => [s.from, s.until]));
  for (const { signed, when, bound, published } of pending) add(signed, when, ...bound, published);
  for (const { bound, decided, published } of waiting) add(bound, decided, published);
  return days;
}

/** Title and control share a holder (false), do not (true), or that cannot be said (null). */
export function divergence(title: Segment, control: Segment): boolean | null {
  const found = new Set<boolean | null>();
  for (const t of title.judgement.verdicts)
    for (const c of control.judgement.verdicts) {
      const comparable = (t.kind === "held" || t.kind === "joint") && (c.kind === "held" || c.kind === "joint");
      found.add(comparable ? !t.holders.some((h) => c.holders.some((k) => k.polity === h.polity)) : null);
    }
  return found.size === 1 ? ([...found][0] ?? null) : null;
}
