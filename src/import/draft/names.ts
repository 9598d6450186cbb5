/** Names in a sentence: those of the atlas, and those that it does not know. */
import type { Day } from "../../core/time/historical-date.ts";
import { type Entry, type Gazetteer, isExactlyAt, isNameAt, type Named, type NamedKind } from "./gazetteer.ts";
import { slug } from "./proposal.ts";
import { type Token, tokensOf } from "./tokens.ts";

export interface NameFound {
  /** offsets into the sentence */
  readonly start: number;
  readonly end: number;
  readonly words: string;
  readonly kind: NamedKind;
  /** several where the name alone does not tell which */
  readonly ids: readonly string[];
  /** further things of other kinds with this name, such as a territory called like its town */
  readonly also: readonly { readonly kind: NamedKind; readonly id: string }[];
  /** the words name its people or are its adjective */
  readonly adjective: boolean;
  /** the atlas does not have it; the name under which it would be proposed */
  readonly proposed?: string;
}

/** When a sentence speaks, for telling apart what bore one name at different times. */
export type Moment = { readonly earliest: Day; readonly latest: Day } | "now" | undefined;

const ORDER: readonly NamedKind[] = ["polity", "historiography", "person", "place", "territory", "instrument", "event"];

const alive = ({ from, until }: Named, moment: Moment): boolean =>
  moment === undefined || (moment === "now" ? until === Infinity : from <= moment.latest && moment.earliest <= until);

/** All names of the atlas in a sentence, the longest first; only capitalised words count. */
export function namesIn(text: string, { byFirst }: Gazetteer, moment: Moment): NameFound[] {
  const tokens = tokensOf(text);
  const found: NameFound[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token;
    const inAnyCase = (byFirst.get(token.key) ?? []).filter(
      (entry) =>
        (token.capital || entry.small) &&
        isNameAt(entry, tokens, i) &&
        near(text, tokens, i, entry) &&
        (!entry.combining || /^[-–]/.test(text.slice(token.end))),
    );
    const exact = inAnyCase.filter((entry) => isExactlyAt(entry, tokens, i));
    const matching =
      exact.length > 0
        ? [...exact, ...inAnyCase.filter((e) => e.tokens.length > Math.max(...exact.map((x) => x.tokens.length)))]
        : inAnyCase;
    if (!token.capital && matching.length === 0) continue;
    if (matching.length > 0 && isNoState(text, token)) continue;
    if (matching.length > 0 && matching.every((e) => e.named.rank % 3 !== 0) && isLanguage(text, token)) continue;
    const titled = titledState(text, tokens, i, matching, byFirst);
    if (titled) {
      found.push(titled.name);
      i += titled.count - 1;
      continue;
    }
    if (matching.length === 0) continue;
    const longest = Math.max(...matching.map((entry) => entry.tokens.length));
    const last = tokens[i + longest - 1] as Token;
    const named = matching.filter((entry) => entry.tokens.length === longest).map((entry) => entry.named);
    const kind = kindOf(named, text, token.start, last.end);
    const ofKind = named.filter((n) => n.kind === kind);
    const living = ofKind.filter((n) => alive(n, moment));
    const pool = living.length > 0 ? living : ofKind;
    const rank = Math.min(...pool.map((n) => n.rank));
    const best = pool.filter((n) => n.rank === rank);
    found.push({
      start: token.start,
      end: last.end,
      words: text.slice(token.start, last.end),
      kind,
      ids: [...new Set(best.map((n) => n.id))].sort(),
      also: named.filter((n) => n.kind !== kind).map(({ kind: k, id }) => ({ kind: k, id })),
      adjective:
        rank === 1 || rank === 4 || (rank === 2 && text.slice(token.start, last.end).length > 0 && /(?:n|ns|sh|ch|s)$/.test(last.key)),
      ...(best[0]?.proposed !== undefined && { proposed: best[0].proposed }),
    });
    i += longest - 1;
  }
  return found;
}

const OTHER_AMERICANS = /\b(?:Spanish|Latin|South|Central|North|African|Native|Anglo)[- ]$/;

