import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { BenchFindings, BenchLand, BenchPlace } from "../../export/site/bench-contract.ts";
import type { Messages } from "../../export/site/words.ts";
import { speaker } from "../../export/site/words.ts";
import type { Permalink } from "../permalink.ts";
import type { Api } from "./api.ts";
import { type Bench, BenchContext, EDITORS, pathInAddress, useBench } from "./bench.ts";
import { Data } from "./data.tsx";
import { Draw } from "./draw.tsx";
import { forgetIds } from "./field.tsx";
import { Findings } from "./findings.tsx";
import { NewRecord } from "./form.tsx";
import { Land } from "./land.tsx";
import { Refusal } from "./lines.tsx";
import { followMap } from "./map-frame.ts";
import { Sketch } from "./sketch.ts";

const TABS = ["findings", "land", "draw", "record", "data"] as const;
type Tab = (typeof TABS)[number];

export interface AppProps {
  readonly api: Api;
  readonly messages: Messages;
  readonly english: Messages;
  readonly lang: string;
  readonly interfaces: readonly { readonly tag: string; readonly name: string }[];
  speak(lang: string): void;
}

const EDITOR = "dejure-editor";

export function App({ api, messages, english, lang, interfaces, speak }: AppProps) {
  const say = useMemo(() => speaker(messages, english), [messages, english]);
  const [tab, setTab] = useState<Tab>("findings");
  const [editor, setEditor] = useState(() => localStorage.getItem(EDITOR) ?? "");
  const [files, setFiles] = useState<readonly File[]>([]);
  const [outline, setOutline] = useState<GeoJSON.Feature>();
  /** counts versions of the atlas, and of what is drawn */
  const [version, setVersion] = useState(0);
  const [drawn, setDrawn] = useState(0);
  const { findings, fault, languages } = useAtlas(api, version);
  const map = useMap(
    api,
    version,
    () => setDrawn((n) => n + 1),
    () => setTab((now) => (now === "findings" ? "land" : now)),
  );
  const { sketch } = map;

  useEffect(() => {
    document.documentElement.lang = lang;
    document.title = say("workbench");
  }, [lang, say]);
  useNews(() => setVersion((n) => n + 1));
  const editorAt = useEditor(editor, findings);
  const bench: Bench = useMemo(() => ({ api, say, languages, editorAt }), [api, say, languages, editorAt]);
  const takeFiles = (some: readonly File[]): void => {
    if (some.length === 0) return;
    setFiles(some);
    setTab("data");
  };

  return (
    <BenchContext.Provider value={bench}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: files may be dropped anywhere; the button of the tab does the same */}
      <div
        class="bench"
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          takeFiles([...(event.dataTransfer?.files ?? [])]);
        }}
      >
        <Head editor={editor} edit={setEditor} lang={lang} interfaces={interfaces} speak={speak} />
        <Stage frame={map.frame} overlay={map.overlay} />
        <aside>
          <Tabs tab={tab} findings={findings} show={setTab} />
          <div class="panel">
            {fault !== undefined && <Refusal fault={fault} />}
            {tab === "findings" && findings !== undefined && <Findings all={findings} />}
            {tab === "land" && (map.fault === undefined ? <Land land={map.land} /> : <Refusal fault={map.fault} />)}
            {tab === "draw" && (
              <Draw
                sketch={sketch}
                version={drawn}
                use={(feature) => {
                  setOutline(feature);
                  setTab("record");
                }}
              />
            )}
            <div hidden={tab !== "record"}>
              <NewRecord
                outline={outline}
                drop={(written) => {
                  setOutline(undefined);
                  if (written && outline !== undefined) sketch?.set([]);
                }}
              />
            </div>
            {tab === "data" && <Data files={files} take={takeFiles} />}
          </div>
        </aside>
      </div>
    </BenchContext.Provider>
  );
}

