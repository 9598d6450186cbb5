/** Formats of resolved land: a day, an interval or all time, in one viewpoint and layer. */
import { type Asked, misunderstood, oneDay, understood } from "../../core/resolve/ask.ts";
import { mapHoldings } from "../answers/map.ts";
import { csvPieces, holdingsCsvt } from "../csv.ts";
import { type DatedHolding, holdingsBetween, MOST_CHANGES } from "../dated-holdings.ts";
import { geoJsonPieces, type Asked as Said } from "../geojson.ts";
import { kmlPieces } from "../kml.ts";
import { osmXml } from "../osm-xml.ts";
import { overtureBoundaries } from "../overture.ts";
import { panel, readEvery } from "../panel.ts";
import { holdingsSvg } from "../svg.tsx";
import { holdingsTopology } from "../topojson.ts";
import { bytesOf, type Carried, type Exporting, type FileFormat, type Pieces } from "./export-format.ts";

/** What was asked, as files say it of themselves; all time is `../..`. */
export const saidOf = ({ viewpoint, layer, date }: Exporting): Said => ({ viewpoint, layer, date: date?.text ?? "../.." });

/** The holdings asked for. */
export function landOf(exporting: Exporting): Asked<readonly DatedHolding[]> {
  const { resolver, viewpoint, layer, date, knownOn } = exporting;
  if (date) return mapHoldings(exporting, { date, viewpoint, layer, knownOn });
  const holdings = holdingsBetween(resolver, -Infinity, Infinity, viewpoint, layer);
  return holdings
    ? understood(holdings)
    : misunderstood(`the atlas changes on more than ${MOST_CHANGES} days`, "take a day or an interval with --on");
}

type WriteLand = (holdings: readonly DatedHolding[], said: Said, exporting: Exporting) => Pieces | Promise<Pieces>;

/** A format's `write`, given how it writes holdings. */
export const writingLand =
  (write: WriteLand): FileFormat["write"] =>
  async (exporting) => {
    const holdings = landOf(exporting);
    return holdings.ok ? understood(await write(holdings.value, saidOf(exporting), exporting)) : holdings;
  };

export const ALL_OF_LAND: readonly Carried[] = ["outlines", "time", "any-year", "uncertainty", "reasons", "sources", "licence"];
export const FLAT = "names in other languages than the atlas's first; the acts themselves beyond their ids (take json for those)";

function drawing(exporting: Exporting): Asked<string> {
  const { atlas, date } = exporting;
  if (!date || oneDay(date) === undefined)
    return misunderstood("a drawn map shows one day", "say which with --on, such as --on 1920-10-14");
  const holdings = landOf(exporting);
  return holdings.ok ? understood(holdingsSvg(atlas, holdings.value, saidOf(exporting))) : holdings;
}

/** Pixels across where none are asked for: sharp on a slide, and small enough to send. */
export const PNG_WIDTH = 1920;

