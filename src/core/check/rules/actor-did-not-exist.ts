import type { DateVariable } from "../../model/assertion.ts";
import { type AnyAuthored, refOf, type ValuePath } from "../../model/authored.ts";
import { type Bounds, boundsOf, writtenDate } from "../facts.ts";
import type { RecordContext, Rule } from "../rule.ts";

interface Deed {
  readonly polity: string;
  readonly path: ValuePath;
  readonly day: Bounds;
}

const ofVariable = (when: DateVariable): Omit<Bounds, "text"> => ({
  earliest: when.admissible[0]?.[0] ?? -Infinity,
  latest: when.admissible.at(-1)?.[1] ?? Infinity,
});

function* deedsOf(record: AnyAuthored, { atlas, assertions }: RecordContext): Iterable<Deed> {
  if (record.collection === "instruments") {
    const { on, stages = [], parties = [], issued_by = [] } = record.data;
    const made = stages.findIndex((s) => !s.by && ["signed", "issued", "adopted"].includes(s.stage));
    const day = boundsOf(atlas, on ?? stages[made]?.on);
    if (day) {
      for (const [i, polity] of parties.entries()) yield { polity, path: ["parties", i], day };
      for (const [i, polity] of issued_by.entries()) yield { polity, path: ["issued_by", i], day };
    }
    for (const [s, stage] of stages.entries()) {
      const then = boundsOf(atlas, stage.on);
      if (then) for (const [i, polity] of (stage.by ?? []).entries()) yield { polity, path: ["stages", s, "by", i], day: then };
    }
  }
  if (record.collection === "events") {
    const day = boundsOf(atlas, record.data.when);
    if (day) for (const [i, polity] of (record.data.actors ?? []).entries()) yield { polity, path: ["actors", i], day };
  }
  if (record.collection === "statements") {
    const day = boundsOf(atlas, record.data.when);
    if (day) for (const [i, polity] of record.data.according_to.entries()) yield { polity, path: ["according_to", i], day };
  }
  if (record.collection === "obligations")
    for (const [p, performance] of (record.data.performances ?? []).entries()) {
      const day = boundsOf(atlas, performance.when);
      if (day) for (const [i, polity] of (performance.by ?? []).entries()) yield { polity, path: ["performances", p, "by", i], day };
    }
  for (const assertion of assertions) {
    const { effect, path } = assertion;
    if (assertion.verb === "creates" || assertion.verb === "ends") continue;
    const when = assertion.assertors.find((a) => a.when)?.when;
    if (!when || when.key === "always") continue;
    const own = effect.when?.[0]?.value;
    const day = { ...ofVariable(when), text: own ? writtenDate(own) : dateText(record) };
    for (const [i, polity] of (effect.by ?? []).entries()) yield { polity, path: [...path, "by", i], day };
    for (const [i, polity] of (effect.control ?? []).entries()) yield { polity, path: [...path, "control", i], day };
  }
}

function dateText(record: AnyAuthored): string {
  if (record.collection === "events" || record.collection === "statements") {
    const value = record.data.when[0]?.value;
    if (value) return writtenDate(value);
  }
  if (record.collection === "instruments") {
    const value = (record.data.on ?? record.data.stages?.[0]?.on)?.[0]?.value;
    if (value) return writtenDate(value);
  }
  return "its day";
}

export const rule: Rule = {
  id: "actor-did-not-exist",
  severity: "error",
  emittedBy: "check",
  title: "A polity acts at a time when it did not exist",
  why: "only a polity that exists can sign, claim, control or say anything",
  remedy: "name the polity that acted, or correct one of the two dates",
  collections: ["instruments", "events", "statements", "obligations"],
  *ofRecord(record, context) {
    const { atlas } = context;
    const told = new Set<string>();
    for (const { polity, path, day } of deedsOf(record, context)) {
      const actor = atlas.collections.polities.get(polity);
      if (!actor?.data.exists || told.has(polity)) continue;
      const from = boundsOf(atlas, actor.data.exists.from);
      const until = boundsOf(atlas, actor.data.exists.until);
      const early = from !== undefined && day.latest < from.earliest;
      const late = until !== undefined && day.earliest >= until.latest && !actor.data.survives;
      if (!early && !late) continue;
      told.add(polity);
      const side = early ? "from" : "until";
      yield {
        message: early
          ? `${polity} acts on ${day.text}, but exists from ${from.text}`
          : `${polity} acts on ${day.text}, but existed only until ${until?.text}`,
        span: record.spanOf(path),
        help: early
          ? `name the polity that acted before ${polity} came to be, or correct one of the two dates`
          : `name the successor of ${polity}, or correct one of the two dates`,
        see: [{ span: actor.spanOf(["exists", side]), message: early ? "begins here" : "ends here" }],
        record: refOf(record),
      };
    }
  },
};
