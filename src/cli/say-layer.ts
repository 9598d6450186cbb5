import { visible } from "../core/check/render.ts";
import {
  type Claim,
  type Holder,
  type LayerAnswer,
  modeByConsensus,
  type Reading,
  type Silence,
  type WhoAnswer,
} from "../core/resolve/answer.ts";
import { actName, date, dateWords, listed, name, names, type Speaking, sayBasis, sayPlace, sayViewpoint } from "./say.ts";
import { sayRejected } from "./say-rejected.ts";

const SILENCE: Readonly<Record<Silence, string>> = {
  "no-record": "no record says",
  "expressly-open": "expressly left open",
  "signed-not-in-force": "signed, not in force",
  denied: "only denied",
  nobody: "nobody holds it",
  lapsed: "what was said has lapsed",
  "disputed-date": "hangs on a disputed date",
  "condition-open": "hangs on something that has not come about",
  "holder-ended": "given to a polity that is no more",
  "outside-period": "outside the period of this atlas",
};

const MODE: Readonly<Record<NonNullable<Holder["mode"]>, string>> = {
  administers: "administers",
  occupies: "occupies",
  leases: "leases",
  "holds-in-trust": "holds in trust",
};

function holder(speaking: Speaking, h: Holder): string {
  const parts = [name(speaking, h.polity)];
  if (h.mode) {
    const through = h.through ? ` through ${name(speaking, h.through)}` : "";
    parts.push(`${MODE[h.mode]}${through}${modeByConsensus(h) ? ` according to ${names(speaking, h.according_to)}` : ""}`);
  }
  for (const d of h.dependent_on ?? [])
    parts.push(`dependent on ${name(speaking, d.polity)} according to ${names(speaking, d.according_to)}`);
  if (h.claims) parts.push("claims it, and leaves it open");
  if (h.denied_by.length > 0) parts.push(`denied by ${names(speaking, h.denied_by)}`);
  return parts.join(", ");
}

/** One layer's answer on one line, such as `contested: Lithuania; Poland`. */
export function sayLayer(speaking: Speaking, answer: LayerAnswer): string {
  const holders = answer.holders.map((h) => holder(speaking, h)).join("; ");
  const denied = (answer.denied ?? [])
    .map((d) => `not ${name(speaking, d.polity)}, ${d.by.length > 1 ? "say" : "says"} ${names(speaking, d.by)}`)
    .join("; ");
  const silence = answer.silence ? SILENCE[answer.silence] : "unknown";
  switch (answer.answer) {
    case "held":
      return holders;
    case "joint":
      return `jointly: ${holders}`;
    case "contested":
      return `contested: ${holders}`;
    default:
      return [
        answer.answer === "unknown" ? silence : `${answer.answer}: ${silence}`,
        answer.claimants?.length ? `claimed by ${names(speaking, answer.claimants)}` : "",
        denied,
      ]
        .filter(Boolean)
        .join("; ");
  }
}

/** The days that go with an answer, after a comma. */
function days({ lang }: Speaking, answer: LayerAnswer): string {
  const { basis_since, since_within } = answer;
  // the last of several days would be said as if it were known
  const since = since_within ?? answer.since;
  const basis = since_within !== undefined && basis_since === answer.since ? since : basis_since;
  if (since !== null && answer.since_before) return `, since before ${date(since, lang)}`;
  if (since !== null && since === basis) return `, since ${date(since, lang)}`;
  return `${since === null ? "" : `, since ${date(since, lang)}`}${basis === null ? "" : `, on this basis since ${date(basis, lang)}`}`;
}

const WHAT: Readonly<Record<Reading["what"], string>> = {
  "took-effect": "took effect",
  began: "began to exist",
  ended: "ended",
  succeeded: "succeeded",
  disclosed: "was disclosed",
};

