/** Whom a sentence gives as the source of what it says: “Lithuanians asserted”, “some historians”, “according to Peru”. */
import { type Clause, clauseAt } from "./clauses.ts";
import type { NameFound, UnknownName } from "./names.ts";

export interface Attribution {
  /** offsets of the holder and verb in the sentence */
  readonly start: number;
  readonly end: number;
  readonly clause: Clause;
  /** the holder as written, without article */
  readonly holder: string;
  readonly verb: string;
  /** a polity or a historiography of the atlas */
  readonly name?: NameFound;
  /** `position`: a polity's own; `reading`: of historians, a historiography, unnamed people; `motive`: what somebody felt or wanted */
  readonly kind: "position" | "reading" | "motive";
  readonly rule: string;
}

const SAYS = String.raw`(?:assert|claim|argue|maintain|contend|insist|state|allege|believe|consider|regard|view|see|hold|deny|denie|dispute|interpret|suggest|describe|declare|say|note|conclude|affirm|reject|emphasi[sz]e|hold|held|said|saw|stresse|reply|replie|estimate|object|protest)(?:s|d|ed|es)?`;
const THINKS = String.raw`(?:fear|hope|want|wish|intend|desire|seek|sought|aim|worrie|worry|expect|prefer|plan)(?:s|d|ed)?`;
const ADVERB = String.raw`(?:(?:have|has|had|still|also|long|officially|later|now|generally|often|usually|repeatedly|always|never|continue to|continued to|did not|do not|does not) )*(?:\p{Ll}+ly )?`;
const PEOPLE = String.raw`(?:historian|scholar|author|researcher|writer|commentator|jurist|lawyer|observer|critic|politician|diplomat|nationalist|expert|contemporarie|analyst)s?`;
const READERS = new RegExp(
  String.raw`\b(?<holder>(?:(?:[Ss]ome|[Mm]any|[Mm]ost|[Ss]everal|[Oo]ther|[Mm]odern|[Cc]ertain|[Ee]arlier|[Ll]ater|[Cc]ontemporary|[Ff]ew|[Ll]egal|\p{Lu}[\p{L}–-]+) )*(?:(?:${PEOPLE})(?: and (?:${PEOPLE}))?|[Hh]istoriography|[Ss]cholarship|[Ll]iterature))(?: (?:of|in|on|such as) [^,;]{1,60}?)?(?:, (?:who|which) [^,;]{1,80},)? (?<verb>${ADVERB}(?:${SAYS}|${THINKS}))\b`,
  "gu",
);
const ACCORDING = /\b(?:[Aa]ccording to|[Ii]n the (?:view|opinion|eyes) of|(?<=^)For) (?:the )?(?<holder>[^,;.]{3,80}?),/gu;
const UNNAMED =
  /\b(?<verb>(?:[Ii]t (?:is|was|has been) (?:often |sometimes |generally |widely )?(?:said|claimed|argued|believed|thought|asserted|alleged|reported)|[Rr]eportedly|[Aa]llegedly|[Ss]upposedly|(?:is|are|was|were) (?:often |sometimes |generally |widely )?(?:said|believed|thought|considered|regarded|alleged|reported)(?= to\b| as\b| by (?:some|many|most)\b)))\b/gu;
const VERB_AFTER = new RegExp(
  String.raw`^(?:['’]s?)?(?: (?:government|authorities|delegation|delegates|side|leaders?|politicians|officials|public|press|representatives?|negotiators|diplomats|parliament|envoys?|nationalists|landmen|people))?(?:,[^,;]{1,80},)? (?<verb>${ADVERB}(?:${SAYS}|${THINKS}))\b(?<after>.{0,40})`,
  "u",
);

const VERB_OF_STRANGER = new RegExp(`^ (?<verb>${ADVERB}(?:${SAYS}|${THINKS}))\\b(?<after>.{0,40})`, "u");

/** An attribution before it is known in which clause it stands. */
type Said = Omit<Attribution, "clause">;

/** All attributions of a sentence. `strangers` are names that the atlas does not know. */
export function attributionsIn(
  text: string,
  clauses: readonly Clause[],
  names: readonly NameFound[],
  strangers: readonly UnknownName[],
): Attribution[] {
  const found: Attribution[] = [];
  // of two that share words the first kind wins
  for (const said of [
    ...readersIn(text, names),
    ...accordingIn(text, names),
    ...names.flatMap((name) => saidBy(text, name)),
    ...strangers.flatMap((stranger) => saidByStranger(text, stranger)),
    ...unnamedIn(text),
  ])
    if (!found.some((a) => a.start < said.end && said.start < a.end)) found.push({ ...said, clause: clauseAt(clauses, said.start, text) });
  return found.sort((a, b) => a.start - b.start);
}

