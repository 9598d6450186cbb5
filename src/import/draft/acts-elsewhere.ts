/** Names of acts in Lithuanian, Polish and German, in any case: as their name in the nominative and as what is the same in every case. */
import type { ActType } from "./treaties.ts";

export interface ActWords {
  readonly start: number;
  readonly end: number;
  /** the same for every form of one name */
  readonly key: string;
  readonly name: string;
  readonly type: ActType;
  readonly lang: string;
}

/** A word for an act: its nominative, what it is, the pattern of its cases in the singular. */
interface Noun {
  readonly name: string;
  readonly type: ActType;
  readonly cases: string;
  /** of Polish: masculine, feminine, neuter */
  readonly gender?: "ski" | "ska" | "skie";
}

const LITHUANIAN: readonly Noun[] = [
  { name: "sutartis", type: "treaty", cases: "sutart(?:is|ies|į|imi|yje|iai)" },
  { name: "susitarimas", type: "agreement", cases: "susitarim(?:as|o|ą|u|ui|e)" },
  { name: "konvencija", type: "convention", cases: "konvencij(?:a|os|ą|oje|ai)" },
  { name: "deklaracija", type: "declaration", cases: "deklaracij(?:a|os|ą|oje|ai)" },
  { name: "protokolas", type: "protocol", cases: "protokol(?:as|o|ą|u|ui|e)" },
  { name: "paktas", type: "treaty", cases: "pakt(?:as|o|ą|u|ui|e)" },
  { name: "taika", type: "treaty", cases: "taik(?:a|ą|ai)" },
  { name: "paliaubos", type: "armistice", cases: "paliaub(?:os|ų|as|oms|omis|ose)" },
];
const POLISH: readonly Noun[] = [
  { name: "traktat", type: "treaty", cases: "[Tt]rakta(?:t|tu|tem|cie|towi)", gender: "ski" },
  { name: "układ", type: "agreement", cases: "[Uu]kład(?:u|em|zie|owi)?", gender: "ski" },
  { name: "umowa", type: "agreement", cases: "[Uu]mow(?:a|y|ie|ę|ą)", gender: "ska" },
  { name: "konwencja", type: "convention", cases: "[Kk]onwencj(?:a|i|ę|ą)", gender: "ska" },
  { name: "rozejm", type: "armistice", cases: "[Rr]ozejm(?:u|em|ie|owi)?", gender: "ski" },
  { name: "pokój", type: "treaty", cases: "[Pp]ok(?:ój|oju|ojem|ojowi)", gender: "ski" },
  { name: "pakt", type: "treaty", cases: "[Pp]ak(?:t|tu|tem|cie|towi)", gender: "ski" },
  { name: "protokół", type: "protocol", cases: "[Pp]rotok(?:ół|ołu|ołem|ole|ołowi)", gender: "ski" },
  { name: "deklaracja", type: "declaration", cases: "[Dd]eklaracj(?:a|i|ę|ą)", gender: "ska" },
  { name: "porozumienie", type: "agreement", cases: "[Pp]orozumieni(?:e|a|u|em)", gender: "skie" },
];
const GERMAN: readonly Noun[] = [
  { name: "Vertrag", type: "treaty", cases: "(?:\\p{Lu}\\p{Ll}+v|V)ertrag(?:e?s|e)?" },
  { name: "Abkommen", type: "agreement", cases: "(?:\\p{Lu}\\p{Ll}+a|A)bkommens?" },
  { name: "Vereinbarung", type: "agreement", cases: "Vereinbarung" },
  { name: "Konvention", type: "convention", cases: "Konvention" },
  { name: "Waffenstillstand", type: "armistice", cases: "Waffenstillstand(?:e?s|e)?" },
  { name: "Frieden", type: "treaty", cases: "Friedens?|Friede" },
  { name: "Pakt", type: "treaty", cases: "(?:\\p{Lu}\\p{Ll}+p|P)akt(?:e?s|e)?" },
  { name: "Protokoll", type: "protocol", cases: "Protokoll(?:e?s|e)?" },
];

interface Form {
  readonly lang: string;
  readonly pattern: RegExp;
  /** the words as a name; undefined where they are none */
  name(noun: Noun, groups: Readonly<Record<string, string | undefined>>): string | undefined;
}

