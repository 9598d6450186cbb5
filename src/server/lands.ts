/** Resolved land as features and tiles ask for it, held ready for those who ask on: so much at most, and of one atlas. */
import type { Atlas } from "../core/model/atlas.ts";
import type { MapLayer } from "../core/resolve/answer.ts";
import type { HistoricalDate } from "../core/time/historical-date.ts";
import { mapHoldings } from "../export/answers/map.ts";
import type { Askable } from "../export/answers/question.ts";
import { type DatedHolding, holdingsBetween, MOST_CHANGES } from "../export/dated-holdings.ts";
import type { Asked } from "../export/geojson.ts";
import type { HoldingRow } from "../export/holding-columns.ts";
import { holdingRow } from "../export/holding-row.ts";
import { type Tiler, tilerOf } from "../export/pmtiles/tiler.ts";
import { BoundedMap } from "./bounded-map.ts";
import { misput, must } from "./problem.ts";

/** What is asked for; all time where there is no date. */
export interface LandAsked {
  readonly viewpoint: string;
  readonly layer: MapLayer;
  readonly date?: HistoricalDate | undefined;
}

export interface LandsLimits {
  readonly most: number;
  readonly zoom: number;
}

export class Land {
  readonly asked: Asked;
  readonly holdings: readonly DatedHolding[];
  readonly #atlas: Atlas;
  readonly #rows: HoldingRow[] = [];

  constructor(atlas: Atlas, asked: Asked, holdings: readonly DatedHolding[]) {
    this.#atlas = atlas;
    this.asked = asked;
    this.holdings = holdings;
  }

  row(i: number): HoldingRow {
    return (this.#rows[i] ??= holdingRow(this.#atlas, this.asked.viewpoint, this.asked.layer, this.holdings[i] as DatedHolding));
  }
}

export class Lands {
  readonly #of: Askable;
  readonly #zoom: number;
  readonly #lands: BoundedMap<Land>;
  readonly #tilers: BoundedMap<Tiler>;

  /** `most`: so many of each; `zoom`: the deepest of tiles. */
  constructor(of: Askable, { most, zoom }: LandsLimits) {
    this.#of = of;
    this.#zoom = zoom;
    this.#lands = new BoundedMap(most);
    this.#tilers = new BoundedMap(most);
  }

  /** The same as the export of that date, or of all time. */
  land(asked: LandAsked): Land {
    return this.#lands.get(keyOf(asked), () => {
      const { viewpoint, layer, date } = asked;
      return new Land(this.#of.atlas, { viewpoint, layer, date: date?.text ?? "../.." }, this.#holdings(asked));
    });
  }

  /** What cuts this land into tiles. */
  tiler(asked: LandAsked): Tiler {
    return this.#tilers.get(keyOf(asked), () => {
      const land = this.land(asked);
      return tilerOf(this.#of.atlas, land.holdings, land.asked, this.#zoom);
    });
  }

  #holdings({ viewpoint, layer, date }: LandAsked): readonly DatedHolding[] {
    if (date) return must(mapHoldings(this.#of, { date, viewpoint, layer }));
    const all = holdingsBetween(this.#of.resolver, -Infinity, Infinity, viewpoint, layer);
    if (!all) throw misput(`the land of ${viewpoint}.${layer} changes on more than ${MOST_CHANGES} days`, "ask for the land of one day");
    return all;
  }
}

const keyOf = ({ viewpoint, layer, date }: LandAsked): string => `${layer} ${viewpoint} ${date?.text ?? ".."}`;

const stores = new WeakMap<Atlas, Lands>();

/** The land held ready of an atlas; gone with it. */
export function landsOf(of: Askable, limits: LandsLimits): Lands {
  let lands = stores.get(of.atlas);
  if (!lands) {
    lands = new Lands(of, limits);
    stores.set(of.atlas, lands);
  }
  return lands;
}
