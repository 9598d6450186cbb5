import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";
import { formatDay } from "../../core/time/format-day.ts";
import type { CellTopology } from "../../export/site/contract.ts";
import type { AtlasModel } from "../../export/site/model.ts";
import type { Messages } from "../../export/site/words.ts";
import { type Reading, ReadingContext, reading, type View } from "../context.ts";
import type { SiteData } from "../data.ts";
import { readDate } from "../dates.ts";
import { labelsOf } from "../labels-of.ts";
import { cellAt, decode } from "../map/geometry.ts";
import type { MapView } from "../map/map-view.ts";
import { DARK, LIGHT } from "../map/theme.ts";
import { readPermalink, writePermalink } from "../permalink.ts";
import { select, selOfClick } from "../selection.ts";
import { ComparePanel } from "./compare.tsx";
import { Dossier } from "./dossier.tsx";
import { Icon } from "./icon.tsx";
import { Legend } from "./legend.tsx";
import { MapTable } from "./map-table.tsx";
import { Name } from "./name.tsx";
import { Search } from "./search.tsx";
import { StoryPanel } from "./story.tsx";
import { TakeAway } from "./take-away.tsx";
import { TimeStrip } from "./time-strip.tsx";
import { TopBar } from "./top-bar.tsx";

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

type Camera = { readonly lat: number; readonly lon: number; readonly zoom: number };

/** The view that an address asks for, with the atlas's own where it is silent. */
function viewOf(model: AtlasModel, lang: string, hash: string): { view: View; camera: Camera } {
  const link = readPermalink(hash);
  const { start, viewpoints, home } = model.atlas;
  const known = (id: string | undefined): string | undefined => viewpoints.find((viewpoint) => viewpoint.id === id)?.id;
  const date = link.date === undefined ? undefined : readDate(link.date, lang);
  const viewpoint = known(link.viewpoint) ?? known(start.viewpoint) ?? viewpoints[0]?.id ?? "";
  const day = date?.day ?? start.day;
  const other =
    link.versus === undefined
      ? undefined
      : {
          viewpoint: known(link.versus) ?? viewpoint,
          day: known(link.versus) === undefined ? (readDate(link.versus, lang)?.day ?? day) : day,
        };
  const [story, n] = (link.step ?? "").split(":");
  return {
    view: {
      day,
      asked: date?.asked,
      viewpoint,
      layer: link.layer ?? start.layer,
      lang: link.lang ?? lang,
      sel: link.sel,
      versus: other,
      step: story && n ? { story, n: Number(n) - 1 } : undefined,
    },
    camera: link.map ?? home,
  };
}