const nameWithin = (
  names: readonly NameFound[],
  { start, end }: { readonly start: number; readonly end: number },
  kinds: readonly NameFound["kind"][],
): NameFound | undefined => names.find((n) => start <= n.start && n.end <= end && kinds.includes(n.kind));

/** “Some historians argue”. */
const readersIn = (text: string, names: readonly NameFound[]): Said[] =>
  [...text.matchAll(READERS)].map((match) => {
    const { holder = "", verb = "" } = match.groups ?? {};
    const start = match.index;
    const name = nameWithin(names, { start, end: start + holder.length }, ["historiography"]);
    return {
      start,
      end: start + match[0].length,
      holder,
      verb,
      ...(name && { name }),
      kind: "reading",
      rule: "attribution-to-readers",
    };
  });

/** “According to Peru, …”, “For Peru, …”. */
const accordingIn = (text: string, names: readonly NameFound[]): Said[] =>
  [...text.matchAll(ACCORDING)].flatMap((match): Said[] => {
    const { holder = "" } = match.groups ?? {};
    const start = match.index;
    const end = start + match[0].length;
    if (/^(?:article|the terms|terms|this|that|paragraph|section|clause)\b/i.test(holder)) return [];
    const name = nameWithin(names, { start, end }, ["polity", "historiography"]);
    const polity =
      name?.kind === "polity" && (!name.adjective || /\b(?:government|authorities|delegation)\b/.test(holder)) ? name : undefined;
    if (/^For/i.test(match[0]) && !polity) return [];
    const own = polity ?? (name?.kind === "historiography" ? name : undefined);
    return [
      {
        start,
        end,
        holder,
        verb: "according to",
        ...(own && { name: own }),
        kind: polity ? "position" : "reading",
        rule: "according-to",
      },
    ];
  });

/** “The Polish government held that”: who of the atlas says or wants it. */
function saidBy(text: string, name: NameFound): Said[] {
  if (name.kind !== "polity" && name.kind !== "historiography" && name.kind !== "person") return [];
  const said = VERB_AFTER.exec(text.slice(name.end));
  const { verb, after = "" } = said?.groups ?? {};
  if (!said || verb === undefined || !speaks(verb, after)) return [];
  const holder = text.slice(name.start, name.end + said[0].length - after.length - verb.length).trim();
  const motive = isMotive(verb);
  return [
    {
      start: name.start,
      end: name.start + holder.length + 1 + verb.length,
      holder,
      verb,
      ...(name.kind === "person" ? {} : { name }),
      kind: motive ? "motive" : name.kind === "polity" ? "position" : "reading",
      rule: motive ? "motive" : name.kind === "person" ? "attribution-to-person" : "attribution-to-polity",
    },
  ];
}

/** “Jane Doe argues”: who is in no record. */
function saidByStranger(text: string, { start, end, words }: UnknownName): Said[] {
  const { verb, after = "" } = VERB_OF_STRANGER.exec(text.slice(end))?.groups ?? {};
  if (verb === undefined || !speaks(verb, after)) return [];
  return [
    {
      start,
      end: end + 1 + verb.length,
      holder: words,
      verb,
      kind: isMotive(verb) ? "motive" : "reading",
      rule: "attribution-to-person",
    },
  ];
}

/** “It is said”. */
const unnamedIn = (text: string): Said[] =>
  [...text.matchAll(UNNAMED)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    holder: "unnamed",
    verb: match[0],
    kind: "reading",
    rule: "attribution-to-nobody",
  }));

const MOTIVE = new RegExp(`(?:^| )${THINKS}$`, "u");
const isMotive = (verb: string): boolean => MOTIVE.test(verb);

/** Whether a verb reports a position here: `held that`, `claimed the islands`, but not `held the town` or `saw fighting`. */
function speaks(verb: string, after: string): boolean {
  const word = verb.split(" ").at(-1) ?? "";
  if (
    /^(?:held|hold|holds|see|sees|saw|state|states|stated|note|noted|notes|declared|declares|declare|said|say|says|concluded|conclude|view|reply|replied|describe|suggest|plan|planned|plans|expect|prefer)/.test(
      word,
    )
  )
    return /^ (?:that|as|the \p{L}+ (?:as|to be)|it (?:as|to be))\b/u.test(after);
  // “claims” as a noun
  if (/^claims$/.test(word) && /^ (?:to|on|over|of|were|was|and)\b/.test(after)) return false;
  return true;
}
