import type { HistoryAnswer, WhoAnswer } from "../../core/resolve/answer.ts";
import { oneDay } from "../../core/resolve/ask.ts";
import type { AskOptions, Spot } from "../../core/resolve/resolver.ts";
import type { HistoricalDate } from "../../core/time/historical-date.ts";
import type { Askable } from "./question.ts";

/** The answer for a date that is not one day: every run of days in it, under the date as asked. */
export interface SpellsAnswer extends HistoryAnswer {
  readonly date: string;
}

/** Whose land a spot was: one day's answer, or for a date that is not one day its spells. */
export function whoAnswer({ resolver }: Askable, spot: Spot, date: HistoricalDate, options: AskOptions): WhoAnswer | SpellsAnswer {
  const day = oneDay(date);
  if (day !== undefined) return resolver.who(spot, day, options);
  const { spells, ...head } = resolver.history(spot, options, date.earliest, date.latest + 1);
  return { ...head, date: date.text, spells };
}

export const isSpells = (answer: WhoAnswer | SpellsAnswer): answer is SpellsAnswer => "spells" in answer;
