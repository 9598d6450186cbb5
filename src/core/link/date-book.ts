import type { DateVariable } from "../model/assertion.ts";
import type { AnyAuthored } from "../model/authored.ts";
import type { DateExpression, RelativeDate, Sourced } from "../model/values.ts";
import { addMonths } from "../time/calendar.ts";
import type { Day, DaySpan, HistoricalDate } from "../time/historical-date.ts";
import { mergeSpans } from "../time/spans.ts";
import { type Collections, Lookup } from "./lookup.ts";

export const ALWAYS: DateVariable = { key: "always", admissible: [[-Infinity, -Infinity]] };

/** The alternatives that count: the preferred ones if there are any, else all that are not plain errors. */
export function counting<T>(sourced: Sourced<T>): Sourced<T> {
  if (sourced.length === 1 && sourced[0]?.rank === "normal") return sourced;
  const preferred = sourced.filter((a) => a.rank === "preferred");
  return preferred.length > 0 ? preferred : sourced.filter((a) => a.rank !== "deprecated");
}

type Side = "whole" | "start" | "end";
type Dated = Sourced<DateExpression>;

/** Dates relative to dates relative to dates: beyond this many nobody can follow, and they count as a circle. */
const LONGEST_CHAIN = 200;

/** Where a record's date is written, by `path` inside of the record. */
interface Site {
  readonly path: string;
  readonly sourced: Dated;
  readonly side: Side;
}
/** A date worked out, and the tokens (`Trace`) of what it hangs on. */
interface Solved {
  readonly variable: DateVariable | undefined;
  readonly asked: readonly string[];
}

// What a record's own date means hangs on nothing but the record, which never changes.
const own: Readonly<Record<Side, WeakMap<Dated, DateVariable>>> = { whole: new WeakMap(), start: new WeakMap(), end: new WeakMap() };

/** Works out dates of records, relative ones included, and gives every act's date one shared variable. */
export class DateBook {
  readonly #lookup: Lookup;
  readonly #solved = new Map<string, Solved>();
  readonly #shifted = new Map<string, DateVariable>();
  readonly #circular = new Map<string, { readonly value: boolean; readonly asked: readonly string[] }>();

  constructor(collections: Collections | Lookup) {
    this.#lookup = collections instanceof Lookup ? collections : new Lookup(collections);
  }

  /** The days that `expression` may mean. */
  spansOf(expression: DateExpression, side: Side = "whole"): readonly DaySpan[] | undefined {
    return expression.kind === "absolute" ? spansOfDate(expression.date, side) : this.#relative(expression)?.admissible;
  }

