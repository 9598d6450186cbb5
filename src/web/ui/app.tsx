import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";
import { boundsOf, cellAt, decode } from "../../cartography/cell-shapes.ts";
import type { CellTopology } from "../../cartography/cells-file.ts";
import type { Camera } from "../../cartography/plane.ts";
import { DARK, LIGHT } from "../../cartography/theme.ts";
import type { LayerAnswer } from "../../core/resolve/answer.ts";
import { answerInWords } from "../../export/site/answer-words.ts";
import { directionOf } from "../../export/site/direction.ts";
import type { AtlasModel } from "../../export/site/model.ts";
import type { Messages } from "../../export/site/words.ts";
import { addressOf, viewOfAddress, viewOfStep } from "../address.ts";
import { layerOfAllTime } from "../all-time.ts";
import { type Reading, ReadingContext, reading, type View } from "../context.ts";
import { counterpartOf } from "../counterpart.ts";
import type { SiteData } from "../data.ts";
import type { EmbedOptions } from "../embed.ts";
import { silentIn } from "../keys.ts";
import type { LiveMap } from "../map/live-map.ts";
import { onLand, select } from "../selection.ts";
import { spokenText } from "../spoken-dates.ts";
import { AllTimeTable } from "./all-time-table.tsx";
import { ComparePanel } from "./compare.tsx";
import { CompareStage } from "./compare-stage.tsx";
import { Dossier } from "./dossier.tsx";
import { useCalm, useMedia, useSettled } from "./hooks.ts";
import { Icon } from "./icon.tsx";
import { Legend } from "./legend.tsx";
import { MapTable } from "./map-table.tsx";
import { Name } from "./name.tsx";
import { OldMapChoice, useOldMap } from "./old-map.tsx";
import { PageLinks } from "./page-links.tsx";
import { PrintMap } from "./print-map.tsx";
import { Search } from "./search.tsx";
import { type Height, SheetHandle } from "./sheet-handle.tsx";
import { StoryPanel } from "./story.tsx";
import { TakeAway } from "./take-away.tsx";
import { TimeStrip } from "./time-strip.tsx";
import { TopBar } from "./top-bar.tsx";
import { useAddress } from "./use-address.ts";
import { useHost } from "./use-host.ts";
import { useMaps } from "./use-maps.ts";

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

