/** Names of the months 1–12 (index 0–11) in the grammatical cases that dates need. */
export const ENGLISH = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

/** Lithuanian. `genitive` stands in dates (`liepos 12 d.`) and after nuo, iki, tarp; `accusative` after apie. */
export const LITHUANIAN = {
  nominative: [
    "sausis",
    "vasaris",
    "kovas",
    "balandis",
    "gegužė",
    "birželis",
    "liepa",
    "rugpjūtis",
    "rugsėjis",
    "spalis",
    "lapkritis",
    "gruodis",
  ],
  genitive: [
    "sausio",
    "vasario",
    "kovo",
    "balandžio",
    "gegužės",
    "birželio",
    "liepos",
    "rugpjūčio",
    "rugsėjo",
    "spalio",
    "lapkričio",
    "gruodžio",
  ],
  accusative: ["sausį", "vasarį", "kovą", "balandį", "gegužę", "birželį", "liepą", "rugpjūtį", "rugsėjį", "spalį", "lapkritį", "gruodį"],
} as const;

/** Polish. `genitive` stands in dates (`12 lipca`) and after od, do, około; `instrumental` after między. */
export const POLISH = {
  nominative: [
    "styczeń",
    "luty",
    "marzec",
    "kwiecień",
    "maj",
    "czerwiec",
    "lipiec",
    "sierpień",
    "wrzesień",
    "październik",
    "listopad",
    "grudzień",
  ],
  genitive: [
    "stycznia",
    "lutego",
    "marca",
    "kwietnia",
    "maja",
    "czerwca",
    "lipca",
    "sierpnia",
    "września",
    "października",
    "listopada",
    "grudnia",
  ],
  instrumental: [
    "styczniem",
    "lutym",
    "marcem",
    "kwietniem",
    "majem",
    "czerwcem",
    "lipcem",
    "sierpniem",
    "wrześniem",
    "październikiem",
    "listopadem",
    "grudniem",
  ],
} as const;

/** German; `austrian` where Austria has a word of its own. */
export const GERMAN = {
  standard: ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"],
  austrian: ["Jänner", "Feber"],
} as const;
