/** The features of a collection, page by page, and one by itself. */
import { MAP_TYPES } from "../../export/answers/map.ts";
import type { DatedHolding } from "../../export/dated-holdings.ts";
import { featureText, headOf } from "../../export/geojson.ts";
import { COLUMNS } from "../../export/holding-columns.ts";
import type { Land } from "../lands.ts";
import { JSON_TYPE } from "../media-types.ts";
import { Refusal } from "../problem.ts";
import { type Collection, collectionAsked, titleOf } from "./collection.ts";
import { CRS, chosen, ITEM_PARAMETERS, pageAsked } from "./filter.ts";
import { link, pageOf, sentence, table, text } from "./page.ts";
import { addressOf, collectionPath, FORMAT, inFormat, type Link, linksTo, linksToSelf, type OgcAsking, type Resource } from "./resource.ts";

export const GEOJSON = MAP_TYPES.geojson;

/** The name of a feature, from 0; over all time the same as in the export. */
const idOf = ({ id }: Collection, i: number): string => `${id}.${i + 1}`;

const itemPath = (collection: Collection, i: number): string =>
  `${collectionPath(collection.id)}/items/${encodeURIComponent(idOf(collection, i))}`;

function pageLinks(asking: OgcAsking, matched: number, returned: number): Link[] {
  const { limit, offset } = pageAsked(asking);
  const to = (rel: string, at: number, title: string): Link => ({
    href: addressOf(asking, asking.path, [
      ...[...asking.values].filter(([name]) => name !== "f" && name !== "offset"),
      ["offset", String(at)],
      ["f", "json"],
    ]),
    rel,
    type: GEOJSON,
    title,
  });
  return [
    ...(offset + returned < matched ? [to("next", offset + returned, "the next page")] : []),
    ...(offset > 0 ? [to("prev", Math.max(0, Math.min(offset, matched) - limit), "the page before")] : []),
  ];
}

/** As many of the features asked for as a page holds. */
function textsOf(asking: OgcAsking, collection: Collection, land: Land, numbers: readonly number[]): string[] {
  const texts: string[] = [];
  let room = asking.limits.text;
  for (const i of numbers) {
    const feature = featureText(asking.atlas, land.asked, idOf(collection, i), land.holdings[i] as DatedHolding);
    room -= feature.length;
    if (room < 0 && texts.length > 0) break;
    texts.push(feature);
  }
  return texts;
}

const SHOWN = ["holder_name", "answer", "standing", "start_edtf", "end_edtf", "area_km2"] as const;

export const items: Resource = {
  path: "/collections/{collectionId}/items",
  id: "getFeatures",
  summary: "Features of a collection",
  parameters: ITEM_PARAMETERS,
  type: GEOJSON,
  schema: "featureCollection",
  answer(asking) {
    const { atlas, lands, values } = asking;
    const collection = collectionAsked(asking);
    const { limit, offset } = pageAsked(asking);
    const land = lands.land(collection);
    const matching = chosen(asking, land);
    const page = matching.slice(offset, offset + limit);
    const title = titleOf(atlas, collection);
    const links = (returned: number): Link[] => [
      ...linksToSelf(asking, GEOJSON),
      ...pageLinks(asking, matching.length, returned),
      ...linksTo(asking, collectionPath(collection.id), "collection", JSON_TYPE, title),
    ];
    return {
      json: () => {
        const features = textsOf(asking, collection, land, page);
        const head = JSON.stringify({
          type: "FeatureCollection",
          ...headOf(atlas, land.asked),
          links: links(features.length),
          numberMatched: matching.length,
          numberReturned: features.length,
        });
        return `${head.slice(0, -1)},"features":[${features.join(",")}]}\n`;
      },
      html: () => {
        const all = links(page.length).map((one) =>
          one.rel === "next" || one.rel === "prev" ? { ...one, href: one.href.replace(/f=json$/, "f=html") } : one,
        );
        const rows = page.map((i) => {
          const row = land.row(i);
          return [
            { markup: link(inFormat(asking, itemPath(collection, i), "html"), idOf(collection, i)) },
            ...SHOWN.map((name) => row[name]),
          ];
        });
        const asked = [...values].filter(([name]) => !["f", "limit", "offset", "crs", "bbox-crs"].includes(name));
        const steps = all.filter(({ rel }) => rel === "next" || rel === "prev").map(({ href, title: words }) => link(href, words));
        const said = `${page.length === 0 ? "None" : `${offset + 1} to ${offset + page.length}`} of ${matching.length}`;
        const body = `${asked.length > 0 ? `<p>Only where ${asked.map(([name, value]) => `<code>${text(name)}=${text(value)}</code>`).join(" and ")}.</p>` : ""}${table(said, ["Feature", ...SHOWN], rows)}<p>${steps.join(" · ")}</p><p>Where <code>holder_name</code> is empty nobody held it, or it is uncertain who did: the feature itself says why.</p>`;
        return pageOf(asking, { title: `${title}: features`, body, links: all });
      },
    };
  },
};

/** The number of a feature of this collection, from 0; 404 where it has none of that name. */
function numberOf(collection: Collection, land: Land, id: string): number {
  const number = Number(/\.([1-9]\d{0,8})$/.exec(id)?.[1] ?? 0) - 1;
  if (land.holdings[number] && idOf(collection, number) === id) return number;
  throw new Refusal(404, "not found", {
    message: `${collection.id} has no feature ${id.slice(0, 200)}`,
    help:
      land.holdings.length === 0
        ? "it has no features"
        : `they are ${idOf(collection, 0)} to ${idOf(collection, land.holdings.length - 1)}`,
  });
}

export const item: Resource = {
  path: "/collections/{collectionId}/items/{featureId}",
  id: "getFeature",
  summary: "One feature",
  parameters: [CRS, FORMAT],
  type: GEOJSON,
  schema: "feature",
  answer(asking) {
    const { atlas, lands, names } = asking;
    const collection = collectionAsked(asking);
    const land = lands.land(collection);
    const i = numberOf(collection, land, names["featureId"] ?? "");
    const title = titleOf(atlas, collection);
    const links = [...linksToSelf(asking, GEOJSON), ...linksTo(asking, collectionPath(collection.id), "collection", JSON_TYPE, title)];
    const id = idOf(collection, i);
    return {
      json: () => `${featureText(atlas, land.asked, id, land.holdings[i] as DatedHolding, { links })}\n`,
      html: () => {
        const row = land.row(i);
        const rows = COLUMNS.map(({ name, doc }) => [name, row[name], sentence(doc)]);
        return pageOf(asking, {
          title: `${title}: ${id}`,
          body: table("What it says of itself", ["Column", "Value", "Meaning"], rows),
          links,
        });
      },
    };
  },
};
