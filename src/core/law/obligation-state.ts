import { type Almanac, almanacOf, come, daysText } from "../chronology/almanac.ts";
import { isOutsidePeriod } from "../chronology/period.ts";
import { type HasCome, scenarios } from "../chronology/scenarios.ts";
import { counting } from "../link/date-book.ts";
import { partIn, partOf } from "../link/parts.ts";
import type { DateVariable } from "../model/assertion.ts";
import type { Atlas } from "../model/atlas.ts";
import type { Authored } from "../model/authored.ts";
import { convert, type OwnUnits } from "../model/quantity.ts";
import type { Performance } from "../model/records.ts";
import type { Citation, DateExpression, Localized, Quantity, Sourced } from "../model/values.ts";
import { formatDay } from "../time/format-day.ts";
import type { Day, DaySpan } from "../time/historical-date.ts";
import { both, type Certainty, negated } from "../time/interval.ts";
import { mergeSpans } from "../time/spans.ts";
import { writtenDate } from "../time/written-date.ts";
import { EN } from "../words/en.ts";
import { type Say, speaker } from "../words/speaker.ts";
import { clean, type StatedAmount, statedAmounts } from "./amounts.ts";

type Obligation = Authored<"obligations">;

/** How a promise stands. `due` covers all the time from when it binds until its day; `performed-in-part` and `refused` last until something else is recorded. */
export type ObligationStanding = "not-yet" | "due" | "overdue" | "performed-in-part" | "performed" | "refused" | "lapsed" | "disputed";

export interface PerformanceState {
  /** index in the record's `performances` */
  readonly index: number;
  readonly state: Performance["state"];
  /** EDTF; null where no day is recorded */
  readonly on: string | null;
  /** whether it had come about by the day asked for */
  readonly happened: Certainty;
  readonly by: readonly string[];
  readonly according_to: readonly string[];
  readonly amounts: readonly StatedAmount[];
  readonly gist?: Localized;
  readonly certainty?: Performance["certainty"];
  readonly basis?: Performance["basis"];
  readonly cite: readonly Citation[];
}

/** A day that a promise hangs on, with all that sources say of it. */
export interface Term {
  /** as written, one for each source */
  readonly written: readonly string[];
  /** EDTF: the days it may be */
  readonly on: string | null;
  readonly days: readonly DaySpan[];
  readonly cite: readonly Citation[];
}

/** What is left of one stated amount, in its own unit; a range where sources give several amounts performed. */
export interface Remainder {
  readonly promised: Quantity;
  readonly left: readonly [least: number, most: number];
}

export interface ObligationState {
  readonly id: string;
  /** null: as it stands at the end of the records */
  readonly on: string | null;
  /** several where it hangs on dates that may be either side of the day */
  readonly standings: readonly ObligationStanding[];
  /** false: nothing about performance is recorded by then. `due`, `overdue` and `lapsed` then find no default; they say what the records hold. */
  readonly performance_recorded: boolean;
  /** in words, such as `overdue, no performance recorded` */
  readonly text: string;
  /** from when the promise bound its promisers */
  readonly arises: { readonly from: string; readonly on: string | null; readonly days: readonly DaySpan[] };
  readonly due: Term | null;
  readonly lapses: Term | null;
  readonly amounts: readonly StatedAmount[];
  /** empty where no amount was promised, or what was performed is not counted or does not convert */
  readonly remaining: readonly Remainder[];
  readonly performances: readonly PerformanceState[];
  /** where several promised: those for whom some performance is recorded as done in full, and the others */
  readonly promisers: readonly { readonly polity: string; readonly performed: boolean }[];
}

/** How an obligation stands on a day, or at the end of the records. */
export function obligationOn(atlas: Atlas, obligation: Obligation, day: Day = Infinity): ObligationState {
  const almanac = almanacOf(atlas);
  const { data, id } = obligation;
  const own = atlas.head.units ?? {};
  const arises = arisesOn(almanac, obligation);
  const due = deadline(almanac, `obligations/${id}/due`, data.due);
  const lapses = deadline(almanac, `obligations/${id}/lapses`, data.lapses);
  const done = (data.performances ?? []).map((performance, index) => actOf(almanac, obligation, performance, index, day, own));
  const variables = [arises, due, lapses, ...done.map((d) => d.variable)].filter((v) => v !== undefined);
  const standings = new Set<ObligationStanding>();
  for (const has of scenarios(variables, day))
    standings.add(standingOf({ arises, due: dueHas(due, day), lapses, done, by: data.by, amount: data.amount, own, almanac }, has, day));
  const listed = [...standings];
  const shown = done.map((d) => d.shown);
  const recorded = shown.some((p) => p.happened !== "no");
  return {
    id,
    on: Number.isFinite(day) ? formatDay(day) : null,
    standings: listed,
    performance_recorded: recorded,
    text: sayStandings(english, { standings: listed, performance_recorded: recorded }),
    arises: { from: data.arises_from, on: daysText(arises?.admissible), days: arises?.admissible ?? [] },
    due: term(data.due, due, data.cite),
    lapses: term(data.lapses, lapses, data.cite),
    amounts: statedAmounts(data.amount, data.cite, own),
    remaining: remainders(
      data.amount,
      done.filter((d) => d.shown.happened === "yes"),
      own,
    ),
    performances: shown,
    promisers:
      data.by.length < 2
        ? []
        : data.by.map((polity) => ({
            polity,
            performed: done.some((d) => d.shown.state === "performed" && d.shown.happened === "yes" && isBy(almanac, d.shown.by, polity)),
          })),
  };
}

