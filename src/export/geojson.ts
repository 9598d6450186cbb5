import type { Atlas } from "../core/model/atlas.ts";
import type { MapLayer } from "../core/resolve/answer.ts";
import type { MultiPolygon } from "../core/space/geometry.ts";
import type { DatedHolding } from "./dated-holdings.ts";
import type { HoldingRow } from "./holding-columns.ts";
import { holdingRow } from "./holding-row.ts";
import { attributionsOf } from "./licences.ts";
import { outlineWriter } from "./outline-text.ts";

export interface HoldingFeature {
  readonly type: "Feature";
  readonly id: string;
  readonly bbox?: readonly [number, number, number, number];
  readonly geometry: { readonly type: "MultiPolygon"; readonly coordinates: MultiPolygon };
  readonly properties: HoldingRow;
}

/** RFC 7946, with the atlas's title, licence and what was asked as foreign members of the collection. */
export interface HoldingCollection {
  readonly type: "FeatureCollection";
  readonly title: string;
  readonly licence: string;
  readonly attribution: readonly string[];
  readonly viewpoint: string;
  readonly layer: MapLayer;
  readonly date: string;
  /** the day lies before the first or after the last of which the atlas speaks: nothing is said of any land */
  readonly outside_period?: true;
  readonly features: readonly HoldingFeature[];
}

/** A text of the atlas's head in its first language. */
export function headText(atlas: Atlas, text: Readonly<Record<string, string>>): string {
  for (const language of [...(atlas.head.languages ?? []), "en", "und"]) if (text[language] !== undefined) return text[language];
  return Object.values(text)[0] ?? "";
}

/** What was asked, as the collection says it of itself. */
export interface Asked {
  readonly viewpoint: string;
  readonly layer: MapLayer;
  readonly date: string;
}

/** Whether all that is asked lies outside the days of which the atlas speaks. */
export const isOutsidePeriod = (holdings: readonly DatedHolding[]): boolean =>
  holdings.length > 0 && holdings.every(({ holding }) => holding.answer.silence === "outside-period");

/** Holdings as a GeoJSON `FeatureCollection`, one feature for each in the order given; a piece a feature, so that nobody holds the whole. */
export function* geoJsonPieces(atlas: Atlas, holdings: readonly DatedHolding[], asked: Asked): Generator<string> {
  const writer = outlineWriter(atlas.land.arrangement);
  const head = JSON.stringify({
    type: "FeatureCollection",
    title: headText(atlas, atlas.head.title),
    licence: atlas.head.licence,
    attribution: attributionsOf(atlas),
    ...asked,
    ...(isOutsidePeriod(holdings) && { outside_period: true }),
  });
  yield `${head.slice(0, -1)},"features":[`;
  let number = 0;
  for (const dated of holdings) {
    number++;
    const id = JSON.stringify(`${asked.viewpoint}.${asked.layer}.${number}`);
    const pieces = [`${number > 1 ? "," : ""}{"type":"Feature","id":${id},"geometry":{"type":"MultiPolygon","coordinates":`];
    const bbox = writer.write(dated.holding.faces, pieces);
    const properties = JSON.stringify(holdingRow(atlas, asked.viewpoint, asked.layer, dated));
    pieces.push(`},${bbox ? `"bbox":${JSON.stringify(bbox)},` : ""}"properties":${properties}}`);
    yield pieces.join("");
  }
  yield "]}";
}

/** The same as one text without a newline. */
export const holdingsGeoJsonText = (atlas: Atlas, holdings: readonly DatedHolding[], asked: Asked): string =>
  [...geoJsonPieces(atlas, holdings, asked)].join("");

/** The same as data. */
export function holdingsGeoJson(atlas: Atlas, holdings: readonly DatedHolding[], asked: Asked): HoldingCollection {
  return JSON.parse(holdingsGeoJsonText(atlas, holdings, asked)) as HoldingCollection;
}
