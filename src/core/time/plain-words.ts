/** Days and dates in plain words: English, Lithuanian (`lt`) and Polish (`pl`); any other language tag is answered in English. */

import type { Calendar } from "./calendar.ts";
import { dateIn, dayIn, daysInMonth } from "./calendar.ts";
import type { Day, DaySpan, HistoricalDate } from "./historical-date.ts";
import type { Form, Language, Moment } from "./speech.ts";
import { english, lithuanian, polish } from "./speech.ts";

export { formatDay } from "./format-day.ts";
export type { Form as DateForm } from "./speech.ts";
export { parseSpoken } from "./spoken.ts";

function languageOf(lang: string): Language {
  const tag = lang.toLowerCase().split("-")[0];
  return tag === "lt" ? lithuanian : tag === "pl" ? polish : english;
}

/** `12 July 1920`, `1920 m. liepos 12 d.`, `12 lipca 1920 r.`; ±Infinity is the word for open. */
export function spokenDay(day: Day, lang: string): string {
  const language = languageOf(lang);
  return Number.isFinite(day) ? language.name(momentOf(day, "gregorian")) : language.open;
}

/** A date as it is meant: `July 1920`, `6 or 8 August 1920`, `some day between 6 and 8 August 1920`, `from 1915 to 1940`, `18 October 1867 (6 October Old Style)`. */
export function spokenDate(date: HistoricalDate, lang: string, form: Form = "plain"): string {
  return phrase(date, languageOf(lang), form);
}

/** What a run of days is when it is named as briefly as it can be. */
type Stretch =
  | { readonly kind: "units"; readonly moments: readonly Moment[] }
  | { readonly kind: "decade"; readonly year: number }
  | { readonly kind: "between"; readonly first: Moment; readonly last: Moment }
  | { readonly kind: "earlier" | "later"; readonly than: Moment }
  | { readonly kind: "any" };

/** More parts than this are counted, not listed. */
const MOST_LISTED = 6;

function phrase(date: HistoricalDate, language: Language, form: Form): string {
  if (date.kind === "interval") return language.lasting(endPhrase(date.start, language), endPhrase(date.end, language));
  const stretches = date.admissible.map((span) => stretchOf(span, "gregorian", date));
  const [only] = stretches;
  const simple = stretches.length === 1 && only?.kind === "units" && only.moments.length === 1;
  const shape: Form = simple && date.approximate ? "about" : form;
  let text = said(stretches, date, language, shape);
  if (date.approximate) text = simple ? language.about(text) : language.loosely(text);
  if (date.calendar === "julian") text += ` (${language.oldStyle(oldStyle(date, language))})`;
  return date.uncertain ? language.perhaps(text) : text;
}

function endPhrase(end: HistoricalDate["end"], language: Language): string | undefined | null {
  if (end === undefined || end === "open") return null;
  return end === "unknown" ? undefined : phrase(end, language, "of");
}

function said(stretches: readonly Stretch[], date: HistoricalDate, language: Language, form: Form): string {
  const word = date.kind === "all" ? "and" : "or";
  if (stretches.length > MOST_LISTED) {
    const days = date.admissible.every(([first, last]) => first === last);
    const name = (day: Day): string => (Number.isFinite(day) ? language.name(momentOf(day, "gregorian"), "of") : language.open);
    return language.many(stretches.length, days ? "day" : "stretch", word, name(date.earliest), name(date.latest));
  }
  const [only] = stretches;
  if (stretches.length === 1 && only) return stretchSaid(only, language, form, word);
  const moments = stretches.flatMap((each) => (each.kind === "units" ? each.moments : []));
  const uniform = stretches.every((each) => each.kind === "units") && moments.every((each) => each.precision === moments[0]?.precision);
  if (uniform) return language.list(moments, word);
  const parts = stretches.flatMap((each) =>
    each.kind === "units" ? each.moments.map((moment) => language.name(moment)) : [bare(each, language, word)],
  );
  return language.join(parts, word);
}

