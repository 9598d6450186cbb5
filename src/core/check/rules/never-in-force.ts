import { bindingStages } from "../../link/binding.ts";
import type { Assertion } from "../../model/assertion.ts";
import type { Atlas } from "../../model/atlas.ts";
import { type AnyAuthored, type Authored, refOf } from "../../model/authored.ts";
import type { Stage } from "../../model/records.ts";
import { boundsOf } from "../bounds.ts";
import type { Rule } from "../rule.ts";

type Name = Stage["stage"];

/** Steps of an act that is still being made: nobody expects it to work. */
const IN_THE_MAKING: ReadonlySet<Name> = new Set(["proposed", "negotiated", "initialled"]);
/** Steps that say that it came to nothing, or is no more. */
const OVER: ReadonlySet<Name> = new Set(["rejected", "denounced", "terminated", "annulled", "superseded"]);

/** Acts of which another record says that they were replaced or annulled. */
function undone(atlas: Atlas): ReadonlySet<AnyAuthored> {
  const found = new Set<AnyAuthored>();
  const add = (ref: string | undefined): void => {
    const record = ref === undefined ? undefined : atlas.find(ref);
    if (record) found.add(record);
  };
  for (const { effect } of atlas.assertions) add(effect.annuls);
  for (const { data } of [...atlas.collections.instruments.values(), ...atlas.collections.events.values()])
    for (const { verb, act } of data.relations ?? []) if (verb === "supersedes" || verb === "annuls") add(act);
  return found;
}

/** Effects of each act that wait for a step of which its record says nothing, whoever is asked. */
function waiting(atlas: Atlas): Map<Authored<"instruments">, Assertion[]> {
  const found = new Map<Authored<"instruments">, Assertion[]>();
  for (const assertion of atlas.assertions) {
    const { record, assertors, accepts } = assertion;
    if (record.collection !== "instruments" || accepts || assertors.length === 0) continue;
    if (!assertors.every((a) => !a.when && a.pending === "signed-not-in-force")) continue;
    const list = found.get(record);
    if (list) list.push(assertion);
    else found.set(record, [assertion]);
  }
  return found;
}

/** What to write in `binding` where an act bound by a step. */
const LEVEL_OF: Readonly<Partial<Record<Name, string>>> = { signed: "signed", adopted: "signed", issued: "signed", ratified: "ratified" };

export const rule: Rule = {
  id: "never-in-force",
  severity: "warning",
  emittedBy: "check",
  title: "The effects of an act wait for a step that its record does not have",
  why: "an effect works from the step that binding names; without that step it is asked in vain, on every day and by everyone",
  remedy: "add the missing stage with its day, name the step that did bind with binding:, or add the stage with which the act failed",
  *run({ atlas }) {
    let gone: ReadonlySet<AnyAuthored> | undefined;
    for (const [record, effects] of waiting(atlas)) {
      const { stages = [], parties } = record.data;
      if (stages.length === 0 && record.data.on) continue;
      if (stages.length > 0 && (stages.every((s) => IN_THE_MAKING.has(s.stage)) || stages.some((s) => OVER.has(s.stage)))) continue;
      // Without any day at all binds-nobody says so.
      if (stages.length === 0 && !effects.every((a) => a.effect.when)) continue;
      gone ??= undone(atlas);
      if (gone.has(record)) continue;
      const missing = [...new Set(effects.map((a) => bindingStages(record, a.effect.binding)[0] as Name))];
      const taken = stages.findLast((s) => !IN_THE_MAKING.has(s.stage));
      const day = taken && boundsOf(atlas, taken.on)?.text;
      const is = taken
        ? `${record.id} was ${taken.stage === "in-force" ? "in force" : taken.stage}${day ? ` on ${day}` : ""}`
        : `${record.id} has no stage`;
      const step = missing.join(" and ");
      const other = taken && parties && taken.stage in LEVEL_OF ? `; or binding: ${LEVEL_OF[taken.stage]} if that bound them` : "";
      yield {
        message: `${is}, but ${effects.length === 1 ? "its effect works" : `${effects.length} of its effects work`} from the stage ${step}, which is not recorded`,
        span: stages.length > 0 ? record.keySpanOf(["stages"]) : record.spanOf([]),
        help: `add ${missing.map((name) => `{ stage: ${name}, on: … }`).join(" and ")}${other}; or the stage with which it failed, such as rejected`,
        see: effects.slice(0, 1).map((a) => ({ span: a.record.keySpanOf([...a.path, a.verb]), message: `${a.id} waits for ${step}` })),
        record: refOf(record),
      };
    }
  },
};
