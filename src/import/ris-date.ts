/** When a record of RIS was published: of several tags the readable, finer one. */
import { parseDate } from "../core/time/edtf.ts";
import { type PrintedDate, printedDate } from "../core/time/printed-date.ts";

const TAGS = ["DA", "PY", "Y1"] as const;
export const isDateTag = (tag: string): boolean => (TAGS as readonly string[]).includes(tag);

/** EDTF of the dates of a record by their tags. */
export function dateOfTags(dates: Readonly<Record<string, string>>): PrintedDate {
  const given = TAGS.flatMap((tag) => (dates[tag] === undefined ? [] : [dates[tag]]));
  const read = given.map(readOne);
  const years = read.flatMap(({ edtf }) => (edtf !== undefined && /^\d{4}$/.test(edtf) ? [edtf] : []));
  // `DA  - OCT` beside `PY  - 1998`, and `DA  - 10/09`, are what the year lacks.
  const joined = years[0] === undefined ? [] : given.filter((text) => !/\d{4}/.test(text)).map((text) => joinedTo(years[0] ?? "", text));
  const whole = [...read, ...joined].filter((date) => date.edtf !== undefined && width(date.edtf) !== undefined);
  const best = whole.sort((a, b) => (width(a.edtf ?? "") ?? 0) - (width(b.edtf ?? "") ?? 0))[0];
  if (best !== undefined) return best;
  const faulty = read.find(({ said }) => said !== undefined);
  return faulty ?? {};
}

/** How many days it may mean: the fewer, the finer. */
function width(edtf: string): number | undefined {
  const parsed = parseDate(edtf);
  return parsed.ok ? parsed.date.latest - parsed.date.earliest : undefined;
}

/** `YYYY/MM/DD/other`: parts that are missing are empty or zero, and `other` holds a season, or any words. */
function readOne(text: string): PrintedDate {
  const [year = "", month = "", day = "", ...others] = text.split("/").map((part) => part.trim());
  const other = others.join("/");
  if (!text.includes("/") || !/^(?:-?\d{1,4})?$/.test(year) || !/^\d{0,2}$/.test(month) || !/^\d{0,2}$/.test(day)) return printedDate(text);
  // `1923/24` is two years.
  if (/^\d{4}$/.test(year) && Number(month) > 12 && others.length === 0 && day === "") return printedDate(text);
  if (Number(year) === 0) return other === "" ? { said: `its date ${text} cannot be read` } : printedDate(other);
  const digits = year.replace("-", "").padStart(4, "0");
  const parts = [
    `${year.startsWith("-") ? "-" : ""}${digits}`,
    ...(Number(month) ? [month.padStart(2, "0"), ...(Number(day) ? [day.padStart(2, "0")] : [])] : []),
  ];
  for (let n = parts.length; n > 0; n--) {
    const edtf = parts.slice(0, n).join("-");
    if (!parseDate(edtf).ok) continue;
    if (n < parts.length) return { edtf, said: `its date ${text} cannot be read whole and became ${edtf}` };
    return n === 1 && other !== "" ? withOther(edtf, other) : { edtf };
  }
  return { said: `its date ${text} cannot be read` };
}

/** A year with the words beside it: a season, a month, or the date whole as dejure writes what RIS has no form for. */
function withOther(year: string, other: string): PrintedDate {
  const whole = printedDate(other);
  if (whole.edtf !== undefined && whole.said === undefined) return whole;
  const joined = printedDate(`${other} ${year}`);
  return joined.edtf !== undefined && joined.said === undefined ? joined : { edtf: year, said: `of its date is not understood: ${other}` };
}

/** A month, or a month and a day, of a year that stands elsewhere. */
function joinedTo(year: string, text: string): PrintedDate {
  const slashed = /^(\d{1,2})\/(\d{1,2})$/.exec(text.trim());
  if (slashed) return readOne(`${year}/${slashed[1]}/${slashed[2]}`);
  const joined = printedDate(`${text} ${year}`);
  return joined.said === undefined ? joined : {};
}
