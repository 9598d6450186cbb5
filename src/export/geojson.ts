import type { Atlas } from "../core/model/atlas.ts";
import type { MapLayer } from "../core/resolve/answer.ts";
import type { LonLat, MultiPolygon } from "../core/space/geometry.ts";
import type { DatedHolding } from "./dated-holdings.ts";
import { type HoldingRow, holdingRow } from "./holding-row.ts";

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
  readonly features: readonly HoldingFeature[];
}

/** Seven decimals are a centimetre: finer than any record. */
const rounded = (n: number): number => Math.round(n * 1e7) / 1e7 + 0;

const tidy = (outline: MultiPolygon): MultiPolygon =>
  outline.map((polygon) => polygon.map((ring) => ring.map(([lon, lat]): LonLat => [rounded(lon), rounded(lat)])));

function boundsOf(outline: MultiPolygon): readonly [number, number, number, number] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const polygon of outline)
    for (const [lon, lat] of polygon[0] ?? []) {
      west = Math.min(west, lon);
      east = Math.max(east, lon);
      south = Math.min(south, lat);
      north = Math.max(north, lat);
    }
  return [west, south, east, north];
}

/** Who drew the land of an atlas, under which licence, each once. */
export function attributionsOf(atlas: Atlas): string[] {
  const found = new Set<string>();
  for (const { data } of atlas.collections.territories.values())
    if (data.attribution) found.add(data.licence ? `${data.attribution} (${data.licence})` : data.attribution);
  return [...found].sort();
}

/** A text of the atlas's head in its first language. */
export function headText(atlas: Atlas, text: Readonly<Record<string, string>>): string {
  for (const language of [...(atlas.head.languages ?? []), "en", "und"]) if (text[language] !== undefined) return text[language];
  return Object.values(text)[0] ?? "";
}

/** Holdings as GeoJSON; one feature for each, in the order given. */
export function holdingsGeoJson(
  atlas: Atlas,
  holdings: readonly DatedHolding[],
  asked: { readonly viewpoint: string; readonly layer: MapLayer; readonly date: string },
): HoldingCollection {
  const { arrangement } = atlas.land;
  return {
    type: "FeatureCollection",
    title: headText(atlas, atlas.head.title),
    licence: atlas.head.licence,
    attribution: attributionsOf(atlas),
    ...asked,
    features: holdings.map((dated, i): HoldingFeature => {
      const coordinates = tidy(arrangement.outline(dated.holding.faces));
      return {
        type: "Feature",
        id: `${asked.viewpoint}.${asked.layer}.${i + 1}`,
        ...(coordinates.length > 0 && { bbox: boundsOf(coordinates) }),
        geometry: { type: "MultiPolygon", coordinates },
        properties: holdingRow(atlas, asked.viewpoint, asked.layer, dated),
      };
    }),
  };
}
