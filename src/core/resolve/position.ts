/** What one assertor holds about one piece of land, built up effect by effect. */
import type { Day } from "../time/historical-date.ts";
import type { Entry, Polities } from "./entries.ts";
import { comesAfter, stateOf, suspends } from "./fold.ts";

/** Something said, by the entries that say it, since the day on which it was first so. */
export interface Said {
  readonly entries: readonly Entry[];
  readonly day: Day;
}
export interface HoldersSaid extends Said {
  /** polities as written, not yet read as their heirs */
  readonly ids: readonly string[];
  /** said by the consensus, and taken over from it by who bears title there */
  readonly common?: true;
}

/**
 * A position: who holds (several are joint), who does not, whether the matter is open, or nobody's.
 * `claim` is the assertor's own claim where it lives, whoever it says holds at the moment.
 */
export interface Stance {
  readonly holders?: HoldersSaid;
  readonly denied: ReadonlyMap<string, Said>;
  readonly open?: Said;
  readonly nobody?: Said;
  readonly claim?: Said;
  /** holders whose effect came to its end, where nothing was said since: a bearer whom the consensus no longer names still speaks */
  readonly lapsed?: HoldersSaid;
}

export const SILENT: Stance = { denied: new Map() };

/** An entry with its days under one reading of the dates. */
export interface Act {
  readonly entry: Entry;
  readonly start: Day;
  /** first day on which it was no more; undefined: it lasts */
  readonly end: Day | undefined;
}

/** Days and successions under one reading of the dates. */
export interface OneReading {
  readonly days: ArrayLike<Day>;
  readonly known: Day;
  readonly polities: Polities;
  /** names the reading among those of one docket: the day asked for, what was known, and each open date */
  readonly key?: string | undefined;
  /** called where what could have been is too much to try all of it */
  readonly onLimit?: (() => void) | undefined;
}

/** Whether a polity is there on a day; whoever is no polity (an author, the consensus) always is. */
export function existsOn(id: string, d: Day, { days, polities }: OneReading): boolean {
  const life = polities.life(id);
  if (!life) return true;
  return !(life.from !== undefined && (days[life.from] as number) > d) && !(life.until !== undefined && (days[life.until] as number) <= d);
}

/** The polity to read on a day where `id` is written: itself while it speaks of itself, else its heir in holdings. */
export function readAs(id: string, speaker: string, d: Day, reading: OneReading): string {
  if (id === speaker && existsOn(id, d, reading)) return id;
  return reading.polities.holderOn(id, (v) => (reading.days[v] as number) <= d);
}

/**
 * Whether a denial of `denied` is meant of `holder`, both as written. Who denies a state denies what was written as its
 * predecessor's and is now its own; who denied the predecessor does not deny what was given to the heir itself
 * (a denial of the FRY does not touch title that an act of 2008 gives to Serbia by name).
 */
export function meantOf(denied: string, holder: string, readDenied: string, readHolder: string): boolean {
  if (denied === holder) return true;
  return readDenied === readHolder && !(denied !== readDenied && holder === readHolder);
}

/** The acts of an assertor that count on day `d`, by day. */
export function actsOf(entries: readonly Entry[], d: Day, { days, known }: OneReading): Act[] {
  const acts: Act[] = [];
  for (const entry of entries) {
    const state = stateOf(entry, days, d, known);
    if (state !== "live" && state !== "ended") continue;
    const end = state === "ended" ? endOf(entry, days, known) : undefined;
    // What ends while it is suspended takes nothing with it: nothing rests on it any more.
    if (end !== undefined && entry.suspensions.some((s) => suspends(s, days, end - 1, known))) continue;
    acts.push({ entry, start: days[entry.when] as number, end });
  }
  return acts;
}

function endOf(entry: Entry, days: ArrayLike<Day>, known: Day): Day {
  let end = entry.until === undefined ? Infinity : (days[entry.until] as number);
  for (const v of entry.voids) {
    const day = days[v.when] as number;
    if (v.mode === "from-now" && day <= known) end = Math.min(end, day);
  }
  return end;
}

