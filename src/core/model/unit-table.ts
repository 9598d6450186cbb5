/** The units that every atlas knows. Factors to the base unit of their dimension; money and counts have no common measure. */
export type Dimension = "area" | "length" | "mass" | "volume" | "duration" | "share" | "money" | "count";

export interface Unit {
  readonly dimension: Dimension;
  /** how many base units it is (km², km, kg, m³, percent); absent where nothing converts to it, such as a currency */
  readonly factor?: number;
  readonly name: { readonly en: string; readonly lt: string; readonly pl: string };
  /** other ways of writing it, besides id and names */
  readonly also?: readonly string[];
  /** where the factor comes from, for units that no longer are in use */
  readonly source?: string;
}

const unit = (
  dimension: Dimension,
  en: string,
  lt: string,
  pl: string,
  factor?: number,
  also?: readonly string[],
  source?: string,
): Unit => ({
  dimension,
  name: { en, lt, pl },
  ...(factor === undefined ? {} : { factor }),
  ...(also === undefined ? {} : { also }),
  ...(source === undefined ? {} : { source }),
});

const RUSSIAN =
  "Russian measures after the statute of 1835: 1 verst = 500 sazhens = 1.0668 km; 1 dessiatine = 2,400 square sazhens, 1.0925 ha rounded";
const POOD = "Russian measures after the statute of 1899: 1 pood = 40 pounds of 0.40951241 kg";
const YARD = "international yard of 1959: 0.9144 m";
const NAUTICAL = "international nautical mile of 1929: 1,852 m";

const VERST = 1.0668;
const MILE = 1.609344;

