import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import type { CellShapes } from "../../cartography/cell-shapes.ts";
import type { CellTopology } from "../../cartography/cells-file.ts";
import type { Camera } from "../../cartography/plane.ts";
import type { Land } from "../../cartography/sign.ts";
import { directionOf } from "../../export/site/direction.ts";
import type { ShownHolding } from "../../export/site/model.ts";
import type { Reading, View } from "../context.ts";
import { townsOf } from "../labels-of.ts";
import type { LiveMap } from "../map/live-map.ts";
import { loadMap } from "../map/load-map.ts";
import type { Stage } from "../map/stage.ts";
import { type Picture, pictureOf } from "../picture.ts";
import { type Selected, selOfClick } from "../selection.ts";

interface MapsOptions {
  readonly reading: Reading;
  readonly cells: CellTopology;
  readonly shapes: CellShapes;
  readonly land: GeoJSON.FeatureCollection;
  readonly lands: readonly Land[];
  readonly holdings: readonly ShownHolding[];
  readonly selected: Selected | undefined;
  /** where the map opens */
  readonly camera: Camera;
  readonly still: boolean;
  readonly panel: boolean;
  /** the wheel and one finger belong to the page around: the map takes them with Ctrl or with two */
  readonly cooperative: boolean;
  /** when the present view began to be worked out, ms of `performance.now()` */
  readonly asked: { readonly current: number };
  onMove(camera: Camera): void;
  onOpen(): void;
  /** the map stands */
  onDrawn(): void;
}

/** What a map shows on one day. */
export interface Shown {
  readonly picture: Picture;
  readonly holdings: readonly ShownHolding[];
}

interface Maps {
  readonly canvas: RefObject<HTMLDivElement>;
  readonly second: RefObject<HTMLDivElement>;
  readonly map: { readonly current: LiveMap | undefined };
  /** what the map draws */
  picture(): Picture;
  /** what the second map shows, where two are compared */
  beside(): Shown | undefined;
  /** what it would draw on another day, with nothing selected or compared */
  shownOn(day: number): Shown;
}

const PANEL = 380;
const FADE = 150;

/** Keeps the map, and the one beside it while comparing, in step with the view. Both are loaded lazily. */
export function useMaps(options: MapsOptions): Maps {
  const { reading, lands, holdings, selected, still, panel } = options;
  const { view, theme } = reading;
  const { versus } = view;
  const two = versus !== undefined && view.beside !== "difference";
  const canvas = useRef<HTMLDivElement>(null);
  const second = useRef<HTMLDivElement>(null);
  const map = useRef<LiveMap>();
  const beside = useRef<LiveMap>();
  const { picture, other, shownOn } = usePictures(options, two);
  const fade = still ? 0 : FADE;
  const draw = useRef(() => {});
  draw.current = () => map.current?.show(picture(), fade, options.asked.current);
  const drawBeside = useRef(() => {});
  drawBeside.current = () => {
    const shown = other();
    if (shown !== undefined) beside.current?.show(shown.picture, fade);
  };
  const clear = useRef(() => {});
  clear.current = () => {
    const covered = coveredOf(view, panel, canvas.current?.clientHeight ?? 0);
    for (const one of [map.current, beside.current]) one?.map.clear(covered);
  };
  const afterwards = { draw, drawBeside, clear };
  const ready = useMap(options, canvas, map, afterwards);
  useMapBeside(options, two, { second, map, beside, ready }, afterwards);
  useLayoutEffect(() => draw.current(), [lands, holdings, selected, reading]);
  useEffect(() => drawBeside.current(), [versus?.day, versus?.viewpoint, view.layer, reading, selected]);
  useEffect(() => {
    map.current?.paint(theme);
    beside.current?.paint(theme);
  }, [theme]);
  useEffect(() => clear.current(), [panel, two, view.beside, view.lang]);
  return { canvas, second, map, picture, beside: other, shownOn };
}

