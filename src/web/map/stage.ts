import { fromMercator, mercator } from "../../cartography/cell-shapes.ts";
import type { Camera } from "../../cartography/plane.ts";
import { between, type Place, WORLD } from "./flight.ts";

/** What a map tells, and with what. `ask`: a place was clicked, or asked for by keys. */
interface Happenings {
  readonly move: [];
  readonly moveend: [];
  readonly resize: [];
  readonly remove: [];
  readonly ask: [lon: number, lat: number];
}
type Act<K extends keyof Happenings> = (...told: Happenings[K]) => void;

interface XY {
  readonly x: number;
  readonly y: number;
}

interface Edges {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
}

const [NEAREST, FARTHEST] = [13, 0.5];
/** ms to another place that is asked for */
const FLIGHT = 700;

/** The camera over the flat map, whatever draws it. It shows nothing beyond the poles, and goes round the world. */
export class Stage {
  readonly element = document.createElement("div");
  readonly #acts = new Map<keyof Happenings, Set<Act<never>>>();
  readonly #watch: ResizeObserver;
  readonly #smooth: boolean;
  #at: Place;
  #edges: Edges = { left: 0, right: 0, bottom: 0 };
  #flight: { readonly to: Place; readonly frame: number } | undefined;
  width = 0;
  height = 0;
  #drawn = false;

