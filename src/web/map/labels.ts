import { grouped } from "../../core/model/grouped.ts";
import type { Stage } from "./stage.ts";

export interface Label {
  readonly at: readonly [number, number];
  readonly text: string;
  readonly lang: string;
  readonly kind: "polity" | "town" | "note";
  /** larger comes first where there is no room for all */
  readonly weight: number;
  readonly minZoom?: number;
  /** degrees of longitude that the named land is wide where its name stands: a name much wider than its land is left out */
  readonly span?: number;
  /** degrees of latitude from there to its outline: a name is moved up or down only on its own land */
  readonly reach?: number;
}

interface Item {
  readonly element: HTMLElement;
  /** of a town */
  readonly dot?: HTMLElement;
  label: Label;
  /** absent: not measured yet */
  size?: { readonly width: number; readonly height: number };
}
/** How names of one kind are set. */
interface Face {
  readonly font: string;
  readonly spacing: number;
  readonly height: number;
}
type Box = readonly [left: number, top: number, right: number, bottom: number];

/** A name may be so much wider than its land is at that place. */
export const OVERHANG = 1.4;
/** px that a letter takes at least, on average: a name that has no room even so is not measured, and its letters are not fetched */
const NARROWEST = 2;

/** Where a name may stand: right or left of its town; in the middle of its land, else a little above or below, in its own heights. */
const TOWN = [
  [1, 0],
  [-1, 0],
] as const;
const HOLDING = [
  [0, 0],
  [0, -1.2],
  [0, 1.2],
  [0, -2.4],
  [0, 2.4],
] as const;

const keyOf = ({ kind, text, lang }: Label): string => `${kind} ${lang} ${text}`;
const meet = (a: Box, b: Box): boolean => a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];

/** Names over the map as text of the page: set in the page's own type, in any script, hidden from screen readers (the table says the same). */
export class Labels {
  readonly #map: Stage;
  readonly #box: HTMLElement;
  /** measures names without a layout of the page, which would cost more than all the rest of a change of day */
  readonly #pen = document.createElement("canvas").getContext("2d");
  readonly #faces = new Map<Label["kind"], Face>();
  #items: readonly Item[] = [];
  #point: { readonly at: readonly [number, number]; readonly dot: HTMLElement } | undefined;

