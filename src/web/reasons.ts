import { sayReason } from "../core/words/reason.ts";
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
  const { by, on, heirs } = entry;
  const names = (ids: readonly string[]): string => ids.map((id) => who(id).text).join(", ");
  const act = by === undefined || !Object.hasOwn(records.assertions, by) ? undefined : records.assertions[by]?.record;
  return sayReason(say, entry, {
    who: names(assertors),
    by: act === undefined ? (by ?? "") : text(records.records[act]?.name).text,
    date: on === undefined ? "" : day(dayOf(on)),
    heirs: names(heirs ?? []),
  });
}
