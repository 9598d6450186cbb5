import { number } from "../../export/site/words.ts";
import { layerOfAllTime } from "../all-time.ts";
import { useReading } from "../context.ts";
import { Polity } from "./name.tsx";

/** Every polity that ever held land in this viewpoint: from when to when, and how much at most. */
export function AllTimeTable() {
  const { model, view, say, day, set } = useReading();
  const [first, last] = model.atlas.period;
  const layer = layerOfAllTime(view.layer);
  const rows = [...model.areas(view.viewpoint, layer)]
    .map(([polity, steps]) => {
      let most = 0;
      let best = first;
      let from: number | undefined;
      let to: number | undefined;
      for (let i = 0; i < steps.length; i += 2) {
        const start = Math.max(first, steps[i] as number);
        const end = Math.min(last, (steps[i + 2] as number | undefined) ?? last);
        const km2 = steps[i + 1] as number;
        if (km2 < 1 || end <= start) continue;
        from ??= start;
        to = end;
        if (km2 > most) [most, best] = [km2, start];
      }
      return { polity, most, best, from, to };
    })
    .filter((row) => row.from !== undefined)
    .sort((a, b) => (a.from as number) - (b.from as number) || b.most - a.most);
  return (
    <section class="map-table" id="map-table" tabIndex={-1}>
      <h2>{say("what")}</h2>
      <p class="quiet">
        {say("alltime.help", { from: day(first), to: day(last) })} {say(`layer.${layer}`)}: {say(`layer.${layer}.help`)}
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">{say("polity")}</th>
            <th scope="col">{say("table.since")}</th>
            <th scope="col">{say("table.until")}</th>
            <th scope="col" class="num">
              {say("table.most")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.polity}>
              <th scope="row">
                <Polity id={row.polity} swatch />
              </th>
              <td>{row.from === first ? "…" : day(row.from as number)}</td>
              <td>{row.to === last ? "…" : day(row.to as number)}</td>
              <td class="num">
                <button
                  type="button"
                  class="link"
                  aria-label={say("history.go", { date: day(row.best) })}
                  onClick={() => set({ day: row.best })}
                >
                  {number(row.most)}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
