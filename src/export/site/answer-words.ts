import { type LayerAnswer, modeByConsensus } from "../../core/resolve/answer.ts";
import type { Say } from "./words.ts";

/** An answer in a few words for a table: its holders and how they hold, else why there is none. */
export function answerInWords(answer: LayerAnswer | undefined, say: Say, who: (id: string) => string): string {
  const unsure = answer?.certainty === "uncertain" ? ` (${say("history.uncertain")})` : "";
  if (answer === undefined || answer.holders.length === 0) return say(headOf(answer)) + unsure;
  const names = answer.holders.map((holder) => {
    const { polity, mode, through } = holder;
    const how = [
      ...(mode === undefined || mode === "administers" ? [] : [say(`word.${mode}`)]),
      ...(through == null ? [] : [say("through", { polity: who(through) })]),
      ...(modeByConsensus(holder) ? [say("by-consensus")] : []),
    ];
    return who(polity) + (how.length === 0 ? "" : ` (${how.join(", ")})`);
  });
  const text = names.join(answer.answer === "contested" ? " / " : ", ");
  return (answer.answer === "contested" ? `${say("contested")}: ${text}` : text) + unsure;
}

/** Key of the word that stands where no holder does: each kind of silence has its own. */
export const headOf = (answer: LayerAnswer | undefined): string =>
  answer?.silence === undefined ? (answer?.answer ?? "unknown") : `kind.${answer.silence}`;
