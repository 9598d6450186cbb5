/** HTML as an article: headings, paragraphs and list items; scripts, tables, navigation and forms are left out. */
import { type DefaultTreeAdapterTypes, parse } from "parse5";
import { type Article, articleOf, type Passage } from "./article.ts";

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

const LEFT_OUT = new Set(
  "script style noscript template head nav aside form table figure svg math button select textarea iframe object audio video".split(" "),
);
const HEADINGS = new Set(["h1", "h2", "h3", "h4", "h5", "h6"]);
const BLOCKS = new Set(
  "p div section article main header footer body html ul ol li dl dt dd blockquote pre center address details summary hr".split(" "),
);
const NOTES = /\b(?:reflist|references|footnotes|mw-references|navbox|infobox|mw-editsection|noprint|hatnote|sidebar)\b/;

const isElement = (node: Node): node is Element => "tagName" in node;
const attribute = (element: Element, name: string): string => element.attrs.find((a) => a.name === name)?.value ?? "";

/** Reads HTML; `<sup>` with a note's number or word becomes a marker such as `[4]`. */
export function articleFromHtml(source: string): Article {
  const passages: Passage[] = [];
  let words = "";
  let kind: Passage["kind"] = "paragraph";
  const flush = (): void => {
    passages.push({ kind, text: words.replaceAll(/[ \t\r\n\f]+/g, " ") });
    words = "";
  };
  // An own stack: a page may nest deeper than the language's.
  const work: (Node | (() => void))[] = [parse(source)];
  for (let next = work.pop(); next !== undefined; next = work.pop()) {
    if (typeof next === "function") {
      next();
      continue;
    }
    if (next.nodeName === "#text") {
      words += (next as DefaultTreeAdapterTypes.TextNode).value;
      continue;
    }
    const children = "childNodes" in next ? next.childNodes : [];
    if (!isElement(next)) {
      work.push(...[...children].reverse());
      continue;
    }
    const tag = next.tagName;
    if (LEFT_OUT.has(tag) || attribute(next, "hidden") !== "" || NOTES.test(attribute(next, "class"))) continue;
    if (tag === "br") words += " ";
    else if (tag === "sup") {
      const raised = textOf(next);
      words +=
        /^\[.*\]$/.test(raised) || raised === ""
          ? raised
          : /^(?:\d{1,3}|[a-z]|\*)(?:[,–-]\d{1,3})*$/.test(raised) && !/\b(?:k?m|cm|mi)$/.test(words)
            ? `[${raised}]`
            : raised;
    } else if (HEADINGS.has(tag)) {
      flush();
      kind = "heading";
      work.push(() => {
        flush();
        kind = "paragraph";
      });
      work.push(...[...children].reverse());
    } else if (BLOCKS.has(tag)) {
      flush();
      work.push(flush);
      work.push(...[...children].reverse());
    } else work.push(...[...children].reverse());
  }
  flush();
  return articleOf(passages);
}

function textOf(element: Element): string {
  let text = "";
  const work: Node[] = [element];
  for (let node = work.pop(); node !== undefined; node = work.pop()) {
    if (node.nodeName === "#text") text += (node as DefaultTreeAdapterTypes.TextNode).value;
    else if ("childNodes" in node) work.push(...[...node.childNodes].reverse());
  }
  return text.replaceAll(/\s+/g, " ").trim();
}
