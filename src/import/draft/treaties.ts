/** Which act a sentence speaks of: one that it names, or “the treaty” of the article. */
import type { Finding } from "./analysis.ts";
import { slug } from "./proposal.ts";

export type ActType =
  | "treaty"
  | "agreement"
  | "convention"
  | "armistice"
  | "protocol"
  | "note"
  | "declaration"
  | "award"
  | "resolution"
  | "decision"
  | "ultimatum"
  | "constitution"
  | "decree"
  | "act";

export interface Act {
  /** part of its id */
  readonly key: string;
  readonly name: string;
  readonly type: ActType;
  /** records of the atlas that bear its name */
  readonly known: readonly string[];
}

const TYPES: Readonly<Record<string, ActType>> = {
  treaty: "treaty",
  peace: "treaty",
  pact: "treaty",
  agreement: "agreement",
  accord: "agreement",
  accords: "agreement",
  convention: "convention",
  armistice: "armistice",
  protocol: "protocol",
  declaration: "declaration",
  award: "award",
  resolution: "resolution",
  ultimatum: "ultimatum",
  constitution: "constitution",
  act: "act",
  decree: "decree",
};
const NOUN = "(?:Treaty|Agreement|Convention|Armistice|Protocol|Pact|Accords?|Declaration|Award|Resolution|Constitution|Decree|Act|Peace)";
const NAMED = new RegExp(
  String.raw`(?:(?:\p{Lu}[\p{L}\p{M}–-]+ )*(?:Peace |Boundary |Friendship |Non-Aggression )?${NOUN}(?: (?:of|on) (?:the )?\p{Lu}[\p{L}\p{M}-]+(?:(?: and|,| de| la) (?:the )?\p{Lu}[\p{L}-]+)*)?)`,
  "gu",
);
const PLAIN =
  /\b(?:the|this|that|a|an|its|their|peace|first|final|new|secret|preliminary) (treaty|agreement|convention|armistice|protocol|pact|accord|declaration|award|resolution|peace treaty)\b/giu;

const typeOf = (words: string): ActType => {
  const last = words
    .toLowerCase()
    .match(/treaty|agreement|convention|armistice|protocol|pact|accords?|declaration|award|resolution|constitution|decree|peace|act/g);
  return TYPES[last?.[0] ?? ""] ?? "treaty";
};

/** The acts that each sentence speaks of, nearest to what is asked first; “the treaty” is the article's own, or the one named last. */
export class Acts {
  readonly #own: Act | undefined;
  #last: Act | undefined;

  constructor(findings: readonly Finding[], title: string | undefined) {
    const named = title === undefined ? undefined : [...title.matchAll(NAMED)].at(0)?.[0];
    const first = findings.find(({ sentence: { plain } }) => plain.search(NAMED) >= 0 || plain.search(PLAIN) >= 0)?.sentence.plain ?? "";
    const plain = first.search(PLAIN);
    if (named !== undefined && / /.test(named)) this.#own = { key: slug(named), name: named, type: typeOf(named), known: [] };
    else if (plain >= 0 && /^the /i.test(first.slice(plain)) && (first.search(NAMED) < 0 || plain < first.search(NAMED))) {
      const [, noun = "treaty"] = [...first.slice(plain).matchAll(PLAIN)][0] ?? [];
      this.#own = { key: slug(noun), name: `the ${noun.toLowerCase()}`, type: typeOf(noun), known: [] };
    }
  }

  /** The act at or nearest to an offset of a sentence; undefined where it speaks of none. Ask in the order of the text. */
  at({ sentence: { plain }, names }: Finding, at: number, until: number): Act | undefined {
    const named = [...plain.matchAll(NAMED)]
      .filter((m) => / /.test(m[0]) && !/^(?:The )?(?:Peace|Act)$/.test(m[0]))
      .map((m) => ({ start: m.index, end: m.index + m[0].length, words: m[0].replace(/^(?:The|This) /, "") }));
    const near = named.sort((a, b) => Math.abs(a.start - at) - Math.abs(b.start - at))[0];
    if (near) {
      const known = names
        .filter((n) => n.start < near.end && near.start < n.end)
        .flatMap((n) => [...(n.kind === "instrument" ? n.ids : []), ...n.also.filter((a) => a.kind === "instrument").map((a) => a.id)]);
      this.#last = { key: slug(near.words), name: near.words, type: typeOf(near.words), known };
      return this.#last;
    }
    const noun = [...plain.matchAll(PLAIN)].sort((a, b) => Math.abs(a.index - at) - Math.abs(b.index - at))[0];
    if (noun) {
      const words = (noun[1] ?? "treaty").toLowerCase();
      const type = typeOf(words);
      if (/^(?:a|an|new|first) /i.test(noun[0])) {
        this.#last = { key: slug(`${words} ${until}`), name: noun[0].replace(/^an? /i, ""), type, known: [] };
        return this.#last;
      }
      const candidate = this.#own?.type === type ? this.#own : this.#last?.type === type ? this.#last : undefined;
      return candidate ?? { key: slug(words), name: `the ${words}`, type, known: [] };
    }
    return /\b(?:it|which)\b/.test(plain) || /^Article /.test(plain) ? (this.#own ?? this.#last) : undefined;
  }

  /** What “Article 1” without more belongs to. */
  get current(): Act | undefined {
    return this.#own ?? this.#last;
  }
}
