/** Records as flat tables: territories, assertions, places. */

import { eIdOf } from "../core/model/article-address.ts";
import type { Atlas } from "../core/model/atlas.ts";
import { areaOfFaces } from "../core/space/area.ts";
import { formatDay } from "../core/time/format-day.ts";
import { inWords } from "./answers/in-words.ts";
import { toCsv } from "./csv-text.ts";
import { headText } from "./geojson.ts";
import { attributionsOf } from "./licences.ts";

const cites = (cite: readonly { source: string; locator?: string }[]): string =>
  cite.map((c) => (c.locator === undefined ? c.source : `${c.source} ${c.locator}`)).join("; ");
const days = (when: { admissible: readonly (readonly [number, number])[] } | undefined): string =>
  when?.admissible.map(([first, last]) => (first === last ? formatDay(first) : `[${formatDay(first)}..${formatDay(last)}]`)).join(", ") ??
  "";

/** The territories as recorded, as GeoJSON. */
export const territoriesGeoJson = (atlas: Atlas): string =>
  `${JSON.stringify({
    type: "FeatureCollection",
    title: headText(atlas, atlas.head.title),
    licence: atlas.head.licence,
    attribution: attributionsOf(atlas),
    features: [...atlas.collections.territories.values()].map((t) => {
      const faces = atlas.land.facesOfTerritory(t.id);
      return {
        type: "Feature",
        id: t.id,
        geometry: { type: "MultiPolygon", coordinates: atlas.land.arrangement.outline(faces) },
        properties: {
          name: inWords(atlas, t.data.name) ?? null,
          type: t.data.type ?? null,
          area_km2: areaOfFaces(atlas.land.arrangement, faces),
          precision_km: t.data.precision_km ?? null,
          licence: t.data.licence ?? null,
          attribution: t.data.attribution ?? null,
          sources: cites(t.data.cite ?? []) || null,
        },
      };
    }),
  })}\n`;

/** Every assertion with its assertors, days and sources. */
export const assertionsCsv = (atlas: Atlas): string =>
  toCsv(
    atlas.assertions.flatMap((a) =>
      a.assertors.map((x) => ({
        id: a.id,
        record: `${a.record.collection}/${a.record.id}`,
        article: a.article ?? null,
        eid: a.article === undefined ? null : eIdOf(a.article, Number(a.path.at(-1)) + 1),
        verb: a.verb,
        layer: a.layer,
        assertor: x.assertor,
        from: days(x.when),
        until: days(a.until),
        pending: x.pending ?? null,
        belief: a.belief?.kind ?? null,
        holders: a.belief?.kind === "holder" ? a.belief.holders.join("; ") : a.belief?.kind === "not" ? a.belief.denied.join("; ") : null,
        secret: a.secret,
        rank: a.rank,
        gist: inWords(atlas, a.gist) ?? null,
        sources: cites(a.cite),
      })),
    ),
  );

/** The places with their names; can be read back as `places.csv`. */
export const placesCsv = (atlas: Atlas): string =>
  toCsv(
    [...atlas.collections.places.values()].map((p) => ({
      id: p.id,
      name: inWords(atlas, p.data.name) ?? null,
      lat: p.data.at.lat,
      lon: p.data.at.lon,
      type: p.data.type ?? null,
    })),
  );
