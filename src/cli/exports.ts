/** The formats of `dejure export`: the whole atlas, not one day of it. */
import { eIdOf } from "../core/model/article-address.ts";
import type { Atlas } from "../core/model/atlas.ts";
import type { MapLayer } from "../core/resolve/answer.ts";
import type { Resolver } from "../core/resolve/resolver.ts";
import { formatDay } from "../core/time/format-day.ts";
import type { Day } from "../core/time/historical-date.ts";
import { inWords } from "../export/answers/in-words.ts";
import { bibtex, lostInBibtex } from "../export/bibtex.ts";
import { cslItems, cslJson } from "../export/csl-json.ts";
import { holdingsCsv, toCsv } from "../export/csv.ts";
import { holdingsBetween, MOST_CHANGES } from "../export/dated-holdings.ts";
import { edgeFeatures } from "../export/edges.ts";
import { attributionsOf, headText, holdingsGeoJsonText } from "../export/geojson.ts";
import { obligationsCsv, recognitionsCsv } from "../export/ledgers.ts";
import { naturalEarthUnits } from "../export/natural-earth.ts";
import { lostInRis, ris } from "../export/ris.ts";
import { webAnnotationsText } from "../export/web-annotation.ts";
import { misuse } from "./world.ts";

export interface Exporting {
  readonly atlas: Atlas;
  readonly resolver: Resolver;
  readonly viewpoint: string;
  readonly layer: MapLayer;
  /** a day, for ledgers; absent: at the end of the records */
  readonly day?: Day;
}
export interface ExportFormat {
  readonly id: string;
  /** one line for the help */
  readonly summary: string;
  write(exporting: Exporting): string;
  /** what the format does not say of the atlas, one sentence each; absent where that is for the documentation alone */
  lost?(exporting: Exporting): readonly string[];
}

function allHoldings({ resolver, viewpoint, layer }: Exporting) {
  const holdings = holdingsBetween(resolver, -Infinity, Infinity, viewpoint, layer);
  if (!holdings) throw misuse(`the atlas changes on more than ${MOST_CHANGES} days`, "write single days or intervals with dejure map");
  return holdings;
}

const cites = (cite: readonly { source: string; locator?: string }[]): string =>
  cite.map((c) => (c.locator === undefined ? c.source : `${c.source} ${c.locator}`)).join("; ");
const days = (when: { admissible: readonly (readonly [number, number])[] } | undefined): string =>
  when?.admissible.map(([first, last]) => (first === last ? formatDay(first) : `[${formatDay(first)}..${formatDay(last)}]`)).join(", ") ??
  "";

export const EXPORTS: readonly ExportFormat[] = [
  {
    id: "geojson",
    summary: "all land over all time in one viewpoint and layer (RFC 7946)",
    write: (e) => `${holdingsGeoJsonText(e.atlas, allHoldings(e), { viewpoint: e.viewpoint, layer: e.layer, date: "../.." })}\n`,
  },
  {
    id: "csv",
    summary: "the same as rows, with outlines as WKT (RFC 4180)",
    write: (e) => holdingsCsv(e.atlas, allHoldings(e), { ...e, geometry: true }),
  },
  {
    id: "edges",
    summary: "stretches of outlines with their precision, the frontier that they follow, and what no source draws, as GeoJSON",
    write: ({ atlas }) => `${JSON.stringify(edgeFeatures(atlas))}\n`,
  },
  {
    id: "territories",
    summary: "the territories as recorded, as GeoJSON",
    write: ({ atlas }) =>
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
              area_km2: faces.reduce((sum, face) => sum + atlas.land.arrangement.areaOf(face), 0),
              precision_km: t.data.precision_km ?? null,
              licence: t.data.licence ?? null,
              attribution: t.data.attribution ?? null,
              sources: cites(t.data.cite ?? []) || null,
            },
          };
        }),
      })}\n`,
  },
  {
    id: "assertions",
    summary: "every assertion with its assertors, days and sources, as CSV",
    write: ({ atlas }) =>
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
            holders:
              a.belief?.kind === "holder" ? a.belief.holders.join("; ") : a.belief?.kind === "not" ? a.belief.denied.join("; ") : null,
            secret: a.secret,
            rank: a.rank,
            gist: inWords(atlas, a.gist) ?? null,
            sources: cites(a.cite),
          })),
        ),
      ),
  },
  {
    id: "places",
    summary: "the places with their names, as CSV that can be read back as places.csv",
    write: ({ atlas }) =>
      toCsv(
        [...atlas.collections.places.values()].map((p) => ({
          id: p.id,
          name: inWords(atlas, p.data.name) ?? null,
          lat: p.data.at.lat,
          lon: p.data.at.lon,
          type: p.data.type ?? null,
        })),
      ),
  },
  {
    id: "natural-earth",
    summary: "disputed units with each government's verdict (ADM0_A3_XX, FC_XX), as Natural Earth writes them, on a day with --on",
    write: ({ atlas, resolver, day }) => {
      const features = naturalEarthUnits(atlas, resolver, day ?? atlas.dateOf(atlas.head.default.date)?.earliest ?? 0);
      if (features.length === 0)
        throw misuse("no territory of this atlas carries a code of Natural Earth", "begin one with dejure import natural-earth-viewpoints");
      const { title, licence } = atlas.head;
      const head = { type: "FeatureCollection", title: headText(atlas, title), licence, attribution: attributionsOf(atlas) };
      return `${JSON.stringify({ ...head, features })}\n`;
    },
  },
  { id: "csl-json", summary: "the sources as CSL-JSON, with all that import reads back", write: ({ atlas }) => cslJson(atlas) },
  {
    id: "bibtex",
    summary: "the sources as BibTeX",
    write: ({ atlas }) => bibtex(cslItems(atlas)),
    lost: ({ atlas }) => lostInBibtex(cslItems(atlas)),
  },
  { id: "ris", summary: "the sources as RIS", write: ({ atlas }) => ris(cslItems(atlas)), lost: ({ atlas }) => lostInRis(cslItems(atlas)) },
  {
    id: "annotations",
    summary: "passages of sources and what rests on them, as W3C Web Annotations (JSON-LD)",
    write: ({ atlas }) => webAnnotationsText(atlas, atlas.head.url === undefined ? {} : { base: atlas.head.url.replace(/\/?$/, "/") }),
  },
  {
    id: "obligations-csv",
    summary: "the ledger of obligations, on a day with --on",
    write: ({ atlas, day }) => obligationsCsv(atlas, day),
  },
  {
    id: "recognitions-csv",
    summary: "every recognition, or those that stand on a day with --on",
    write: ({ atlas, day }) => recognitionsCsv(atlas, day),
  },
];