/** The whole page of the map. */
export function App({ model, cells, land, drawing, data, english, first, lang, languages, logo, embedded }: AppProps) {
  const started = useMemo(() => viewOfAddress(model, lang, location.hash), [model, lang]);
  const [view, setView] = useState(started.view);
  const [camera, setCamera] = useState<Camera>(started.camera);
  const [messages, setMessages] = useState(first);
  const [searching, setSearching] = useState(false);
  const [whole, setWhole] = useState(false);
  const [panel, setPanel] = useState(
    embedded?.panel === "open" ||
      (embedded === undefined &&
        (started.view.step !== undefined || started.view.sel !== undefined || matchMedia("(min-width: 700px)").matches)),
  );
  const [height, setHeight] = useState<Height>("half");
  const darkSystem = useMedia("screen and (prefers-color-scheme: dark)");
  const dark = embedded?.theme === undefined ? darkSystem : embedded.theme === "dark";
  const still = useMedia("(prefers-reduced-motion: reduce)");
  const theme = dark ? DARK : LIGHT;
  const shapes = useMemo(() => decode(cells, model.atlas.territories), [cells, model]);
  const at = useCallback((lon: number, lat: number) => cellAt(shapes, lon, lat), [shapes]);
  const mapRef = useRef<LiveMap>();
  const latest = useRef(view);
  latest.current = view;

  const set = useCallback(
    (change: Partial<View>): void =>
      setView((before) => ({ ...before, ...(change.day === undefined ? {} : { all: undefined }), ...change })),
    [],
  );
  const go = useCallback((target: Camera): void => mapRef.current?.map.go(target, still), [still]);

  useEffect(() => {
    if (view.lang === lang) setMessages(first);
    else data.messages(view.lang).then(setMessages, () => setMessages(english));
    document.documentElement.lang = view.lang;
    document.documentElement.dir = directionOf(view.lang);
  }, [view.lang, lang, first, english, data]);

  const { under, failed } = useOldMap(model.atlas.oldMaps, view.old, data.root, camera);
  const value: Reading = useMemo(
    () => reading({ model, data, view, theme, messages, english, under, set, go }),
    [model, data, view, theme, messages, english, under, set, go],
  );
  const { say } = value;
  const before = useCallback((box: HTMLElement | null) => box?.append(...(drawing === undefined ? [] : [drawing])), [drawing]);
  const asked = useRef(0);
  const lands = useMemo(() => {
    asked.current = performance.now();
    return model.lands(view);
  }, [model, view.day, view.viewpoint, view.layer]);
  const holdings = useMemo(() => model.holdings(view, lands), [model, lands, view.layer]);
  const selected = useMemo(
    () => select(view.sel, model, cells, at, view),
    [view.sel, model, cells, at, view.day, view.viewpoint, view.layer],
  );

  const viewpointName = value.text(model.atlas.viewpoints.find((one) => one.id === view.viewpoint)?.name);
  const [from, to] = model.atlas.period;
  const shownDay = view.all === true ? `${say("alltime")}, ${value.day(from)} – ${value.day(to)}` : value.day(view.day);
  const shownLayer = view.all === true ? layerOfAllTime(view.layer) : view.layer;
  const sentence = `${shownDay} · ${say("as", { viewpoint: viewpointName.text })} · ${say(`layer.${shownLayer}`)}`;
  useEffect(() => {
    document.title = `${sentence} · ${value.text(model.atlas.title).text}`;
  }, [sentence, model, view.lang]);
  const reopen = useCallback((next: View, target: Camera): void => {
    setView(next);
    setCamera(target);
    mapRef.current?.map.go(target, true);
  }, []);
  useEffect(() => {
    const late = setTimeout(() => setWhole(true), LATEST);
    return () => clearTimeout(late);
  }, []);
  useEffect(() => {
    if (view !== started.view) drawing?.remove();
  }, [view, started, drawing]);
  useAddress(model, lang, view, camera, reopen, embedded === undefined);
  useHost(embedded !== undefined, model, lang, { view, camera, sentence }, reopen);

  const { canvas, second, map, picture, beside, shownOn } = useMaps({
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
    asked,
    cooperative: embedded !== undefined,
    onMove: setCamera,
    // a map without a panel has none to open, and nothing to make room for
    onOpen: () => setPanel(embedded?.panel !== "none"),
    onDrawn: () => {
      // in the same frame, so that nothing flashes; all that is not the map waits until that frame is seen
      drawing?.remove();
      requestAnimationFrame(() => setTimeout(() => setWhole(true)));
    },
  });
  const seen = useMemo(
    () => boundsOf(camera, canvas.current?.clientWidth ?? innerWidth, canvas.current?.clientHeight ?? innerHeight),
    [camera],
  );
  mapRef.current = map.current;
  const silent = (side: "here" | "there"): boolean =>
    view.all !== true &&
    (view.layer === "title" || view.layer === "control") &&
    silentIn(side === "here" ? holdings : (beside()?.holdings ?? []), shapes, model.km2, seen);
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

  const landless = model.cellCount === 0 && model.atlas.places.length === 0;
  const otherName = value.text(model.atlas.viewpoints.find((one) => one.id === versus?.viewpoint)?.name).text;
  // a picture of what differs has two sides
  const told =
    versus === undefined || view.beside !== "difference"
      ? sentence
      : `${sentence} ≠ ${value.day(versus.day)} · ${say("as", { viewpoint: otherName })}`;
  const words = (answer: LayerAnswer | undefined): string => answerInWords(answer, say, (id) => value.who(id).text);
  const here = selected === undefined || selected.cell < 0 ? undefined : model.land(selected.cell, view);
  const spoken = say("announce", {
    date: shownDay,
    viewpoint: viewpointName.text,
    layer: say(`layer.${shownLayer}`),
    what:
      here === undefined
        ? holdings
            .slice(0, 4)
            .map((holding) => holding.polities.map((id) => value.who(id).text).join(" / ") || say("undetermined"))
            .join(", ")
        : `${value.text(selected?.name).text || say("here")}: ${say("control")}: ${words(here.control)}; ${say("title")}: ${words(here.title)}`,
  });
  // A world has hundreds of rows: they follow a drag when it comes to rest, the map at once.
  const now = useMemo(
    () => ({ reading: value, holdings, told, camera, picture, beside, shownOn }),
    [value, holdings, told, camera, picture, beside],
  );
  const calm = useCalm(now);
  const summary = useMemo(
    () => (
      <ReadingContext.Provider value={calm.reading}>
        <p class="hint">{say(landless ? "page.noland" : "panel.hint")}</p>
        {model.atlas.stories.map((story) => (
          <p key={story.id}>
            <button type="button" class="tool primary" onClick={() => step(story.id, 0)}>
              {say("story.start")}: <Name of={story.title} />
            </button>
          </p>
        ))}
        {!landless && (
          <>
            {calm.reading.view.all === true ? <AllTimeTable /> : <MapTable holdings={calm.holdings} />}
            <TakeAway
              holdings={calm.holdings}
              sentence={calm.told}
              shapes={shapes}
              land={land}
              camera={calm.camera}
              picture={calm.picture}
              shownOn={calm.shownOn}
            />
          </>
        )}
        <PageLinks />
      </ReadingContext.Provider>
    ),
    [calm],
  );
  const legend = useMemo(
    () => (
      <ReadingContext.Provider value={calm.reading}>
        <Legend
          sides={[{ picture: calm.picture(), holdings: calm.holdings }, ...[calm.beside() ?? []].flat()]}
          shapes={shapes}
          seen={seen}
        />
      </ReadingContext.Provider>
    ),
    [calm, seen],
  );
  return (
    <ReadingContext.Provider value={value}>
      <button
        type="button"
        class="skip"
        onClick={() => {
          set({ sel: undefined, step: undefined });
          setPanel(true);
          setHeight("tall");
          requestAnimationFrame(() => document.getElementById("map-table")?.focus());
        }}
      >
        {say("skip")}
      </button>
      {embedded?.title === true && (
        <p class="embed-title">
          <strong>{value.text(model.atlas.title).text}</strong>
          <a href={`${data.root}map/${addressOf(view, camera)}`} target="_blank" rel="noopener">
            {say("embed.open")}
          </a>
        </p>
      )}
      {embedded === undefined && (
        <TopBar
          languages={languages}
          logo={logo}
          onSearch={() => setSearching(true)}
          comparing={versus !== undefined}
          onCompare={() => {
            if (versus !== undefined) set({ versus: undefined });
            else {
              const { viewpoint, layer } = counterpartOf(model, view);
              set({ versus: { viewpoint, day: view.day }, layer, all: undefined });
            }
            setPanel(true);
          }}
        />
      )}
      <main class={["stage", panel && "with-panel", versus !== undefined && view.beside].filter(Boolean).join(" ")}>
        {drawing !== undefined && <div class="before" ref={before} />}
        <div class="map" ref={canvas} />
        <CompareStage key={view.beside} second={second} middle={!panel ? 50 : directionOf(view.lang) === "rtl" ? 36 : 64} silent={silent} />
        {(versus === undefined || view.beside === "difference") && (
          <p class="sum">
            <strong>{shownDay}</strong> · {say("as", { viewpoint: viewpointName.text })} · {say(`layer.${shownLayer}`)}
            {versus !== undefined && (
              <>
                {" "}
                ≠ <strong>{value.day(versus.day)}</strong> · {say("as", { viewpoint: otherName })}
              </>
            )}
            {view.all !== true && (view.day < from || view.day > to) && (
              <small> · {say("date.outside", { from: value.day(from), to: value.day(to) })}</small>
            )}
            {versus === undefined && silent("here") && <small class="silence"> {say("silence.seen")}</small>}
            {view.asked !== undefined && view.all !== true && (
              <small> ({say("date.asked", { text: spokenText(view.asked, view.lang) })})</small>
            )}
          </p>
        )}
        {whole && (
          <>
            <PrintMap sentence={told} {...{ holdings, shapes, land, camera, picture }} />
            {legend}
          </>
        )}
        <OldMapChoice failed={failed} />
        <details class="attribution" open={matchMedia("(min-width: 1001px)").matches}>
          <summary>{say("attribution", { licence: model.atlas.licence })}</summary>
          {model.atlas.attribution.slice(0, 2).join("; ")}
        </details>
        {embedded?.panel !== "none" && (
          <aside class={panel ? `panel ${height}` : "panel closed"} aria-label={say("panel.open")}>
            <button
              type="button"
              class="tool icon toggle"
              aria-expanded={panel}
              aria-label={say(panel ? "panel.close" : "panel.open")}
              onClick={() => setPanel(!panel)}
            >
              <Icon name={panel ? "close" : "panel"} />
            </button>
            {panel && <SheetHandle height={height} onHeight={setHeight} />}
            {panel && whole && (
              <div class="scroll">
                {versus !== undefined && <ComparePanel />}
                {view.step !== undefined ? (
                  <StoryPanel onStep={step} onLeave={() => set({ step: undefined })} />
                ) : selected !== undefined ? (
                  <>
                    <button type="button" class="link" onClick={() => set({ sel: undefined })}>
                      <Icon name="back" /> {say("what")}
                    </button>
                    <Dossier selected={selected} water={selected.cell < 0 && selected.at !== undefined && !onLand(land, selected.at)} />
                  </>
                ) : (
                  summary
                )}
              </div>
            )}
          </aside>
        )}
      </main>
      {embedded?.strip !== false && (whole ? <TimeStrip still={still} /> : <section class="strip" />)}
      <p class="sr" role="status" aria-live="polite">
        {useSettled(spoken)}
      </p>
      {searching && <Search onClose={() => setSearching(false)} />}
    </ReadingContext.Provider>
  );
}
