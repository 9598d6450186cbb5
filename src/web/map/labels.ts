import type { Map as MapLibre } from "maplibre-gl";

export interface Label {
  readonly at: readonly [number, number];
  readonly text: string;
  readonly lang: string;
  readonly kind: "polity" | "town" | "note";
  /** larger comes first where there is no room for all */
  readonly weight: number;
  readonly minZoom?: number;
  /** degrees of longitude that the named land spans: a name much wider than its land is left out */
  readonly span?: number;
}

/** Names over the map as text of the page: set in the page's own type, in any script, hidden from screen readers (the table says the same). */
export class Labels {
  readonly #map: MapLibre;
  readonly #box: HTMLElement;
  #labels: readonly { readonly label: Label; readonly element: HTMLElement; width: number; height: number }[] = [];

  constructor(map: MapLibre, container: HTMLElement) {
    this.#map = map;
    this.#box = document.createElement("div");
    this.#box.className = "labels";
    this.#box.setAttribute("aria-hidden", "true");
    container.append(this.#box);
    map.on("move", () => this.place());
    map.on("resize", () => this.place());
  }

  show(labels: readonly Label[]): void {
    const sorted = [...labels].sort((a, b) => b.weight - a.weight);
    this.#labels = sorted.map((label) => {
      const element = document.createElement("span");
      element.className = `label ${label.kind}`;
      element.lang = label.lang;
      element.dir = "auto";
      element.textContent = label.text;
      return { label, element, width: 0, height: 0 };
    });
    this.#box.replaceChildren(...this.#labels.map(({ element }) => element));
    for (const item of this.#labels) {
      item.width = item.element.offsetWidth;
      item.height = item.element.offsetHeight;
    }
    this.place();
  }

  /** Moves every label to its point; those that would cover a weightier one are hidden. */
  place(): void {
    const taken: [number, number, number, number][] = [];
    const zoom = this.#map.getZoom();
    const { clientWidth, clientHeight } = this.#box;
    for (const { label, element, width, height } of this.#labels) {
      const point = this.#map.project([label.at[0], label.at[1]]);
      const town = label.kind === "town";
      const x = Math.round(town ? point.x + 6 : point.x - width / 2);
      const y = Math.round(point.y - height / 2);
      const box: [number, number, number, number] = [x - 3, y - 1, x + width + 3, y + height + 1];
      const room = label.span === undefined ? Number.POSITIVE_INFINITY : (label.span / 360) * 512 * 2 ** zoom;
      const off =
        width > room * 1.25 || box[2] < 0 || box[3] < 0 || box[0] > clientWidth || box[1] > clientHeight || zoom < (label.minZoom ?? 0);
      const covered = !off && taken.some((other) => box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1]);
      element.style.visibility = off || covered ? "hidden" : "visible";
      if (off || covered) continue;
      taken.push(town ? [point.x - 4, box[1], box[2], box[3]] : box);
      element.style.transform = `translate(${x}px, ${y}px)`;
    }
  }
}
