import { type Asked, misunderstood, understood } from "../../core/resolve/ask.ts";
import { differenceOf, type Standpoint } from "../../core/resolve/difference.ts";
import { formatDay } from "../../core/time/format-day.ts";
import type { Day } from "../../core/time/historical-date.ts";
import type { DiffAnswer } from "./answer-documents.ts";
import { AS, type Askable, KNOWN_ON, type Question } from "./question.ts";

export const DIFF_LAYERS = ["title", "control"] as const;
export type DiffLayer = (typeof DIFF_LAYERS)[number];

export const DIFF = {
  name: "diff",
  summary: "what differs between two days or two viewpoints",
  parameters: [
    { name: "from", text: "a day", required: true, example: "1920-07-11", at: { api: "query", command: "argument", library: "argument" } },
    {
      name: "to",
      text: "another day, in the same viewpoint",
      example: "1920-10-14",
      at: { api: "query", command: "argument", library: "argument" },
    },
    { ...AS, at: { api: "query", command: "option" } },
    {
      name: "versus",
      text: "the other viewpoint, on the same day",
      value: "viewpoint",
      example: "poland",
      at: { api: "query", command: "option" },
    },
    { name: "layer", text: "what to compare; both where it is left out", of: DIFF_LAYERS, at: { api: "query", command: "option" } },
    { name: "layers", text: "what to compare; both where it is left out", of: DIFF_LAYERS, several: true, at: { library: "option" } },
    KNOWN_ON,
  ],
} as const satisfies Question;

const BOTH_WAYS = {
  api: "give from and to, or from with as and versus",
  command: "write two days, or one day with --as V --versus V2",
};

/** The other day or the other viewpoint of a difference: one of them, and not both. */
export function diffFits({ to, versus }: { readonly to?: string; readonly versus?: string }, door: keyof typeof BOTH_WAYS): Asked<true> {
  if ((to === undefined) !== (versus === undefined)) return understood(true);
  return misunderstood(
    to === undefined ? "one day and one viewpoint: nothing to compare" : "two days and two viewpoints at once",
    BOTH_WAYS[door],
  );
}

type DiffSide = DiffAnswer["from"];
type DiffChange = DiffAnswer["changes"][number];

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
