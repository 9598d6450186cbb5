/** What one request and its answer may cost; where a limit cuts an answer short, the answer says so. */
export interface Limits {
  /** characters of an address; a longer one is refused with 414 */
  readonly address: number;
  /** bytes of a body; only a form of reconciliation needs one, and a larger one is refused with 413 */
  readonly body: number;
  /** days of change in a map of an interval; more are refused */
  readonly changes: number;
  /** pieces of land in one map or difference, rows of one list; a longer answer is cut */
  readonly features: number;
  /** spells of one history; a longer answer is cut */
  readonly spells: number;
  /** bytes of answers kept in memory for those who ask the same */
  readonly kept: number;
  /** features on one page of a collection; a larger `limit` is taken as this one */
  readonly page: number;
  /** characters of the features on one page, the first aside; where they would be more, the page ends earlier and leads on */
  readonly text: number;
  /** days, viewpoints and layers of which land is held ready for features and tiles */
  readonly lands: number;
  /** bytes of a form of reconciliation queries; a larger one is refused with 413 */
  readonly form: number;
  /** reconciliation queries in one batch; more are refused with 413 */
  readonly batch: number;
  /** different questions and pages that are being worked out in a worker or wait for it; beyond them 503 */
  readonly waiting: number;
  /** milliseconds that a question may take in a worker, its waiting included; then 503, while the work goes on for those who ask again */
  readonly time: number;
  /** deepest zoom of tiles */
  readonly zoom: number;
  /** square degrees of a `bbox`; a larger one is refused */
  readonly bbox: number;
}

/** A setting with its default, for the reference page and the tests. */
export const SETTINGS: Readonly<Record<keyof Limits, { readonly default: number; readonly text: string }>> = {
  address: { default: 2000, text: "characters of an address; a longer one is refused with 414" },
  body: { default: 1024, text: "bytes of a body, which only a form of reconciliation needs; a larger one is refused with 413" },
  changes: { default: 200, text: "days that change something in a map of an interval; more are refused with 400" },
  features: { default: 10_000, text: "pieces of land in a map or difference, and rows of a list; a longer answer is cut and says so" },
  spells: { default: 20_000, text: "spells of a history; a longer answer is cut and says so" },
  kept: { default: 64 * 1024 * 1024, text: "bytes of answers kept in memory for those who ask the same again" },
  page: { default: 1000, text: "features on one page of a collection under /ogc; a larger limit is taken as this one" },
  text: {
    default: 16 * 1024 * 1024,
    text: "characters of the features on such a page, the first aside; where they would be more, the page ends earlier and its next link leads on",
  },
  lands: { default: 12, text: "days, viewpoints and layers whose land is held ready for features, and as many for tiles" },
  form: { default: 64 * 1024, text: "bytes of a form of reconciliation queries; a larger one is refused with 413" },
  batch: { default: 50, text: "reconciliation queries in one batch; more are refused with 413" },
  waiting: {
    default: 64,
    text: "different questions and pages that `serve` works out or keeps waiting; beyond them it answers 503 with Retry-After",
  },
  time: {
    default: 30_000,
    text: "milliseconds that `serve` lets a question wait and be worked out; then it answers 503 with Retry-After, and who asks again finds what was finished meanwhile",
  },
  zoom: { default: 12, text: "deepest zoom of tiles; deeper ones are refused with 404, and TileJSON says so" },
  bbox: { default: 64_800, text: "square degrees of a bbox (all the world: 64800); a larger one is refused with 400" },
};

export const LIMITS: Limits = Object.fromEntries(Object.entries(SETTINGS).map(([name, setting]) => [name, setting.default])) as Record<
  keyof Limits,
  number
>;

/** The settings in words, one a line: `features = 10000: pieces of land …`. */
export const settingsText = (join: string, limits: Limits = LIMITS): string =>
  (Object.keys(SETTINGS) as (keyof Limits)[]).map((name) => `${name} = ${limits[name]}: ${SETTINGS[name].text}`).join(join);
