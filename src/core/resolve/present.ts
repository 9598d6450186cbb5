/** From verdicts, which count in days, to answers, which people and programs read. */
import { formatDay } from "../time/format-day.ts";
import type { Day } from "../time/historical-date.ts";
import type { LayerAnswer, Silence } from "./answer.ts";
import type { Docket } from "./docket.ts";
import type { Pending } from "./entries.ts";
import { stateOf } from "./fold.ts";
import type { Groups, Verdict } from "./judge.ts";
import type { Spell } from "./timeline.ts";

/** ISO day, or null for an open end. */
export function dayOrNull(day: Day | undefined): string | null {
  return day === undefined || !Number.isFinite(day) ? null : formatDay(day);
}

export interface Presenting {
  /** asked for only where a spell does not read the same on all its days */
  docket(): Docket;
  readonly groups: Groups;
  readonly pending: readonly Pending[];
  readonly day: Day;
  readonly known: Day;
}

// Where nothing is pending and somebody's belief decides, a spell reads the same on each of its days and in each cell.
const same = new WeakMap<Spell, LayerAnswer>();

/** The answer of a spell as it reads on one day. */
export function presentSpell(spell: Spell, context: Presenting): LayerAnswer {
  const { verdicts } = spell.judgement;
  if (context.pending.length > 0 || verdicts.some((v) => v.kind === "unknown")) return present(spell, context);
  let answer = same.get(spell);
  if (!answer) {
    answer = present(spell, context);
    same.set(spell, answer);
  }
  return answer;
}

function present(spell: Spell, context: Presenting): LayerAnswer {
  const [first, ...others] = spell.judgement.verdicts;
  const answer = presentVerdict(first, spell.since, context);
  if (others.length === 0) return answer;
  const alternatives = [answer, ...others.map((v) => presentVerdict(v, v.settled ?? spell.start, context))];
  return { ...answer, certainty: "uncertain", alternatives };
}

function presentVerdict(verdict: Verdict, since: Day, context: Presenting): LayerAnswer {
  const pending = pendingOn(context);
  const held = verdict.holders.length > 0;
  const silence = silenceOf(verdict, pending.length > 0, context);
  return {
    answer: verdict.kind,
    holders: verdict.holders,
    certainty: "certain",
    since: held ? dayOrNull(since) : null,
    basis_since: dayOrNull(verdict.basis),
    because: [...new Set(verdict.deciding.map((e) => e.assertion.id))],
    ...(silence && { silence }),
    ...(verdict.claimants.length > 0 && { claimants: verdict.claimants }),
    ...(verdict.denied.length > 0 && { denied: verdict.denied }),
    ...(held && verdict.leftOpenBy.length > 0 && { left_open_by: verdict.leftOpenBy }),
    ...(pending.length > 0 && { pending }),
  };
}

function silenceOf(verdict: Verdict, waiting: boolean, context: Presenting): Silence | undefined {
  if (verdict.kind === "undetermined") return "expressly-open";
  if (verdict.kind === "none") return "nobody";
  if (verdict.kind !== "unknown") return undefined;
  if (verdict.silence) return verdict.silence;
  if (waiting) return "signed-not-in-force";
  return hasLapsed(context) ? "lapsed" : "no-record";
}

/** Whether some assertor of the viewpoint did believe something here before. */
function hasLapsed({ docket: docketOf, groups, day, known }: Presenting): boolean {
  const docket = docketOf();
  const days = docket.table.settledAt(day);
  return groups.some((group) =>
    group.some((assertor) =>
      docket.byAssertor.get(assertor)?.some((entry) => {
        const state = stateOf(entry, days, day, known);
        return state === "ended" || state === "lapsed";
      }),
    ),
  );
}

const NONE: readonly string[] = [];

/** Assertions that assertors of the viewpoint have signed and that do not bind them yet. */
function pendingOn({ pending, groups, docket: docketOf, day, known }: Presenting): readonly string[] {
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

/** Title and control share a holder (false), do not (true), or that cannot be said (null). */
export function divergence(title: Spell, control: Spell): boolean | null {
  const found = new Set<boolean | null>();
  for (const t of title.judgement.verdicts)
    for (const c of control.judgement.verdicts) {
      const comparable = (t.kind === "held" || t.kind === "joint") && (c.kind === "held" || c.kind === "joint");
      found.add(comparable ? !t.holders.some((h) => c.holders.some((k) => k.polity === h.polity)) : null);
    }
  return found.size === 1 ? ([...found][0] ?? null) : null;
}
