/** Stems of the words for a state's people and of its adjective in Lithuanian, Polish and German, by its usual English name. */

/** `lt` stems take noun endings; `pl` and `de` adjectives theirs; what follows a comma is a people's name with all its forms. */
const STEMS: Readonly<Record<string, { readonly lt?: string; readonly pl?: string; readonly de?: string }>> = {
  austria: { lt: "austr", pl: "austriack, Austriacy Austriaków", de: "österreichisch, Österreicher Österreichern" },
  belarus: { lt: "baltarusi", pl: "białorusk, Białorusini Białorusinów", de: "belarussisch weißrussisch, Belarussen" },
  bulgaria: { lt: "bulgar", pl: "bułgarsk, Bułgarzy Bułgarów", de: "bulgarisch, Bulgaren" },
  czechoslovakia: { lt: "čekoslovak", pl: "czechosłowack", de: "tschechoslowakisch" },
  denmark: { lt: "dan", pl: "duńsk, Duńczycy Duńczyków", de: "dänisch, Dänen" },
  estonia: { lt: "est", pl: "estońsk, Estończycy Estończyków", de: "estnisch, Esten" },
  finland: { lt: "suomi", pl: "fińsk, Finowie Finów", de: "finnisch, Finnen" },
  france: { lt: "prancūz", pl: "francusk, Francuzi Francuzów", de: "französisch, Franzosen" },
  germany: { lt: "vokieči", pl: "niemieck", de: "deutsch, Deutschen" },
  greece: { lt: "graik", pl: "greck, Grecy Greków", de: "griechisch, Griechen" },
  hungary: { lt: "vengr", pl: "węgiersk, Węgrów", de: "ungarisch, Magyaren" },
  italy: { lt: "ital", pl: "włosk, Włosi Włochów", de: "italienisch, Italiener Italienern" },
  japan: { lt: "japon", pl: "japońsk, Japończycy Japończyków", de: "japanisch, Japaner Japanern" },
  latvia: { lt: "latvi", pl: "łotewsk, Łotysze Łotyszy Łotyszów", de: "lettisch, Letten" },
  lithuania: { lt: "lietuvi", pl: "litewsk, Litwini Litwinów Litwinom", de: "litauisch, Litauer Litauern" },
  norway: { lt: "norveg", pl: "norwesk, Norwegowie Norwegów", de: "norwegisch, Norweger Norwegern" },
  poland: { lt: "lenk", pl: "polsk, Polacy Polaków Polakom Polakami", de: "polnisch" },
  prussia: { pl: "prusk", de: "preußisch" },
  romania: { lt: "rumun", pl: "rumuńsk, Rumuni Rumunów", de: "rumänisch, Rumänen" },
  russia: { lt: "rus", pl: "rosyjsk, Rosjanie Rosjan Rosjanom", de: "russisch, Russen" },
  serbia: { lt: "serb", pl: "serbsk, Serbowie Serbów", de: "serbisch, Serben" },
  "soviet russia": {
    lt: "soviet bolševik",
    pl: "sowieck radzieck bolszewick, Sowieci Sowietów bolszewicy bolszewików",
    de: "sowjetisch sowjetrussisch bolschewistisch, Sowjets Bolschewiki",
  },
  "soviet union": { lt: "soviet", pl: "sowieck radzieck, Sowieci Sowietów", de: "sowjetisch, Sowjets" },
  spain: { lt: "ispan", pl: "hiszpańsk, Hiszpanie Hiszpanów", de: "spanisch, Spanier Spaniern" },
  sweden: { lt: "šved", pl: "szwedzk, Szwedzi Szwedów", de: "schwedisch, Schweden" },
  turkey: { lt: "turk", pl: "tureck, Turcy Turków", de: "türkisch, Türken" },
  ukraine: { lt: "ukrainieči", pl: "ukraińsk, Ukraińcy Ukraińców", de: "ukrainisch, Ukrainer Ukrainern" },
  "united kingdom": { lt: "brit angl", pl: "brytyjsk, Brytyjczycy Brytyjczyków", de: "britisch, Briten" },
  "united states": { lt: "amerikieči", pl: "amerykańsk, Amerykanie Amerykanów", de: "amerikanisch US-amerikanisch" },
};

const ENDINGS = {
  // the plural of the people alone: its genitive is the adjective
  lt: "ai ų ams us ais",
  pl: "i a ie iego iej iemu ą im ich imi",
  de: "e er en es em",
} as const;

/** Words for the people and the adjective of a state, in the languages that the atlas has its name in. */
export function peopleOf(englishName: string, languages: readonly string[]): readonly string[] {
  const name = englishName.toLowerCase();
  const stems = Object.hasOwn(STEMS, name) ? STEMS[name] : undefined;
  return languages.flatMap((tag) => {
    const lang = /^(?:lt|pl|de)(?=-|$)/.exec(tag)?.[0] as "lt" | "pl" | "de" | undefined;
    const [adjectives = "", people = ""] = (lang && stems?.[lang])?.split(", ") ?? [];
    if (lang === undefined || adjectives === "") return [];
    const stemsOf = adjectives.split(" ");
    const made = stemsOf.flatMap((stem) => ENDINGS[lang].split(" ").map((ending) => stem + ending));
    // “polscy delegaci”: men, in the Polish nominative
    const men = lang === "pl" ? stemsOf.map((stem) => `${stem.slice(0, -1)}cy`) : [];
    // the first of two: “russisch-schwedisch”, “polsko-litewski”
    const first = lang === "lt" ? [] : stemsOf.map((stem) => (lang === "de" ? `${stem}-` : `${stem}o-`));
    return [...made, ...men, ...first, ...people.split(" ").filter(Boolean)];
  });
}