/** All obligations of an atlas on a day. */
export function obligationsOn(atlas: Atlas, day: Day = Infinity): ObligationState[] {
  if (Number.isFinite(day) && isOutsidePeriod(atlas, day)) return [];
  return [...atlas.collections.obligations.values()].map((o) => obligationOn(atlas, o, day));
}

const SILENT: ReadonlySet<ObligationStanding> = new Set<ObligationStanding>(["due", "overdue", "lapsed"]);

const english = speaker(EN);

/** How a promise stands, in words of a language; where it seems not kept only because nothing about its performance is recorded, they say so. */
export function sayStandings(
  say: Say,
  { standings, performance_recorded }: Pick<ObligationState, "performance_recorded" | "standings">,
): string {
  const words = standings.map((s) => say(`law.${s}`)).join(` ${say("or")} `);
  return performance_recorded || !standings.some((s) => SILENT.has(s)) ? words : `${words}, ${say("law.silent")}`;
}

interface Done {
  readonly variable: DateVariable | undefined;
  readonly shown: PerformanceState;
  readonly amount: Sourced<Quantity> | undefined;
}
interface Standing {
  readonly arises: DateVariable | undefined;
  readonly due: (has: HasCome) => boolean;
  readonly lapses: DateVariable | undefined;
  readonly done: readonly Done[];
  readonly by: readonly string[];
  readonly amount: Sourced<Quantity> | undefined;
  readonly own: OwnUnits;
  readonly almanac: Almanac;
}

/** A promise is overdue only after its last day. */
const dueHas =
  (due: DateVariable | undefined, day: Day) =>
  (has: HasCome): boolean =>
    has(due) && due?.admissible.at(-1)?.[1] !== day;

/** What was done counts before what was due; of what was done the latest, unless accounts of it clash. */
function standingOf({ arises, due, lapses, done, by, amount, own, almanac }: Standing, has: HasCome, day: Day): ObligationStanding {
  const acts = done.filter((d) => (d.variable === undefined ? day === Infinity : has(d.variable))).sort((a, b) => lastDay(a) - lastDay(b));
  const latest = acts.at(-1);
  const full = acts.findLast((d) => d.shown.state === "performed");
  const dispute = acts.findLast((d) => d.shown.state === "disputed");
  if (dispute && !(full && lastDay(full) > lastDay(dispute))) return "disputed";
  if (full && acts.some((d) => d.shown.state === "refused" && lastDay(d) >= firstDay(full) && differ(d.shown, full.shown)))
    return "disputed";
  const everybody = by.every((polity) => acts.some((d) => d.shown.state === "performed" && isBy(almanac, d.shown.by, polity)));
  if (full && everybody) return "performed";
  if (acts.length > 0 && covers(amount, acts, own)) return "performed";
  if (!has(arises) && acts.length === 0) return "not-yet";
  if (latest?.shown.state === "lapsed" || has(lapses)) return "lapsed";
  if (latest?.shown.state === "refused") return "refused";
  if (full || acts.some((d) => d.shown.state === "partial")) return "performed-in-part";
  return due(has) ? "overdue" : "due";
}

const differ = (a: PerformanceState, b: PerformanceState): boolean => a.according_to.join() !== b.according_to.join();
const firstDay = (d: Done): Day => d.variable?.admissible[0]?.[0] ?? -Infinity;
const lastDay = (d: Done): Day => d.variable?.admissible.at(-1)?.[1] ?? Infinity;

/** Whether what was done is a promiser's doing: its own, its successor's, or that of nobody named. */
const isBy = (almanac: Almanac, by: readonly string[], promiser: string): boolean =>
  by.length === 0 || by.some((polity) => almanac.continues(polity, promiser));

function actOf(almanac: Almanac, obligation: Obligation, performance: Performance, index: number, day: Day, own: OwnUnits): Done {
  const { when, by = [], according_to = [], state, gist, certainty, basis, cite, amount } = performance;
  const variable =
    almanac.date(obligation, `performances/${index}/when`, when) ?? undatedOf(almanac, obligation, index, [...by, ...according_to]);
  return {
    variable,
    amount,
    shown: {
      index,
      state,
      on: when ? daysText(variable?.admissible) : null,
      happened: variable ? come(variable, day, "no") : day === Infinity ? "yes" : "maybe",
      by,
      according_to,
      amounts: statedAmounts(amount, cite ?? obligation.data.cite, own),
      ...(gist && { gist }),
      ...(certainty && { certainty }),
      ...(basis && { basis }),
      cite: cite ?? [],
    },
  };
}

