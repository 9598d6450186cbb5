import type { LayerAnswer } from "../core/resolve/answer.ts";
import { answerInWords } from "../export/site/answer-words.ts";
import type { ShownHolding } from "../export/site/model.ts";
import { layerOfAllTime } from "./all-time.ts";
import type { Reading } from "./context.ts";
import type { Selected } from "./selection.ts";

/** What is shown, in words: its day or the whole period, who is asked, and what is asked for. */
export function sentencesOf({ model, view, say, day, text }: Reading) {
  const nameOf = (viewpoint: string | undefined): string => text(model.atlas.viewpoints.find((one) => one.id === viewpoint)?.name).text;
  const [from, to] = model.atlas.period;
  const shownDay = view.all === true ? `${say("alltime")}, ${day(from)} – ${day(to)}` : day(view.day);
  const viewpoint = nameOf(view.viewpoint);
  const layer = say(`layer.${view.all === true ? layerOfAllTime(view.layer) : view.layer}`);
  const sentence = `${shownDay} · ${say("as", { viewpoint })} · ${layer}`;
  const { versus } = view;
  const other = nameOf(versus?.viewpoint);
  // a picture of what differs has two sides
  const told =
    versus === undefined || view.beside !== "difference"
      ? sentence
      : `${sentence} ≠ ${day(versus.day)} · ${say("as", { viewpoint: other })}`;
  return { shownDay, viewpoint, layer, other, sentence, told };
}

/** The same for those who hear it: with what is selected, else with those who hold most. */
export function spokenOf(reading: Reading, holdings: readonly ShownHolding[], selected: Selected | undefined): string {
  const { model, view, say, who, text } = reading;
  const { shownDay, viewpoint, layer } = sentencesOf(reading);
  const words = (answer: LayerAnswer | undefined): string => answerInWords(answer, say, (id) => who(id).text);
  const here = selected === undefined || selected.cell < 0 ? undefined : model.land(selected.cell, view);
  const what =
    here === undefined
      ? holdings
          .slice(0, 4)
          .map((holding) => holding.polities.map((id) => who(id).text).join(" / ") || say("undetermined"))
          .join(", ")
      : `${text(selected?.name).text || say("here")}: ${say("control")}: ${words(here.control)}; ${say("title")}: ${words(here.title)}`;
  return say("announce", { date: shownDay, viewpoint, layer, what });
}
