import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { CellTopology } from "../../export/site/contract.ts";
import type { AtlasModel } from "../../export/site/model.ts";
import type { Messages } from "../../export/site/words.ts";
import { addressOf, type Camera, viewOfAddress, viewOfStep } from "../address.ts";
import { type Reading, ReadingContext, reading, type View } from "../context.ts";
import type { SiteData } from "../data.ts";
import { cellAt, decode } from "../map/geometry.ts";
import type { MapView } from "../map/map-view.ts";
import { DARK, LIGHT } from "../map/theme.ts";
import { select } from "../selection.ts";
import { ComparePanel } from "./compare.tsx";
import { Dossier } from "./dossier.tsx";
import { useMedia, useSettled } from "./hooks.ts";
import { Icon } from "./icon.tsx";
import { Legend } from "./legend.tsx";
import { MapTable } from "./map-table.tsx";
import { Name } from "./name.tsx";
import { Search } from "./search.tsx";
import { StoryPanel } from "./story.tsx";
import { TakeAway } from "./take-away.tsx";
import { TimeStrip } from "./time-strip.tsx";
import { TopBar } from "./top-bar.tsx";
import { useMaps } from "./use-maps.ts";

export interface AppProps {
  readonly model: AtlasModel;
  readonly cells: CellTopology;
  readonly land: GeoJSON.FeatureCollection;
  readonly data: SiteData;
  readonly english: Messages;
  readonly first: Messages;
  readonly lang: string;
  readonly languages: readonly { readonly tag: string; readonly name: string }[];
  readonly embedded: boolean;
}

