import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { CellTopology } from "../../cartography/cells-file.ts";
import type { Camera } from "../../cartography/plane.ts";
import { DARK, LIGHT } from "../../cartography/theme.ts";
import { directionOf } from "../../export/site/direction.ts";
import type { AtlasModel } from "../../export/site/model.ts";
import type { Messages } from "../../export/site/words.ts";
import { viewOfAddress, viewOfStep } from "../address.ts";
import { type Reading, reading, type View } from "../context.ts";
import type { SiteData } from "../data.ts";
import type { EmbedOptions } from "../embed.ts";
import type { LiveMap } from "../map/live-map.ts";
import { useMedia } from "./hooks.ts";
import { useOldMap } from "./old-map.tsx";

export interface AppProps {
  readonly model: AtlasModel;
  readonly cells: CellTopology;
  readonly land: GeoJSON.FeatureCollection;
  /** what stands in the map's place until it is drawn */
  readonly drawing: Element | undefined;
  readonly data: SiteData;
  readonly english: Messages;
  readonly first: Messages;
  readonly lang: string;
  readonly languages: readonly { readonly tag: string; readonly name: string }[];
  /** image file, relative to the site's root */
  readonly logo: string | undefined;
  /** inside a page of somebody else, as that page asks for it */
  readonly embedded: EmbedOptions | undefined;
}

/** ms after which the rest of the page waits no longer for the map */
const LATEST = 3000;

/** What the reader looks at, and all that follows from it before anything is drawn. */
export function usePage({ model, data, english, first, lang, embedded }: AppProps) {
  const started = useMemo(() => viewOfAddress(model, lang, location.hash), [model, lang]);
  const [view, setView] = useState(started.view);
  const [camera, setCamera] = useState<Camera>(started.camera);
  const darkSystem = useMedia("screen and (prefers-color-scheme: dark)");
  const dark = embedded?.theme === undefined ? darkSystem : embedded.theme === "dark";
  const still = useMedia("(prefers-reduced-motion: reduce)");
  const theme = dark ? DARK : LIGHT;
  const map = useRef<LiveMap>();
  const latest = useRef(view);
  latest.current = view;
  const set = useCallback(
    (change: Partial<View>): void =>
      setView((before) => ({ ...before, ...(change.day === undefined ? {} : { all: undefined }), ...change })),
    [],
  );
  const go = useCallback((target: Camera): void => map.current?.map.go(target, still), [still]);
  const messages = useMessages(view.lang, { lang, first, english, data });
  const { under, failed } = useOldMap(model.atlas.oldMaps, view.old, data.root, camera);
  const value: Reading = useMemo(
    () => reading({ model, data, view, theme, messages, english, under, set, go }),
    [model, data, view, theme, messages, english, under, set, go],
  );
  const reopen = useCallback((next: View, target: Camera): void => {
    setView(next);
    setCamera(target);
    map.current?.map.go(target, true);
  }, []);
  return { started, camera, setCamera, still, map, latest, failed, reading: value, reopen };
}

/** The messages of the language that is read; the page speaks it too. */
function useMessages(wanted: string, { lang, first, english, data }: Pick<AppProps, "lang" | "first" | "english" | "data">): Messages {
  const [messages, setMessages] = useState(first);
  useEffect(() => {
    if (wanted === lang) setMessages(first);
    else data.messages(wanted).then(setMessages, () => setMessages(english));
    document.documentElement.lang = wanted;
    document.documentElement.dir = directionOf(wanted);
  }, [wanted, lang, first, english, data]);
  return messages;
}

/** Whether all that is not the map is there too: it waits for the map, but not for ever. */
export function useWhole(): readonly [boolean, () => void] {
  const [whole, setWhole] = useState(false);
  const show = useCallback((): void => setWhole(true), []);
  useEffect(() => {
    const late = setTimeout(show, LATEST);
    return () => clearTimeout(late);
  }, []);
  return [whole, show];
}

/** Goes to a step of a story; `onStep`: the panel has to be open for it. */
export function useStep({ reading: { model, set, go }, latest }: ReturnType<typeof usePage>, onStep: () => void) {
  return useCallback(
    (story: string, n: number): void => {
      const one = model.atlas.stories.find((candidate) => candidate.id === story)?.steps[n];
      if (one === undefined) return;
      set({ step: { story, n }, ...viewOfStep(model, one, latest.current) });
      onStep();
      if (one.camera !== undefined) go(one.camera);
    },
    [model, set, go],
  );
}
