/** BibTeX and biblatex into source records. */
import { sourcesOf } from "./bibliography.ts";
import { dateOfEntry } from "./bibtex-date.ts";
import { inherited } from "./bibtex-inheritance.ts";
import { type BibtexEntry, plainTex, readBibtex } from "./bibtex-text.ts";
import { type ForeignFile, type Imported, type ImportFault, type ImportFormat, type ImportOptions, lookUp } from "./imported.ts";

export const bibtex: ImportFormat = {
  id: "bibtex",
  summary: "sources from BibTeX or biblatex",
  loses: "what docs/exchange.md lists: macros beyond bounds, fields without a place",
  adds: true,
  read: importBibtex,
};

const TYPES: Readonly<Record<string, string>> = {
  article: "article-journal",
  book: "book",
  mvbook: "book",
  collection: "book",
  proceedings: "book",
  booklet: "pamphlet",
  incollection: "chapter",
  inbook: "chapter",
  inproceedings: "paper-conference",
  conference: "paper-conference",
  inreference: "entry-encyclopedia",
  phdthesis: "thesis",
  mastersthesis: "thesis",
  thesis: "thesis",
  techreport: "report",
  report: "report",
  manual: "report",
  online: "webpage",
  electronic: "webpage",
  www: "webpage",
  dataset: "dataset",
  legislation: "legislation",
  jurisdiction: "legal_case",
  legal: "treaty",
  unpublished: "manuscript",
  letter: "personal_communication",
};

const FIELDS: Readonly<Record<string, string>> = {
  journal: "container-title",
  journaltitle: "container-title",
  booktitle: "container-title",
  maintitle: "container-title",
  howpublished: "container-title",
  series: "container-title",
  volume: "volume",
  number: "issue",
  issue: "issue",
  publisher: "publisher",
  institution: "publisher",
  school: "publisher",
  organization: "publisher",
  doi: "DOI",
  isbn: "ISBN",
  issn: "ISSN",
  url: "URL",
  note: "note",
};
const OTHERS: ReadonlySet<string> = new Set([
  "title",
  "subtitle",
  "author",
  "editor",
  "year",
  "month",
  "day",
  "date",
  "pages",
  "langid",
  "language",
  "type",
  "keywords",
  "abstract",
  "file",
  "timestamp",
  "urldate",
  "crossref",
  "owner",
  "date-added",
  "date-modified",
  "bdsk-url-1",
  "shorttitle",
  "booksubtitle",
  "mainsubtitle",
  "journalsubtitle",
]);
/** Titles of wholes, with the field that goes on with each. */
const SUBTITLES: Readonly<Record<string, string>> = {
  booktitle: "booksubtitle",
  maintitle: "mainsubtitle",
  journaltitle: "journalsubtitle",
};
const LANGUAGES: Readonly<Record<string, string>> = {
  english: "en",
  british: "en-GB",
  american: "en-US",
  french: "fr",
  german: "de",
  ngerman: "de",
  lithuanian: "lt",
  polish: "pl",
  russian: "ru",
  belarusian: "be",
  latvian: "lv",
  estonian: "et",
  italian: "it",
  spanish: "es",
  ukrainian: "uk",
};
/** Kinds of misc that BibTeX has no entry for, as our export and Zotero name them. */
const MISC: ReadonlySet<string> = new Set(["treaty", "webpage", "map", "dataset", "legislation", "legal case", "manuscript"]);

/** Reads one BibTeX file into source records. */
export function importBibtex(files: readonly ForeignFile[], options: ImportOptions = {}): Imported | ImportFault {
  const [file, second] = files;
  if (!file || second) return { ok: false, message: `a bibliography is one file, and ${files.length} are given` };
  const { entries, faults } = readBibtex(file.text.replace(/^\ufeff/, ""));
  if (entries.length === 0)
    return { ok: false, message: faults[0] === undefined ? `${file.name} has no entry that begins with @` : `${file.name}, ${faults[0]}` };
  const byKey = new Map(entries.map((e) => [e.key, e]));
  const leftOut = [...faults];
  const items = entries.map((entry) => itemOf(entry, byKey, leftOut));
  const declares = [
    "TeX is read as plain text: accents by their commands, formatting dropped.",
    "Fields that an entry lacks are taken from the one named in crossref, as biblatex does: its title becomes that of the book or journal; its DOI, address and notes stay its own.",
  ];
  return sourcesOf({ items, file, declares, leftOut }, options);
}

