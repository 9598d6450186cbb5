import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { NO_DATA } from "../cartography/palette.ts";
import type { Theme } from "../cartography/theme.ts";
import type { Localized } from "../core/model/values.ts";
import type { MapLayer } from "../core/resolve/answer.ts";
import { spokenDay } from "../core/time/plain-words.ts";
import { directionOf } from "../export/site/direction.ts";
import type { AtlasModel } from "../export/site/model.ts";
import { textIn } from "../export/site/text-in.ts";
import { isolated, isolating, type Messages, type Say, speaker } from "../export/site/words.ts";
import type { SiteData } from "./data.ts";
import type { OldMap } from "./map/old-map.ts";

/** What the reader looks at. */
export interface View {
  readonly day: number;
  /** as typed, where it was more than a day */
  readonly asked?: string | undefined;
  readonly viewpoint: string;
  readonly layer: MapLayer;
  readonly lang: string;
  /** `collection/id` or `lat,lon` */
  readonly sel?: string | undefined;
  /** another viewpoint or day beside this one */
  readonly versus?: { readonly viewpoint: string; readonly day: number } | undefined;
  /** how the two are shown; absent: one map swiped over the other */
  readonly beside?: "side" | "difference" | undefined;
  /** every holding of the period instead of one day's */
  readonly all?: boolean | undefined;
  readonly step?: { readonly story: string; readonly n: number } | undefined;
  /** which old map lies under the land, from 0, and how strong, percent */
  readonly old?: { readonly n: number; readonly strength: number } | undefined;
}

/** What every part of the page needs. */
export interface Reading {
  readonly model: AtlasModel;
  readonly data: SiteData;
  readonly view: View;
  readonly theme: Theme;
  readonly say: Say;
  /** the old map under the land, once it is there */
  readonly under: OldMap | undefined;
  set(change: Partial<View>): void;
  go(camera: { readonly lat: number; readonly lon: number; readonly zoom: number }): void;
  day(day: number): string;
  /** name of a polity or other assertor */
  who(id: string): { readonly text: string; readonly lang: string };
  text(localized: Localized | undefined): { readonly text: string; readonly lang: string };
  colour(polity: string): string;
}

export const ReadingContext = createContext<Reading | undefined>(undefined);

/** The reading around a component. */
export function useReading(): Reading {
  const reading = useContext(ReadingContext);
  if (reading === undefined) throw new Error("no reading around this component");
  return reading;
}

/** Puts a reading together from its parts. */
export function reading(parts: {
  readonly model: AtlasModel;
  readonly data: SiteData;
  readonly view: View;
  readonly theme: Theme;
  readonly messages: Messages;
  readonly english: Messages;
  readonly under: OldMap | undefined;
  readonly set: Reading["set"];
  readonly go: Reading["go"];
}): Reading {
  const { model, view, messages, english, theme } = parts;
  const rtl = directionOf(view.lang) === "rtl";
  const plain = speaker(messages, english);
  const say = rtl ? isolating(plain) : plain;
  const polities = new Map(model.atlas.polities.map((polity) => [polity.id, polity]));
  const assertors = new Map([...model.atlas.assertors, ...model.atlas.polities].map(({ id, name }) => [id, name]));
  const text = (localized: Localized | undefined): { text: string; lang: string } => textIn(localized, view.lang, model.atlas.languages);
  return {
    model,
    data: parts.data,
    view,
    theme,
    say,
    under: parts.under,
    set: parts.set,
    go: parts.go,
    day: (day) => (rtl ? isolated(spokenDay(day, view.lang)) : spokenDay(day, view.lang)),
    who: (id) => {
      const name = assertors.get(id);
      if (name !== undefined) return text(name);
      return id === "consensus" ? { text: say("consensus"), lang: view.lang } : { text: id.replaceAll("-", " "), lang: "und" };
    },
    text,
    colour: (id) => {
      const polity = polities.get(id);
      return (theme.name === "dark" ? polity?.dark : polity?.colour) ?? NO_DATA;
    },
  };
}
