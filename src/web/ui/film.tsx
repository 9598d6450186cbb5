import { useRef, useState } from "preact/hooks";
import { addMonths } from "../../core/time/calendar.ts";
import { formatDay } from "../../core/time/format-day.ts";
import { useReading } from "../context.ts";
import { type Drawing, save } from "../drawing.tsx";
import { turningDays } from "../events.ts";
import { readDate } from "../spoken-dates.ts";

/** Pictures of one film; more would be too large a file to send. */
const MOST = 240;
const PERIODS = { event: undefined, month: 1, year: 12, decade: 120 } as const;
type Period = keyof typeof PERIODS;

/** Days of a film: the first one, and each event or period after it; undefined where there are too many. */
export function filmDays(turning: readonly number[], from: number, to: number, period: Period): readonly number[] | undefined {
  const months = PERIODS[period];
  const days = [from];
  if (months === undefined) days.push(...turning.filter((day) => day > from && day <= to));
  else for (let i = 1; days.length <= MOST && addMonths(from, i * months) <= to; i++) days.push(addMonths(from, i * months));
  return days.length > MOST ? undefined : days;
}

/** The map in motion, to take away: a picture for each event or period, with its day and legend, as an animated GIF. */
export function Film({ drawingOn, stem }: { drawingOn: (day: number) => Drawing; stem: string }) {
  const { model, view, say } = useReading();
  const [first, last] = model.atlas.period;
  const [from, setFrom] = useState(formatDay(first));
  const [to, setTo] = useState(formatDay(last));
  const [period, setPeriod] = useState<Period>("year");
  const [done, setDone] = useState<number>();
  const [fault, setFault] = useState(false);
  const stop = useRef<AbortController>();
  const [start, end] = [readDate(from, view.lang)?.day, readDate(to, view.lang)?.day];
  const known = start !== undefined && end !== undefined && start < end;
  const days = known ? filmDays(turningDays(model, view.viewpoint), start, end, period) : undefined;
  const make = async (): Promise<void> => {
    if (days === undefined) return;
    const mine = new AbortController();
    stop.current = mine;
    setFault(false);
    setDone(0);
    try {
      const { filmOf } = await import("../film.ts");
      const drawings = (function* () {
        for (const day of days) yield drawingOn(day);
      })();
      const film = await filmOf(drawings, days.length, mine.signal, setDone);
      if (film !== undefined) save(`${stem}-${formatDay(days[0] as number)}-${formatDay(days.at(-1) as number)}.gif`, film);
    } catch (error) {
      console.error(error);
      setFault(true);
    } finally {
      setDone(undefined);
    }
  };
  return (
    <details class="film">
      <summary>{say("take.film")}</summary>
      <label class="field">
        <span>{say("film.from")}</span>
        <input type="text" value={from} onChange={(event) => setFrom(event.currentTarget.value)} />
      </label>
      <label class="field">
        <span>{say("film.to")}</span>
        <input type="text" value={to} onChange={(event) => setTo(event.currentTarget.value)} />
      </label>
      <label class="field">
        <span>{say("film.every")}</span>
        <select value={period} onChange={(event) => setPeriod(event.currentTarget.value as Period)}>
          {Object.keys(PERIODS).map((one) => (
            <option key={one} value={one}>
              {say(`film.every.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <p class="quiet" role="status">
        {done !== undefined
          ? say("film.progress", { n: done, of: days?.length ?? 0 })
          : fault
            ? say("failed")
            : days !== undefined
              ? say("film.count", { n: days.length })
              : say(known ? "film.many" : "film.days", { n: MOST })}
      </p>
      {done === undefined ? (
        <button type="button" class="tool" disabled={days === undefined} onClick={() => void make()}>
          {say("film.make")}
        </button>
      ) : (
        <>
          <progress max={days?.length ?? 1} value={done} aria-label={say("take.film")} />
          <button type="button" class="tool" onClick={() => stop.current?.abort()}>
            {say("film.cancel")}
          </button>
        </>
      )}
    </details>
  );
}