  /**
   * The variable of a sourced date written at `path` of `record`. A date that is exactly that of another act shares that
   * act's variable; undefined where no value can be worked out.
   */
  variable(record: AnyAuthored, path: string, sourced: Dated | undefined, side: Side = "whole"): DateVariable | undefined {
    if (!sourced) return undefined;
    const known = own[side].get(sourced);
    if (known) return known;
    if (sourced.every((a) => a.value.kind === "absolute")) {
      const made = this.#made(record, path, sourced, side);
      if (made) own[side].set(sourced, made);
      return made;
    }
    return this.#kept(`${record.collection}/${record.id}/${path}@${side}`, () => {
      const values = counting(sourced);
      const only = values.length === 1 ? values[0]?.value : undefined;
      return only?.kind === "relative" ? this.#relative(only) : this.#made(record, path, sourced, side);
    });
  }

  #made(record: AnyAuthored, path: string, sourced: Dated, side: Side): DateVariable | undefined {
    const values = counting(sourced);
    const only = values.length === 1 ? values[0]?.value : undefined;
    const spans = only ? (this.spansOf(only, side) ?? []) : values.flatMap((a) => this.spansOf(a.value, side) ?? []);
    if (spans.length === 0) return undefined;
    return {
      key: `${record.collection}/${record.id}/${path}@${side}`,
      written: { record: record.id, path: path.split("/") },
      admissible: spans.length === 1 ? spans : mergeSpans(spans),
    };
  }

  #kept(name: string, solve: () => DateVariable | undefined): DateVariable | undefined {
    let solved = this.#solved.get(name);
    if (solved) this.#lookup.trace.noteAll(solved.asked);
    else {
      const { value, asked } = this.#lookup.trace.watch(solve);
      solved = { variable: value, asked };
      this.#solved.set(name, solved);
    }
    return solved.variable;
  }

  #relative(date: RelativeDate): DateVariable | undefined {
    if (this.circular(date)) return undefined;
    const record = this.#lookup.find(date.record);
    const base = record && this.ofRecord(record, date.part);
    if (!base || (date.days === 0 && date.months === 0)) return base;
    const shift = (day: Day): Day => (Number.isFinite(day) ? addMonths(day, date.months) + date.days : day);
    const key = `${base.key}${date.mode === "within" ? "~" : "+"}${date.months}m${date.days}d`;
    let made = this.#shifted.get(key);
    if (!made) {
      const admissible = base.admissible.map(
        ([first, last]): DaySpan =>
          date.mode === "at" ? [shift(first), shift(last)] : [Math.min(first, shift(first)), Math.max(last, shift(last))],
      );
      made = { key, ...(base.written && { written: { ...base.written, reckoned: true } }), admissible: mergeSpans(admissible) };
      this.#shifted.set(key, made);
    }
    return made;
  }

  /** Whether the date that `date` is relative to hangs on itself: such a date has no day, wherever one comes from. */
  circular(date: RelativeDate): boolean {
    const start = nameOf(date);
    let known = this.#circular.get(start);
    if (known) this.#lookup.trace.noteAll(known.asked);
    else {
      known = this.#lookup.trace.watch(() => this.#leadsBack(date, start));
      this.#circular.set(start, known);
    }
    return known.value;
  }

  #leadsBack(date: RelativeDate, start: string): boolean {
    const seen = new Set<string>();
    const open = [date];
    for (let at = open.pop(); at; at = open.pop()) {
      const record = this.#lookup.find(at.record);
      const site = record && siteOf(record, at.part);
      if (!site) continue;
      for (const { value } of counting(site.sourced)) {
        if (value.kind !== "relative") continue;
        const name = nameOf(value);
        if (name === start) return true;
        if (seen.has(name)) continue;
        if (seen.size >= LONGEST_CHAIN) return true;
        seen.add(name);
        open.push(value);
      }
    }
    return false;
  }

  /** The record that a reference names. */
  find(reference: string): AnyAuthored | undefined {
    return this.#lookup.find(reference);
  }

  /** The date of a record or of a part of it: a stage of an instrument, the `start` or `end` of anything that lasts. */
  ofRecord(record: AnyAuthored, part?: string): DateVariable | undefined {
    const site = siteOf(record, part);
    return site && this.variable(record, site.path, site.sourced, site.side);
  }
}

/** How a relative date names what it hangs on; also the name of a circle of dates. */
export const nameOf = (date: RelativeDate): string => `${date.record}#${date.part ?? ""}`;

const MADE: ReadonlySet<string> = new Set(["signed", "issued", "adopted"]);

function siteOf(record: AnyAuthored, part: string | undefined): Site | undefined {
  const side: Side = part === "start" || part === "end" ? part : "whole";
  const site = (path: string, sourced: Dated | undefined, at: Side): Site | undefined => sourced && { path, sourced, side: at };
  switch (record.collection) {
    case "events":
    case "statements":
      return site("when", record.data.when, side);
    case "polities":
      return part === "end"
        ? site("exists/until", record.data.exists?.until, "whole")
        : site("exists/from", record.data.exists?.from, "whole");
    case "instruments": {
      const stages = record.data.stages ?? [];
      const named = part && side === "whole" ? stages.findIndex((s) => s.stage === part) : -1;
      // An award is issued and a resolution adopted where a treaty is signed: one step by three names.
      const made = !part || side !== "whole" || MADE.has(part);
      const index = named < 0 && made ? stages.findIndex((s) => MADE.has(s.stage)) : named;
      const stage = stages[index];
      if (stage) return site(`stages/${index}/on`, stage.on, side);
      const oneStep = part === undefined || side !== "whole" || ["signed", "issued", "adopted", "in-force"].includes(part);
      return oneStep ? site("on", record.data.on, side) : undefined;
    }
    default:
      return undefined;
  }
}

function spansOfDate(date: HistoricalDate, side: Side): readonly DaySpan[] {
  if (date.kind !== "interval" || side === "whole") return date.admissible;
  const bound = side === "start" ? date.start : date.end;
  if (bound === undefined || bound === "unknown" || bound === "open")
    return [side === "start" ? [-Infinity, -Infinity] : [Infinity, Infinity]];
  return bound.admissible;
}
