/** From the bytes of a file to an article, or to the reason why not. */
import type { Diagnostic } from "../../core/model/diagnostic.ts";
import type { Article } from "./article.ts";
import { type ArticleFault, articleFault } from "./faults.ts";
import { articleFromHtml } from "./html.ts";
import { articleFromMarkdown } from "./markdown.ts";
import { articleFromPlainText } from "./plain-text.ts";
import { articleFromWikitext } from "./wikitext.ts";

export const ARTICLE_FORMATS = ["text", "markdown", "html", "wikitext"] as const;
export type ArticleFormat = (typeof ARTICLE_FORMATS)[number];

/** Larger articles are refused: a person could not look through what would be proposed. */
export const LARGEST_ARTICLE = 2 * 1024 * 1024;
/** Deeper quotation or nesting than this is no article, and costs a parser more than it is worth. */
const DEEPEST_LINE = 200;

const READERS: Readonly<Record<ArticleFormat, (source: string) => Article>> = {
  text: articleFromPlainText,
  markdown: articleFromMarkdown,
  html: articleFromHtml,
  wikitext: articleFromWikitext,
};

const ENDINGS: Readonly<Record<string, ArticleFormat>> = {
  txt: "text",
  text: "text",
  md: "markdown",
  markdown: "markdown",
  html: "html",
  htm: "html",
  xhtml: "html",
  wiki: "wikitext",
  wikitext: "wikitext",
  mediawiki: "wikitext",
};

/** The format by the file's ending, else by what the text looks like. */
export function articleFormat(path: string, text: string): ArticleFormat {
  const ending = /\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase() ?? "";
  const known = Object.hasOwn(ENDINGS, ending) ? ENDINGS[ending] : undefined;
  if (known) return known;
  const start = text.slice(0, 20_000);
  if (/^\s*(?:<!doctype html|<html|<\?xml)|<\/(?:p|div|h[1-6])>/i.test(start)) return "html";
  if (/<ref[\s>]|\{\{|\[\[[^\]\n]+\]\]|^==[^=\n]+==\s*$/m.test(start)) return "wikitext";
  return /^#{1,6} \S|\[\^[^\]\s]+\]|\]\(https?:/m.test(start) ? "markdown" : "text";
}

export type ReadArticle = { readonly article: Article; readonly format: ArticleFormat } | { readonly diagnostics: readonly Diagnostic[] };

/** Reads an article. Too large, empty, not text or nested without end: a diagnostic with a remedy. */
export function readArticle(path: string, bytes: Uint8Array, format?: ArticleFormat): ReadArticle {
  const fault = (id: ArticleFault, message: string): ReadArticle => ({ diagnostics: [articleFault(id, path, message)] });
  if (bytes.length > LARGEST_ARTICLE)
    return fault("file-too-large", `${path} holds ${bytes.length} bytes, and ${LARGEST_ARTICLE} are the most for an article`);
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return fault("not-utf-8", `${path} is not text in UTF-8`);
  }
  const odd = text.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/g)?.length ?? 0;
  if (odd > 0) return fault("article-not-text", `${path} holds ${odd} control character${odd === 1 ? "" : "s"} that no text has`);
  const kind = format ?? articleFormat(path, text);
  if (kind === "markdown") {
    const deep = text.split("\n").find((line) => (/^[\s>*+-]*/.exec(line)?.[0].replaceAll(/\s/g, "").length ?? 0) > DEEPEST_LINE);
    if (deep !== undefined) return fault("article-too-deep", `a line of ${path} is nested more than ${DEEPEST_LINE} deep`);
  }
  const article = READERS[kind](text);
  if (!article.blocks.some((block) => block.kind === "paragraph"))
    return fault("empty-article", text.trim() === "" ? `${path} is empty` : `${path} holds no sentence when read as ${kind}`);
  return { article, format: kind };
}
