/** Sources as CSL-JSON (citationstyles.org, input schema 1.0), as Zotero and other reference managers read it. */
import type { Atlas } from "../core/model/atlas.ts";
import type { Authored } from "../core/model/authored.ts";
import type { Person, Source } from "../core/model/records.ts";
import type { DateExpression, Localized } from "../core/model/values.ts";
import { dateIn, daysInMonth } from "../core/time/calendar.ts";
import { type CslDate, cslYear, edtfOfCsl } from "../core/time/csl-date.ts";
import type { Day, HistoricalDate } from "../core/time/historical-date.ts";
import { spokenDate } from "../core/time/plain-words.ts";
import { recordData } from "./answers/record-data.ts";

export interface CslName {
  readonly family?: string;
  readonly given?: string;
  readonly literal?: string;
}
export interface CslItem {
  readonly id: string;
  readonly type: string;
  readonly title: string;
  readonly author?: readonly CslName[];
  readonly editor?: readonly CslName[];
  readonly issued?: CslDate;
  readonly "container-title"?: string;
  readonly volume?: string;
  readonly issue?: string;
  readonly page?: string;
  readonly publisher?: string;
  readonly DOI?: string;
  readonly ISBN?: string;
  readonly ISSN?: string;
  readonly URL?: string;
  readonly language?: string;
  readonly note?: string;
  /** what CSL has no field for: the rest of the record under `dejure`, so that it can be read back whole */
  readonly custom?: Readonly<Record<string, unknown>>;
}

/** Types of sources that CSL calls otherwise. */
export const CSL_TYPES: Readonly<Partial<Record<Source["type"], string>>> = { "article-encyclopedia": "entry-encyclopedia" };

/** Fields that CSL carries whole. */
const CARRIED: ReadonlySet<string> = new Set([
  "type",
  "author",
  "editor",
  "container_title",
  "volume",
  "issue",
  "page",
  "publisher",
  "doi",
  "isbn",
  "issn",
  "language",
]);

/** A source as CSL-JSON. Its title is that in its own language, else the first one. */
export function cslItem(source: Authored<"sources">): CslItem {
  const { data, id } = source;
  const issued = data.issued && cslDate(data.issued);
  const [lang, title] = titleOf(data.title, data.language);
  const rest = Object.fromEntries(Object.entries(recordData(source)).filter(([key]) => !CARRIED.has(key)));
  if (Object.keys(data.title).length === 1 && (lang === "und" || lang === data.language)) delete rest["title"];
  if (typeof rest["issued"] === "string" && issued !== undefined && edtfOf(issued) === rest["issued"]) delete rest["issued"];
  if (data.url?.length === 1) delete rest["url"];
  return {
    id,
    type: CSL_TYPES[data.type] ?? data.type,
    title,
    ...(data.author && { author: data.author.map(cslName) }),
    ...(data.editor && { editor: data.editor.map(cslName) }),
    ...(issued && { issued }),
    ...(data.container_title !== undefined && { "container-title": data.container_title }),
    ...(data.volume !== undefined && { volume: data.volume }),
    ...(data.issue !== undefined && { issue: data.issue }),
    ...(data.page !== undefined && { page: data.page }),
    ...(data.publisher !== undefined && { publisher: data.publisher }),
    ...(data.doi !== undefined && { DOI: data.doi }),
    ...(data.isbn !== undefined && { ISBN: data.isbn }),
    ...(data.issn !== undefined && { ISSN: data.issn }),
    ...(data.url?.[0] !== undefined && { URL: data.url[0] }),
    ...(data.language !== undefined && { language: data.language }),
    ...(Object.keys(rest).length > 0 && { custom: { dejure: rest } }),
  };
}

/** Every source of an atlas, in the order of their ids. */
export const cslItems = (atlas: Atlas): CslItem[] => [...atlas.collections.sources.values()].map(cslItem);

/** Every source of an atlas as a CSL-JSON file. */
export const cslJson = (atlas: Atlas): string => `${JSON.stringify(cslItems(atlas), null, 2)}\n`;

const cslName = ({ family, given, literal }: Person): CslName => ({
  ...(family !== undefined && { family }),
  ...(given !== undefined && { given }),
  ...(literal !== undefined && { literal }),
});

function titleOf(title: Localized, language: string | undefined): readonly [lang: string, text: string] {
  const own = language !== undefined && title[language] !== undefined ? language : Object.keys(title)[0];
  return own === undefined ? ["und", ""] : [own, title[own] ?? ""];
}

/**
 * A date as CSL writes it, as far as it goes: a day, a month, a season, a year, from … to …; one or several of more than one in words.
 * Undefined for a relative date.
 */
export function cslDate(expression: DateExpression): CslDate | undefined {
  if (expression.kind === "relative") return undefined;
  const { date } = expression;
  if (date.admissible.length > 1) return { literal: spokenDate(date, "en") };
  const season = /^(\d{4})-2([1-4])[?~%]?$/.exec(date.text);
  const circa = (date.approximate || date.uncertain || date.kind === "all") && { circa: true };
  if (season && date.calendar === "gregorian") return { "date-parts": [[cslYear(Number(season[1]))]], season: Number(season[2]), ...circa };
  const ends = date.kind === "interval" ? [date.start, date.end] : [date];
  const parts = ends.flatMap((end, index) =>
    end === undefined || end === "unknown" ? [] : end === "open" ? (index === 1 ? [[0]] : []) : partsOf(end),
  );
  if (parts.length === 0) return undefined;
  return { "date-parts": parts.slice(0, 2), ...circa };
}

/** One run of days as one date where it is a whole day, month or year, else as its first and last day. */
function partsOf(date: HistoricalDate): number[][] {
  if (!Number.isFinite(date.earliest) || !Number.isFinite(date.latest)) return [];
  const at = (day: Day) => dateIn(date.calendar, day);
  const [first, last] = [at(date.earliest), at(date.latest)];
  if (date.earliest === date.latest) return [[cslYear(first.year), first.month, first.day]];
  const wholeMonths = first.day === 1 && last.day === daysInMonth(last.year, last.month, date.calendar);
  if (wholeMonths && first.year === last.year && first.month === last.month) return [[cslYear(first.year), first.month]];
  if (wholeMonths && first.month === 1 && last.month === 12)
    return first.year === last.year ? [[cslYear(first.year)]] : [[cslYear(first.year)], [cslYear(last.year)]];
  return [
    [cslYear(first.year), first.month, first.day],
    [cslYear(last.year), last.month, last.day],
  ];
}

/** The EDTF text of a CSL date; undefined where its parts are none. */
export const edtfOf = (date: CslDate): string | undefined => edtfOfCsl(date as Readonly<Record<string, unknown>>).edtf;
