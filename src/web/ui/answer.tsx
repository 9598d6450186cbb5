import { type LayerAnswer, modeByConsensus } from "../../core/resolve/answer.ts";
import { headOf, readingInWords } from "../../export/site/answer-words.ts";
import type { SiteRecords } from "../../export/site/contract.ts";
import { dayOf } from "../../export/site/days.ts";
import { useReading } from "../context.ts";
import { spokenText } from "../spoken-dates.ts";
import { assertionOf } from "./grounds.tsx";
import { Polities, Polity } from "./name.tsx";

/** An answer in a few words: who, how, on whose word; without a holder, why there is none. */
export function Answer({
  answer,
  layer,
  cell,
  records,
}: {
  answer: LayerAnswer | undefined;
  layer: "control" | "title";
  cell: number;
  records: SiteRecords | undefined;
}) {
  const { say, who, day, view } = useReading();
  const control = layer === "control";
  const gap = useGap(layer, cell);
  if (answer === undefined) return <p class="answer quiet">{say(gap)}</p>;
  const names = (ids: readonly string[]): string => ids.map((id) => who(id).text).join(", ");
  return (
    <div class={`answer ${answer.answer}`}>
      {(answer.answer === "contested" || answer.answer === "joint") && <p class="kind">{say(answer.answer)}</p>}
      {answer.holders.map((holder) => (
        <p class="holder" key={holder.polity}>
          <Polity id={holder.polity} swatch />
          {control && holder.mode !== undefined && holder.mode !== "administers" && (
            <span class="mode"> · {say(`word.${holder.mode}`)}</span>
          )}
          {holder.through != null && <span class="mode"> · {say("through", { polity: who(holder.through).text })}</span>}
          {control && answer.answer !== "contested" && modeByConsensus(holder) && <span class="mode"> · {say("by-consensus")}</span>}
          {(holder.dependent_on ?? []).map((link) => (
            <span class="mode" key={link.polity}>
              {" "}
              · {say("dependent", { polity: who(link.polity).text, who: names(link.according_to) })}
            </span>
          ))}
          {answer.answer === "contested" && holder.according_to.length > 0 && (
            <span class="mode"> · {say("according", { who: names(holder.according_to) })}</span>
          )}
          {holder.denied_by.length > 0 && <span class="mode"> · {say("denied.by", { who: names(holder.denied_by) })}</span>}
        </p>
      ))}
      {answer.holders.length === 0 && (
        <p class="kind">{say(answer.silence === "no-record" && gap === "silence.viewpoint" ? "kind.silent" : headOf(answer))}</p>
      )}
      {answer.silence !== undefined && <p class="quiet">{say(answer.silence === "no-record" ? gap : `silence.${answer.silence}`)}</p>}
      {(answer.denied ?? []).map((one) => (
        <p class="quiet" key={one.polity}>
          {say("denied", { polity: who(one.polity).text, who: names(one.by) })}
        </p>
      ))}
      {(answer.left_open_by ?? []).length > 0 && <p class="quiet">{say("leftopen", { who: names(answer.left_open_by ?? []) })}</p>}
      {answer.since !== null && (
        <p class="since">
          {say(answer.since_before ? "since.before" : "since", {
            date: answer.since_within === undefined ? day(dayOf(answer.since)) : spokenText(answer.since_within, view.lang, "of"),
          })}
          {answer.basis_since !== null && answer.basis_since !== answer.since && !answer.since_before && (
            <> · {say("since.basis", { date: day(dayOf(answer.basis_since)) })}</>
          )}
        </p>
      )}
      {answer.stopped !== undefined && <p class="quiet">{say("uncertain.stopped", { n: answer.stopped.readings })}</p>}
      {answer.certainty === "uncertain" && <Alternatives of={answer.alternatives ?? []} records={records} />}
    </div>
  );
}

/** The answers between which open dates leave the choice, each with the dates on which it would hold. */
function Alternatives({ of, records }: { of: NonNullable<LayerAnswer["alternatives"]>; records: SiteRecords | undefined }) {
  const { say, text, view } = useReading();
  const actName = (id: string): string => {
    const own = records === undefined ? undefined : assertionOf(records, id)?.record;
    const found = Object.entries(records?.records ?? {}).find(([ref]) => ref === own || ref.slice(ref.indexOf("/") + 1) === id)?.[1];
    return found === undefined ? id.replaceAll("-", " ") : text(found.name).text;
  };
  return (
    <div class="uncertain">
      <p>{say("uncertain.why")}</p>
      <ul>
        {of.map((other, i) => (
          <li key={i}>
            {other.holders.length === 0 ? say(headOf(other)) : <Polities ids={other.holders.map((holder) => holder.polity)} />}
            {(other.reading ?? []).map((one) => (
              <small key={one.act}>
                {" "}
                · {say("uncertain.if", { readings: readingInWords(one, say, actName, (edtf) => spokenText(edtf, view.lang)) })}
              </small>
            ))}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What to say where no record answers: that nobody speaks at all, or only that those heard here do not. */
function useGap(layer: "control" | "title", cell: number): string {
  const { model, view } = useReading();
  const others = model.atlas.viewpoints.some(({ id }) => {
    const answer = model.land(cell, { ...view, viewpoint: id })[layer];
    return answer !== undefined && answer.silence !== "no-record";
  });
  return others ? "silence.viewpoint" : layer === "title" ? "silence.no-title" : "silence.no-record";
}
