/** From items of CSL-JSON, whichever format they came in, to source records. */
import { COLLECTIONS, COMMON } from "../core/model/format.ts";
import { idFault, idFor, normalId } from "../core/read/ids.ts";
import { edtfOfCsl } from "../core/time/csl-date.ts";
import { parseDate } from "../core/time/edtf.ts";
import { declaredDate, printedDate } from "../core/time/printed-date.ts";
import {
  type ForeignFile,
  type Imported,
  type ImportedFile,
  type ImportFault,
  type ImportOptions,
  isObject,
  lookUp,
  unused,
  yamlFile,
} from "./imported.ts";

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
  // as Crossref, and doi.org after it, call them
  "journal-article": "article-journal",
  journal: "article-journal",
  "book-chapter": "chapter",
  "book-section": "chapter",
  "book-part": "chapter",
  "proceedings-article": "chapter",
  monograph: "book",
  "edited-book": "book",
  "reference-book": "book",
  "book-set": "book",
  "reference-entry": "article-encyclopedia",
  "posted-content": "webpage",
  dissertation: "thesis",
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
  ISSN: "issn",
  language: "language",
  note: "note",
};
const KNOWN: ReadonlySet<string> = new Set([
  ...Object.keys(FIELDS),
  "id",
  "type",
  "title",
  "subtitle",
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

/** What works come in: the file that they are from, and how it was read. */
export interface Bibliography {
  readonly items: readonly unknown[];
  readonly file: ForeignFile;
  readonly declares: readonly string[];
  /** what was left out before there were items */
  readonly leftOut?: readonly string[];
}

/** Items of CSL-JSON as one file of source records, with what was changed and left out said. */
export function sourcesOf(
  { items, file, declares, leftOut: before = [] }: Bibliography,
  { sources }: ImportOptions = {},
): Imported | ImportFault {
  const records: Record<string, Json> = Object.create(null) as Record<string, Json>;
  const leftOut: string[] = [...before];
  let there = 0;
  items.forEach((item, i) => {
    if (!isObject(item)) {
      leftOut.push(`entry ${i + 1} of ${file.name} is no item`);
      return;
    }
    const wished = wishedId(item, i);
    const titles = sources?.get(wished);
    if (titles?.some((title) => sameWords(title, titleOf(item)))) {
      there++;
      leftOut.push(`${wished}: the atlas has it already`);
      return;
    }
    const id = unused(wished, (one) => Object.hasOwn(records, one) || sources?.has(one) === true);
    const said = (text: string): void => void leftOut.push(`${id}: ${text}`);
    if (titles !== undefined) said(`the atlas has another source with the id ${wished}, so it has this one`);
    const record = recordOf(item, said);
    if (record) records[id] = record;
    else leftOut.push(`${id}: it has no title`);
  });
  if (Object.keys(records).length === 0)
    return {
      ok: false,
      message: there > 0 ? `${file.name} adds nothing: the atlas has its works already` : `${file.name} holds no work with a title`,
      ...(leftOut[0] !== undefined && there === 0 && { help: leftOut[0] }),
    };
  const files: ImportedFile[] = [yamlFile(pathFor(file), records)];
  return { ok: true, files, declares, leftOut };
}

const sameWords = (a: string, b: string): boolean => {
  const [x, y] = [a, b].map((text) =>
    text
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
      .trim(),
  );
  return x === y;
};

/** `sources/<name of the file>.yaml` */
const pathFor = (file: ForeignFile): string =>
  `sources/${
    file.name
      .replace(/\.[^.]*$/, "")
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, "-")
      .replaceAll(/^-|-$/g, "") || "imported"
  }.yaml`;

/** The id that an item asks for, as one that can stand. */
function wishedId(item: Json, index: number): string {
  const wished =
    typeof item["id"] === "string" || typeof item["id"] === "number"
      ? String(item["id"])
      : typeof item["citation-key"] === "string"
        ? item["citation-key"]
        : "";
  // Zotero gives ids such as http://zotero.org/users/1/items/ABC.
  const short = normalId(wished.replace(/^https?:\/\/\S*\/(?=[^/]+$)/, ""));
  if (short !== "" && idFault(short) === undefined) return short;
  return idFor(short) ?? idFor(textOf(item["title"]).slice(0, 60)) ?? `source-${index + 1}`;
}

const titleOf = (item: Json): string => [textOf(item["title"]), textOf(item["subtitle"])].filter(Boolean).join(": ");

/** The text of a field; Crossref and doi.org give lists, of which the first one stands. */
function textOf(value: unknown): string {
  const one: unknown = Array.isArray(value) ? value[0] : value;
  return typeof one === "string" ? plain(one) : typeof one === "number" ? String(one) : "";
}

/** CSL titles may hold the few HTML tags of its rich text; records are plain. */
const plain = (text: string): string =>
  text
    .replaceAll(/<\/?(?:i|b|sc|sub|sup|em|strong|span)(?:\s[^<>]*)?>/g, "")
    .replaceAll(/\s+/g, " ")
    .trim();

function recordOf(item: Json, said: (text: string) => void): Json | undefined {
  const custom = isObject(item["custom"]) && isObject(item["custom"]["dejure"]) ? item["custom"]["dejure"] : {};
  const title = titleOf(item);
  if (title === "" && custom["title"] === undefined) return undefined;
  const type = textOf(item["type"]);
  const ours = lookUp(TYPES, type) ?? "report";
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
    const given = item[theirs];
    const text = textOf(given);
    if (Array.isArray(given) && given.length > 1) said(`of several values of ${theirs} the first one is taken`);
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

/** EDTF of a date of CSL: its `edtf`, its parts, else its words where they read as a date. What is not understood is said. */
function dateOf(value: unknown, said: (text: string) => void): string | undefined {
  if (value === undefined || value === null) return undefined;
  const date: Json = isObject(value) ? value : { literal: value };
  if (date["edtf"] !== undefined) {
    const declared = declaredDate(textOf(date["edtf"]));
    if (declared !== undefined) return declared;
    said(`its date ${textOf(date["edtf"])} is no EDTF`);
  }
  const { edtf, lost } = edtfOfCsl(date);
  const words = textOf(date["raw"] ?? date["literal"]);
  if (edtf !== undefined || words === "") {
    if (lost.length > 0) said(`of its date is not understood: ${lost.join(", ")}`);
    else if (edtf === undefined && Object.keys(date).length > 0 && date["edtf"] === undefined)
      said(`its date ${JSON.stringify(value).slice(0, 80)} cannot be read`);
    return edtf !== undefined && parseDate(edtf).ok ? edtf : undefined;
  }
  const printed = printedDate(words);
  if (printed.said !== undefined) said(printed.said);
  return printed.edtf;
}