/** What is drawn, worked out once for all that draw it: of the view, of what stands beside it, and of any other day. */
function usePictures(options: MapsOptions, two: boolean): { picture(): Picture; other(): Shown | undefined; shownOn(day: number): Shown } {
  const { reading, cells, shapes, lands, holdings, selected } = options;
  const { model, view } = reading;
  const towns = useMemo(() => townsOf(reading), [model, view.lang]);
  const shownOf = (question: View, marked: Selected | undefined): Shown => {
    const then = model.lands(question);
    const held = model.holdings(question, then);
    const parts = { reading: { ...reading, view: question }, cells, shapes, lands: then, holdings: held, towns, selected: marked };
    return { picture: pictureOf(parts), holdings: held };
  };
  const picture = useMemo(() => {
    let made: Picture | undefined;
    return (): Picture => (made ??= pictureOf({ reading, cells, shapes, lands, holdings, towns, selected }));
  }, [reading, cells, shapes, lands, holdings, towns, selected]);
  const other = useMemo(() => {
    let made: Shown | undefined;
    return (): Shown | undefined => {
      if (view.versus === undefined || !two) return undefined;
      const marked = selected === undefined ? undefined : { cell: selected.cell, cells: selected.cells };
      return (made ??= shownOf({ ...view, ...view.versus, versus: undefined }, marked));
    };
  }, [reading, cells, shapes, towns, selected, two]);
  return { picture, other, shownOn: (day) => shownOf({ ...view, day, all: undefined, versus: undefined }, undefined) };
}

/** px of the map that the panel covers on each side. */
function coveredOf(view: View, panel: boolean, height: number): { left: number; bottom: number; right: number } {
  const wide = matchMedia("(min-width: 700px)").matches;
  const apart = view.versus !== undefined && view.beside === "side";
  const covered = panel && wide && !apart ? PANEL : 0;
  const [left, right] = directionOf(view.lang) === "rtl" ? [0, covered] : [covered, 0];
  return { left, bottom: panel && !wide ? height * 0.5 : 0, right };
}

type Ref<T> = { current: T };
/** What is done when a map is there: kept by reference, as it changes with every view. */
type Afterwards = Readonly<Record<"draw" | "drawBeside" | "clear", Ref<() => void>>>;

/** What both maps are made with. */
function commonOf(options: MapsOptions, map: Ref<LiveMap | undefined>) {
  const { reading, shapes, land, camera } = options;
  const click = (lon: number, lat: number): void => {
    reading.set({ sel: selOfClick(reading.model, lon, lat, map.current?.map.getZoom() ?? camera.zoom), step: undefined });
    options.onOpen();
  };
  return { shapes, land, camera, theme: reading.theme, onClick: click };
}

/** Makes the map, once; the promise is kept when it stands. */
function useMap(
  options: MapsOptions,
  canvas: RefObject<HTMLDivElement>,
  map: Ref<LiveMap | undefined>,
  { clear, draw }: Afterwards,
): Ref<Promise<void> | undefined> {
  const ready = useRef<Promise<void>>();
  const { say } = options.reading;
  useEffect(() => {
    let gone = false;
    ready.current = loadMap().then((Live) => {
      if (gone || canvas.current === null) return;
      map.current = new Live({
        ...commonOf(options, map),
        container: canvas.current,
        label: say("map"),
        gestures: options.cooperative
          ? { windows: say("gesture.ctrl"), mac: say("gesture.command"), touch: say("gesture.touch") }
          : undefined,
        onMove: options.onMove,
        onDrawn: options.onDrawn,
      });
      Object.assign(globalThis, { dejureMap: map.current.map });
      clear.current();
      draw.current();
    });
    return () => {
      gone = true;
      map.current?.map.remove();
    };
  }, []);
  return ready;
}

/** Makes the second map while two are compared, and ties it to the first. */
function useMapBeside(
  options: MapsOptions,
  two: boolean,
  {
    second,
    map,
    beside,
    ready,
  }: {
    readonly second: RefObject<HTMLDivElement>;
    readonly map: Ref<LiveMap | undefined>;
    readonly beside: Ref<LiveMap | undefined>;
    readonly ready: Ref<Promise<void> | undefined>;
  },
  { clear, drawBeside }: Afterwards,
): void {
  useEffect(() => {
    if (!two || second.current === null) return;
    const container = second.current;
    let gone = false;
    void Promise.all([loadMap(), ready.current]).then(([Live]) => {
      if (gone || map.current === undefined) return;
      beside.current = new Live({
        ...commonOf(options, map),
        container,
        label: options.reading.say("compare.there"),
        onMove: () => {},
        onDrawn: () => {},
      });
      keepTogether(map.current.map, beside.current.map);
      clear.current();
      drawBeside.current();
    });
    return () => {
      gone = true;
      beside.current?.map.remove();
      beside.current = undefined;
    };
  }, [two]);
}

/** Two maps that show the same place: whichever is moved, the other follows. */
function keepTogether(main: Stage, other: Stage): void {
  let following = false;
  const follow = (from: Stage, to: Stage) => (): void => {
    if (following) return;
    following = true;
    to.go(from.camera, true);
    following = false;
  };
  follow(main, other)();
  const toOther = follow(main, other);
  main.on("move", toOther);
  other.on("move", follow(other, main));
  other.on("remove", () => main.off("move", toOther));
}
