import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { addMonths } from "../../core/time/calendar.ts";
import { directionOf } from "../../export/site/direction.ts";
import { number } from "../../export/site/words.ts";
import { useReading, type View } from "../context.ts";
import { eventsNear, neighbours, ticksOf, turningDays } from "../events.ts";
import { valueAt } from "../stack.ts";
import { EventTicks } from "./event-ticks.tsx";
import { Icon } from "./icon.tsx";
import { Name, Polity } from "./name.tsx";
import { TimeChart, TimeScale } from "./time-chart.tsx";
import { useStretch } from "./use-stretch.ts";

type Areas = ReadonlyMap<string, readonly number[]>;

/** How much more, or less, of the strip's width a year takes after a press of a button. */
const STEP = 2;
/** ms for which the event near to the day stays named when the thumb is let go */
const NAMED_FOR = 2500;

/** What is charted of a layer: land held, had by right, or claimed. */
const chartOf = ({ layer }: View): string =>
  layer === "claims" ? "chart.claims" : layer === "title" || layer === "dispute" ? "chart.title" : "chart.control";

/** Area per polity over time, ticks of events, and the slider whose thumb rides on them. */
export function TimeStrip({ still }: { still: boolean }) {
  const { model, view, say } = useReading();
  const series = useMemo(() => model.areas(view.viewpoint, view.layer), [model, view.viewpoint, view.layer]);
  const unsure = useMemo(() => model.areas(view.viewpoint, view.layer, "uncertain"), [model, view.viewpoint, view.layer]);
  return (
    <section class="strip" aria-label={say(chartOf(view))}>
      <Clock still={still} />
      <Charted series={series} unsure={unsure} />
      <Now series={series} unsure={unsure} />
    </section>
  );
}

/** Buttons for time that passes by itself, and for all of it. */
function Clock({ still }: { still: boolean }) {
  const { view, say, set } = useReading();
  const [playing, setPlaying] = usePlaying(still);
  return (
    <div class="clock">
      <button
        type="button"
        class="tool icon play"
        aria-pressed={playing}
        aria-label={say(playing ? "pause" : "play")}
        onClick={() => setPlaying(!playing)}
      >
        <Icon name={playing ? "pause" : "play"} />
      </button>
      <button
        type="button"
        class="tool all"
        aria-pressed={view.all === true}
        onClick={() => set({ all: view.all === true ? undefined : true, step: undefined })}
      >
        {say("alltime")}
      </button>
    </div>
  );
}

/** While it is on, goes from one day on which something turns to the next. */
function usePlaying(still: boolean): readonly [boolean, (on: boolean) => void] {
  const { model, view, set } = useReading();
  const [, last] = model.atlas.period;
  const days = turningDays(model, view.viewpoint);
  const [playing, setPlaying] = useState(false);
  const current = useRef(view.day);
  current.current = view.day;
  useEffect(() => {
    if (!playing) return;
    const timer = setInterval(
      () => {
        const { after } = neighbours(days, current.current);
        if (after === undefined || after > last) setPlaying(false);
        else set({ day: after, asked: undefined });
      },
      still ? 2200 : 1400,
    );
    return () => clearInterval(timer);
  }, [playing, days, set, last, still]);
  return [playing, setPlaying];
}

/** The chart, what it shows in words, and how much of the period it shows. */
function Charted({ series, unsure }: { series: Areas; unsure: Areas }) {
  const { model, view, say, day, set } = useReading();
  const [first, last] = model.atlas.period;
  const box = useRef<HTMLDivElement>(null);
  const [dragged, drag] = useDragged();
  const before = useRef(view.day);
  const pinched = useRef(false);
  const { stretch, width, zoom, settle } = useStretch({
    box,
    whole: model.atlas.period,
    day: view.day,
    rtl: directionOf(view.lang) === "rtl",
    onPinch: () => {
      pinched.current = true;
      set({ day: before.current, asked: undefined });
    },
  });
  const [from, to] = stretch;
  const ticks = useMemo(() => ticksOf(model, view.viewpoint, [from, to], width), [model, view.viewpoint, from, to, width]);
  const place = (Math.min(to, Math.max(from, view.day)) - from) / Math.max(1, to - from);
  const whole = from <= first && to >= last;
  const key = useKeys(zoom);
  return (
    <div class="charted">
      <div class="chart-head">
        <p>{say(chartOf(view))}</p>
        <button type="button" class="tool" aria-label={say("chart.out")} aria-disabled={whole} onClick={() => zoom(1 / STEP)}>
          −
        </button>
        <button type="button" class="tool" aria-label={say("chart.in")} onClick={() => zoom(STEP)}>
          +
        </button>
      </div>
      <div class={view.all === true ? "chart whole" : "chart"} ref={box}>
        <TimeChart series={series} unsure={unsure} stretch={stretch} />
        <TimeScale stretch={stretch} width={width} />
        {view.all !== true && <div class="needle" style={{ insetInlineStart: `${place * 100}%` }} aria-hidden="true" />}
        <input
          type="range"
          min={from}
          max={to}
          step={1}
          value={view.day}
          aria-label={say("slider")}
          aria-valuetext={view.all === true ? say("alltime") : day(view.day)}
          onKeyDown={key}
          onPointerDown={(event) => {
            if (!event.isPrimary) return;
            pinched.current = false;
            before.current = view.day;
            drag(true);
          }}
          onPointerUp={() => drag(false)}
          onPointerCancel={() => drag(false)}
          onInput={({ currentTarget }) => {
            if (!pinched.current) set({ day: snap(Number(currentTarget.value), model.atlas.events, to - from), asked: undefined });
          }}
          onChange={settle}
        />
        <EventTicks ticks={ticks} at={place * width} width={width} dragged={dragged && view.all !== true} />
      </div>
    </div>
  );
}

