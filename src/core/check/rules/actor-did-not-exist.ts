import type { Assertion, DateVariable } from "../../model/assertion.ts";
import { type AnyAuthored, refOf, type ValuePath } from "../../model/authored.ts";
import { writtenDate } from "../../time/written-date.ts";
import { type Bounds, boundsOf } from "../bounds.ts";
import type { RecordContext, Rule } from "../rule.ts";

interface Deed {
  readonly polity: string;
  readonly path: ValuePath;
  readonly day: Bounds;
  /** what it does on that day, where it does not act itself */
  readonly holds?: "title" | "control";
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
    yield* holdersOf(assertion, day);
  }
}

/** Those to whom an effect gives land. */
function* holdersOf({ effect, verb, path, rank }: Assertion, day: Bounds): Iterable<Deed> {
  if (rank === "deprecated") return;
  const key = verb === "cedes" || verb === "renounces" ? "to" : verb;
  if (key !== "title" && key !== "control" && key !== "to") return;
  const holds = key === "control" ? "control" : "title";
  for (const [i, polity] of (effect[key] ?? []).entries()) yield { polity, path: [...path, key, i], day, holds };
}

/** The first day on which a polity, or one of those whose holdings it took over, may have been; undefined where one of them always was. */
function beginning(id: string, atlas: RecordContext["atlas"], seen: ReadonlySet<string> = new Set()): number | undefined {
  const data = atlas.collections.polities.get(id)?.data;
  const own = boundsOf(atlas, data?.exists?.from)?.earliest;
  let first = own;
  for (const { polity, inherits } of data?.succeeds ?? []) {
    if (!inherits?.includes("holdings") || seen.has(polity)) continue;
    const theirs = beginning(polity, atlas, new Set([...seen, id]));
    if (theirs === undefined) return undefined;
    first = Math.min(first ?? theirs, theirs);
  }
  return first;
}

/** What a polity does, for messages. */
const doing = ({ holds }: Deed): string => (holds === undefined ? "acts" : holds === "title" ? "is given title" : "is given control");

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
  title: "A polity acts, or is given land, at a time when it did not exist",
  why: "only a polity that exists can sign, hold, claim, control or say anything",
  remedy: "name the polity that was there, or correct one of the two dates",
  collections: ["instruments", "events", "statements", "obligations"],
  *ofRecord(record, context) {
    const { atlas } = context;
    const told = new Set<string>();
    for (const deed of deedsOf(record, context)) {
      const { polity, path, day, holds } = deed;
      const actor = atlas.collections.polities.get(polity);
      if (!actor?.data.exists || told.has(polity)) continue;
      const from = boundsOf(atlas, actor.data.exists.from);
      const until = boundsOf(atlas, actor.data.exists.until);
      // Land may be written as the heir's while the one whose holdings it took over was there.
      const early = from !== undefined && day.latest < from.earliest && (!holds || day.latest < (beginning(polity, atlas) ?? -Infinity));
      // That title stays with one who is no more, holder-has-ended says, where no heir takes over.
      const late = holds !== "title" && until !== undefined && day.earliest >= until.latest && !actor.data.survives;
      if (!early && !late) continue;
      told.add(polity);
      const side = early ? "from" : "until";
      yield {
        message: early
          ? `${polity} ${doing(deed)} on ${day.text}, but exists from ${from.text}`
          : `${polity} ${doing(deed)} on ${day.text}, but existed only until ${until?.text}`,
        span: record.spanOf(path),
        help: early
          ? `name the polity that ${holds ? "held the land" : "acted"} before ${polity} came to be, or correct one of the two dates`
          : `name the successor of ${polity}, or correct one of the two dates`,
        see: [{ span: actor.spanOf(["exists", side]), message: early ? "begins here" : "ends here" }],
        record: refOf(record),
      };
    }
  },
};
