import type { AnyAuthored } from "../../core/model/authored.ts";
import { bibtexEntry } from "../../export/bibtex.ts";
import { type CslItem, cslItem } from "../../export/csl-json.ts";
import { risEntry } from "../../export/ris.ts";
import { pageOf } from "../../export/site/page-of.ts";
import { nameOf } from "../data/record-names.ts";
import { type Page, rootAddress } from "./page.tsx";
import { type Written, written } from "./written.ts";

/** What a page of the site is called by those who cite it: its address, where the site's is known. */
export const addressOf = (page: Page): string | undefined => {
  const root = rootAddress(page.site);
  return root && `${root}${page.prefix()}${page.path}`;
};

/** A page as an entry of the atlas, for reference managers. */
function entryOf(page: Page, record: AnyAuthored): CslItem {
  const { head } = page.site.atlas;
  const url = addressOf(page);
  return {
    id: `${record.collection}-${record.id}`,
    type: "entry-encyclopedia",
    title: page.plain(nameOf(record)),
    ...(head.authors === undefined ? {} : { author: head.authors }),
    "container-title": page.plain(head.title),
    ...(head.publisher === undefined ? {} : { publisher: head.publisher }),
    ...(head.doi === undefined ? {} : { DOI: head.doi }),
    ...(url === undefined ? {} : { URL: url }),
    language: page.lang,
  };
}

/** Name and kind of the files in which a page, or the source that it is about, can be cited. */
const FORMATS = [
  ["csl.json", "application/vnd.citationstyles.csl+json", "CSL-JSON"],
  ["bib", "application/x-bibtex", "BibTeX"],
  ["ris", "application/x-research-info-systems", "RIS"],
] as const;

const stem = (record: AnyAuthored): string => (record.collection === "sources" ? "source" : "cite");

/** The three files of a record's page: the work itself for a source, the page as an entry of the atlas for any other. */
export function* citationFiles(page: Page, record: AnyAuthored): Generator<Written> {
  const item = (): CslItem => (record.collection === "sources" ? cslItem(record) : entryOf(page, record));
  const path = `${decodeURIComponent(pageOf(record))}${stem(record)}`;
  // one set of files for the pages of all languages
  if (page.prefix() !== "") return;
  yield written(`${path}.csl.json`, () => JSON.stringify([item()], null, 1));
  yield written(`${path}.bib`, () => bibtexEntry(item()));
  yield written(`${path}.ris`, () => risEntry(item()));
}

/** Links to these files: for the head of the page, and for the reader. */
export function citationLinks(
  page: Page,
  record: AnyAuthored,
): readonly { readonly href: string; readonly type: string; readonly title: string }[] {
  const folder = page.root + pageOf(record);
  return FORMATS.map(([ending, type, title]) => ({ href: `${folder}${stem(record)}.${ending}`, type, title }));
}

/** "Cite this page" at the foot of a record's page: the words, and the files. */
export function CiteThis({ page, record }: { page: Page; record: AnyAuthored }) {
  const { head } = page.site.atlas;
  const authors = (head.authors ?? []).map((person) => person.literal ?? [person.given, person.family].filter(Boolean).join(" "));
  const url = addressOf(page);
  const source = record.collection === "sources";
  return (
    <section class="cite-this">
      <h2>{page.say(source ? "page.cite.source" : "page.cite")}</h2>
      {!source && (
        <p>
          {authors.length > 0 && `${authors.join(", ")}: `}
          {page.say("page.cite.entry", { title: page.plain(nameOf(record)), atlas: page.plain(head.title) })}
          {head.publisher !== undefined && ` ${head.publisher}.`}
          {head.doi !== undefined && ` https://doi.org/${head.doi}`}
          {url !== undefined && ` ${url}`}
        </p>
      )}
      <p class="downloads">
        {citationLinks(page, record).map(({ href, type, title }) => (
          <a key={title} href={href} type={type}>
            {title}
          </a>
        ))}
      </p>
      <WholeData page={page} />
    </section>
  );
}

/** Buttons to the whole atlas in formats that open elsewhere; all of them stand on the page of data. */
const BUTTONS = ["geopackage", "geoparquet", "pmtiles", "csv", "panel", "json"];

function WholeData({ page }: { page: Page }) {
  const { dataFiles } = page.site;
  const buttons = dataFiles.filter((file) => BUTTONS.includes(file.format));
  if (buttons.length === 0) return null;
  return (
    <p class="downloads">
      <a href={`${page.root}${page.prefix()}data/#formats`}>{page.say("page.data.formats")}</a>{" "}
      {buttons.map(({ path, media }) => (
        <a key={path} href={page.root + path} type={media} download>
          {path.slice(path.lastIndexOf("/") + 1)}
        </a>
      ))}
    </p>
  );
}

/** `citation_*` of a page, as Zotero and other readers of citations take it. */
export function CitationMeta({ page, title }: { page: Page; title: string }) {
  const { head } = page.site.atlas;
  const url = addressOf(page);
  const authors = (head.authors ?? []).map((person) => person.literal ?? [person.family, person.given].filter(Boolean).join(", "));
  return (
    <>
      <meta name="citation_title" content={title} />
      <meta name="citation_language" content={page.lang} />
      <meta name="citation_inbook_title" content={page.plain(head.title)} />
      {authors.map((author) => (
        <meta key={author} name="citation_author" content={author} />
      ))}
      {head.publisher !== undefined && <meta name="citation_publisher" content={head.publisher} />}
      {head.doi !== undefined && <meta name="citation_doi" content={head.doi} />}
      {url !== undefined && <meta name="citation_public_url" content={url} />}
    </>
  );
}