/** Positions that are tried beside each other; more are not. */
const MOST_POSITIONS = 8;
/** Orders of one day's acts that are tried. */
const MOST_ORDERS = 120;

/** One step of a fold: what ends on a day, then what begins. */
interface Step {
  readonly day: Day;
  readonly ends: readonly Entry[];
  readonly starts: readonly Entry[];
  /** begun and ended on one day, in the order of their beginning */
  readonly passing: ReadonlySet<Entry>;
}

export function actsByDay(acts: readonly Act[]): Step[] {
  const byDay = new Map<Day, { ends: Entry[]; starts: Entry[]; passing: Set<Entry> }>();
  const on = (day: Day): { ends: Entry[]; starts: Entry[]; passing: Set<Entry> } => {
    let step = byDay.get(day);
    if (!step) byDay.set(day, (step = { ends: [], starts: [], passing: new Set() }));
    return step;
  };
  for (const { entry, start, end } of acts) {
    const step = on(start);
    step.starts.push(entry);
    if (end === undefined) continue;
    if (end <= start) step.passing.add(entry);
    else on(end).ends.push(entry);
  }
  return [...byDay].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([day, step]) => ({ day, ...step }));
}

/** Which entry took the place of which, for explanations. */
export type Displaced = Map<Entry, Entry>;

/** The positions to which the acts of one assertor lead; several only where acts of one day clash and nothing orders them. */
export function foldActs(acts: readonly Act[], assertor: string, reading: OneReading, displaced?: Displaced): readonly Stance[] {
  let positions: readonly Stance[] = [SILENT];
  for (const step of actsByDay(acts)) positions = take(positions, step, assertor, reading, displaced);
  return positions;
}

/** Whether an entry is what a position rests on: what it says is what the position says. */
export function restsOn({ holders, denied, open, nobody }: Stance, entry: Entry): boolean {
  switch (entry.belief.kind) {
    case "holder":
      return holders?.entries.includes(entry) === true;
    case "not":
      return [...denied.values()].some((said) => said.entries.includes(entry));
    case "undetermined":
      return open?.entries.includes(entry) === true;
    default:
      return nobody?.entries.includes(entry) === true;
  }
}

/** Positions of one assertor from each day on which they change, ascending. */
export type AssertorLine = readonly { readonly from: Day; readonly positions: readonly Stance[] }[];

/** The positions of a line on a day. */
export function on(line: AssertorLine, d: Day): readonly Stance[] {
  let found: readonly Stance[] | undefined;
  for (const step of line) {
    if (step.from > d) break;
    found = step.positions;
  }
  return found ?? [SILENT];
}

/** Positions from each day on which they change; `acts` as of the end of time. */
export function lineOf(acts: readonly Act[], assertor: string, reading: OneReading): AssertorLine {
  const line: AssertorLine[number][] = [];
  let positions: readonly Stance[] = [SILENT];
  for (const step of actsByDay(acts)) {
    positions = take(positions, step, assertor, reading);
    line.push({ from: step.day, positions });
  }
  return line;
}

function take(
  positions: readonly Stance[],
  { day, ends, starts, passing }: Step,
  assertor: string,
  reading: OneReading,
  displaced?: Displaced,
): readonly Stance[] {
  const after: Stance[] = [];
  const seen = new Set<string>();
  const orders = starts.length > 1 ? ordersOf(starts) : [starts];
  if (orders.length >= MOST_ORDERS) reading.onLimit?.();
  const alone = positions.length === 1 && orders.length === 1;
  for (const before of positions) {
    let ended = before;
    for (const entry of ends) ended = settled(endAt(ended, entry, day), assertor);
    for (const order of orders) {
      let position = ended;
      for (const entry of order) {
        position = settled(begin(position, entry, assertor, day, reading, displaced), assertor);
        if (passing.has(entry)) position = settled(endAt(position, entry, day), assertor);
      }
      if (alone) return [position];
      const key = keyOf(position);
      if (seen.has(key)) continue;
      seen.add(key);
      after.push(position);
      if (after.length < MOST_POSITIONS) continue;
      reading.onLimit?.();
      return after;
    }
  }
  return after;
}

