import type { DateBook } from "../link/date-book.ts";
import type { Assertion, Belief, DateVariable } from "../model/assertion.ts";
import type { Atlas } from "../model/atlas.ts";
import type { Var, VariableTable } from "./variables.ts";

export interface EntryVoid {
  readonly when: Var;
  readonly mode: "from-now" | "ab-initio";
  readonly by: string;
}
export interface EntrySuspension {
  readonly from: Var;
  readonly until: Var | undefined;
  readonly by: string;
}

/** What one assertor holds because of one assertion: the unit that the fold works on. */
export interface Entry {
  readonly assertion: Assertion;
  readonly assertor: string;
  /** the assertor, and before it those from whom it inherited this */
  readonly lineage: ReadonlySet<string>;
  readonly belief: Belief;
  readonly beliefKey: string;
  /** took hold */
  readonly when: Var;
  /** all must have come by the day asked for: the assertor exists, has inherited */
  readonly starts: readonly Var[];
  /** none may have come: the assertor's end */
  readonly ends: readonly Var[];
  readonly until: Var | undefined;
  readonly voids: readonly EntryVoid[];
  readonly suspensions: readonly EntrySuspension[];
  /** all must have come by the day of knowledge */
  readonly known: readonly Var[];
  /** place among the effects of one record: what was accepted together, in the order in which it worked */
  readonly order: readonly number[];
  /** every day on which it begins, ends, or is passed on, or on which it may matter who is meant */
  readonly days: readonly Var[];
  /** every variable above that is not one known day */
  readonly uncertain: readonly Var[];
}

/** An assertor that has signed but whom the act does not bind. */
export interface Pending {
  readonly assertion: Assertion;
  readonly assertor: string;
  readonly signed: Var;
  /** when it did come into force, if ever */
  readonly when: Var | undefined;
  /** steps and conditions without which it does not work: unknown before they came */
  readonly bound: readonly Var[];
  readonly published: Var | undefined;
}

/** An assertor whom the act binds, while the condition of the effect is open. */
export interface Waiting {
  readonly assertion: Assertion;
  readonly assertor: string;
  readonly bound: Var;
  /** when the condition came about, or something else did; undefined: it is open still */
  readonly decided: Var | undefined;
  readonly published: Var | undefined;
}

export interface Compiled {
  readonly entries: readonly Entry[];
  readonly pending: readonly Pending[];
  readonly waiting: readonly Waiting[];
}

interface Life {
  readonly from: Var | undefined;
  readonly until: Var | undefined;
}
interface Heir {
  readonly heir: string;
  readonly when: Var;
  readonly what: ReadonlySet<string>;
}

/** What a polity is to the fold: when it lives, whose organ it is, whom it succeeds since when and in what. Its name and its sources are not. */
export interface PolityHistory {
  readonly id: string;
  readonly from: DateVariable | undefined;
  readonly until: DateVariable | undefined;
  readonly organOf: string | undefined;
  readonly succeeds: readonly { readonly polity: string; readonly when: DateVariable; readonly inherits: readonly string[] }[];
}

/** The facts of all polities of an atlas, in the order of their ids. */
export const polityHistories = (atlas: Atlas, dates: DateBook): PolityHistory[] =>
  [...atlas.collections.polities].map(([id, polity]) => {
    const { exists, organ_of, succeeds } = polity.data;
    const from = dates.variable(polity, "exists/from", exists?.from);
    return {
      id,
      from,
      until: dates.variable(polity, "exists/until", exists?.until),
      organOf: organ_of,
      succeeds: (succeeds ?? []).flatMap((s, i) => {
        const when = dates.variable(polity, `succeeds/${i}/when`, s.when) ?? from;
        return when ? [{ polity: s.polity, when, inherits: s.inherits ?? [] }] : [];
      }),
    };
  });

/** The same text for the same facts. */
export const keyOfHistories = (facts: readonly PolityHistory[]): string =>
  JSON.stringify(
    facts.map(({ id, from, until, organOf, succeeds }) => [
      id,
      from && keyOfVariable(from),
      until && keyOfVariable(until),
      organOf,
      succeeds.map(({ polity, when, inherits }) => [polity, keyOfVariable(when), inherits]),
    ]),
  );