function stretchSaid(stretch: Stretch, language: Language, form: Form, word: "or" | "and"): string {
  const [only] = stretch.kind === "units" ? stretch.moments : [];
  if (stretch.kind === "units" && stretch.moments.length === 1 && only) return language.name(only, form);
  if (stretch.kind === "between" && word === "or" && stretch.first.precision === "day")
    return language.someDay(bare(stretch, language, word), form);
  return bare(stretch, language, word);
}

function bare(stretch: Stretch, language: Language, word: "or" | "and"): string {
  switch (stretch.kind) {
    case "units":
      return language.list(stretch.moments, word);
    case "decade":
      return language.decade(stretch.year);
    case "between":
      return word === "or"
        ? language.between(stretch.first, stretch.last)
        : language.lasting(language.name(stretch.first, "of"), language.name(stretch.last, "of"));
    case "earlier":
      return language.earlier(language.name(stretch.than));
    case "later":
      return language.later(language.name(stretch.than));
    case "any":
      return language.open;
  }
}

/** The date as the source's own calendar has it; the year stands only where it differs. */
function oldStyle(date: HistoricalDate, language: Language): string {
  const stretches = date.admissible.map((span) => stretchOf(span, "julian", date));
  const single = date.earliest === date.latest && Number.isFinite(date.earliest);
  if (!single)
    return said(stretches.slice(0, MOST_LISTED), { ...date, admissible: date.admissible.slice(0, MOST_LISTED) }, language, "plain");
  const moment = momentOf(date.earliest, "julian");
  return moment.year === momentOf(date.earliest, "gregorian").year ? language.short(moment) : language.name(moment);
}

function momentOf(day: Day, calendar: Calendar, precision: Moment["precision"] = "day"): Moment {
  return { precision, ...dateIn(calendar, day) };
}

function stretchOf([first, last]: DaySpan, calendar: Calendar, date: HistoricalDate): Stretch {
  if (!Number.isFinite(first) && !Number.isFinite(last)) return { kind: "any" };
  if (!Number.isFinite(first)) return { kind: "earlier", than: momentOf(last, calendar, precisionAtEnd(last, calendar)) };
  if (!Number.isFinite(last)) return { kind: "later", than: momentOf(first, calendar, precisionAtStart(first, calendar)) };
  if (first === last) return { kind: "units", moments: [momentOf(first, calendar)] };
  const season = /^(-?\d{4})-(2[1-9]|3[0-2])[?~%]?$/.exec(date.text);
  if (season && calendar === date.calendar)
    return {
      kind: "units",
      moments: [{ precision: "season", year: Number(season[1]), month: 1, day: 1, season: 21 + ((Number(season[2]) - 21) % 4) }],
    };

  const [starts, ends] = [precisionAtStart(first, calendar), precisionAtEnd(last, calendar)];
  const precision = starts === "day" || ends === "day" ? "day" : starts === "month" || ends === "month" ? "month" : "year";
  const [a, b] = [momentOf(first, calendar, precision), momentOf(last, calendar, precision)];
  const units =
    precision === "day" ? last - first + 1 : precision === "month" ? (b.year - a.year) * 12 + b.month - a.month + 1 : b.year - a.year + 1;
  if (units === 1) return { kind: "units", moments: [a] };
  if (units === 2) return { kind: "units", moments: [a, b] };
  if (precision === "year" && units === 10 && a.year % 10 === 0 && a.year > 0) return { kind: "decade", year: a.year };
  return { kind: "between", first: a, last: b };
}

function precisionAtStart(day: Day, calendar: Calendar): "day" | "month" | "year" {
  const date = dateIn(calendar, day);
  return date.day > 1 ? "day" : date.month > 1 ? "month" : "year";
}

function precisionAtEnd(day: Day, calendar: Calendar): "day" | "month" | "year" {
  const { year, month, day: ofMonth } = dateIn(calendar, day);
  if (ofMonth < daysInMonth(year, month, calendar)) return "day";
  return day === dayIn(calendar, year, 12, 31) ? "year" : "month";
}
