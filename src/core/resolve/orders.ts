import { stageDate } from "../link/binding.ts";
import type { DateBook } from "../link/date-book.ts";
import { type Trace, touched } from "../link/trace.ts";
import type { Assertion, DateVariable } from "../model/assertion.ts";
import type { Atlas } from "../model/atlas.ts";
import type { Authored } from "../model/authored.ts";

/** Dates of which records say that the first is not after the second; one of the two at least is uncertain. */
export type StatedOrder = readonly [before: DateVariable, after: DateVariable];

/** Orders that instruments state by their steps, kept by instrument. */
export class OrderCache {
  #kept = new WeakMap<Authored<"instruments">, { readonly orders: readonly StatedOrder[]; readonly asked: readonly string[] }>();

  ofInstrument(instrument: Authored<"instruments">, dates: DateBook, trace: Trace, changed: ReadonlySet<string>): readonly StatedOrder[] {
    let kept = this.#kept.get(instrument);
    if (!kept || touched(kept.asked, changed)) {
      const { value, asked } = trace.watch(() => ordersOfSteps(instrument, dates));
      kept = { orders: value, asked };
      this.#kept.set(instrument, kept);
    }
    return kept.orders;
  }
}

/** Every order that the records of an atlas state: `after`, and the steps of one instrument. */
export function statedOrders(atlas: Atlas, dates: DateBook, trace: Trace, cache: OrderCache, changed: ReadonlySet<string>): StatedOrder[] {
  const orders = ordersOfAfter(atlas.assertions);
  for (const instrument of atlas.collections.instruments.values()) orders.push(...cache.ofInstrument(instrument, dates, trace, changed));
  return orders;
}

function ordersOfAfter(assertions: readonly Assertion[]): StatedOrder[] {
  const later = assertions.filter((a) => a.effect.after?.length);
  if (later.length === 0) return [];
  const named = new Map<string, Assertion[]>();
  const name = (reference: string, assertion: Assertion): void => {
    const list = named.get(reference);
    if (list) list.push(assertion);
    else named.set(reference, [assertion]);
  };
  for (const assertion of assertions) {
    name(assertion.id, assertion);
    name(assertion.record.id, assertion);
  }
  const orders: StatedOrder[] = [];
  for (const assertion of later)
    for (const reference of assertion.effect.after ?? [])
      for (const earlier of named.get(reference) ?? [])
        for (const x of daysOf(earlier)) for (const y of daysOf(assertion)) if (matters(x, y)) orders.push([x, y]);
  return orders;
}

/** The days on which an assertion took hold for those who believe it. */
function daysOf(assertion: Assertion): DateVariable[] {
  if (assertion.rank === "deprecated" || !assertion.belief) return [];
  const ended = assertion.effect.ended_according_to ? assertion.endsClaimOf : undefined;
  return assertion.assertors.flatMap((a) => (a.when && !ended?.includes(a.assertor) ? [a.when] : []));
}

function ordersOfSteps(instrument: Authored<"instruments">, dates: DateBook): StatedOrder[] {
  const orders: StatedOrder[] = [];
  if ((instrument.data.stages?.length ?? 0) < 2) return orders;
  for (const party of instrument.data.parties ?? instrument.data.issued_by ?? []) {
    const steps = (["signed", "ratified", "exchanged", "in-force"] as const).flatMap((s) => stageDate(instrument, [s], party, dates) ?? []);
    for (let i = 1; i < steps.length; i++) {
      const [before, after] = [steps[i - 1], steps[i]];
      if (before && after && matters(before, after)) orders.push([before, after]);
    }
  }
  return orders;
}

const isOneDay = ({ admissible }: DateVariable): boolean => admissible[0] !== undefined && admissible[0][0] === admissible.at(-1)?.[1];
const matters = (before: DateVariable, after: DateVariable): boolean => before.key !== after.key && !(isOneDay(before) && isOneDay(after));