/** The orders in which acts of one day may have come: all that `after`, rank and articles leave, one where they say the same. */
function ordersOf(entries: readonly Entry[]): readonly (readonly Entry[])[] {
  const [first] = entries as readonly [Entry, ...Entry[]];
  if (entries.every((e) => e.beliefKey === first.beliefKey && givers(e).join() === givers(first).join())) return [entries];
  const sorted = [...entries].sort((a, b) => (comesAfter(a, b) ? 1 : comesAfter(b, a) ? -1 : a.assertion.id < b.assertion.id ? -1 : 1));
  const inOrder = sorted.every((e, i) => i === 0 || comesAfter(e, sorted[i - 1] as Entry));
  if (inOrder || !clashes(entries)) return [sorted];
  const orders: Entry[][] = [];
  const extend = (made: Entry[], left: readonly Entry[]): void => {
    if (orders.length >= MOST_ORDERS) return;
    if (left.length === 0) {
      orders.push(made);
      return;
    }
    const next = left.filter((e) => !left.some((f) => f !== e && comesAfter(e, f)));
    for (const e of next.length > 0 ? next : left)
      extend(
        [...made, e],
        left.filter((f) => f !== e),
      );
  };
  extend([], sorted);
  return orders;
}

/** Whether some two of these could undo each other, so that their order matters. */
function clashes(entries: readonly Entry[]): boolean {
  const names = new Map<string, Set<string>>();
  let whole = 0;
  for (const entry of entries) {
    if (entry.belief.kind !== "not") whole++;
    const positive = entry.belief.kind === "holder" ? entry.belief.holders : [];
    const negative = entry.belief.kind === "not" ? entry.belief.denied : givers(entry);
    for (const [ids, sign] of [
      [positive, "+"],
      [negative, "-"],
    ] as const)
      for (const id of ids) names.set(id, (names.get(id) ?? new Set()).add(sign));
  }
  return (
    whole > 1 || [...names.values()].some((signs) => signs.size > 1) || entries.some((e) => e.belief.kind === "not" && givers(e).length > 0)
  );
}

/** Those who by this effect give title up: the giving side of a cession, a renouncer. */
export const givers = (entry: Entry): readonly string[] => entry.assertion.endsClaimOf ?? [];

const givesUp = (entry: Entry): boolean => givers(entry).some((g) => entry.lineage.has(g));

