/** Which act a sentence speaks of: one that it names, or “the treaty” of the article. */
import { actsMeantElsewhere, actsNamedElsewhere } from "./acts-elsewhere.ts";
import type { Finding } from "./analysis.ts";
import { slug } from "./proposal.ts";
import { outsidePublications } from "./publications.ts";

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
  /** language of the name; English where none is given */
  readonly lang?: string;
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
  String.raw`(?:(?:\p{Lu}[\p{L}\p{M}–-]+ )*(?:Peace |Boundary |Friendship |Non-Aggression )?${NOUN}(?: (?:of|on) (?:the )?\p{Lu}[\p{L}\p{M}-]+(?:(?: and|,(?= (?:\p{Lu}[\p{L}-]+, )*\p{Lu}[\p{L}-]+,? and \p{Lu})| de| la) (?:the )?\p{Lu}[\p{L}-]+)*)?)`,
  "gu",
);
const PLAIN =
  /\b(?:the|this|that|a|an|its|their|peace|first|final|new|secret|preliminary)(?: (?:earlier|previous|former|latter|same|said|resulting|original|definitive|provisional|official|boundary|border))? (treaty|agreement|convention|armistice|protocol|pact|accord|declaration|award|resolution|peace treaty)\b/giu;

const typeOf = (words: string): ActType => {
  const last = words
    .toLowerCase()
    .match(/treaty|agreement|convention|armistice|protocol|pact|accords?|declaration|award|resolution|constitution|decree|peace|act/g);
  return TYPES[last?.[0] ?? ""] ?? "treaty";
};

/** Words for an act that may take up another one: “the agreement” of Riga is the treaty. */
const GENERAL: ReadonlySet<ActType> = new Set(["treaty", "agreement", "convention", "protocol"]);

const PRONOUN = /(?<!\p{L})(?:it|which|er|es|jis|jį)(?!\p{L})/iu;
/** A sentence about the act itself that does not name it: “Signed on 5 May, …”. */
const OPENING =
  /^(?:Article |(?:Signed|Concluded|Ratified|Unterzeichnet|Geschlossen|Ratifiziert|Podpisan[yae]|Zawart[yae]|Ratyfikowan[yae]|Pasirašyta|Sudaryta|Ratifikuota)(?!\p{L}))/u;
/** So far behind a verb its object may begin. */
const OBJECT = 40;

/** The acts that each sentence speaks of, nearest to what is asked first; “the treaty” is the one named last, or the article's own. */
export class Acts {
  readonly #own: Act | undefined;
  /** acts named so far, each with the sentence that names it */
  readonly #named: { readonly act: Act; readonly sentence: number; readonly start: number }[] = [];
  #sentence = 0;

  constructor(findings: readonly Finding[], title: string | undefined) {
    const named = title === undefined ? undefined : [...title.matchAll(NAMED)].at(0)?.[0];
    const elsewhere = title === undefined ? undefined : actsNamedElsewhere(title).at(0);
    const first = findings.find(({ sentence: { plain } }) => plain.search(NAMED) >= 0 || plain.search(PLAIN) >= 0)?.sentence.plain ?? "";
    const plain = first.search(PLAIN);
    if (elsewhere) this.#own = { key: slug(elsewhere.key), name: elsewhere.name, type: elsewhere.type, lang: elsewhere.lang, known: [] };
    else if (named !== undefined && / /.test(named)) this.#own = { key: slug(named), name: named, type: typeOf(named), known: [] };
    else if (plain >= 0 && /^the /i.test(first.slice(plain)) && (first.search(NAMED) < 0 || plain < first.search(NAMED))) {
      const [, noun = "treaty"] = [...first.slice(plain).matchAll(PLAIN)][0] ?? [];
      this.#own = { key: slug(noun), name: `the ${noun.toLowerCase()}`, type: typeOf(noun), known: [] };
    }
  }

  /** Goes on to a sentence, after the acts of the one before it have become those named last. */
  read(finding: Finding): void {
    this.#sentence += 1;
    for (const each of namedIn(finding)) this.#named.push({ ...each, sentence: this.#sentence });
  }

