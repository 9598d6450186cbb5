import type { Atlas } from "../../core/model/atlas.ts";
import type { CollectionName } from "../../core/model/field.ts";
import type { LonLat } from "../../core/space/geometry.ts";
import { bibtex } from "../../export/bibtex.ts";
import { cslItems } from "../../export/csl-json.ts";
import { edgeFeatures } from "../../export/edge-features.ts";
import { obligationsCsv, recognitionsCsv } from "../../export/ledgers.ts";
import { ris } from "../../export/ris.ts";
import { pageOf, SOURCE_TEXT } from "../../export/site/page-of.ts";
import { publishedText } from "../../export/site/source-text.ts";
import { webAnnotationsText } from "../../export/web-annotation.ts";
import { nameOf } from "../data/record-names.ts";
import { rootAddress, type Site } from "./page.tsx";
import { type Written, written } from "./written.ts";

/** One document of the search index. */
export interface SearchDocument {
  readonly id: number;
  /** page below a language's root */
  readonly page: string;
  readonly kind: string;
  readonly name: Readonly<Record<string, string>>;
  /** everything else that may be looked for */
  readonly text: string;
}

const SEARCHED: readonly CollectionName[] = [
  "instruments",
  "polities",
  "territories",
  "places",
  "events",
  "sources",
  "stories",
  "disagreements",
];

/** Localised texts anywhere inside a record, in order. */
function textsIn(value: unknown, out: string[], depth = 0): void {
  if (depth > 8 || value === null || typeof value !== "object") return;
  for (const [key, item] of Object.entries(value)) {
    if (
      ["gist", "text", "title", "name", "note", "view", "question", "summary", "titles", "names"].includes(key) &&
      item !== null &&
      typeof item === "object"
    ) {
      for (const text of Array.isArray(item) ? item.map((one: { text?: unknown }) => one?.text) : Object.values(item))
        if (typeof text === "string") out.push(text);
    }
    textsIn(item, out, depth + 1);
  }
}

/** Positions to a tenth of a metre, finer than any record of land is. */
const rounded = (polygons: readonly (readonly (readonly LonLat[])[])[]): LonLat[][][] =>
  polygons.map((rings) => rings.map((ring) => ring.map(([x, y]) => [Math.round(x * 1e6) / 1e6, Math.round(y * 1e6) / 1e6] as const)));

/** The files of `data/` beside those of the map. */
export function* dataFiles(site: Site): Generator<Written> {
  const { atlas } = site;
  yield written("data/sources.csl.json", () => JSON.stringify(cslItems(atlas), null, 1));
  yield written("data/sources.bib", () => bibtex(cslItems(atlas)));
  yield written("data/sources.ris", () => ris(cslItems(atlas)));
  yield written("data/obligations.csv", () => obligationsCsv(atlas));
  yield written("data/recognitions.csv", () => recognitionsCsv(atlas));
  const base = rootAddress(site);
  for (const source of atlas.collections.sources.values()) {
    const text = publishedText(atlas, source);
    if (text !== undefined) yield written(`${decodeURIComponent(pageOf(source))}${SOURCE_TEXT}`, () => text);
  }
  yield written("data/annotations.jsonld", () => webAnnotationsText(atlas, base === undefined ? {} : { base }));
  yield written("data/places.geojson", () =>
    JSON.stringify({
      type: "FeatureCollection",
      features: [...atlas.collections.places.values()].map((place) => ({
        type: "Feature",
        id: place.id,
        properties: {
          id: place.id,
          name: nameOf(place),
          type: place.data.type,
          precision_km: place.data.precision_km,
          licence: atlas.head.licence,
        },
        geometry: { type: "Point", coordinates: [place.data.at.lon, place.data.at.lat] },
      })),
    }),
  );
  yield written("data/territories.geojson", () =>
    JSON.stringify({
      type: "FeatureCollection",
      features: [...atlas.collections.territories.values()].map((territory) => ({
        type: "Feature",
        id: territory.id,
        properties: {
          id: territory.id,
          name: nameOf(territory),
          precision_km: territory.data.precision_km,
          attribution: territory.data.attribution,
          licence: territory.data.licence ?? atlas.head.licence,
        },
        geometry: { type: "MultiPolygon", coordinates: rounded(atlas.land.arrangement.outline(atlas.land.facesOfTerritory(territory.id))) },
      })),
    }),
  );
  yield written("data/edges.geojson", () => JSON.stringify(edgeFeatures(atlas)));
  yield written("data/records.json", () =>
    JSON.stringify(
      Object.fromEntries(
        Object.entries(atlas.collections).map(([collection, records]) => [
          collection,
          Object.fromEntries([...records].map(([id, record]) => [id, record.data])),
        ]),
      ),
    ),
  );
  yield written("data/search.json", () => JSON.stringify({ documents: searchDocuments(atlas), languages: site.data.atlas.languages }));
}

function searchDocuments(atlas: Atlas): SearchDocument[] {
  const documents: SearchDocument[] = [];
  for (const collection of SEARCHED) {
    for (const record of atlas.collections[collection].values()) {
      const texts: string[] = [];
      textsIn(record.data, texts);
      documents.push({
        id: documents.length,
        page: pageOf(record),
        kind: collection === "instruments" ? "treaties" : collection,
        name: nameOf(record),
        text: [record.id, ...new Set(texts)].join(" ").slice(0, 4000),
      });
    }
  }
  return documents;
}
