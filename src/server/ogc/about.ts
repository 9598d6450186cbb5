/** The resources about the data: the landing page, what is conformed to, the collections and their columns. */
import { headText } from "../../export/geojson.ts";
import { COLUMNS } from "../../export/holding-columns.ts";
import { holdingSchema } from "../../export/holding-schema.ts";
import { attributionsOf } from "../../export/licences.ts";
import { holdingsSvg } from "../../export/svg.tsx";
import { JSON_TYPE, OPENAPI_TYPE } from "../media-types.ts";
import { type Collection, CRS84, collectionAsked, descriptionOf, extentOf, listedCollections, titleOf } from "./collection.ts";
import { CONFORMS_TO } from "./conformance.ts";
import { GEOJSON } from "./items.ts";
import { link, pageOf, sentence, table, text } from "./page.ts";
import {
  addressOf,
  collectionPath,
  FORMAT,
  inFormat,
  jsonOf,
  type Link,
  linksTo,
  linksToSelf,
  type OgcAsking,
  type Resource,
} from "./resource.ts";

const SCHEMA_TYPE = "application/schema+json";
const TILESETS = "http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector";

const atlasTitle = ({ atlas, day }: OgcAsking): string => `${headText(atlas, atlas.head.title)}${day ? ` on ${day.text}` : ""}`;
const atlasDescription = ({ atlas }: OgcAsking): string => (atlas.head.description ? headText(atlas, atlas.head.description) : "");

export const landing: Resource = {
  path: "/",
  id: "getLandingPage",
  summary: "What is here",
  parameters: [FORMAT],
  type: JSON_TYPE,
  schema: "landingPage",
  answer(asking) {
    const { atlas, base } = asking;
    const links: Link[] = [
      ...linksToSelf(asking, JSON_TYPE),
      { href: inFormat(asking, "/api", "json"), rel: "service-desc", type: OPENAPI_TYPE, title: "the API, for programs" },
      { href: inFormat(asking, "/api", "html"), rel: "service-doc", type: "text/html", title: "the API, for people" },
      ...linksTo(asking, "/conformance", "conformance", JSON_TYPE, "what this API conforms to"),
      ...linksTo(asking, "/collections", "data", JSON_TYPE, "the collections"),
      ...linksTo(asking, "/tileMatrixSets", "http://www.opengis.net/def/rel/ogc/1.0/tiling-schemes", JSON_TYPE, "how tiles are cut"),
    ];
    return {
      json: () =>
        jsonOf({
          title: atlasTitle(asking),
          description: atlasDescription(asking),
          licence: atlas.head.licence,
          attribution: attributionsOf(atlas).join(" · "),
          links,
        }),
      html: () => {
        const go = (path: string, words: string) => `<li>${link(inFormat(asking, path, "html"), words)}</li>`;
        const body = `<p>${text(atlasDescription(asking))}</p><ul>${go("/collections", "The collections: land, and whose it was, in each viewpoint")}${go("/api", "The API")}${go("/conformance", "What it conforms to")}<li>${link(`${base}/`, "The atlas itself")}</li></ul><p>Licence of the records: ${text(atlas.head.licence)}</p>`;
        return pageOf(asking, { title: atlasTitle(asking), body, links });
      },
    };
  },
};

export const conformance: Resource = {
  path: "/conformance",
  id: "getConformance",
  summary: "The conformance classes of this API",
  parameters: [FORMAT],
  type: JSON_TYPE,
  schema: "confClasses",
  answer: (asking) => ({
    json: () => jsonOf({ conformsTo: CONFORMS_TO, links: linksToSelf(asking, JSON_TYPE) }),
    html: () =>
      pageOf(asking, {
        title: "Conformance",
        body: `<ul>${CONFORMS_TO.map((one) => `<li><code>${text(one)}</code></li>`).join("")}</ul>`,
        links: linksToSelf(asking, JSON_TYPE),
      }),
  }),
};

