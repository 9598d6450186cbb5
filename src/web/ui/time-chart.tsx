import { useMemo } from "preact/hooks";
import { useReading } from "../context.ts";
import { stack } from "../stack.ts";
import { type Stretch, timeMarks } from "../time-window.ts";

const HEIGHT = 74;
/** Decimals of a place on the whole period, of 1000: a day is still to be seen when little of it is shown. */
const PRECISE = 4;

type Areas = ReadonlyMap<string, readonly number[]>;

/** Area per polity over time as stacked steps, with the spans of events whose day is not known. */
export function TimeChart({ series, unsure, stretch }: { series: Areas; unsure: Areas; stretch: Stretch }) {
  const { model, colour, theme } = useReading();
  const [first, last] = model.atlas.period;
  const x = (day: number): number => ((Math.min(last, Math.max(first, day)) - first) / Math.max(1, last - first)) * 1000;
  const layers = useMemo(() => stack(series, unsure, first, last, HEIGHT, PRECISE), [series, unsure, first, last]);
  const [left, right] = stretch.map(x) as [number, number];
  // the same on every day and whatever is shown of it: made once, so that moving the thumb does not compare hundreds of paths
  const drawn = useMemo(
    () => (
      <>
        <defs>
          <pattern id="between" width="8" height="4" patternUnits="userSpaceOnUse">
            <rect class="between-line" width="8" height="1.6" />
          </pattern>
        </defs>
        {layers.map(({ polity, path, unsure: doubtful }) => (
          <g key={polity}>
            <path d={path} fill={colour(polity)} fill-opacity="0.55" />
            {doubtful !== "" && <path class="between" d={doubtful} />}
          </g>
        ))}
        {model.atlas.events
          .filter((event) => event.moves && event.latest > event.earliest && event.latest >= first && event.earliest <= last)
          .map((event, i) => (
            <rect
              key={i}
              class="vague-span"
              x={x(event.earliest)}
              width={Math.max(0.2, x(event.latest) - x(event.earliest))}
              y="2"
              height={HEIGHT * 0.16 - 4}
            />
          ))}
      </>
    ),
    [layers, model, theme],
  );
  return (
    <svg viewBox={`${left} 0 ${Math.max(0.001, right - left)} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      {drawn}
    </svg>
  );
}

/** Years or months below the chart. */
export function TimeScale({ stretch, width }: { stretch: Stretch; width: number }) {
  const { view } = useReading();
  const [from, to] = stretch;
  const marks = useMemo(() => {
    const month = new Intl.DateTimeFormat(view.lang, { month: "short", timeZone: "UTC" });
    return timeMarks([from, to], width, (n) => month.format(Date.UTC(2001, n, 1)));
  }, [from, to, width, view.lang]);
  const place = (day: number) => ({ insetInlineStart: `${((day - from) / Math.max(1, to - from)) * 100}%` });
  return (
    <div class="years" aria-hidden="true">
      {marks.map(({ day }) => (
        <i key={day} style={place(day)} />
      ))}
      {marks
        .filter(({ label }) => label !== undefined)
        .map(({ day, label }) => (
          <span key={day} style={place(day)}>
            {label}
          </span>
        ))}
    </div>
  );
}
