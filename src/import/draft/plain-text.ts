/** Plain text as an article: paragraphs stand between blank lines, and the text itself is the working copy. */
import { type Article, type Block, opensAside } from "./article.ts";

const LONGEST_HEADING = 90;
const ENDED = /[.!?…。:;,]["'”’»)\]]*\s*(?:\[[^\]\n]{1,40}\]\s*)*$/u;

/** A line of its own without a full stop, in capitals or no longer than a headline. */
const isHeading = (text: string, first: boolean): boolean =>
  !text.includes("\n") &&
  text.length <= LONGEST_HEADING &&
  !ENDED.test(text) &&
  (first || /^[\p{Lu}\p{N}]/u.test(text)) &&
  !/^\[/.test(text);

/** Reads plain text; line ends become `\n`, everything else stays as it is, so that offsets are those of the file. */
export function articleFromPlainText(source: string): Article {
  const text = source.replaceAll(/\r\n?/g, "\n");
  const blocks: Block[] = [];
  let aside = false;
  let title: string | undefined;
  const add = (start: number, raw: string): void => {
    const from = start + (raw.length - raw.trimStart().length);
    const own = raw.trim();
    if (own === "") return;
    const line = own.split("\n", 1)[0] ?? "";
    if (own !== line && (opensAside(line) || /^(?:={2,}|-{2,})\s*$/.test(own.slice(line.length + 1).split("\n", 1)[0] ?? ""))) {
      const rest = own.slice(line.length + 1);
      const ruled = /^(?:={2,}|-{2,})[ \t]*(?:\n|$)/.exec(rest)?.[0].length ?? 0;
      heading(from, line);
      add(from + line.length + 1 + ruled, rest.slice(ruled));
    } else if (isHeading(own, blocks.length === 0)) heading(from, own);
    else blocks.push({ kind: aside ? "aside" : "paragraph", start: from, end: from + own.length });
  };
  const heading = (start: number, words: string): void => {
    aside = opensAside(words);
    if (!aside) title ??= words;
    blocks.push({ kind: "heading", start, end: start + words.length });
  };
  let start = 0;
  for (const gap of text.matchAll(/\n[ \t]*\n\s*/g)) {
    add(start, text.slice(start, gap.index));
    start = gap.index + gap[0].length;
  }
  add(start, text.slice(start));
  // A lone line that is all there is, is a sentence without its full stop.
  if (blocks.length === 1 && blocks[0]?.kind === "heading") return { text, blocks: [{ ...blocks[0], kind: "paragraph" }] };
  return { text, blocks, ...(title !== undefined && { title }) };
}
