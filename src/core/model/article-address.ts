/** Addresses of articles after `#`: as the record writes them (`2`, `2/1`), or as an eId of Akoma Ntoso (`art_2`, `art_2__para_1`). */

/** An article of an instrument, or one of its effects. */
export interface ArticleAddress {
  /** its key in the record */
  readonly article: string;
  /** which of its effects, from 1; absent: the article as a whole */
  readonly effect?: number;
}

/** Divisions that the Akoma Ntoso Naming Convention abbreviates, by the words that keys begin with. */
const DIVISIONS: readonly (readonly [words: string, element: string])[] = [
  ["article|art", "art"],
  ["paragraph|para|§", "para"],
  ["chapter|ch", "chp"],
  ["section|sec", "sec"],
  ["part", "part"],
  ["title", "title"],
  ["book", "book"],
  ["point", "point"],
  ["clause", "clause"],
];
const DIVISION = new RegExp(`(?<![\\p{L}\\p{N}])(${DIVISIONS.map(([words]) => words).join("|")})[ ._-]*(?=[\\p{N}IVXLCDM])`, "giu");
/** Parts that Akoma Ntoso has a name of its own for. */
const NAMED = /^(?:preamble|preface|conclusions)$/;
const NUMBER = /^(?:\p{N}+|[IVXLCDM]+)(?:[ ._-]*(?:\p{L}|bis|ter|quater|quinquies))?(?![\p{L}\p{N}])/u;

/**
 * The eId of an article by its key, or of its n-th effect, after the Akoma Ntoso Naming Convention: `2` → `art_2`, its first
 * effect `art_2__para_1`; `11(1)` → `art_11__para_1`; `preamble` → `preamble`; any other part is an attachment, `annex 1` → `att_annex-1`.
 */
export function eIdOf(key: string, effect?: number): string {
  const id = segmentsOf(key).join("__");
  return effect === undefined ? id : `${id}__${/(?:^|__)para_[^_]+$/.test(id) ? "subpara" : "para"}_${effect}`;
}

/** The inverse of `eIdOf` among the articles of one instrument; also reads their own keys, and `key/n`. */
export function addressIn(keys: Iterable<string>, part: string): ArticleAddress | undefined {
  const known = [...keys];
  if (known.includes(part)) return { article: part };
  const own = /^(.+)\/([1-9]\d{0,6})$/.exec(part);
  if (own?.[1] !== undefined && known.includes(own[1])) return { article: own[1], effect: Number(own[2]) };
  const wanted = part.toLowerCase();
  const by = (id: string): string | undefined => known.find((key) => eIdOf(key).toLowerCase() === id);
  const article = by(wanted);
  if (article !== undefined) return { article };
  const deeper = /^(.+)__(?:sub)?para_([1-9]\d{0,6})$/.exec(wanted);
  const outer = deeper?.[1] === undefined ? undefined : by(deeper[1]);
  return outer !== undefined && eIdOf(outer, Number(deeper?.[2])).toLowerCase() === wanted
    ? { article: outer, effect: Number(deeper?.[2]) }
    : undefined;
}

/** The steps from the act down to the part that a key names, `element_number` each. */
function segmentsOf(key: string): string[] {
  const text = key.trim();
  const cuts = [...text.matchAll(DIVISION)].map((m) => ({ at: m.index, word: m[1] ?? "", end: m.index + m[0].length }));
  const head = text.slice(0, cuts[0]?.at ?? text.length);
  // Marks alone, such as `*`, are told apart by their code points.
  if (slug(text) === "") return [`att_${[...key].map((mark) => (mark.codePointAt(0) ?? 0).toString(16)).join("-")}`];
  return [
    ...(slug(head) === "" ? [] : numbered("art", head)),
    ...cuts.flatMap(({ word, end }, i) => numbered(elementOf(word), text.slice(end, cuts[i + 1]?.at))),
  ];
}

const elementOf = (word: string): string => DIVISIONS.find(([words]) => words.split("|").includes(word.toLowerCase()))?.[1] ?? "art";

/** `11(1)` → the eleventh and its first paragraph; what has no number is a named part or an attachment. */
function numbered(element: string, text: string): string[] {
  const [number = ""] = NUMBER.exec(text.trim()) ?? [];
  if (number === "") {
    const name = slug(text).toLowerCase();
    return [NAMED.test(name) ? name : `att_${name}`];
  }
  const below = [
    ...text
      .trim()
      .slice(number.length)
      .matchAll(/[\p{L}\p{N}]+/gu),
  ].map(([n]) => n);
  return [
    `${element}_${slug(number)
      .replaceAll("-", "")
      .replace(/^0+(?=\d)/, "")}`,
    ...below.map((n, i) => `${LOWER[i] ?? "point"}_${n}`),
  ];
}
const LOWER = ["para", "subpara"] as const;

/** Letters and numbers of any script, runs of anything else as one hyphen. */
const slug = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "");
