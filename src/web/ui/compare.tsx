import { formatDay } from "../../core/time/format-day.ts";
import { signOfLayer } from "../../export/site/sign.ts";
import { number } from "../../export/site/words.ts";
import { useReading } from "../context.ts";
import { readDate } from "../dates.ts";
import { Polities } from "./name.tsx";

/** What this view is compared with, and the land on which the two differ, in km². */
export function ComparePanel() {
  const { model, view, say, set, text } = useReading();
  const versus = view.versus;
  if (versus === undefined) return null;
  const other = { ...view, ...versus };
  const rows = new Map<string, { here: readonly string[]; there: readonly string[]; km2: number }>();
  for (let cell = 0; cell < model.cellCount; cell++) {
    const a = signOfLayer(view.layer, model.land(cell, view));
    const b = signOfLayer(view.layer, model.land(cell, other));
    const key = `${a.kind}:${a.polities.join("+")}|${b.kind}:${b.polities.join("+")}`;
    if (`${a.kind}:${a.polities.join("+")}` === `${b.kind}:${b.polities.join("+")}`) continue;
    const row = rows.get(key);
    rows.set(key, { here: a.polities, there: b.polities, km2: (row?.km2 ?? 0) + (model.km2[cell] as number) });
  }
  const silent = ({ here, there }: { here: readonly string[]; there: readonly string[] }): number =>
    Number(here.length === 0 || there.length === 0);
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
      <table>
        <caption>{say("compare.table")}</caption>
        <thead>
          <tr>
            <th scope="col">{say("compare.here")}</th>
            <th scope="col">{say("compare.there")}</th>
            <th scope="col" class="num">
              {say("table.area")}
            </th>
          </tr>
        </thead>
        <tbody>
          {sorted.map(([key, row]) => (
            <tr key={key}>
              <td>{row.here.length === 0 ? say("unknown") : <Polities ids={row.here} />}</td>
              <td>{row.there.length === 0 ? say("unknown") : <Polities ids={row.there} />}</td>
              <td class="num">{number(row.km2)}</td>
            </tr>
          ))}
          {sorted.length === 0 && (
            <tr>
              <td colSpan={3}>{say("compare.same")}</td>
            </tr>
          )}
        </tbody>
      </table>
      <button type="button" class="link" onClick={() => set({ versus: undefined })}>
        {say("compare.stop")}
      </button>
    </section>
  );
}
