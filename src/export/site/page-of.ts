import { eIdOf } from "../../core/model/article-address.ts";
import type { Assertion } from "../../core/model/assertion.ts";
import type { AnyAuthored } from "../../core/model/authored.ts";

/** Names that files of a site may have; an id that reads as one would be a file and a folder in the same place. */
const FILE_NAME = /\.(?:html|json|txt|bib|ris|svg|csv|geojson|jsonld|xml|js|css|png|topojson)_*$/i;

/** A segment of an id as the name of a folder, never that of a file; different segments stay different. */
const folderNamed = (segment: string): string => encodeURIComponent(FILE_NAME.test(segment) ? `${segment}_` : segment);

const pathOf = (id: string): string => id.split("/").map(folderNamed).join("/");

/** Folder of the page of a viewpoint, with its world to take away; `pageOf` leads to its place among all viewpoints. */
export const viewpointFolder = (id: string): string => `viewpoints/${pathOf(id)}/`;

/** Folder of the page of a dispute. */
export const disputeFolder = (id: string): string => `disputes/${pathOf(id)}/`;

/** The folder of the static page of a record, relative to the site's root, with its closing slash. */
export function pageOf(record: Pick<AnyAuthored, "collection" | "id">): string {
  const id = pathOf(record.id);
  switch (record.collection) {
    case "instruments":
      return `treaties/${id}/`;
    case "polities":
    case "territories":
    case "events":
    case "sources":
    case "stories":
      return `${record.collection}/${id}/`;
    case "places":
      return `places/${id}/`;
    case "viewpoints":
      return `viewpoints/#${id}`;
    case "disagreements":
      return `disagreements/#${id}`;
    case "obligations":
      return `obligations/#${id}`;
    default:
      return `data/records/#${record.collection}-${id}`;
  }
}

/** The anchor of an effect on the page of its record, from 1: its eId where it stands in an article. */
export const effectAnchor = (article: string | undefined, effect: number): string =>
  article === undefined ? `effect-${effect}` : eIdOf(article, effect);

/** The page of an assertion's record with the assertion's anchor, relative to the site's root; records that share a page have only their own. */
export function pageOfAssertion(assertion: Pick<Assertion, "record" | "article" | "path">): string {
  const page = pageOf(assertion.record);
  return page.includes("#") ? page : `${page}#${encodeURIComponent(effectAnchor(assertion.article, Number(assertion.path.at(-1)) + 1))}`;
}

/** The anchor of the n-th anchored passage of a source on its page, from 1. */
export const annotationAnchor = (number: number): string => `annotation-${number}`;

/** The file with the full text of a source, beside its page. */
export const SOURCE_TEXT = "text.txt";
