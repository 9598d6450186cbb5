import { type LiveMap, type MapOptions, software } from "./live-map.ts";

let drawnBy: "svg" | "webgl" | undefined;

/** What draws the maps of this page: `map=svg` or `map=webgl` after `?` in its address, else what this machine is fast at. */
export function drawer(): "svg" | "webgl" {
  if (drawnBy === undefined) {
    const asked = new URLSearchParams(location.search).get("map");
    drawnBy = asked === "svg" || asked === "webgl" ? asked : software() ? "svg" : "webgl";
  }
  return drawnBy;
}

/** The class that draws; its scripts are loaded when it is first asked for. */
export async function loadMap(): Promise<new (options: MapOptions) => LiveMap> {
  if (drawer() === "webgl") return (await import("./gl-view.ts")).GlView;
  return (await import("./svg-view.tsx")).SvgView;
}
