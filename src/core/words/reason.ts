import type { Say } from "./speaker.ts";

/** Why an assertion does not count, as far as its words need it. */
export interface ReasonGiven {
  readonly reason: string;
  readonly on?: string;
  readonly heirs?: readonly string[];
  readonly beside?: boolean;
  readonly inherited?: boolean;
  readonly reverted?: boolean;
}

/** What a reason names, in words. */
export interface ReasonNames {
  /** those who assert it */
  readonly who: string;
  /** the act that superseded, annulled or suspended it */
  readonly by: string;
  readonly date: string;
  readonly heirs: string;
}

/** Why an assertion, as those who say it hold it, does not count in this viewpoint on this day. */
export const sayReason = (say: Say, given: ReasonGiven, { who, by, date, heirs }: ReasonNames): string =>
  say(`reason.${variantOf(given)}`, { who, by, date, heirs });

/** `not-in-force` is said in other words where the day is known on which it comes into force, and so on. */
function variantOf({ reason, on, heirs, beside, inherited, reverted }: ReasonGiven): string {
  if (beside === true) return "beside";
  if (inherited === true) return "not-yet.inherited";
  if (reverted === true) return "ended.reverted";
  if (reason === "not-in-force" && on !== undefined) return "not-in-force.on";
  if (reason === "assertor-extinct" && heirs !== undefined) return "assertor-extinct.heirs";
  return reason;
}