/** Words that a state shares with a whole continent or with the constitution of many states. */
function isNoState(text: string, { start, end }: Token): boolean {
  const [before, word, after] = [text.slice(Math.max(0, start - 10), start), text.slice(start, end), text.slice(end, end + 60)];
  if (/^Americans?$/.test(word)) return OTHER_AMERICANS.test(before);
  if (/^(?:Spanish|Latin)$/.test(word)) return /^[- ]Americans?\b/.test(after);
  if (/^Russians?$/.test(word)) return /\bWhite $/.test(before);
  // “Ukrainian and Byelorussian Soviet Socialist Republics”
  return word === "Soviet" && /^ (?:(?:Socialist|Federative|Federal|Autonomous) )*Republics?\b/.test(after);
}

const LANGUAGE = /(?:sh|ch|ese|ian|man|ek)$/;
const WORD = "\\p{Lu}\\p{Ll}+(?:sh|ch|ese|an|ek)";
const IN_LANGUAGES = new RegExp(`\\b(?:in|into|from)(?: both)? (?:${WORD}(?:, | and | or ))*$`, "u");
const NO_NOUN_AFTER = new RegExp(`^(?:(?:, | and | or )${WORD})*(?:[.;)]|$|, (?!\\p{Lu})| (?:as|only|by)\\b)`, "u");

