/** RIS: tagged lines, one record from `TY` to `ER`. */
import { sourcesOf } from "./bibliography.ts";
import { type ForeignFile, type Imported, type ImportFault, type ImportFormat, type ImportOptions, lookUp } from "./imported.ts";
import { dateOfTags, isDateTag } from "./ris-date.ts";

export const ris: ImportFormat = {
  id: "ris",
  summary: "sources from RIS (library catalogues, EndNote)",
  loses: "tags without a place in a source",
  adds: true,
  read: importRis,
};

const TYPES: Readonly<Record<string, string>> = {
  BOOK: "book",
  EBOOK: "book",
  EDBOOK: "book",
  CHAP: "chapter",
  ECHAP: "chapter",
  CONF: "paper-conference",
  CPAPER: "paper-conference",
  JOUR: "article-journal",
  EJOUR: "article-journal",
  JFULL: "article-journal",
  MGZN: "article-magazine",
  NEWS: "article-newspaper",
  ENCYC: "entry-encyclopedia",
  DICT: "entry-dictionary",
  THES: "thesis",
  RPRT: "report",
  GOVDOC: "report",
  GEN: "document",
  ELEC: "webpage",
  BLOG: "post-weblog",
  ICOMM: "webpage",
  DATA: "dataset",
  DBASE: "dataset",
  MAP: "map",
  STAT: "legislation",
  BILL: "bill",
  LEGAL: "treaty",
  CASE: "legal_case",
  MANSCPT: "manuscript",
  PCOMM: "personal_communication",
  UNPB: "manuscript",
  PAMP: "pamphlet",
};

/** Tags and where they go, the first one written winning. */
const TAGS: Readonly<Record<string, string>> = {
  ID: "id",
  TI: "title",
  T1: "title",
  CT: "title",
  T2: "container-title",
  JO: "container-title",
  JF: "container-title",
  JA: "container-title",
  BT: "container-title",
  VL: "volume",
  IS: "issue",
  PB: "publisher",
  DO: "DOI",
  UR: "URL",
  L2: "URL",
  LA: "language",
  N1: "note",
};
const PEOPLE: Readonly<Record<string, "author" | "editor">> = { AU: "author", A1: "author", ED: "editor", A2: "editor" };
/** Tags whose content no source record carries and nobody misses. */
const SILENT: ReadonlySet<string> = new Set([
  "ER",
  "AB",
  "N2",
  "KW",
  "Y2",
  "DB",
  "DP",
  "AN",
  "L1",
  "CN",
  "ST",
  "M1",
  "M3",
  "C1",
  "C2",
  "AD",
]);

/** Reads one RIS file into source records. */
export function importRis(files: readonly ForeignFile[], options: ImportOptions = {}): Imported | ImportFault {
  const [file, second] = files;
  if (!file || second) return { ok: false, message: `a bibliography is one file, and ${files.length} are given` };
  const items: Record<string, unknown>[] = [];
  const leftOut: string[] = [];
  let item: Record<string, unknown> | undefined;
  let last: { key: string } | undefined;
  file.text
    .replace(/^\ufeff/, "")
    .split(/\r\n|\r|\n/)
    .forEach((line, i) => {
      const tagged = /^([A-Z][A-Z0-9]) {1,2}-(?: (.*))?$/.exec(line);
      if (!tagged) {
        // A line without a tag goes on from the one before.
        if (line.trim() !== "" && item && last && typeof item[last.key] === "string")
          item[last.key] = `${String(item[last.key])} ${line.trim()}`;
        else if (line.trim() !== "" && !item) leftOut.push(`line ${i + 1} stands outside of any record`);
        return;
      }
      const [, tag = "", text = ""] = tagged;
      const value = text.trim();
      last = undefined;
      if (tag === "TY") {
        item = { type: lookUp(TYPES, value) ?? "document" };
        items.push(item);
        if (lookUp(TYPES, value) === undefined) leftOut.push(`line ${i + 1}: the type ${value || "is not given and"} became report`);
      } else if (tag === "ER") item = undefined;
      else if (item && value !== "") last = take(item, tag, value, (what) => leftOut.push(`line ${i + 1}: ${what}`));
    });
  if (items.length === 0) return { ok: false, message: `${file.name} has no line that begins a record with TY`, help: "export it as RIS" };
  for (const made of items) finish(made, leftOut);
  const declares = [
    "The first of several titles, journals and addresses is taken, and of several dates the finest that can be read.",
    "LEGAL is read as a treaty, the type that RIS has for legal texts.",
  ];
  return sourcesOf({ items, file, declares, leftOut }, options);
}

function take(item: Record<string, unknown>, tag: string, value: string, said: (what: string) => void): { key: string } | undefined {
  const role = lookUp(PEOPLE, tag);
  if (role) {
    item[role] = [...((item[role] as unknown[] | undefined) ?? []), nameOf(value)];
    return undefined;
  }
  if (isDateTag(tag)) {
    const dates = (item["dates"] as Record<string, string> | undefined) ?? {};
    item["dates"] = dates[tag] === undefined ? { ...dates, [tag]: value } : dates;
    return undefined;
  }
  if (tag === "SN") {
    item["numbers"] = [...((item["numbers"] as string[] | undefined) ?? []), value];
    return undefined;
  }
  if (tag === "SP" || tag === "EP") {
    item[tag] = value;
    return undefined;
  }
  const key = lookUp(TAGS, tag);
  if (key === undefined) {
    if (!SILENT.has(tag)) said(`a source record has no place for ${tag} (${value.slice(0, 60)})`);
    return undefined;
  }
  if (item[key] !== undefined) return undefined;
  item[key] = value;
  return { key };
}

function nameOf(value: string): Record<string, string> {
  const comma = value.indexOf(",");
  if (comma < 0) return { literal: value };
  const [family, given] = [
    value.slice(0, comma).trim(),
    value
      .slice(comma + 1)
      .replace(/,\s*$/, "")
      .trim(),
  ];
  return { ...(family !== "" && { family }), ...(given !== "" && { given }) };
}

function finish(item: Record<string, unknown>, leftOut: string[]): void {
  const { SP, EP, dates, numbers } = item;
  for (const gathered of ["SP", "EP", "dates", "numbers"]) delete item[gathered];
  if (typeof SP === "string") item["page"] = typeof EP === "string" && EP !== SP ? `${SP}–${EP}` : SP;
  const name = String(item["id"] ?? item["title"] ?? "a record without a title");
  const { edtf, said } = dateOfTags((dates as Record<string, string> | undefined) ?? {});
  if (edtf !== undefined) item["issued"] = { edtf };
  if (said !== undefined) leftOut.push(`${name}: ${said}`);
  for (const number of (numbers as string[] | undefined) ?? []) {
    const key = isIssn(number, item["type"]) ? "ISSN" : "ISBN";
    if (item[key] === undefined) item[key] = number;
    else leftOut.push(`${name}: a source record has no second ${key} (${number})`);
  }
}

const PERIODICALS: ReadonlySet<unknown> = new Set(["article-journal", "article-magazine", "article-newspaper"]);

/** RIS has one tag for both numbers; an ISSN has eight digits, and where neither form is kept the kind of work decides. */
function isIssn(number: string, type: unknown): boolean {
  if (/(?<![\dXx-])\d{4}[-–]?\d{3}[\dXx](?![\dXx-])/.test(number)) return true;
  const digits = number.replaceAll(/[^\dXx]/g, "").length;
  return digits !== 10 && digits !== 13 && PERIODICALS.has(type);
}