  constructor(map: Stage, container: HTMLElement) {
    this.#map = map;
    this.#box = document.createElement("div");
    this.#box.className = "labels";
    this.#box.setAttribute("aria-hidden", "true");
    container.append(this.#box);
    map.on("move", () => this.place());
    map.on("resize", () => this.place());
    const measureAgain = (): void => {
      for (const item of this.#items) delete item.size;
      this.place();
    };
    document.fonts.addEventListener("loadingdone", measureAgain);
    map.on("remove", () => document.fonts.removeEventListener("loadingdone", measureAgain));
  }

  #sizeOf(item: Item): NonNullable<Item["size"]> {
    return (item.size ??= this.#measure(item));
  }
  #measure(item: Item): NonNullable<Item["size"]> {
    const { kind, text } = item.label;
    let face = this.#faces.get(kind);
    if (face === undefined) {
      const { fontStyle, fontWeight, fontSize, fontFamily, letterSpacing, lineHeight } = getComputedStyle(item.element);
      face = {
        font: `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`,
        spacing: Number.parseFloat(letterSpacing) || 0,
        height: Number.parseFloat(lineHeight) || 1.2 * Number.parseFloat(fontSize),
      };
      this.#faces.set(kind, face);
    }
    const height = Math.round(face.height);
    if (this.#pen === null) return { width: 0, height };
    this.#pen.font = face.font;
    return { width: Math.round(this.#pen.measureText(text).width + face.spacing * [...text].length), height };
  }

  #dot(kind: "town" | "here"): HTMLElement {
    const dot = document.createElement("i");
    dot.className = `dot ${kind}`;
    this.#box.append(dot);
    return dot;
  }

  /** Shows these names with the dots of their towns, and a point that was asked about. Elements of names that stay are kept, so that a change of day measures only what is new. */
  show(labels: readonly Label[], point?: readonly [number, number]): void {
    if (point?.join() !== this.#point?.at.join()) {
      this.#point?.dot.remove();
      this.#point = point === undefined ? undefined : { at: point, dot: this.#dot("here") };
    }
    // several names may read the same: two parts of one state
    const known = grouped(this.#items, ({ label }) => keyOf(label));
    const fresh: Item[] = [];
    this.#items = [...labels]
      .sort((a, b) => b.weight - a.weight)
      .map((label) => {
        const old = known.get(keyOf(label))?.shift();
        if (old !== undefined) {
          old.label = label;
          return old;
        }
        const element = document.createElement("span");
        element.className = `label ${label.kind}`;
        element.lang = label.lang;
        element.dir = "auto";
        element.textContent = label.text;
        element.hidden = true;
        const item: Item = { element, label, ...(label.kind === "town" && { dot: this.#dot("town") }) };
        fresh.push(item);
        return item;
      });
    for (const { element, dot } of [...known.values()].flat()) {
      element.remove();
      dot?.remove();
    }
    this.#box.append(...fresh.map(({ element }) => element));
    this.place();
  }

  /** Moves every label to its point; those that would cover a weightier one are hidden. */
  place(): void {
    const taken: Box[] = [];
    const zoom = this.#map.getZoom();
    const { width: wide, height: high } = this.#map.getCanvas().style;
    const [clientWidth, clientHeight] = [Number.parseFloat(wide), Number.parseFloat(high)];
    const stand = (dot: HTMLElement, { x, y }: { readonly x: number; readonly y: number }, seen: boolean): void => {
      const inside = seen && x > -8 && y > -8 && x < clientWidth + 8 && y < clientHeight + 8;
      dot.style.visibility = inside ? "visible" : "hidden";
      if (inside) dot.style.transform = `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px) translate(-50%, -50%)`;
    };
    const here = this.#point && this.#map.project([this.#point.at[0], this.#point.at[1]]);
    if (this.#point && here) stand(this.#point.dot, here, true);
    for (const item of this.#items) {
      const { label, element, dot } = item;
      const point = this.#map.project([label.at[0], label.at[1]]);
      if (dot !== undefined) stand(dot, point, zoom >= (label.minZoom ?? 0));
      const town = label.kind === "town";
      // The dot of what is selected is larger than a town's.
      const gap = here && Math.hypot(here.x - point.x, here.y - point.y) < 8 ? 13 : 6;
      const room = label.span === undefined ? Number.POSITIVE_INFINITY : (label.span / 360) * 512 * 2 ** zoom;
      const depth = label.reach === undefined ? Number.POSITIVE_INFINITY : (label.reach / 360) * 512 * 2 ** zoom;
      let spot: readonly [number, number] | undefined;
      const may = zoom >= (label.minZoom ?? 0) && label.text.length * NARROWEST <= room * OVERHANG;
      const { width, height } = may ? this.#sizeOf(item) : { width: 0, height: 0 };
      if (may && width <= room * OVERHANG)
        for (const [dx, dy] of town ? TOWN : HOLDING) {
          if (Math.abs(dy) * height > depth) continue;
          const x = Math.round(town ? (dx > 0 ? point.x + gap : point.x - gap - width) : point.x - width / 2);
          const y = Math.round(point.y - height / 2 + dy * height);
          const box: Box = [x - 3, y - 1, x + width + 3, y + height + 1];
          if (box[2] < 0 || box[3] < 0 || box[0] > clientWidth || box[1] > clientHeight) continue;
          if (taken.some((other) => meet(box, other))) continue;
          spot = [x, y];
          taken.push(town ? [Math.min(box[0], point.x - 4), box[1], Math.max(box[2], point.x + 4), box[3]] : box);
          break;
        }
      if (spot !== undefined) element.hidden = false;
      element.style.visibility = spot === undefined ? "hidden" : "visible";
      // A dot without its name says nothing.
      if (dot !== undefined && spot === undefined) dot.style.visibility = "hidden";
      if (spot !== undefined) element.style.transform = `translate(${spot[0]}px, ${spot[1]}px)`;
    }
  }
}
