import type { Linked } from "../link/link.ts";
import type { Assertion } from "../model/assertion.ts";
import type { AnyAuthored } from "../model/authored.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { CollectionName } from "../model/field.ts";
import { COLLECTIONS } from "../model/format.ts";
import type { Resolver } from "../resolve/resolver.ts";
import { touched } from "../link/trace.ts";
import { inOrder } from "./order.ts";
import type { CheckContext, Finding, RecordContext, Rule } from "./rule.ts";
import { RULES } from "./rules.ts";
import { watchedAtlas } from "./watched-atlas.ts";

/** What the rules found in one record. */
interface Checked {
  readonly assertions: readonly Assertion[];
  readonly found: readonly Diagnostic[];
  readonly asked: readonly string[];
}

/** What the rules found in each record, kept as long as neither it nor anything they asked for has changed. */
export class CheckCache {
  #before = new Map<AnyAuthored, Checked>();
  #now = new Map<AnyAuthored, Checked>();

  checked(record: AnyAuthored, assertions: readonly Assertion[], changed: ReadonlySet<string>, make: () => Checked): Checked {
    const known = this.#before.get(record);
    const checked = known && !touched(known.asked, changed) && sameItems(known.assertions, assertions) ? known : make();
    this.#now.set(record, checked);
    return checked;
  }

  /** Forgets records that were not asked for since the last turn. */
  turn(): void {
    this.#before = this.#now;
    this.#now = new Map();
  }
}

const sameItems = <T>(a: readonly T[], b: readonly T[]): boolean => a === b || (a.length === b.length && a.every((x, i) => x === b[i]));

/**
 * Everything that the rules find in a linked atlas, sorted by file and place; total, whatever is faulty in the atlas.
 * With a cache, only records that something changed for are looked at again; the result is the same as without.
 */
export function check(linked: Linked, resolver: Resolver, cache: CheckCache = new CheckCache()): Diagnostic[] {
  const { atlas, changed, trace } = linked;
  const context: CheckContext = { atlas, resolver, used: atlas.used };
  const found: Diagnostic[] = [];
  const assertions = byRecord(atlas.assertions);
  const watched = watchedAtlas(atlas, trace);
  for (const records of Object.values(atlas.collections))
    for (const record of records.values() as Iterable<AnyAuthored>) {
      const own = assertions.get(record) ?? NONE;
      const { found: all } = cache.checked(record, own, changed, () => {
        const { value, asked } = trace.watch(() => checkRecord(record, { atlas: watched, assertions: own }));
        return { assertions: own, found: value, asked };
      });
      for (const diagnostic of all) found.push(diagnostic);
    }
  cache.turn();
  for (const rule of WHOLE) for (const finding of rule.run?.(context) ?? []) found.push(diagnostic(rule, finding));
  return inOrder(found);
}

const NONE: readonly never[] = [];
const WHOLE = RULES.filter((rule) => rule.run);
const OF_RECORD = new Map(
  (Object.keys(COLLECTIONS) as CollectionName[]).map((name) => [name, RULES.filter((rule) => rule.ofRecord && (rule.collections?.includes(name) ?? true))]),
);

function checkRecord(record: AnyAuthored, context: RecordContext): readonly Diagnostic[] {
  let found: Diagnostic[] | undefined;
  for (const rule of OF_RECORD.get(record.collection) ?? [])
    for (const finding of rule.ofRecord?.(record, context) ?? []) {
      found ??= [];
      found.push(diagnostic(rule, finding));
    }
  return found ?? NONE;
}

const diagnostic = (rule: Rule, finding: Finding): Diagnostic => ({ rule: rule.id, severity: rule.severity, why: rule.why, ...finding });

function byRecord(assertions: readonly Assertion[]): Map<AnyAuthored, Assertion[]> {
  const lists = new Map<AnyAuthored, Assertion[]>();
  for (const assertion of assertions) {
    const list = lists.get(assertion.record);
    if (list) list.push(assertion);
    else lists.set(assertion.record, [assertion]);
  }
  return lists;
}
