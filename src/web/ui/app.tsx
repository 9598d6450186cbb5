import type { RefObject } from "preact";
import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";
import { boundsOf, type CellShapes, cellAt, decode } from "../../cartography/cell-shapes.ts";
import type { CellTopology } from "../../cartography/cells-file.ts";
import type { Camera } from "../../cartography/plane.ts";
import { directionOf } from "../../export/site/direction.ts";
import { addressOf } from "../address.ts";
import { type Reading, ReadingContext, useReading, type View } from "../context.ts";
import { counterpartOf } from "../counterpart.ts";
import type { EmbedOptions } from "../embed.ts";
import { silentIn } from "../keys.ts";
import { select } from "../selection.ts";
import { sentencesOf, spokenOf } from "../view-words.ts";
import { CompareStage } from "./compare-stage.tsx";
import { useCalm, useSettled } from "./hooks.ts";
import { Legend } from "./legend.tsx";
import { OldMapChoice } from "./old-map.tsx";
import { Panel } from "./panel.tsx";
import { PrintMap } from "./print-map.tsx";
import { Search } from "./search.tsx";
import type { Height } from "./sheet-handle.tsx";
import { Sum } from "./sum.tsx";
import { type Moment, Summary } from "./summary.tsx";
import { TimeStrip } from "./time-strip.tsx";
import { TopBar } from "./top-bar.tsx";
import { useAddress } from "./use-address.ts";
import { useHost } from "./use-host.ts";
import { useMaps } from "./use-maps.ts";
import { type AppProps, usePage, useStep, useWhole } from "./use-page.ts";

/** The whole page of the map. */
export function App(props: AppProps) {
  const { model, cells, land, drawing, data, lang, embedded } = props;
  const page = usePage(props);
  const { started, camera, reading } = page;
  const { view } = reading;
  const [searching, setSearching] = useState(false);
  const [whole, showWhole] = useWhole();
  const [panel, setPanel] = useState(opensWithPanel(embedded, started.view));
  const [height, setHeight] = useState<Height>("half");
  const shapes = useMemo(() => decode(cells, model.atlas.territories), [cells, model]);
  const { asked, lands, holdings, selected } = useLand(reading, cells, shapes);
  const { sentence, told } = sentencesOf(reading);
  useEffect(() => {
    document.title = `${sentence} · ${reading.text(model.atlas.title).text}`;
  }, [sentence, model, view.lang]);
  useEffect(() => {
    if (view !== started.view) drawing?.remove();
  }, [view, started, drawing]);
  useAddress(model, lang, view, camera, page.reopen, embedded === undefined);
  useHost(embedded !== undefined, model, lang, { view, camera, sentence }, page.reopen);
  const maps = useMaps({
    ...{ reading, cells, shapes, land, lands, holdings, selected, asked, panel },
    camera: started.camera,
    still: page.still,
    cooperative: embedded !== undefined,
    onMove: page.setCamera,
    // a map without a panel has none to open, and nothing to make room for
    onOpen: () => setPanel(embedded?.panel !== "none"),
    onDrawn: () => replace(drawing, showWhole),
  });
  const { canvas, picture, beside, shownOn } = maps;
  page.map.current = maps.map.current;
  const seen = useSeen(camera, canvas);
  const step = useStep(page, () => setPanel(true));
  const now: Moment = useMemo(
    () => ({ reading, holdings, told, camera, picture, beside, shownOn }),
    [reading, holdings, told, camera, picture, beside],
  );
  const { summary, legend } = useCalmParts(now, { shapes, land, seen, step });
  const silent = (side: "here" | "there"): boolean =>
    isAnswered(view) && silentIn(side === "here" ? holdings : (beside()?.holdings ?? []), shapes, model.km2, seen);
  return (
    <ReadingContext.Provider value={reading}>
      <SkipLink
        onSkip={() => {
          setPanel(true);
          setHeight("tall");
        }}
      />
      {embedded?.title === true && <EmbedTitle href={`${data.root}map/${addressOf(view, camera)}`} />}
      {embedded === undefined && <Bar {...props} onSearch={() => setSearching(true)} onCompare={() => setPanel(true)} />}
      <main class={["stage", panel && "with-panel", view.versus !== undefined && view.beside].filter(Boolean).join(" ")}>
        <Before drawing={drawing} />
        <div class="map" ref={canvas} />
        <CompareStage key={view.beside} second={maps.second} middle={middleOf(view, panel)} silent={silent} />
        {(view.versus === undefined || view.beside === "difference") && <Sum silent={silent("here")} />}
        {whole && (
          <>
            <PrintMap sentence={told} {...{ holdings, shapes, land, camera, picture }} />
            {legend}
          </>
        )}
        <OldMapChoice failed={page.failed} />
        <Attribution />
        {embedded?.panel !== "none" && (
          <Panel {...{ open: panel, height, whole, selected, land }} onOpen={setPanel} onHeight={setHeight} onStep={step}>
            {summary}
          </Panel>
        )}
      </main>
      {embedded?.strip !== false && (whole ? <TimeStrip still={page.still} /> : <section class="strip" />)}
      <p class="sr" role="status" aria-live="polite">
        {useSettled(spokenOf(reading, holdings, selected))}
      </p>
      {searching && <Search onClose={() => setSearching(false)} />}
    </ReadingContext.Provider>
  );
}

