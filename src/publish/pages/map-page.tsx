import { labelSpots } from "../../cartography/label-spots.ts";
import type { MapLayer } from "../../core/resolve/answer.ts";
import { formatDay } from "../../core/time/format-day.ts";
import { mapAddress } from "../../export/site/map-address.ts";
import { AtlasModel, type Question, type ShownHolding } from "../../export/site/model.ts";
import { nameOnLand } from "../../export/site/name-on-land.ts";
import { number } from "../../export/site/words.ts";
import { MAP_FIRST, type MapData } from "../data/map-data.ts";
import { OpeningMap } from "../opening-map.tsx";
import type { SmallMap } from "../svg-drawing.ts";
import { SvgMap } from "../svg-map.tsx";
import { planeOf } from "../svg-plane.ts";
import { documentOf, type Shell } from "./document.tsx";
import type { Page } from "./page.tsx";
import { Swatch } from "./parts.tsx";
import { folderOf, hasLand, MAIN, MORE, sectionsOf } from "./sections.ts";

const models = new WeakMap<MapData, AtlasModel>();

/** The lookups of one atlas, made once. */
export function modelOf(data: MapData): AtlasModel {
  let model = models.get(data);
  if (model === undefined) models.set(data, (model = new AtlasModel(data.atlas, data.cells, data.timelines)));
  return model;
}

