/** The words that propose a kind of record, as one table: English here, other languages beside it. */
import type { Event, Stage } from "../../core/model/records.ts";
import { CUE_WORDS } from "./cue-words.ts";

export type EffectVerb = "recognises" | "cedes" | "renounces" | "claims" | "control" | "permits" | "forbids" | "annexes";

/** What a cue proposes. */
export type CueKind =
  | { readonly of: "stage"; readonly stage: Stage["stage"] }
  | { readonly of: "event"; readonly type: Event["type"]; readonly effect?: EffectVerb }
  | { readonly of: "statement"; readonly effect: EffectVerb }
  | { readonly of: "promise" }
  | { readonly of: "counterfactual" };

export interface Cue {
  readonly rule: string;
  readonly words: RegExp;
  readonly kind: CueKind;
}

const cue = (rule: string, words: RegExp, kind: CueKind): Cue => ({ rule, words, kind });
const event = (rule: string, words: RegExp, type: Event["type"], effect?: EffectVerb): Cue =>
  cue(rule, words, { of: "event", type, ...(effect && { effect }) });
const stage = (rule: string, words: RegExp, name: Stage["stage"]): Cue => cue(rule, words, { of: "stage", stage: name });

const ENGLISH: readonly Cue[] = [
  stage(
    "cue-signed",
    /\b(?:signed|signing|concluded|sign|(?<=\b(?:agreement|accord|armistice|truce|peace|settlement) (?:was|were) )(?:reached|achieved))\b/gi,
    "signed",
  ),
  stage("cue-initialled", /\binitiall?ed\b/gi, "initialled"),
  stage("cue-approved", /\b(?:approved(?= (?:by|on)\b)|gave (?:its|their|his|her) (?:consent|assent|approval))\b/gi, "approved"),
  stage("cue-ratified", /\b(?:ratified|ratification of|ratifying)\b/gi, "ratified"),
  stage(
    "cue-exchanged",
    /\b(?:exchanged (?:instruments of )?ratifications?|ratifications?(?: of [^.;,]{1,60}?)? (?:was|were) exchanged|exchange of (?:instruments of )?ratifications?)\b/gi,
    "exchanged",
  ),
  stage(
    "cue-in-force",
    /\b(?:(?:came|entered|went|put) into (?:force|effect)|took effect|entry into force|(?:became )?effective(?= (?:in|on|from|since|as of)\b)|(?:remained|stayed|was|is|were) in (?:full )?(?:force|effect)(?=[^.;]{0,40}\b(?:from|since)\b))\b/gi,
    "in-force",
  ),
  stage("cue-denounced", /\b(?:denounced|abrogated|repudiated)\b/gi, "denounced"),
  stage("cue-annulled", /\b(?:annulled|nullified|declared (?:\p{L}+ ){0,4}[‘'“"]?(?:null and )?void)\b/giu, "annulled"),
  stage("cue-registered", /\bregistered\b/gi, "registered"),
  stage("cue-rejected", /\b(?:refused to ratify|failed to ratify|rejected)\b/gi, "rejected"),

  cue("cue-recognised", /(?<![-‐–])\b(?:recogni[sz](?:ed|es|ing)|recognition of)\b/gi, { of: "statement", effect: "recognises" }),
  cue(
    "cue-renounced",
    /\b(?:renounc(?:ed|es|ing)|gave up|relinquish(?:ed|ing)|(?:abandoned|dropped|waived)(?= (?:any |all |its |their |the )?(?:territorial |further )?claims?))\b/gi,
    { of: "statement", effect: "renounces" },
  ),
  cue(
    "cue-claims",
    /\b(?:laid claim to|lays claim to|claim(?:s|ed)?(?= (?:title|sovereignty|the (?:region|territory|islands?|province|town|city|land|archipelago|duch))))\b/gi,
    { of: "statement", effect: "claims" },
  ),
  cue("cue-control", /\b(?:controlled|administered|governed|under the (?:control|administration|rule) of)\b/gi, {
    of: "statement",
    effect: "control",
  }),

  event("cue-ceded", /\b(?:ceded|ceding)\b/gi, "handover", "cedes"),
  event(
    "cue-handed-over",
    /\b(?:handed over|handed back|transferred|(?:was|were) (?:returned|restored) to|awarded)\b/gi,
    "handover",
    "control",
  ),
  event("cue-took", /\b(?:[Tt]ook (?:over|control of)|seized|captured|conquered|stormed|took(?= \p{Lu}))\b/gu, "capture", "control"),
  event("cue-occupied", /\b(?:occupied(?! (?:by|territory|land))|occupied by|occupation of)\b/gi, "occupation", "control"),
  event(
    "cue-invaded",
    /\b(?:invaded|invasion of|counter-?attacked|launched an? (?:offensive|attack)|attacked|landed troops|sent troops|crossed into)\b/gi,
    "offensive",
  ),
  event(
    "cue-withdrew",
    /\b(?:withdrew|withdrawn|evacuated|retreat(?:ed|ing)|pushed from|pulled out|driven out|left the)\b/gi,
    "withdrawal",
  ),
  event("cue-mutiny", /\b(?:mutiny|mutinied|revolt(?:ed)?|rebellion)\b/gi, "mutiny"),
  event("cue-annexed", /\b(?:annexed|annexation of|incorporated (?:into|in)|united with|absorbed)\b/gi, "annexation", "annexes"),
  event(
    "cue-proclaimed",
    /\b(?:proclaimed|declared (?:its |their |the )?independen(?:ce|t)|declaration of independence)\b/gi,
    "proclamation",
  ),
  event("cue-vote", /\b(?:plebiscites?|referendum|voted)\b/gi, "vote"),
  event("cue-election", /\belections?\b/gi, "election"),
  event("cue-met", /\b(?:conference|met in|held an? (?:\p{L}+ )?meeting|meeting (?:in|at))\b/giu, "conference"),
  event("cue-negotiated", /\b(?:negotiat(?:ions?|ed|ing)|(?:peace )?talks|proposal for|proposed|offered)\b/gi, "negotiation"),
  event("cue-battle", /\b(?:battles?|defeated|naval engagement|fighting broke out)\b/gi, "battle"),
  event("cue-war", /\b(?:declared war|war broke out|hostilities began)\b/gi, "war"),
  event("cue-admitted", /\b(?:admitted (?:to|into)|joined the League)\b/gi, "admission"),
  event("cue-dissolved", /\b(?:dissolved|abolished)\b/gi, "dissolution"),
  event("cue-allowed", /\b(?:(?:did not|refused to) (?:allow|permit)|forbade|prohibited|banned|barred)\b/gi, "government-act", "forbids"),
  event("cue-permitted", /(?<!not )\b(?:allowed|permitted|authori[sz]ed)\b/gi, "government-act", "permits"),
  event("cue-decided", /\b(?:decided|ruled|adjudicated|decreed|enacted)\b/gi, "government-act"),
  event("cue-demanded", /\b(?:demanded|ultimatum|petitioned|appealed to)\b/gi, "demand"),
  event("cue-census", /\bcensus\b/gi, "census"),

  cue(
    "cue-promised",
    /\b(?:promised|pledged|undertook|agreed to pay|was to pay|were to pay|would pay|had to pay|obliged to pay|was obliged to|guaranteed)\b/gi,
    { of: "promise" },
  ),
  cue("cue-counterfactual", /\b(?:would (?:\p{L}+ )?(?:not )?have|(?:was|were) (?:very )?close to being)\b/giu, { of: "counterfactual" }),
];

/** Every cue in every language. */
export const CUES: readonly Cue[] = [
  ...ENGLISH,
  ...ENGLISH.flatMap((each): Cue[] => {
    const words = CUE_WORDS[each.rule];
    return words === undefined ? [] : [{ ...each, words: new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, "giu") }];
  }),
];

/** A cue where it stands. */
export interface CueFound {
  readonly cue: Cue;
  readonly start: number;
  readonly end: number;
  /** `not`, `never`, `refused to` before it, or what was only to be: `would be` */
  readonly negated: boolean;
  /** `was ratified by`: who does it follows */
  readonly passive: boolean;
}

const NOT =
  /\b(?:not|never|no|nor|neither|without|refused to|failed to|had yet to|yet to|nicht|nie|niemals|nie (?:został|był)\p{Ll}*|nebuvo|nėra|niekada|(?:will|would|should|shall|may|might|could|to) be|bus|būtų|tur(?:i|ėjo) būti|będzie|zostanie|mia(?:ł|ła|ło|ły) (?:być|zostać)|ma (?:być|zostać))(?: (?:yet|been|be|have|then|formally|ever|again))* $/iu;
/** What may stand between an English verb and its participle. */
const ENGLISH_PASSIVE = /\b(?:was|were|been|being|be|is|are)(?: \p{L}+ly)?(?: not)? $/iu;
const PASSIVE_ELSEWHERE = /(?<!\p{L})(?:został\p{Ll}*|wurden?|worden)(?: [\p{L}\d.]+){0,6} $/u;

/** All cues of a sentence in the order of the text. */
export function cuesIn(text: string): CueFound[] {
  return CUES.flatMap((each) =>
    [...text.matchAll(each.words)].map((match): CueFound => {
      const end = match.index + match[0].length;
      const before = text.slice(Math.max(0, match.index - 40), match.index);
      return {
        cue: each,
        start: match.index,
        end,
        negated: NOT.test(before),
        passive:
          (ENGLISH_PASSIVE.test(before) && !/ing$/i.test(match[0])) ||
          PASSIVE_ELSEWHERE.test(before) ||
          /^ (?:by|przez)(?!\p{L})/u.test(text.slice(end)) ||
          / by$/.test(match[0]),
      };
    }),
  ).sort((a, b) => a.start - b.start || a.end - b.end);
}
