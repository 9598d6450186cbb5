import { type LayerAnswer, modeByConsensus, type Reading } from "../../core/resolve/answer.ts";
import { type Say, within } from "../../core/words/speaker.ts";

/** An answer in a few words for a table: its holders and how they hold, else why there is none. */
export function answerInWords(answer: LayerAnswer | undefined, say: Say, who: (id: string) => string): string {
  const unsure = answer?.certainty === "uncertain" ? ` (${within(say("uncertain"))})` : "";
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

/** One of the dates on which an alternative rests: `the incorporation took effect on 24 March or 6 April 1922`; `act` names a record, `date` speaks EDTF. */
export function readingInWords(
  { act: id, what, on }: Reading,
  say: Say,
  act: (id: string) => string,
  date: (edtf: string) => string,
): string {
  const [only = ""] = on;
  const when = date(on.length === 1 && !only.startsWith("[") ? only : `[${on.map((text) => text.replaceAll(/[[\]]/g, "")).join(",")}]`);
  return say(`reading.${what}`, { act: act(id), when: /^\d/.test(when) ? say("on.day", { date: when }) : when });
}
