import type { Linked } from "../link/link.ts";
import { Askers, TOKEN } from "../link/trace.ts";
import type { Assertion } from "../model/assertion.ts";
import type { AnyAuthored } from "../model/authored.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { CollectionName } from "../model/field.ts";
import { COLLECTIONS } from "../model/format.ts";
import type { Resolver } from "../resolve/resolver.ts";
import { AssertionIndex } from "./assertion-index.ts";
import { inOrder } from "./order.ts";
import type { CheckContext, Finding, RecordContext, Rule } from "./rule.ts";
import { RULES } from "./rules.ts";
import { watchedAtlas } from "./watched-atlas.ts";

/** What the rules found in one record. */
interface Checked {
  readonly found: readonly Diagnostic[];
  readonly asked: readonly string[];
}

/** What the rules found in each record, kept as long as neither it nor anything they asked for has changed. */
export class CheckCache {
  readonly index = new AssertionIndex();
  readonly #checked = new Map<AnyAuthored, Checked>();
  /** made at the second time: who checks once need not pay for it */
  #askers: Askers<AnyAuthored> | undefined;
  #turns = 0;

  /** Brings the index up to date and forgets the records that have to be looked at again. */
  begin(linked: Linked): void {
    const { atlas, changed } = linked;
    const again = this.index.update(atlas.assertions);
    if (changed.has(TOKEN.land)) this.index.forgetFindings();
    if (this.#checked.size === 0) return;
    if (!this.#askers) {
      this.#askers = new Askers();
      for (const [record, { asked }] of this.#checked) this.#askers.add(record, asked);
    }
    for (const record of again) this.#checked.delete(record);
    for (const record of this.#askers.of(changed)) this.#checked.delete(record);
  }

  get(record: AnyAuthored): Checked | undefined {
    return this.#checked.get(record);
  }

  set(record: AnyAuthored, checked: Checked): void {
    this.#checked.set(record, checked);
    this.#askers?.add(record, checked.asked);
  }

  /** Now and then forgets records that are not in the atlas any more. */
  end(atlas: Linked["atlas"]): void {
    if (++this.#turns % SWEPT_AFTER !== 0) return;
    this.#askers = undefined;
    for (const record of this.#checked.keys())
      if (atlas.collections[record.collection].get(record.id) !== record) this.#checked.delete(record);
  }
}

/** Compilations after which the cache is swept. */
const SWEPT_AFTER = 256;

/**
 * Everything that the rules find in a linked atlas, sorted by file and place; total, whatever is faulty in the atlas.
 * With a cache, only records that something changed for are looked at again; the result is the same as without.
 * `step` is told now and then how far it is.
 */
export function checkLinked(
  linked: Linked,
  resolver: Resolver,
  cache: CheckCache = new CheckCache(),
  step?: (fraction: number) => void,
): Diagnostic[] {
  const { atlas, trace, isUsed } = linked;
  cache.begin(linked);
  const found: Diagnostic[] = [];
  const open = new Map<AnyAuthored, Assertion[]>();
  for (const records of Object.values(atlas.collections))
    for (const record of records.values() as Iterable<AnyAuthored>) {
      const known = cache.get(record);
      if (!known) open.set(record, []);
      else for (const diagnostic of known.found) found.push(diagnostic);
    }
  if (open.size > 0) for (const assertion of atlas.assertions) open.get(assertion.record)?.push(assertion);
  const watched = watchedAtlas(atlas, trace);
  let done = 0;
  for (const [record, assertions] of open) {
    if ((done++ & 255) === 0) step?.(done / open.size);
    const { value, asked } = trace.watch(() => checkRecord(record, { atlas: watched, assertions }));
    cache.set(record, { found: value, asked });
    for (const diagnostic of value) found.push(diagnostic);
  }
  cache.end(atlas);
  const context: CheckContext = { atlas, resolver, isUsed, index: cache.index };
  for (const rule of WHOLE) for (const finding of rule.run?.(context) ?? []) found.push(diagnostic(rule, finding));
  return inOrder(found);
}

const NONE: readonly never[] = [];
const WHOLE = RULES.filter((rule) => rule.run);
const OF_RECORD = new Map(
  (Object.keys(COLLECTIONS) as CollectionName[]).map((name) => [
    name,
    RULES.filter((rule) => rule.ofRecord && (rule.collections?.includes(name) ?? true)),
  ]),
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
