/** English words for the people, language and government of a state, by its usual English name. */
const IRREGULAR: Readonly<Record<string, string>> = {
  argentina: "Argentine Argentines Argentinian Argentinians",
  belarus: "Belarusian Belarusians Byelorussian Byelorussians Belorussian Belorussians",
  belgium: "Belgian Belgians",
  bolivia: "Bolivian Bolivians",
  brazil: "Brazilian Brazilians",
  chile: "Chilean Chileans",
  china: "Chinese",
  croatia: "Croatian Croatians Croat Croats",
  cyprus: "Cypriot Cypriots",
  czechoslovakia: "Czechoslovak Czechoslovaks",
  denmark: "Danish Danes Dane",
  ecuador: "Ecuadorian Ecuadorians",
  egypt: "Egyptian Egyptians",
  estonia: "Estonian Estonians",
  finland: "Finnish Finns Finn",
  france: "French Frenchmen",
  germany: "German Germans",
  greece: "Greek Greeks Hellenic",
  hungary: "Hungarian Hungarians Magyar Magyars",
  iceland: "Icelandic Icelanders",
  ireland: "Irish",
  israel: "Israeli Israelis",
  italy: "Italian Italians",
  japan: "Japanese",
  mexico: "Mexican Mexicans",
  morocco: "Moroccan Moroccans",
  netherlands: "Dutch",
  norway: "Norwegian Norwegians",
  paraguay: "Paraguayan Paraguayans",
  peru: "Peruvian Peruvians",
  poland: "Polish Poles Pole",
  portugal: "Portuguese",
  serbia: "Serbian Serbians Serb Serbs",
  spain: "Spanish Spaniards",
  sweden: "Swedish Swedes Swede",
  switzerland: "Swiss",
  turkey: "Turkish Turks Turk",
  ukraine: "Ukrainian Ukrainians",
  uruguay: "Uruguayan Uruguayans",
  yugoslavia: "Yugoslav Yugoslavs Yugoslavian",
  "austria-hungary": "Austro-Hungarian Austro-Hungarians",
  "ottoman empire": "Ottoman Ottomans",
  "soviet russia": "Soviet Soviets Bolshevik Bolsheviks Bolshevist",
  "soviet union": "Soviet Soviets USSR U.S.S.R.",
  "united kingdom": "British Britain Briton Britons",
  "united states": "American Americans U.S. US USA",
  "league of nations": "League",
  "united nations": "UN U.N.",
  åland: "Ålandic Ålander Ålanders",
};

/** Words for a state that are another state's own: that one is meant where the atlas has it on that day. */
const BORROWED: Readonly<Record<string, string>> = { "ottoman empire": "Turkish Turks Turkey" };
export const borrowedBy = (name: string): readonly string[] => BORROWED[name.toLowerCase()]?.split(" ") ?? [];

/** The first part of a compound: “Russo-Japanese”. */
const COMBINING: Readonly<Record<string, string>> = {
  austria: "Austro-",
  china: "Sino-",
  finland: "Finno-",
  france: "Franco-",
  greece: "Greco- Graeco-",
  italy: "Italo-",
  japan: "Nippo-",
  lithuania: "Lithuano-",
  poland: "Polono-",
  portugal: "Luso-",
  russia: "Russo-",
  serbia: "Serbo-",
  spain: "Hispano-",
  turkey: "Turco-",
  "united kingdom": "Anglo-",
};

/** Adjectives and names of people for a state's English name; empty where none is known or follows by rule. */
export function demonymsOf(name: string): readonly string[] {
  return [...wordsOf(name), ...(COMBINING[name.toLowerCase()]?.split(" ") ?? [])];
}

function wordsOf(name: string): readonly string[] {
  const known = IRREGULAR[name.toLowerCase()];
  if (known !== undefined) return known.split(" ");
  if (/ /.test(name)) return [];
  if (/ia$/.test(name)) return [`${name}n`, `${name}ns`];
  return /a$/.test(name) ? [`${name}n`, `${name}ns`] : [];
}

const BODIES =
  /^(?:the )?(?:\p{L}+ )*?(?:Kingdom|Republic|Empire|Grand Duchy|Duchy|Principality|Commonwealth|Dominion|State|People's Republic|Federation) of (?:the )?(.+)$/u;
const STATES = new Map<string, string>();
for (const [name, words] of Object.entries(IRREGULAR))
  if (!name.includes(" "))
    for (const word of words.split(" "))
      STATES.set(
        word,
        name.replaceAll(/(^|-)(\p{L})/gu, (_, dash: string, letter: string) => dash + letter.toUpperCase()),
      );

/**
 * The bare name of a state inside a longer one: “Denmark” in Kingdom of Denmark, “Russia” in Soviet Russia and in Russian Empire;
 * undefined where the name is bare itself.
 */
export function bareName(name: string): string | undefined {
  const of = BODIES.exec(name)?.[1];
  if (of) return of;
  const [first = "", ...rest] = name.split(" ");
  if (rest.length === 0) return undefined;
  const state = STATES.get(first) ?? (/ian$/.test(first) ? first.slice(0, -1) : undefined);
  if (state && /^(?:Empire|Republic|Federation|Kingdom|Confederation|Reich|State|government|Government)$/.test(rest.at(-1) ?? ""))
    return state;
  if (rest.length === 1 && /^(?:Soviet|Imperial|Tsarist|Weimar|Nazi|Communist|Fascist|West|East|North|South)$/.test(first)) return rest[0];
  return undefined;
}

/** Names of states that follow the rule (`-ia`, `-ian`). */
const REGULAR =
  `Albania Algeria Armenia Australia Austria Bavaria Bohemia Bosnia Bulgaria Colombia Ethiopia Georgia India Indonesia Latvia Lithuania Malaysia
  Mongolia Nigeria Persia Prussia Romania Russia Saxony Slovakia Slovenia Somalia Syria Venezuela Cuba Korea Libya Abyssinia Moldavia Wallachia`.split(
    /\s+/,
  );
const NO_STATES = new Set(["league of nations", "united nations", "åland"]);

/** Usual English names of states that a text may speak of before an atlas knows them. */
export const STATE_NAMES: readonly string[] = [
  ...REGULAR,
  ...Object.keys(IRREGULAR)
    .filter((name) => !NO_STATES.has(name))
    .map((name) => name.replaceAll(/(^|[ -])(\p{L})/gu, (_, gap: string, letter: string) => gap + letter.toUpperCase())),
].sort();
