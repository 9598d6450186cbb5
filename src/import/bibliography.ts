/** From items of CSL-JSON, whichever format they came in, to source records. */
import { COLLECTIONS, COMMON } from "../core/model/format.ts";
import { idFault, idFor } from "../core/read/ids.ts";
import { parseDate } from "../core/time/edtf.ts";
import { type ForeignFile, type Imported, type ImportedFile, type ImportFault, isObject, yamlFile } from "./imported.ts";

type Json = Readonly<Record<string, unknown>>;

/** Our types by those of CSL; what is not here has no near one and becomes a report. */
const TYPES: Readonly<Record<string, string>> = {
  treaty: "treaty",
  book: "book",
  classic: "book",
  collection: "book",
  chapter: "chapter",
  "paper-conference": "chapter",
  article: "article-journal",
  "article-journal": "article-journal",
  review: "article-journal",
  "review-book": "article-journal",
  periodical: "article-journal",
  "article-magazine": "article-newspaper",
  "article-newspaper": "article-newspaper",
  entry: "article-encyclopedia",
  "entry-encyclopedia": "article-encyclopedia",
  "entry-dictionary": "article-encyclopedia",
  "article-encyclopedia": "article-encyclopedia",
  webpage: "webpage",
  post: "webpage",
  "post-weblog": "webpage",
  software: "webpage",
  thesis: "thesis",
  report: "report",
  document: "report",
  pamphlet: "report",
  map: "map",
  figure: "map",
  graphic: "map",
  dataset: "dataset",
  legislation: "legislation",
  bill: "legislation",
  regulation: "legislation",
  manuscript: "manuscript",
  personal_communication: "manuscript",
  interview: "manuscript",
  legal_case: "legal_case",
};

/** Fields of CSL that a source record has a place for. */
const FIELDS: Readonly<Record<string, string>> = {
  "container-title": "container_title",
  volume: "volume",
  issue: "issue",
  page: "page",
  publisher: "publisher",
  DOI: "doi",
  ISBN: "isbn",
  language: "language",
  note: "note",
};
const KNOWN: ReadonlySet<string> = new Set([
  ...Object.keys(FIELDS),
  "id",
  "type",
  "title",
  "author",
  "editor",
  "issued",
  "URL",
  "custom",
  "citation-key",
]);
/** What a source record may hold. */
const OWN: ReadonlySet<string> = new Set([...Object.keys(COLLECTIONS.sources.fields), ...Object.keys(COMMON)]);
/** Plain bookkeeping of reference managers. */
const SILENT: ReadonlySet<string> = new Set([
  "accessed",
  "source",
  "abstract",
  "citation-label",
  "shortTitle",
  "title-short",
  "keyword",
  "categories",
  "system_id",
  "journalAbbreviation",
  "container-title-short",
  "annote",
]);

/** Items of CSL-JSON as one file of source records, with what was changed and left out said. */
export function sourcesOf(
  items: readonly unknown[],
  file: ForeignFile,
  path: string,
  declares: readonly string[],
  leftOutBefore: readonly string[] = [],
): Imported | ImportFault {
  const records: Record<string, Json> = Object.create(null) as Record<string, Json>;
  const leftOut: string[] = [...leftOutBefore];
  items.forEach((item, i) => {
    if (!isObject(item)) {
      leftOut.push(`entry ${i + 1} of ${file.name} is no item`);
      return;
    }
    const said = (text: string): void => void leftOut.push(`${id}: ${text}`);
    const id = freeId(item, i, records);
    const record = recordOf(item, said);
    if (record) records[id] = record;
    else leftOut.push(`${id}: it has no title`);
  });
  if (Object.keys(records).length === 0) return { ok: false, message: `${file.name} holds no work with a title` };
  const files: ImportedFile[] = [yamlFile(path, records)];
  return { ok: true, files, declares, leftOut };
}

function freeId(item: Json, index: number, taken: object): string {
  const wished =
    typeof item["id"] === "string" || typeof item["id"] === "number"
      ? String(item["id"])
      : typeof item["citation-key"] === "string"
        ? item["citation-key"]
        : "";
  // Zotero gives ids such as http://zotero.org/users/1/items/ABC.
  const short = wished.replace(/^https?:\/\/\S*\/(?=[^/]+$)/, "");
  const own =
    idFault(short) === undefined && short !== ""
      ? short
      : (idFor(short) ?? idFor(textOf(item["title"]).slice(0, 60)) ?? `source-${index + 1}`);
  for (let n = 1; ; n++) {
    const id = n === 1 ? own : `${own}-${n}`;
    if (!Object.hasOwn(taken, id)) return id;
  }
}

const textOf = (value: unknown): string => (typeof value === "string" ? plain(value) : typeof value === "number" ? String(value) : "");

