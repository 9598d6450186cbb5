import type { CellShapes } from "../../cartography/cell-shapes.ts";
import type { Camera } from "../../cartography/plane.ts";
import type { Theme } from "../../cartography/theme.ts";
import type { Picture } from "../picture.ts";
import type { GestureWords } from "./gestures.ts";
import type { Stage } from "./stage.ts";

export interface MapOptions {
  readonly container: HTMLElement;
  readonly shapes: CellShapes;
  readonly land: GeoJSON.FeatureCollection;
  readonly camera: Camera;
  readonly theme: Theme;
  readonly label: string;
  /** what to say where the wheel and one finger are left to the page around; absent: the map takes them */
  readonly gestures?: GestureWords | undefined;
  onClick(lon: number, lat: number): void;
  onMove(camera: Camera): void;
  /** the first picture stands, in the frame in which it is drawn */
  onDrawn(): void;
}

/** The interactive map of the page, whatever draws it. */
export interface LiveMap {
  readonly map: Stage;
  /** Draws a picture; `fade` in ms; `asked`: when it was asked for, for the measure `dejure:restyle`. */
  show(picture: Picture, fade: number, asked?: number): void;
  paint(theme: Theme): void;
}

let known: boolean | undefined;

/** Whether WebGL is absent or drawn by the processor. */
export function software(): boolean {
  known ??= slow();
  return known;
}

function slow(): boolean {
  // where it would be slow, Chromium and Firefox then give none, before anything is set up for it
  const gl = document.createElement("canvas").getContext("webgl2", { failIfMajorPerformanceCaveat: true });
  if (gl === null) return true;
  const info = gl.getExtension("WEBGL_debug_renderer_info");
  const name = String(gl.getParameter(info?.UNMASKED_RENDERER_WEBGL ?? gl.RENDERER));
  gl.getExtension("WEBGL_lose_context")?.loseContext();
  return /swiftshader|llvmpipe|softpipe|software|basic render/i.test(name);
}
