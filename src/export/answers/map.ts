import { MAP_LAYERS, type MapLayer } from "../../core/resolve/answer.ts";
import { type Asked, misunderstood, oneDay, understood } from "../../core/resolve/ask.ts";
import { formatDay } from "../../core/time/format-day.ts";
import type { Day, HistoricalDate } from "../../core/time/historical-date.ts";
import { holdingsCsv } from "../csv.ts";
import { changeDays, type DatedHolding, holdingsBetween, holdingsOn, MOST_CHANGES } from "../dated-holdings.ts";
import { holdingsGeoJsonText } from "../geojson.ts";
import { holdingsSvg } from "../svg.tsx";
import { AS, type Askable, DATE, KNOWN_ON, type Question, type QuestionParameter } from "./question.ts";

export const MAP_FORMATS = ["geojson", "svg", "csv"] as const;
export type MapFormat = (typeof MAP_FORMATS)[number];

export const MAP_LAYER = {
  name: "layer",
  text: "what to show",
  of: MAP_LAYERS,
  otherwise: "title",
  at: { api: "query", command: "option", library: "option" },
} as const satisfies QuestionParameter;

export const MAP = {
  name: "map",
  summary: "the map of a day, or of every change in an interval",
  parameters: [
    DATE,
    AS,
    MAP_LAYER,
    KNOWN_ON,
    {
      name: "format",
      text: "the format; without it, Accept chooses, and else it is geojson",
      of: MAP_FORMATS,
      at: { api: "query" },
    },
    { name: "wkt", text: "csv: with outlines as WKT", flag: true, at: { api: "query", command: "option" } },
  ],
} as const satisfies Question;

/** Media types of the formats of a map. */
export const MAP_TYPES: Readonly<Record<MapFormat, string>> = {
  geojson: "application/geo+json",
  svg: "image/svg+xml",
  csv: "text/csv; charset=utf-8",
};

export interface MapQuestion {
  readonly date: HistoricalDate;
  readonly viewpoint: string;
  readonly layer: MapLayer;
  readonly knownOn?: Day | undefined;
  /** language of a drawing's words */
  readonly lang?: string | undefined;
}

/** The land of a day with its answers, or of every change in a date that is not one day. */
export function mapHoldings(
  { resolver }: Askable,
  { date, viewpoint, layer, knownOn }: MapQuestion,
  mostChanges = MOST_CHANGES,
): Asked<readonly DatedHolding[]> {
  const day = oneDay(date);
  if (day !== undefined) return understood(holdingsOn(resolver, day, viewpoint, layer, knownOn));
  if (knownOn !== undefined) return misunderstood("a day of knowledge goes with one day", "name one day as the date");
  const [from, until] = [date.earliest, date.latest + 1];
  const many = changeDays(resolver, viewpoint, layer, from, until).length;
  const holdings = many < mostChanges ? holdingsBetween(resolver, from, until, viewpoint, layer) : undefined;
  return holdings
    ? understood(holdings)
    : misunderstood(`${many} days change something in ${date.text}, more than ${mostChanges}`, "ask for a shorter interval");
}

/** Whether a format can show this date: a drawn map shows one day. */
export function formatFits(format: MapFormat, date: HistoricalDate): Asked<MapFormat> {
  return format === "svg" && oneDay(date) === undefined
    ? misunderstood(`a drawn map shows one day, and ${date.text} is not one`, "name a day in it, or ask for geojson")
    : understood(format);
}

/** Holdings as the text of a format; `wkt` puts outlines into CSV. */
export function mapText(
  { atlas }: Askable,
  holdings: readonly DatedHolding[],
  { date, viewpoint, layer, knownOn, lang }: MapQuestion,
  format: MapFormat,
  wkt = false,
): string {
  const asked = { viewpoint, layer, date: date.text };
  switch (format) {
    case "geojson":
      return `${holdingsGeoJsonText(atlas, holdings, asked)}\n`;
    case "csv":
      return holdingsCsv(atlas, holdings, { ...asked, ...(wkt && { geometry: true }) });
    case "svg":
      return holdingsSvg(atlas, holdings, { ...asked, lang, ...(knownOn !== undefined && { knownOn: formatDay(knownOn) }) });
  }
}
