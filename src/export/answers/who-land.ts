/** Whose land a territory was on a day, piece by piece of it that has one answer. */
import type { Claim, LayerAnswer, WhoAnswer } from "../../core/resolve/answer.ts";
import type { AskOptions } from "../../core/resolve/resolver.ts";
import { formatDay } from "../../core/time/format-day.ts";
import type { Day } from "../../core/time/historical-date.ts";
import type { LandAnswer } from "./answer-documents.ts";
import { AS, type Askable, DAY, EXPLAIN, KNOWN_ON, type Question } from "./question.ts";

const IN_LIBRARY = { library: "option" } as const;

/** The command asks it as `who` with a territory. */
export const LAND = {
  name: "land",
  summary: "whose land a territory was on that day",
  parameters: [
    { name: "territory", text: "a territory's id, or its name in any language", required: true, at: { library: "argument" } },
    DAY,
    { ...AS, at: IN_LIBRARY },
    { ...KNOWN_ON, at: IN_LIBRARY },
    { ...EXPLAIN, at: IN_LIBRARY },
  ],
} as const satisfies Question;

/** Land of a territory on which one answer holds. */
export type LandPiece = LandAnswer["pieces"][number];

/** The answers for a territory of the atlas on one day. */
export function landAnswer({ atlas, resolver }: Askable, territory: string, day: Day, options: AskOptions): LandAnswer {
  const { arrangement } = atlas.land;
  const byCell = new Map<number, { area: number; largest: number; face: number }>();
  for (const face of atlas.land.facesOfTerritory(territory)) {
    const cell = resolver.cells.cellOf[face] ?? 0;
    const area = arrangement.areaOf(face);
    const known = byCell.get(cell);
    if (!known) byCell.set(cell, { area, largest: area, face });
    else {
      known.area += area;
      if (area > known.largest) Object.assign(known, { largest: area, face });
    }
  }
  const whole = [...byCell.values()].reduce((sum, { area }) => sum + area, 0);
  const groups = new Map<
    string,
    { answer: WhoAnswer; cells: number[]; area: number; largest: number; face: number; because: Set<string>[] }
  >();
  for (const [cell, { area, largest, face }] of byCell) {
    const answer = resolver.who({ at: arrangement.pointIn(face) }, day, options);
    const key = JSON.stringify([answered(answer.title), answered(answer.control), claimed(answer.claims)]);
    const group = groups.get(key);
    if (!group)
      groups.set(key, {
        answer,
        cells: [cell],
        area,
        largest,
        face,
        because: [new Set(answer.title.because), new Set(answer.control.because)],
      });
    else {
      group.cells.push(cell);
      group.area += area;
      for (const id of answer.title.because) group.because[0]?.add(id);
      for (const id of answer.control.because) group.because[1]?.add(id);
      if (largest > group.largest) Object.assign(group, { largest, face });
    }
  }
  const inside = new Set(atlas.land.facesOfTerritory(territory));
  const places = (cells: readonly number[]): string[] =>
    resolver.placesOn(cells).filter((id) => {
      const at = atlas.collections.places.get(id)?.data.at;
      return at !== undefined && inside.has(arrangement.locate([at.lon, at.lat]).face);
    });
  const pieces = [...groups.values()]
    .sort((a, b) => b.area - a.area)
    .map(
      ({ answer: { title, control, claims }, cells, area, face, because: [forTitle, forControl] }): LandPiece => ({
        area_km2: area,
        share: whole > 0 ? area / whole : 0,
        at: arrangement.pointIn(face),
        places: places(cells),
        title: { ...title, because: [...(forTitle ?? [])] },
        control: { ...control, because: [...(forControl ?? [])] },
        claims,
      }),
    );
  return {
    territory,
    date: formatDay(day),
    viewpoint: options.viewpoint,
    ...(options.knownOn !== undefined && { known_on: formatDay(options.knownOn) }),
    area_km2: whole,
    pieces,
    ...(resolver.isOutside(day) && { outside_period: true as const }),
  };
}

/** What an answer says, without the reasons for it. */
const answered = ({ answer, certainty, holders, silence, claimants, alternatives }: LayerAnswer): unknown => [
  answer,
  certainty,
  holders.map(({ polity, mode, through }) => [polity, mode, through]),
  silence,
  claimants,
  (alternatives ?? []).map((other) => [other.answer, other.holders.map(({ polity }) => polity)]),
];

const claimed = (claims: readonly Claim[]): unknown => claims.map(({ polity, ended_according_to }) => [polity, ended_according_to]);
