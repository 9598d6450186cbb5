/** Sources as BibTeX. Text stays in UTF-8; what TeX would read as a command is escaped. */
import type { CslItem, CslName } from "./csl-json.ts";

const ENTRY: Readonly<Record<string, string>> = {
  book: "book",
  chapter: "incollection",
  "article-journal": "article",
  "article-newspaper": "article",
  "entry-encyclopedia": "incollection",
  thesis: "phdthesis",
  report: "techreport",
  manuscript: "unpublished",
};

/** BibTeX of one item of CSL-JSON, ending in a line break. */
export function bibtexEntry(item: CslItem): string {
  const entry = ENTRY[item.type] ?? "misc";
  const [year, month] = item.issued?.["date-parts"]?.[0] ?? [];
  const container =
    entry === "article"
      ? "journal"
      : entry === "incollection"
        ? "booktitle"
        : entry === "misc" || entry === "unpublished"
          ? "howpublished"
          : "series";
  const publisher = entry === "phdthesis" ? "school" : entry === "techreport" ? "institution" : "publisher";
  const fields: readonly (readonly [string, string | number | undefined])[] = [
    ["title", item.title],
    ["author", names(item.author)],
    ["editor", names(item.editor)],
    ["year", year],
    ["month", month],
    [container, item["container-title"]],
    ["volume", item.volume],
    ["number", item.issue],
    ["pages", item.page?.replaceAll(/\s*[–—]\s*/g, "--")],
    [publisher, item.publisher],
    ["doi", item.DOI],
    ["isbn", item.ISBN],
    ["url", item.URL],
    ["langid", item.language],
    ["note", item.note],
    // BibTeX has no such kinds; biblatex and Zotero read them here.
    ["type", entry === "misc" ? item.type.replaceAll("_", " ") : undefined],
  ];
  const lines = fields.flatMap(([name, value]) =>
    value === undefined || value === "" ? [] : [`  ${name} = {${VERBATIM.has(name) ? balanced(String(value)) : escaped(String(value))}}`],
  );
  return `@${entry}{${key(item.id)},\n${lines.join(",\n")}\n}\n`;
}

/** BibTeX of many items, in their order. */
export const bibtex = (items: readonly CslItem[]): string => items.map(bibtexEntry).join("\n");

const VERBATIM: ReadonlySet<string> = new Set(["url", "doi"]);

const key = (id: string): string => id.replaceAll(/[^\p{L}\p{N}._:/+-]/gu, "-");

/** A name as `family, given`; a whole one in braces, so that it is not split at its `and` or its spaces. */
const names = (people: readonly CslName[] | undefined): string | undefined =>
  people
    ?.map(({ family, given, literal }) =>
      literal !== undefined
        ? `{${literal}}`
        : [family, given]
            .filter((part) => part !== undefined)
            .map((part) => (/\band\b|,/.test(part) ? `{${part}}` : part))
            .join(", "),
    )
    .join(" and ");

const SPECIAL: Readonly<Record<string, string>> = { "\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}" };
const oneLine = (text: string): string => text.replaceAll(/\s+/g, " ").trim();

/** Braces that do not pair would end the field. */
function balanced(text: string): string {
  const line = oneLine(text);
  let depth = 0;
  const sound = [...line].every((char) => {
    if (char === "{") depth++;
    if (char === "}") depth--;
    return depth >= 0;
  });
  return sound && depth === 0 ? line : line.replaceAll("{", "%7B").replaceAll("}", "%7D");
}

function escaped(text: string): string {
  const line = oneLine(text);
  const sound = balanced(line) === line;
  return [...line]
    .map(
      (char) =>
        SPECIAL[char] ??
        (/[%#&$_]/.test(char) ? `\\${char}` : !sound && /[{}]/.test(char) ? `\\${char === "{" ? "lbrace" : "rbrace"}{}` : char),
    )
    .join("");
}
