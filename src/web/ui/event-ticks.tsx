import type { JSX } from "preact";
import { useRef, useState } from "preact/hooks";
import { directionOf } from "../../export/site/direction.ts";
import { useReading } from "../context.ts";
import { type Tick, type TickEvent, tickNear } from "../events.ts";
import { Name } from "./name.tsx";

/** Events that are named at one tick at most; the others are counted. */
const MOST_NAMED = 8;
/** px that the names of a tick take at most, and the part of a narrow strip */
const [WIDEST, PART] = [280, 0.85];
/** px */
const HALF_TICK = 12;

/** Where the names of a tick stand: in the middle over it, but not beyond an end of the strip. */
function placeOf(at: number, width: number): JSX.CSSProperties {
  const widest = Math.min(WIDEST, width * PART);
  const maxWidth = `${widest}px`;
  if (at < widest / 2) return { maxWidth, insetInlineStart: `${HALF_TICK - at}px` };
  if (at > width - widest / 2) return { maxWidth, insetInlineEnd: `${HALF_TICK + at - width}px` };
  return { maxWidth, left: "50%", translate: "-50% 0" };
}

/** What happened, as ticks above the chart: named where one points at them or comes to them by keys, and near to the day while it is dragged. */
export function EventTicks({ ticks, at, width, dragged }: { ticks: readonly Tick[]; at: number; width: number; dragged: boolean }) {
  const { view, say, set } = useReading();
  const [pointed, setPointed] = useState<number>();
  const list = useRef<HTMLDivElement>(null);
  const near = tickNear(ticks, view.day, at);
  const dayOf = (tick: Tick | undefined): number | undefined => tick?.events[0]?.day;
  const open = pointed ?? (dragged ? dayOf(near) : undefined);
  // one stop of the Tab key for all of them: that of the day, else the first
  const stop = Math.max(0, near === undefined ? 0 : ticks.indexOf(near));
  const key = (event: KeyboardEvent, i: number): void => {
    const on = directionOf(view.lang) === "rtl" ? -1 : 1;
    const to = { ArrowRight: i + on, ArrowLeft: i - on, ArrowDown: i + 1, ArrowUp: i - 1, Home: 0, End: ticks.length - 1 }[event.key];
    if (event.key === "Escape") setPointed(undefined);
    if (to === undefined) return;
    event.preventDefault();
    list.current?.querySelectorAll("button")[Math.min(ticks.length - 1, Math.max(0, to))]?.focus();
  };
  if (ticks.length === 0) return null;
  return (
    <div class="ticks" role="toolbar" aria-label={say("chart.events")} ref={list}>
      {ticks.map((tick, i) => {
        const own = dayOf(tick);
        return (
          <TickButton
            key={own}
            tick={tick}
            stop={i === stop}
            open={open === own}
            place={placeOf(tick.at, width)}
            onPoint={(on) => setPointed(on ? own : undefined)}
            onKey={(event) => key(event, i)}
            onChoose={() => set({ day: nextOf(tick, view.day), asked: undefined })}
          />
        );
      })}
    </div>
  );
}

/** The first event of a tick; from one of its days, the one after. */
function nextOf({ events }: Tick, day: number): number {
  const first = events[0]?.day ?? day;
  return events.some((event) => event.day === day) ? (events.find((event) => event.day > day)?.day ?? first) : first;
}

function TickButton(props: {
  tick: Tick;
  /** the Tab key comes here */
  stop: boolean;
  /** its names are shown */
  open: boolean;
  place: JSX.CSSProperties;
  onPoint(on: boolean): void;
  onKey(event: KeyboardEvent): void;
  onChoose(): void;
}) {
  const { say, day, text } = useReading();
  const { events } = props.tick;
  const nameOf = (event: TickEvent): string => `${day(event.day)}: ${event.name === undefined ? say("chart.turn") : text(event.name).text}`;
  const many = events.length > 1;
  const named = events.slice(0, MOST_NAMED).map(nameOf).join("; ");
  return (
    <button
      type="button"
      class={many ? "tick many" : "tick"}
      style={{ insetInlineStart: `${props.tick.at}px` }}
      tabIndex={props.stop ? 0 : -1}
      aria-label={many ? `${say("chart.joined", { n: events.length })}: ${named}` : named}
      aria-expanded={many ? props.open : undefined}
      // a finger leaves at once: what it chose is named while it has the focus
      onPointerEnter={(event) => event.pointerType === "mouse" && props.onPoint(true)}
      onPointerLeave={(event) => event.pointerType === "mouse" && props.onPoint(false)}
      onFocus={() => props.onPoint(true)}
      onBlur={() => props.onPoint(false)}
      onKeyDown={props.onKey}
      onClick={props.onChoose}
    >
      <span class="line">{many ? events.length : ""}</span>
      {props.open && <TickNames tick={props.tick} place={props.place} />}
    </button>
  );
}

/** What a tick stands for, in a small box over it; the label of its button says the same. */
function TickNames({ tick, place }: { tick: Tick; place: JSX.CSSProperties }) {
  const { say, day } = useReading();
  const more = tick.events.length - MOST_NAMED;
  return (
    <span class="tick-names" style={place}>
      {tick.events.slice(0, MOST_NAMED).map((event, i) => (
        <span key={i}>
          <small>{day(event.day)}</small> {event.name === undefined ? say("chart.turn") : <Name of={event.name} />}
        </span>
      ))}
      {more > 0 && <span class="quiet">{say("chart.more", { n: more })}</span>}
    </span>
  );
}