export const LAND_FORMATS: readonly FileFormat[] = [
  {
    id: "geojson",
    kind: "land",
    summary: "land over all time or of a day, with every column (RFC 7946); streamed",
    media: "application/geo+json",
    ending: ".geojson",
    days: "all or some",
    carries: ALL_OF_LAND,
    loses: FLAT,
    write: writingLand((holdings, said, { atlas }) => lineAfter(geoJsonPieces(atlas, holdings, said))),
  },
  {
    id: "topojson",
    kind: "land",
    summary: "the same over shared arcs: each border once, exact to the atlas's grid",
    media: "application/json",
    ending: ".topojson",
    days: "all or some",
    carries: ALL_OF_LAND,
    loses: FLAT,
    write: writingLand((holdings, said, { atlas }) => [JSON.stringify(holdingsTopology(atlas, holdings, said)), "\n"]),
  },
  {
    id: "csv",
    kind: "land",
    summary: "the same as rows with outlines as WKT (RFC 4180), and a .csvt beside it that types the columns; streamed",
    media: "text/csv; charset=utf-8",
    ending: ".csv",
    days: "all or some",
    carries: ALL_OF_LAND,
    loses: `${FLAT}; a text that a spreadsheet would run as a formula has an apostrophe before it`,
    write: writingLand((holdings, { viewpoint, layer }, { atlas }) => csvPieces(atlas, holdings, { viewpoint, layer, geometry: true })),
    beside: (_, stem) => [{ path: `${stem}.csvt`, bytes: bytesOf(holdingsCsvt(true)) }],
  },
  {
    id: "panel",
    kind: "land",
    summary: 'areas as CSV, one row for each polity and period (--every year, month, "10 years"); streamed',
    media: "text/csv; charset=utf-8",
    ending: ".csv",
    days: "all or some",
    carries: ["time", "any-year", "licence"],
    loses: "outlines, reasons and sources; of uncertainty, all but how much area it touches",
    write: ({ atlas, resolver, viewpoint, layer, date, every: written = "year" }) => {
      const every = readEvery(written);
      if (!every.ok) return every;
      const [from, until] = date ? [date.earliest, date.latest + 1] : [-Infinity, Infinity];
      return panel(atlas, resolver, { viewpoint, layer, every: every.value, from, until });
    },
  },
  {
    id: "kml",
    kind: "land",
    summary: "KML 2.2 with time spans and a colour for each polity, for Google Earth",
    media: "application/vnd.google-earth.kml+xml",
    ending: ".kml",
    days: "all or some",
    carries: ALL_OF_LAND,
    loses: `${FLAT}; a time span ends with its last day, not the day after it`,
    write: writingLand((holdings, said, { atlas }) => kmlPieces(atlas, holdings, said)),
  },
  {
    id: "ohm",
    kind: "land",
    summary: "OpenStreetMap XML with the tags of OpenHistoricalMap: shared ways, relations, EDTF days",
    media: "application/vnd.openstreetmap.data+xml",
    ending: ".osm",
    days: "all or some",
    carries: ALL_OF_LAND,
    loses: `${FLAT}; of a text, all after its 255th character; the alternatives of an uncertain answer`,
    write: writingLand((holdings, said, { atlas }) => osmXml(atlas, holdings, said)),
  },
  {
    id: "overture",
    kind: "land",
    summary: "borders of one day (--on DAY) as Overture's division_boundary, with the countries in whose eyes they run so",
    media: "application/geo+json",
    ending: ".overture.geojson",
    days: "one day",
    carries: ["borders", "licence"],
    loses: "land; days; reasons; the eyes of polities whose records have no ISO code among their tags (iso-a3-LTU)",
    write: ({ atlas, resolver, viewpoint, date }) => {
      const day = date && oneDay(date);
      if (day === undefined)
        return misunderstood("borders of Overture are those of one day", "say which with --on, such as --on 1920-10-14");
      return understood(overtureBoundaries(atlas, resolver, viewpoint, day));
    },
  },
  {
    id: "svg",
    kind: "land",
    summary: "a drawn map of one day (--on DAY), with its legend, sources and licence on it",
    media: "image/svg+xml",
    ending: ".svg",
    days: "one day",
    carries: ["outlines", "sources", "licence"],
    loses: "everything but the look of one day",
    write: (exporting) => {
      const svg = drawing(exporting);
      return svg.ok ? understood([svg.value]) : svg;
    },
  },
  {
    id: "png",
    kind: "land",
    summary: "the same as a picture",
    media: "image/png",
    ending: ".png",
    days: "one day",
    binary: true,
    carries: ["sources", "licence"],
    loses: "everything but the look of one day",
    write: async (exporting) => {
      const svg = drawing(exporting);
      return svg.ok ? understood([await exporting.tools.png(svg.value, PNG_WIDTH)]) : svg;
    },
  },
];

function* lineAfter(pieces: Iterable<string>): Generator<string> {
  yield* pieces;
  yield "\n";
}
