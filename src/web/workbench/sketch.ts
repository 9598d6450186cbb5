/** Draws an outline over the map in the frame: a drawing of its own, which asks the map where its points are. */
import type { Stage } from "../map/stage.ts";
import { type Point, precisionAt } from "./drawn-outline.ts";

const SVG = "http://www.w3.org/2000/svg";
/** A press that moves further is a move of the map, px; what is nearer to the last point is none of its own. */
const STILL = 4;
/** Distance of points of a traced line, px. */
const TRACED = 7;

const make = <T extends keyof SVGElementTagNameMap>(
  name: T,
  attributes: Readonly<Record<string, string>> = {},
): SVGElementTagNameMap[T] => {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
};

export class Sketch {
  readonly #map: Stage;
  readonly #overlay: SVGSVGElement;
  readonly #changed: () => void;
  readonly #ending = new AbortController();
  readonly #line = make("path", { class: "outline" });
  readonly #handles = make("g");
  #points: Point[] = [];
  #precision = 0;
  #mode: "off" | "points" | "trace" = "off";
  #pressed: { readonly x: number; readonly y: number } | undefined;
  #tracing = false;

  constructor(map: Stage, overlay: SVGSVGElement, changed: () => void) {
    this.#map = map;
    this.#overlay = overlay;
    this.#changed = changed;
    overlay.replaceChildren(this.#line, this.#handles);
    const box = map.element.parentElement ?? map.element;
    const options = { capture: true, signal: this.#ending.signal };
    // Before the map hears of it: while it is drawn on, a click chooses no land.
    box.addEventListener("pointerdown", (event) => this.#press(event), options);
    box.addEventListener("pointermove", (event) => this.#move(event), options);
    box.addEventListener("pointerup", () => this.#release(), options);
    box.addEventListener("click", (event) => this.#click(event), options);
    box.addEventListener("dblclick", (event) => this.#mode !== "off" && event.stopPropagation(), options);
    map.on("move", this.#draw);
    map.on("resize", this.#draw);
  }

  get points(): readonly Point[] {
    return this.#points;
  }

  /** What the points may be off by, km: that of the coarsest. */
  get precision(): number {
    return this.#precision;
  }

  set mode(mode: "off" | "points" | "trace") {
    this.#mode = mode;
    this.#map.getCanvas().style.cursor = mode === "off" ? "" : "crosshair";
    this.#draw();
  }

  /** Puts points in the place of those there are. */
  set(points: readonly Point[], precision = 0): void {
    this.#points = [...points];
    this.#precision = points.length === 0 ? 0 : Math.max(this.#precision, precision);
    this.#draw();
    this.#changed();
  }

  add(point: Point): void {
    this.set([...this.#points, point], precisionAt(point[1], this.#map.getZoom()));
  }

  remove(): void {
    this.mode = "off";
    this.#ending.abort();
    this.#map.off("move", this.#draw);
    this.#map.off("resize", this.#draw);
    this.#overlay.replaceChildren();
  }

  /** Where a press inside the frame is, px from the map's corner. */
  #at({ clientX, clientY }: MouseEvent): { readonly x: number; readonly y: number } {
    const { left, top } = this.#map.getCanvas().getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  }

  #pointAt({ x, y }: { readonly x: number; readonly y: number }): Point {
    const [lon, lat] = this.#map.unproject(x, y);
    return [((((lon + 180) % 360) + 360) % 360) - 180, lat];
  }

  #near({ x, y }: { readonly x: number; readonly y: number }, distance: number): boolean {
    const last = this.#points.at(-1);
    if (last === undefined) return false;
    const there = this.#map.project([last[0], last[1]]);
    return Math.hypot(there.x - x, there.y - y) < distance;
  }

  #press(event: PointerEvent): void {
    this.#pressed = this.#at(event);
    this.#tracing = this.#mode === "trace";
    if (this.#tracing) event.stopPropagation();
  }

  #move(event: PointerEvent): void {
    if (!this.#tracing) return;
    const at = this.#at(event);
    if (!this.#near(at, TRACED)) this.add(this.#pointAt(at));
    event.stopPropagation();
  }

  #release(): void {
    this.#tracing = false;
  }

  #click(event: MouseEvent): void {
    if (this.#mode === "off") return;
    event.stopPropagation();
    const at = this.#at(event);
    const moved = this.#pressed === undefined ? 0 : Math.hypot(at.x - this.#pressed.x, at.y - this.#pressed.y);
    if (this.#mode === "points" && moved <= STILL && !this.#near(at, STILL)) this.add(this.#pointAt(at));
  }

  /** Takes a point along with the pointer that holds its handle. */
  #drag(event: PointerEvent, index: number): void {
    const box = this.#overlay.getBoundingClientRect();
    const { left, top } = this.#map.getCanvas().getBoundingClientRect();
    const point = this.#pointAt({ x: event.clientX - box.left - left, y: event.clientY - box.top - top });
    this.set(this.#points.with(index, point), precisionAt(point[1], this.#map.getZoom()));
  }

  #handle(index: number): SVGCircleElement {
    const handle = make("circle", { r: "6", tabindex: "-1" });
    handle.addEventListener("pointerdown", (event) => handle.setPointerCapture(event.pointerId));
    handle.addEventListener("pointermove", (event) => {
      if (handle.hasPointerCapture(event.pointerId)) this.#drag(event, index);
    });
    handle.addEventListener("dblclick", () => this.set(this.#points.filter((_, i) => i !== index)));
    return handle;
  }

  readonly #draw = (): void => {
    const { left, top } = this.#map.getCanvas().getBoundingClientRect();
    const at = this.#points.map(([lon, lat]) => {
      const { x, y } = this.#map.project([lon, lat]);
      return [x + left, y + top] as const;
    });
    this.#line.setAttribute("d", at.length === 0 ? "" : `M${at.map((one) => one.map((n) => n.toFixed(1)).join(" ")).join("L")}Z`);
    const handles = this.#handles.children;
    while (handles.length > at.length) handles[handles.length - 1]?.remove();
    while (handles.length < at.length) this.#handles.append(this.#handle(handles.length));
    at.forEach(([x, y], i) => {
      handles[i]?.setAttribute("cx", x.toFixed(1));
      handles[i]?.setAttribute("cy", y.toFixed(1));
    });
    this.#handles.setAttribute("class", this.#mode === "off" ? "handles off" : "handles");
  };
}
