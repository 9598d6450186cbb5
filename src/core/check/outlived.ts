import type { Assertion } from "../model/assertion.ts";
import type { Atlas } from "../model/atlas.ts";
import type { FoldLayer } from "../resolve/docket.ts";
import type { Entry, Polities } from "../resolve/entries.ts";
import { comesAfter } from "../resolve/fold.ts";
import type { Resolver } from "../resolve/resolver.ts";
import type { Var, VariableTable } from "../resolve/variables.ts";
import type { Day } from "../time/historical-date.ts";
import { boundsOf } from "./bounds.ts";

/** An assertion that leaves land with a polity that is no more, in the eyes of some of its assertors. */
export interface Outlived {
  readonly assertion: Assertion;
  readonly polity: string;
  readonly layer: FoldLayer;
  readonly assertors: Set<string>;
  /** first day on which it was no more */
  readonly ended: Day;
  /** first day on which it surely keeps the land no longer anywhere; Infinity: to the end of the records */
  until: Day;
  readonly cells: Set<number>;
}

/** Last day that the records cover: the end of the atlas's period, else the last day on which something takes hold or ends, or that the atlas opens with. */
function lastDay(atlas: Atlas): Day {
  const { period, default: opening } = atlas.head;
  const end = period && atlas.dateOf(period)?.latest;
  if (end !== undefined) return end;
  let last = (opening.date && atlas.dateOf(opening.date)?.latest) ?? -Infinity;
  for (const { assertors, until } of atlas.assertions)
    for (const when of [...assertors.map((a) => a.when), until])
      for (const day of when?.admissible.at(-1) ?? []) if (Number.isFinite(day)) last = Math.max(last, day);
  return last;
}

/** Polities that ended while the records run, with the first day on which they surely were no more. */
function endedBy(atlas: Atlas, last: Day): Map<string, Day> {
  const ended = new Map<string, Day>();
  for (const [id, { data }] of atlas.collections.polities) {
    const end = boundsOf(atlas, data.exists?.until)?.latest;
    if (end !== undefined && end <= last && !data.survives) ended.set(id, end);
  }
  return ended;
}

/**
 * Every assertion that leaves land with an ended polity, on land and days on which its assertor surely says nothing later.
 * Each assertor's word about a cell is gone through once in the order of its days, so that thousands in one place cost no squares.
 */
export function outlivedBy(atlas: Atlas, resolver: Resolver): Iterable<Outlived> {
  const last = lastDay(atlas);
  const ended = endedBy(atlas, last);
  const found = new Map<string, Outlived>();
  if (ended.size === 0) return found.values();
  const { polities, table } = resolver.dockets.ground;
  const concerned = leadingTo(ended, polities);
  const namesOne = ({ belief }: Assertion): boolean => belief?.kind === "holder" && belief.holders.some((h) => concerned.has(h));
  for (let cell = 1; cell < resolver.cells.count; cell++)
    for (const layer of ["title", "control"] as const) {
      if (!resolver.cells.assertionsOf(cell).some((a) => a.layer === layer && namesOne(a)) || resolver.cells.areaOf(cell) === 0) continue;
      for (const [assertor, entries] of resolver.dockets.docket(cell, layer).byAssertor) {
        if (!entries.some((e) => namesOne(e.assertion))) continue;
        for (const stand of stands(entries, table)) {
          const { assertion, belief } = stand.entry;
          for (const named of belief.kind === "holder" ? belief.holders : []) {
            if (!concerned.has(named)) continue;
            const kept = keeper(named, stand, ended, polities, table);
            if (!kept || kept.from > last) continue;
            const until = kept.until > last ? Infinity : kept.until;
            const key = `${assertion.record.collection} ${assertion.id} ${kept.polity}`;
            let one = found.get(key);
            if (!one) {
              one = { assertion, polity: kept.polity, layer, assertors: new Set(), ended: kept.ended, until, cells: new Set() };
              found.set(key, one);
            }
            one.assertors.add(assertor);
            one.until = Math.max(one.until, until);
            one.cells.add(cell);
          }
        }
      }
    }
  return found.values();
}

/** Those that ended, and those whose holdings go to one that did. */
function leadingTo(ended: ReadonlyMap<string, Day>, polities: Polities): ReadonlySet<string> {
  const leads = (id: string, seen: Set<string>): boolean =>
    ended.has(id) || polities.heirs(id).some(({ heir, what }) => what.has("holdings") && !seen.has(heir) && leads(heir, seen.add(heir)));
  return new Set(polities.ids.filter((id) => leads(id, new Set([id]))));
}

interface Span {
  readonly from: Day;
  readonly until: Day;
}

/** When an entry surely is the last word of its assertor, but for interruptions. */
interface Stand extends Span {
  readonly entry: Entry;
  /** the last first */
  readonly breaks: readonly Span[];
}

/** The last word of one assertor through time, from the last entry to the first. What reverts at its end does not replace what was before. */
function* stands(entries: readonly Entry[], table: VariableTable): Iterable<Stand> {
  const late = (v: Var): Day => table.latest[v] as Day;
  const early = (v: Var): Day => table.earliest[v] as Day;
  const sorted = entries
    .filter((e) => !e.voids.some((v) => v.mode === "ab-initio"))
    .sort((a, b) => late(a.when) - late(b.when) || (comesAfter(a, b) ? 1 : comesAfter(b, a) ? -1 : 0));
  let next = Infinity;
  let breaks: Span[] = [];
  for (const entry of sorted.toReversed()) {
    const endings = [...(entry.until === undefined ? [] : [entry.until]), ...entry.voids.map((v) => v.when)];
    const from = Math.max(...[entry.when, ...entry.starts].map(late));
    const until = Math.min(next, ...[...endings, ...entry.ends].map(early));
    const suspended = entry.suspensions.map(
      (s): Span => ({ from: early(s.from), until: s.until === undefined ? Infinity : late(s.until) }),
    );
    if (from < until) yield { entry, from, until, breaks: suspended.length > 0 ? [...breaks, ...suspended] : breaks };
    const start = Math.max(...[entry.when, ...entry.starts].map(early));
    if (entry.assertion.reverts && endings.length > 0) breaks.push({ from: start, until: Math.max(...endings.map(late)) });
    else if (start < next) {
      next = start;
      breaks = [];
    }
  }
}

/** Who of `named` and its heirs in holdings is left with land after its own end while an entry stands, and when. */
function keeper(
  named: string,
  { from, until, breaks }: Stand,
  ended: ReadonlyMap<string, Day>,
  polities: Polities,
  table: VariableTable,
): (Span & { readonly polity: string; readonly ended: Day }) | undefined {
  let polity = named;
  let day = from;
  for (let i = 0; i < LONGEST_LINE; i++) {
    const heir = polities.holderOn(polity, (v) => (table.latest[v] as Day) <= day);
    const end = ended.get(heir);
    if (end === undefined) return undefined;
    if (heir === polity && day >= end) {
      const taken = polities.heirs(polity).filter((h) => h.what.has("holdings"));
      const stop = Math.min(until, ...taken.map((h) => table.earliest[h.when] as Day));
      let start = day;
      for (let b = breaks.length - 1; b >= 0; b--) {
        const one = breaks[b] as Span;
        if (one.from <= start) start = Math.max(start, one.until);
      }
      return start < stop ? { polity, ended: end, from: start, until: stop } : undefined;
    }
    polity = heir;
    day = Math.max(day, end);
  }
  return undefined;
}

/** Heirs of heirs that are followed. */
const LONGEST_LINE = 32;
