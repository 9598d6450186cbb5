/** When a work was published, as BibTeX and RIS write it, with what they have no form for. */

import { parseDate } from "../core/time/edtf.ts";
import { formatDay } from "../core/time/format-day.ts";
import { parseSpoken, spokenDate } from "../core/time/plain-words.ts";
import { type CslItem, edtfOf } from "./csl-json.ts";

/** Fields or tags of a date in the order in which they are written; `lost` says what they do not say. */
export interface WrittenDate {
  readonly fields: readonly (readonly [name: string, value: string])[];
  readonly lost?: string;
}

interface Issued {
  /** EDTF, Gregorian */
  readonly edtf: string;
  readonly lost?: string;
}

/** The date of an item as it stands in the record, else as its parts say. */
function issuedOf(item: CslItem): Issued | { readonly lost: string } | undefined {
  const own = (item.custom?.["dejure"] as { readonly issued?: unknown } | undefined)?.issued;
  if (typeof own === "string") {
    const read = parseDate(own);
    return read.ok ? { edtf: own } : { lost: `its date ${own} hangs on another record` };
  }
  const julian = (own as { readonly edtf?: unknown } | undefined)?.edtf;
  if (typeof julian === "string") {
    const read = parseDate(julian, "julian");
    if (!read.ok) return undefined;
    const [first, last] = [formatDay(read.date.earliest), formatDay(read.date.latest)];
    if (first === last) return { edtf: first, lost: `its date is written in the Julian calendar as ${julian}` };
    return {
      edtf: `${first}/${last}`,
      lost: `its date is ${julian} of the Julian calendar, in the Gregorian one some of the days written`,
    };
  }
  const edtf = item.issued === undefined ? undefined : edtfOf(item.issued);
  return edtf === undefined ? undefined : { edtf };
}

const YEAR = /^(?!0000)\d{4}$/;
const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/;
const DAY = /^(\d{4})-(0[1-9]|1[0-2])-(\d\d)$/;
/** What biblatex reads of EDTF: dates of level 0 and 1, and intervals of them. */
const POINT = String.raw`(?:-?\d{4}|\d{3}X|\d\dXX|Y-?\d{5,})(?:-(?:0[1-9]|1[0-2]|XX)(?:-(?:\d\d|XX))?|-2[1-4])?[?~%]?`;
const BIBLATEX = new RegExp(String.raw`^(?:${POINT}|(?:${POINT}|\.\.)/(?:${POINT}|\.\.)|${POINT}/|/${POINT})$`);

/** In words that read back as the same date, else as EDTF. */
function inWords(edtf: string): string {
  const read = parseDate(edtf);
  const words = read.ok ? spokenDate(read.date, "en") : edtf;
  return parseSpoken(words) === edtf ? words : edtf;
}

/** `year` and `month` where they say all, `date` where biblatex reads it, else the words under `year`. */
export function bibtexDate(item: CslItem): WrittenDate {
  const issued = issuedOf(item);
  if (issued === undefined || !("edtf" in issued)) return { fields: [], ...issued };
  const { edtf, lost } = issued;
  const said = lost === undefined ? {} : { lost };
  if (YEAR.test(edtf)) return { fields: [["year", edtf]], ...said };
  const month = MONTH.exec(edtf);
  if (month)
    return {
      fields: [
        ["year", month[1] ?? ""],
        ["month", String(Number(month[2]))],
      ],
      ...said,
    };
  const day = DAY.exec(edtf);
  // Styles without biblatex read no `date`: what they can say is there for them.
  const plain: WrittenDate["fields"] =
    day && day[1] !== "0000"
      ? [
          ["year", day[1] ?? ""],
          ["month", String(Number(day[2]))],
        ]
      : [];
  if (BIBLATEX.test(edtf)) return { fields: [["date", edtf], ...plain], ...said };
  return { fields: [["year", inWords(edtf)]], lost: lost ?? `its date ${edtf} is no date of biblatex and stands as words under year` };
}

const SEASONS: Readonly<Record<string, string>> = { 21: "Spring", 22: "Summer", 23: "Autumn", 24: "Winter" };

/** `PY` with the year, `DA` with the day; the last part of `DA` takes what RIS has no form for. */
export function risDate(item: CslItem): WrittenDate {
  const issued = issuedOf(item);
  if (issued === undefined || !("edtf" in issued)) return { fields: [], ...issued };
  const { edtf, lost } = issued;
  const said = lost === undefined ? {} : { lost };
  if (YEAR.test(edtf)) return { fields: [["PY", edtf]], ...said };
  const [, year = "", month = "", day = ""] = DAY.exec(edtf) ?? MONTH.exec(edtf) ?? [];
  if (year !== "" && year !== "0000")
    return {
      fields: [
        ["PY", year],
        ["DA", `${year}/${month}/${day}/`],
      ],
      ...said,
    };
  const season = /^(?!0000)(\d{4})-(2[1-4])$/.exec(edtf);
  if (season)
    return {
      fields: [
        ["PY", season[1] ?? ""],
        ["DA", `${season[1]}///${SEASONS[season[2] ?? ""]}`],
      ],
      ...said,
    };
  // The year alone is true where no other one may be meant.
  const only = yearOf(edtf);
  return {
    fields: [...(only === undefined ? [] : [["PY", only] as const]), ["DA", `${only ?? ""}///${inWords(edtf)}`]],
    lost:
      lost ?? `RIS has no form for its date ${edtf}, which stands as words in DA${only === undefined ? "; no year is given in PY" : ""}`,
  };
}

/** The one year, after year 0, in which all days of a date are. */
function yearOf(edtf: string): string | undefined {
  const read = parseDate(edtf);
  if (!read.ok) return undefined;
  const [first, last] = [formatDay(read.date.earliest), formatDay(read.date.latest)].map((day) => /^\d{4}/.exec(day)?.[0]);
  return first !== undefined && first !== "0000" && first === last ? first : undefined;
}
