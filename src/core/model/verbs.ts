import { VERBS, type Verb } from "./format.ts";
import type { Effect } from "./records.ts";

/** The verb of an effect: the one key that says what it does; undefined where it has none. */
export function verbOf(effect: Effect): Verb | undefined {
  return VERBS.find((verb) => effect[verb] !== undefined);
}
