import { alike } from "../model/alike.ts";
import type { Day } from "../time/historical-date.ts";
import { CONSENSUS, type Docket } from "./docket.ts";
import type { Entry } from "./entries.ts";
import { type Groups, judge, NOTHING, type Verdict } from "./judge.ts";
import { type Assignment, assignments, type Var, type VariableTable } from "./variables.ts";
import { Voices } from "./voices.ts";

/** The answer at one place on one day: one verdict where all readings of the dates agree, else each of them. */
export interface Judgement {
  /** distinct by key, the one that leaves things as they were first */
  readonly verdicts: readonly [Verdict, ...Verdict[]];
}

export interface Segment {
  /** first day; -Infinity: from the beginning */
  readonly start: Day;
  readonly judgement: Judgement;
  /** first day of the unbroken run of the same holders */
  readonly since: Day;
}

/** Judges one day under every reading of the uncertain dates that can matter on it. */
export function judgeDay(docket: Docket, groups: Groups, d: Day, known: Day, heard = heardBy(docket, groups)): Verdict[] {
  const { table, polities, layer } = docket;
  const open = openDates(heard, docket, d, known);
  let readings = 0;
  let limited = false;
  const onLimit = (): void => {
    limited = true;
  };
  const under = (days: Assignment): Verdict[] => {
    readings++;
    // Where acts may become common ground, everybody is heard, so that the open dates are the same whoever asks.
    const key = docket.settlements.length > 0 ? `${d} ${known} ${open.map((v) => days[v]).join()}` : undefined;
    return judge(new Voices(docket, d, { days, known, polities, onLimit, key }), groups, layer);
  };
  const told = (verdicts: Verdict[]): Verdict[] =>
    limited
      ? verdicts.map((v) => ({ ...v, stopped: { readings, dates: open.flatMap((date) => table.placeOf(date)?.record ?? []) } }))
      : verdicts;
  if (open.length === 0) return told(distinct(under(table.settledAt(d))));
  const landmarks: Day[] = known === Infinity ? [d] : [d, known];
  for (const entry of heard.entries) for (const v of entry.days) if (table.isFixed(v)) landmarks.push(table.fixed[v] as number);
  const found = new Map<string, { verdict: Verdict; readonly days: Set<Day>[] }>();
  const tried = open.map(() => new Set<Day>());
  for (const days of assignments(table, open, landmarks, docket.orders, d, onLimit)) {
    for (const [i, v] of open.entries()) tried[i]?.add(days[v] as number);
    for (const verdict of under(days)) {
      let seen = found.get(verdict.key);
      if (!seen) {
        seen = { verdict, days: open.map(() => new Set()) };
        found.set(verdict.key, seen);
        // Of readings with one answer the last gives the reasons: in it what is uncertain has not yet come.
      } else seen.verdict = verdict;
      for (const [i, v] of open.entries()) seen.days[i]?.add(days[v] as number);
    }
  }
  if (found.size === 0) return told(distinct(under(table.settledAt(d))));
  const [first] = found.values();
  if (found.size === 1 && first) return told([first.verdict]);
  return told([...found.values()].map(({ verdict, days }) => withReading(verdict, days, tried, open, table)));
}

/** The dates that may change what is heard on a day, by name: numbers hang on the order in which questions were asked. */
function openDates(heard: Heard, { table, orders }: Docket, d: Day, known: Day): readonly Var[] {
  if (heard.alone.length === 0) return [];
  const ordered = known === Infinity ? new Set(orders.flat()) : ALL;
  const uncertain = new Set<Var>();
  for (const entries of heard.alone) collectUncertain(entries, table, d, known, ordered, uncertain);
  return [...uncertain].sort((a, b) => (table.keyOf(a) < table.keyOf(b) ? -1 : 1));
}

/** A verdict with the dates of which only some of the days that were tried give it. */
function withReading(
  verdict: Verdict,
  days: readonly ReadonlySet<Day>[],
  tried: readonly ReadonlySet<Day>[],
  open: readonly Var[],
  table: VariableTable,
): Verdict {
  const reading = open.flatMap((v, i) => {
    const own = days[i];
    if (!own || own.size === tried[i]?.size) return [];
    const [given, all] = [own, tried[i] ?? own].map((set) => [...set].sort((a, b) => a - b)) as [Day[], Day[]];
    return [{ variable: table.keyOf(v), written: table.placeOf(v), days: given, tried: all, spans: table.spans(v) }];
  });
  return reading.length > 0 ? { ...verdict, reading } : verdict;
}

