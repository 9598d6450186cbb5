import { type AnyAuthored, refOf, type ValuePath } from "../../model/authored.ts";
import type { Verb } from "../../model/format.ts";
import type { Effect } from "../../model/records.ts";
import { verbOf } from "../../model/verbs.ts";
import { inProse } from "../bounds.ts";
import type { Rule } from "../rule.ts";

type Mode = NonNullable<Effect["mode"]>;

/** What `mode` may say of each verb; of any other it says nothing. */
const MODES: Readonly<Partial<Record<Verb, readonly Mode[]>>> = {
  control: ["administers", "occupies", "leases", "holds-in-trust"],
  recognises: ["de-jure", "de-facto", "unspecified"],
  annuls: ["from-now", "ab-initio"],
  title: ["declares"],
};

/** The verbs of which a word says something. */
const verbsOf = (mode: Mode): readonly string[] => Object.entries(MODES).flatMap(([verb, modes]) => (modes.includes(mode) ? [verb] : []));

function* effectsOf(record: AnyAuthored): Iterable<readonly [Effect, ValuePath]> {
  if (record.collection !== "instruments" && record.collection !== "events" && record.collection !== "statements") return;
  for (const [i, effect] of (record.data.effects ?? []).entries()) yield [effect, ["effects", i]];
  if (record.collection === "instruments")
    for (const [key, article] of Object.entries(record.data.articles ?? {}))
      for (const [i, effect] of (article.effects ?? []).entries()) yield [effect, ["articles", key, "effects", i]];
}

export const rule: Rule = {
  id: "mode-without-meaning",
  severity: "error",
  emittedBy: "check",
  title: "A `mode` says nothing of what it stands beside",
  why: "each word of mode belongs to one kind of effect; beside another it is passed over, and the record says less than its author meant",
  remedy: "write a word that this effect knows, or move mode: to the effect that it belongs to",
  collections: ["instruments", "events", "statements"],
  *ofRecord(record) {
    for (const [effect, path] of effectsOf(record)) {
      const verb = verbOf(effect);
      const { mode } = effect;
      if (!verb || !mode || MODES[verb]?.includes(mode)) continue;
      const meant = inProse(verbsOf(mode));
      const known = MODES[verb];
      yield {
        message: `mode: ${mode} says nothing of ${verb}; it belongs to ${meant}`,
        span: record.spanOf([...path, "mode"]),
        help: known
          ? `write mode: ${known.length > 1 ? `${known.slice(0, -1).join(", ")} or ${known.at(-1)}` : known[0]}, or leave it out`
          : `leave mode: out, or write it in an effect ${meant}`,
        record: refOf(record),
      };
    }
    if (record.collection !== "instruments") return;
    for (const [i, stage] of (record.data.stages ?? []).entries())
      if (stage.mode && stage.stage !== "annulled")
        yield {
          message: `mode: ${stage.mode} says nothing of the stage ${stage.stage}; it belongs to annulled`,
          span: record.spanOf(["stages", i, "mode"]),
          help: "leave mode: out, or write it in the stage annulled",
          record: refOf(record),
        };
  },
};
