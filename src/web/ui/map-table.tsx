import { dayOf } from "../../export/site/days.ts";
import type { ShownHolding } from "../../export/site/model.ts";
import { number } from "../../export/site/words.ts";
import { useReading } from "../context.ts";
import { SignSwatch } from "./legend.tsx";
import { Polities } from "./name.tsx";

/** The map in words: each holding with its answer, land and area, for everyone and for screen readers. */
export function MapTable({ holdings }: { holdings: readonly ShownHolding[] }) {
  const { model, view, say, day, text, set } = useReading();
  const lands = (cells: readonly number[]): readonly { id: string; name: string; lang: string }[] => {
    const inside = new Set(cells);
    return model.atlas.territories
      .filter((territory) => territory.cells.length > 0 && territory.cells.every((cell) => inside.has(cell)))
      .map((territory) => ({ id: territory.id, ...text(territory.name) }))
      .map(({ id, text: name, lang }) => ({ id, name, lang }))
      .slice(0, 4);
  };
  return (
    <section class="map-table" id="map-table" tabIndex={-1}>
      <h2>{say("what")}</h2>
      <p class="quiet">
        {day(view.day)} · {say(`layer.${view.layer}`)}: {say(`layer.${view.layer}.help`)}
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">{say("table.answer")}</th>
            <th scope="col">{say("table.land")}</th>
            <th scope="col" class="num">
              {say("table.area")}
            </th>
          </tr>
        </thead>
        <tbody>
          {holdings.map((holding) => (
            <tr key={holding.key}>
              <th scope="row">
                <SignSwatch sign={holding.sign} />{" "}
                {holding.polities.length === 0 ? say(holding.answer?.answer ?? "unknown") : <Polities ids={holding.polities} />}
                {holding.sign.kind === "stripes" && <small> · {say("contested")}</small>}
                {holding.answer?.since != null && <small> · {say("since", { date: day(dayOf(holding.answer.since)) })}</small>}
              </th>
              <td>
                <ul class="plain">
                  {lands(holding.cells).map((land) => (
                    <li key={land.id}>
                      <button
                        type="button"
                        class="link"
                        lang={land.lang === "und" ? undefined : land.lang}
                        onClick={() => set({ sel: `territories/${land.id}` })}
                      >
                        {land.name}
                      </button>
                    </li>
                  ))}
                </ul>
              </td>
              <td class="num">{number(holding.km2)}</td>
            </tr>
          ))}
          {holdings.length === 0 && (
            <tr>
              <td colSpan={3}>{say("silence.no-record")}</td>
            </tr>
          )}
        </tbody>
      </table>
    </section>
  );
}