/** The same text for a variable of the same name and days. */
export const keyOfVariable = ({ key, admissible }: DateVariable): string => `${key} ${admissible.join(" ")}`;

/** Lives and successions of the polities of an atlas. */
export class Polities {
  readonly #lives = new Map<string, Life>();
  readonly #heirs = new Map<string, Heir[]>();
  readonly #organs = new Map<string, string>();
  readonly #days = new Map<string, readonly Var[]>();
  readonly ids: readonly string[];

  constructor(facts: readonly PolityHistory[], table: VariableTable) {
    const add = (variable: DateVariable | undefined): Var | undefined => (variable ? table.add(variable) : undefined);
    this.ids = facts.map(({ id }) => id);
    for (const { id, from, until, organOf, succeeds } of facts) {
      this.#lives.set(id, { from: add(from), until: add(until) });
      if (organOf !== undefined) this.#organs.set(id, organOf);
      for (const { polity, when, inherits } of succeeds) {
        const heirs = this.#heirs.get(polity) ?? [];
        heirs.push({ heir: id, when: table.add(when), what: new Set(inherits) });
        this.#heirs.set(polity, heirs);
      }
    }
  }

  life(id: string): Life | undefined {
    return this.#lives.get(id);
  }
  heirs(id: string): readonly Heir[] {
    return this.#heirs.get(id) ?? [];
  }
  principalOf(id: string): string | undefined {
    return this.#organs.get(id);
  }

  /** Heirs in holdings, and theirs. */
  lineOf(id: string, seen: ReadonlySet<string> = new Set([id])): string[] {
    return this.heirs(id).flatMap(({ heir, what }) =>
      what.has("holdings") && !seen.has(heir) ? [heir, ...this.lineOf(heir, new Set([...seen, heir]))] : [],
    );
  }

  /** Every day on which it may matter who is meant by `id`: its life, that of its heirs in holdings, and their inheriting. */
  daysOf(id: string): readonly Var[] {
    let days = this.#days.get(id);
    if (!days) {
      const found: Var[] = [];
      const seen = new Set<string>();
      const follow = (polity: string): void => {
        if (seen.has(polity)) return;
        seen.add(polity);
        const life = this.life(polity);
        for (const v of [life?.from, life?.until]) if (v !== undefined) found.push(v);
        for (const { heir, when, what } of this.heirs(polity))
          if (what.has("holdings")) {
            found.push(when);
            follow(heir);
          }
      };
      follow(id);
      this.#days.set(id, (days = found));
    }
    return days;
  }

  /** The polity to read where `id` is named as holder: its heir in holdings, once it has one. */
  holderOn(id: string, has: (v: Var) => boolean): string {
    let holder = id;
    for (let i = 0; i < 32; i++) {
      const heir = this.heirs(holder).find((h) => h.what.has("holdings") && has(h.when));
      if (!heir) return holder;
      holder = heir.heir;
    }
    return holder;
  }
}

/** The entries of one assertion: its assertors and those that inherit from them. */
export function compileAssertion(assertion: Assertion, polities: Polities, table: VariableTable, places: readonly number[]): Compiled {
  const entries: Entry[] = [];
  const pending: Pending[] = [];
  const waiting: Waiting[] = [];
  const { belief } = assertion;
  if (assertion.rank === "deprecated") return { entries, pending, waiting };
  const until = assertion.until && table.add(assertion.until);
  const published = assertion.published && table.add(assertion.published);
  for (const a of assertion.assertors) {
    const when = a.when && table.add(a.when);
    if (a.signed && a.pending !== "condition-not-met") {
      const signed = table.add(a.signed);
      const bound = [a.bound, a.condition].flatMap((v) => (v ? [table.add(v)] : []));
      if (when !== signed) pending.push({ assertion, assertor: a.assertor, signed, when, bound, published });
    }
    if (assertion.effect.if && a.bound) {
      const decided = a.condition ?? a.failed;
      waiting.push({ assertion, assertor: a.assertor, bound: table.add(a.bound), decided: decided && table.add(decided), published });
    }
    if (when === undefined || !belief) continue;
    if (assertion.effect.ended_according_to && assertion.endsClaimOf?.includes(a.assertor)) continue;
    const life = polities.life(a.assertor);
    const known = [...new Set([published ?? when, a.bound ? table.add(a.bound) : when, ...(a.condition ? [table.add(a.condition)] : [])])];
    const [place = 0, accepted] = places;
    const own = a.own?.admissible[0]?.[0] ?? -Infinity;
    const order = accepted === undefined ? [own, place] : [-Infinity, place, own, accepted];
    const word: Word = { assertion, polities, table, when, until, known, order };
    passOn(word, entries, {
      assertor: a.assertor,
      held: belief,
      starts: life?.from === undefined ? [] : [life.from],
      // The dead are silent: what survives them is said by those who accepted it.
      ends: life?.until === undefined ? [] : [life.until],
      lineage: new Set([a.assertor]),
    });
  }
  return { entries, pending, waiting };
}