  /** The act at or nearest to an offset of the sentence that was read last; undefined where it speaks of none. */
  at(finding: Finding, at: number, until: number): Act | undefined {
    const { plain } = finding.sentence;
    const near = namedIn(finding).sort((a, b) => Math.abs(a.start - at) - Math.abs(b.start - at))[0];
    const nouns = [...outsidePublications(stretches(plain, PLAIN), plain)].sort((a, b) => Math.abs(a.start - at) - Math.abs(b.start - at));
    // “The treaty remained in force until …, when Spain signed the Treaty of Córdoba”: what is named later is another verb's object
    const subject =
      near && near.start - until > OBJECT ? nouns.find((n) => n.start < at && /^(?:the|this|that) /i.test(n.match[0])) : undefined;
    if (near && !subject) return near.act;
    const noun = subject ?? nouns[0];
    if (noun) {
      const words = (noun.match[1] ?? "treaty").toLowerCase();
      const type = typeOf(words);
      if (/^(?:a|an|new|first) /i.test(noun.match[0])) {
        const act: Act = { key: slug(`${words} ${until}`), name: noun.match[0].replace(/^an? /i, ""), type, known: [] };
        this.#named.push({ act, sentence: this.#sentence, start: noun.start });
        return act;
      }
      return this.#meant(type, subject?.start) ?? { key: slug(words), name: `the ${words}`, type, known: [] };
    }
    const meant = [...actsMeantElsewhere(plain)].sort((a, b) => Math.abs(a.start - at) - Math.abs(b.start - at))[0];
    if (meant) return this.#meant(meant.type) ?? { key: slug(meant.name), name: meant.name, type: meant.type, lang: meant.lang, known: [] };
    return PRONOUN.test(plain) || OPENING.test(plain) ? this.#meant(undefined) : undefined;
  }

  /** What a definite article takes up: an act named in the sentence before, the article's own, or the one named last. */
  #meant(type: ActType | undefined, before = Number.POSITIVE_INFINITY): Act | undefined {
    const alike = (act: Act): boolean => type === undefined || act.type === type;
    const akin = (act: Act): boolean => type !== undefined && GENERAL.has(type) && GENERAL.has(act.type);
    const named = this.#named.filter(({ sentence, start }) => sentence < this.#sentence || start < before);
    const recent = named.filter(({ sentence }) => sentence >= this.#sentence - 1);
    return (
      recent.findLast(({ act }) => alike(act))?.act ??
      (this.#own && alike(this.#own) ? this.#own : undefined) ??
      named.findLast(({ act }) => alike(act))?.act ??
      named.findLast(({ act }) => akin(act))?.act ??
      (this.#own && akin(this.#own) ? this.#own : undefined)
    );
  }

  /** What “Article 1” without more belongs to. */
  get current(): Act | undefined {
    return this.#own ?? this.#named.at(-1)?.act;
  }
}

interface Matched {
  readonly start: number;
  readonly end: number;
  readonly match: RegExpMatchArray;
}
const stretches = (text: string, words: RegExp): Matched[] =>
  [...text.matchAll(words)].map((match) => ({ start: match.index, end: match.index + match[0].length, match }));

/** Acts that a sentence names by a name of their own. */
function namedIn({ sentence: { plain }, names }: Finding): { readonly start: number; readonly act: Act }[] {
  const inEnglish = stretches(plain, NAMED)
    .filter(({ match }) => / /.test(match[0]) && !/^(?:The )?(?:Peace|Act)$/.test(match[0]) && !/^(?:The|This) \p{L}+$/u.test(match[0]))
    .map(({ start, end, match }) => {
      const words = match[0].replace(/^(?:The|This) /, "");
      return { start, end, key: words, name: words, type: typeOf(words), lang: "en" };
    });
  return outsidePublications([...inEnglish, ...actsNamedElsewhere(plain)], plain).map(({ start, end, key, name, type, lang }) => {
    const known = names
      .filter((n) => n.start < end && start < n.end)
      .flatMap((n) => [...(n.kind === "instrument" ? n.ids : []), ...n.also.filter((a) => a.kind === "instrument").map((a) => a.id)]);
    return { start, act: { key: slug(key), name, type, known, ...(lang !== "en" && { lang }) } };
  });
}
