/** Who does what to whom around a cue: the names before and after it in its clause. */
import type { Finding } from "./analysis.ts";
import { type Clause, clauseAt } from "./clauses.ts";
import type { NameFound } from "./names.ts";

export interface Roles {
  readonly clause: Clause;
  /** polities that act, ids; empty where none is named */
  readonly agents: readonly NameFound[];
  /** polities after the verb (before it, where who acts follows) */
  readonly objects: readonly NameFound[];
  readonly lands: readonly NameFound[];
  readonly places: readonly NameFound[];
}

interface Verb {
  readonly start: number;
  readonly end: number;
  readonly passive: boolean;
}

/** One id per name; names that may be several polities are left out. */
export const idsOf = (names: readonly NameFound[]): string[] => [
  ...new Set(names.flatMap((name) => (name.ids.length === 1 ? name.ids : []))),
];

/** An adjective is who acts only before a word for a government, an army or the like: “Polish general”, never “German-speaking”. */
const BODY =
  /^(?:['’]s)? (?:\p{Ll}+ )?(?:government|authorit|delegat|army|armies|forces|troops|soldiers|side|general|commander|navy|fleet|parliament|diet|assembly|envoy|minister|president|king|cabinet|leader|politician|police|militia|council|\p{Lu}\p{Ll})/u;
const PEOPLE = /(?:s|Dutch|British|French|Swiss|Irish|Japanese|Chinese|Portuguese|Spanish|Turks|men)$/;

const acts = (text: string, name: NameFound, names: readonly NameFound[]): boolean => {
  if (!name.adjective) return true;
  const before = names.findLast((other) => other.end <= name.start);
  // “Ober Ost, the German occupying authority” is one body
  if (before && /^, the $/.test(text.slice(before.end, name.start))) return false;
  const joined = names.some(
    (other) =>
      other !== name &&
      other.kind === "polity" &&
      /^[–—-]$/.test(other.start >= name.end ? text.slice(name.end, other.start) : text.slice(other.end, name.start)),
  );
  return joined || BODY.test(text.slice(name.end)) || PEOPLE.test(name.words);
};

/** Reads the roles around a verb. */
export function rolesOf({ sentence, clauses, names, cues }: Finding, verb: Verb): Roles {
  const clause = clauseAt(clauses, verb.start, sentence.plain);
  const inside = names.filter((name) => clause.start <= name.start && name.end <= clause.end);
  const polities = inside.filter((name) => name.kind === "polity" && acts(sentence.plain, name, names));
  const before = polities.filter((name) => name.end <= verb.start);
  const after = polities.filter((name) => name.start >= verb.end);
  const by = / (?:by|przez|von|durch) (?:the |a |its |der |den |dem )?/g;
  by.lastIndex = verb.end - 3;
  const agentAt = verb.passive ? by.exec(sentence.plain.slice(0, clause.end)) : undefined;
  const land = inside.filter(
    (name) => name.kind === "territory" || (name.kind === "place" && name.also.some((a) => a.kind === "territory")),
  );
  const places = inside.filter((name) => name.kind === "place");
  if (verb.passive) {
    const agents = agentAt
      ? after.filter((name) => name.start >= agentAt.index && name.start <= agentAt.index + agentAt[0].length + 40)
      : [];
    return { clause, agents, objects: [...before, ...after.filter((name) => !agents.includes(name))], lands: land, places };
  }
  return {
    clause,
    agents: subject(
      sentence.plain,
      before,
      verb.start,
      cues.filter((c) => !c.passive && c.end < verb.start).map((c) => c.end),
    ),
    objects: after,
    lands: land,
    places,
  };
}

/** What stands before an offset, as far as it matters. */
const tail = (text: string, at: number): string => text.slice(Math.max(0, at - 80), at);
const BODY_OF =
  /\b(?:[Aa]ssembly|[Gg]overnment|[Pp]arliament|[Cc]ouncil|[Pp]resident|[Kk]ing|[Qq]ueen|[Ee]mperor|[Cc]ongress|[Cc]abinet|[Ss]enate|[Aa]rmy|[Ff]orces|[Tt]roops|[Pp]eople|[Mm]inister|[Ss]upreme Court) of (?:the )?$/;
const objectOf = (text: string, at: number, verbs: readonly number[]): boolean =>
  verbs.some((end) => end <= at && at - end < 30 && !/[,;]|\b(?:that|which|who|when|as|and)\b/.test(text.slice(end, at)));

/** The subject before a verb: the first name of the clause's last group, with those joined to it by “and” or a comma. */
function subject(text: string, before: readonly NameFound[], verb: number, verbs: readonly number[]): readonly NameFound[] {
  if (before.length < 2) return before;
  const groups: NameFound[][] = [];
  for (const name of before) {
    const previous = groups.at(-1)?.at(-1);
    if (previous && /^(?:,? and (?:the )?|, (?:the )?|\s?[–—-]\s?)$/.test(text.slice(previous.end, name.start))) groups.at(-1)?.push(name);
    else groups.push([name]);
  }
  // what stands after a preposition is no subject: “retreating from Russia, Lithuania secured”
  // … but “the Assembly of Lithuania” is; what follows another verb closely is that one's object
  const free = groups.filter(
    ([first]) =>
      BODY_OF.test(tail(text, first?.start ?? 0)) ||
      (!objectOf(text, first?.start ?? 0, verbs) &&
        !/\b(?:of|in|from|to|with|against|between|by|over|under|for|into|within|than|toward|towards|mit|von|aus|nach|zwischen|gegen|für|an|z|ze|w|we|do|od|przez|na|dla|między|su|iš|į|tarp|nuo|iki)(?: the| dem| der| den)?(?: \p{Ll}+)? $/u.test(
          tail(text, first?.start ?? 0),
        )),
  );
  const clausal = free.filter((group) => !/, (?:which|who|that) /.test(text.slice(group[0]?.start, verb)) || free.length === 1);
  return (clausal.at(-1) ?? free.at(-1) ?? groups[0]) as readonly NameFound[];
}