function distinct(verdicts: readonly Verdict[]): Verdict[] {
  return verdicts.filter((v, i) => verdicts.findIndex((w) => w.key === v.key) === i);
}

/** The entries that an answer may rest on: of the members of the groups, of the consensus, and of holders who may have given the land up. */
export interface Heard {
  /** all of them, in one order */
  readonly entries: readonly Entry[];
  /** lists whose order among each other matters; none where all dates are known days */
  readonly alone: readonly (readonly Entry[])[];
}

/** What `groups` hear of a docket. Where an act may become common ground, everybody's claims matter. */
export function heardBy(docket: Docket, groups: Groups): Heard {
  const { byAssertor, settlements, layer } = docket;
  const members = settlements.length > 0 ? [...byAssertor.keys()] : groups.flatMap((g) => g.filter((a) => byAssertor.has(a)));
  const heard = new Set(members);
  if (docket.hasConsensus) heard.add(CONSENSUS);
  const of = (assertor: string): readonly Entry[] => byAssertor.get(assertor) ?? [];
  const thirds = (assertor: string): string[] =>
    layer === "control"
      ? []
      : of(assertor)
          .flatMap(({ belief }) => (belief.kind === "holder" ? belief.holders : []))
          .filter((h) => h !== assertor);
  for (const assertor of [...heard]) for (const holder of thirds(assertor)) if (byAssertor.has(holder)) heard.add(holder);
  const entries = [...heard].flatMap(of);
  if (entries.every(({ uncertain }) => uncertain.length === 0)) return { entries, alone: [] };
  if (settlements.length > 0) return { entries, alone: [entries] };
  // A word stands in one order with the consensus, which may supersede it, and with the acts of those of whom it says that they hold.
  const alone = [...heard].map((assertor) => [...new Set([assertor, CONSENSUS, ...thirds(assertor)])].flatMap(of));
  return { entries, alone };
}

/** Stands for every variable. */
const ALL = { has: (_: Var): boolean => true };

/**
 * Variables that may change the answer on `d`: undecided that day, or about to be put in order with another act of the same list.
 * When something became known decides nothing where all is known, unless a stated order ties it to what does (`ordered`).
 */
function collectUncertain(
  entries: readonly Entry[],
  table: VariableTable,
  d: Day,
  known: Day,
  ordered: { has(v: Var): boolean },
  into: Set<Var>,
): void {
  for (const entry of entries) {
    if (entry.uncertain.length === 0) continue;
    for (const v of entry.uncertain) {
      if (!ordered.has(v) && !entry.days.includes(v)) continue;
      const earliest = table.earliest[v] as number;
      const latest = table.latest[v] as number;
      if ((earliest <= d && d < latest) || (known !== Infinity && earliest <= known && known < latest)) into.add(v);
      else if (latest <= d)
        for (const other of entries)
          for (const w of other.days) {
            if (w === v || (table.earliest[w] as number) > d) continue;
            if ((table.earliest[w] as number) <= latest && earliest <= (table.latest[w] as number)) {
              into.add(v);
              if (!table.isFixed(w)) into.add(w);
            }
          }
    }
  }
}

/** Every day on which the judgement of `groups` may change, ascending, without -Infinity. */
function breakpoints(docket: Docket, groups: Groups, heard: Heard): Day[] {
  const days = new Set<Day>();
  const { table, layer } = docket;
  const add = (v: Var): void => {
    for (const [first, last] of table.spans(v)) days.add(first).add(last);
  };
  for (const entry of heard.entries) entry.days.forEach(add);
  if (layer === "control" && docket.hasConsensus) for (const group of groups) for (const v of silentDays(group, docket)) add(v);
  return [...days].filter(Number.isFinite).sort((a, b) => a - b);
}