/** The dates on which an alternative rests: `if the incorporation took effect on 24 March or 6 April 1922: `. */
export function sayReading(speaking: Speaking, answer: LayerAnswer): string {
  const readings = (answer.reading ?? []).map(({ act, what, on }) => {
    const days = on.map((text) => text.replaceAll(/[[\]]/g, ""));
    const when = dateWords(on.length === 1 && on[0] !== undefined && !on[0].startsWith("[") ? on[0] : `[${days.join(",")}]`, speaking.lang);
    return `${actName(speaking, act)} ${WHAT[what]} ${/^\d/.test(when) ? "on " : ""}${when}`;
  });
  return readings.length > 0 ? `if ${listed(readings)}: ` : "";
}

/** Every reading of an uncertain answer with its dates on one line, or the one answer that is certain. */
export const sayReadings = (speaking: Speaking, answer: LayerAnswer): string =>
  answer.certainty === "uncertain"
    ? `uncertain: ${(answer.alternatives ?? [answer]).map((a) => `${sayReading(speaking, a)}${sayLayer(speaking, a)}`).join(" or ")}`
    : sayLayer(speaking, answer);

/** The lines of one layer: the answer, or each of its alternatives, with what decided and, where asked for, what did not. */
export function layerLines(speaking: Speaking, label: string, answer: LayerAnswer): string[] {
  const { styler } = speaking;
  const indent = " ".repeat(9);
  const because = (of: LayerAnswer, deeper = ""): string[] =>
    of.because.map((id) => `${indent}${deeper}${styler.dim("because")} ${sayBasis(speaking, id)}`);
  const lines: string[] = [];
  if (answer.certainty === "uncertain") {
    lines.push(`${styler.dim(label.padEnd(9))}uncertain: one of`);
    for (const a of answer.alternatives ?? [answer])
      lines.push(`${indent}- ${sayReading(speaking, a)}${styler.bold(sayLayer(speaking, a))}${days(speaking, a)}`, ...because(a, "  "));
  } else
    lines.push(`${styler.dim(label.padEnd(9))}${styler.bold(sayLayer(speaking, answer))}${days(speaking, answer)}`, ...because(answer));
  if (answer.stopped)
    lines.push(
      `${indent}stopped after ${answer.stopped.readings} readings of the dates${answer.stopped.dates.length > 0 ? ` of ${listed(answer.stopped.dates.map((act) => actName(speaking, act)))}` : ""}: an alternative may be missing`,
    );
  if (answer.left_open_by?.length) lines.push(`${indent}left open by ${names(speaking, answer.left_open_by)}`);
  for (const { assertion, condition, outcome } of answer.conditions ?? [])
    lines.push(
      `${indent}${styler.dim("in force, and waits for")} ${actName(speaking, condition)}${outcome ? ` (${outcome})` : ""}: ${sayBasis(speaking, assertion)}`,
    );
  for (const id of answer.pending ?? []) lines.push(`${indent}${styler.dim("signed, not in force")} ${sayBasis(speaking, id)}`);
  for (const line of sayRejected(speaking, answer.rejected ?? [])) lines.push(`${indent}${styler.dim("not")} ${line}`);
  return lines;
}

const holdersOf = (answer: LayerAnswer): string[] => answer.holders.map((h) => h.polity);
const isHeld = ({ answer }: LayerAnswer): boolean => answer === "held" || answer === "joint";

/** A title in a word or two: its holders, or how it stands. */
function shortTitle(speaking: Speaking, title: LayerAnswer): string {
  if (title.certainty === "uncertain") {
    const readings = [...new Set((title.alternatives ?? []).map((a) => shortTitle(speaking, { ...a, certainty: "certain" })))];
    return readings.length > 1 ? `uncertain, ${listed(readings, "or")}` : `uncertain${readings[0] ? `, ${readings[0]}` : ""}`;
  }
  if (isHeld(title)) return names(speaking, holdersOf(title));
  return title.answer === "unknown" ? (title.silence ? SILENCE[title.silence] : "unknown") : title.answer;
}

