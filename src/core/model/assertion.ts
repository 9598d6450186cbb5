import type { DaySpan } from "../time/historical-date.ts";
import type { AnyAuthored, ValuePath } from "./authored.ts";
import type { Verb } from "./format.ts";
import type { Effect } from "./records.ts";
import type { Citation, Extent, Localized } from "./values.ts";

/**
 * A date that assertions hang on. Several assertions share one variable where they hang on one act's date,
 * so that the resolver never takes two different days for one act.
 */
export interface DateVariable {
  /** one for each place and side of a date, `collection/id/path@side`, or `always`: to tell two apart, not to be read */
  readonly key: string;
  /** absent for a day that stands in no record */
  readonly written?: DatePlace;
  /** admissible days: inclusive, disjoint, ascending; from the values not marked deprecated (only preferred ones, if any) */
  readonly admissible: readonly DaySpan[];
}

/** Where a date is written. */
export interface DatePlace {
  /** id of the record */
  readonly record: string;
  /** steps inside it, as `stages`, `0`, `on` */
  readonly path: readonly string[];
  /** it is reckoned from that date: the day of what hangs on it, and not of the record in which it is written */
  readonly reckoned?: true;
}

export interface Assertor {
  /** polity id, historiography id, or `consensus` */
  readonly assertor: string;
  /** when it took hold for this assertor; undefined: never in force (such as signed, not ratified) */
  readonly when?: DateVariable;
  /** why it never took hold, or the step it waits for */
  readonly pending?: "signed-not-in-force" | "condition-not-met";
  /** the step that bound this assertor, where `when` is another day (a retroactive or delayed effect) */
  readonly bound?: DateVariable;
  /** the day on which the condition of the effect came about, where it has one: not known before */
  readonly condition?: DateVariable;
  /** the day on which it was settled that the condition did not come about */
  readonly failed?: DateVariable;
  /** when the effect itself works, where the assertor took it over later: what was taken over together keeps its order */
  readonly own?: DateVariable;
  /** first day it could have been known to bind, if signed: for "signed, not in force" */
  readonly signed?: DateVariable;
}

/** What an assertor believes about one piece of land on one layer. */
export type Belief =
  | { readonly kind: "holder"; readonly holders: readonly string[] }
  | { readonly kind: "not"; readonly denied: readonly string[] }
  | { readonly kind: "undetermined" }
  | { readonly kind: "none" }
  | { readonly kind: "unknown" };

/** Acts only for those who assert it: `from-now` ends the effect, `ab-initio` takes it away for all days. */
export interface Annulment {
  readonly assertor: string;
  readonly when: DateVariable;
  readonly mode: "from-now" | "ab-initio";
  readonly by: string;
}
export interface Suspension {
  readonly assertor: string;
  readonly from: DateVariable;
  readonly until?: DateVariable;
  readonly by: string;
}

/** One sourced statement, attributed to its assertors; every effect yields one. */
export interface Assertion {
  /** `record#article/n` for an article's n-th effect, `record#n` else; n counts from 1 */
  readonly id: string;
  readonly record: AnyAuthored;
  /** article key, where it stands in one */
  readonly article?: string;
  /** path of the effect inside the record */
  readonly path: ValuePath;
  readonly verb: Verb;
  readonly effect: Effect;
  readonly layer: "title" | "control" | "other";
  readonly belief?: Belief;
  /** also one of the set of claims: `by` claims the land */
  readonly claim?: { readonly polity: string };
  /** also ends this polity's claim over the land */
  readonly endsClaimOf?: readonly string[];
  readonly extent?: Extent;
  readonly assertors: readonly Assertor[];
  readonly until?: DateVariable;
  /** `until` is a step that ended its act: nobody knew of it before */
  readonly endsWithAct?: true;
  readonly reverts: boolean;
  readonly rank: "preferred" | "normal" | "deprecated";
  /** when the public could know of it: its disclosure, else the act's own date */
  readonly published?: DateVariable;
  /** kept secret until `published` */
  readonly secret: boolean;
  /** those who say that it was annulled, and since when */
  readonly annulments: readonly Annulment[];
  readonly suspensions: readonly Suspension[];
  /** outlives its assertor */
  readonly survives: boolean;
  /** the effect that was accepted, where this is an acceptance */
  readonly accepts?: Assertion;
  /** the effect's own citations, else the article's, else the record's */
  readonly cite: readonly Citation[];
  readonly gist?: Localized;
}