/** Days on which the first silent member of a group comes to be and the last ceases: between them the consensus speaks in it. */
function silentDays(group: readonly string[], { byAssertor, polities }: Docket): readonly Var[] {
  const found: Var[] = [];
  for (const id of group) {
    if (byAssertor.has(id)) continue;
    const life = polities.life(id);
    if (life?.from === undefined && life?.until === undefined) return [];
    for (const v of [life.from, life.until]) if (v !== undefined) found.push(v);
  }
  return found;
}

/** The whole history of one cell in one viewpoint: spells, the first from -Infinity. */
export function timeline(docket: Docket, groups: Groups, known: Day, heard = heardBy(docket, groups)): Segment[] {
  const spells: Segment[] = [];
  for (const start of [-Infinity, ...breakpoints(docket, groups, heard)]) {
    const previous = spells.at(-1);
    const found = judgeDay(docket, groups, start, known, heard);
    const verdicts = orderedLike(found, previous?.judgement.verdicts[0]);
    if (previous && sameReasons(previous.judgement.verdicts, verdicts)) continue;
    spells.push({ start, judgement: { verdicts }, since: start });
  }
  return withRuns(spells);
}

const OUTSIDE: Judgement = { verdicts: [{ ...NOTHING, silence: "outside-period", key: "unknown:outside-period" }] };

/** Spells as told by an atlas that speaks of `[first, last]` alone: before and after it nobody wrote records. */
export function withinPeriod(spells: readonly Segment[], [first, last]: readonly [Day, Day]): readonly Segment[] {
  const at = spellIndex(spells, first);
  const inside = spells.slice(at).filter((s) => s.start <= last);
  const [opening, ...others] = inside;
  if (!opening) return [{ start: -Infinity, judgement: OUTSIDE, since: -Infinity }];
  return [
    ...(first === -Infinity ? [] : [{ start: -Infinity, judgement: OUTSIDE, since: -Infinity }]),
    opening.start < first ? { ...opening, start: first, since: opening.since } : opening,
    ...others,
    ...(last === Infinity ? [] : [{ start: last + 1, judgement: OUTSIDE, since: last + 1 }]),
  ];
}

/** Puts first the verdict that leaves things as they were before. */
function orderedLike(verdicts: readonly Verdict[], before: Verdict | undefined): [Verdict, ...Verdict[]] {
  const same = before && verdicts.find((v) => v.key === before.key);
  const first = same ?? (verdicts[0] as Verdict);
  return [first, ...verdicts.filter((v) => v !== first)];
}

const sameReasons = (a: readonly Verdict[], b: readonly Verdict[]): boolean =>
  a.length === b.length && a.every((v, i) => sameReason(v, b[i] as Verdict));

const sameReason = (a: Verdict, b: Verdict): boolean =>
  a.key === b.key &&
  a.silence === b.silence &&
  (a.stopped === undefined) === (b.stopped === undefined) &&
  a.deciding.length === b.deciding.length &&
  a.deciding.every((e, i) => e.assertor === b.deciding[i]?.assertor && e.assertion.id === b.deciding[i]?.assertion.id) &&
  alike(a.denied, b.denied) &&
  alike(a.leftOpenBy, b.leftOpenBy) &&
  alike(a.claimants, b.claimants);

/** Polities that hold, whatever the standing; empty where nobody does. */
export function holdersKey(verdict: Verdict): string {
  return verdict.holders.map((h) => h.polity).join(" ");
}

function withRuns(spells: readonly Segment[]): Segment[] {
  let run = -Infinity;
  let key: string | undefined;
  return spells.map((spell) => {
    const own = holdersKey(spell.judgement.verdicts[0]);
    if (own !== key) {
      key = own;
      run = spell.start;
    }
    return { ...spell, since: run };
  });
}

/** Place of the spell that holds on day `d`. */
export function spellIndex(spells: readonly Segment[], d: Day): number {
  let low = 0;
  let high = spells.length - 1;
  while (low < high) {
    const mid = (low + high + 1) >> 1;
    if ((spells[mid] as Segment).start <= d) low = mid;
    else high = mid - 1;
  }
  return low;
}

/** The spell that holds on day `d`. */
export const spellOn = (spells: readonly Segment[], d: Day): Segment => spells[spellIndex(spells, d)] as Segment;
