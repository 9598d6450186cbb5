import type { SiteReason, SiteRecords } from "../export/site/contract.ts";
import { dayOf } from "../export/site/days.ts";
import type { Reading } from "./context.ts";

/** In the reader's language: why an assertion, as these assertors said it, does not count in this viewpoint on this day. */
export function reasonInWords(
  entry: SiteReason,
  assertors: readonly string[],
  { say, who, day, text }: Reading,
  records: SiteRecords,
): string {
  const { reason, by, on, heirs } = entry;
  const act = by === undefined || !Object.hasOwn(records.assertions, by) ? undefined : records.assertions[by]?.record;
  const holes = {
    who: assertors.map((id) => who(id).text).join(", "),
    by: act === undefined ? (by ?? "") : text(records.records[act]?.name).text,
    date: on === undefined ? "" : day(dayOf(on)),
    heirs: (heirs ?? []).map((id) => who(id).text).join(", "),
  };
  return say(`reason.${variantOf(entry)}`, holes);

  function variantOf({ beside, inherited }: SiteReason): string {
    if (beside === true) return "beside";
    if (inherited === true) return "not-yet.inherited";
    if (reason === "not-in-force" && on !== undefined) return "not-in-force.on";
    if (reason === "assertor-extinct" && heirs !== undefined) return "assertor-extinct.heirs";
    return reason;
  }
}