/** The whole page of the map. */
export function App({ model, cells, land, data, english, first, lang, languages, embedded }: AppProps) {
  const started = useMemo(() => viewOf(model, lang, location.hash), [model, lang]);
  const [view, setView] = useState(started.view);
  const [camera, setCamera] = useState<Camera>(started.camera);
  const [messages, setMessages] = useState(first);
  const [searching, setSearching] = useState(false);
  const [panel, setPanel] = useState(!embedded && matchMedia("(min-width: 700px)").matches);
  const [split, setSplit] = useState(50);
  const [failure, setFailure] = useState(false);
  const dark = useMedia("(prefers-color-scheme: dark)");
  const still = useMedia("(prefers-reduced-motion: reduce)");
  const theme = dark ? DARK : LIGHT;
  const shapes = useMemo(() => decode(cells), [cells]);
  const at = useCallback((lon: number, lat: number) => cellAt(shapes, lon, lat), [shapes]);
  const canvas = useRef<HTMLDivElement>(null);
  const second = useRef<HTMLDivElement>(null);
  const map = useRef<MapView>();
  const beside = useRef<MapView>();
  const latest = useRef(view);
  latest.current = view;

  const set = useCallback((change: Partial<View>): void => setView((before) => ({ ...before, ...change })), []);
  const go = useCallback((target: Camera): void => map.current?.go(target, still), [still]);

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
  const signs = useMemo(() => model.signs(view, lands), [model, lands, view.layer]);
  const holdings = useMemo(() => model.holdings(view, lands), [model, lands, view.layer]);
  const selected = useMemo(() => select(view.sel, model, cells, at), [view.sel, model, cells, at]);

  // the address follows the view; only opening and closing things adds to the reader's history
  useEffect(() => {
    const { start } = model.atlas;
    const versus =
      view.versus === undefined ? undefined : view.versus.viewpoint !== view.viewpoint ? view.versus.viewpoint : formatDay(view.versus.day);
    const hash = writePermalink({
      map: camera,
      date: view.asked ?? formatDay(view.day),
      viewpoint: view.viewpoint,
      layer: view.layer,
      ...(view.sel === undefined ? {} : { sel: view.sel }),
      lang: view.lang,
      ...(versus === undefined ? {} : { versus }),
      ...(view.step === undefined ? {} : { step: `${view.step.story}:${view.step.n + 1}` }),
    });
    if (hash !== location.hash) history.replaceState(null, "", hash);
    document.title = `${value.day(view.day)} · ${say("as", { viewpoint: value.text(model.atlas.viewpoints.find((one) => one.id === view.viewpoint)?.name).text })} · ${value.text(model.atlas.title).text}`;
    void start;
  }, [view, camera, model, value, say]);
  useEffect(() => {
    const listen = (): void => {
      const next = viewOf(model, lang, location.hash);
      setView(next.view);
      map.current?.go(next.camera, true);
    };
    addEventListener("hashchange", listen);
    return () => removeEventListener("hashchange", listen);
  }, [model, lang]);

  // one map for the life of the page
  useEffect(() => {
    let gone = false;
    const fail = (fault: unknown): void => {
      console.error(fault);
      setFailure(true);
    };
    void import("../map/map-view.ts").then(({ MapView: View_ }) => {
      if (gone || canvas.current === null) return;
      try {
        map.current = new View_({
          container: canvas.current,
          shapes,
          land,
          places: model.atlas.places,
          camera: started.camera,
          theme,
          label: say("map"),
          still,
          onClick: (lon, lat) => {
            const zoom = map.current?.map.getZoom() ?? 6;
            set({ sel: selOfClick(model, lon, lat, zoom), step: undefined });
            setPanel(true);
          },
          onMove: setCamera,
        });
        Object.assign(globalThis, { dejureMap: map.current.map });
        clear.current();
        draw.current();
      } catch (fault) {
        fail(fault);
      }
    }, fail);
    return () => {
      gone = true;
      map.current?.remove();
    };
  }, []);

  const draw = useRef(() => {});
  draw.current = () => {
    map.current?.show(
      {
        layer: view.layer,
        lands,
        signs,
        labels: labelsOf(value, holdings, cells, shapes.boxes),
        selected: selected?.cells ?? new Set(),
        point: selected?.at,
      },
      value.colour,
      still ? 0 : 150,
    );
  };
  useEffect(() => draw.current(), [lands, signs, holdings, selected, value]);
  useEffect(() => map.current?.paint(theme), [theme]);
  const clear = useRef(() => {});
  clear.current = () => {
    const wide = matchMedia("(min-width: 700px)").matches;
    for (const one of [map.current, beside.current])
      one?.clear(panel && wide ? 380 : 0, panel && !wide ? (canvas.current?.clientHeight ?? 0) * 0.5 : 0);
  };
  useEffect(() => clear.current(), [panel]);

  // the second map exists only while comparing
  const versus = view.versus;
  useEffect(() => {
    if (versus === undefined || second.current === null) return;
    const container = second.current;
    let gone = false;
    void import("../map/map-view.ts").then(({ MapView: View_ }) => {
      if (gone || map.current === undefined) return;
      const main = map.current.map;
      beside.current = new View_({
        container,
        shapes,
        land,
        places: model.atlas.places,
        camera: started.camera,
        theme,
        label: say("compare.there"),
        still,
        onClick: (lon, lat) => set({ sel: selOfClick(model, lon, lat, main.getZoom()) }),
        onMove: () => {},
      });
      const other = beside.current.map;
      const follow = (from: typeof main, to: typeof main) => (): void => {
        if (from.isMoving() || from === main) to.jumpTo({ center: from.getCenter(), zoom: from.getZoom() });
      };
      other.jumpTo({ center: main.getCenter(), zoom: main.getZoom() });
      main.on("move", (event) => ("originalEvent" in event || !other.isMoving() ? follow(main, other)() : undefined));
      other.on("drag", follow(other, main));
      other.on(
        "zoomend",
        () => Math.abs(other.getZoom() - main.getZoom()) > 1e-6 && main.jumpTo({ center: other.getCenter(), zoom: other.getZoom() }),
      );
      clear.current();
      drawBeside.current();
    });
    return () => {
      gone = true;
      beside.current?.remove();
      beside.current = undefined;
    };
  }, [versus === undefined]);
  const drawBeside = useRef(() => {});
  drawBeside.current = () => {
    if (versus === undefined || beside.current === undefined) return;
    const question = { ...view, ...versus };
    const otherLands = model.lands(question);
    const otherHoldings = model.holdings(question, otherLands);
    beside.current.show(
      {
        layer: view.layer,
        lands: otherLands,
        signs: model.signs(question, otherLands),
        labels: labelsOf(value, otherHoldings, cells, shapes.boxes),
        selected: selected?.cells ?? new Set(),
      },
      value.colour,
      still ? 0 : 150,
    );
  };
  useEffect(() => drawBeside.current(), [versus?.day, versus?.viewpoint, view.layer, value, selected]);

  const step = useCallback(
    (story: string, n: number): void => {
      const one = model.atlas.stories.find((candidate) => candidate.id === story)?.steps[n];
      if (one === undefined) return;
      set({
        step: { story, n },
        ...(one.day === undefined ? {} : { day: one.day, asked: undefined }),
        ...(one.viewpoint === undefined ? {} : { viewpoint: one.viewpoint }),
        ...(one.layer === undefined ? {} : { layer: one.layer }),
        sel:
          one.select === undefined
            ? undefined
            : one.select.includes("/")
              ? one.select
              : model.atlas.places.some((place) => place.id === one.select)
                ? `places/${one.select}`
                : `territories/${one.select}`,
        versus:
          one.compare === undefined
            ? undefined
            : {
                viewpoint: one.compare.viewpoint ?? one.viewpoint ?? latest.current.viewpoint,
                day: one.compare.day ?? one.day ?? latest.current.day,
              },
      });
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
            <p class="sum second">
              {value.day(versus.day)} ·{" "}
              {say("as", { viewpoint: value.text(model.atlas.viewpoints.find((one) => one.id === versus.viewpoint)?.name).text })}
            </p>
          </>
        )}
        {failure && <p class="notice">{say("nowebgl")}</p>}
        <p class="sum">
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

function useMedia(query: string): boolean {
  const list = useMemo(() => matchMedia(query), [query]);
  const [matches, setMatches] = useState(list.matches);
  useEffect(() => {
    const listen = (): void => setMatches(list.matches);
    list.addEventListener("change", listen);
    return () => list.removeEventListener("change", listen);
  }, [list]);
  return matches;
}

/** A text once it has stood still for a moment, so that dragging does not flood screen readers. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), 600);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
