/** Dates in plain words to EDTF: what people type into a date field, in English, Lithuanian and Polish. */
import { daysInMonth } from "./calendar.ts";
import { formatYear } from "./format-day.ts";
import { ENGLISH, LITHUANIAN, POLISH } from "./month-names.ts";

/** Letters without marks, lower case, single spaces: `Spalio` and `październik` as `spalio` and `pazdziernik`. */
const plain = (text: string): string =>
  text.normalize("NFD").replaceAll(/\p{M}/gu, "").replaceAll("ł", "l").replaceAll("Ł", "l").toLowerCase().replaceAll(/\s+/g, " ").trim();

const MONTHS: ReadonlyMap<string, number> = new Map(
  [ENGLISH, ENGLISH.map((name) => name.slice(0, 3)), ...Object.values(LITHUANIAN), ...Object.values(POLISH)]
    .flatMap((names) => names.map((name, index): [string, number] => [plain(name), index + 1]))
    .concat([["sept", 9]]),
);

const SEASONS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    21: "spring pavasaris pavasari pavasario wiosna wiosny wiosne",
    22: "summer vasara vasaros lato lata latem",
    23: "autumn fall ruduo rudeni rudens jesien jesieni jesienia",
    24: "winter ziema ziemos zima zimy",
  }).flatMap(([code, names]) => names.split(" ").map((name): [string, number] => [name, Number(code)])),
);

interface Parts {
  readonly year: number;
  readonly month?: number;
  readonly day?: number;
  readonly season?: number;
}

const BCE = /\b(bce?|b\. ?c\.(?: ?e\.)?|pr\. ?kr\.?|p\. ?n\. ?e\.?|przed nasza era)(?=$|[\s,.)])/;
const CE = /\b(ce|ad|a\. ?d\.|po kr\.?|n\. ?e\.?)(?=$|[\s,.)])/;

/** EDTF for `July 1920`, `July 12, 1920`, `1920 m. liepos 12 d.`, `12 lipca 1920 r.`, `about 1920`, `44 BCE`, `between … and …`, `from … to …`; undefined where the words give no exact EDTF. `lang` decides what `03/04/1920` means (`en-US`: month first, `lt`, `pl`: day first). */
export function parseSpoken(text: string, lang?: string): string | undefined {
  if (text.length > 200) return undefined;
  return pairOf(plain(text), lang) ?? oneOf(plain(text), lang);
}

const PAIRS: readonly { readonly form: RegExp; write(a: string, b: string): string }[] = [
  { form: /^(?:some (?:day|time) )?between (.+) and (.+)$/, write: (a, b) => `[${a}..${b}]` },
  { form: /^(?:kuri nors diena )?tarp (.+) ir (.+)$/, write: (a, b) => `[${a}..${b}]` },
  { form: /^(?:ktorys dzien )?(?:po)?miedzy (.+) a (.+)$/, write: (a, b) => `[${a}..${b}]` },
  { form: /^from (.+) (?:to|until|till) (.+)$/, write: (a, b) => `${a}/${b}` },
  { form: /^nuo (.+) iki (.+)$/, write: (a, b) => `${a}/${b}` },
  { form: /^od (.+) do (.+)$/, write: (a, b) => `${a}/${b}` },
  { form: /^(\d{4}) ?[-–—] ?(\d{4})$/, write: (a, b) => `${a}/${b}` },
  { form: /^(?:either )?(.+) (?:or|arba|lub|albo) (.+)$/, write: (a, b) => `[${a},${b}]` },
];

const SIDES: readonly { readonly form: RegExp; write(a: string): string }[] = [
  { form: /^(?:from|since|nuo|od) (.+?)(?: on(?:wards)?)?$/, write: (a) => `${a}/..` },
  { form: /^(?:until|till|up to|iki|do) (.+)$/, write: (a) => `../${a}` },
  { form: /^(.+) (?:or earlier|arba anksciau|lub wczesniej)$/, write: (a) => `[..${a}]` },
  { form: /^(.+) (?:or later|arba veliau|lub pozniej)$/, write: (a) => `[${a}..]` },
];

function pairOf(text: string, lang: string | undefined): string | undefined {
  for (const { form, write } of SIDES) {
    const whole = form.exec(text)?.[1];
    const date = whole && oneOf(whole, lang);
    if (date) return write(date);
  }
  for (const { form, write } of PAIRS) {
    const found = form.exec(text);
    const [, left = "", right = ""] = found ?? [];
    if (!found) continue;
    const [a, b] = [oneOf(completed(left, right), lang), oneOf(completed(right, left), lang)];
    if (a && b) return write(a, b);
  }
  return undefined;
}

