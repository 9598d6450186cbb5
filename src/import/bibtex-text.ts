/** The grammar of BibTeX: entries, strings, concatenation, braces; and TeX text as plain text. */
import { ENGLISH } from "../core/time/month-names.ts";

export interface BibtexEntry {
  readonly kind: string;
  readonly key: string;
  /** values as written, macros put in, names in lower case */
  readonly fields: ReadonlyMap<string, string>;
  /** line on which it begins, from 1 */
  readonly line: number;
}
export interface BibtexFile {
  readonly entries: readonly BibtexEntry[];
  /** what could not be read, in words */
  readonly faults: readonly string[];
}

/** More characters than this no value has: macros that double one another would fill the memory. */
const LONGEST_VALUE = 100_000;

/** Reads the entries of a BibTeX or biblatex file; a faulty entry is left out and said. */
export function readBibtex(text: string): BibtexFile {
  const entries: BibtexEntry[] = [];
  const faults: string[] = [];
  const strings = new Map(ENGLISH.map((month): [string, string] => [month.slice(0, 3).toLowerCase(), month]));
  let at = 0;
  let counted = { offset: 0, line: 1 };
  /** Offsets are asked for in ascending order, so that each line is counted once. */
  const lineOf = (offset: number): number => {
    let { line } = counted;
    for (let i = counted.offset; i < offset; i++) if (text[i] === "\n") line++;
    counted = { offset, line };
    return line;
  };
  const space = (): void => {
    while (at < text.length && /[\s%]/.test(text[at] as string)) {
      if (text[at] === "%") while (at < text.length && text[at] !== "\n") at++;
      else at++;
    }
  };
  const word = (pattern: RegExp): string => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0] ?? "";
    at += found.length;
    return found;
  };
  /** The text between braces or quotation marks, the braces inside kept. */
  const enclosed = (close: string): string | undefined => {
    const from = ++at;
    for (let depth = 0; at < text.length; at++) {
      const char = text[at];
      if (char === "\\") at++;
      else if (depth === 0 && char === close) return text.slice(from, at++);
      else if (char === "{") depth++;
      else if (char === "}") depth--;
      if (depth < 0) return undefined;
    }
    return undefined;
  };
  let grown = false;
  const value = (): string | undefined => {
    let whole = "";
    for (;;) {
      space();
      if (text[at] === "{" || text[at] === '"') {
        const part = enclosed(text[at] === "{" ? "}" : '"');
        if (part === undefined) return undefined;
        whole += part;
      } else {
        const name = word(/[^\s{}"#,=%()]+/y);
        if (name === "") return undefined;
        whole += /^\d+$/.test(name) ? name : (strings.get(name.toLowerCase()) ?? name);
      }
      if (whole.length > LONGEST_VALUE) {
        grown = true;
        return undefined;
      }
      space();
      if (text[at] !== "#") return whole;
      at++;
    }
  };
  for (at = text.indexOf("@"); at >= 0 && at < text.length; at = text.indexOf("@", at)) {
    const begun = at++;
    if (
      text
        .slice(text.lastIndexOf("\n", begun) + 1, begun)
        .trimStart()
        .startsWith("%")
    )
      continue;
    const kind = word(/[A-Za-z]+/y).toLowerCase();
    space();
    const close = text[at] === "{" ? "}" : text[at] === "(" ? ")" : "";
    if (kind === "" || close === "") continue;
    if (kind === "comment" || kind === "preamble") {
      if (close === "}") enclosed("}");
      continue;
    }
    at++;
    space();
    const fields = new Map<string, string>();
    const key = kind === "string" ? "" : word(/[^\s,{}()=]+/y);
    let sound = true;
    for (space(); at < text.length && text[at] !== close; space()) {
      if (text[at] === ",") {
        at++;
        continue;
      }
      const name = word(/[^\s=,{}()#"]+/y).toLowerCase();
      space();
      if (name === "" || text[at] !== "=") {
        sound = false;
        break;
      }
      at++;
      const read = value();
      if (read === undefined) {
        sound = false;
        break;
      }
      if (kind === "string") strings.set(name, read);
      else if (!fields.has(name)) fields.set(name, read);
    }
    if (!sound || at >= text.length) {
      const what = grown
        ? `a value of the entry ${key || kind} has more than ${LONGEST_VALUE} characters`
        : `the entry ${key || kind} does not end, or a field of it has no value`;
      faults.push(`line ${lineOf(begun)}: ${what}`);
      grown = false;
      at = begun + 1;
      const next = /\n\s*@/g;
      next.lastIndex = at;
      at = next.exec(text)?.index ?? text.length;
      continue;
    }
    at++;
    if (kind !== "string") entries.push({ kind, key, fields, line: lineOf(begun) });
  }
  return { entries, faults };
}

/** Combining marks of TeX's accents. */
const ACCENTS: Readonly<Record<string, string>> = {
  "`": "\u0300",
  "'": "\u0301",
  "^": "\u0302",
  "~": "\u0303",
  "=": "\u0304",
  u: "\u0306",
  ".": "\u0307",
  '"': "\u0308",
  r: "\u030a",
  H: "\u030b",
  v: "\u030c",
  c: "\u0327",
  k: "\u0328",
  d: "\u0323",
  b: "\u0331",
};
const LETTERS: Readonly<Record<string, string>> = {
  ss: "ß",
  ae: "æ",
  AE: "Æ",
  oe: "œ",
  OE: "Œ",
  o: "ø",
  O: "Ø",
  l: "ł",
  L: "Ł",
  aa: "å",
  AA: "Å",
  i: "ı",
  j: "ȷ",
  dh: "ð",
  DH: "Ð",
  th: "þ",
  TH: "Þ",
  dj: "đ",
  DJ: "Đ",
  textbackslash: "\\",
  textasciitilde: "~",
  textasciicircum: "^",
  lbrace: "{",
  rbrace: "}",
  textbraceleft: "{",
  textbraceright: "}",
  textendash: "–",
  textemdash: "—",
  textquotesingle: "'",
  textquoteright: "’",
  textquoteleft: "‘",
  ldots: "…",
  dots: "…",
  textellipsis: "…",
  S: "§",
  P: "¶",
  pounds: "£",
  copyright: "©",
  textregistered: "®",
  textdegree: "°",
  textnumero: "№",
  guillemotleft: "«",
  guillemotright: "»",
  quotedblbase: "„",
};

const TOKENS =
  /\\([`'^~=."])\s*(?:\{(\\?[A-Za-z])\}|(\\[ij](?![A-Za-z])|[A-Za-z]))|\\([uvHtcdbkr])(?:\s*\{(\\?[A-Za-z])\}|\s+(\\?[A-Za-z])(?![A-Za-z]))|\\([A-Za-z]+)(?:\{\}|[ \t]+|(?![A-Za-z]))|\\([%#&$_{}])|\\\\|\\\s|([{}])|(---|--|``|''|~)/g;
const MARKS: Readonly<Record<string, string>> = { "---": "—", "--": "–", "``": "“", "''": "”", "~": "\u00a0" };

/** TeX as plain text: accents and letters by their commands, dashes and quotation marks, braces and formatting dropped. */
export function plainTex(tex: string): string {
  const accented = (mark: string, letter: string): string => `${letter.replace("\\", "")}${ACCENTS[mark] ?? ""}`.normalize("NFC");
  return tex
    .replaceAll(
      TOKENS,
      (
        _,
        mark?: string,
        a?: string,
        b?: string,
        word?: string,
        c?: string,
        d?: string,
        name?: string,
        special?: string,
        brace?: string,
        typed?: string,
      ) => {
        if (mark !== undefined) return accented(mark, a ?? b ?? "");
        if (word !== undefined) return accented(word, c ?? d ?? "");
        if (name !== undefined) return Object.hasOwn(LETTERS, name) ? (LETTERS[name] as string) : "";
        if (brace !== undefined) return "";
        return special ?? (typed === undefined ? " " : (MARKS[typed] ?? ""));
      },
    )
    .replaceAll(/[ \t\r\n]+/g, " ")
    .trim();
}