const opensWithPanel = (embedded: EmbedOptions | undefined, { step, sel }: View): boolean =>
  embedded?.panel === "open" ||
  (embedded === undefined && (step !== undefined || sel !== undefined || matchMedia("(min-width: 700px)").matches));

/** The map is there: in the same frame, so that nothing flashes; all that is not the map waits until that frame is seen. */
function replace(drawing: Element | undefined, showWhole: () => void): void {
  drawing?.remove();
  requestAnimationFrame(() => setTimeout(showWhole));
}

/** Whether land without an answer is land on which the records are silent. */
const isAnswered = ({ all, layer }: View): boolean => all !== true && (layer === "title" || layer === "control");

/** What of the world is in view. */
function useSeen(camera: Camera, { current }: RefObject<HTMLElement>): ReturnType<typeof boundsOf> {
  return useMemo(() => boundsOf(camera, current?.clientWidth ?? innerWidth, current?.clientHeight ?? innerHeight), [camera]);
}

/** Where the seam between two maps begins, percent: in the middle of what the panel leaves. */
const middleOf = ({ lang }: View, panel: boolean): number => (!panel ? 50 : directionOf(lang) === "rtl" ? 36 : 64);

/** The answers for all land, those in the way of the map, and what is selected. */
function useLand({ model, view }: Reading, cells: CellTopology, shapes: CellShapes) {
  const at = useCallback((lon: number, lat: number) => cellAt(shapes, lon, lat), [shapes]);
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
  return { asked, lands, holdings, selected };
}

/** What has hundreds of rows in a world: it follows a drag when it comes to rest, the map at once. */
function useCalmParts(
  now: Moment,
  {
    shapes,
    land,
    seen,
    step,
  }: {
    readonly shapes: CellShapes;
    readonly land: GeoJSON.FeatureCollection;
    readonly seen: ReturnType<typeof boundsOf>;
    step(story: string, n: number): void;
  },
) {
  const calm = useCalm(now);
  const summary = useMemo(
    () => (
      <ReadingContext.Provider value={calm.reading}>
        <Summary of={calm} shapes={shapes} land={land} onStep={step} />
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
  return { summary, legend };
}

/** Past the map, to the table of what it shows. */
function SkipLink({ onSkip }: { onSkip(): void }) {
  const { say, set } = useReading();
  return (
    <button
      type="button"
      class="skip"
      onClick={() => {
        set({ sel: undefined, step: undefined });
        onSkip();
        requestAnimationFrame(() => document.getElementById("map-table")?.focus());
      }}
    >
      {say("skip")}
    </button>
  );
}

/** Inside a page of somebody else: what this is, and the way to the whole of it. */
function EmbedTitle({ href }: { href: string }) {
  const { model, say, text } = useReading();
  return (
    <p class="embed-title">
      <strong>{text(model.atlas.title).text}</strong>
      <a href={href} target="_blank" rel="noopener">
        {say("embed.open")}
      </a>
    </p>
  );
}

/** The bar above; comparing opens against the viewpoint that says most otherwise. */
function Bar({ languages, logo, onSearch, onCompare }: Pick<AppProps, "languages" | "logo"> & { onSearch(): void; onCompare(): void }) {
  const { model, view, set } = useReading();
  const compare = (): void => {
    if (view.versus !== undefined) set({ versus: undefined });
    else {
      const { viewpoint, layer } = counterpartOf(model, view);
      set({ versus: { viewpoint, day: view.day }, layer, all: undefined });
    }
    onCompare();
  };
  return <TopBar languages={languages} logo={logo} onSearch={onSearch} comparing={view.versus !== undefined} onCompare={compare} />;
}

/** What stands in the map's place until it is drawn. */
function Before({ drawing }: Pick<AppProps, "drawing">) {
  const put = useCallback((box: HTMLElement | null) => box?.append(...(drawing === undefined ? [] : [drawing])), [drawing]);
  return drawing === undefined ? null : <div class="before" ref={put} />;
}

function Attribution() {
  const { model, say } = useReading();
  return (
    <details class="attribution" open={matchMedia("(min-width: 1001px)").matches}>
      <summary>{say("attribution", { licence: model.atlas.licence })}</summary>
      {model.atlas.attribution.slice(0, 2).join("; ")}
    </details>
  );
}
