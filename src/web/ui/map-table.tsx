import { dayOf } from "../../export/site/days.ts";
import type { ShownHolding } from "../../export/site/model.ts";
import { useReading } from "../context.ts";
import { AreaTable } from "./area-table.tsx";
import { SignWords } from "./sign-words.tsx";

/** What to say where the layer has nothing to show. */
const EMPTY: Readonly<Record<string, string>> = { divergence: "silence.apart", dispute: "silence.disputes", claims: "silence.claims.map" };

/** The map in words: each holding with its answer, land and area, for everyone and for screen readers. */
export function MapTable({ holdings }: { holdings: readonly ShownHolding[] }) {
  const { view, say, day } = useReading();
  return (
    <section class="map-table" id="map-table" tabIndex={-1}>
      <h2>{say("what")}</h2>
      <p class="quiet">
        {day(view.day)} · {say(`layer.${view.layer}`)}: {say(`layer.${view.layer}.help`)}
      </p>
      <AreaTable
        heads={[say("table.answer"), say("table.land")]}
        rows={holdings.map((holding) => ({
          key: holding.key,
          km2: holding.km2,
          first: (
            <>
              <SignWords sign={holding.sign} answer={holding.answer} />
              {holding.answer?.since != null && (
                <small> · {say(holding.answer.since_before ? "since.before" : "since", { date: day(dayOf(holding.answer.since)) })}</small>
              )}
            </>
          ),
          second: <Lands cells={holding.cells} />,
        }))}
        empty={say(EMPTY[view.layer] ?? "silence.map")}
      />
    </section>
  );
}

/** The largest territories that lie wholly inside, each opening its dossier. */
function Lands({ cells }: { cells: readonly number[] }) {
  const { model, text, set } = useReading();
  const inside = new Set(cells);
  const lands = model.atlas.territories
    .filter((territory) => territory.cells.length > 0 && territory.cells.every((cell) => inside.has(cell)))
    .map((territory) => ({ territory, ...text(territory.name) }))
    // the versions of one land mostly share its name
    .filter(({ text: name }, i, all) => all.findIndex((other) => other.text === name) === i)
    .slice(0, 4);
  return (
    <ul class="plain">
      {lands.map(({ territory, text: name, lang }) => (
        <li key={territory.id}>
          <button
            type="button"
            class="link"
            lang={lang === "und" ? undefined : lang}
            onClick={() => set({ sel: `territories/${territory.id}` })}
          >
            {name}
          </button>
        </li>
      ))}
    </ul>
  );
}
