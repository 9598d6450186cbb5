import type { Map as MapLibre } from "maplibre-gl";
import type { MapLayer } from "../../core/resolve/answer.ts";
import type { Land } from "../../export/site/model.ts";
import { borderOf, type Sign } from "../../export/site/sign.ts";
import type { CellShapes } from "./geometry.ts";
import type { Theme } from "./theme.ts";

const SOURCE = "borders";
const state = (name: string, otherwise: unknown): unknown => ["coalesce", ["feature-state", name], otherwise];

/** Lines of the borders: which of them shows, and how, is feature state, so that a change of day touches no geometry. */
export function borderLayers(theme: Theme): readonly Record<string, unknown>[] {
  const line = (id: string, flag: string, paint: Record<string, unknown>, colour: unknown = theme.ink): Record<string, unknown> => ({
    id,
    type: "line",
    source: SOURCE,
    layout: { "line-join": "round", "line-cap": "butt" },
    paint: { "line-color": colour, "line-opacity": state(flag, 0), ...paint },
  });
  return [
    line("inner-left", "il", { "line-width": 3, "line-offset": -2 }, state("ilc", theme.ink)),
    line("inner-right", "ir", { "line-width": 3, "line-offset": 2 }, state("irc", theme.ink)),
    line("border-open", "open", { "line-width": 0.7 }, theme.quiet),
    line("border-agreed", "agreed", { "line-width": 1.6 }),
    line("border-de-facto", "facto", { "line-width": 1.2, "line-dasharray": [4, 3] }),
    line("border-claim", "claim", { "line-width": 1.8, "line-dasharray": [1, 2] }, state("cc", theme.ink)),
    line("selection", "sel", { "line-width": 3 }, theme.select),
  ];
}

/** GeoJSON of all borders; the id of a feature is the number of its arc. */
export function borderSource(shapes: CellShapes): GeoJSON.FeatureCollection {
  return {
    type: "FeatureCollection",
    features: shapes.arcs.map((arc, id) => ({
      type: "Feature",
      id,
      properties: {},
      geometry: { type: "LineString", coordinates: arc.map(([x, y]) => [x, y]) },
    })),
  };
}

const claimants = (land: Land | undefined, layer: MapLayer): readonly string[] => {
  if (land === undefined || layer === "dispute") return [];
  const holders = new Set(
    (layer === "control" || layer === "divergence" ? land.control : land.title)?.holders.map((holder) => holder.polity) ?? [],
  );
  return land.claims.map((claim) => claim.polity).filter((polity) => layer === "claims" || !holders.has(polity));
};

const NOTHING = { agreed: 0, facto: 0, open: 0, claim: 0, il: 0, ir: 0, sel: 0 };

/** Sets the state of the arcs that changed. */
export class Borders {
  readonly #shapes: CellShapes;
  readonly #shown: string[];

  constructor(shapes: CellShapes) {
    this.#shapes = shapes;
    this.#shown = shapes.arcs.map(() => JSON.stringify(NOTHING));
  }

  /** A new style forgets all state. */
  forget(): void {
    this.#shown.fill(JSON.stringify(NOTHING));
  }

  show(
    map: MapLibre,
    layer: MapLayer,
    lands: readonly Land[],
    signs: readonly Sign[],
    selected: ReadonlySet<number>,
    colourOf: (polity: string) => string,
  ): void {
    const { left, right } = this.#shapes;
    for (let arc = 0; arc < this.#shown.length; arc++) {
      const a = left[arc] as number;
      const b = right[arc] as number;
      const landA = a < 0 ? undefined : lands[a];
      const landB = b < 0 ? undefined : lands[b];
      const kind = borderOf(layer, landA, landB);
      const claimsA = claimants(landA, layer);
      const claimsB = claimants(landB, layer);
      const claim = claimsA.find((polity) => !claimsB.includes(polity)) ?? claimsB.find((polity) => !claimsA.includes(polity));
      const innerA = signs[a]?.inner === true && (signs[b]?.polities[0] !== signs[a]?.polities[0] || signs[b]?.inner !== true);
      const innerB = signs[b]?.inner === true && (signs[a]?.polities[0] !== signs[b]?.polities[0] || signs[a]?.inner !== true);
      const states: Record<string, unknown> = { ...NOTHING };
      if (kind === "agreed") states["agreed"] = 1;
      if (kind === "de-facto") states["facto"] = 1;
      if (kind === "open") states["open"] = 1;
      if (claim !== undefined) Object.assign(states, { claim: 1, cc: colourOf(claim) });
      if (innerA) Object.assign(states, { il: 0.8, ilc: colourOf(signs[a]?.polities[0] ?? "") });
      if (innerB) Object.assign(states, { ir: 0.8, irc: colourOf(signs[b]?.polities[0] ?? "") });
      if (selected.has(a) !== selected.has(b)) states["sel"] = 1;
      const key = JSON.stringify(states);
      if (key === this.#shown[arc]) continue;
      this.#shown[arc] = key;
      map.setFeatureState({ source: SOURCE, id: arc }, states);
    }
  }
}
