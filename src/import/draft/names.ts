/** Names in a sentence: those of the atlas, and those that it does not know. */
import type { Day } from "../../core/time/historical-date.ts";
import type { Gazetteer, Named, NamedKind } from "./gazetteer.ts";
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
    if (!token.capital) continue;
    const matching = (byFirst.get(token.key) ?? []).filter(
      (entry) => entry.tokens.every((key, k) => tokens[i + k]?.key === key) && near(text, tokens, i, entry.tokens.length),
    );
    if (matching.length === 0) continue;
    const longest = Math.max(...matching.map((entry) => entry.tokens.length));
    const last = tokens[i + longest - 1] as Token;
    const named = matching.filter((entry) => entry.tokens.length === longest).map((entry) => entry.named);
    // an act that shares its words with a name of its place or people counts only beside it
    const kind = ORDER.find((k) => named.some((n) => n.kind === k)) as NamedKind;
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

/** The words of a name stand side by side: only a space, hyphen or dash between them. */
function near(text: string, tokens: readonly Token[], from: number, count: number): boolean {
  for (let k = from; k < from + count - 1; k++) {
    const between = text.slice(tokens[k]?.end, tokens[k + 1]?.start);
    if (!/^(?:[ \u00a0-]|[‐–—]|['’]|\. ?|['’]s )$/.test(between)) return false;
  }
  return true;
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