/** The whole page of the map. */
export function App({ model, cells, land, data, english, first, lang, languages, embedded }: AppProps) {
  const started = useMemo(() => viewOfAddress(model, lang, location.hash), [model, lang]);
  const [view, setView] = useState(started.view);
  const [camera, setCamera] = useState<Camera>(started.camera);
  const [messages, setMessages] = useState(first);
  const [searching, setSearching] = useState(false);
  const [panel, setPanel] = useState(!embedded && matchMedia("(min-width: 700px)").matches);
  const [split, setSplit] = useState(panel ? 64 : 50);
  const dark = useMedia("(prefers-color-scheme: dark)");
  const still = useMedia("(prefers-reduced-motion: reduce)");
  const theme = dark ? DARK : LIGHT;
  const shapes = useMemo(() => decode(cells), [cells]);
  const at = useCallback((lon: number, lat: number) => cellAt(shapes, lon, lat), [shapes]);
  const mapRef = useRef<MapView>();
  const latest = useRef(view);
  latest.current = view;

  const set = useCallback((change: Partial<View>): void => setView((before) => ({ ...before, ...change })), []);
  const go = useCallback((target: Camera): void => mapRef.current?.go(target, still), [still]);

  useEffect(() => {
    if (view.lang === lang) setMessages(first);
    else data.messages(view.lang).then(setMessages, () => setMessages(english));
    document.documentElement.lang = view.lang;
  }, [view.lang, lang, first, english, data]);

  const value: Reading = useMemo(
    () => reading({ model, data, view, theme, messages, english, set, go }),
    [model, data, view, theme, messages, english, set, go],
  );
  const { say } = value;
  const lands = useMemo(() => model.lands(view), [model, view.day, view.viewpoint, view.layer]);
  const holdings = useMemo(() => model.holdings(view, lands), [model, lands, view.layer]);
  const selected = useMemo(() => select(view.sel, model, cells, at), [view.sel, model, cells, at]);

  useEffect(() => {
    const hash = addressOf(view, camera);
    if (hash !== location.hash) history.replaceState(null, "", hash);
    const viewpoint = value.text(model.atlas.viewpoints.find((one) => one.id === view.viewpoint)?.name).text;
    document.title = `${value.day(view.day)} · ${say("as", { viewpoint })} · ${value.text(model.atlas.title).text}`;
  }, [view, camera, model, value, say]);
  useEffect(() => {
    const listen = (): void => {
      const next = viewOfAddress(model, lang, location.hash);
      setView(next.view);
      mapRef.current?.go(next.camera, true);
    };
    addEventListener("hashchange", listen);
    return () => removeEventListener("hashchange", listen);
  }, [model, lang]);

  const { canvas, second, map, failure } = useMaps({
    reading: value,
    cells,
    shapes,
    land,
    lands,
    holdings,
    selected,
    camera: started.camera,
    still,
    panel,
    onMove: setCamera,
    onOpen: () => setPanel(true),
  });
  mapRef.current = map.current;
  const versus = view.versus;

  const step = useCallback(
    (story: string, n: number): void => {
      const one = model.atlas.stories.find((candidate) => candidate.id === story)?.steps[n];
      if (one === undefined) return;
      set({ step: { story, n }, ...viewOfStep(model, one, latest.current) });
      setPanel(true);
      if (one.camera !== undefined) go(one.camera);
    },
    [model, set, go],
  );

  const viewpointName = value.text(model.atlas.viewpoints.find((one) => one.id === view.viewpoint)?.name);
  const spoken = say("announce", {
    date: value.day(view.day),
    viewpoint: viewpointName.text,
    layer: say(`layer.${view.layer}`),
    what: holdings
      .slice(0, 4)
      .map((holding) => holding.polities.map((id) => value.who(id).text).join(" / ") || say("undetermined"))
      .join(", "),
  });
  return (
    <ReadingContext.Provider value={value}>
      <button
        type="button"
        class="skip"
        onClick={() => {
          set({ sel: undefined, step: undefined });
          setPanel(true);
          requestAnimationFrame(() => document.getElementById("map-table")?.focus());
        }}
      >
        {say("skip")}
      </button>
      {!embedded && (
        <TopBar
          languages={languages}
          onSearch={() => setSearching(true)}
          comparing={versus !== undefined}
          onCompare={() => {
            set({
              versus:
                versus === undefined
                  ? { viewpoint: model.atlas.viewpoints.find((one) => one.id !== view.viewpoint)?.id ?? view.viewpoint, day: view.day }
                  : undefined,
            });
            setPanel(true);
          }}
        />
      )}
      <main class={panel ? "stage with-panel" : "stage"}>
        <div class="map" ref={canvas} />
        {versus !== undefined && (
          <>
            <div class="map beside" ref={second} style={{ clipPath: `inset(0 0 0 ${split}%)` }} />
            <div class="seam" style={{ left: `${split}%` }} aria-hidden="true" />
            <input
              class="swipe"
              type="range"
              min={0}
              max={100}
              value={split}
              aria-label={say("compare")}
              onInput={(event) => setSplit(Number(event.currentTarget.value))}
            />
            <p class="sum there" style={{ left: `${split}%` }}>
              {value.day(versus.day)} ·{" "}
              {say("as", { viewpoint: value.text(model.atlas.viewpoints.find((one) => one.id === versus.viewpoint)?.name).text })}
            </p>
          </>
        )}
        {failure && <p class="notice">{say("nowebgl")}</p>}
        <p class={versus === undefined ? "sum" : "sum here"} style={versus === undefined ? {} : { right: `${100 - split}%` }}>
          <strong>{value.day(view.day)}</strong> · {say("as", { viewpoint: viewpointName.text })} · {say(`layer.${view.layer}`)}
          {view.asked !== undefined && <small> ({say("date.asked", { text: view.asked })})</small>}
        </p>
        <Legend holdings={holdings} borders={bordersInView(view.layer)} />
        <p class="attribution">
          {say("attribution", { licence: model.atlas.licence })} {model.atlas.attribution.slice(0, 2).join("; ")}
        </p>
        <aside class={panel ? "panel" : "panel closed"} aria-label={say("panel.open")}>
          <button
            type="button"
            class="tool icon toggle"
            aria-expanded={panel}
            aria-label={say(panel ? "panel.close" : "panel.open")}
            onClick={() => setPanel(!panel)}
          >
            <Icon name={panel ? "close" : "panel"} />
          </button>
          {panel && (
            <div class="scroll">
              {versus !== undefined && <ComparePanel />}
              {view.step !== undefined ? (
                <StoryPanel onStep={step} onLeave={() => set({ step: undefined })} />
              ) : selected !== undefined ? (
                <>
                  <button type="button" class="link" onClick={() => set({ sel: undefined })}>
                    ← {say("what")}
                  </button>
                  <Dossier selected={selected} />
                </>
              ) : (
                <>
                  <p class="hint">{say("panel.hint")}</p>
                  {model.atlas.stories.map((story) => (
                    <p key={story.id}>
                      <button type="button" class="tool primary" onClick={() => step(story.id, 0)}>
                        {say("story.start")}: <Name of={story.title} />
                      </button>
                    </p>
                  ))}
                  <MapTable holdings={holdings} />
                  <TakeAway holdings={holdings} shapes={shapes} map={() => map.current?.map} />
                  <PageLinks />
                </>
              )}
            </div>
          )}
        </aside>
      </main>
      <TimeStrip still={still} />
      <p class="sr" role="status" aria-live="polite">
        {useSettled(spoken)}
      </p>
      {searching && <Search onClose={() => setSearching(false)} />}
    </ReadingContext.Provider>
  );

  function PageLinks() {
    return (
      <nav class="pages">
        {(["treaties", "polities", "territories", "events", "disputes", "sources", "quality", "data"] as const).map((page) => (
          <a key={page} href={new URL(`${page}/`, data.root).href}>
            {say(`pages.${page}`)}
          </a>
        ))}
      </nav>
    );
  }
}

const bordersInView = (layer: View["layer"]): readonly string[] => (layer === "claims" ? ["claim"] : ["agreed", "de-facto", "claim"]);
