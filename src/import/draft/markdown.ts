/** Markdown (CommonMark) as an article, by way of its syntax tree; raw HTML in it is left out. */
import type { Nodes, RootContent } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { type Article, articleOf, type Passage } from "./article.ts";

const DEFINITION = /^\[\^[^\]\n]{1,40}\]:/;

/** Words of a node and all below it; footnote references become `[label]`. */
function wordsOf(node: Nodes): string {
  switch (node.type) {
    case "text":
    case "inlineCode":
      return node.value.replaceAll(/\[\^([^\]\n]{1,40})\]/g, "[$1]");
    case "break":
      return "\n";
    case "html":
      return "";
    case "linkReference":
      return node.label?.startsWith("^") ? `[${node.label.slice(1)}]` : node.children.map(wordsOf).join("");
    case "image":
    case "imageReference":
      return "";
    default:
      return "children" in node ? node.children.map(wordsOf).join("") : "";
  }
}

function* passagesOf(node: RootContent): Iterable<Passage> {
  switch (node.type) {
    case "heading":
      yield { kind: "heading", text: wordsOf(node) };
      break;
    case "paragraph": {
      const [first] = node.children;
      const note = first?.type === "text" && DEFINITION.test(first.value);
      yield { kind: note ? "aside" : "paragraph", text: wordsOf(node) };
      break;
    }
    case "code":
      yield { kind: "aside", text: node.value };
      break;
    case "blockquote":
    case "list":
    case "listItem":
      for (const child of node.children) yield* passagesOf(child);
  }
}

/** More marks than this in one paragraph are no markup that anybody wrote, and take the parser the square of their number. */
const MOST_MARKS = 200;

/** Paragraphs that are full of marks as plain text; a marker of a note stays one. */
const withoutFloods = (source: string): string =>
  source
    .split(/(\n[ \t]*\n)/)
    .map((paragraph) =>
      (paragraph.match(/[*_`[<!~]/g)?.length ?? 0) > MOST_MARKS ? paragraph.replaceAll(/[*_`[\]<!~]/g, "\\$&") : paragraph,
    )
    .join("");

/** Reads Markdown; `[^1]` becomes the marker `[1]`, its note is no sentence. */
export function articleFromMarkdown(source: string): Article {
  const body = source.replace(/^---\n[\s\S]*?\n---\n/, "");
  return articleOf(fromMarkdown(withoutFloods(body)).children.flatMap((node) => [...passagesOf(node)]));
}
