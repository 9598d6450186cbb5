import type { Atlas } from "../core/model/atlas.ts";
import { type Topology, toTopology } from "../core/space/topology.ts";
import type { DatedHolding } from "./dated-holdings.ts";
import { type Asked, headText } from "./geojson.ts";
import { holdingRow } from "./holding-row.ts";
import { attributionsOf } from "./licences.ts";

/** Holdings as TopoJSON over the atlas's own arcs: a border between neighbours, and one that stays from year to year, is stored once. */
export function holdingsTopology(
  atlas: Atlas,
  holdings: readonly DatedHolding[],
  asked: Asked,
): Topology & { readonly [about: string]: unknown } {
  const topology = toTopology(
    atlas.land.arrangement,
    holdings.map((dated, i) => ({
      id: `${asked.viewpoint}.${asked.layer}.${i + 1}`,
      properties: { ...holdingRow(atlas, asked.viewpoint, asked.layer, dated) },
      faces: dated.holding.faces,
    })),
    { name: "holdings" },
  );
  const { type, ...rest } = topology;
  return {
    type,
    title: headText(atlas, atlas.head.title),
    licence: atlas.head.licence,
    attribution: attributionsOf(atlas),
    ...asked,
    ...rest,
  };
}
