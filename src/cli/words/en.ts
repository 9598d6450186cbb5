/** Sentences of answers that only a terminal says, in English; all other words of answers are in core/words. */
export const EN = {
  because: "because",
  "because.of": "because of {ids}",
  not: "not",
  also: "also",
  together: "together",
  but: "but",
  "on.border": "on a border: counted to the land north-east of it",
  accepting: "{act}, accepting {accepted}",
  // the answer in one breath
  "short.controls.one": "{who} controls",
  "short.controls.many": "{who} control",
  "short.controls.joint": "{who} control jointly",
  "short.contested": "contested between {who}",
  "short.silent": "no record says who controls",
  "short.claims.one": "{who} claims",
  "short.claims.many": "{who} claim",
  // beside a layer
  "claims.open": "claims it, and leaves it open",
  "uncertain.of": "Uncertain: one of",
  waits: "in force, and waits for {what}",
  "ended.by": "ended according to {who}",
  until: "until {date}",
  "secret.until": "secret until {date}",
  // land of a territory
  "land.none": "no land is drawn for it",
  "land.pieces": "{n} pieces with an answer of their own, the largest first",
  "land.with": "with {places}",
  "land.with.more": "with {places} and {n} more places",
  // differences
  "diff.from": "from",
  "diff.to": "to",
  "diff.with": "with",
  "diff.none": "no land differs",
  // what was shown
  "show.derived": "follows from the records",
  // verbs that bear on land beside title and control
  "bears.recognises": "recognises",
  "bears.zone": "zone",
  "bears.status": "status",
  "bears.permits": "permits",
  "bears.forbids": "forbids",
  "bears.promises": "promises",
  "bears.creates": "creates",
  "bears.ends": "ends",
  "bears.accepts": "accepts",
  "bears.annuls": "annuls",
  "bears.suspends": "suspends",
  "bears.passes": "passes",
  "decimal.point": ".",
} as const;

/** A sentence for each key, in one language. */
export type TerminalWords = Readonly<Record<keyof typeof EN, string>>;
