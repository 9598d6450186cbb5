import type { Theme } from "../../cartography/theme.ts";
import type { Picture } from "../picture.ts";
import { cellMeshes, coastLooks, coastTheme, LAND_SIGNS, landMeshes } from "./base.ts";
import { BorderLayer } from "./border-layer.ts";
import { FillLayer } from "./fill-layer.ts";
import { GlCanvas } from "./gl-canvas.ts";
import type { Labels } from "./labels.ts";
import { type LiveMap, type MapOptions, software } from "./live-map.ts";
import type { Meshes } from "./mesh.ts";
import type { Stage } from "./stage.ts";
import { staged } from "./staged.ts";
import { UnderLayer } from "./under-layer.ts";
import { waterLayer } from "./water-layer.ts";

/** The map drawn by a graphics card: base land, signs and borders in layers of its own. Everything is restyled, never loaded again. */
export class GlView implements LiveMap {
  readonly map: Stage;
  readonly #meshes: readonly Meshes[];
  readonly #land: FillLayer;
  readonly #coast: BorderLayer;
  readonly #cuts: readonly boolean[];
  readonly #under = new UnderLayer();
  readonly #fill: FillLayer;
  readonly #borders: BorderLayer;
  readonly #labels: Labels;
  readonly #canvas: GlCanvas;
  readonly #onDrawn: () => void;
  #theme: Theme;
  #refining = false;
  #picture: Picture | undefined;

  constructor(options: MapOptions) {
    const { shapes, land, theme } = options;
    this.#theme = theme;
    this.#onDrawn = options.onDrawn;
    const [cells, { meshes: base, cuts }] = [cellMeshes(shapes), landMeshes(land)];
    this.#meshes = [cells, base];
    this.#cuts = cuts;
    this.#land = new FillLayer(base, 1);
    this.#coast = new BorderLayer(base, cuts.length, theme);
    this.#fill = new FillLayer(cells, shapes.rings.length);
    this.#borders = new BorderLayer(cells, shapes.arcs.length, theme);
    const { stage, labels } = staged(options, true);
    [this.map, this.#labels] = [stage, labels];
    const layers = [waterLayer(() => this.#theme.water), this.#land, this.#coast, this.#under, this.#fill, this.#borders];
    // smoothing by samples, done by a processor, would cost more than all the rest
    this.#canvas = new GlCanvas(stage, layers, !software());
    this.#base();
    stage.on("moveend", () => this.#refine());
  }

  #base(): void {
    const theme = this.#theme;
    this.#land.show(LAND_SIGNS, () => theme.land, 0, { ink: theme.ink, opacity: 1 });
    this.#coast.show(coastLooks(this.#cuts), coastTheme(theme));
  }

  /** Makes the meshes that the present zoom and the next ones want, while nothing else is to be done. */
  #refine(): void {
    const zoom = this.map.getZoom();
    const wanted = [zoom, zoom + 2].flatMap((at) =>
      this.#meshes.filter((meshes) => !meshes.has(at)).map((meshes) => () => meshes.at(at)),
    )[0];
    if (wanted === undefined || this.#refining) return;
    this.#refining = true;
    whenIdle(() => {
      this.#refining = false;
      wanted();
      this.#canvas.repaint();
      this.#refine();
    });
  }

  show(picture: Picture, fade: number, asked?: number): void {
    this.#picture = picture;
    this.#draw(picture, fade);
    if (asked !== undefined) this.#fill.measure(asked, performance.now() - asked);
    if (this.map.loaded()) return;
    this.#canvas.draw();
    this.map.stands();
    this.#onDrawn();
    this.#refine();
  }

  #draw(picture: Picture, fade: number): void {
    this.#under.show(picture.under);
    this.#fill.show(picture.signs, picture.colour, fade, this.#theme);
    this.#borders.show(picture.looks, this.#theme);
    this.#labels.show(picture.labels, picture.point);
  }

  paint(theme: Theme): void {
    if (theme === this.#theme) return;
    this.#theme = theme;
    this.#base();
    if (this.#picture !== undefined) this.#draw(this.#picture, 0);
  }
}

/** Where a browser knows no idle time (Safari), soon. */
const whenIdle = (act: () => void): void => {
  if ("requestIdleCallback" in globalThis) requestIdleCallback(act);
  else setTimeout(act, 200);
};
