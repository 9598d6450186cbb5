import { colourClass } from "../../cartography/palette.ts";
import { LIGHT } from "../../cartography/theme.ts";
import { civilFromDay } from "../../core/time/calendar.ts";
import { at } from "../../export/site/spell-index.ts";
import { number } from "../../export/site/words.ts";
import { modelOf } from "./map-page.tsx";
import type { Page } from "./page.tsx";
import { viewHash } from "./parts.tsx";

const LAYERS = ["control", "title", "claims"] as const;
type Layer = (typeof LAYERS)[number];

/** Land of a polity in the eyes of some viewpoints that say the same of it: km² by layer from each day on which any of them changes. */
interface Account {
  readonly viewpoints: readonly string[];
  readonly rows: readonly { readonly day: number; readonly km2: Readonly<Record<Layer, number>> }[];
}

/** What each viewpoint says of a polity's land over the period of the atlas; those that say the same stand together, that on which the atlas opens first. */
function accountsOf(page: Page, id: string): readonly Account[] {
  const { data } = page.site;
  const model = modelOf(data);
  const [first, last] = data.atlas.period;
  const standard = data.atlas.start.viewpoint;
  const accounts = new Map<string, { viewpoints: string[]; rows: Account["rows"] }>();
  for (const { id: viewpoint } of [...data.atlas.viewpoints].sort((a, b) => Number(b.id === standard) - Number(a.id === standard))) {
    const steps = (layer: Layer): readonly number[] => model.areas(viewpoint, layer).get(id) ?? [];
    const km2 = (layer: Layer, day: number): number => Math.max(0, Math.round(at(steps(layer), day)));
    const days = new Set([first, ...LAYERS.flatMap((layer) => steps(layer).filter((_, i) => i % 2 === 0))]);
    const rows: { day: number; km2: Record<Layer, number> }[] = [];
    for (const day of [...days].filter((one) => one >= first && one <= last).sort((a, b) => a - b)) {
      const now = { control: km2("control", day), title: km2("title", day), claims: km2("claims", day) };
      const before = rows.at(-1)?.km2;
      if (before === undefined || LAYERS.some((layer) => before[layer] !== now[layer])) rows.push({ day, km2: now });
    }
    if (!rows.some((row) => LAYERS.some((layer) => row.km2[layer] > 0))) continue;
    const key = JSON.stringify(rows);
    const same = accounts.get(key);
    if (same === undefined) accounts.set(key, { viewpoints: [viewpoint], rows });
    else same.viewpoints.push(viewpoint);
  }
  return [...accounts.values()];
}

/** Viewpoints that are named one by one; more are counted. */
const MOST_NAMED = 6;

/** Land that a polity held, had by right and claimed, from each day on which that changed, in every viewpoint. */
export function LandOverTime({ page, id }: { page: Page; id: string }) {
  const accounts = accountsOf(page, id);
  if (accounts.length === 0) return null;
  const names = new Map(page.site.data.atlas.viewpoints.map((one) => [one.id, page.plain(one.name)]));
  return (
    <section class="over-time">
      <h2>{page.say("page.holdings")}</h2>
      {accounts.map(({ viewpoints, rows }, i) => {
        const who =
          viewpoints.length > MOST_NAMED
            ? page.say("world.count", { n: viewpoints.length })
            : viewpoints.map((one) => names.get(one) ?? one).join(", ");
        return (
          <details key={viewpoints[0]} open={i === 0}>
            <summary>{page.say("as", { viewpoint: who })}</summary>
            {rows.length > 1 && <Chart page={page} id={id} rows={rows} label={page.say("as", { viewpoint: who })} />}
            <table>
              <thead>
                <tr>
                  <th scope="col">{page.say("table.since")}</th>
                  {LAYERS.map((layer) => (
                    <th key={layer} scope="col" class="num">
                      {page.say(layer)}, km²
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map(({ day, km2 }) => (
                  <tr key={day}>
                    <th scope="row">
                      <a
                        href={`${page.root}map/#${viewHash({ day, viewpoint: viewpoints[0], layer: "control", sel: `polities/${id}`, lang: page.lang })}`}
                      >
                        {page.day(day)}
                      </a>
                    </th>
                    {LAYERS.map((layer) => (
                      <td key={layer} class="num">
                        {number(km2[layer])}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </details>
        );
      })}
    </section>
  );
}

/** Of the chart, px: as wide as the text, the height of what is drawn, room for the years below. */
const [WIDTH, HEIGHT, YEARS] = [640, 120, 20] as const;

/** The same as steps over the period: control as a surface, title as a line, claims dotted. */
function Chart({ page, id, rows, label }: { page: Page; id: string; rows: Account["rows"]; label: string }) {
  const { period, polities } = page.site.data.atlas;
  const [first, last] = period;
  const colour = polities.find((one) => one.id === id)?.colour;
  const top = Math.max(1, ...rows.flatMap(({ km2 }) => LAYERS.map((layer) => km2[layer])));
  const x = (day: number): number => Math.round(((day - first) / Math.max(1, last - first)) * WIDTH * 10) / 10;
  const y = (km2: number): number => Math.round((HEIGHT - (km2 / top) * (HEIGHT - 8)) * 10) / 10;
  const steps = (layer: Layer): string =>
    [...rows.map(({ day, km2 }, i) => (i === 0 ? `M${x(day)},${y(km2[layer])}` : `H${x(day)}V${y(km2[layer])}`)), `H${WIDTH}`].join("");
  const ends = [first, last].map((day) => civilFromDay(day).year);
  return (
    <figure>
      <svg
        class="over-time"
        xmlns="http://www.w3.org/2000/svg"
        viewBox={`0 0 ${WIDTH} ${HEIGHT + YEARS}`}
        width={WIDTH}
        height={HEIGHT + YEARS}
        role="img"
        aria-label={`${page.say("page.holdings")}, ${label}`}
      >
        <path class={colourClass(colour)} d={`${steps("control")}V${HEIGHT}H0Z`} fill={colour} fill-opacity={LIGHT.opacity} />
        <path class="of-claims" d={steps("claims")} />
        <path class="of-title" d={steps("title")} />
        <path class="axis" d={`M0 ${HEIGHT}H${WIDTH}`} />
        <text x="0" y={HEIGHT + 15}>
          {ends[0]}
        </text>
        <text x={WIDTH} y={HEIGHT + 15} text-anchor="end">
          {ends[1]}
        </text>
      </svg>
      <figcaption>
        {LAYERS.map((layer) => (
          <span key={layer} class="key">
            <svg class="swatch wide over-time" viewBox="0 0 28 12" aria-hidden="true">
              {layer === "control" ? (
                <rect class={colourClass(colour)} width="28" height="12" fill={colour} fill-opacity={LIGHT.opacity} />
              ) : (
                <path class={`of-${layer}`} d="M0 6H28" />
              )}
            </svg>{" "}
            {page.say(layer)}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}