function itemOf(entry: BibtexEntry, byKey: ReadonlyMap<string, BibtexEntry>, leftOut: string[]): Record<string, unknown> {
  const said = (text: string): void => void leftOut.push(`${entry.key}: ${text}`);
  const fields = inherited(entry, byKey, said);
  const raw = (name: string): string | undefined => fields.get(name);
  const text = (name: string): string => plainTex(raw(name) ?? "");
  const named = text("type").toLowerCase();
  const type =
    lookUp(TYPES, entry.kind) ??
    (MISC.has(named) ? named.replace(" ", "_") : text("howpublished") === "" && text("url") !== "" ? "webpage" : "document");
  const item: Record<string, unknown> = { id: entry.key, type };
  const title = [text("title"), text("subtitle")].filter(Boolean).join(": ");
  if (title !== "") item["title"] = title;
  for (const role of ["author", "editor"] as const) {
    const people = namesIn(raw(role) ?? "");
    if (people.length > 0) item[role] = people;
  }
  const date = dateOfEntry(raw);
  if (date.edtf !== undefined) item["issued"] = { edtf: date.edtf };
  if (date.said !== undefined) said(date.said);
  for (const [name, key] of Object.entries(FIELDS)) {
    const whole = text(name) === "" ? "" : [text(name), text(lookUp(SUBTITLES, name) ?? "")].filter(Boolean).join(": ");
    const value = name === "url" || name === "doi" ? (raw(name) ?? "").replaceAll(/\\([%#&_~])/g, "$1").trim() : whole;
    if (value !== "" && item[key] === undefined) item[key] = value;
  }
  if (text("pages") !== "") item["page"] = text("pages").replaceAll(/\s*[-–—]+\s*/g, "–");
  const language = (text("langid") || text("language")).toLowerCase();
  if (language !== "") item["language"] = lookUp(LANGUAGES, language) ?? (text("langid") || text("language"));
  const lost = [...entry.fields.keys()].filter((name) => lookUp(FIELDS, name) === undefined && !OTHERS.has(name));
  if (lost.length > 0) said(`a source record has no ${lost.join(", ")}`);
  return item;
}

/** Names divided by `and` outside of braces: `Family, Given`, `Given von Family`, or a whole one in braces. */
function namesIn(raw: string): Record<string, string>[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let i = 0; i < raw.length; i++) {
    if (raw[i] === "\\") i++;
    else if (raw[i] === "{") depth++;
    else if (raw[i] === "}") depth--;
    else if (depth === 0 && /^\sand\s/i.test(raw.slice(i, i + 5))) {
      parts.push(raw.slice(from, i));
      i += 4;
      from = i + 1;
    }
  }
  parts.push(raw.slice(from));
  return parts
    .map((part) => part.trim())
    .filter((part) => part !== "" && part !== "others")
    .map(nameOf);
}

function nameOf(raw: string): Record<string, string> {
  if (isOneGroup(raw)) return { literal: plainTex(raw) };
  const comma = outside(raw, ",");
  if (comma >= 0) {
    const [family, given] = [
      plainTex(raw.slice(0, comma)),
      plainTex(raw.slice(comma + 1).replace(/^\s*(?:Jr\.?|Sr\.?|I{1,3}|IV)\s*,/, "")),
    ];
    return { family, ...(given !== "" && { given }) };
  }
  const words = plainTex(raw).split(" ");
  if (words.length === 1) return { literal: words[0] ?? "" };
  // Particles in lower case begin the family name.
  const particle = words.findIndex((word, i) => i > 0 && i < words.length - 1 && /^\p{Ll}/u.test(word));
  const cut = particle > 0 ? particle : words.length - 1;
  return { family: words.slice(cut).join(" "), given: words.slice(0, cut).join(" ") };
}

/** `{…}` whose first brace closes at its end. */
function isOneGroup(text: string): boolean {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === "\\") i++;
    else if (text[i] === "{") depth++;
    else if (text[i] === "}") depth--;
    if (depth === 0) return i > 0 && i === text.length - 1;
  }
  return false;
}

/** Where a character stands outside of braces; -1: nowhere. */
function outside(text: string, char: string): number {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === "{") depth++;
    else if (text[i] === "}") depth--;
    else if (depth === 0 && text[i] === char) return i;
  }
  return -1;
}
