import { boundsOf, writtenDate } from "../core/check/facts.ts";
import type { Atlas } from "../core/model/atlas.ts";
import type { Authored } from "../core/model/authored.ts";
import { formatDay } from "../core/time/format-day.ts";
import type { Day } from "../core/time/historical-date.ts";
import { inWords } from "./say.ts";

/** not-yet: the promise binds nobody yet. */
export type ObligationState = "not-yet" | "due" | "overdue" | "partly-performed" | "performed" | "refused" | "lapsed" | "disputed";

/** How an obligation stood on a day (or stands at the end of the records): what was done about it counts before what was due. */
export function obligationState(atlas: Atlas, obligation: Authored<"obligations">, day: Day = Infinity): ObligationState {
  const { due, lapses, performances = [], arises_from } = obligation.data;
  const arises = firstDay(atlas, arises_from);
  if (arises !== undefined && arises > day) return "not-yet";
  const done = performances.filter((p) => (boundsOf(atlas, p.when)?.earliest ?? -Infinity) <= day).map((p) => p.state);
  if (done.includes("disputed") || (done.includes("performed") && done.includes("refused"))) return "disputed";
  if (done.includes("performed")) return "performed";
  const lapsed = boundsOf(atlas, lapses);
  if (done.includes("lapsed") || (lapsed && lapsed.latest <= day)) return "lapsed";
  if (done.includes("refused")) return "refused";
  if (done.includes("partial")) return "partly-performed";
  const by = boundsOf(atlas, due);
  return by !== undefined && by.latest < day ? "overdue" : "due";
}

/** First day on which the article that makes the promise binds its promisers. */
function firstDay(atlas: Atlas, arisesFrom: string): Day | undefined {
  const record = atlas.find(arisesFrom);
  const part = arisesFrom.includes("#") ? arisesFrom.slice(arisesFrom.indexOf("#") + 1) : undefined;
  const days = atlas.assertions
    .filter((a) => a.record === record && (part === undefined || a.article === part || a.id === arisesFrom))
    .flatMap((a) => a.assertors.flatMap((x) => (x.when ? [x.when.admissible[0]?.[0] ?? Infinity] : [])));
  if (days.length > 0) return Math.min(...days);
  if (record?.collection === "instruments")
    return boundsOf(atlas, record.data.stages?.find((s) => s.stage === "in-force")?.on ?? record.data.on)?.earliest;
  return record?.collection === "events" ? boundsOf(atlas, record.data.when)?.earliest : undefined;
}

/** All obligations with their state on a day. */
export function obligationRows(atlas: Atlas, day?: Day): Readonly<Record<string, unknown>>[] {
  return [...atlas.collections.obligations.values()].map((o) => {
    const due = boundsOf(atlas, o.data.due);
    return {
      id: o.id,
      type: o.data.type,
      by: o.data.by,
      to: o.data.to,
      amount:
        o.data.amount?.map((a) => `${a.value.value} ${a.value.unit}${a.rank === "deprecated" ? " (plain error)" : ""}`).join(" or ") ??
        null,
      due: o.data.due ? o.data.due.map((a) => writtenDate(a.value)).join(" or ") : null,
      due_by: due && Number.isFinite(due.latest) ? formatDay(due.latest) : null,
      state: obligationState(atlas, o, day),
      ...(day !== undefined && { on: formatDay(day) }),
      gist: inWords(atlas, o.data.gist) ?? inWords(atlas, o.data.name) ?? null,
      arises_from: o.data.arises_from,
      performances: (o.data.performances ?? []).map((p) => ({
        state: p.state,
        when: p.when?.map((w) => writtenDate(w.value)).join(" or ") ?? null,
        gist: inWords(atlas, p.gist) ?? null,
        according_to: p.according_to ?? null,
      })),
    };
  });
}
