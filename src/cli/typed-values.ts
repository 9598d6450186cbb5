/** What people type into what the resolver takes; what cannot be read ends the command as wrong usage. */
import type { Atlas } from "../core/model/atlas.ts";
import * as ask from "../core/resolve/ask.ts";
import { type AskedEyes, readEyes, readKnownOn } from "../export/answers/eyes.ts";
import type { AskedOptions } from "./command.ts";
import { misuse } from "./world.ts";

/** The value of a part of a question; throws wrong usage where it was not understood. */
export function must<T>(asked: ask.Asked<T>): T {
  if (asked.ok) return asked.value;
  throw misuse(asked.fault.message, asked.fault.help);
}

const asMisuse =
  <A extends unknown[], R>(read: (...given: A) => ask.Asked<R>): ((...given: A) => R) =>
  (...given) =>
    must(read(...given));

export const { didYouMean, folded, oneDay } = ask;
export const findPlace = asMisuse(ask.findPlace);
export const readDate = asMisuse(ask.readDate);
export const readDay = asMisuse(ask.readDay);
export const findViewpoint = asMisuse(ask.findViewpoint);

/** The eyes and the day of knowledge that a question is put with. */
export const eyesOf = (atlas: Atlas, options: AskedOptions): AskedEyes => must(readEyes(atlas, options, "command"));
export const knownOnOf = (options: AskedOptions): AskedEyes["knownOn"] => must(readKnownOn(options, "command"));
