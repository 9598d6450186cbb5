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
  const reader = new BibtexReader(text);
  for (let begun = text.indexOf("@"); begun >= 0 && begun < text.length; begun = text.indexOf("@", reader.at)) {
    const entry = reader.entryAt(begun);
    if (typeof entry === "string") faults.push(`line ${reader.lineOf(begun)}: ${entry}`);
    else if (entry) entries.push({ ...entry, line: reader.lineOf(begun) });
  }
  return { entries, faults };
}

/** Goes through a file from its beginning to its end, and remembers its macros. */
class BibtexReader {
  /** where reading goes on */
  at = 0;
  readonly #text: string;
  readonly #strings = new Map(ENGLISH.map((month): [string, string] => [month.slice(0, 3).toLowerCase(), month]));
  #counted = { offset: 0, line: 1 };
  /** whether a value grew beyond all measure */
  #grown = false;

  constructor(text: string) {
    this.#text = text;
  }

  /** Offsets are asked for in ascending order, so that each line is counted once. */
  lineOf(offset: number): number {
    let { line } = this.#counted;
    for (let i = this.#counted.offset; i < offset; i++) if (this.#text[i] === "\n") line++;
    this.#counted = { offset, line };
    return line;
  }

  /** The entry that begins at an `@`; undefined for what is none, such as a comment or a macro; words where it is faulty. */
  entryAt(begun: number): Omit<BibtexEntry, "line"> | string | undefined {
    const text = this.#text;
    this.at = begun + 1;
    if (
      text
        .slice(text.lastIndexOf("\n", begun) + 1, begun)
        .trimStart()
        .startsWith("%")
    )
      return undefined;
    const kind = this.#word(/[A-Za-z]+/y).toLowerCase();
    this.#space();
    const close = text[this.at] === "{" ? "}" : text[this.at] === "(" ? ")" : "";
    if (kind === "" || close === "") return undefined;
    if (kind === "comment" || kind === "preamble") {
      if (close === "}") this.#enclosed("}");
      return undefined;
    }
    this.at++;
    this.#space();
    const key = kind === "string" ? "" : this.#word(/[^\s,{}()=]+/y);
    const fields = this.#fields(kind, close);
    if (fields === undefined || this.at >= text.length) return this.#unsound(key || kind, begun);
    this.at++;
    return kind === "string" ? undefined : { kind, key, fields };
  }

  /** Says what is wrong, and goes on at the next line that begins an entry. */
  #unsound(name: string, begun: number): string {
    const what = this.#grown
      ? `a value of the entry ${name} has more than ${LONGEST_VALUE} characters`
      : `the entry ${name} does not end, or a field of it has no value`;
    this.#grown = false;
    const next = /\n\s*@/g;
    next.lastIndex = begun + 1;
    this.at = next.exec(this.#text)?.index ?? this.#text.length;
    return what;
  }

  /** The fields up to the end of an entry; undefined where one has no name or no value. */
  #fields(kind: string, close: string): Map<string, string> | undefined {
    const text = this.#text;
    const fields = new Map<string, string>();
    for (this.#space(); this.at < text.length && text[this.at] !== close; this.#space()) {
      if (text[this.at] === ",") {
        this.at++;
        continue;
      }
      const name = this.#word(/[^\s=,{}()#"]+/y).toLowerCase();
      this.#space();
      if (name === "" || text[this.at] !== "=") return undefined;
      this.at++;
      const read = this.#value();
      if (read === undefined) return undefined;
      if (kind === "string") this.#strings.set(name, read);
      else if (!fields.has(name)) fields.set(name, read);
    }
    return fields;
  }

  /** Texts, numbers and macros, joined by `#`. */
  #value(): string | undefined {
    const text = this.#text;
    let whole = "";
    for (;;) {
      this.#space();
      if (text[this.at] === "{" || text[this.at] === '"') {
        const part = this.#enclosed(text[this.at] === "{" ? "}" : '"');
        if (part === undefined) return undefined;
        whole += part;
      } else {
        const name = this.#word(/[^\s{}"#,=%()]+/y);
        if (name === "") return undefined;
        whole += /^\d+$/.test(name) ? name : (this.#strings.get(name.toLowerCase()) ?? name);
      }
      if (whole.length > LONGEST_VALUE) {
        this.#grown = true;
        return undefined;
      }
      this.#space();
      if (text[this.at] !== "#") return whole;
      this.at++;
    }
  }

  #space(): void {
    const text = this.#text;
    while (this.at < text.length && /[\s%]/.test(text[this.at] as string)) {
      if (text[this.at] === "%") while (this.at < text.length && text[this.at] !== "\n") this.at++;
      else this.at++;
    }
  }

  #word(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.#text)?.[0] ?? "";
    this.at += found.length;
    return found;
  }

  /** The text between braces or quotation marks, the braces inside kept. */
  #enclosed(close: string): string | undefined {
    const text = this.#text;
    const from = ++this.at;
    for (let depth = 0; this.at < text.length; this.at++) {
      const char = text[this.at];
      if (char === "\\") this.at++;
      else if (depth === 0 && char === close) return text.slice(from, this.at++);
      else if (char === "{") depth++;
      else if (char === "}") depth--;
      if (depth < 0) return undefined;
    }
    return undefined;
  }
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