/** The answer in one breath: “Poland controls; Lithuania and Poland claim. Title: contested.” */
export function sayInShort(speaking: Speaking, { control, title, claims }: Pick<WhoAnswer, "title" | "control" | "claims">): string {
  const controllers = holdersOf(control);
  const parts: string[] = [];
  if (control.certainty === "uncertain") parts.push("Control: uncertain");
  else if (isHeld(control))
    parts.push(
      `${names(speaking, controllers)} ${controllers.length > 1 ? "control" : "controls"}${control.answer === "joint" ? " jointly" : ""}`,
    );
  else if (control.answer === "contested") parts.push(`Control: contested between ${names(speaking, controllers)}`);
  else
    parts.push(control.silence && control.silence !== "no-record" ? `Control: ${SILENCE[control.silence]}` : "No record says who controls");
  // A claim goes without saying only where its claimant is said to hold both title and control.
  const settled = title.certainty === "certain" && isHeld(title) && isHeld(control);
  const claimants = claims.map((c) => c.polity);
  const more = claimants.some((p) => !settled || !holdersOf(title).includes(p) || !controllers.includes(p));
  if (more) parts.push(`${names(speaking, claimants)} ${claimants.length > 1 ? "claim" : "claims"}`);
  return `${parts.join("; ")}. Title: ${shortTitle(speaking, title)}.`;
}

const ended = (speaking: Speaking, { ended_according_to: by }: Claim): string =>
  by?.length ? `ended according to ${names(speaking, by)}` : "";

export const sayClaim = (speaking: Speaking, claim: Claim): string =>
  [
    name(speaking, claim.polity),
    `since ${date(claim.since, speaking.lang)}`,
    ended(speaking, claim),
    claim.certainty === "uncertain" ? "uncertain" : "",
  ]
    .filter(Boolean)
    .join(", ");

/** Who claims, and who says that it has ended. */
export function sayClaimant(speaking: Speaking, claim: Claim): string {
  const by = ended(speaking, claim);
  return `${name(speaking, claim.polity)}${by ? ` (${by})` : ""}`;
}

/** `dejure who` for people. */
export function sayWho(speaking: Speaking, answer: WhoAnswer): string {
  const { styler, lang } = speaking;
  const known = answer.known_on ? ` · as known on ${date(answer.known_on, lang)}` : "";
  const lines = [
    `${styler.bold(sayPlace(speaking, answer.place))} · ${date(answer.date, lang)} · ${sayViewpoint(speaking, answer.viewpoint)}${known}`,
    sayInShort(speaking, answer),
    "",
    ...layerLines(speaking, "title", answer.title),
    ...layerLines(speaking, "control", answer.control),
  ];
  const add = (label: string, text: string): void => void lines.push(`${styler.dim(label.padEnd(9))}${text}`);
  answer.claims.forEach((claim, i) => {
    add(i === 0 ? "claims" : "", sayClaim(speaking, claim));
  });
  if (answer.claims.length === 0) add("claims", "none on record");
  for (const b of answer.also)
    add(
      "also",
      `${visible(b.verb)}: ${visible(b.text)}${b.since ? `, since ${date(b.since, lang)}` : ""}${b.until ? ` until ${date(b.until, lang)}` : ""}${b.secret ? `, secret${b.disclosed ? ` until ${date(b.disclosed, lang)}` : ""}` : ""}`,
    );
  add(
    "together",
    answer.divergent === null
      ? "whether title and control differ is not known"
      : answer.divergent
        ? "title and control differ"
        : "title and control agree",
  );
  for (const o of answer.otherwise ?? []) {
    const by = o.answer !== "contested" ? " by" : o.holders.length > 1 ? " between" : ":";
    const holders = o.holders.length > 0 ? `${by} ${names(speaking, o.holders)}` : "";
    const because = o.because.length > 0 ? `, because of ${o.because.join(", ")}` : "";
    add("but", `${o.layer} ${o.answer}${holders} ${listed(o.viewpoints.map((v) => sayViewpoint(speaking, v)))}${because}`);
  }
  return lines.join("\n");
}
