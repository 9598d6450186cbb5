import type { Topology } from "topojson-specification";
import type { Atlas } from "../../core/model/atlas.ts";
import type { CellTopology, SiteAtlas, SiteLosing, SiteRecords, SiteTimelines } from "../../export/site/contract.ts";
import { knownBaseLand } from "./base-land.ts";
import { groupCells } from "./cells.ts";
import { siteRecords } from "./records.ts";
import { siteAtlas } from "./site-atlas.ts";
import type { FaceAnswers } from "./spells.ts";
import { siteLosing, siteTimelines } from "./timelines.ts";
import { cellArcs, cellTopology } from "./topology.ts";

/** Natural Earth land as `world-atlas` topologies with an object `land`. */
export interface BaseMap {
  readonly near: Topology;
  readonly far: Topology;
}

/** What the map page needs before it draws; the others come with the first click. */
export const MAP_FIRST = ["atlas", "cells", "timelines", "land"] as const;

/** What the map page and the small maps of the pages are drawn from. */
export interface MapData {
  readonly atlas: SiteAtlas;
  readonly cells: CellTopology;
  readonly timelines: SiteTimelines;
  readonly losing: SiteLosing;
  readonly records: SiteRecords;
  readonly land: GeoJSON.FeatureCollection;
  /** cell of each face of the arrangement; −1 for none */
  readonly cellOfFace: Int32Array;
}

/** Vertices kept in all borders together: about 150 KB after compression, so that with its land, answers and opening drawing the first map of the world stays below 300 KB. */
const VERTEX_BUDGET = 33_000;

/** Works out every file of `data/map/`; the only step that asks the resolver. */
export function mapData(atlas: Atlas, answers: FaceAnswers, base?: BaseMap): MapData {
  const cells = groupCells(atlas, answers);
  const arcs = cellArcs(atlas.land.arrangement.arcs, cells.cellOfFace, VERTEX_BUDGET);
  const topology = cellTopology(
    arcs,
    cells.faces.map((faces, cell) => {
      const largest = faces.reduce((a, b) => (atlas.land.arrangement.areaOf(b) > atlas.land.arrangement.areaOf(a) ? b : a));
      const [x, y] = atlas.land.arrangement.pointIn(largest);
      return {
        km2: Math.round((cells.km2[cell] as number) * 10) / 10,
        at: [Math.round(x * 1e4) / 1e4, Math.round(y * 1e4) / 1e4] as const,
      };
    }),
  );
  const timelines = siteTimelines(cells, answers.disputes());
  return {
    atlas: siteAtlas(atlas, cells, topology, arcs, timelines),
    cells: topology,
    timelines,
    losing: siteLosing(cells),
    records: siteRecords(atlas),
    cellOfFace: cells.cellOfFace,
    land: base === undefined ? { type: "FeatureCollection", features: [] } : knownBaseLand(base.near, base.far, topology.bbox),
  };
}
