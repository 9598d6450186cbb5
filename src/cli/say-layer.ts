import { visible } from "../core/check/render.ts";
import {
  type Bearing,
  type Claim,
  type Holder,
  type LayerAnswer,
  modeByConsensus,
  type Otherwise,
  type WhoAnswer,
} from "../core/resolve/answer.ts";
import { textOf } from "../core/resolve/bearing.ts";
import { capital, within } from "../core/words/speaker.ts";
import { headOf, readingInWords } from "../export/site/answer-words.ts";
import {
  actName,
  date,
  dateWords,
  inWords,
  listed,
  name,
  names,
  type Speaking,
  sayBasis,
  sayKnown,
  sayOf,
  sayPlace,
  sayViewpoint,
} from "./say.ts";
import { sayRejected } from "./say-rejected.ts";

/** A head as it stands within a line. */
const head = ({ say }: Speaking, key: string): string => within(say(key));

function holder(speaking: Speaking, h: Holder): string {
  const { say } = speaking;
  const parts = [name(speaking, h.polity)];
  if (h.mode) {
    const through = h.through ? ` ${say("through", { polity: name(speaking, h.through) })}` : "";
    parts.push(`${say(`word.${h.mode}`)}${through}${modeByConsensus(h) ? ` ${say("by-consensus")}` : ""}`);
  }
  for (const d of h.dependent_on ?? [])
    parts.push(say("dependent", { polity: name(speaking, d.polity), who: names(speaking, d.according_to) }));
  if (h.claims) parts.push(say("claims.open"));
  if (h.denied_by.length > 0) parts.push(say("denied.by", { who: names(speaking, h.denied_by) }));
  return parts.join(", ");
}

/** One layer's answer on one line, such as `contested: Lithuania; Poland`. */
export function sayLayer(speaking: Speaking, answer: LayerAnswer): string {
  const { say } = speaking;
  const holders = answer.holders.map((h) => holder(speaking, h)).join("; ");
  switch (answer.answer) {
    case "held":
      return holders;
    case "joint":
    case "contested":
      return `${head(speaking, answer.answer)}: ${holders}`;
    default:
      return [
        // those who are denied, where they are named, say it better
        ...(answer.silence === "denied" && answer.denied?.length ? [] : [head(speaking, headOf(answer))]),
        ...(answer.claimants?.length ? [say("claimed.by", { who: names(speaking, answer.claimants) })] : []),
        ...(answer.denied ?? []).map((d) => say("denied", { polity: name(speaking, d.polity), who: names(speaking, d.by) })),
      ].join("; ");
  }
}

/** The days that go with an answer, each after a comma. */
function days({ lang, say }: Speaking, answer: LayerAnswer): string {
  const { basis_since, since_within } = answer;
  // the last of several days would be said as if it were known
  const since = since_within ?? answer.since;
  const basis = since_within !== undefined && basis_since === answer.since ? since : basis_since;
  if (since !== null && answer.since_before) return `, ${say("since.before", { date: date(since, lang) })}`;
  return [
    ...(since === null ? [] : [say("since", { date: date(since, lang, "of") })]),
    ...(basis === null || basis === since ? [] : [say("since.basis", { date: date(basis, lang, "of") })]),
  ]
    .map((words) => `, ${words}`)
    .join("");
}

/** The dates on which an alternative rests: `if the incorporation took effect on 24 March or 6 April 1922: `. */
export function sayReading(speaking: Speaking, answer: LayerAnswer): string {
  const { say, lang } = speaking;
  const readings = (answer.reading ?? []).map((one) =>
    readingInWords(
      one,
      say,
      (id) => actName(speaking, id),
      (edtf) => dateWords(edtf, lang),
    ),
  );
  return readings.length > 0 ? `${say("uncertain.if", { readings: listed(speaking, readings) })}: ` : "";
}

/** Every reading of an uncertain answer with its dates on one line, or the one answer that is certain. */
export const sayReadings = (speaking: Speaking, answer: LayerAnswer): string =>
  answer.certainty === "uncertain"
    ? `${head(speaking, "uncertain")}: ${(answer.alternatives ?? [answer]).map((a) => `${sayReading(speaking, a)}${sayLayer(speaking, a)}`).join(` ${speaking.say("or")} `)}`
    : sayLayer(speaking, answer);