/** Whether the thumb is moved by hand, or was just now. */
function useDragged(): readonly [boolean, (on: boolean) => void] {
  const [dragged, setDragged] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => () => clearTimeout(timer.current), []);
  const drag = (on: boolean): void => {
    clearTimeout(timer.current);
    if (on) setDragged(true);
    else timer.current = setTimeout(() => setDragged(false), NAMED_FOR);
  };
  return [dragged, drag];
}

/** Keys of the slider: days, events with Shift, years, both ends, and how much of the period is shown. */
function useKeys(zoom: (times: number) => void): (event: KeyboardEvent) => void {
  const { model, view, set } = useReading();
  const [first, last] = model.atlas.period;
  return (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const times = { "+": STEP, "=": STEP, "-": 1 / STEP }[event.key];
    if (times !== undefined) {
      event.preventDefault();
      zoom(times);
      return;
    }
    const { before, after } = neighbours(turningDays(model, view.viewpoint), view.day);
    const [back, on] = event.shiftKey ? [before, after] : [view.day - 1, view.day + 1];
    // time runs with the direction of writing, so that an arrow key always moves the thumb its own way
    const rtl = directionOf(view.lang) === "rtl";
    const to = {
      ArrowLeft: rtl ? on : back,
      ArrowDown: back,
      ArrowRight: rtl ? back : on,
      ArrowUp: on,
      PageUp: addMonths(view.day, 12),
      PageDown: addMonths(view.day, -12),
      Home: first,
      End: last,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    set({ day: Math.min(last, Math.max(first, to)), asked: undefined });
  };
}

/** What happened on the day, and who holds how much. */
function Now({ series, unsure }: { series: Areas; unsure: Areas }) {
  const { model, view, say, day } = useReading();
  if (view.all === true)
    return (
      <div class="now">
        <p>
          <strong>{say("alltime")}</strong>: {model.atlas.period.map(day).join(" – ")}
        </p>
      </div>
    );
  const here = eventsNear(model.atlas.events, view.day);
  const held = [...series]
    .map(([polity, steps]) => [polity, valueAt(steps, view.day)] as const)
    .filter(([, km2]) => km2 > 0)
    .sort((a, b) => b[1] - a[1]);
  const doubtful = [...unsure.values()].reduce((sum, steps) => sum + valueAt(steps, view.day), 0);
  return (
    <div class="now">
      <p class="events">
        {here.length === 0 ? " " : <Name of={here[0]?.name} />}
        {here.length > 1 && ` ${say("chart.more", { n: here.length - 1 })}`}
      </p>
      <p class="areas quiet">
        {held.slice(0, doubtful >= 1 ? 2 : 3).map(([polity, km2]) => (
          <span key={polity}>
            <Polity id={polity} swatch /> <bdi>{number(km2)} km²</bdi>{" "}
          </span>
        ))}
        {doubtful >= 1 && <span>{say("chart.uncertain", { km2: number(doubtful) })}</span>}
      </p>
    </div>
  );
}

/** A pointer that comes within half a percent of an event means the event. */
function snap(day: number, events: readonly { readonly earliest: number; readonly moves: boolean }[], span: number): number {
  let best = day;
  let distance = span * 0.004;
  for (const event of events) {
    if (event.moves && Math.abs(event.earliest - day) < distance) {
      best = event.earliest;
      distance = Math.abs(event.earliest - day);
    }
  }
  return best;
}
