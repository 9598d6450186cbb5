/** What can be wrong with an article, in one table: the reader of a file, the splitter and the page about drafting share it. */
import type { Diagnostic, Severity } from "../../core/model/diagnostic.ts";

interface Fault {
  readonly severity: Severity;
  readonly why: string;
  readonly help: string;
}

export const ARTICLE_FAULTS = {
  "file-too-large": {
    severity: "error",
    why: "every sentence is to be looked at by a person",
    help: "split it into articles, and draft from each",
  },
  "not-utf-8": {
    severity: "error",
    why: "letters of other encodings would be read as different ones",
    help: "save it as UTF-8 text; of a PDF or a word processor's file, save the text",
  },
  "article-not-text": {
    severity: "error",
    why: "it is a binary file, and its letters are not in it as text",
    help: "save the article as text, Markdown, HTML or wikitext",
  },
  "article-too-deep": { severity: "error", why: "no article quotes that deeply", help: "take the marks off the front of that line" },
  "empty-article": {
    severity: "error",
    why: "records are drafted from sentences",
    help: "give a file with the article's text, and where its ending does not tell, its --format",
  },
  "marker-without-sentence": {
    severity: "warning",
    why: "a marker that opens a line belongs to the sentence before it",
    help: "put the sentence back that stood before it, or take the marker away",
  },
} as const satisfies Readonly<Record<string, Fault>>;

export type ArticleFault = keyof typeof ARTICLE_FAULTS;

/** A fault of an article as a diagnostic; `at` are offsets into the working copy. */
export const articleFault = (id: ArticleFault, file: string, message: string, at = { start: 0, end: 0 }): Diagnostic => {
  const { severity, why, help } = ARTICLE_FAULTS[id];
  return { rule: id, severity, message, span: { file, start: at.start, end: at.end }, why, help };
};
