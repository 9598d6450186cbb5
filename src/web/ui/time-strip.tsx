import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { addMonths, civilFromDay, dayFromCivil } from "../../core/time/calendar.ts";
import { formatDay } from "../../core/time/format-day.ts";
import { directionOf } from "../../export/site/direction.ts";
import { number } from "../../export/site/words.ts";
import { useReading } from "../context.ts";
import { eventsNear, neighbours, turningDays } from "../events.ts";
import { stack, valueAt } from "../stack.ts";
import { Icon } from "./icon.tsx";
import { Name, Polity } from "./name.tsx";

const HEIGHT = 74;

/** Area per polity over time as stacked steps, ticks of events, and the slider whose thumb rides on them. */
export function TimeStrip({ still }: { still: boolean }) {
  const { model, view, say, day, set, colour, theme } = useReading();
  const [first, last] = model.atlas.period;
  const span = Math.max(1, last - first);
  const x = (at: number): number => ((Math.min(last, Math.max(first, at)) - first) / span) * 1000;
  const series = useMemo(() => model.areas(view.viewpoint, view.layer), [model, view.viewpoint, view.layer]);
  const unsure = useMemo(() => model.areas(view.viewpoint, view.layer, "uncertain"), [model, view.viewpoint, view.layer]);
  const layers = useMemo(() => stack(series, unsure, first, last, HEIGHT), [series, unsure, first, last]);
  // the same on every day: made once, so that moving the thumb does not compare hundreds of ticks
  const chart = useMemo(
    () => (
      <>
        <svg viewBox={`0 0 1000 ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
          <defs>
            <pattern id="between" width="7" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <rect class="between-line" width="3.5" height="5" />
            </pattern>
          </defs>
          {layers.map(({ polity, path, unsure: doubtful }) => (
            <g key={polity}>
              <path d={path} fill={colour(polity)} fill-opacity="0.55" />
              {doubtful !== "" && <path class="between" d={doubtful} />}
            </g>
          ))}
          {years(first, last).map((year) => (
            <line key={year.day} class="year" x1={x(year.day)} x2={x(year.day)} y1={HEIGHT - 4} y2={HEIGHT} />
          ))}
          {model.atlas.events
            .filter((event) => event.moves && event.latest >= first && event.earliest <= last)
            .map((event, i) => (
              <g key={i}>
                {event.latest > event.earliest && (
                  <rect
                    class="vague-span"
                    x={x(event.earliest)}
                    width={Math.max(1.5, x(event.latest) - x(event.earliest))}
                    y="2"
                    height={HEIGHT * 0.16 - 4}
                  />
                )}
                <line
                  class={event.latest > event.earliest ? "tick vague" : "tick"}
                  x1={x(event.earliest)}
                  x2={x(event.earliest)}
                  y1="0"
                  y2={HEIGHT * 0.16}
                />
              </g>
            ))}
        </svg>
        <div class="years" aria-hidden="true">
          {years(first, last)
            .filter((year) => year.named)
            .map((year) => (
              <span key={year.day} style={{ insetInlineStart: `${x(year.day) / 10}%` }}>
                {year.label}
              </span>
            ))}
        </div>
      </>
    ),
    [layers, model, theme],
  );
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
  const here = eventsNear(model.atlas.events, view.day);
  const all = view.all === true;
  const held = [...series]
    .map(([polity, steps]) => [polity, valueAt(steps, view.day)] as const)
    .filter(([, km2]) => km2 > 0)
    .sort((a, b) => b[1] - a[1]);
  const doubtful = [...unsure.values()].reduce((sum, steps) => sum + valueAt(steps, view.day), 0);
  const key = (event: KeyboardEvent): void => {
    const { before, after } = neighbours(days, view.day);
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
  return (
    <section class="strip" aria-label={say(view.layer === "claims" ? "chart.claims" : "chart")}>
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
      <div class={all ? "chart whole" : "chart"}>
        {chart}
        {!all && <div class="needle" style={{ insetInlineStart: `${x(view.day) / 10}%` }} aria-hidden="true" />}
        <input
          type="range"
          min={first}
          max={last}
          step={1}
          value={view.day}
          aria-label={say("slider")}
          aria-valuetext={all ? say("alltime") : day(view.day)}
          onKeyDown={key}
          onInput={(event) => set({ day: snap(Number(event.currentTarget.value), model.atlas.events, span), asked: undefined })}
        />
      </div>
      <div class="now">
        {all ? (
          <p>
            <strong>{say("alltime")}</strong>: {day(first)} – {day(last)}
          </p>
        ) : (
          <>
            <p class="events">
              {here.length === 0 ? " " : <Name of={here[0]?.name} />}
              {here.length > 1 && ` +${here.length - 1}`}
            </p>
            <p class="areas quiet">
              {held.slice(0, doubtful >= 1 ? 2 : 3).map(([polity, km2]) => (
                <span key={polity}>
                  <Polity id={polity} swatch /> <bdi>{number(km2)} km²</bdi>{" "}
                </span>
              ))}
              {doubtful >= 1 && <span>{say("chart.uncertain", { km2: number(doubtful) })}</span>}
            </p>
          </>
        )}
      </div>
    </section>
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

function years(first: number, last: number): readonly { readonly day: number; readonly label: string; readonly named: boolean }[] {
  const from = civilFromDay(first).year;
  const to = civilFromDay(last).year;
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].find((candidate) => (to - from) / candidate <= 30) ?? 5000;
  const out: { day: number; label: string; named: boolean }[] = [];
  for (let year = Math.ceil(from / step) * step; year <= to; year += step) {
    const day = dayFromCivil(year, 1, 1);
    if (day > first + (last - first) * 0.01 && day < last)
      out.push({
        day,
        label: year > 0 ? String(year) : formatDay(day).slice(0, -6),
        named: year % (step * ((to - from) / step > 12 ? 5 : 1)) === 0,
      });
  }
  return out;
}
