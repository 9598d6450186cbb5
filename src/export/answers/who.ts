import type { WhoAnswer } from "../../core/resolve/answer.ts";
import { oneDay } from "../../core/resolve/ask.ts";
import type { AskOptions, Spot } from "../../core/resolve/resolver.ts";
import type { HistoricalDate } from "../../core/time/historical-date.ts";
import type { SpellsAnswer } from "./answer-documents.ts";
import { AS, type Askable, DATE, DAY, EXPLAIN, KNOWN_ON, PLACE, type Question } from "./question.ts";

export const WHO = {
  name: "who",
  summary: "whose land was this on that day",
  parameters: [
    { ...PLACE, also: { command: "or a territory, with territories/ before its id where a place has the name too" } },
    { ...DATE, also: { command: "of a territory, one day" }, at: { api: "query", command: "argument" } },
    DAY,
    AS,
    KNOWN_ON,
    EXPLAIN,
  ],
} as const satisfies Question;

/** Whose land a spot was: one day's answer, or for a date that is not one day its spells. */
export function whoAnswer({ resolver }: Askable, spot: Spot, date: HistoricalDate, options: AskOptions): WhoAnswer | SpellsAnswer {
  const day = oneDay(date);
  if (day !== undefined) return resolver.who(spot, day, options);
  const { spells, ...head } = resolver.history(spot, options, date.earliest, date.latest + 1);
  return { ...head, date: date.text, spells };
}

export const isSpells = (answer: WhoAnswer | SpellsAnswer): answer is SpellsAnswer => "spells" in answer;
