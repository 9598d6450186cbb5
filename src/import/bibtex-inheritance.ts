/** What an entry of BibTeX takes from the one that it names in `crossref`, after appendix B of the manual of biblatex. */
import { type BibtexEntry, plainTex } from "./bibtex-text.ts";

const PARTS = new Set(["inbook", "bookinbook", "suppbook", "incollection", "suppcollection", "inreference", "inproceedings", "conference"]);
const IN_PERIODICAL = new Set(["article", "suppperiodical"]);
const VOLUMES = new Set(["book", "collection", "proceedings", "reference"]);

/** Fields that are about the whole work alone: its own names, its identifiers, what is remarked on it, what orders entries. */
const OWN = new Set(
  `title subtitle titleaddon shorttitle sorttitle indextitle indexsorttitle
   doi url urldate eprint eprinttype eprintclass note addendum annotation annote abstract keywords file pages pagetotal
   crossref xref xdata entryset entrysubtype execute ids label options presort related relatedoptions relatedstring relatedtype
   shorthand shorthandintro sortkey type langid owner timestamp date-added date-modified bdsk-url-1`.split(/\s+/),
);

/** The fields of an entry and, after them, what it inherits; what cannot be followed is said. */
export function inherited(
  entry: BibtexEntry,
  byKey: ReadonlyMap<string, BibtexEntry>,
  said: (text: string) => void,
  seen: ReadonlySet<string> = new Set(),
): ReadonlyMap<string, string> {
  const named = plainTex(entry.fields.get("crossref") ?? "");
  if (named === "") return entry.fields;
  const parent = byKey.get(named);
  if (parent === undefined || named === entry.key || seen.has(named)) {
    said(parent === undefined ? `its crossref ${named} is no entry of the file` : `its crossref ${named} leads back to itself`);
    return entry.fields;
  }
  const fields = new Map(entry.fields);
  const give = (name: string, value: string | undefined): void => {
    if (value !== undefined && !fields.has(name)) fields.set(name, value);
  };
  const from = inherited(parent, byKey, () => {}, new Set([...seen, entry.key]));
  const as = titleFor(entry.kind, parent.kind);
  if (as !== undefined) {
    // A part that names its book itself does not get the subtitle of another.
    if (!fields.has(as)) give(as.replace("title", "subtitle"), from.get("subtitle"));
    // BibTeX gives the book its title as booktitle too.
    give(as, from.get(as) ?? from.get("title"));
  }
  // A date is one, however many fields it is written in.
  const dated = ["date", "year"].some((name) => fields.has(name));
  for (const [name, value] of from) if (!OWN.has(name) && !(dated && /^(?:date|year|month|day)$/.test(name))) give(name, value);
  return fields;
}

/** What the title of the whole is called in its part. */
function titleFor(part: string, whole: string): string | undefined {
  if (IN_PERIODICAL.has(part)) return "journaltitle";
  if (PARTS.has(part)) return whole.startsWith("mv") ? "maintitle" : "booktitle";
  return VOLUMES.has(part) && whole.startsWith("mv") ? "maintitle" : undefined;
}
