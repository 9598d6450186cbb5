import { fromMercator, mercator } from "../../cartography/cell-shapes.ts";
import type { Camera } from "../../cartography/plane.ts";

type Happening = "move" | "moveend" | "zoomend" | "resize" | "remove";
interface XY {
  readonly x: number;
  readonly y: number;
}

/** What the page asks of a map that moves, whatever draws it. MapLibre's map is one. */
export interface Stage {
  getZoom(): number;
  getCenter(): { readonly lng: number; readonly lat: number };
  project(at: [lon: number, lat: number]): XY;
  /** what lies over the whole map and takes pointer and keys; its style has width and height in pixels */
  getCanvas(): HTMLElement;
  jumpTo(target: { readonly center: { readonly lng: number; readonly lat: number }; readonly zoom: number }): unknown;
  on(what: Happening, act: () => void): unknown;
  off(what: Happening, act: () => void): unknown;
}

interface Edges {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
}

const [NEAREST, FARTHEST] = [13, 0.5];
/** pixels of the world at zoom 0 */
const WORLD = 512;

/** A camera over a flat map, without WebGL. Like MapLibre's it shows nothing beyond the poles and goes round the world. */
export class OwnStage implements Stage {
  readonly element = document.createElement("div");
  readonly #acts = new Map<Happening, Set<() => void>>();
  readonly #watch: ResizeObserver;
  /** world widths from 180° W, from the north edge */
  #x: number;
  #y: number;
  #zoom: number;
  #edges: Edges = { left: 0, right: 0, bottom: 0 };
  width = 0;
  height = 0;
  #drawn = false;

  constructor(container: HTMLElement, camera: Camera, label: string) {
    [this.#x, this.#y] = mercator(camera.lon, camera.lat);
    this.#zoom = camera.zoom;
    this.element.className = "stage-canvas";
    this.element.tabIndex = 0;
    this.element.setAttribute("role", "region");
    this.element.setAttribute("aria-label", label);
    container.append(this.element);
    this.#measure(container);
    this.#watch = new ResizeObserver(() => {
      this.#measure(container);
      this.#fire("resize");
    });
    this.#watch.observe(container);
  }

  #measure(container: HTMLElement): void {
    this.width = container.clientWidth || 900;
    this.height = container.clientHeight || 600;
    Object.assign(this.element.style, { width: `${this.width}px`, height: `${this.height}px` });
    this.#hold();
  }

  /** Keeps the picture within the world from pole to pole. */
  #hold(): void {
    this.#zoom = Math.min(NEAREST, Math.max(FARTHEST, Math.log2(this.height / WORLD), this.#zoom));
    const high = this.height / this.#world;
    const [, middle] = this.#middle;
    const above = middle / this.#world;
    this.#y = Math.min(1 - (high - above), Math.max(above, this.#y));
    this.#x -= Math.floor(this.#x);
  }

  get #world(): number {
    return WORLD * 2 ** this.#zoom;
  }
  /** the pixel at which the camera's point lies */
  get #middle(): readonly [number, number] {
    const { left, right, bottom } = this.#edges;
    return [(this.width + left - right) / 2, (this.height - bottom) / 2];
  }

  /** The camera whose middle is that of the whole element, whatever lies over its edges. */
  whole(): Camera {
    const [lon, lat] = this.unproject(this.width / 2, this.height / 2);
    return { lon, lat, zoom: this.#zoom };
  }

  /** Pixels from a point of the world, in world widths, to where it is seen; the copy that is nearest. */
  place(x: number, y: number): XY {
    const [mx, my] = this.#middle;
    const turn = x - this.#x;
    return { x: (turn - Math.round(turn)) * this.#world + mx, y: (y - this.#y) * this.#world + my };
  }

  project([lon, lat]: readonly [number, number]): XY {
    return this.place(...mercator(lon, lat));
  }
  unproject(x: number, y: number): [lon: number, lat: number] {
    const [mx, my] = this.#middle;
    return fromMercator(this.#x + (x - mx) / this.#world, this.#y + (y - my) / this.#world);
  }
  getZoom(): number {
    return this.#zoom;
  }
  getCenter(): { lng: number; lat: number } {
    const [lng, lat] = fromMercator(this.#x, this.#y);
    return { lng, lat };
  }
  getCanvas(): HTMLElement {
    return this.element;
  }
  loaded(): boolean {
    return this.#drawn;
  }
  /** The first picture stands. */
  stands(): void {
    this.#drawn = true;
  }

  jumpTo({ center, zoom }: Parameters<Stage["jumpTo"]>[0]): void {
    [this.#x, this.#y] = mercator(center.lng, center.lat);
    this.#zoom = zoom;
    this.#moved();
    this.settle();
  }
  setEdges(edges: Edges): void {
    this.#edges = edges;
    this.#moved();
  }
  /** Moves what is seen by so many pixels. */
  pan(dx: number, dy: number): void {
    this.#x -= dx / this.#world;
    this.#y -= dy / this.#world;
    this.#moved();
  }
  /** Comes nearer by so many steps; what lies at this pixel stays there. */
  zoomAt(x: number, y: number, steps: number): void {
    const [mx, my] = this.#middle;
    const before = this.#world;
    this.#zoom += steps;
    this.#hold();
    this.#x += ((x - mx) / before) * (1 - before / this.#world);
    this.#y += ((y - my) / before) * (1 - before / this.#world);
    this.#moved();
  }
  /** Comes nearer to the camera's own point. */
  zoomBy(steps: number): void {
    this.zoomAt(...this.#middle, steps);
  }
  /** Tells that a movement is over. */
  settle(): void {
    this.#fire("moveend");
    this.#fire("zoomend");
  }
  #moved(): void {
    this.#hold();
    this.#fire("move");
  }

  on(what: Happening, act: () => void): void {
    const acts = this.#acts.get(what) ?? new Set();
    this.#acts.set(what, acts.add(act));
  }
  off(what: Happening, act: () => void): void {
    this.#acts.get(what)?.delete(act);
  }
  #fire(what: Happening): void {
    for (const act of this.#acts.get(what) ?? []) act();
  }
  remove(): void {
    this.#watch.disconnect();
    this.#fire("remove");
    this.element.remove();
  }
}
