import type { LayerAnswer } from "../../core/resolve/answer.ts";
import { differenceOf, type Standpoint } from "../../core/resolve/difference.ts";
import { formatDay } from "../../core/time/format-day.ts";
import type { Day } from "../../core/time/historical-date.ts";
import type { Askable } from "./question.ts";

export const DIFF_LAYERS = ["title", "control"] as const;
export type DiffLayer = (typeof DIFF_LAYERS)[number];

export interface DiffChange {
  readonly layer: DiffLayer;
  readonly before: LayerAnswer;
  readonly after: LayerAnswer;
  readonly area_km2: number;
  /** ids of the places on this land */
  readonly places: readonly string[];
}

export interface DiffSide {
  readonly date: string;
  readonly viewpoint: string;
  readonly outside_period?: true;
}

/** What `dejure diff` and `/api/diff` answer. */
export interface DiffAnswer {
  readonly from: DiffSide;
  readonly to: DiffSide;
  readonly known_on?: string;
  readonly layers: readonly DiffLayer[];
  /** layer by layer, the largest land first */
  readonly changes: readonly DiffChange[];
}

/** Land whose answer differs between two standpoints, on the layers asked for. */
export function diffAnswer(
  { atlas, resolver }: Askable,
  from: Standpoint,
  to: Standpoint,
  layers: readonly DiffLayer[],
  knownOn?: Day,
): DiffAnswer {
  const places = [...atlas.collections.places.values()].map((p) => ({
    id: p.id,
    face: atlas.land.arrangement.locate([p.data.at.lon, p.data.at.lat]).face,
  }));
  const side = ({ day, viewpoint }: Standpoint): DiffSide => ({
    date: formatDay(day),
    viewpoint,
    ...(resolver.isOutside(day) && { outside_period: true as const }),
  });
  return {
    from: side(from),
    to: side(to),
    ...(knownOn !== undefined && { known_on: formatDay(knownOn) }),
    layers,
    changes: layers.flatMap((layer) =>
      differenceOf(resolver, from, to, layer, knownOn).map(({ before, after, faces, area_km2 }): DiffChange => {
        const within = new Set(faces);
        return { layer, before, after, area_km2, places: places.filter((p) => within.has(p.face)).map((p) => p.id) };
      }),
    ),
  };
}