function begin(before: Stance, entry: Entry, assertor: string, day: Day, reading: OneReading, displaced?: Displaced): Stance {
  const { belief } = entry;
  const lose = (said: Said | undefined): void => {
    for (const old of said?.entries ?? []) displaced?.set(old, entry);
  };
  const read = (id: string): string => readAs(id, assertor, day, reading);
  const denied = new Map(before.denied);
  const deny = (id: string): void => {
    const known = denied.get(id);
    denied.set(id, { entries: [...(known?.entries ?? []), entry], day });
  };
  const claim = givesUp(entry) || belief.kind === "none" ? undefined : before.claim;
  switch (belief.kind) {
    case "holder": {
      const ids = belief.holders;
      const given = givers(entry).filter((g) => !ids.includes(g));
      for (const [said, by] of denied)
        if (ids.some((id) => read(id) === read(said))) {
          lose(by);
          denied.delete(said);
        }
      for (const id of given) deny(id);
      const same = before.holders?.day === day && before.holders.entries.some((e) => e.beliefKey === entry.beliefKey);
      if (!same) for (const said of [before.holders, before.open, before.nobody]) lose(said);
      // What was always so is only declared: it changes no day.
      if (entry.assertion.effect.mode === "declares" && before.holders?.ids.join(" ") === ids.join(" "))
        return { ...before, denied, holders: { ...before.holders, entries: [...before.holders.entries, entry] } };
      const holders: HoldersSaid = { ids, entries: [...(same ? (before.holders?.entries ?? []) : []), entry], day };
      // Who controls claims nothing by it: what it held does not come back when others have left.
      const own = ids.includes(assertor) && entry.assertion.layer === "title" ? { entries: [entry], day } : claim;
      return { holders, denied, ...(own && { claim: own }) };
    }
    case "not": {
      const names = belief.denied;
      for (const id of names) deny(id);
      const { lapsed: _, ...rest } = before;
      const lapsed = before.lapsed && without(before.lapsed, names, read);
      let holders = before.holders;
      if (holders) {
        const left = names.some((id) => entry.lineage.has(id) && (holders as HoldersSaid).ids.some((h) => read(h) === read(id)))
          ? undefined
          : without(holders, names, read);
        if (left !== holders) lose(holders);
        holders = left;
      }
      const own = names.includes(assertor) ? undefined : claim;
      const { holders: _h, claim: _c, ...others } = rest;
      return { ...others, denied, ...(holders && { holders }), ...(own && { claim: own }), ...(lapsed && { lapsed }) };
    }
    case "undetermined":
      for (const said of [before.holders, before.nobody]) lose(said);
      return { denied, open: again(before.open, entry, day, lose), ...(claim && { claim }) };
    case "none":
      for (const said of [before.holders, before.open]) lose(said);
      return { denied, nobody: again(before.nobody, entry, day, lose) };
    default:
      return before;
  }
}

/** The same said again: on one day beside each other, later in place of what was said before. */
function again(before: Said | undefined, entry: Entry, day: Day, lose: (said: Said | undefined) => void): Said {
  if (before?.day === day) return { entries: [...before.entries, entry], day };
  lose(before);
  return { entries: [entry], day };
}

/** The same holders less those named, as read; undefined where none is left. */
function without(said: HoldersSaid, names: readonly string[], read: (id: string) => string): HoldersSaid | undefined {
  const ids = said.ids.filter((h) => !names.some((n) => meantOf(n, h, read(n), read(h))));
  if (ids.length === said.ids.length) return said;
  return ids.length > 0 ? { ...said, ids } : undefined;
}

/** An end takes only what rests on it. */
function endAt(before: Stance, entry: Entry, day: Day): Stance {
  const rest = <T extends Said>(said: T | undefined): T | undefined => {
    if (!said?.entries.includes(entry)) return said;
    const entries = said.entries.filter((e) => e !== entry);
    return entries.length > 0 ? { ...said, entries } : undefined;
  };
  const denied = new Map<string, Said>();
  for (const [id, said] of before.denied) {
    const left = rest(said);
    if (left) denied.set(id, left);
  }
  const [holders, open, nobody, claim] = [rest(before.holders), rest(before.open), rest(before.nobody), rest(before.claim)];
  const lapsed = before.holders && !holders ? { ...before.holders, day } : before.lapsed;
  return {
    denied,
    ...(holders && { holders }),
    ...(open && { open }),
    ...(nobody && { nobody }),
    ...(claim && { claim }),
    ...(lapsed && !holders && { lapsed }),
  };
}

/** Where nothing is said of a holder and the assertor's own claim lives, it is the holder. */
function settled(position: Stance, assertor: string): Stance {
  const { holders, open, nobody, claim, denied } = position;
  if (holders || open || nobody || !claim || denied.has(assertor)) return position;
  return { ...position, holders: { ids: [assertor], ...claim } };
}

function keyOf({ holders, denied, open, nobody, claim, lapsed }: Stance): string {
  return [
    holders ? `${holders.ids.join(" ")}/${holders.entries.map((e) => e.beliefKey).sort()[0]}` : "",
    [...denied.keys()].sort().join(" "),
    open ? "open" : nobody ? "nobody" : "",
    claim ? "claim" : "",
    lapsed?.ids.join(" ") ?? "",
  ].join("|");
}
