/** Which files become pages of the documentation, where they stand, and how they are listed. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import type { Heading, Link, Nodes, Root } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { gfmTable } from "micromark-extension-gfm-table";
import { slugger } from "./slug.ts";

export const projectRoot = fileURLToPath(new URL("../../", import.meta.url));

/** The page that lists the others: its headings are the parts of the documentation. */
export const CONTENTS = "docs/README.md";
const ALONE = ["README.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "CHANGELOG.md", "examples/README.md", "editors/vscode/README.md"];

export interface DocsPage {
  /** path of its file in the project */
  readonly file: string;
  /** folder on the site, with a closing slash; empty for the first page */
  readonly path: string;
  readonly title: string;
  readonly tree: Root;
  /** anchor of each heading */
  readonly anchors: ReadonlyMap<Heading, string>;
}

export const isFolder = (path: string): boolean => existsSync(join(projectRoot, path)) && statSync(join(projectRoot, path)).isDirectory();

const markdownUnder = (folder: string): string[] =>
  readdirSync(join(projectRoot, folder), { recursive: true, encoding: "utf8" })
    .map((name) => `${folder}/${name.replaceAll("\\", "/")}`)
    .filter((path) => path.endsWith(".md"))
    .sort();

/** `docs/reference/format.md` stands at `reference/format/`, what is not in `docs/` at its own path or below `project/`. */
function pathOf(file: string): string {
  const inDocs = file.startsWith("docs/") ? file.slice("docs/".length) : file.includes("/") ? file : `project/${file}`;
  return `${inDocs.replace(/(^|\/)README\.md$/, "$1").replace(/\.md$/, "/")}`.toLowerCase();
}

/** Words of a node and all below it. */
export function wordsOf(node: Nodes): string {
  if ("value" in node) return node.value;
  return "children" in node ? node.children.map(wordsOf).join(node.type === "tableRow" ? " " : "") : "";
}

/** Every node of a tree, a node before what is below it. */
export function* nodesOf(node: Nodes): Generator<Nodes> {
  yield node;
  if ("children" in node) for (const child of node.children) yield* nodesOf(child);
}

function pageOf(file: string): DocsPage {
  const text = readFileSync(join(projectRoot, file), "utf8");
  const tree = fromMarkdown(text, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] });
  const headings = [...nodesOf(tree)].filter((node): node is Heading => node.type === "heading");
  const first = headings.find(({ depth }) => depth === 1);
  if (first === undefined) throw new Error(`${file} has no title`);
  const anchor = slugger();
  return {
    file,
    path: pathOf(file),
    title: wordsOf(first),
    tree,
    anchors: new Map(headings.map((heading) => [heading, anchor(wordsOf(heading))])),
  };
}

export const readPages = (): readonly DocsPage[] => [...markdownUnder("docs"), ...markdownUnder("spec"), ...ALONE].map(pageOf);

export interface Part {
  readonly heading: string;
  readonly links: readonly { readonly name: string; readonly file: string }[];
}

/** Parts of the documentation, as the list of contents has them. */
export function partsOf(contents: DocsPage): readonly Part[] {
  const parts: { heading: string; links: { name: string; file: string }[] }[] = [];
  for (const node of contents.tree.children) {
    if (node.type === "heading" && node.depth === 2) parts.push({ heading: wordsOf(node), links: [] });
    else if (node.type === "list")
      for (const link of [...nodesOf(node)].filter((one): one is Link => one.type === "link"))
        parts.at(-1)?.links.push({ name: wordsOf(link), file: posix.join(posix.dirname(CONTENTS), link.url) });
  }
  return parts;
}
