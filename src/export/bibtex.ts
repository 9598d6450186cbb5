/** Sources as BibTeX. Text stays in UTF-8; what TeX would read as a command is escaped. */
import type { CslItem, CslName } from "./csl-json.ts";
import { bibtexDate } from "./publication-date.ts";

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
    ...bibtexDate(item).fields,
    [container, item["container-title"]],
    ["volume", item.volume],
    ["number", item.issue],
    ["pages", item.page === undefined ? undefined : escaped(item.page).replaceAll(/\s*[–—]\s*/g, "--")],
    [publisher, item.publisher],
    ["doi", item.DOI],
    ["isbn", item.ISBN],
    ["issn", item.ISSN],
    ["url", item.URL],
    ["langid", item.language],
    ["note", item.note],
    // BibTeX has no such kinds; biblatex and Zotero read them here.
    ["type", entry === "misc" ? item.type.replaceAll("_", " ") : undefined],
  ];
  const lines = fields.flatMap(([name, value]) =>
    value === undefined || value === ""
      ? []
      : [`  ${name} = {${WRITTEN.has(name) ? String(value) : VERBATIM.has(name) ? balanced(String(value)) : escaped(String(value))}}`],
  );
  return `@${entry}{${key(item.id)},\n${lines.join(",\n")}\n}\n`;
}

/** BibTeX of many items, in their order. */
export const bibtex = (items: readonly CslItem[]): string => items.map(bibtexEntry).join("\n");

/** What BibTeX and biblatex do not say of the items, one sentence each. */
export const lostInBibtex = (items: readonly CslItem[]): string[] =>
  items.flatMap((item) => {
    const { lost } = bibtexDate(item);
    return lost === undefined ? [] : [`${item.id}: ${lost}`];
  });

/** Values that are in the form of BibTeX already: names, each part escaped; pages with their dashes; dates, whose `~` is a mark and not a space. */
const WRITTEN: ReadonlySet<string> = new Set(["author", "editor", "pages", "date"]);
const VERBATIM: ReadonlySet<string> = new Set(["url", "doi"]);

const key = (id: string): string => id.replaceAll(/[^\p{L}\p{N}._:/+-]/gu, "-");

/** A name as `family, given`; a whole one in braces, so that it is not split at its `and` or its spaces. */
const names = (people: readonly CslName[] | undefined): string | undefined =>
  people
    ?.map(({ family, given, literal }) =>
      literal !== undefined
        ? `{${escaped(literal)}}`
        : [family, given]
            .filter((part) => part !== undefined)
            .map((part) => (/\band\b|,/.test(part) ? `{${escaped(part)}}` : escaped(part)))
            .join(", "),
    )
    .join(" and ");

const SPECIAL: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
  "{": "\\textbraceleft{}",
  "}": "\\textbraceright{}",
};
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

/** Text as TeX prints it. Braces stand as commands: as marks they would group, and vanish. */
const escaped = (text: string): string =>
  [...oneLine(text)]
    .map((char) => SPECIAL[char] ?? (/[%#&$_]/.test(char) ? `\\${char}` : char))
    .join("")
    // Marks that TeX joins to dashes and quotation marks are kept apart.
    .replaceAll(/(?<=-)(?=-)|(?<=`)(?=`)|(?<=')(?=')/g, "{}");
