/** When an entry of BibTeX or biblatex was published. */
import { parseDate } from "../core/time/edtf.ts";
import { declaredDate, type PrintedDate, printedDate } from "../core/time/printed-date.ts";
import { parseSpoken } from "../core/time/spoken.ts";
import { plainTex } from "./bibtex-text.ts";

/** `date` of biblatex is EDTF by declaration; `year`, `month` and `day` of BibTeX are words. */
export function dateOfEntry(raw: (name: string) => string | undefined): PrintedDate {
  // `~` is a mark of EDTF there, not a space of TeX.
  const date = (raw("date") ?? "").replaceAll(/[{}]/g, "").trim();
  const declared = date === "" ? undefined : declaredDate(date);
  if (declared !== undefined) return { edtf: declared };
  const words = plainTex(raw("year") ?? "") || plainTex(raw("date") ?? "");
  if (words === "") return date === "" ? {} : { said: `its date ${date} cannot be read` };
  // A year alone is counted as biblatex counts: with a year 0.
  const year = /^-?\d{1,4}$/.test(words) ? declaredDate(words) : undefined;
  const read: PrintedDate = year === undefined ? printedDate(words) : { edtf: year };
  const month = plainTex(raw("month") ?? "");
  if (month === "" || !/^-?\d{4}$/.test(read.edtf ?? "")) return read;
  const finer = withMonth(read.edtf ?? "", month, plainTex(raw("day") ?? ""));
  return finer === undefined ? { ...read, said: `its month ${month} cannot be read` } : finer;
}

const two = (n: number): string => String(n).padStart(2, "0");

/** A year and what stands under `month`: a number, a name in some language, `July 12`, `12 July`, `May/June`, a season. */
function withMonth(year: string, written: string, dayWritten: string): PrintedDate | undefined {
  const text = written.replaceAll(/[\s\u00a0.,]+/g, " ").trim();
  const ends = text.split(/ ?(?:[-–—/&]+| and | to ) ?/);
  if (ends.length === 2) {
    const [left = "", right = ""] = ends;
    // `July 12-15`, `12-15 July`: the end that is a number alone has the month of the other.
    const sharing = /^\d+$/.test(left) !== /^\d+$/.test(right);
    const [first, last] = [sharedIn(left, sharing ? right : ""), sharedIn(right, sharing ? left : "")];
    if (first?.month === undefined || last?.month === undefined) return undefined;
    const turns = last.month < first.month && first.month <= 12;
    const edtf = `${dateIn(year, first)}/${dateIn(turns ? String(Number(year) + 1).padStart(4, "0") : year, last)}`;
    return parseDate(edtf).ok ? { edtf } : undefined;
  }
  const parts = partsOf(text);
  if (parts?.month === undefined) return undefined;
  const days = /^\d{1,2}$/.test(dayWritten) && parts.day === undefined ? { ...parts, day: Number(dayWritten) } : parts;
  const edtf = dateIn(year, days);
  if (parseDate(edtf).ok)
    return { edtf, ...(dayWritten !== "" && days.day === undefined && { said: `its day ${dayWritten} cannot be read` }) };
  const month = dateIn(year, { month: parts.month });
  return parseDate(month).ok ? { edtf: month, said: `its day ${days.day} cannot be read` } : undefined;
}

interface Parts {
  /** 1 to 12, or 21 to 24 for a season */
  readonly month?: number;
  readonly day?: number;
}

const dateIn = (year: string, { month, day }: Parts): string =>
  `${year}${month === undefined ? "" : `-${two(month)}`}${day === undefined ? "" : `-${two(day)}`}`;

function partsOf(text: string): Parts | undefined {
  const words = text.trim().split(" ").filter(Boolean);
  const days = words.map((word) => /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(word)?.[1]);
  const names = words.filter((_, i) => days[i] === undefined);
  const numbers = days.flatMap((day) => (day === undefined ? [] : [Number(day)]));
  if (names.length === 0 && numbers.length === 1) return words.length === 1 ? alone(numbers[0] ?? 0) : undefined;
  if (names.length !== 1 || numbers.length > 1) return undefined;
  const month = monthNamed(names[0] ?? "");
  if (month === undefined) return undefined;
  return { month, ...(numbers[0] !== undefined && { day: numbers[0] }) };
}

/** One end of two; a number beside a named month with its day is a day of that month. */
function sharedIn(text: string, other: string): Parts | undefined {
  const named = partsOf(other);
  if (named?.day !== undefined && named.month !== undefined) return { month: named.month, day: Number(text) };
  return partsOf(text);
}

const alone = (number: number): Parts => (number >= 1 && number <= 12 ? { month: number } : { day: number });

/** Names of months that people who read other languages than our own leave in their files. */
const FOREIGN: readonly (readonly [number, string])[] = [
  [1, "januar jänner janvier enero gennaio январь января"],
  [2, "februar feber février fevrier febrero febbraio февраль февраля"],
  [3, "märz maerz mrz mars marzo март марта"],
  [4, "april avril abril aprile апрель апреля"],
  [5, "mai mayo maggio май мая"],
  [6, "juni juin junio giugno июнь июня"],
  [7, "juli juillet julio luglio июль июля"],
  [8, "august août aout agosto август августа"],
  [9, "september septembre septiembre settembre сентябрь сентября"],
  [10, "oktober okt octobre octubre ottobre октябрь октября"],
  [11, "november novembre noviembre ноябрь ноября"],
  [12, "dezember dez décembre decembre diciembre dicembre декабрь декабря"],
];
const NAMED: ReadonlyMap<string, number> = new Map(
  FOREIGN.flatMap(([month, names]) => names.split(" ").map((name): [string, number] => [name, month])),
);

function monthNamed(name: string): number | undefined {
  const foreign = NAMED.get(name.normalize("NFC").toLowerCase());
  if (foreign !== undefined) return foreign;
  const code = /^2000-(\d\d)$/.exec(parseSpoken(`${name} 2000`) ?? "")?.[1];
  return code === undefined ? undefined : Number(code);
}
