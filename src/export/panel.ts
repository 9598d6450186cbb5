/** Land as a panel: one row for each polity and period, as country-year data of the social sciences have it. */
import type { Atlas } from "../core/model/atlas.ts";
import { type Asked, misunderstood, understood } from "../core/resolve/ask.ts";
import type { Resolver } from "../core/resolve/resolver.ts";
import { type AreaLayer, type AreaStep, areaSeries } from "../core/resolve/series.ts";
import { addMonths, civilFromDay, dayFromCivil } from "../core/time/calendar.ts";
import { formatDay } from "../core/time/format-day.ts";
import type { Day } from "../core/time/historical-date.ts";
import { csvLine } from "./csv-text.ts";
import { plainDate, polityName } from "./holding-row.ts";

/** Length of a period: so many days, or so many months. */
export interface Every {
  readonly count: number;
  readonly unit: "day" | "month";
}

const UNITS: Readonly<Record<string, Every>> = {
  day: { count: 1, unit: "day" },
  week: { count: 7, unit: "day" },
  month: { count: 1, unit: "month" },
  year: { count: 12, unit: "month" },
  decade: { count: 120, unit: "month" },
  century: { count: 1200, unit: "month" },
};

/** Reads `year`, `10 years`, `6 months`, `day`. */
export function readEvery(text: string): Asked<Every> {
  const [, count = "1", word = ""] = /^\s*(\d{1,6})?\s*([a-z]+?)\s*$/i.exec(text) ?? [];
  const singular = word.toLowerCase().replace(/ies$/, "y").replace(/s$/, "");
  const unit = Object.hasOwn(UNITS, singular) ? UNITS[singular] : undefined;
  return unit && Number(count) >= 1
    ? understood({ count: unit.count * Number(count), unit: unit.unit })
    : misunderstood(
        `${text} is no length of a period`,
        `write one such as year, month, "10 years"; units are ${Object.keys(UNITS).join(", ")}`,
      );
}

/** Rows of one panel; more are refused. */
export const MOST_ROWS = 5_000_000;

export const PANEL_COLUMNS = [
  { name: "viewpoint", type: "text", doc: "viewpoint id" },
  { name: "layer", type: "text", doc: "title, control or claims" },
  { name: "polity", type: "text", doc: "polity id" },
  { name: "polity_name", type: "text", doc: "its name in the first language of the atlas" },
  { name: "year", type: "integer", doc: "astronomical year of the first day of the period (0 is 1 BCE)" },
  { name: "start_date", type: "date", doc: "first day of the period; null outside the years 1 to 9999" },
  { name: "start_edtf", type: "text", doc: "the same in EDTF, any year" },
  { name: "end_edtf", type: "text", doc: "first day of the next period (exclusive)" },
  { name: "area_km2", type: "real", doc: "held on the first day alone or jointly, every reading of the dates agreeing (claims: claimed)" },
  { name: "area_disputed_km2", type: "real", doc: "held on the first day in some reading of the dates only, or contested" },
  { name: "area_mean_km2", type: "real", doc: "held, as the mean over all days of the period" },
  { name: "licence", type: "text", doc: "licence of the records" },
] as const;

const AREA_LAYERS: readonly string[] = ["title", "control", "claims"] satisfies readonly AreaLayer[];

export interface PanelAsked {
  readonly viewpoint: string;
  readonly layer: string;
  readonly every: Every;
  /** `[from, until)`; infinite ends mean the period of the atlas, or from its first change to its last */
  readonly from: Day;
  readonly until: Day;
}

/** First days of periods: of years and months where the period is made of them, and one more that ends the last. */
export function periodsBetween(from: Day, until: Day, { count, unit }: Every): Day[] | undefined {
  const { year, month } = civilFromDay(from);
  const wholeYears = unit === "month" && count % 12 === 0;
  const years = count / 12;
  const start = unit === "day" ? from : wholeYears ? dayFromCivil(Math.floor(year / years) * years, 1, 1) : dayFromCivil(year, month, 1);
  const days = [start];
  for (let i = 1; (days.at(-1) as Day) < until; i++) {
    if (i > MOST_ROWS) return undefined;
    days.push(unit === "day" ? start + i * count : addMonths(start, i * count));
  }
  return days;
}

/** The step that holds on a day. */
function stepOn(steps: readonly AreaStep[], day: Day): AreaStep | undefined {
  let [low, high] = [0, steps.length];
  while (low < high) {
    const mid = (low + high) >> 1;
    if ((steps[mid] as AreaStep).from <= day) low = mid + 1;
    else high = mid;
  }
  return steps[low - 1];
}

/** Mean of what is held over `[start, end)`. */
function meanOf(steps: readonly AreaStep[], start: Day, end: Day): number {
  let sum = 0;
  for (let day = start; day < end; ) {
    const step = stepOn(steps, day);
    const next = Math.min(end, steps.find((s) => s.from > day)?.from ?? end);
    sum += (step?.held ?? 0) * (next - day);
    day = next;
  }
  return sum / (end - start);
}

const km2 = (area: number): number => Number(area.toPrecision(10));

/** The panel as CSV, a piece a row; a polity has a row in each period in which it has land. */
export function panel(atlas: Atlas, resolver: Resolver, asked: PanelAsked): Asked<Iterable<string>> {
  const { viewpoint, layer, every } = asked;
  if (!AREA_LAYERS.includes(layer))
    return misunderstood(`a panel adds up areas, and ${layer} has none of its own`, `ask for ${AREA_LAYERS.join(", ")}`);
  const series = areaSeries(resolver, viewpoint, layer as AreaLayer);
  const changes = [...series.values()].flatMap((steps) => steps.map((s) => s.from)).filter(Number.isFinite);
  const [first, last] = resolver.period;
  const whole = {
    from: Number.isFinite(first) ? first : Math.min(...changes),
    until: Number.isFinite(last) ? last + 1 : Math.max(...changes) + 1,
  };
  const from = Number.isFinite(asked.from) ? asked.from : whole.from;
  const until = Number.isFinite(asked.until) ? asked.until : whole.until;
  if (!Number.isFinite(from) || !Number.isFinite(until))
    return misunderstood("the records name no day on which land changes hands", "say which days with --on, such as --on 1900/1950");
  const days = periodsBetween(from, until, every);
  if (!days || days.length * series.size > MOST_ROWS)
    return misunderstood(`this panel would have more than ${MOST_ROWS} rows`, "take longer periods with --every, or fewer days with --on");
  return understood(rows(atlas, asked, series, days));
}

function* rows(
  atlas: Atlas,
  { viewpoint, layer }: PanelAsked,
  series: ReadonlyMap<string, readonly AreaStep[]>,
  days: readonly Day[],
): Generator<string> {
  yield csvLine(PANEL_COLUMNS.map((c) => c.name));
  const polities = [...series].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [polity, steps] of polities)
    for (let i = 0; i + 1 < days.length; i++) {
      const [start, end] = [days[i] as Day, days[i + 1] as Day];
      const step = stepOn(steps, start);
      const mean = meanOf(steps, start, end);
      if (mean === 0 && !step?.held && !step?.disputed) continue;
      yield csvLine([
        viewpoint,
        layer,
        polity,
        polityName(atlas, polity),
        civilFromDay(start).year,
        plainDate(start),
        formatDay(start),
        formatDay(end),
        km2(step?.held ?? 0),
        km2(step?.disputed ?? 0),
        km2(mean),
        atlas.head.licence,
      ]);
    }
}
