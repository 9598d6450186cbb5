import { type Sign, signOfLayer } from "../../cartography/sign.ts";
import { formatDay } from "../../core/time/format-day.ts";
import { useReading } from "../context.ts";
import { readDate } from "../spoken-dates.ts";
import { AreaTable } from "./area-table.tsx";
import { SignWords } from "./sign-words.tsx";

/** What this view is compared with, and the land on which the two differ, in km². */
export function ComparePanel() {
  const { model, view, say, set, text } = useReading();
  const versus = view.versus;
  if (versus === undefined) return null;
  const other = { ...view, ...versus };
  const rows = new Map<string, { here: Sign; there: Sign; km2: number }>();
  for (let cell = 0; cell < model.cellCount; cell++) {
    const a = signOfLayer(view.layer, model.land(cell, view));
    const b = signOfLayer(view.layer, model.land(cell, other));
    const key = `${a.kind}:${a.polities.join("+")}|${b.kind}:${b.polities.join("+")}`;
    if (`${a.kind}:${a.polities.join("+")}` === `${b.kind}:${b.polities.join("+")}`) continue;
    const row = rows.get(key);
    rows.set(key, { here: a, there: b, km2: (row?.km2 ?? 0) + (model.km2[cell] as number) });
  }
  const silent = ({ here, there }: { here: Sign; there: Sign }): number => Number(here.kind === "none" || there.kind === "none");
  // land on which both speak comes first
  const sorted = [...rows].sort(([, a], [, b]) => silent(a) - silent(b) || b.km2 - a.km2);
  return (
    <section class="compare">
      <h2>{say("compare")}</h2>
      <label class="field">
        <span>{say("compare.viewpoint")}</span>
        <select value={versus.viewpoint} onChange={(event) => set({ versus: { ...versus, viewpoint: event.currentTarget.value } })}>
          {model.atlas.viewpoints.map((viewpoint) => (
            <option key={viewpoint.id} value={viewpoint.id}>
              {text(viewpoint.name).text}
            </option>
          ))}
        </select>
      </label>
      <label class="field">
        <span>{say("compare.day")}</span>
        <input
          type="text"
          size={12}
          defaultValue={formatDay(versus.day)}
          title={say("date.help")}
          onChange={(event) => {
            const read = readDate(event.currentTarget.value, view.lang);
            if (read !== undefined) set({ versus: { ...versus, day: read.day } });
          }}
        />
      </label>
      <fieldset class="choice">
        <legend>{say("compare.how")}</legend>
        {([undefined, "side", "difference"] as const).map((how) => (
          <label key={how ?? "swipe"}>
            <input type="radio" name="beside" checked={view.beside === how} onChange={() => set({ beside: how })} />{" "}
            {say(`compare.${how ?? "swipe"}`)}
          </label>
        ))}
      </fieldset>
      <AreaTable
        caption={say("compare.table")}
        heads={[say("compare.here"), say("compare.there")]}
        rows={sorted.map(([key, { here, there, km2 }]) => ({
          key,
          km2,
          first: <SignWords sign={here} />,
          second: <SignWords sign={there} />,
        }))}
        empty={say(view.layer === "dispute" && versus.day === view.day ? "compare.disputes" : "compare.same")}
      />
      <button type="button" class="link" onClick={() => set({ versus: undefined, beside: undefined })}>
        {say("compare.stop")}
      </button>
    </section>
  );
}
