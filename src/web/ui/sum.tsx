import { useReading } from "../context.ts";
import { spokenText } from "../spoken-dates.ts";
import { sentencesOf } from "../view-words.ts";

/** What the map shows, over it; `silent`: nothing is answered of what is in view. */
export function Sum({ silent }: { silent: boolean }) {
  const reading = useReading();
  const { model, view, say, day } = reading;
  const { shownDay, viewpoint, layer, other } = sentencesOf(reading);
  const [from, to] = model.atlas.period;
  const { versus } = view;
  return (
    <p class="sum">
      <strong>{shownDay}</strong> · {say("as", { viewpoint })} · {layer}
      {versus !== undefined && (
        <>
          {" "}
          ≠ <strong>{day(versus.day)}</strong> · {say("as", { viewpoint: other })}
        </>
      )}
      {view.all !== true && (view.day < from || view.day > to) && <small> · {say("date.outside", { from: day(from), to: day(to) })}</small>}
      {versus === undefined && silent && <small class="silence"> {say("silence.seen")}</small>}
      {view.asked !== undefined && view.all !== true && <small> ({say("date.asked", { text: spokenText(view.asked, view.lang) })})</small>}
    </p>
  );
}
