/** Holdings as KML 2.2 with time spans, for globes that have a time slider. */
import { type Closing, drawnPieces, undrawnSteps } from "../core/link/edges.ts";
import type { Atlas } from "../core/model/atlas.ts";
import type { LonLat } from "../core/space/geometry.ts";
import { formatDay } from "../core/time/format-day.ts";
import type { Day } from "../core/time/historical-date.ts";
import type { DatedHolding } from "./dated-holdings.ts";
import { edgeFeatures } from "./edge-features.ts";
import { type Asked, headText } from "./geojson.ts";
import { colourOf } from "./holder-colours.ts";
import { COLUMNS, type ColumnType, type HoldingRow } from "./holding-columns.ts";
import { holdingRow } from "./holding-row.ts";
import { attributionsOf } from "./licences.ts";
import { rounded } from "./outline-text.ts";
import { xml } from "./xml-text.ts";

const TYPES: Readonly<Record<ColumnType, string>> = { text: "string", date: "string", real: "double", integer: "int" };

/** `xsd:date`: years beyond four digits without EDTF's `Y`; -0043 is 44 BCE, as in ISO 8601. */
const xsdDate = (day: Day): string => formatDay(day).replace(/^Y/, "");

/** KML has alpha, blue, green, red. */
const kmlColour = (hex: string, alpha: string): string => `${alpha}${hex.slice(5, 7)}${hex.slice(3, 5)}${hex.slice(1, 3)}`.toLowerCase();

const coordinates = (positions: readonly LonLat[]): string =>
  `<coordinates>${positions.map(([lon, lat]) => `${rounded(lon)},${rounded(lat)}`).join(" ")}</coordinates>`;
const ring = (positions: readonly LonLat[]): string => `<LinearRing>${coordinates(positions)}</LinearRing>`;

const lineString = (positions: readonly LonLat[]): string => `<LineString>${coordinates(positions)}</LineString>`;

function placemark(atlas: Atlas, row: HoldingRow, { start, end, holding }: DatedHolding, closes: Closing | undefined): string {
  const name = row.holder_name ?? row.silence ?? row.answer;
  // a span of days holds its last day, and ours end with the day after it
  const [begin, last] = [Number.isFinite(start) ? xsdDate(start) : undefined, Number.isFinite(end) ? xsdDate(end - 1) : undefined];
  const span = `${begin === undefined ? "" : `<begin>${begin}</begin>`}${last === undefined ? "" : `<end>${last}</end>`}`;
  const data = COLUMNS.flatMap(({ name: column }) =>
    row[column] === null ? [] : [`<SimpleData name="${column}">${xml(String(row[column]))}</SimpleData>`],
  );
  const outline = atlas.land.arrangement.outline(holding.faces);
  const polygons = outline.map(([outer = [], ...holes]) => {
    const inner = holes.map((hole) => `<innerBoundaryIs>${ring(hole)}</innerBoundaryIs>`).join("");
    return `<Polygon><outerBoundaryIs>${ring(outer)}</outerBoundaryIs>${inner}</Polygon>`;
  });
  // KML knows no broken lines: the outline of a polygon that somewhere only closes a figure is drawn beside it, as far as it is drawn.
  const pieces = outline.flat().flatMap((positions) => drawnPieces(positions, closes));
  const open = pieces.some((piece) => piece.undrawn);
  const lines = open ? pieces.flatMap((piece) => (piece.undrawn ? [] : [lineString(piece.line)])) : [];
  const unlined = open ? "<Style><PolyStyle><outline>0</outline></PolyStyle></Style>" : "";
  return `<Placemark><name>${xml(name)}</name>${span === "" ? "" : `<TimeSpan>${span}</TimeSpan>`}<styleUrl>#${styleOf(row)}</styleUrl>${unlined}<ExtendedData><SchemaData schemaUrl="#holding">${data.join("")}</SchemaData></ExtendedData><MultiGeometry>${[...polygons, ...lines].join("")}</MultiGeometry></Placemark>\n`;
}

/** The stretches of outlines of which records say more than of the rest, in words: a folder of their own would be a second layer to who reads tables. */
function edgesSaid(atlas: Atlas): string[] {
  return edgeFeatures(atlas).features.map(({ properties }) => {
    const { territory, name, precision_km, follows, undefined: undrawn } = properties ?? {};
    const said = [
      ...(undrawn ? ["no source draws this stretch"] : []),
      ...(follows === null ? [] : [`follows ${headText(atlas, atlas.collections.frontiers.get(follows)?.data.name ?? {}) || follows}`]),
      ...(precision_km === null ? [] : [`within ${precision_km} km`]),
    ];
    return `${headText(atlas, name ?? {}) || territory}: ${said.join("; ")}`;
  });
}

/** One style a polity; what several hold or nobody does has one of its own. Ids of XML begin with a letter and hold few signs. */
const styleOf = ({ holder }: HoldingRow): string =>
  holder === null
    ? "none"
    : holder.includes("; ")
      ? "several"
      : `polity-${holder.replaceAll(/[^\w.-]/g, (c) => `_${c.codePointAt(0)?.toString(16)}`)}`;

const style = (id: string, colour: string): string =>
  `<Style id="${xml(id)}"><LineStyle><color>ff404040</color><width>1</width></LineStyle><PolyStyle><color>${kmlColour(colour, "b0")}</color></PolyStyle></Style>\n`;

/** A piece a placemark. */
export function* kmlPieces(atlas: Atlas, holdings: readonly DatedHolding[], asked: Asked): Generator<string> {
  const title = `${headText(atlas, atlas.head.title)}: ${asked.layer} as ${asked.viewpoint} sees it, ${asked.date}`;
  const about = [`Licence: ${atlas.head.licence}`, ...attributionsOf(atlas), ...edgesSaid(atlas)].join("\n");
  const fields = COLUMNS.map((c) => `<SimpleField type="${TYPES[c.type]}" name="${c.name}"/>`).join("");
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>${xml(title)}</name><description>${xml(about)}</description>\n<Schema name="holding" id="holding">${fields}</Schema>\n`;
  const rows = holdings.map((dated) => holdingRow(atlas, asked.viewpoint, asked.layer, dated));
  const closes = undrawnSteps(atlas);
  const used = new Map<string, string>();
  for (const row of rows) used.set(styleOf(row), colourOf(atlas, row.holder));
  for (const [id, colour] of [...used].sort(([a], [b]) => (a < b ? -1 : 1))) yield style(id, colour);
  for (const [i, dated] of holdings.entries()) yield placemark(atlas, rows[i] as HoldingRow, dated, closes);
  yield "</Document></kml>\n";
}
