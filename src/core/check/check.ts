import type { Atlas } from "../model/atlas.ts";
import type { AnyAuthored } from "../model/authored.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { Resolver } from "../resolve/resolver.ts";
import { inOrder } from "./order.ts";
import type { CheckContext } from "./rule.ts";
import { RULES } from "./rules.ts";

/** Everything that the rules find in a linked atlas, sorted by file and place; total, whatever is faulty in the atlas. */
export function check(atlas: Atlas, resolver: Resolver, used: ReadonlySet<AnyAuthored>): Diagnostic[] {
  const context: CheckContext = { atlas, resolver, used };
  const found: Diagnostic[] = [];
  for (const rule of RULES)
    for (const finding of rule.run?.(context) ?? []) found.push({ rule: rule.id, severity: rule.severity, why: rule.why, ...finding });
  return inOrder(found);
}
