import type { Topology } from "topojson-specification";
import type { CellTopology } from "../../cartography/cells-file.ts";
import { type DrawnEdge, edgesOfTerritory, precisionOfEdge } from "../../core/link/edges.ts";
import type { Atlas } from "../../core/model/atlas.ts";
import type { SiteAtlas, SiteEdge, SiteLosing, SiteNames, SiteRecords, SiteTimelines } from "../../export/site/contract.ts";
import { groupCells } from "./answer-cells.ts";
import { knownBaseLand } from "./base-land.ts";
import { cellTopology } from "./cell-topology.ts";
import type { FaceAnswers } from "./face-answers.ts";
import { otherNames } from "./record-names.ts";
import { siteAtlas } from "./site-atlas.ts";
import { siteRecords } from "./site-records.ts";
import { siteLosing, siteTimelines } from "./timelines.ts";

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
  readonly names: SiteNames;
  readonly land: GeoJSON.FeatureCollection;
  /** cell of each face of the arrangement; −1 for none */
  readonly cellOfFace: Int32Array;
}

const edgeId = ({ territory, index }: DrawnEdge): string => `${territory}#${index}`;

/** The edges of each territory as arcs of the published topology. */
function siteEdges(
  atlas: Atlas,
  edges: readonly DrawnEdge[],
  along: ReadonlyMap<string, readonly number[]>,
): ReadonlyMap<string, readonly SiteEdge[]> {
  const byTerritory = new Map<string, SiteEdge[]>();
  for (const drawn of edges) {
    const { territory, edge, partial } = drawn;
    const precision = precisionOfEdge(atlas, edge);
    const list = byTerritory.get(territory) ?? [];
    byTerritory.set(territory, list);
    list.push({
      ...(precision !== undefined && { precision_km: precision }),
      ...(edge.undefined === true && { undefined: true }),
      ...(partial && { arcs: (along.get(edgeId(drawn)) ?? []).map((arc) => (arc < 0 ? ~arc : arc)) }),
    });
  }
  return byTerritory;
}

/** Works out every file of `data/map/`; the only step that asks the resolver. */
export function mapData(atlas: Atlas, answers: FaceAnswers, base?: BaseMap): MapData {
  const cells = groupCells(atlas, answers);
  const { arrangement } = atlas.land;
  const edges = [...atlas.collections.territories.keys()].flatMap((id) => edgesOfTerritory(atlas, id));
  const { topology, along } = cellTopology(
    arrangement,
    cells.faces.map((faces, cell) => {
      const largest = faces.reduce((a, b) => (arrangement.areaOf(b) > arrangement.areaOf(a) ? b : a));
      const [x, y] = arrangement.pointIn(largest);
      const km2 = Math.round((cells.km2[cell] as number) * 10) / 10;
      return { faces, properties: { km2, at: [Math.round(x * 1e4) / 1e4, Math.round(y * 1e4) / 1e4] as const } };
    }),
    edges.flatMap((edge) => (edge.partial ? edge.lines.map((line) => ({ id: edgeId(edge), line })) : [])),
  );
  const timelines = siteTimelines(cells, answers.disputes());
  return {
    atlas: siteAtlas(atlas, cells, topology, siteEdges(atlas, edges, along)),
    cells: topology,
    timelines,
    losing: siteLosing(cells),
    records: siteRecords(atlas),
    names: otherNames(atlas),
    cellOfFace: cells.cellOfFace,
    land: base === undefined ? { type: "FeatureCollection", features: [] } : knownBaseLand(base.near, base.far, topology.bbox),
  };
}
