import { render } from "preact";
import { type CellShapes, mercator } from "../../cartography/cell-shapes.ts";
import { Sea } from "../../cartography/painter.tsx";
import { View } from "../../cartography/plane.ts";
import { Scene, ScenePaths } from "../../cartography/scene.tsx";
import type { Theme } from "../../cartography/theme.ts";
import type { Picture } from "../picture.ts";
import type { Labels } from "./labels.ts";
import type { LiveMap, MapOptions } from "./live-map.ts";
import type { Stage } from "./stage.ts";
import { staged } from "./staged.ts";

/** Pixels that are drawn beyond each edge, so that a little panning draws nothing anew. */
const AROUND = 160;
/** ms without another change of zoom after which the map is drawn sharp again */
const PAUSE = 140;

let made = 0;

/**
 * The map as SVG, drawn by the painter of all maps: where no graphics card helps, several times as fast as WebGL in software.
 * A change of day touches only the land that looks different; panning and zooming move the drawing, which is drawn anew when it no
 * longer covers the screen or the zoom has come to rest. Nothing fades.
 */
export class SvgView implements LiveMap {
  readonly map: Stage;
  readonly #shapes: CellShapes;
  readonly #land: GeoJSON.FeatureCollection;
  readonly #labels: Labels;
  readonly #sheet = document.createElement("div");
  readonly #prefix = `live${made++}`;
  readonly #onDrawn: () => void;
  #theme: Theme;
  #picture: Picture | undefined;
  /** what the sheet shows, and the camera and size that it was drawn for */
  #paths: ScenePaths | undefined;
  #from: { readonly x: number; readonly y: number; readonly zoom: number; readonly width: number; readonly height: number } | undefined;
  #frame = 0;
  #rest: ReturnType<typeof setTimeout> | undefined;

  constructor(options: MapOptions) {
    this.#shapes = options.shapes;
    this.#land = options.land;
    this.#theme = options.theme;
    this.#onDrawn = options.onDrawn;
    const { stage, labels } = staged(options, false);
    [this.map, this.#labels] = [stage, labels];
    this.#sheet.className = "sheet";
    stage.element.prepend(this.#sheet);
    stage.on("move", () => this.#follow());
    stage.on("resize", () => this.#redraw());
    stage.on("remove", () => {
      cancelAnimationFrame(this.#frame);
      clearTimeout(this.#rest);
      render(null, this.#sheet);
    });
  }

  show(picture: Picture): void {
    this.#picture = picture;
    this.#draw();
    this.#labels.show(picture.labels, picture.point);
    if (!this.map.loaded()) {
      this.map.stands();
      this.#onDrawn();
    }
  }

  paint(theme: Theme): void {
    if (theme === this.#theme) return;
    this.#theme = theme;
    this.#draw();
  }

  /** Lays the sheet where the camera looks; draws it anew where it does not reach, and sharp again when the zoom rests. */
  #follow(): void {
    const placed = this.#lay();
    clearTimeout(this.#rest);
    if (!placed.covers) this.#redraw();
    else if (placed.scale !== 1) this.#rest = setTimeout(() => this.#redraw(), PAUSE);
  }

  /** In the next frame, once for all that happens before it. */
  #redraw(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => {
      this.#paths = undefined;
      this.#draw();
    });
  }

  #lay(): { readonly covers: boolean; readonly scale: number } {
    const from = this.#from;
    if (from === undefined) return { covers: true, scale: 1 };
    const scale = 2 ** (this.map.getZoom() - from.zoom);
    const middle = this.map.place(from.x, from.y);
    const [x, y] = [middle.x - (from.width / 2) * scale, middle.y - (from.height / 2) * scale];
    this.#sheet.style.transform = `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px)${scale === 1 ? "" : ` scale(${scale})`}`;
    const covers = x <= 0 && y <= 0 && x + from.width * scale >= this.map.width && y + from.height * scale >= this.map.height;
    return { covers, scale };
  }

  #draw(): void {
    const picture = this.#picture;
    if (picture === undefined) return;
    if (this.#paths === undefined || this.#from === undefined) {
      const [width, height] = [this.map.width + 2 * AROUND, this.map.height + 2 * AROUND];
      const camera = this.map.whole();
      const [x, y] = mercator(camera.lon, camera.lat);
      this.#from = { x, y, zoom: camera.zoom, width, height };
      this.#paths = new ScenePaths(this.#shapes, this.#land, View.at(camera, width, height, true));
      this.#lay();
    }
    const { width, height } = this.#from;
    const paint = { theme: this.#theme, prefix: this.#prefix, colour: picture.colour, gradients: true };
    render(
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        <Sea width={width} height={height} paint={paint} />
        <Scene paths={this.#paths} signs={picture.signs} looks={picture.looks} paint={paint} under={picture.under} />
      </svg>,
      this.#sheet,
    );
  }
}
