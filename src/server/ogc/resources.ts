/** All resources of OGC API under /ogc, one table: from it come the answers, the checks of parameters and the OpenAPI document. */
import { headText } from "../../export/geojson.ts";
import { OPENAPI_TYPE } from "../media-types.ts";
import { collection, collections, conformance, landing, schema } from "./about.ts";
import { definition } from "./definition.ts";
import { item, items } from "./items.ts";
import { pageOf, sentence, table, text } from "./page.ts";
import { addressOf, FORMAT, jsonOf, linksToSelf, type Resource } from "./resource.ts";
import { tile, tileMatrixSets, tileset, tilesets } from "./tilesets.ts";

const api: Resource = {
  path: "/api",
  id: "getApi",
  summary: "This API, as OpenAPI",
  parameters: [FORMAT],
  type: OPENAPI_TYPE,
  schema: "openApi",
  answer(asking) {
    const { atlas, version, limits } = asking;
    const title = headText(atlas, atlas.head.title);
    return {
      json: () => jsonOf(definition(RESOURCES, { title, licence: atlas.head.licence, server: addressOf(asking, ""), version, limits })),
      html: () => {
        const questions = RESOURCES.map(({ path, summary, parameters }) => {
          const rows = parameters.map((one) => [
            one.name,
            sentence(one.of ? `${one.text}: ${one.of.join(", ")}` : one.text),
            one.example ?? one.otherwise ?? "",
          ]);
          return `<h2><code>/ogc${text(path)}</code></h2><p>${text(summary)}.</p>${rows.length > 0 ? table("Parameters", ["Name", "Meaning", "Example or default"], rows) : ""}`;
        });
        const body = `<p>Only GET, HEAD and OPTIONS. A parameter that is not named here is refused. There is no filter language (CQL2): features are picked by the parameters of their collection.</p>${questions.join("")}`;
        return pageOf(asking, { title: "The API", body, links: linksToSelf(asking, OPENAPI_TYPE) });
      },
    };
  },
};

export const RESOURCES: readonly Resource[] = [
  landing,
  conformance,
  api,
  collections,
  collection,
  schema,
  items,
  item,
  tileMatrixSets,
  tilesets,
  tileset,
  tile,
];
