import { useState } from "preact/hooks";
import { boundsOf, type CellShapes, polygonsOf } from "../../cartography/cell-shapes.ts";
import type { Camera } from "../../cartography/plane.ts";
import { formatDay } from "../../core/time/format-day.ts";
import { toCsv } from "../../export/csv-text.ts";
import type { SiteRecords } from "../../export/site/contract.ts";
import type { ShownHolding } from "../../export/site/model.ts";
import { addressOf } from "../address.ts";
import { becauseOf, captionOf, shownCells, sourcesOf } from "../caption.ts";
import { type Reading, useReading, type View } from "../context.ts";
import { type Drawing, drawingOf, pixelsOf, save } from "../drawing.tsx";
import { holdingsIn, keysOf } from "../keys.ts";
import { readPermalink } from "../permalink.ts";
import type { Picture } from "../picture.ts";
import { Film } from "./film.tsx";
import type { Shown } from "./use-maps.ts";

const SHARP = 2;

/** The present view as picture, GeoJSON, table or link; each says date, viewpoint, sources and licence. */
export function TakeAway({
  holdings,
  sentence,
  shapes,
  land,
  camera,
  picture,
  shownOn,
}: {
  holdings: readonly ShownHolding[];
  /** day, viewpoint and layer in words */
  sentence: string;
  shapes: CellShapes;
  land: GeoJSON.FeatureCollection;
  camera: Camera;
  picture(): Picture;
  /** what the map would show on another day */
  shownOn(day: number): Shown;
}) {
  const reading = useReading();
  const { model, view, say, text, data, day } = reading;
  const [copied, setCopied] = useState(false);
  const stem = `${formatDay(view.day)}-${view.viewpoint}-${view.layer}`.replaceAll(/[^\w.-]/g, "_");

  const rowsFor = (records: SiteRecords) => rowsOf(reading, holdings, records);
  const csv = async (): Promise<void> => {
    const rows = rowsFor(await data.records());
    save(`${stem}.csv`, new Blob([toCsv(rows)], { type: "text/csv" }));
  };
  const geojson = async (): Promise<void> => {
    const rows = rowsFor(await data.records());
    const features = holdings.map((holding, i) => ({
      type: "Feature",
      properties: { ...rows[i], start_date: formatDay(view.day) },
      geometry: { type: "MultiPolygon", coordinates: holding.cells.flatMap((one) => polygonsOf(shapes, one)) },
    }));
    save(`${stem}.geojson`, new Blob([JSON.stringify({ type: "FeatureCollection", features })], { type: "application/geo+json" }));
  };

  const drawing = (shown: Shown, words: string, sources: readonly string[]): Drawing =>
    asOnScreen(reading, { shapes, land, camera }, shown, { words, sources });
  const drawn = async (): Promise<Drawing> => {
    const sources = sourcesOf(becauseOf(reading, shownCells(reading, holdings)), await data.records());
    return drawing({ picture: picture(), holdings }, sentence, sources);
  };
  const svg = async (): Promise<void> => save(`${stem}.svg`, new Blob([(await drawn()).svg], { type: "image/svg+xml" }));
  const png = async (): Promise<void> => {
    const canvas = await pixelsOf(await drawn(), SHARP);
    canvas.toBlob((blob) => blob !== null && save(`${stem}.png`, blob), "image/png");
  };
  const as = say("as", { viewpoint: text(model.atlas.viewpoints.find((one) => one.id === view.viewpoint)?.name).text });
  const drawingOn = (on: number): Drawing => drawing(shownOn(on), `${day(on)} · ${as} · ${say(`layer.${view.layer}`)}`, []);

  return (
    <section class="take">
      <h3>{say("take")}</h3>
      {Object.entries({ png, svg, geojson, csv }).map(([name, take]) => (
        <button key={name} type="button" class="tool" onClick={() => void take()}>
          {say(`take.${name}`)}
        </button>
      ))}
      <button type="button" class="tool" onClick={() => void navigator.clipboard?.writeText(location.href).then(() => setCopied(true))}>
        {say(copied ? "take.copied" : "take.link")}
      </button>
      {model.cellCount > 0 && <Film drawingOn={drawingOn} stem={`${view.viewpoint}-${view.layer}`.replaceAll(/[^\w.-]/g, "_")} />}
      <Embedding sentence={sentence} camera={camera} />
    </section>
  );
}

