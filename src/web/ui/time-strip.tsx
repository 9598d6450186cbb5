import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { addMonths, civilFromDay, dayFromCivil } from "../../core/time/calendar.ts";
import { formatDay } from "../../core/time/format-day.ts";
import { number } from "../../export/site/words.ts";
import { useReading } from "../context.ts";
import { eventsNear, neighbours } from "../events.ts";
import { Icon } from "./icon.tsx";
import { Name } from "./name.tsx";

const HEIGHT = 74;

/** Area per polity over time as stacked steps, ticks of events, and the slider whose thumb rides on them. */
export function TimeStrip({ still }: { still: boolean }) {
  const { model, view, say, day, set, colour, who } = useReading();
  const [first, last] = model.atlas.period;
  const span = Math.max(1, last - first);
  const x = (at: number): number => ((Math.min(last, Math.max(first, at)) - first) / span) * 1000;
  const series = useMemo(() => model.areas(view.viewpoint, view.layer), [model, view.viewpoint, view.layer]);
  const layers = useMemo(() => stack(series, first, last), [series, first, last]);
  const [playing, setPlaying] = useState(false);
  const current = useRef(view.day);
  current.current = view.day;
  useEffect(() => {
    if (!playing) return;
    const timer = setInterval(
      () => {
        const { after } = neighbours(model.atlas.events, current.current);
        if (after === undefined || after > last) setPlaying(false);
        else set({ day: after, asked: undefined });
      },
      still ? 2200 : 1400,
    );
    return () => clearInterval(timer);
  }, [playing, model, set, last, still]);
  const here = eventsNear(model.atlas.events, view.day);
  const held = [...series]
    .map(([polity, steps]) => [polity, valueAt(steps, view.day)] as const)
    .filter(([, km2]) => km2 > 0)
    .sort((a, b) => b[1] - a[1]);
  const key = (event: KeyboardEvent): void => {
    const { before, after } = neighbours(model.atlas.events, view.day);
    const to = {
      ArrowLeft: event.shiftKey ? before : view.day - 1,
      ArrowDown: event.shiftKey ? before : view.day - 1,
      ArrowRight: event.shiftKey ? after : view.day + 1,
      ArrowUp: event.shiftKey ? after : view.day + 1,
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
      <div class="chart">
        <svg viewBox={`0 0 1000 ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
          {layers.map(({ polity, path }) => (
            <path key={polity} d={path} fill={colour(polity)} fill-opacity="0.55" />
          ))}
          {years(first, last).map((year) => (
            <line key={year.day} class="year" x1={x(year.day)} x2={x(year.day)} y1={HEIGHT - 4} y2={HEIGHT} />
          ))}
          {model.atlas.events
            .filter((event) => event.moves && event.latest >= first && event.earliest <= last)
            .map((event, i) => (
              <line
                key={i}
                class={event.latest > event.earliest ? "tick vague" : "tick"}
                x1={x(event.earliest)}
                x2={x(event.earliest)}
                y1="0"
                y2={HEIGHT * 0.16}
              />
            ))}
        </svg>
        <div class="years" aria-hidden="true">
          {years(first, last)
            .filter((year) => year.named)
            .map((year) => (
              <span key={year.day} style={{ left: `${x(year.day) / 10}%` }}>
                {year.label}
              </span>
            ))}
        </div>
        {view.all !== true && <div class="needle" style={{ left: `${x(view.day) / 10}%` }} aria-hidden="true" />}
        <input
          type="range"
          min={first}
          max={last}
          step={1}
          value={view.day}
          aria-label={say("slider")}
          aria-valuetext={day(view.day)}
          onKeyDown={key}
          onInput={(event) => set({ day: snap(Number(event.currentTarget.value), model.atlas.events, span), asked: undefined })}
        />
      </div>
      <div class="now">
        <p class="events">
          {here.length === 0 ? " " : <Name of={here[0]?.name} />}
          {here.length > 1 && ` +${here.length - 1}`}
        </p>
        <p class="areas quiet">
          {held
            .slice(0, 3)
            .map(([polity, km2]) => `${who(polity).text} ${number(km2)} km²`)
            .join(" · ")}
        </p>
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

function valueAt(steps: readonly number[], day: number): number {
  let value = 0;
  for (let i = 0; i < steps.length && (steps[i] as number) <= day; i += 2) value = steps[i + 1] as number;
  return value;
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

/** Stacked steps as SVG paths on a canvas of 1000 × HEIGHT, the largest polity at the bottom. */
function stack(
  series: ReadonlyMap<string, readonly number[]>,
  first: number,
  last: number,
): readonly { readonly polity: string; readonly path: string }[] {
  const days = [...new Set([first, last, ...[...series.values()].flatMap((steps) => steps.filter((_, i) => i % 2 === 0))])]
    .filter((day) => day >= first && day <= last)
    .sort((a, b) => a - b);
  const weight = (steps: readonly number[]): number =>
    days.reduce((sum, day, i) => sum + valueAt(steps, day) * ((days[i + 1] ?? last) - day), 0);
  const order = [...series]
    .map(([polity, steps]) => ({ polity, steps, weight: weight(steps) }))
    .filter((row) => row.weight > 0)
    .sort((a, b) => b.weight - a.weight);
  const totals = days.map((day) => order.reduce((sum, row) => sum + valueAt(row.steps, day), 0));
  const top = Math.max(1, ...totals);
  const base = days.map(() => 0);
  const span = Math.max(1, last - first);
  return order.map(({ polity, steps }) => {
    const upper: string[] = [];
    const lower: string[] = [];
    days.forEach((day, i) => {
      const from = base[i] as number;
      const to = from + valueAt(steps, day);
      base[i] = to;
      const x0 = (((day - first) / span) * 1000).toFixed(1);
      const x1 = ((((days[i + 1] ?? last) - first) / span) * 1000).toFixed(1);
      const y = (value: number): string => (HEIGHT - (value / top) * HEIGHT * 0.78).toFixed(1);
      upper.push(`${x0},${y(to)} ${x1},${y(to)}`);
      lower.unshift(`${x1},${y(from)} ${x0},${y(from)}`);
    });
    return { polity, path: `M${upper.join(" ")} ${lower.join(" ")}Z` };
  });
}