/** By id. Russian measures after the statute of 1835 (1 verst = 500 sazhen = 1.0668 km; 1 dessiatine = 2,400 square sazhen). */
export const UNITS: Readonly<Record<string, Unit>> = {
  km2: unit("area", "km²", "km²", "km²", 1, ["km^2", "sq km", "square kilometre", "square kilometer"]),
  ha: unit("area", "ha", "ha", "ha", 0.01, ["hectare"]),
  m2: unit("area", "m²", "m²", "m²", 1e-6, ["m^2", "sq m", "square metre", "square meter"]),
  "sq-mi": unit("area", "square miles", "kvadratinės mylios", "mile kwadratowe", MILE * MILE, ["mi2", "square mile"], YARD),
  acre: unit("area", "acres", "akrai", "akry", 0.0040468564224, undefined, YARD),
  dessiatine: unit(
    "area",
    "dessiatines",
    "dešimtinės",
    "dziesięciny",
    0.010925,
    ["desiatina", "dessiatina", "desyatina", "dessyatina"],
    RUSSIAN,
  ),
  "sq-verst": unit("area", "square versts", "kvadratiniai varstai", "wiorsty kwadratowe", VERST * VERST, ["square verst"], RUSSIAN),

  km: unit("length", "km", "km", "km", 1, ["kilometre", "kilometer"]),
  m: unit("length", "m", "m", "m", 0.001, ["metre", "meter"]),
  mi: unit("length", "miles", "mylios", "mile", MILE, ["mile", "statute mile"], YARD),
  nm: unit("length", "nautical miles", "jūrmylės", "mile morskie", 1.852, ["nmi", "nautical mile", "sea mile"], NAUTICAL),
  verst: unit("length", "versts", "varstai", "wiorsty", VERST, ["versta"], RUSSIAN),
  sazhen: unit("length", "sazhens", "sieksniai", "sążnie", VERST / 500, undefined, RUSSIAN),

  kg: unit("mass", "kg", "kg", "kg", 1, ["kilogram"]),
  t: unit("mass", "tonnes", "tonos", "tony", 1000, ["tonne", "metric ton"]),
  pood: unit("mass", "poods", "pūdai", "pudy", 16.3804964, ["pud"], POOD),
  m3: unit("volume", "m³", "m³", "m³", 1, ["m^3", "cubic metre", "cubic meter"]),

  day: unit("duration", "days", "dienos", "dni", 1),
  week: unit("duration", "weeks", "savaitės", "tygodnie", 7),
  month: unit("duration", "months", "mėnesiai", "miesiące"),
  year: unit("duration", "years", "metai", "lata"),
  percent: unit("share", "%", "%", "%", 1, ["per cent", "pct"]),

  "gold-rouble": unit("money", "gold roubles", "aukso rubliai", "ruble w złocie", undefined, [
    "rouble in gold",
    "gold ruble",
    "ruble in gold",
  ]),
  rouble: unit("money", "roubles", "rubliai", "ruble", undefined, ["ruble", "rub"]),
  litas: unit("money", "litas", "litai", "lity", undefined, ["ltl"]),
  mark: unit("money", "marks", "markės", "marki"),
  "gold-mark": unit("money", "gold marks", "aukso markės", "marki w złocie"),
  "ost-mark": unit("money", "Ost marks", "ostmarkės", "ostmarki", undefined, ["ostmark"]),
  "polish-mark": unit("money", "Polish marks", "Lenkijos markės", "marki polskie"),
  zloty: unit("money", "zlotys", "zlotai", "złote", undefined, ["pln"]),
  usd: unit("money", "US dollars", "JAV doleriai", "dolary amerykańskie", undefined, ["dollar", "us dollar", "$"]),
  gbp: unit("money", "pounds sterling", "svarai sterlingų", "funty szterlingi", undefined, ["pound sterling", "£"]),
  franc: unit("money", "francs", "frankai", "franki"),
  "gold-franc": unit("money", "gold francs", "aukso frankai", "franki w złocie"),

  persons: unit("count", "persons", "asmenys", "osoby", undefined, ["people", "person"]),
  inhabitants: unit("count", "inhabitants", "gyventojai", "mieszkańcy"),
  households: unit("count", "households", "namų ūkiai", "gospodarstwa"),
  deputies: unit("count", "deputies", "deputatai", "posłowie", undefined, ["deputy"]),
  seats: unit("count", "seats", "vietos", "mandaty"),
  votes: unit("count", "votes", "balsai", "głosy"),
  prisoners: unit("count", "prisoners", "belaisviai", "jeńcy"),
  troops: unit("count", "troops", "kariai", "żołnierze", undefined, ["soldier"]),
  casualties: unit("count", "casualties", "nuostoliai", "straty", undefined, ["casualty"]),
  dead: unit("count", "dead", "žuvusieji", "zabici"),
  bases: unit("count", "bases", "bazės", "bazy", undefined, ["base"]),
  guns: unit("count", "guns", "pabūklai", "działa"),
  locomotives: unit("count", "locomotives", "garvežiai", "lokomotywy"),
  wagons: unit("count", "wagons", "vagonai", "wagony"),
  books: unit("count", "books", "knygos", "książki"),
  items: unit("count", "items", "vienetai", "sztuki"),
  villages: unit("count", "villages", "kaimai", "wsie"),
};

/** Lower case, without marks, full stops and hyphens: how unit words are compared. */
export const plainUnit = (word: string): string =>
  word
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[łŁ]/g, "l")
    .toLowerCase()
    .replaceAll(/[.\s_-]+/g, " ")
    .trim();

/** The words that people write (id, names, other spellings, as `plainUnit` has them) → the unit's id. */
export const UNIT_WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries(UNITS).flatMap(([id, { name, also = [] }]) =>
    [id, ...Object.values(name), ...also].flatMap((word) => spellings(word).map((spelling): [string, string] => [spelling, id])),
  ),
);

function spellings(word: string): string[] {
  const plain = plainUnit(word);
  return /[a-z]{3}$/.test(plain) ? [plain, `${plain}s`, plain.replace(/^(gold|square|nautical|cubic) /, "$1")] : [plain];
}
