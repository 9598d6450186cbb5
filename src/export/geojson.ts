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

/** One holding as a feature, with what else it is to say of itself. */
export function featureText(atlas: Atlas, asked: Asked, id: string, dated: DatedHolding, besides: object = {}): string {
  const pieces = [`{"type":"Feature","id":${JSON.stringify(id)},"geometry":{"type":"MultiPolygon","coordinates":`];
  const bbox = outlineWriter(atlas.land.arrangement).write(dated.holding.faces, pieces);
  const properties = JSON.stringify(holdingRow(atlas, asked.viewpoint, asked.layer, dated));
  const foreign = JSON.stringify(besides).slice(1, -1);
  pieces.push(`},${bbox ? `"bbox":${JSON.stringify(bbox)},` : ""}"properties":${properties}${foreign === "" ? "" : `,${foreign}`}}`);
  return pieces.join("");
}

/** What a collection of holdings says of itself. */
export const headOf = (atlas: Atlas, asked: Asked) => ({
  title: headText(atlas, atlas.head.title),
  licence: atlas.head.licence,
  attribution: attributionsOf(atlas),
  ...asked,
});

/** Holdings as a GeoJSON `FeatureCollection`, one feature for each in the order given; a piece a feature, so that nobody holds the whole. */
export function* geoJsonPieces(atlas: Atlas, holdings: readonly DatedHolding[], asked: Asked): Generator<string> {
  const head = JSON.stringify({
    type: "FeatureCollection",
    ...headOf(atlas, asked),
    ...(isOutsidePeriod(holdings) && { outside_period: true }),
  });
  yield `${head.slice(0, -1)},"features":[`;
  for (const [i, dated] of holdings.entries())
    yield `${i > 0 ? "," : ""}${featureText(atlas, asked, `${asked.viewpoint}.${asked.layer}.${i + 1}`, dated)}`;
  yield "]}";
}

/** The same as one text without a newline. */
export const holdingsGeoJsonText = (atlas: Atlas, holdings: readonly DatedHolding[], asked: Asked): string =>
  [...geoJsonPieces(atlas, holdings, asked)].join("");

/** The same as data. */
export function holdingsGeoJson(atlas: Atlas, holdings: readonly DatedHolding[], asked: Asked): HoldingCollection {
  return JSON.parse(holdingsGeoJsonText(atlas, holdings, asked)) as HoldingCollection;
}