/** The name of the page, the way to the site, and which editor and language are used. */
function Head({
  editor,
  edit,
  lang,
  interfaces,
  speak,
}: Pick<AppProps, "lang" | "interfaces" | "speak"> & { editor: string; edit(name: string): void }) {
  const { say } = useBench();
  return (
    <header>
      <h1>{say("workbench")}</h1>
      <a href="../">{say("site")}</a>
      <label>
        {say("editor")}
        <select
          value={editor}
          onChange={({ currentTarget: { value } }) => {
            localStorage.setItem(EDITOR, value);
            edit(value);
          }}
        >
          <option value="">{say("editor.none")}</option>
          {Object.keys(EDITORS).map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span class="sr">{say("language")}</span>
        <select value={lang} onChange={({ currentTarget: { value } }) => speak(value)}>
          {interfaces.map(({ tag, name }) => (
            <option key={tag} value={tag} lang={tag}>
              {name}
            </option>
          ))}
        </select>
      </label>
    </header>
  );
}

function Stage({ frame, overlay }: Pick<ReturnType<typeof useMap>, "frame" | "overlay">) {
  const { say } = useBench();
  return (
    <div class="stage">
      {/* drawn on with what MapLibre knows of places and pixels, so drawn by it wherever the page stands */}
      <iframe ref={frame} title={say("map")} src="../embed/?panel=none&title=none" />
      <svg ref={overlay} class="sketch" aria-hidden="true" />
    </div>
  );
}

function Tabs({ tab, findings, show }: { tab: Tab; findings: BenchFindings | undefined; show(tab: Tab): void }) {
  const { say } = useBench();
  return (
    <nav>
      {TABS.map((one) => (
        <button type="button" key={one} aria-pressed={tab === one} onClick={() => show(one)}>
          {say(`tab.${one}`)}
          {one === "findings" && findings !== undefined && findings.errors + findings.warnings > 0 && (
            <span class={findings.errors > 0 ? "count error" : "count"}>{findings.errors + findings.warnings}</span>
          )}
        </button>
      ))}
    </nav>
  );
}

/** The address under which an editor opens a place in a file; undefined without one. */
function useEditor(editor: string, findings: BenchFindings | undefined) {
  return useCallback(
    (place: BenchPlace): string | undefined => {
      const open = EDITORS[editor];
      return findings === undefined || open === undefined
        ? undefined
        : open(pathInAddress(findings.root, place.file), place.line, place.column);
    },
    [editor, findings],
  );
}

/** Calls `renew` whenever the atlas has changed on disk. */
function useNews(renew: () => void): void {
  useEffect(() => {
    const news = new EventSource("../_live/events");
    const heard = (): void => {
      forgetIds();
      renew();
    };
    news.addEventListener("changed", heard);
    news.addEventListener("found", heard);
    return () => news.close();
  }, []);
}

/** What is found in the present version of the atlas, and the languages that it is written in. */
function useAtlas(api: Api, version: number) {
  const [findings, setFindings] = useState<BenchFindings>();
  const [fault, setFault] = useState<unknown>();
  const [languages, setLanguages] = useState<readonly string[]>(["en"]);
  useEffect(() => {
    api.findings().then(
      (found) => {
        setFindings(found);
        setFault(undefined);
      },
      (error: unknown) => setFault(error),
    );
    fetch("../data/map/atlas.json")
      .then((answer) => answer.json())
      .then(({ languages: own }: { languages?: readonly string[] }) => own && own.length > 0 && setLanguages(own))
      .catch(() => {});
  }, [api, version]);
  return { findings, fault, languages };
}

/** The map in its frame, what is drawn over it, and the land that was clicked. */
function useMap(api: Api, version: number, changed: () => void, clicked: () => void) {
  const frame = useRef<HTMLIFrameElement>(null);
  const overlay = useRef<SVGSVGElement>(null);
  const [sketch, setSketch] = useState<Sketch>();
  const [view, setView] = useState<Permalink>({});
  const [point, setPoint] = useState<string>();
  const [land, setLand] = useState<BenchLand>();
  const [fault, setFault] = useState<unknown>();
  useEffect(() => {
    const box = frame.current;
    if (box === null) return undefined;
    let present: Sketch | undefined;
    return followMap(box, {
      view: setView,
      click: (lon, lat) => {
        setPoint(`${lat.toFixed(5)},${lon.toFixed(5)}`);
        clicked();
      },
      gone: () => setSketch(undefined),
      map: (map) => {
        if (overlay.current === null) return;
        const next = new Sketch(map, overlay.current, changed);
        // what was drawn stays when the map is loaded anew
        if (present) next.set(present.points, present.precision);
        present = next;
        setSketch(next);
      },
    });
  }, []);
  useEffect(() => {
    if (point === undefined || view.date === undefined) return undefined;
    let gone = false;
    api.land({ place: point, date: view.date, ...(view.viewpoint !== undefined && { as: view.viewpoint }) }).then(
      (answer) => {
        if (gone) return;
        setLand(answer);
        setFault(undefined);
      },
      (error: unknown) => {
        if (!gone) setFault(error);
      },
    );
    return () => {
      gone = true;
    };
  }, [api, point, view.date, view.viewpoint, version]);
  return { frame, overlay, sketch, land, fault };
}
