import { useEffect, useState } from "preact/hooks";
import type { SiteRecords } from "../../export/site/contract.ts";
import { number } from "../../export/site/words.ts";
import { useReading } from "../context.ts";
import type { Selected } from "../selection.ts";
import { Assertions, DifferingDates } from "./grounds.tsx";
import { Name } from "./name.tsx";

/** A treaty, another act or an event: its days, what it says about land, and how much of that it decides on the day shown. */
export function ActDossier({ selected, act }: { selected: Selected; act: string }) {
  const { model, view, say, day, set, data } = useReading();
  const [records, setRecords] = useState<SiteRecords>();
  useEffect(() => void data.records().then(setRecords), [data]);
  const days = model.atlas.events.filter((event) => event.ref === act);
  const km2 = [...selected.cells].reduce((sum, cell) => sum + (model.km2[cell] as number), 0);
  const own = Object.entries(records?.assertions ?? {})
    .filter(([, assertion]) => assertion.record === act)
    .map(([id]) => id);
  return (
    <article class="dossier">
      <h2 tabIndex={-1}>
        <Name of={selected.name} />
      </h2>
      <p class="quiet">
        {say(selected.kind ?? "act")}
        {selected.page !== undefined && (
          <>
            {" · "}
            <a href={new URL(selected.page, data.root).href}>{say("page.read")}</a>
          </>
        )}
      </p>
      <h3>{say("act.steps")}</h3>
      <ul class="plain">
        {days.map((one, i) => (
          <li key={i}>
            <button type="button" class="link" onClick={() => set({ day: one.earliest, asked: undefined })}>
              {one.latest > one.earliest ? `${day(one.earliest)} – ${day(one.latest)}` : day(one.earliest)}
            </button>{" "}
            {one.stage !== undefined && <span class="quiet">{say(`word.${one.stage}`)}</span>}
          </li>
        ))}
      </ul>
      {records !== undefined && <DifferingDates of={act} records={records} open />}
      <p class="divergent">
        {km2 > 0 ? say("act.decides", { date: day(view.day), km2: number(km2) }) : say("act.decides.not", { date: day(view.day) })}
      </p>
      {own.length > 0 && (
        <>
          <h3>{say("act.says")}</h3>
          <Assertions ids={own} records={records} />
        </>
      )}
    </article>
  );
}