/** “The text is in French”, “(Polish: Ryga)”: the language, and not the state. */
function isLanguage(text: string, { start, end }: Token): boolean {
  if (!LANGUAGE.test(text.slice(start, end))) return false;
  if (/[(;] ?$/.test(text.slice(Math.max(0, start - 2), start)) && text[end] === ":") return true;
  return IN_LANGUAGES.test(text.slice(Math.max(0, start - 60), start)) && NO_NOUN_AFTER.test(text.slice(end, end + 60));
}

/** The words of a name stand side by side: only a space, hyphen or dash between them, and a comma where the name has one. */
function near(text: string, tokens: readonly Token[], from: number, { tokens: words, commas }: Entry): boolean {
  for (let k = 0; k < words.length - 1; k++) {
    const between = text.slice(tokens[from + k]?.end, tokens[from + k + 1]?.start);
    // “Serbs, Croats, and Slovenes” is “Serbs, Croats and Slovenes” too.
    const listed = commas.has(k) || (commas.size > 0 && words[k + 1] === "and");
    if (!/^(?:[ \u00a0-]|[‐–—]|['’]|\. ?|['’]s )$/.test(between) && !(listed && /^, ?$/.test(between))) return false;
  }
  return true;
}

/** What a state does: the word after its name that tells it from the town of that name. */
const ACTS =
  /^(?:,? and \p{Lu}\p{L}+)* (?:(?:had|has|would|then|also|later) )?(?:signed|ratified|ceded|claimed|recogni[sz]ed|renounced|declared|agreed|refused|demanded|annexed|withdrew|promised|protested|joined)\b/u;
const BODY_BEFORE = /\b(?:[Gg]overnment|[Pp]arliament|[Cc]ouncil|[Pp]resident|[Kk]ing|[Pp]rince|[Dd]uke|[Aa]rmy|[Tt]roops) of (?:the )?$/;

/** The kind that a name stands for. A place stays one beside a state of which the words are only a part of the name, but for what states do. */
function kindOf(named: readonly Named[], text: string, start: number, end: number): NamedKind {
  const place = named.some((n) => n.kind === "place" && n.rank === 0);
  const states = named.filter((n) => n.kind === "polity");
  const partly = states.length > 0 && states.every((n) => n.rank === 2);
  if (place && partly && !ACTS.test(text.slice(end, end + 60)) && !BODY_BEFORE.test(text.slice(Math.max(0, start - 40), start)))
    return "place";
  // an act that shares its words with a name of its place or people counts only beside it
  return ORDER.find((kind) => named.some((n) => n.kind === kind)) as NamedKind;
}

const TITLE =
  /^(?:(?:United|Free|Grand|Soviet|Socialist|Federal|Democratic|People['’]s) )*(?:Kingdom|Republic|Empire|State|City|Duchy|Principality|Commonwealth|Dominion|Federation|Confederation|Union|Sultanate|Emirate|Khanate) of (?:the )?((?:\p{Lu}[\p{L}\p{M}’'-]+(?:,? and |, | )(?:the )?)*\p{Lu}[\p{L}\p{M}’'-]+)/u;

/**
 * A state under a title that the atlas does not have under it: of several peoples (“Kingdom of Serbs, Croats and Slovenes”), or called
 * after a town (“Free State of Fiume”). Its parts are not named by it.
 */
function titledState(
  text: string,
  tokens: readonly Token[],
  from: number,
  matching: readonly Entry[],
  byFirst: Gazetteer["byFirst"],
): { readonly name: NameFound; readonly count: number } | undefined {
  const { start } = tokens[from] as Token;
  const title = TITLE.exec(text.slice(start, start + 200));
  const rest = title?.[1];
  if (!title || rest === undefined) return undefined;
  const several = /, | and /.test(rest);
  // “Kingdom of Denmark and Prussia” is one state and another, unless its parts are peoples.
  const words =
    several && !/s(?:,|$)/.test(rest.split(" ")[0] ?? "")
      ? title[0].slice(0, title[0].length - rest.length) + (rest.split(/,| and /)[0] ?? "")
      : title[0];
  const end = start + words.length;
  const count = tokens.filter((token) => token.start >= start && token.end <= end).length;
  if (matching.some((entry) => entry.tokens.length >= count)) return undefined;
  const inner = tokens.findIndex((token) => token.start >= start + title[0].length - rest.length);
  const named = (at: number): readonly Entry[] => (byFirst.get(tokens[at]?.key ?? "") ?? []).filter((entry) => isNameAt(entry, tokens, at));
  const peoples = words === title[0] && several;
  const parts = named(inner);
  // “Republic of Central Lithuania” is not the Lithuania of the atlas.
  const within = Array.from({ length: Math.max(0, from + count - inner - 1) }, (_, k) => named(inner + 1 + k)).some(
    (found) => found.length > 0,
  );
  if (!peoples && (parts.length === 0 ? !within : parts.some(({ named: { kind } }) => kind === "polity"))) return undefined;
  const id = slug(words.replace(/ of the /, " of "));
  const name = { start, end, words, kind: "polity", ids: [id], also: [], adjective: false, proposed: words } as const;
  return { name, count };
}

/** Capitalised words that are no name of the atlas. */
export interface UnknownName {
  readonly start: number;
  readonly end: number;
  readonly words: string;
  /** an office stands before it, or it stands in apposition to one */
  readonly person: boolean;
}

const NO_NAMES = new Set(
  `the a an this that these those it he she they we i in on at by from after before during since when while as although though however but and or nor
  for with without under its his her their there some many most both despite only also thus therefore then later another each all no not
  article treaty peace war act agreement convention note declaration council assembly government army parliament commission conference
  january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday
  modern interwar early late summer winter spring autumn north south east west northern southern eastern western central european europe
  general president minister commissar king emperor queen prince marshal admiral colonel chancellor ambassador senator sir lord foreign affairs people prime
  according following between given once two three four five six seven eight nine ten until about into over`.split(/\s+/),
);
const OFFICE =
  /\b(?:[Gg]eneral|[Pp]resident|[Mm]inister(?: of [A-Z]\w+(?: [A-Z]\w+)*)?|[Cc]ommissar(?: (?:of|for) [A-Z]\w+(?: [A-Z]\w+)*)?|[Kk]ing|[Ee]mperor|[Qq]ueen|[Pp]rince|[Mm]arshal|[Aa]dmiral|[Cc]olonel|[Cc]hancellor|[Aa]mbassador|[Ss]enator|[Gg]overnor|[Ss]ecretary|Sir|Lord|[Hh]istorians?|[Jj]urist|[Dd]iplomat|[Cc]ount|Baron),? (?:of [^,]{1,60}, )?$/;

/** Runs of capitalised words that the atlas does not know; a lone word that opens the sentence is left out. */
export function unknownNamesIn(text: string, known: readonly { readonly start: number; readonly end: number }[]): UnknownName[] {
  const tokens = tokensOf(text);
  const found: UnknownName[] = [];
  const free = (token: Token): boolean => !known.some((n) => token.start < n.end && n.start < token.end);
  for (let i = 0; i < tokens.length; i++) {
    const nameable = (token: Token | undefined): token is Token =>
      token !== undefined && /^\p{Lu}/u.test(text.slice(token.start)) && !NO_NAMES.has(token.key) && free(token);
    if (!nameable(tokens[i])) continue;
    let last = i;
    while (nameable(tokens[last + 1]) && /^[ -]$/.test(text.slice(tokens[last]?.end, tokens[last + 1]?.start))) last += 1;
    const [start, end] = [(tokens[i] as Token).start, (tokens[last] as Token).end];
    const person = OFFICE.test(text.slice(Math.max(0, start - 120), start));
    if (end - start > 1 && (i > 0 || last > i || person)) found.push({ start, end, words: text.slice(start, end), person });
    i = last;
  }
  return found;
}
