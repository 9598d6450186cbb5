/** A style that MapLibre draws the tiles with, and nothing else: no letters, signs or addresses of others. */
import type { Atlas } from "../../core/model/atlas.ts";
import type { Day } from "../../core/time/historical-date.ts";
import { colourOf } from "../holder-colours.ts";
import type { HoldingRow } from "../holding-columns.ts";
import { LAYERS } from "./tiler.ts";

/** What stands on the day that the style's state names: `map.setGlobalStateProperty("day", n)` moves it, in days since 1970-01-01. */
const ON_THE_DAY = [
  "all",
  ["any", ["!", ["has", "start_day"]], ["<=", ["get", "start_day"], ["global-state", "day"]]],
  ["any", ["!", ["has", "end_day"]], [">", ["get", "end_day"], ["global-state", "day"]]],
];

/** Version 8 of MapLibre's style specification; `url` is where the archive stands, as `pmtiles://…`. */
export function mapStyle(
  atlas: Atlas,
  rows: readonly HoldingRow[],
  about: { readonly title: string; readonly url: string; readonly day: Day; readonly center: readonly number[] },
): object {
  const holders = [...new Set(rows.map((r) => r.holder).filter((h) => h !== null))].sort();
  const nobody = colourOf(atlas, null);
  const colour =
    holders.length === 0
      ? nobody
      : ["match", ["coalesce", ["get", "holder"], ""], ...holders.flatMap((h) => [h, colourOf(atlas, h)]), nobody];
  const line = (id: string, kinds: readonly string[], paint: object) => ({
    id,
    type: "line",
    source: "land",
    "source-layer": LAYERS.borders,
    filter: ["all", ["in", ["get", "kind"], ["literal", kinds]], ON_THE_DAY],
    layout: { "line-join": "round" },
    paint: { "line-color": "#333333", ...paint },
  });
  const [lon, lat, zoom] = about.center;
  return {
    version: 8,
    name: about.title,
    center: [lon, lat],
    zoom,
    state: { day: { default: about.day } },
    sources: { land: { type: "vector", url: about.url } },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": "#e8eef2" } },
      {
        id: "land",
        type: "fill",
        source: "land",
        "source-layer": LAYERS.holdings,
        filter: ON_THE_DAY,
        paint: {
          "fill-color": colour,
          "fill-antialias": false,
          "fill-opacity": ["match", ["get", "standing"], ["undisputed", "left-open"], 0.8, ["denied", "contested"], 0.6, 0.35],
        },
      },
      line("outer", ["outer"], { "line-width": 0.5, "line-opacity": 0.6 }),
      line("agreed", ["agreed"], { "line-width": 1.4 }),
      line("de-facto", ["de-facto"], { "line-width": 1.4, "line-dasharray": [4, 2] }),
      line("undrawn", ["undrawn"], { "line-width": 1.3, "line-dasharray": [1, 2.5], "line-opacity": 0.7 }),
      line("open", ["open"], { "line-width": 1, "line-dasharray": [1, 2] }),
    ],
  };
}