function collectionJson(asking: OgcAsking, collection: Collection) {
  const { atlas, resolver } = asking;
  const path = collectionPath(collection.id);
  return {
    id: collection.id,
    title: titleOf(atlas, collection),
    description: descriptionOf(collection),
    licence: atlas.head.licence,
    extent: extentOf(atlas, resolver),
    itemType: "feature",
    crs: [CRS84],
    links: [
      ...linksTo(asking, path, "self", JSON_TYPE, "this collection"),
      ...linksTo(asking, `${path}/items`, "items", GEOJSON, "its features"),
      ...linksTo(asking, `${path}/schema`, "describedby", SCHEMA_TYPE, "what its columns mean"),
      ...linksTo(asking, `${path}/tiles`, TILESETS, JSON_TYPE, "its tiles"),
    ],
  };
}

const snapshots = ({ base, day }: OgcAsking): string =>
  day
    ? `The land of ${day.text} alone; ${base}/ogc has that of all time.`
    : `Land over all time, and as an example that of one day. Every day has its own list: ${base}/ogc/on/1920-10-14 is that of 14 October 1920.`;

export const collections: Resource = {
  path: "/collections",
  id: "getCollections",
  summary: "The collections: one a viewpoint and layer",
  parameters: [FORMAT],
  type: JSON_TYPE,
  schema: "collections",
  answer(asking) {
    const listed = listedCollections(asking.atlas, asking.day);
    const links = linksToSelf(asking, JSON_TYPE);
    return {
      json: () =>
        jsonOf({
          title: atlasTitle(asking),
          description: snapshots(asking),
          links,
          collections: listed.map((one) => collectionJson(asking, one)),
        }),
      html: () => {
        const rows = listed.map((one) => {
          const at = (path: string, words: string) => ({
            markup: link(inFormat(asking, `${collectionPath(one.id)}${path}`, "html"), words),
          });
          return [at("", one.id), titleOf(asking.atlas, one), at("/items", "features")];
        });
        const body = `<p>${text(snapshots(asking))}</p>${table("Collections", ["Id", "Viewpoint and layer", ""], rows)}`;
        return pageOf(asking, { title: "Collections", body, links });
      },
    };
  },
};

/** Characters of a drawing that a page carries; a larger one stands behind a link. */
const MOST_DRAWN = 1_000_000;

/** The map of a day, with its legend, sources and licence on it; land over all time has no one picture. */
function pictureOf({ atlas, base, lands }: OgcAsking, found: Collection): string {
  const { viewpoint, layer, date } = found;
  if (!date) return "";
  const { holdings, asked } = lands.land(found);
  const drawn = holdingsSvg(atlas, holdings, asked);
  if (drawn.length <= MOST_DRAWN) return `<figure>${drawn}</figure>`;
  const alone = new URLSearchParams({ date: date.text, as: viewpoint, layer, format: "svg" });
  return `<p>${link(`${base}/api/map?${alone}`, "The map of the day")}</p>`;
}

export const collection: Resource = {
  path: "/collections/{collectionId}",
  id: "getCollection",
  summary: "One collection",
  parameters: [FORMAT],
  type: JSON_TYPE,
  schema: "collection",
  answer(asking) {
    const found = collectionAsked(asking);
    const document = collectionJson(asking, found);
    const { links, title, description } = document;
    return {
      json: () => jsonOf(document),
      html: () => {
        const go = (path: string, words: string) =>
          `<li>${link(inFormat(asking, `${collectionPath(found.id)}${path}`, "html"), words)}</li>`;
        const body = `<p>${text(description)}</p>${pictureOf(asking, found)}<ul>${go("/items", "Features")}${go("/schema", "Columns")}${go("/tiles", "Tiles")}</ul>`;
        return pageOf(asking, { title, body, links });
      },
    };
  },
};

export const schema: Resource = {
  path: "/collections/{collectionId}/schema",
  id: "getSchema",
  summary: "What the columns of a collection mean, as JSON Schema",
  parameters: [FORMAT],
  type: SCHEMA_TYPE,
  schema: "jsonSchema",
  answer(asking) {
    const found = collectionAsked(asking);
    const title = titleOf(asking.atlas, found);
    return {
      json: () => jsonOf(holdingSchema(addressOf(asking, `${collectionPath(found.id)}/schema`), title)),
      html: () =>
        pageOf(asking, {
          title: `${title}: columns`,
          body: table(
            "Columns",
            ["Name", "Type", "Meaning"],
            COLUMNS.map(({ name, type, words, doc }) => [name, words ? words.join(", ") : type, sentence(doc)]),
          ),
          links: linksToSelf(asking, SCHEMA_TYPE),
        }),
    };
  },
};