/** A day as a drawing of the size that the map has on screen, with its legend and what else a picture must say. */
function asOnScreen(
  reading: Reading,
  { shapes, land, camera }: { shapes: CellShapes; land: GeoJSON.FeatureCollection; camera: Camera },
  shown: Shown,
  { words, sources }: { words: string; sources: readonly string[] },
): Drawing {
  const { model, view, theme } = reading;
  const frame = document.querySelector(".stage > .map")?.getBoundingClientRect();
  const width = Math.max(600, Math.round(frame?.width ?? 0));
  const height = Math.max(400, Math.round(frame?.height ?? 0));
  const caption = captionOf(reading, words, sources, location.href, width);
  const keys =
    view.all === true || view.versus !== undefined
      ? []
      : keysOf(reading, holdingsIn(shown.holdings, shapes, model.km2, boundsOf(camera, width, height)));
  const { signs, looks, labels, colour, under } = shown.picture;
  return drawingOf({
    shapes,
    land,
    signs,
    looks,
    labels,
    colour,
    under,
    camera,
    theme,
    caption,
    keys,
    width,
    height,
    label: caption.join(". "),
  });
}

/** What is shown, as rows of a table. */
const rowsOf = (reading: Reading, holdings: readonly ShownHolding[], records: SiteRecords) => {
  const { model, view, who } = reading;
  return holdings.map((holding) => ({
    layer: view.layer,
    date: formatDay(view.day),
    viewpoint: view.viewpoint,
    answer: holding.answer?.answer ?? holding.sign.kind,
    holders: holding.polities.join(" "),
    names: holding.polities.map((id) => who(id).text).join(" / "),
    certainty: holding.answer?.certainty ?? "",
    silence: holding.answer?.silence ?? "",
    since: holding.answer?.since ?? "",
    because: becauseOf(reading, holding.cells).join(" "),
    sources: sourcesOf(becauseOf(reading, holding.cells), records).join("; "),
    area_km2: Math.round(holding.km2),
    licence: model.atlas.licence,
  }));
};

/** How this view is put into a page of somebody else's. */
function Embedding({ sentence, camera }: { sentence: string; camera: Camera }) {
  const { model, view, say, text, data } = useReading();
  const embed = new URL(`embed/${addressOf(view, camera)}`, data.root).href;
  const code = `<iframe src="${attribute(embed)}" title="${attribute(`${text(model.atlas.title).text}: ${sentence}`)}" width="800" height="500" loading="lazy" style="border:0;width:100%"></iframe>`;
  const element = `<script type="module" src="${attribute(new URL("dejure-map.js", data.root).href)}"></script>\n<dejure-map ${elementAttributes(view, camera)}></dejure-map>`;
  return (
    <details>
      <summary>{say("take.embed")}</summary>
      <label>
        <span class="quiet">{say("take.embed.how")}</span>
        <textarea readOnly rows={5} spellcheck={false} value={code} onFocus={(event) => event.currentTarget.select()} />
      </label>
      <label>
        <span class="quiet">{say("take.embed.element")}</span>
        <textarea readOnly rows={4} spellcheck={false} value={element} onFocus={(event) => event.currentTarget.select()} />
      </label>
      <a href={embed}>{say("take.embed.see")}</a>
    </details>
  );
}

const attribute = (value: string): string => value.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");

/** The view as attributes of `<dejure-map>`. */
function elementAttributes(view: View, camera: Camera): string {
  const { sel, ...link } = readPermalink(addressOf(view, camera));
  const shown = { date: link.date, viewpoint: link.viewpoint, layer: link.layer, select: sel, lang: link.lang };
  return Object.entries(shown)
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name}="${attribute(value)}"`]))
    .join(" ");
}
