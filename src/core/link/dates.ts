import type { DateVariable } from "../model/assertion.ts";
import type { AnyAuthored } from "../model/authored.ts";
import type { Alternative, DateExpression, RelativeDate, Sourced } from "../model/values.ts";
import { addMonths } from "../time/calendar.ts";
import type { Day, DaySpan, HistoricalDate } from "../time/historical-date.ts";
import { mergeSpans } from "../time/spans.ts";
import { type Collections, findRecord } from "./references.ts";

export const ALWAYS: DateVariable = { key: "always", admissible: [[-Infinity, -Infinity]] };

/** The alternatives that count: the preferred ones if there are any, else all that are not plain errors. */
export function counting<T>(sourced: Sourced<T>): Sourced<T> {
  const preferred = sourced.filter((a) => a.rank === "preferred");
  return preferred.length > 0 ? preferred : sourced.filter((a) => a.rank !== "deprecated");
}

type Side = "whole" | "start" | "end";

/** Works out dates of records, relative ones included, and gives every act's date one shared variable. */
export class DateBook {
  readonly #collections: Collections;
  readonly #variables = new Map<string, DateVariable>();
  readonly #open = new Set<string>();
  /** relative dates that depend on themselves */
  readonly cycles = new Set<string>();

  constructor(collections: Collections) {
    this.#collections = collections;
  }

  /** The days that `expression` may mean. */
  spansOf(expression: DateExpression, side: Side = "whole"): readonly DaySpan[] | undefined {
    return expression.kind === "absolute" ? spansOfDate(expression.date, side) : this.#relative(expression)?.admissible;
  }

  /**
   * The variable of a sourced date written at `key`. A date that is exactly that of another act shares that act's
   * variable; undefined where no value can be worked out.
   */
  variable(key: string, sourced: Sourced<DateExpression> | undefined, side: Side = "whole"): DateVariable | undefined {
    if (!sourced) return undefined;
    const cached = this.#variables.get(`${key}@${side}`);
    if (cached) return cached;
    const values = counting(sourced);
    const only = values.length === 1 ? values[0]?.value : undefined;
    let made: DateVariable | undefined;
    if (only?.kind === "relative") made = this.#relative(only);
    else {
      const spans = values.flatMap((a: Alternative<DateExpression>) => this.spansOf(a.value, side) ?? []);
      if (spans.length > 0) made = { key: `${key}@${side}`, admissible: mergeSpans(spans) };
    }
    if (made) this.#variables.set(`${key}@${side}`, made);
    return made;
  }

  #relative(date: RelativeDate): DateVariable | undefined {
    const name = `${date.record}#${date.part ?? ""}`;
    if (this.#open.has(name)) {
      this.cycles.add(name);
      return undefined;
    }
    this.#open.add(name);
    try {
      const base = this.#ofRecord(date.record, date.part);
      if (!base) return undefined;
      if (date.days === 0 && date.months === 0) return base;
      const shift = (day: Day): Day => (Number.isFinite(day) ? addMonths(day, date.months) + date.days : day);
      const key = `${base.key}${date.mode === "within" ? "~" : "+"}${date.months}m${date.days}d`;
      const known = this.#variables.get(key);
      if (known) return known;
      const made: DateVariable = {
        key,
        admissible: mergeSpans(
          base.admissible.map(([first, last]): DaySpan =>
            date.mode === "at"
              ? [shift(first), shift(last)]
              : [Math.min(first, shift(first)), Math.max(last, shift(last))],
          ),
        ),
      };
      this.#variables.set(key, made);
      return made;
    } finally {
      this.#open.delete(name);
    }
  }

  /** The record that a reference names. */
  find(reference: string): AnyAuthored | undefined {
    return findRecord(this.#collections, reference);
  }

  #ofRecord(id: string, part: string | undefined): DateVariable | undefined {
    const record = findRecord(this.#collections, id);
    return record && this.ofRecord(record, part);
  }

  /** The date of a record or of a part of it: a stage of an instrument, the `start` or `end` of anything that lasts. */
  ofRecord(record: AnyAuthored, part?: string): DateVariable | undefined {
    const side: Side = part === "start" || part === "end" ? part : "whole";
    const key = `${record.collection}/${record.id}`;
    switch (record.collection) {
      case "events":
      case "statements":
        return this.variable(`${key}/when`, record.data.when, side);
      case "polities":
        return part === "end"
          ? this.variable(`${key}/exists/until`, record.data.exists?.until)
          : this.variable(`${key}/exists/from`, record.data.exists?.from);
      case "instruments": {
        const stages = record.data.stages ?? [];
        const index = stages.findIndex((s) => (part && side === "whole" ? s.stage === part : s.stage === "signed" || s.stage === "issued" || s.stage === "adopted"));
        const stage = stages[index];
        if (stage) return this.variable(`${key}/stages/${index}/on`, stage.on, side);
        const oneStep = part === undefined || side !== "whole" || ["signed", "issued", "adopted", "in-force"].includes(part);
        return oneStep ? this.variable(`${key}/on`, record.data.on, side) : undefined;
      }
      default:
        return undefined;
    }
  }
}

function spansOfDate(date: HistoricalDate, side: Side): readonly DaySpan[] {
  if (date.kind !== "interval" || side === "whole") return date.admissible;
  const bound = side === "start" ? date.start : date.end;
  if (bound === undefined || bound === "unknown" || bound === "open") return [side === "start" ? [-Infinity, -Infinity] : [Infinity, Infinity]];
  return bound.admissible;
}
