/** Whom a sentence gives as the source of what it says: “Lithuanians asserted”, “some historians”, “according to Peru”. */
import type { Clause } from "./clauses.ts";
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

/** All attributions of a sentence. `speakers` are names that nobody has: persons with an office. */
export function attributionsIn(
  text: string,
  clauses: readonly Clause[],
  names: readonly NameFound[],
  strangers: readonly UnknownName[],
): Attribution[] {
  const found: Attribution[] = [];
  const clauseAt = (at: number): Clause => clauses.find((c) => c.start <= at && at < c.end) ?? { start: 0, end: text.length };
  const add = (attribution: Omit<Attribution, "clause">): void => {
    if (!found.some((a) => a.start < attribution.end && attribution.start < a.end))
      found.push({ ...attribution, clause: clauseAt(attribution.start) });
  };
  const nameWithin = (start: number, end: number, kinds: readonly NameFound["kind"][]): NameFound | undefined =>
    names.find((n) => start <= n.start && n.end <= end && kinds.includes(n.kind));
  for (const match of text.matchAll(READERS)) {
    const { holder = "", verb = "" } = match.groups ?? {};
    const end = match.index + holder.length;
    const name =
      nameWithin(match.index, end, ["historiography"]) ??
      (/^[Ss]ome historians$/.test(holder) ? nameWithin(match.index, end, ["historiography"]) : undefined);
    add({
      start: match.index,
      end: match.index + match[0].length,
      holder,
      verb,
      ...(name && { name }),
      kind: "reading",
      rule: "attribution-to-readers",
    });
  }
  for (const match of text.matchAll(ACCORDING)) {
    const { holder = "" } = match.groups ?? {};
    const end = match.index + match[0].length;
    const name = nameWithin(match.index, end, ["polity", "historiography"]);
    if (/^For/i.test(match[0]) && !name) continue;
    if (/^(?:article|the terms|terms|this|that|paragraph|section|clause)\b/i.test(holder)) continue;
    const polity =
      name?.kind === "polity" && (!name.adjective || /\b(?:government|authorities|delegation)\b/.test(holder)) ? name : undefined;
    if (/^For/i.test(match[0]) && !polity) continue;
    const own = polity ?? (name?.kind === "historiography" ? name : undefined);
    add({
      start: match.index,
      end,
      holder,
      verb: "according to",
      ...(own && { name: own }),
      kind: polity ? "position" : "reading",
      rule: "according-to",
    });
  }
  for (const name of names) {
    if (name.kind !== "polity" && name.kind !== "historiography" && name.kind !== "person") continue;
    const said = VERB_AFTER.exec(text.slice(name.end));
    const verb = said?.groups?.["verb"];
    if (said && verb !== undefined && speaks(verb, said.groups?.["after"] ?? "")) {
      const words = text.slice(name.start, name.end + said[0].length - (said.groups?.["after"] ?? "").length - verb.length).trim();
      const motive = isMotive(verb);
      add({
        start: name.start,
        end: name.start + words.length + 1 + verb.length,
        holder: words,
        verb,
        ...(name.kind === "person" ? {} : { name }),
        kind: motive ? "motive" : name.kind === "polity" ? "position" : "reading",
        rule: motive ? "motive" : name.kind === "person" ? "attribution-to-person" : "attribution-to-polity",
      });
    }
  }
  for (const stranger of strangers) {
    const said = new RegExp(`^ (?<verb>${ADVERB}(?:${SAYS}|${THINKS}))\\b(?<after>.{0,40})`, "u").exec(text.slice(stranger.end));
    const verb = said?.groups?.["verb"];
    if (verb === undefined || !speaks(verb, said?.groups?.["after"] ?? "")) continue;
    add({
      start: stranger.start,
      end: stranger.end + 1 + verb.length,
      holder: stranger.words,
      verb,
      kind: isMotive(verb) ? "motive" : "reading",
      rule: "attribution-to-person",
    });
  }
  for (const match of text.matchAll(UNNAMED))
    add({
      start: match.index,
      end: match.index + match[0].length,
      holder: "unnamed",
      verb: match[0],
      kind: "reading",
      rule: "attribution-to-nobody",
    });
  return found.sort((a, b) => a.start - b.start);
}

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
