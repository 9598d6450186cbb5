import type { Assertion } from "../model/assertion.ts";
import type { Atlas } from "../model/atlas.ts";
import type { AnyAuthored } from "../model/authored.ts";
import type { Diagnostic, Severity } from "../model/diagnostic.ts";
import type { CollectionName } from "../model/field.ts";
import type { Resolver } from "../resolve/resolver.ts";
import type { AssertionIndex } from "./assertion-index.ts";

/** Which part of the compiler finds a fault. */
export type Emitter = "load" | "read" | "link" | "check" | "draft";

/** What a rule says of one place; `check` adds the rule's id and severity. */
export type Finding = Omit<Diagnostic, "rule" | "severity" | "why">;

/** What rules may ask. */
export interface CheckContext {
  readonly atlas: Atlas;
  readonly resolver: Resolver;
  /** Whether another record refers to this one. */
  isUsed(record: AnyAuthored): boolean;
  readonly index: AssertionIndex;
}

/** What a rule that looks at one record may ask. */
export interface RecordContext {
  /** What is asked of it is watched. Its assertions as a whole and what any viewpoint answers are no matter of one record. */
  readonly atlas: Omit<Atlas, "assertions" | "assertionById" | "used">;
  /** assertions of the record: its effects, and what its acceptances make */
  readonly assertions: readonly Assertion[];
}

/** A fault that dejure looks for: data first, so that its page, its test and its finding come from one place. */
export interface Rule {
  /** kebab-case name of the fault, permanent, never reused */
  readonly id: string;
  readonly severity: Severity;
  /** the fault in one sentence, without full stop */
  readonly title: string;
  /** why it matters: the `why:` line, lower case, without full stop */
  readonly why: string;
  /** what to do about it: the `help:` line where the finding has no nearer one */
  readonly remedy: string;
  readonly emittedBy: Emitter;
  /** Finds the fault in a linked atlas as a whole; absent where `read` or `link` finds it on the way, or `ofRecord` does. */
  run?(context: CheckContext): Iterable<Finding>;
  /** Finds the fault in one record; asked again only when the record, or anything that it asked for, has changed. */
  ofRecord?(record: AnyAuthored, context: RecordContext): Iterable<Finding>;
  /** collections whose records `ofRecord` looks at; absent: all */
  readonly collections?: readonly CollectionName[];
}
