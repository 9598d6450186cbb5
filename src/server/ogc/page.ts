/** The look of the resources of OGC API in a browser: plain pages without scripts, for people who follow a link. */
import { xml } from "../../export/xml-text.ts";
import type { Link, OgcAsking } from "./resource.ts";

/** Text of a page that is mark-up already. */
export interface Markup {
  readonly markup: string;
}

export const text = (value: string | number | null | undefined): string => xml(String(value ?? ""));

export const link = (href: string, words: string): string => `<a href="${xml(href)}">${xml(words)}</a>`;

/** A sentence in which names stand between backticks. */
export const sentence = (words: string): Markup => ({ markup: xml(words).replace(/`([^`]+)`/g, "<code>$1</code>") });

/** A table; a cell is a text, or mark-up as it stands. */
export function table(caption: string, heads: readonly string[], rows: readonly (readonly (string | number | null | Markup)[])[]): string {
  const cell = (value: string | number | null | Markup): string =>
    typeof value === "object" && value !== null ? value.markup : text(value);
  const body = rows.map(
    ([first = "", ...others]) => `<tr><th scope="row">${cell(first)}</th>${others.map((v) => `<td>${cell(v)}</td>`).join("")}</tr>`,
  );
  return `<div class="wide" role="region" aria-label="${xml(caption)}" tabindex="0"><table><caption>${xml(caption)}</caption><thead><tr>${heads.map((h) => `<th scope="col">${xml(h)}</th>`).join("")}</tr></thead><tbody>${body.join("")}</tbody></table></div>`;
}

const STYLE = `:root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;max-width:70rem;margin:0 auto;padding:1.5rem 1rem 4rem;color:#22252a;background:#f6f3ec;overflow-wrap:anywhere}
h1{font-size:1.6rem;line-height:1.2}h2{font-size:1.2rem;margin-top:2rem}a{color:#1d4e79}nav,footer{font-size:.9rem}figure{margin:1rem 0}figure svg{max-width:100%;height:auto;background:#f6f3ec}.wide{overflow-x:auto}table{border-collapse:collapse;font-size:.9rem;overflow-wrap:normal}caption{text-align:start;font-weight:600;padding:.5rem 0}th,td{text-align:start;vertical-align:top;padding:.3rem .8rem .3rem 0;border-bottom:1px solid #0002}tbody th{font-weight:500}code{font-size:.9em}
@media(prefers-color-scheme:dark){body{color:#e9e6df;background:#23272b}a{color:#9ac7ef}th,td{border-color:#fff3}}`;

const WORDS: Readonly<Record<string, string>> = {
  conformance: "Conformance",
  api: "The API",
  collections: "Collections",
  items: "Features",
  schema: "Columns",
  tiles: "Tiles",
  tileMatrixSets: "Tile matrix sets",
};

/** The way up to a page, by its path. */
function trail({ base, root, day, path }: OgcAsking): string {
  const here = day ? `OGC API on ${day.text}` : "OGC API";
  const parts = path.split("/").filter((part) => part !== "");
  const steps = parts.map((part, i) => {
    const words = WORDS[part] ?? decodeURIComponent(part);
    return i === parts.length - 1
      ? `<span aria-current="page">${text(words)}</span>`
      : link(`${root}/${parts.slice(0, i + 1).join("/")}?f=html`, words);
  });
  return [
    link(`${base}/`, "Atlas"),
    parts.length === 0 ? `<span aria-current="page">${text(here)}</span>` : link(`${root}/?f=html`, here),
    ...steps,
  ].join(" › ");
}

export interface Page {
  readonly title: string;
  /** mark-up */
  readonly body: string;
  /** links of the document; those to other formats stand at the foot */
  readonly links: readonly Link[];
}

export function pageOf(asking: OgcAsking, { title, body, links }: Page): string {
  const json = links.find(({ rel }) => rel === "self");
  const foot = json ? `<footer><p>${link(json.href, "The same as JSON")}</p></footer>` : "";
  const heads = links
    .filter(({ rel }) => rel === "next" || rel === "prev")
    .map(({ rel, href }) => `<link rel="${rel}" href="${xml(href)}">`);
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${text(title)}</title>${heads.join("")}<style>${STYLE}</style></head>
<body><nav aria-label="You are here">${trail(asking)}</nav><main><h1>${text(title)}</h1>${body}</main>${foot}</body></html>
`;
}