  /** `smooth`: what draws is fast enough to show the way to another place, and does for readers who do not mind motion */
  constructor(container: HTMLElement, camera: Camera, label: string, smooth: boolean) {
    this.#smooth = smooth;
    this.#at = placeOf(camera);
    this.element.className = "stage-canvas";
    this.element.tabIndex = 0;
    this.element.setAttribute("role", "region");
    this.element.setAttribute("aria-label", label);
    container.append(this.element);
    this.#measure(container);
    this.#watch = new ResizeObserver(() => {
      this.#measure(container);
      this.#tell("resize");
    });
    this.#watch.observe(container);
  }

  #measure(container: HTMLElement): void {
    this.width = container.clientWidth || 900;
    this.height = container.clientHeight || 600;
    Object.assign(this.element.style, { width: `${this.width}px`, height: `${this.height}px` });
    this.#at = this.#held(this.#at);
  }

  /** The nearest place from which nothing beyond the poles is seen. */
  #held(at: Place): Place {
    const zoom = this.#zoomed(at.zoom);
    const world = WORLD * 2 ** zoom;
    const [, middle] = this.#middle;
    const y = Math.min(1 - (this.height - middle) / world, Math.max(middle / world, at.y));
    return { x: at.x - Math.floor(at.x), y, zoom };
  }
  #zoomed(zoom: number): number {
    return Math.min(NEAREST, Math.max(FARTHEST, Math.log2(this.height / WORLD), zoom));
  }

  /** pixels round the world */
  get world(): number {
    return WORLD * 2 ** this.#at.zoom;
  }
  /** the pixel at which the camera's point lies */
  get #middle(): readonly [number, number] {
    const { left, right, bottom } = this.#edges;
    return [(this.width + left - right) / 2, (this.height - bottom) / 2];
  }
  /** What lies in the upper left corner, world widths from 180° W and from the north edge. */
  get corner(): XY {
    const [mx, my] = this.#middle;
    return { x: this.#at.x - mx / this.world, y: this.#at.y - my / this.world };
  }

  get camera(): Camera {
    const [lon, lat] = fromMercator(this.#at.x, this.#at.y);
    return { lon, lat, zoom: this.#at.zoom };
  }
  /** The camera whose middle is that of the whole element, whatever lies over its edges. */
  whole(): Camera {
    const [lon, lat] = this.unproject(this.width / 2, this.height / 2);
    return { lon, lat, zoom: this.#at.zoom };
  }

  /** Pixels from a point of the world, in world widths, to where it is seen; the copy that is nearest. */
  place(x: number, y: number): XY {
    const [mx, my] = this.#middle;
    const turn = x - this.#at.x;
    return { x: (turn - Math.round(turn)) * this.world + mx, y: (y - this.#at.y) * this.world + my };
  }
  project([lon, lat]: readonly [number, number]): XY {
    return this.place(...mercator(lon, lat));
  }
  unproject(x: number, y: number): [lon: number, lat: number] {
    const corner = this.corner;
    return fromMercator(corner.x + x / this.world, corner.y + y / this.world);
  }
  getZoom(): number {
    return this.#at.zoom;
  }
  /** what lies over the whole map and takes pointer and keys; its style has width and height in pixels */
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

  /** Whether the wheel and one finger are left to the page around. */
  get cooperative(): boolean {
    return this.element.classList.contains("cooperative");
  }
  set cooperative(yes: boolean) {
    this.element.classList.toggle("cooperative", yes);
  }
  /** Whether ways are shown. */
  get smooth(): boolean {
    return this.#smooth && !matchMedia("(prefers-reduced-motion: reduce)").matches;
  }
  /** Whether it is on the way to another place, a step in each frame. */
  get flying(): boolean {
    return this.#flight !== undefined;
  }

  /** Looks at another place; `still`: at once. */
  go(camera: Camera, still: boolean): void {
    this.#move(placeOf(camera), still ? 0 : FLIGHT);
    if (still) this.settle();
  }
  /** Keeps the camera's point clear of what lies over these edges, px. */
  clear(edges: Edges): void {
    this.#edges = edges;
    this.#at = this.#held(this.#at);
    this.#tell("move");
  }
  /** Moves what is seen by so many pixels. A movement that takes time, ms, goes on from where the last one would have ended, and settles by itself. */
  pan(dx: number, dy: number, ms = 0): void {
    const { x, y, zoom } = this.#aim(ms);
    const world = WORLD * 2 ** zoom;
    this.#move({ x: x - dx / world, y: y - dy / world, zoom }, ms);
  }
  /** Comes nearer by so many steps; what lies at this pixel stays there. */
  zoomAt(x: number, y: number, steps: number, ms = 0): void {
    const zoom = this.#zoomed(this.#aim(ms).zoom + steps);
    const [mx, my] = this.#middle;
    // pixels from the camera's point to the one that stays, in world widths before less those after
    const gone = 1 / this.world - 1 / (WORLD * 2 ** zoom);
    this.#move({ x: this.#at.x + (x - mx) * gone, y: this.#at.y + (y - my) * gone, zoom }, ms);
  }
  /** Comes nearer to the camera's own point. */
  zoomBy(steps: number, ms = 0): void {
    this.zoomAt(...this.#middle, steps, ms);
  }
  /** Stays where it is on its way. */
  halt(): void {
    if (this.#flight === undefined) return;
    cancelAnimationFrame(this.#flight.frame);
    this.#flight = undefined;
  }
  /** Tells that a movement is over. */
  settle(): void {
    this.#tell("moveend");
  }

  #aim(ms: number): Place {
    return ms > 0 && this.#flight !== undefined ? this.#flight.to : this.#at;
  }
  #move(wanted: Place, ms: number): void {
    this.halt();
    const from = this.#at;
    const to = this.#held(wanted);
    if (ms > 0 && this.smooth) this.#fly(from, { ...to, x: to.x + Math.round(from.x - to.x) }, ms);
    else {
      this.#at = to;
      this.#tell("move");
      if (ms > 0) this.settle();
    }
  }
  #fly(from: Place, to: Place, ms: number): void {
    const start = performance.now();
    const step = (): void => {
      const part = Math.min(1, (performance.now() - start) / ms);
      this.#at = this.#held(between(from, to, part));
      if (part < 1) this.#flight = { to, frame: requestAnimationFrame(step) };
      this.#tell("move");
      if (part < 1) return;
      this.#flight = undefined;
      this.settle();
    };
    this.#flight = { to, frame: requestAnimationFrame(step) };
  }

  /** Asks what lies at a place. */
  ask(lon: number, lat: number): void {
    this.#tell("ask", lon, lat);
  }
  on<K extends keyof Happenings>(what: K, act: Act<K>): void {
    const acts = this.#acts.get(what) ?? new Set();
    this.#acts.set(what, acts.add(act));
  }
  off<K extends keyof Happenings>(what: K, act: Act<K>): void {
    this.#acts.get(what)?.delete(act);
  }
  #tell<K extends keyof Happenings>(what: K, ...told: Happenings[K]): void {
    for (const act of this.#acts.get(what) ?? []) (act as Act<K>)(...told);
  }
  remove(): void {
    this.halt();
    this.#watch.disconnect();
    this.#tell("remove");
    this.element.remove();
  }
}

function placeOf({ lon, lat, zoom }: Camera): Place {
  const [x, y] = mercator(lon, lat);
  return { x, y, zoom };
}
