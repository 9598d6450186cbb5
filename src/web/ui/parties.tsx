import { NEVER, type SiteDispute } from "../../export/site/contract.ts";
import { number } from "../../export/site/words.ts";
import { useReading } from "../context.ts";
import type { Selected } from "../selection.ts";
import { valueAt } from "../stack.ts";
import { Name, Polities } from "./name.tsx";
import { ViewpointPhrase } from "./viewpoint-phrase.tsx";

/** A polity: how much land it held, had by right and claimed on the day shown. */
export function PolityDossier({ selected, polity }: { selected: Selected; polity: string }) {
  const { model, view, say, day, data } = useReading();
  return (
    <article class="dossier">
      <h2 tabIndex={-1}>
        <Name of={selected.name} />
      </h2>
      <p class="quiet">
        {say("polity")} · <a href={new URL(selected.page ?? "", data.root).href}>{say("page.read")}</a>
      </p>
      <p class="when">
        {day(view.day)} · <ViewpointPhrase />
      </p>
      <dl class="names">
        {(["control", "title", "claims"] as const).map((layer) => (
          <div key={layer}>
            <dt>{say(layer)}</dt>
            <dd>{number(valueAt(model.areas(view.viewpoint, layer).get(polity) ?? [], view.day))} km²</dd>
          </div>
        ))}
      </dl>
    </article>
  );
}

/** A dispute: its parties, and each time that it was open. */
export function DisputeDossier({ selected, disputes }: { selected: Selected; disputes: readonly SiteDispute[] }) {
  const { say, day, data, set } = useReading();
  const parties = [...new Set(disputes.flatMap((one) => one.parties))];
  return (
    <article class="dossier">
      <h2 tabIndex={-1}>
        <Polities ids={parties} rivals />
      </h2>
      <p class="quiet">
        {say("dispute")} · <a href={new URL(selected.page ?? "", data.root).href}>{say("page.read")}</a>
      </p>
      <ul class="plain">
        {disputes.map((one) => (
          <li key={one.start}>
            <button type="button" class="link" onClick={() => set({ day: one.start, asked: undefined, layer: "dispute" })}>
              {say("page.dispute.since", { date: day(one.start), end: one.end >= NEVER ? say("page.dispute.open") : day(one.end) })}
            </button>{" "}
            <span class="quiet">{number(one.km2)} km²</span>
          </li>
        ))}
      </ul>
    </article>
  );
}