/** The map of one day as a drawing and a table: what stands in for the interactive map without script, and on paper. */
export function StillMap({
  page,
  day,
  viewpoint,
  layer,
  width = 900,
  height = 560,
  table = true,
  camera,
  opening = false,
}: {
  page: Page;
  day: number;
  viewpoint: string;
  layer: MapLayer;
  width?: number;
  height?: number;
  table?: boolean;
  camera?: { readonly lat: number; readonly lon: number; readonly zoom: number } | undefined;
  /** as the live map opens, to stand in its place until it is there */
  opening?: boolean;
}) {
  const { data } = page.site;
  const model = modelOf(data);
  const question = { day, viewpoint, layer };
  const lands = model.lands(question);
  const holdings = model.holdings(question, lands);
  const sentence = sentenceOf(page, question);
  return (
    <figure class="still">
      {opening ? (
        <OpeningMap data={data} model={model} question={question} label={sentence} points={townsOf(page, TOWNS)} />
      ) : (
        <SvgMap
          data={data}
          map={{
            width,
            height,
            label: sentence,
            signs: model.signs(question, lands),
            points: townsOf(page, TOWNS),
            lands: landNames(page, question, holdings),
            bounds: camera === undefined ? homeBounds(data) : boxOfCamera(camera, width, height),
          }}
        />
      )}
      <figcaption>{sentence}</figcaption>
      {table && (
        <table>
          <thead>
            <tr>
              <th scope="col">{page.say("table.answer")}</th>
              <th scope="col" class="num">
                {page.say("table.area")}
              </th>
            </tr>
          </thead>
          <tbody>
            {holdings.map((holding) => (
              <tr key={holding.key}>
                <th scope="row">
                  {holding.polities.map((id) => (
                    <Swatch key={id} page={page} polity={id} />
                  ))}{" "}
                  {holding.polities.length === 0
                    ? page.say(holding.answer?.answer ?? "unknown")
                    : holding.polities.map((id) => page.who(id)).join(" / ")}
                  {holding.sign.kind === "stripes" && ` · ${page.say("contested")}`}
                </th>
                <td class="num">{number(holding.km2)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </figure>
  );
}

/** Date, viewpoint and layer in words. */
export const sentenceOf = (page: Page, { day, viewpoint, layer }: Question): string => {
  const name = page.plain(page.site.data.atlas.viewpoints.find((one) => one.id === viewpoint)?.name);
  return `${page.day(day)} · ${page.say("as", { viewpoint: name })} · ${page.say(`layer.${layer}`)}`;
};

const TOWNS = 14;

/** The towns that a still map may name, the weightiest first. */
export const townsOf = (page: Page, most: number): NonNullable<SmallMap["points"]> =>
  page.site.data.atlas.places
    .filter((place) => place.kind === "town")
    .slice(0, most)
    .map((place) => ({ at: place.at, name: page.plain(place.name) }));

/** The names of the land of a view, where a small map may set them: those of the most land first. */
export function landNames(
  page: Page,
  question: Question,
  holdings: readonly ShownHolding[] = modelOf(page.site.data).holdings(question),
): NonNullable<SmallMap["lands"]> {
  const { data } = page.site;
  const { km2 } = modelOf(data);
  return holdings
    .filter(({ polities }) => polities.length > 0)
    .flatMap((holding) => {
      const name = nameOnLand(holding, (id) => page.who(id));
      return labelSpots(planeOf(data).shapes, holding.cells, (cell) => km2[cell] ?? 0).map((spot) => ({ ...spot, name }));
    })
    .sort((a, b) => b.km2 - a.km2);
}

/** The points that a small map is about, and the towns around them to find one's way by. */
export function pointsAround(
  page: Page,
  own: NonNullable<SmallMap["points"]> = [],
): { readonly points: NonNullable<SmallMap["points"]>; readonly own: number } {
  const there = new Set(own.map(({ at }) => at.join()));
  return { points: [...own, ...townsOf(page, TOWNS).filter(({ at }) => !there.has(at.join()))], own: own.length };
}

/** The box that a camera shows on a drawing of this size. */
export function boxOfCamera(
  { lat, lon, zoom }: { readonly lat: number; readonly lon: number; readonly zoom: number },
  width: number,
  height: number,
): readonly [number, number, number, number] {
  const half = (900 / 2 ** (zoom + 1) / 512) * 360;
  const up = Math.min(half * (height / width) * Math.cos((lat * Math.PI) / 180), 80);
  return [lon - half, Math.max(-80, lat - up), lon + half, Math.min(80, lat + up)];
}

/** What the home view of the atlas shows, as a box; undefined for the whole. */
export function homeBounds(data: MapData): readonly [number, number, number, number] | undefined {
  return data.atlas.bounds === undefined ? undefined : boxOfCamera(data.atlas.home, 900, 560);
}

/** The address of the view on which the atlas opens, in the words of the address bar. */
const openingOf = ({ start, home }: MapData["atlas"]): string =>
  mapAddress({
    map: `${home.zoom}/${home.lat}/${home.lon}`,
    date: formatDay(start.day),
    viewpoint: start.viewpoint,
    layer: start.layer,
  });

/** What the live map asks for before it draws, so that the browser may fetch all of it at once. */
const earlyOf = ({ root, lang, site: { assets, version } }: Page): NonNullable<Shell["early"]> => ({
  scripts: assets.mapScripts.map((file) => `${root}${file}`),
  data: [...MAP_FIRST.map((name) => `data/map/${name}.json`), ...new Set(["en", lang])].map(
    (file) => `${root}${file.includes("/") ? file : `assets/messages/${file}.json`}?v=${version}`,
  ),
});

/** `map/` and `embed/`: the interactive map, with a still one in its place until script runs. */
export function mapPage(page: Page, embedded: boolean, sharing: Pick<Shell, "picture" | "oembed"> = {}): string {
  const { data, languages, version } = page.site;
  const { start } = data.atlas;
  return documentOf(
    page,
    {
      title: page.say("map"),
      description: page.plain(page.site.atlas.head.description),
      kind: "map",
      ...sharing,
      early: earlyOf(page),
      embedded,
    },
    <div
      id="app"
      data-opening={hasLand(page.site) ? openingOf(data.atlas) : undefined}
      data-root={page.root}
      data-lang={page.lang}
      data-logo={page.site.logo}
      data-version={version}
      data-sections={[...MAIN, ...MORE].filter((section) => sectionsOf(page.site).has(section)).join(" ")}
      data-embedded={embedded ? "true" : undefined}
      data-languages={languages.map((one) => `${one.tag}=${encodeURIComponent(one.name)}`).join(" ")}
    >
      {page.site.assets.early !== undefined && <script src={`${page.root}${page.site.assets.early}`} />}
      <div class="fallback">
        <h1>
          <a href={page.to("")}>{page.plain(page.site.atlas.head.title)}</a>
        </h1>
        {hasLand(page.site) ? (
          <StillMap page={page} day={start.day} viewpoint={start.viewpoint} layer={start.layer} opening />
        ) : (
          <p>{page.say("page.noland")}</p>
        )}
        <nav>
          {[...MAIN, ...MORE]
            .filter((section) => sectionsOf(page.site).has(section))
            .map((section) => (
              <a key={section} href={page.to(folderOf(section))}>
                {page.say(`pages.${section}`)}
              </a>
            ))}
        </nav>
      </div>
    </div>,
  );
}
