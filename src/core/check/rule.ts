import type { Atlas } from "../model/atlas.ts";
import type { AnyAuthored } from "../model/authored.ts";
import type { Diagnostic, Severity } from "../model/diagnostic.ts";
import type { Resolver } from "../resolve/resolver.ts";

/** Which part of the compiler finds a fault. */
export type Emitter = "load" | "read" | "link" | "check" | "draft";

/** What a rule says of one place; `check` adds the rule's id and severity. */
export type Finding = Omit<Diagnostic, "rule" | "severity" | "why">;

/** What rules may ask. */
export interface CheckContext {
  readonly atlas: Atlas;
  readonly resolver: Resolver;
  /** records that another record refers to */
  readonly used: ReadonlySet<AnyAuthored>;
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
  /** Finds the fault in a linked atlas; absent where `read` or `link` finds it on the way. */
  run?(context: CheckContext): Iterable<Finding>;
}
