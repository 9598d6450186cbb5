/** Tiles of a collection, as OGC API – Tiles links them. */
import { JSON_TYPE } from "../media-types.ts";
import { ALL_TIME, MVT_TYPE, tileNumbers, tileOf, tilesAddress, tileTemplate } from "../tiles.ts";
import { type Collection, collectionAsked, titleOf } from "./collection.ts";
import { link, pageOf, text } from "./page.ts";
import { collectionPath, FORMAT, inFormat, jsonOf, type Link, linksTo, linksToSelf, type OgcAsking, type Resource } from "./resource.ts";

const MATRIX_SET = "WebMercatorQuad";
const MATRIX_SET_URI = `http://www.opengis.net/def/tilematrixset/OGC/1.0/${MATRIX_SET}`;

function about({ atlas }: OgcAsking, collection: Collection): object {
  return {
    title: titleOf(atlas, collection),
    dataType: "vector",
    crs: "http://www.opengis.net/def/crs/EPSG/0/3857",
    tileMatrixSetId: MATRIX_SET,
    tileMatrixSetURI: MATRIX_SET_URI,
  };
}

const matrixSetLink: Link = {
  href: MATRIX_SET_URI,
  rel: "http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme",
  type: JSON_TYPE,
  title: MATRIX_SET,
};

/** Clients look up here what the tiles of a collection are cut by. */
export const tileMatrixSets: Resource = {
  path: "/tileMatrixSets",
  id: "getTileMatrixSets",
  summary: "The ways in which tiles are cut; there is one",
  parameters: [FORMAT],
  type: JSON_TYPE,
  schema: "tileMatrixSets",
  answer: (asking) => {
    const links = linksToSelf(asking, JSON_TYPE);
    return {
      json: () => jsonOf({ links, tileMatrixSets: [{ id: MATRIX_SET, title: MATRIX_SET, uri: MATRIX_SET_URI, links: [matrixSetLink] }] }),
      html: () => pageOf(asking, { title: "Tile matrix sets", body: `<ul><li>${link(MATRIX_SET_URI, MATRIX_SET)}</li></ul>`, links }),
    };
  },
};

export const tilesets: Resource = {
  path: "/collections/{collectionId}/tiles",
  id: "getTileSets",
  summary: "The tile sets of a collection",
  parameters: [FORMAT],
  type: JSON_TYPE,
  schema: "tileSets",
  answer(asking) {
    const collection = collectionAsked(asking);
    const path = `${collectionPath(collection.id)}/tiles/${MATRIX_SET}`;
    const links = linksToSelf(asking, JSON_TYPE);
    return {
      json: () =>
        jsonOf({
          links,
          tilesets: [{ ...about(asking, collection), links: linksTo(asking, path, "self", JSON_TYPE, "the tile set").slice(0, 1) }],
        }),
      html: () =>
        pageOf(asking, {
          title: `${titleOf(asking.atlas, collection)}: tiles`,
          body: `<ul><li>${link(inFormat(asking, path, "html"), MATRIX_SET)}</li></ul>`,
          links,
        }),
    };
  },
};

export const tileset: Resource = {
  path: `/collections/{collectionId}/tiles/${MATRIX_SET}`,
  id: "getTileSet",
  summary: "A tile set: where its tiles stand",
  parameters: [FORMAT],
  type: JSON_TYPE,
  schema: "tileSet",
  answer(asking) {
    const collection = collectionAsked(asking);
    const address = tilesAddress(asking.base, collection, collection.date?.text ?? ALL_TIME);
    const tiles = tileTemplate(address, ["tileMatrix", "tileCol", "tileRow"]);
    const links: Link[] = [
      ...linksToSelf(asking, JSON_TYPE),
      { href: tiles, rel: "item", type: MVT_TYPE, title: "its tiles", templated: true },
      { href: `${address}/tilejson.json`, rel: "describedby", type: JSON_TYPE, title: "the same as TileJSON" },
      {
        href: `${address}/style.json`,
        rel: "http://www.opengis.net/def/rel/ogc/1.0/styles",
        type: JSON_TYPE,
        title: "a style for MapLibre",
      },
      matrixSetLink,
      ...linksTo(asking, collectionPath(collection.id), "geodata", JSON_TYPE, "the collection"),
    ];
    return {
      json: () => jsonOf({ ...about(asking, collection), links }),
      html: () =>
        pageOf(asking, {
          title: `${titleOf(asking.atlas, collection)}: tiles`,
          body: `<p>Address of the tiles: <code>${text(tiles)}</code></p><ul><li>${link(`${address}/tilejson.json`, "TileJSON")}</li><li>${link(`${address}/style.json`, "Style for MapLibre")}</li></ul>`,
          links,
        }),
    };
  },
};

export const tile: Resource = {
  path: `/collections/{collectionId}/tiles/${MATRIX_SET}/{tileMatrix}/{tileRow}/{tileCol}`,
  id: "getTile",
  summary: "A tile: land, and borders as lines of their own",
  parameters: [],
  type: MVT_TYPE,
  binary: true,
  schema: "tile",
  async answer(asking) {
    const { names } = asking;
    const collection = collectionAsked(asking);
    const { tileMatrix = "", tileRow = "", tileCol = "" } = names;
    return { bytes: tileOf(asking, collection, tileNumbers(tileMatrix, tileCol, tileRow)) };
  },
};