/** What is recorded without a day came some time while those lived who did or told it. */
function undatedOf(almanac: Almanac, obligation: Obligation, index: number, whose: readonly string[]): DateVariable {
  const first = Math.max(-Infinity, ...whose.map((polity) => almanac.begins(polity)?.admissible[0]?.[0] ?? -Infinity));
  const last = Math.min(Infinity, ...whose.map((polity) => almanac.ends(polity)?.admissible.at(-1)?.[1] ?? Infinity));
  return { key: `obligations/${obligation.id}/performances/${index}/undated`, admissible: [[first, Math.max(first, last)]] };
}

/** When the promise bound those who made it: the effect that promises it, else the article or act it comes from. */
function arisesOn(almanac: Almanac, obligation: Obligation): DateVariable | undefined {
  const { atlas, dates } = almanac;
  const { arises_from, by } = obligation.data;
  const [record] = [atlas.find(arises_from)];
  const part = partIn(arises_from);
  const named = record && part !== undefined ? partOf(record, part) : undefined;
  const of = atlas.assertions.filter((a) => a.record === record && a.accepts === undefined);
  const promising = of.filter((a) => a.verb === "promises" && a.effect.promises?.replace(/^obligations\//, "") === obligation.id);
  const within = promising.length > 0 ? promising : named?.kind === "effects" ? of.filter((a) => named.ids.includes(a.id)) : [];
  const assertors = within.flatMap((a) => a.assertors);
  const own = assertors.filter((a) => by.includes(a.assertor));
  const bound = (own.length > 0 ? own : assertors).flatMap((a) => a.when ?? []);
  if (bound.length > 0) return bound.reduce((a, b) => ((b.admissible[0]?.[0] ?? 0) < (a.admissible[0]?.[0] ?? 0) ? b : a));
  if (within.length > 0 || !record) return undefined;
  return (
    dates.ofRecord(record, record.collection === "instruments" && record.data.parties ? "in-force" : undefined) ?? dates.ofRecord(record)
  );
}

/** The last day of a term: of `within …` and of an interval its end, of any other date each day that it may be. */
function deadline(almanac: Almanac, key: string, sourced: Sourced<DateExpression> | undefined): DateVariable | undefined {
  if (!sourced) return undefined;
  const spans = counting(sourced).flatMap(({ value }): readonly DaySpan[] => {
    if (value.kind === "relative") return almanac.dates.spansOf({ ...value, mode: "at" }) ?? [];
    return almanac.dates.spansOf(value, value.date.kind === "interval" ? "end" : "whole") ?? [];
  });
  return spans.length === 0 ? undefined : { key: `${key}@deadline`, admissible: mergeSpans(spans) };
}

function term(
  sourced: Sourced<DateExpression> | undefined,
  variable: DateVariable | undefined,
  cite: readonly Citation[] | undefined,
): Term | null {
  if (!sourced) return null;
  const own = sourced.flatMap((a) => a.cite);
  return {
    written: sourced.map(({ value }) => writtenDate(value)),
    on: daysText(variable?.admissible),
    days: variable?.admissible ?? [],
    cite: own.length > 0 ? own : (cite ?? []),
  };
}

/** Sum of the amounts performed, in `unit`, as the least and the most that sources give; undefined where one is not counted or does not convert. */
function performedIn(unit: string, acts: readonly Done[], own: OwnUnits): readonly [number, number] | undefined {
  let least = 0;
  let most = 0;
  for (const { amount, shown } of acts) {
    if (shown.state !== "performed" && shown.state !== "partial") continue;
    const values = amount && counting(amount).map(({ value }) => convert(value, unit, own));
    if (!values || values.length === 0 || values.some((v) => v === undefined)) return undefined;
    least += Math.min(...(values as number[]));
    most += Math.max(...(values as number[]));
  }
  return [clean(least), clean(most)];
}

function remainders(amount: Sourced<Quantity> | undefined, acts: readonly Done[], own: OwnUnits): Remainder[] {
  return counting(amount ?? []).flatMap(({ value }) => {
    const performed = performedIn(value.unit, acts, own);
    return performed
      ? [
          {
            promised: value,
            left: [Math.max(0, clean(value.value - performed[1])), Math.max(0, clean(value.value - performed[0]))] as const,
          },
        ]
      : [];
  });
}

/** Whether parts that are counted add up to the whole, by every amount that counts. */
function covers(amount: Sourced<Quantity> | undefined, acts: readonly Done[], own: OwnUnits): boolean {
  const stated = counting(amount ?? []);
  return (
    stated.length > 0 &&
    acts.some((d) => d.amount) &&
    stated.every(({ value }) => {
      const performed = performedIn(value.unit, acts, own);
      return performed !== undefined && performed[0] >= clean(value.value);
    })
  );
}

/** Whether a promise still binds on a day: arisen, and neither performed nor lapsed. */
export const isRunning = (state: ObligationState): Certainty =>
  both(negated(share(state, ["not-yet"])), negated(share(state, ["performed", "lapsed"])));

const share = ({ standings }: ObligationState, some: readonly ObligationStanding[]): Certainty => {
  const hits = standings.filter((s) => some.includes(s)).length;
  return hits === 0 ? "no" : hits === standings.length ? "yes" : "maybe";
};