/** Room for the words before each line: the longest of them and a space. */
export const margin = ({ say }: Speaking): number =>
  Math.max(...["title", "control", "claims", "also", "together", "but"].map((key) => say(key).length)) + 1;

/** A line after the word that says what it is of. */
const labelled = (speaking: Speaking, label: string, text: string): string =>
  `${speaking.styler.dim(label.padEnd(margin(speaking)))}${text}`;

/** The lines of one layer: the answer, or each of its alternatives, with what decided and, where asked for, what did not. */
export function layerLines(speaking: Speaking, layer: "title" | "control", answer: LayerAnswer): string[] {
  const { styler, say } = speaking;
  const indent = " ".repeat(margin(speaking));
  const because = (of: LayerAnswer, deeper = ""): string[] =>
    of.because.map((id) => `${indent}${deeper}${styler.dim(say("because"))} ${sayBasis(speaking, id)}`);
  const label = head(speaking, layer);
  const lines: string[] = [];
  if (answer.certainty === "uncertain") {
    lines.push(labelled(speaking, label, head(speaking, "uncertain.of")));
    for (const a of answer.alternatives ?? [answer])
      lines.push(`${indent}- ${sayReading(speaking, a)}${styler.bold(sayLayer(speaking, a))}${days(speaking, a)}`, ...because(a, "  "));
  } else lines.push(labelled(speaking, label, `${styler.bold(sayLayer(speaking, answer))}${days(speaking, answer)}`), ...because(answer));
  return [...lines, ...besides(speaking, answer).map((line) => indent + line)];
}

/** What stands beside an answer: what is open, waits, is not in force, or did not decide. */
function besides(speaking: Speaking, answer: LayerAnswer): string[] {
  const { styler, say } = speaking;
  const lines: string[] = [];
  if (answer.stopped) {
    const acts = answer.stopped.dates.map((act) => actName(speaking, act));
    const stopped = within(say("uncertain.stopped", { n: answer.stopped.readings }));
    lines.push(acts.length > 0 ? `${stopped} (${listed(speaking, acts)})` : stopped);
  }
  if (answer.left_open_by?.length) lines.push(say("leftopen", { who: names(speaking, answer.left_open_by) }));
  for (const { assertion, condition, outcome } of answer.conditions ?? []) {
    const what = `${actName(speaking, condition)}${outcome ? ` (${outcome})` : ""}`;
    lines.push(`${styler.dim(say("waits", { what }))}: ${sayBasis(speaking, assertion)}`);
  }
  for (const id of answer.pending ?? []) lines.push(`${styler.dim(head(speaking, "kind.signed-not-in-force"))} ${sayBasis(speaking, id)}`);
  for (const line of sayRejected(speaking, answer.rejected ?? [])) lines.push(`${styler.dim(say("not"))} ${line}`);
  return lines;
}

const holdersOf = (answer: LayerAnswer): string[] => answer.holders.map((h) => h.polity);
const isHeld = ({ answer }: LayerAnswer): boolean => answer === "held" || answer === "joint";

/** A title in a word or two: its holders, or how it stands. */
function shortTitle(speaking: Speaking, title: LayerAnswer): string {
  if (title.certainty === "uncertain") {
    const readings = [...new Set((title.alternatives ?? []).map((a) => shortTitle(speaking, { ...a, certainty: "certain" })))];
    return [head(speaking, "uncertain"), ...(readings.length > 0 ? [listed(speaking, readings, "or")] : [])].join(", ");
  }
  return isHeld(title) ? names(speaking, holdersOf(title)) : head(speaking, headOf(title));
}

/** Control in a few words: who has it, or how it stands. */
function shortControl(speaking: Speaking, control: LayerAnswer): string {
  const { say } = speaking;
  const controllers = holdersOf(control);
  const so = (words: string): string => `${say("control")}: ${words}`;
  if (control.certainty === "uncertain") return so(head(speaking, "uncertain"));
  if (control.answer === "joint") return say("short.controls.joint", { who: names(speaking, controllers) });
  if (control.answer === "held") return sayOf(speaking, "short.controls", controllers);
  if (control.answer === "contested") return so(say("short.contested", { who: names(speaking, controllers) }));
  return control.silence && control.silence !== "no-record" ? so(head(speaking, headOf(control))) : say("short.silent");
}