/** `6` beside `8 August 1920`, and `rugpjucio 8 d.` beside `1920 m. liepos 30 d.`, borrow what they leave out. */
function completed(part: string, other: string): string {
  if (/\b\d{4}\b/.test(part) || (!/^\d{1,2}$/.test(part) && BCE.test(part))) return part;
  const year = /\b\d{1,4} (?:m|r)\b\.?(?: (?:pr\. ?kr\.?|p\. ?n\. ?e\.?))?|\b\d{4}\b(?: bce?)?|\b\d{1,4} bce?\b/.exec(other)?.[0] ?? "";
  const monthName = other.split(/[\s,.]+/).find((word) => MONTHS.has(word));
  const hasMonth = part.split(/[\s,.]+/).some((word) => MONTHS.has(word));
  return [part, hasMonth ? "" : (monthName ?? ""), year].join(" ").trim();
}

function oneOf(text: string, lang: string | undefined): string | undefined {
  const perhaps = /^(?:perhaps|probably|possibly|galbut|tikriausiai|byc moze|prawdopodobnie) /.exec(text)?.[0] ?? "";
  const sure = text.slice(perhaps.length);
  const about = /^(?:about |around |circa |approximately |ca?(?:\. ?| )|apie |okolo |ok\. ?)/.exec(sure)?.[0] ?? "";
  const bare = sure.slice(about.length).trim();
  const mark = perhaps && about ? "%" : perhaps ? "?" : about ? "~" : "";
  const decade = /^(?:the )?(\d{3})0'?s$/.exec(bare);
  if (decade) return `${decade[1]}X${mark}`;
  const parts = numeric(bare, lang) ?? worded(bare);
  const edtf = parts && written(parts);
  return edtf && edtf + mark;
}

function numeric(text: string, lang: string | undefined): Parts | undefined {
  const first = /^(\d{4})[-./ ](\d{1,2})[-./ ](\d{1,2})\.?$/.exec(text);
  if (first) return { year: Number(first[1]), month: Number(first[2]), day: Number(first[3]) };
  const dotted = /^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})$/.exec(text);
  if (dotted) return { year: Number(dotted[3]), month: Number(dotted[2]), day: Number(dotted[1]) };
  const slashed = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(text);
  if (!slashed) return undefined;
  const [a, b, year] = [Number(slashed[1]), Number(slashed[2]), Number(slashed[3])];
  if (a > 12 || a === b || lang === "lt" || lang === "pl") return { year, month: b, day: a };
  if (b > 12 || lang === "en-US") return { year, month: a, day: b };
  return undefined;
}

const FILLERS = new Set("the of in on year years m metu metai metais men menuo menesio menesi d diena dienos r rok roku dnia".split(" "));

function worded(text: string): Parts | undefined {
  const bce = BCE.test(text);
  const ce = !bce && CE.test(text);
  // `1920 m.` and `44 r.` say which number is the year where both are short.
  const marked = /\b(\d{1,6}) (?:m|r|metu|roku)\b/.exec(text)?.[1];
  const words = text
    .replace(bce ? BCE : ce ? CE : /$^/, " ")
    .replaceAll(/[,.()]/g, " ")
    .split(" ")
    .filter((word) => word !== "" && !FILLERS.has(word));
  const numbers: string[] = [];
  let month: number | undefined;
  let season: number | undefined;
  for (const word of words) {
    const number = /^(\d{1,6})(?:st|nd|rd|th)?$/.exec(word)?.[1];
    if (number !== undefined) numbers.push(number);
    else if (MONTHS.has(word) && month === undefined) month = MONTHS.get(word);
    else if (SEASONS.has(word) && season === undefined) season = SEASONS.get(word);
    else return undefined;
  }
  if (numbers.length === 0 || numbers.length > 2 || (month !== undefined && season !== undefined)) return undefined;
  const explicit =
    marked ?? numbers.find((number) => number.length >= 3) ?? (numbers.length === 1 || bce || ce ? numbers.at(-1) : undefined);
  if (explicit === undefined || (explicit.length < 3 && !marked && !bce && !ce)) return undefined;
  const rest = [...numbers];
  rest.splice(marked || explicit.length >= 3 ? rest.indexOf(explicit) : rest.lastIndexOf(explicit), 1);
  if (rest.length === 1 && month === undefined) return undefined;
  if (bce && Number(explicit) === 0) return undefined;
  return {
    year: bce ? 1 - Number(explicit) : Number(explicit),
    ...(month === undefined ? {} : { month }),
    ...(rest[0] === undefined ? {} : { day: Number(rest[0]) }),
    ...(season === undefined ? {} : { season }),
  };
}

function written({ year, month, day, season }: Parts): string | undefined {
  const two = (n: number): string => String(n).padStart(2, "0");
  if (season !== undefined) return `${formatYear(year)}-${season}`;
  if (month === undefined) return formatYear(year);
  if (month < 1 || month > 12) return undefined;
  if (day === undefined) return `${formatYear(year)}-${two(month)}`;
  return day >= 1 && day <= daysInMonth(year, month) ? `${formatYear(year)}-${two(month)}-${two(day)}` : undefined;
}
