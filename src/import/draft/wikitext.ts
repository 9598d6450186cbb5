/**
 * Wikitext as an article. Our own reader, because what matters here is the place of each note: the libraries that read wikitext
 * throw `<ref>` away or ask a server for templates.
 */
import { lookUp } from "../imported.ts";
import { type Article, articleOf, type Passage } from "./article.ts";

/** Templates that flag a sentence, by their name in lower case → the marker that stands for them. */
const FLAGS: Readonly<Record<string, string>> = {
  "citation needed": "citation needed",
  cn: "citation needed",
  fact: "citation needed",
  "reikia šaltinio": "citation needed",
  fakt: "citation needed",
  "better source needed": "better source needed",
  "unreliable source?": "unreliable source?",
  dubious: "dubious",
  who: "who?",
  "who?": "who?",
  "by whom": "by whom?",
  when: "when?",
  clarify: "clarification needed",
  "verification needed": "verification needed",
  disputed: "disputed",
};
/** Templates whose first or last argument is the text that a reader sees. */
const SHOWN: Readonly<Record<string, "first" | "last">> = {
  lang: "last",
  nowrap: "first",
  nobr: "first",
  abbr: "first",
  ill: "first",
  "interlanguage link": "first",
  small: "first",
  nihongo: "first",
  transl: "last",
  transliteration: "last",
};
const MEASURES = new Set(["convert", "cvt"]);

/** Reads wikitext; notes become markers numbered in their order, links and emphasis their words, tables and other templates nothing. */
export function articleFromWikitext(source: string): Article {
  const plain = withoutMarks(
    withoutLinks(withoutBraces(withNotes(source.replaceAll(/\r\n?/g, "\n").replaceAll(/<!--[\s\S]*?(?:-->|$)/g, "")))),
  );
  const passages: Passage[] = [];
  let paragraph: string[] = [];
  const flush = (): void => {
    passages.push({ kind: "paragraph", text: paragraph.join("\n") });
    paragraph = [];
  };
  for (const line of plain.split("\n")) {
    const heading = /^(={1,6})\s*(.+?)\s*\1\s*$/.exec(line);
    const item = /^[*#:;]+\s*(.*)$/.exec(line);
    if (heading || item || line.trim() === "") flush();
    if (heading) passages.push({ kind: "heading", text: heading[2] ?? "" });
    else if (item) passages.push({ kind: "paragraph", text: item[1] ?? "" });
    else if (line.trim() !== "") paragraph.push(line);
  }
  flush();
  return articleOf(passages);
}

/** `<ref>…</ref>` and `<ref name=…/>` as `[n]`; one name has one number. */
function withNotes(text: string): string {
  const numbers = new Map<string, number>();
  let count = 0;
  const numberOf = (attributes: string): string => {
    const name = /\bname\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'/>]+))/i.exec(attributes);
    const key = name ? (name[1] ?? name[2] ?? name[3] ?? "") : undefined;
    const known = key === undefined ? undefined : numbers.get(key);
    if (known !== undefined) return `[${known}]`;
    count += 1;
    if (key !== undefined) numbers.set(key, count);
    return `[${count}]`;
  };
  const closing = [...text.matchAll(/<\/ref\s*>/gi)];
  let next = 0;
  let past = 0;
  let out = "";
  // Tag by tag: looking for the end of each note from its beginning takes the square of their number where none ends.
  for (const open of text.matchAll(/<ref\b([^<>]*)>/gi)) {
    if (open.index < past) continue;
    const [tag, attributes = ""] = open;
    let end = open.index + tag.length;
    if (!attributes.endsWith("/")) {
      while (next < closing.length && (closing[next] as RegExpMatchArray & { index: number }).index < end) next++;
      const close = closing[next];
      if (close === undefined) break;
      end = close.index + close[0].length;
    }
    out += text.slice(past, open.index) + numberOf(attributes);
    past = end;
  }
  return out + text.slice(past);
}

/** Templates and tables, innermost first by one pass over their braces. */
function withoutBraces(text: string): string {
  const open: { readonly at: number; readonly closes: string }[] = [];
  let out = "";
  for (let i = 0; i < text.length; i++) {
    const two = text.slice(i, i + 2);
    if (two === "{{" || two === "{|") {
      open.push({ at: out.length, closes: two === "{{" ? "}}" : "|}" });
      i += 1;
    } else if (open.length > 0 && two === open.at(-1)?.closes) {
      const { at = 0, closes } = open.pop() ?? {};
      out = out.slice(0, at) + (closes === "}}" ? shown(out.slice(at)) : "");
      i += 1;
    } else out += text[i];
  }
  // What is never closed is dropped from its opening on to the end of that paragraph.
  const first = open[0]?.at;
  if (first === undefined) return out;
  const end = out.indexOf("\n\n", first);
  return out.slice(0, first) + (end < 0 ? "" : out.slice(end));
}

function shown(template: string): string {
  const [head = "", ...parts] = template.split("|");
  const name = head.trim().toLowerCase().replaceAll("_", " ");
  const flag = lookUp(FLAGS, name);
  if (flag !== undefined) return `[${flag}]`;
  const values = parts.filter((part) => !/^\s*[\w-]+\s*=/.test(part)).map((part) => part.trim());
  const which = lookUp(SHOWN, name) ?? (name.startsWith("lang-") ? "first" : undefined);
  if (which) return (which === "first" ? values[0] : values.at(-1)) ?? "";
  if (MEASURES.has(name)) return values.slice(0, 2).join(" ");
  return "";
}

/** `[[target|words]]` and `[address words]` as their words; files and categories as nothing. */
function withoutLinks(text: string): string {
  let before: string;
  let rounds = 0;
  do {
    before = text;
    text = text.replaceAll(/\[\[([^[\]]*)\]\]/g, (_, inside: string) =>
      /^\s*:?(?:file|image|category|vaizdas|kategorija|plik|kategoria)\s*:/i.test(inside) ? "" : (inside.split("|").at(-1) ?? ""),
    );
    rounds += 1;
  } while (text !== before && rounds < 8);
  return text.replaceAll(/\[(?:https?:)?\/\/[^\s[\]]+ ?([^[\]]*)\]/g, "$1");
}

const withoutMarks = (text: string): string =>
  text
    .replaceAll(/'{2,5}/g, "")
    .replaceAll(/__[A-Z]+__/g, "")
    .replaceAll(/<br\s*\/?>/gi, " ")
    .replaceAll(/<[^<>]{0,200}>/g, "")
    .replaceAll("&nbsp;", "\u00a0")
    .replaceAll("&ndash;", "–")
    .replaceAll("&mdash;", "—")
    .replaceAll("&quot;", '"')
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