/** What one assertor said, and all that is the same for those who inherit it. */
interface Word extends Pick<Entry, "assertion" | "when" | "until" | "known" | "order"> {
  readonly polities: Polities;
  readonly table: VariableTable;
}

/** Somebody who says it: the assertor itself, or an heir. */
interface Bearer extends Pick<Entry, "assertor" | "starts" | "ends" | "lineage"> {
  readonly held: Belief;
}

/** The entry of one who says it, then those of its heirs. */
function passOn(word: Word, entries: Entry[], { assertor, held, starts, ends, lineage }: Bearer): void {
  const { assertion, polities, table, when, until, known, order } = word;
  const voids = assertion.annulments
    .filter((n) => lineage.has(n.assertor))
    .map((n): EntryVoid => ({ when: table.add(n.when), mode: n.mode, by: n.by }));
  const suspensions = assertion.suspensions
    .filter((s) => lineage.has(s.assertor))
    .map((s): EntrySuspension => ({ from: table.add(s.from), until: s.until && table.add(s.until), by: s.by }));
  const meant = named(held).flatMap((id) => polities.daysOf(id));
  const stepped = [...voids.map((v) => v.when), ...suspensions.flatMap((s) => (s.until === undefined ? [s.from] : [s.from, s.until]))];
  const all = [when, ...starts, ...ends, ...known, ...(until === undefined ? [] : [until]), ...stepped, ...meant];
  entries.push({
    assertion,
    assertor,
    lineage,
    belief: held,
    beliefKey: beliefKey(held, assertion),
    when,
    starts,
    ends,
    until,
    voids,
    suspensions,
    known,
    order,
    days: [...new Set([when, ...starts, ...ends, ...(until === undefined ? [] : [until]), ...stepped, ...meant])],
    uncertain: [...new Set(all.filter((v) => !table.isFixed(v)))],
  });
  for (const { heir, when: inherited, what } of polities.heirs(assertor)) {
    if (lineage.has(heir)) continue;
    const own = held.kind === "holder" && held.holders.includes(assertor);
    if (!what.has("assertions") && !(what.has("claims") && own)) continue;
    const renamed: Belief =
      own && what.has("claims") ? { kind: "holder", holders: held.holders.map((h) => (h === assertor ? heir : h)).sort() } : held;
    const life = polities.life(heir);
    passOn(word, entries, {
      assertor: heir,
      held: renamed,
      starts: [...starts, inherited, ...(life?.from === undefined ? [] : [life.from])],
      ends: life?.until === undefined ? [] : [life.until],
      lineage: new Set([...lineage, heir]),
    });
  }
}

/** Polities of which a belief says that they hold, or that they do not. */
export const named = (belief: Belief): readonly string[] =>
  belief.kind === "holder" ? belief.holders : belief.kind === "not" ? belief.denied : [];

function beliefKey(belief: Belief, assertion: Assertion): string {
  const { mode, through, dependent_on } = assertion.effect;
  return JSON.stringify(assertion.layer === "control" ? [belief, mode, through, dependent_on] : belief);
}
