import type { LayerAnswer } from "../../core/resolve/answer.ts";
import { dayOf } from "../../export/site/days.ts";
import { useReading } from "../context.ts";
import { Polities, Polity } from "./name.tsx";

/** An answer in a few words: who, how, on whose word. */
export function Answer({ answer, control = false }: { answer: LayerAnswer | undefined; control?: boolean }) {
  const { say, who, day } = useReading();
  if (answer === undefined) return <p class="answer quiet">{say("silence.no-record")}</p>;
  const names = (ids: readonly string[]): string => ids.map((id) => who(id).text).join(", ");
  return (
    <div class={`answer ${answer.answer}`}>
      {(answer.answer === "contested" || answer.answer === "joint") && <p class="kind">{say(answer.answer)}</p>}
      {answer.holders.map((holder) => (
        <p class="holder" key={holder.polity}>
          <Polity id={holder.polity} swatch />
          {control && holder.mode !== undefined && holder.mode !== "administers" && (
            <span class="mode"> · {say(`holds.${holder.mode}`, { polity: "" }).trim()}</span>
          )}
          {holder.through != null && <span class="mode"> · {say("through", { polity: who(holder.through).text })}</span>}
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
      {answer.holders.length === 0 && <p class="kind">{say(answer.answer)}</p>}
      {answer.silence !== undefined && <p class="quiet">{say(`silence.${answer.silence}`)}</p>}
      {(answer.denied ?? []).map((one) => (
        <p class="quiet" key={one.polity}>
          {say("denied", { polity: who(one.polity).text, who: names(one.by) })}
        </p>
      ))}
      {(answer.left_open_by ?? []).length > 0 && <p class="quiet">{say("leftopen", { who: names(answer.left_open_by ?? []) })}</p>}
      {answer.since !== null && (
        <p class="since">
          {say("since", { date: day(dayOf(answer.since)) })}
          {answer.basis_since !== null && answer.basis_since !== answer.since && (
            <> · {say("since.basis", { date: day(dayOf(answer.basis_since)) })}</>
          )}
        </p>
      )}
      {answer.certainty === "uncertain" && (
        <div class="uncertain">
          <p>{say("uncertain")}</p>
          <ul>
            {(answer.alternatives ?? []).map((other, i) => (
              <li key={i}>
                {other.holders.length === 0 ? say(other.answer) : <Polities ids={other.holders.map((holder) => holder.polity)} />}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
