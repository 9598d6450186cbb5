import { type Sign, signOfLayer } from "../../cartography/sign.ts";
import type { MapLayer } from "../../core/resolve/answer.ts";
import type { Question } from "../../export/site/model.ts";
import { around } from "../preview.tsx";
import { drawingOf, type SmallMap } from "../svg-drawing.ts";
import { SvgMap } from "../svg-map.tsx";
import { landNames, modelOf, pointsAround, sentenceOf } from "./map-page.tsx";
import type { Page } from "./page.tsx";
import { OnMap, Swatch } from "./parts.tsx";

/** On which day and in whose eyes some land is shown: on its own day, as all see it; where the records are silent on it, or the day lies outside of the period of the atlas, on the day on which that opens. */
export function questionAbout(page: Page, cells: readonly number[], day?: number, layer: MapLayer = "control"): Question {
  const { data } = page.site;
  const { start } = data.atlas;
  const opening = { day: start.day, viewpoint: start.viewpoint, layer };
  const [first, last] = data.atlas.period;
  const then = { ...opening, day: day === undefined || day < first || day > last ? start.day : day };
  const model = modelOf(data);
  const silent = cells.length > 0 && cells.every((cell) => signOfLayer(layer, model.land(cell, then)).kind === "none");
  return silent ? opening : then;
}

/** px of the live map that a box fills, on a screen that is not small */
const SEEN = { width: 800, height: 480 } as const;

/** A camera that sees a box of west, south, east and north. */
function cameraOf([w, s, e, n]: NonNullable<SmallMap["bounds"]>): { readonly zoom: number; readonly lat: number; readonly lon: number } {
  const [lon, lat] = [(w + e) / 2, (s + n) / 2];
  const degree = Math.min(SEEN.width / (e - w), (SEEN.height * Math.cos((lat * Math.PI) / 180)) / (n - s));
  const zoom = Math.min(9, Math.max(1, Math.log2((degree * 360) / 512)));
  return { zoom: Math.round(zoom * 10) / 10, lat: Math.round(lat * 100) / 100, lon: Math.round(lon * 100) / 100 };
}

/** Names beside a map at most: more are not looked for. */
const NAMES = 6;

const keyOf = ({ kind, polities }: Sign): string => `${kind} ${polities.join(" ")}`;

/** The land that a page is about, outlined among its neighbours, with date, viewpoint, layer and whose colours are seen. */
export function LandFigure({
  page,
  label,
  question,
  cells,
  own = [],
  width = 640,
  height = 380,
  sel,
}: {
  page: Page;
  /** words for those who do not see the map */
  label: string;
  question: Question;
  cells: readonly number[];
  /** points that the page is about */
  own?: NonNullable<SmallMap["points"]>;
  width?: number;
  height?: number;
  /** what is selected on the map that the figure leads to */
  sel?: string;
}) {
  const { data } = page.site;
  const model = modelOf(data);
  const lands = model.lands(question);
  const holdings = model.holdings(question, lands);
  const bounds = cells.length > 0 ? around(page, cells) : undefined;
  const map: SmallMap = {
    width,
    height,
    label: `${label}, ${sentenceOf(page, question)}`,
    signs: model.signs(question, lands),
    lands: landNames(page, question, holdings),
    cells,
    ...pointsAround(page, own),
    ...(bounds && { bounds }),
  };
  const drawing = drawingOf(data, map);
  const seen = new Set(drawing.fills.map(({ sign }) => keyOf(sign)));
  const about = new Set(cells);
  const polities = [
    ...new Set(
      holdings
        .filter(({ sign }) => seen.has(keyOf(sign)))
        .map((holding) => ({ holding, here: holding.cells.some((cell) => about.has(cell)) }))
        .sort((a, b) => Number(b.here) - Number(a.here))
        .flatMap(({ holding }) => holding.polities),
    ),
  ].slice(0, NAMES);
  return (
    <figure>
      <SvgMap data={data} map={map} drawing={drawing} />
      <figcaption>
        {sentenceOf(page, question)}
        {polities.map((id) => (
          <span key={id} class="key">
            <Swatch page={page} polity={id} /> {page.who(id)}
          </span>
        ))}
      </figcaption>
      <OnMap page={page} {...question} camera={bounds && cameraOf(bounds)} sel={sel} />
    </figure>
  );
}
