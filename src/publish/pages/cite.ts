import type { Atlas } from "../../core/model/atlas.ts";
import type { Source } from "../../core/model/records.ts";
import type { DateExpression, Localized } from "../../core/model/values.ts";
import { civilFromDay } from "../../core/time/calendar.ts";
import { textIn } from "../../export/site/text-in.ts";

/** One work in CSL-JSON, as reference managers read it. */
export type CslItem = Readonly<Record<string, unknown>> & { readonly id: string; readonly type: string; readonly title: string };

const CSL_TYPES: Readonly<Record<string, string>> = { "article-encyclopedia": "entry-encyclopedia", dataset: "dataset" };

/** Year, month and day of a date as far as it goes; absent before year 1, which CSL cannot say. */
function dateParts(atlas: Atlas, expression: DateExpression | undefined): { "date-parts": number[][] } | undefined {
  const date = expression === undefined ? undefined : atlas.dateOf(expression);
  if (date === undefined || !Number.isFinite(date.earliest)) return undefined;
  const first = civilFromDay(date.earliest);
  const last = civilFromDay(date.latest);
  if (first.year < 1) return undefined;
  const parts = [first.year];
  if (first.year === last.year && first.month === last.month) {
    parts.push(first.month);
    if (first.day === last.day) parts.push(first.day);
  }
  return { "date-parts": [parts] };
}

/** A source as CSL-JSON. */
export function cslOfSource(atlas: Atlas, id: string, data: Source): CslItem {
  const issued = dateParts(atlas, data.issued);
  const names = (people: Source["author"]): unknown =>
    people?.map((person) => (person.literal !== undefined ? { literal: person.literal } : { family: person.family, given: person.given }));
  return {
    id,
    type: CSL_TYPES[data.type] ?? data.type,
    title: textIn(data.title, data.language ?? "en").text,
    ...(data.author === undefined ? {} : { author: names(data.author) }),
    ...(data.editor === undefined ? {} : { editor: names(data.editor) }),
    ...(issued === undefined ? {} : { issued }),
    ...(data.container_title === undefined ? {} : { "container-title": data.container_title }),
    ...(data.volume === undefined ? {} : { volume: data.volume }),
    ...(data.issue === undefined ? {} : { issue: data.issue }),
    ...(data.page === undefined ? {} : { page: data.page }),
    ...(data.publisher === undefined ? {} : { publisher: data.publisher }),
    ...(data.doi === undefined ? {} : { DOI: data.doi }),
    ...(data.isbn === undefined ? {} : { ISBN: data.isbn }),
    ...(data.url?.[0] === undefined ? {} : { URL: data.url[0] }),
    ...(data.language === undefined ? {} : { language: data.language }),
  };
}

/** A page of this atlas as CSL-JSON; `url` where the site's address is known. */
export function cslOfPage(atlas: Atlas, id: string, name: Localized, lang: string, url: string | undefined): CslItem {
  return {
    id,
    type: "webpage",
    title: textIn(name, lang).text,
    "container-title": textIn(atlas.head.title, lang).text,
    ...(atlas.head.authors === undefined
      ? {}
      : {
          author: atlas.head.authors.map((person) =>
            person.literal !== undefined ? { literal: person.literal } : { family: person.family, given: person.given },
          ),
        }),
    ...(atlas.head.publisher === undefined ? {} : { publisher: atlas.head.publisher }),
    ...(url === undefined ? {} : { URL: url }),
    language: lang,
  };
}

const people = (value: unknown): readonly { family?: string; given?: string; literal?: string }[] => (Array.isArray(value) ? value : []);
const yearOf = (item: CslItem): string =>
  String((item["issued"] as { "date-parts"?: number[][] } | undefined)?.["date-parts"]?.[0]?.[0] ?? "");
const oneLine = (value: unknown): string => String(value).replaceAll(/[\r\n]+/g, " ");

/** BibTeX, with braces and backslashes of the text made harmless. */
export function bibtex(item: CslItem): string {
  const kinds: Readonly<Record<string, string>> = {
    book: "book",
    chapter: "incollection",
    "article-journal": "article",
    thesis: "phdthesis",
    report: "techreport",
  };
  const safe = (value: unknown): string =>
    oneLine(value)
      .replaceAll("\\", "\\textbackslash ")
      .replaceAll(/[{}]/g, "")
      .replaceAll(/[%#&$_]/g, (char) => `\\${char}`);
  const field = (name: string, value: unknown): string => (value === undefined || value === "" ? "" : `  ${name} = {${safe(value)}},\n`);
  const names = people(item["author"])
    .map((person) => person.literal ?? [person.family, person.given].filter(Boolean).join(", "))
    .join(" and ");
  return `@${kinds[item.type] ?? "misc"}{${item.id.replaceAll(/[^\w-]/g, "-")},\n${field("title", item.title)}${field("author", names)}${field("year", yearOf(item))}${field(item.type === "article-journal" ? "journal" : "booktitle", item["container-title"])}${field("volume", item["volume"])}${field("number", item["issue"])}${field("pages", item["page"])}${field("publisher", item["publisher"])}${field("doi", item["DOI"])}${field("isbn", item["ISBN"])}${field("url", item["URL"])}}\n`;
}

/** RIS, CRLF lines. */
export function ris(item: CslItem): string {
  const kinds: Readonly<Record<string, string>> = {
    book: "BOOK",
    chapter: "CHAP",
    "article-journal": "JOUR",
    "article-newspaper": "NEWS",
    thesis: "THES",
    report: "RPRT",
    webpage: "ELEC",
    dataset: "DATA",
    map: "MAP",
    legislation: "STAT",
  };
  const lines: [string, unknown][] = [
    ["TY", kinds[item.type] ?? "GEN"],
    ["TI", item.title],
    ...people(item["author"]).map((person): [string, unknown] => [
      "AU",
      person.literal ?? [person.family, person.given].filter(Boolean).join(", "),
    ]),
    ["PY", yearOf(item)],
    ["T2", item["container-title"]],
    ["VL", item["volume"]],
    ["IS", item["issue"]],
    ["SP", item["page"]],
    ["PB", item["publisher"]],
    ["DO", item["DOI"]],
    ["SN", item["ISBN"]],
    ["UR", item["URL"]],
    ["LA", item["language"]],
  ];
  return `${lines
    .filter(([, value]) => value !== undefined && value !== "")
    .map(([tag, value]) => `${tag}  - ${oneLine(value)}`)
    .join("\r\n")}\r\nER  - \r\n`;
}
