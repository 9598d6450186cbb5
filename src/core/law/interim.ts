import { daysText } from "../chronology/almanac.ts";
import { extentFolder } from "../link/extents.ts";
import type { Assertion } from "../model/assertion.ts";
import type { Atlas } from "../model/atlas.ts";
import type { Authored } from "../model/authored.ts";
import { areaOfFaces } from "../space/area.ts";
import type { DaySpan } from "../time/historical-date.ts";
import { instrumentOn } from "./instrument-state.ts";

/** What moved control of an act's land after it was signed and before it bound its parties. */
export interface InterimStep {
  readonly assertion: string;
  /** `collection/id` */
  readonly record: string;
  /** EDTF */
  readonly on: string;
  /** who gained or lost control */
  readonly polities: readonly string[];
  /** whether they gained it, or only withdrew */
  readonly verb: "control" | "withdraws";
  /** places of the act's land that it concerns */
  readonly places: readonly string[];
  readonly area_km2: number;
}

export interface Interim {
  /** EDTF */
  readonly signed: string;
  /** EDTF; null where it never came into force for all */
  readonly force: string | null;
  readonly days: number | null;
  /** in the order of their days; none where the act says nothing of land, or never came into force */
  readonly steps: readonly InterimStep[];
}

/** The time between the signature of an act and its force, and what happened on its land meanwhile; undefined where it bound at once. */
export function interimOf(atlas: Atlas, instrument: Authored<"instruments">): Interim | undefined {
  const { gap, parties } = instrumentOn(atlas, instrument, Infinity);
  if (!gap) return undefined;
  const { arrangement } = atlas.land;
  const land = new Set<number>();
  const from: number[] = [];
  const to: number[] = [];
  for (const a of atlas.assertions) {
    if (a.record !== instrument || a.accepts !== undefined || !a.extent || a.layer !== "title") continue;
    for (const face of facesOf(atlas, a)) land.add(face);
    for (const { bound, when, signed } of a.assertors) {
      from.push(...(signed?.admissible.map(([first]) => first) ?? []));
      to.push(...((bound ?? when)?.admissible.map(([, last]) => last) ?? []));
    }
  }
  const [start, end] = [Math.min(...from), Math.max(...to)];
  const found =
    gap.force === null || parties.length === 0
      ? []
      : atlas.assertions.flatMap((a): { first: number; step: InterimStep }[] => {
          if (a.layer !== "control" || a.record === instrument || a.rank === "deprecated" || !a.extent) return [];
          if (a.verb !== "control" && a.verb !== "withdraws") return [];
          const days = a.assertors[0]?.when?.admissible;
          const first = days?.[0]?.[0];
          if (!days || first === undefined || !within(days, start, end)) return [];
          const shared = facesOf(atlas, a).filter((face) => land.has(face));
          const area = areaOfFaces(arrangement, shared);
          if (area <= 0) return [];
          const faces = new Set(shared);
          const step: InterimStep = {
            assertion: a.id,
            record: `${a.record.collection}/${a.record.id}`,
            on: daysText(days) ?? "",
            verb: a.verb,
            polities: (a.verb === "control" ? a.effect.control : a.effect.withdraws) ?? [],
            places: [...atlas.collections.places.values()]
              .filter((p) => faces.has(arrangement.locate([p.data.at.lon, p.data.at.lat]).face))
              .map((p) => p.id),
            area_km2: area,
          };
          return [{ first, step }];
        });
  const steps = found.sort((a, b) => a.first - b.first || (a.step.assertion < b.step.assertion ? -1 : 1)).map((f) => f.step);
  return { ...gap, steps };
}

/** Whether all the days that a date may mean lie after the first and before the last. */
const within = (days: readonly DaySpan[], start: number, end: number): boolean =>
  days.every(([first, last]) => first > start && last < end);

const facesOf = (atlas: Atlas, a: Assertion): readonly number[] =>
  a.extent ? [...atlas.land.facesOf(a.extent, extentFolder(a.record))] : [];
