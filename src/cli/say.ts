/** Answers in plain words: exact, neutral, with their sources. */
import type { Styler } from "../core/check/render.ts";
import { visible } from "../core/check/render.ts";
import type { Atlas } from "../core/model/atlas.ts";
import type { Localized } from "../core/model/values.ts";
import type { Claim, Holder, LayerAnswer, Silence, WhoAnswer } from "../core/resolve/answer.ts";
import { polityName, sourcesOf } from "../export/holding-row.ts";

export interface Speaking {
  readonly atlas: Atlas;
  readonly styler: Styler;
}

/** A localised text in the first language of the atlas that it has. */
export function inWords(atlas: Atlas, text: Localized | undefined): string | undefined {
  if (!text) return undefined;
  for (const language of [...(atlas.head.languages ?? []), "en", "und"]) if (text[language] !== undefined) return visible(text[language]);
  const any = Object.values(text)[0];
  return any === undefined ? undefined : visible(any);
}

export const name = (atlas: Atlas, id: string): string =>
  id === "consensus"
    ? "the consensus"
    : visible(
        atlas.collections.historiographies.has(id)
          ? (inWords(atlas, atlas.collections.historiographies.get(id)?.data.name) ?? id)
          : polityName(atlas, id),
      );

const listed = (names: readonly string[], word = "and"): string =>
  names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} ${word} ${names.at(-1)}`;

const SILENCE: Readonly<Record<Silence, string>> = {
  "no-record": "no record says",
  "expressly-open": "expressly left open",
  "signed-not-in-force": "signed, not in force",
  denied: "only denied",
  nobody: "nobody holds it",
  lapsed: "what was said has lapsed",
  "disputed-date": "hangs on a disputed date",
};

const MODE: Readonly<Record<NonNullable<Holder["mode"]>, string>> = {
  administers: "administers",
  occupies: "occupies",
  leases: "leases",
  "holds-in-trust": "holds in trust",
};

function holder(atlas: Atlas, h: Holder): string {
  const parts = [name(atlas, h.polity)];
  if (h.mode) parts.push(`${MODE[h.mode]}${h.through ? ` through ${name(atlas, h.through)}` : ""}`);
  for (const d of h.dependent_on ?? [])
    parts.push(`dependent on ${name(atlas, d.polity)} according to ${listed(d.according_to.map((a) => name(atlas, a)))}`);
  if (h.denied_by.length > 0) parts.push(`denied by ${listed(h.denied_by.map((a) => name(atlas, a)))}`);
  return parts.join(", ");
}

/** One layer's answer on one line, such as `contested: Lithuania; Poland`. */
export function sayLayer(atlas: Atlas, answer: LayerAnswer): string {
  const holders = answer.holders.map((h) => holder(atlas, h)).join("; ");
  const denied = (answer.denied ?? [])
    .map((d) => `not ${name(atlas, d.polity)}, says ${listed(d.by.map((a) => name(atlas, a)))}`)
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
        answer.answer === "unknown" && answer.silence ? silence : answer.answer === "unknown" ? "unknown" : `${answer.answer}: ${silence}`,
        denied,
      ]
        .filter(Boolean)
        .join("; ");
  }
}

/** The days that go with an answer. */
function days(answer: LayerAnswer): string {
  if (answer.since === null && answer.basis_since === null) return "";
  if (answer.since === answer.basis_since) return `since ${answer.since}`;
  return [answer.since && `since ${answer.since}`, answer.basis_since && `on this basis since ${answer.basis_since}`]
    .filter(Boolean)
    .join(", ");
}

/** What decided, down to article, source and locator. */
export function sayBasis(atlas: Atlas, id: string): string {
  const assertion = atlas.assertionById.get(id);
  if (!assertion) return id;
  const title = inWords(atlas, assertion.record.data.name) ?? assertion.record.id;
  const where = assertion.article === undefined ? title : `${title}, article ${visible(assertion.article)}`;
  const sources = sourcesOf(atlas, [id]);
  return `${id}: ${where} [${sources.length > 0 ? visible(sources.join("; ")) : "no source"}]`;
}

function layerLines({ atlas, styler }: Speaking, label: string, answer: LayerAnswer): string[] {
  const lines: string[] = [];
  const uncertain = answer.certainty === "uncertain";
  lines.push(
    `${styler.dim(label.padEnd(9))}${uncertain ? "uncertain: one of" : `${styler.bold(sayLayer(atlas, answer))}${days(answer) ? `, ${days(answer)}` : ""}`}`,
  );
  const indent = " ".repeat(9);
  if (uncertain)
    for (const a of answer.alternatives ?? [answer])
      lines.push(`${indent}- ${styler.bold(sayLayer(atlas, a))}${days(a) ? `, ${days(a)}` : ""}`);
  const because = uncertain ? [...new Set((answer.alternatives ?? [answer]).flatMap((a) => a.because))] : answer.because;
  for (const id of because) lines.push(`${indent}${styler.dim("because")} ${sayBasis(atlas, id)}`);
  if (answer.left_open_by?.length) lines.push(`${indent}left open by ${listed(answer.left_open_by.map((a) => name(atlas, a)))}`);
  for (const id of answer.pending ?? []) lines.push(`${indent}${styler.dim("signed, not in force")} ${sayBasis(atlas, id)}`);
  for (const r of answer.rejected ?? [])
    lines.push(
      `${indent}${styler.dim("not")} ${sayBasis(atlas, r.assertion)}${r.assertor === undefined || r.text.includes(r.assertor) ? "" : `, as ${name(atlas, r.assertor)} says`}: ${visible(r.text)}`,
    );
  return lines;
}

const holdersOf = (answer: LayerAnswer): string[] => answer.holders.map((h) => h.polity);

/** The answer in one breath: “Poland controls; Lithuania claims. Title: contested.” */
export function sayInShort(atlas: Atlas, answer: Pick<WhoAnswer, "title" | "control" | "claims">): string {
  const { control, title, claims } = answer;
  const controllers = holdersOf(control).map((p) => name(atlas, p));
  const parts: string[] = [];
  if (control.certainty === "uncertain") parts.push("Control: uncertain");
  else if (control.answer === "held" || control.answer === "joint")
    parts.push(`${listed(controllers)} ${controllers.length > 1 ? "control" : "controls"}${control.answer === "joint" ? " jointly" : ""}`);
  else parts.push(control.answer === "contested" ? `Control: contested between ${listed(controllers)}` : "No record says who controls");
  const claimants = claims.filter((c) => !holdersOf(control).includes(c.polity)).map((c) => name(atlas, c.polity));
  if (claimants.length > 0) parts.push(`${listed(claimants)} ${claimants.length > 1 ? "claim" : "claims"}`);
  const titled =
    title.certainty === "uncertain"
      ? "uncertain"
      : title.answer === "held" || title.answer === "joint"
        ? listed(holdersOf(title).map((p) => name(atlas, p)))
        : title.answer === "unknown"
          ? title.silence
            ? SILENCE[title.silence]
            : "unknown"
          : title.answer;
  return `${parts.join("; ")}. Title: ${titled}.`;
}

export const sayClaim = (atlas: Atlas, claim: Claim): string =>
  `${name(atlas, claim.polity)}, since ${claim.since}${claim.ended_according_to?.length ? `, ended according to ${listed(claim.ended_according_to.map((a) => name(atlas, a)))}` : ""}${claim.certainty === "uncertain" ? ", uncertain" : ""}`;

/** A place as it is named at the head of an answer. */
export function sayPlace(atlas: Atlas, place: WhoAnswer["place"]): string {
  const [lon, lat] = place.at;
  const named = place.id === null ? undefined : inWords(atlas, atlas.collections.places.get(place.id)?.data.name);
  const point = `${lat}, ${lon}`;
  const border = place.on_border ? ", on a border: counted to the land north-east of it" : "";
  return `${place.id === null ? point : `${named && named !== place.id ? `${named} (${place.id})` : place.id}, ${point}`}${border}`;
}

export const sayViewpoint = (atlas: Atlas, id: string): string =>
  `as ${visible(id)} sees it${(() => {
    const named = inWords(atlas, atlas.collections.viewpoints.get(id)?.data.name);
    return named && named.toLowerCase() !== id ? ` (${named})` : "";
  })()}`;

/** `dejure who` for people. */
export function sayWho(speaking: Speaking, answer: WhoAnswer): string {
  const { atlas, styler } = speaking;
  const known = answer.known_on ? ` · as known on ${answer.known_on}` : "";
  const lines = [
    `${styler.bold(sayPlace(atlas, answer.place))} · ${answer.date} · ${sayViewpoint(atlas, answer.viewpoint)}${known}`,
    sayInShort(atlas, answer),
    "",
  ];
  lines.push(...layerLines(speaking, "title", answer.title), ...layerLines(speaking, "control", answer.control));
  answer.claims.forEach((claim, i) => {
    lines.push(`${styler.dim((i === 0 ? "claims" : "").padEnd(9))}${sayClaim(atlas, claim)}`);
  });
  if (answer.claims.length === 0) lines.push(`${styler.dim("claims".padEnd(9))}none on record`);
  for (const b of answer.also)
    lines.push(
      `${styler.dim("also".padEnd(9))}${visible(b.verb)}: ${visible(b.text)}${b.since ? `, since ${b.since}` : ""}${b.until ? ` until ${b.until}` : ""}${b.secret ? `, secret${b.disclosed ? ` until ${b.disclosed}` : ""}` : ""}`,
    );
  lines.push(
    `${styler.dim("together".padEnd(9))}${answer.divergent === null ? "whether title and control differ is not known" : answer.divergent ? "title and control differ" : "title and control agree"}`,
  );
  for (const o of answer.otherwise ?? [])
    lines.push(
      `${styler.dim("but".padEnd(9))}${o.layer} as ${listed(o.viewpoints)} ${o.viewpoints.length > 1 ? "see" : "sees"} it: ${o.answer}${o.holders.length > 0 ? `, ${listed(o.holders.map((h) => name(atlas, h)))}` : ""}${o.because.length > 0 ? ` (${o.because.join(", ")})` : ""}`,
    );
  return lines.join("\n");
}