/** The answer in one breath: “Poland controls; Lithuania and Poland claim. Title: contested.” */
export function sayInShort(speaking: Speaking, { control, title, claims }: Pick<WhoAnswer, "title" | "control" | "claims">): string {
  // A claim goes without saying only where its claimant is said to hold both title and control.
  const settled = title.certainty === "certain" && isHeld(title) && isHeld(control);
  const claimants = claims.map((c) => c.polity);
  const more = claimants.some((p) => !settled || !holdersOf(title).includes(p) || !holdersOf(control).includes(p));
  const parts = [shortControl(speaking, control), ...(more ? [sayOf(speaking, "short.claims", claimants)] : [])];
  return `${capital(parts.join("; "))}. ${speaking.say("title")}: ${shortTitle(speaking, title)}.`;
}

const ended = (speaking: Speaking, { ended_according_to: by }: Claim): string[] =>
  by?.length ? [speaking.say("ended.by", { who: names(speaking, by) })] : [];

export const sayClaim = (speaking: Speaking, claim: Claim): string =>
  [
    name(speaking, claim.polity),
    speaking.say("since", { date: date(claim.since, speaking.lang) }),
    ...ended(speaking, claim),
    ...(claim.certainty === "uncertain" ? [head(speaking, "uncertain")] : []),
  ].join(", ");

/** Who claims, and who says that it has ended. */
export function sayClaimant(speaking: Speaking, claim: Claim): string {
  const [by] = ended(speaking, claim);
  return `${name(speaking, claim.polity)}${by === undefined ? "" : ` (${by})`}`;
}

/** An effect that bears on land beside title and control, with its days. */
function sayBearing({ atlas, say, lang }: Speaking, b: Bearing): string {
  const assertion = atlas.assertionById.get(b.assertion);
  const text = assertion === undefined ? b.text : textOf(assertion, (localized) => inWords(atlas, localized, lang) ?? "");
  const on = (key: string, day: string): string => ` ${say(key, { date: date(day, lang) })}`;
  const days = `${b.since ? `,${on("since", b.since)}` : ""}${b.until ? on("until", b.until) : ""}`;
  const secret = b.secret ? `,${b.disclosed ? on("secret.until", b.disclosed) : ` ${say("secret")}`}` : "";
  return `${say(`bears.${b.verb}`)}: ${visible(text)}${days}${secret}`;
}

/** What other viewpoints answer on a layer, and what that rests on. */
function sayOtherwise(speaking: Speaking, o: Otherwise): string {
  const { say } = speaking;
  const holders = names(speaking, o.holders);
  const answer =
    o.holders.length === 0 ? head(speaking, o.answer) : o.answer === "held" ? holders : `${head(speaking, o.answer)}: ${holders}`;
  const eyes = listed(
    speaking,
    o.viewpoints.map((v) => sayViewpoint(speaking, v)),
  );
  const because = o.because.length > 0 ? `, ${say("because.of", { ids: o.because.join(", ") })}` : "";
  return `${head(speaking, o.layer)}: ${answer}, ${eyes}${because}`;
}

const TOGETHER = { true: "divergent", false: "divergent.not", null: "divergent.unknown" } as const;

/** `dejure who` for people. */
export function sayWho(speaking: Speaking, answer: WhoAnswer): string {
  const { styler, lang, say } = speaking;
  const lines = [
    `${styler.bold(sayPlace(speaking, answer.place))} · ${date(answer.date, lang)} · ${sayViewpoint(speaking, answer.viewpoint)}${sayKnown(speaking, answer.known_on)}`,
    sayInShort(speaking, answer),
    "",
    ...layerLines(speaking, "title", answer.title),
    ...layerLines(speaking, "control", answer.control),
  ];
  const add = (label: string, text: string): void => void lines.push(labelled(speaking, label, text));
  const claims = head(speaking, "claims");
  answer.claims.forEach((claim, i) => {
    add(i === 0 ? claims : "", sayClaim(speaking, claim));
  });
  if (answer.claims.length === 0) add(claims, say("claims.none"));
  for (const b of answer.also) add(say("also"), sayBearing(speaking, b));
  add(say("together"), head(speaking, TOGETHER[`${answer.divergent}`]));
  for (const o of answer.otherwise ?? []) add(say("but"), sayOtherwise(speaking, o));
  return lines.join("\n");
}
