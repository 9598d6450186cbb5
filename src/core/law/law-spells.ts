import { almanacOf } from "../chronology/almanac.ts";
import type { Atlas } from "../model/atlas.ts";
import type { Authored } from "../model/authored.ts";
import type { Day, DaySpan } from "../time/historical-date.ts";
import { instrumentOn, type Standing } from "./instrument-state.ts";
import { type ObligationState, obligationOn } from "./obligation-state.ts";

/** A stretch of days, half-open, on which something stands the same way. */
export interface LawSpell<State> {
  /** -Infinity: from the beginning */
  readonly start: Day;
  readonly end: Day;
  readonly state: State;
}

/** How a promise stood over time: one spell for each state, in order. */
export function obligationSpells(atlas: Atlas, obligation: Authored<"obligations">): LawSpell<ObligationState>[] {
  const almanac = almanacOf(atlas);
  const end = obligationOn(atlas, obligation);
  const { data } = obligation;
  const days = new Set<Day>();
  const add = (spans: readonly DaySpan[] | undefined): void => {
    for (const [first, last] of spans ?? []) for (const day of [first, last, last + 1]) if (Number.isFinite(day)) days.add(day);
  };
  for (const term of [end.arises, end.due, end.lapses]) add(term?.days);
  for (const [i, performance] of (data.performances ?? []).entries()) {
    add(almanac.date(obligation, `performances/${i}/when`, performance.when)?.admissible);
    for (const polity of [...(performance.by ?? []), ...(performance.according_to ?? [])])
      if (!performance.when) for (const life of [almanac.begins(polity), almanac.ends(polity)]) add(life?.admissible);
  }
  return spellsOf(
    days,
    (day) => obligationOn(atlas, obligation, day),
    (state) => state.text,
  );
}

/** How far an act had come for one party over time. */
export interface PartySpell {
  readonly standings: readonly Standing[];
  readonly binds: "yes" | "no" | "maybe";
}

/** For each of those whom an act ever concerned: how it stood for them over time, from the first step. */
export function instrumentSpells(
  atlas: Atlas,
  instrument: Authored<"instruments">,
): { readonly party: string; readonly after?: string; readonly spells: LawSpell<PartySpell>[] }[] {
  const almanac = almanacOf(atlas);
  const { data } = instrument;
  const days = new Set<Day>();
  const add = (spans: readonly DaySpan[] | undefined): void => {
    for (const [first, last] of spans ?? []) for (const day of [first, last]) if (Number.isFinite(day)) days.add(day);
  };
  for (const [i, stage] of (data.stages ?? []).entries()) {
    add(almanac.date(instrument, `stages/${i}/on`, stage.on)?.admissible);
    add(almanac.date(instrument, `stages/${i}/on`, stage.on, "start")?.admissible);
  }
  add(almanac.date(instrument, "on", data.on)?.admissible);
  for (const { party } of instrumentOn(atlas, instrument, Infinity).parties)
    for (const life of [almanac.begins(party), almanac.ends(party)]) add(life?.admissible);
  const parties = new Map<string, { party: string; after?: string }>();
  for (const { party, after } of instrumentOn(atlas, instrument, Infinity).parties)
    parties.set(`${party} ${after ?? ""}`, { party, ...(after !== undefined && { after }) });
  return [...parties].map(([key, who]) => ({
    ...who,
    spells: spellsOf(
      days,
      (day): PartySpell => {
        const found = instrumentOn(atlas, instrument, day).parties.find((p) => `${p.party} ${p.after ?? ""}` === key);
        return { standings: found?.standings ?? ["not-yet"], binds: found?.binds ?? "no" };
      },
      (state) => `${state.standings.join()} ${state.binds}`,
    ).filter((s) => s.state.standings.some((x) => x !== "not-yet")),
  }));
}

function spellsOf<State>(days: ReadonlySet<Day>, stateOn: (day: Day) => State, keyOf: (state: State) => string): LawSpell<State>[] {
  const spells: { start: Day; end: Day; state: State }[] = [];
  for (const day of [-Infinity, ...[...days].sort((a, b) => a - b)]) {
    const state = stateOn(day);
    const last = spells.at(-1);
    if (last && keyOf(last.state) === keyOf(state)) continue;
    if (last) last.end = day;
    spells.push({ start: day, end: Infinity, state });
  }
  return spells;
}
