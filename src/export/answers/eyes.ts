import type { Atlas } from "../../core/model/atlas.ts";
import { type Asked, findViewpoint, readDay, understood } from "../../core/resolve/ask.ts";
import type { Day } from "../../core/time/historical-date.ts";
import { type Door, KNOWN_ON, spelled } from "./question.ts";

/** The eyes and the day of knowledge that a question is put with. */
export interface AskedEyes {
  readonly viewpoint: string;
  readonly knownOn: Day | undefined;
}

/** The eyes asked for, as a door gives them. */
export function readEyes(atlas: Atlas, given: { readonly as?: string; readonly knownOn?: string }, door: Door): Asked<AskedEyes> {
  const viewpoint = findViewpoint(atlas, given.as);
  if (!viewpoint.ok) return viewpoint;
  const knownOn = readKnownOn(given, door);
  return knownOn.ok ? understood({ viewpoint: viewpoint.value, knownOn: knownOn.value }) : knownOn;
}

/** The day of knowledge asked for; undefined where nothing is to be left out. */
export const readKnownOn = ({ knownOn }: { readonly knownOn?: string }, door: Door): Asked<Day | undefined> =>
  knownOn === undefined ? understood(undefined) : readDay(knownOn, spelled(KNOWN_ON, door));