const NOT_NAMES = new Set(
  "šios tos jos šio to jo jų šių taikos kitos abiejų vienos tokios visos dieser jener einer ihrer unser unserer welcher zweiter erster neuer letzter geheimer".split(
    " ",
  ),
);
/** An adjective from a place in any case: `ryskiego`, `suwalskiej`. */
const PLACE_ADJECTIVE = "(?<place>\\p{L}{2,30}?[scz]k)(?:i|iego|iemu|im|a|iej|ą|ie)";
const LEFT = "(?<!\\p{L})";
const RIGHT = "(?!\\p{L})";

const FORMS_OF = (noun: Noun, lang: string): readonly Form[] => {
  const cases = `(?<noun>${noun.cases})`;
  const of = (pattern: string, name: Form["name"]): Form => ({ lang, pattern: new RegExp(LEFT + pattern + RIGHT, "gu"), name });
  if (lang === "lt")
    return [
      of(
        `(?<of>\\p{Lu}\\p{Ll}{1,30}(?:os|o|ės|ų|aus|ies))(?<kind> (?:taikos|nepuolimo|sienų|draugystės))? ${cases}`,
        ({ name }, { of: place = "", kind = "" }) => (NOT_NAMES.has(place.toLowerCase()) ? undefined : `${place}${kind} ${name}`),
      ),
    ];
  if (lang === "pl") {
    const named: Form["name"] = ({ name, gender = "ski" }, { place = "" }) => `${name} ${place.toLowerCase()}${gender.slice(2)}`;
    return [
      of(`${cases} (?:pokojow\\p{Ll}{1,3} )?${PLACE_ADJECTIVE}`, named),
      of(`${PLACE_ADJECTIVE} ${cases}`, named),
      of(`(?=\\p{Lu})${cases} o (?<about>\\p{Ll}+(?: \\p{Ll}{4,}){0,2})`, ({ name }, { about = "" }) => `${name} o ${about}`),
    ];
  }
  return [
    of(
      `${cases} (?:von|zu|in) (?<place>(?:St\\. ?)?\\p{Lu}[\\p{L}-]+(?: \\p{Lu}[\\p{L}-]+)?)`,
      ({ name }, { place = "" }) => `${name} von ${place}`,
    ),
    of(`(?<place>\\p{Lu}\\p{Ll}{2,30}er) ${cases}`, ({ name }, { place = "" }) =>
      NOT_NAMES.has(place.toLowerCase()) ? undefined : `${place} ${name}`,
    ),
  ];
};
const LANGUAGES = [
  ["lt", LITHUANIAN],
  ["pl", POLISH],
  ["de", GERMAN],
] as const;
const NAMED = LANGUAGES.flatMap(([lang, nouns]) => nouns.flatMap((noun) => FORMS_OF(noun, lang).map((form) => ({ ...form, noun }))));
const PLAIN = LANGUAGES.flatMap(([lang, nouns]) =>
  nouns.map((noun) => ({
    noun,
    lang,
    pattern: new RegExp(
      lang === "de"
        ? `${LEFT}(?:[Dd](?:er|en|em|es|ie|as)|[Dd]iese[rnms]?|[Ss]eine[rnms]?) (?:${noun.cases})${RIGHT}`
        : `${LEFT}(?:${noun.cases})${RIGHT}`,
      lang === "lt" ? "giu" : "gu",
    ),
  })),
);

/** Acts that a text names by a name of their own. */
export const actsNamedElsewhere = (text: string): ActWords[] =>
  NAMED.flatMap(({ pattern, name, noun, lang }) =>
    [...text.matchAll(pattern)].flatMap((match): ActWords[] => {
      const words = name(noun, match.groups ?? {});
      if (words === undefined) return [];
      return [{ start: match.index, end: match.index + match[0].length, key: words.toLowerCase(), name: words, type: noun.type, lang }];
    }),
  );

/** Words for an act without a name: what they mean has been named before. */
export const actsMeantElsewhere = (
  text: string,
): { readonly start: number; readonly end: number; readonly type: ActType; readonly name: string; readonly lang: string }[] =>
  PLAIN.flatMap(({ pattern, noun, lang }) =>
    [...text.matchAll(pattern)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      type: noun.type,
      name: noun.name,
      lang,
    })),
  );
