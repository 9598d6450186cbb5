import type { SiteTerritory } from "../../export/site/contract.ts";
import { dayOf } from "../../export/site/days.ts";
import type { ShownHolding } from "../../export/site/model.ts";
import type { Say } from "../../export/site/words.ts";
import { useReading } from "../context.ts";
import { AreaTable } from "./area-table.tsx";
import { SignWords } from "./sign-words.tsx";

/** What to say where the layer has nothing to show. */
const EMPTY: Readonly<Record<string, string>> = { divergence: "silence.apart", dispute: "silence.disputes", claims: "silence.claims.map" };

/** The map in words: each holding with its answer, land and area, for everyone and for screen readers. */
export function MapTable({ holdings }: { holdings: readonly ShownHolding[] }) {
  const { view, say, day, model } = useReading();
  const [from, to] = model.atlas.period;
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
              {holding.since !== null && <small> · {sinceWords(holding.since, say, day)}</small>}
            </>
          ),
          second: <Lands cells={holding.cells} />,
        }))}
        empty={
          view.day < from || view.day > to ? say("date.outside", { from: day(from), to: day(to) }) : say(EMPTY[view.layer] ?? "silence.map")
        }
      />
    </section>
  );
}

/** Since when: one day where all of the land shares it. */
function sinceWords({ first, last, before }: NonNullable<ShownHolding["since"]>, say: Say, day: (day: number) => string): string {
  if (first !== last) return say("since.parts", { date: day(dayOf(last)) });
  return say(before ? "since.before" : "since", { date: day(dayOf(first)) });
}

const MOST_LANDS = 4;

/** The largest territories that lie wholly inside, each opening its dossier. */
function Lands({ cells }: { cells: readonly number[] }) {
  const { model, text, set } = useReading();
  const inside = new Set(cells);
  // the versions of one land mostly share its name
  const lands = new Map<string, { readonly territory: SiteTerritory; readonly lang: string }>();
  for (const territory of model.atlas.territories) {
    if (territory.cells.length === 0 || !territory.cells.every((cell) => inside.has(cell))) continue;
    const name = text(territory.name);
    if (!lands.has(name.text)) lands.set(name.text, { territory, lang: name.lang });
    if (lands.size === MOST_LANDS) break;
  }
  return (
    <ul class="plain">
      {[...lands].map(([name, { territory, lang }]) => (
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
