/** Sources as RIS: tagged lines, CRLF. */
import type { CslItem, CslName } from "./csl-json.ts";
import { risDate } from "./publication-date.ts";

/** RIS types by CSL types; GEN for what RIS has no word for. */
export const RIS_TYPES: Readonly<Record<string, string>> = {
  book: "BOOK",
  chapter: "CHAP",
  "article-journal": "JOUR",
  "article-newspaper": "NEWS",
  "entry-encyclopedia": "ENCYC",
  thesis: "THES",
  report: "RPRT",
  webpage: "ELEC",
  dataset: "DATA",
  map: "MAP",
  legislation: "STAT",
  treaty: "LEGAL",
  legal_case: "CASE",
  manuscript: "MANSCPT",
};

/** RIS of one item of CSL-JSON. */
export function risEntry(item: CslItem): string {
  const [first, last] = pages(item.page);
  const lines: readonly (readonly [string, string | number | undefined])[] = [
    ["TY", RIS_TYPES[item.type] ?? "GEN"],
    ["ID", item.id],
    ["TI", item.title],
    ...(item.author ?? []).map((name) => ["AU", person(name)] as const),
    ...(item.editor ?? []).map((name) => ["ED", person(name)] as const),
    ...risDate(item).fields,
    [item.type === "article-journal" || item.type === "article-newspaper" ? "JO" : "T2", item["container-title"]],
    ["VL", item.volume],
    ["IS", item.issue],
    ["SP", first],
    ["EP", last],
    ["PB", item.publisher],
    ["DO", item.DOI],
    ["SN", item.ISBN],
    ["SN", item.ISSN],
    ["UR", item.URL],
    ["LA", item.language],
    ["N1", item.note],
    ["ER", ""],
  ];
  return lines
    .map(([tag, value]) =>
      value === undefined || (value === "" && tag !== "ER") ? "" : `${tag}  - ${String(value).replaceAll(/\s+/g, " ").trim()}\r\n`,
    )
    .join("");
}

/** RIS of many items, in their order. */
export const ris = (items: readonly CslItem[]): string => items.map(risEntry).join("\r\n");

/** What RIS does not say of the items, one sentence each. */
export const lostInRis = (items: readonly CslItem[]): string[] =>
  items.flatMap((item) => {
    const { lost } = risDate(item);
    const divided = [...(item.author ?? []), ...(item.editor ?? [])].filter((name) =>
      [name.literal, name.family, name.given].some((part) => part?.includes(",")),
    );
    return [
      ...(lost === undefined ? [] : [lost]),
      ...divided.map((name) => `RIS divides a name at its first comma, and ${person(name)} has one of its own`),
    ].map((what) => `${item.id}: ${what}`);
  });

const person = ({ family, given, literal }: CslName): string => literal ?? [family, given].filter((part) => part !== undefined).join(", ");

/** `144–150` as first and last page; anything else stays whole. */
function pages(page: string | undefined): readonly [string | undefined, string | undefined] {
  const range = /^(\w+)\s*[-–—]+\s*(\w+)$/.exec(page ?? "");
  return range ? [range[1], range[2]] : [page, undefined];
}