/** CSL titles may hold the few HTML tags of its rich text; records are plain. */
const plain = (text: string): string =>
  text
    .replaceAll(/<\/?(?:i|b|sc|sub|sup|em|strong|span)(?:\s[^<>]*)?>/g, "")
    .replaceAll(/\s+/g, " ")
    .trim();

function recordOf(item: Json, said: (text: string) => void): Json | undefined {
  const custom = isObject(item["custom"]) && isObject(item["custom"]["dejure"]) ? item["custom"]["dejure"] : {};
  const title = textOf(item["title"]);
  if (title === "" && custom["title"] === undefined) return undefined;
  const type = textOf(item["type"]);
  const ours = TYPES[type] ?? "report";
  const lang = textOf(item["language"]);
  if (ours !== type && !(type === "entry-encyclopedia" || type === "article-encyclopedia"))
    said(`its type ${type || "is not given and"} became ${ours}`);
  const record: Record<string, unknown> = { type: ours, title: custom["title"] ?? (isLanguage(lang) ? { [lang]: title } : title) };
  for (const role of ["author", "editor"] as const) {
    const people = namesOf(item[role]);
    if (people.length > 0) record[role] = people;
  }
  const issued = custom["issued"] ?? dateOf(item["issued"], said);
  if (issued !== undefined) record["issued"] = issued;
  for (const [theirs, own] of Object.entries(FIELDS)) {
    const text = textOf(item[theirs]);
    if (text !== "") record[own] = own === "doi" ? text.replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:)/i, "") : text;
  }
  const url = textOf(item["URL"]);
  if (custom["url"] !== undefined) record["url"] = custom["url"];
  else if (/^(?:https?:\/\/[^/?#@\s]+|mailto:.|doi:.)[^\s\\<>"`]*$/i.test(url)) record["url"] = url;
  else if (url !== "") said(`its address ${url} is none that a page may link to`);
  for (const [key, value] of Object.entries(custom)) {
    if (record[key] !== undefined && Object.hasOwn(record, key)) continue;
    if (OWN.has(key)) record[key] = value;
    else said(`a source record has no ${key}`);
  }
  const lost = Object.keys(item).filter((key) => !KNOWN.has(key) && !SILENT.has(key));
  if (lost.length > 0) said(`a source record has no ${lost.join(", ")}`);
  return record;
}

const isLanguage = (text: string): boolean => /^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/.test(text);

function namesOf(value: unknown): Json[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((name: unknown): Json[] => {
    if (!isObject(name)) return [];
    const literal = textOf(name["literal"]);
    if (literal !== "") return [{ literal }];
    const particle = [textOf(name["dropping-particle"]), textOf(name["non-dropping-particle"])].filter(Boolean).join(" ");
    const family = [particle, textOf(name["family"]), textOf(name["suffix"])].filter(Boolean).join(" ");
    const given = textOf(name["given"]);
    return family === "" && given === "" ? [] : [{ ...(family !== "" && { family }), ...(given !== "" && { given }) }];
  });
}

/** EDTF of a date of CSL: its parts, else its words where they read as a date. CSL has no year 0. */
function dateOf(value: unknown, said: (text: string) => void): string | undefined {
  if (value === undefined) return undefined;
  const text = isObject(value) ? (partsText(value) ?? textOf(value["raw"] ?? value["literal"])) : textOf(value);
  if (text === "") return undefined;
  const parsed = parseDate(text);
  if (parsed.ok) return text;
  const year = /(?<!\d)\d{4}(?!\d)/.exec(text)?.[0];
  said(`its date ${text} is no EDTF${year === undefined ? "" : ` and became ${year}`}`);
  return year;
}

function partsText(date: Json): string | undefined {
  const parts = date["date-parts"];
  if (!Array.isArray(parts) || parts.length === 0) return undefined;
  const texts = parts.map((part: unknown) => {
    const numbers = Array.isArray(part) ? part.filter((n) => n !== "" && n !== null).map(Number) : [];
    const [year, month, day] = numbers;
    if (year === undefined || !Number.isInteger(year) || year === 0) return undefined;
    const astronomical = year < 0 ? year + 1 : year;
    const digits = String(Math.abs(astronomical)).padStart(4, "0");
    const season = numbers.length === 1 && typeof date["season"] !== "undefined" ? Number(date["season"]) : undefined;
    const two = (n: number): string => `-${String(n).padStart(2, "0")}`;
    return `${digits.length > 4 ? "Y" : ""}${astronomical < 0 ? "-" : ""}${digits}${month === undefined ? (season !== undefined && season >= 1 && season <= 4 ? two(season + 20) : "") : two(month)}${day === undefined ? "" : two(day)}`;
  });
  if (texts.some((t) => t === undefined)) return undefined;
  const circa = date["circa"];
  return texts.length === 1
    ? `${texts[0]}${circa !== undefined && circa !== false && circa !== 0 && circa !== "" ? "~" : ""}`
    : texts.slice(0, 2).join("/");
}
