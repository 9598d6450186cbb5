/** What the tags of a boundary say of its land. */
import { lineOf } from "../imported.ts";
import { type Findings, nameIn, type Said } from "./boundaries.ts";
import type { Element, Tags } from "./elements.ts";
import { type Polities, type Polity, several } from "./tag-names.ts";

export interface Meaning {
  /** the outline of a state by its own tags */
  readonly own: boolean;
  readonly said: readonly Said[];
}

const STATE_LEVEL = "2";

const listed = (tags: Tags, key: string, polities: Polities): Polity[] => [
  ...new Set(several(tags.get(key)).map((text) => polities.named(text))),
];

/** Whether an element is drawn as the land of a state of its own name. */
export function isState(tags: Tags): boolean {
  if (tags.get("admin_level") !== STATE_LEVEL || tags.has("dejure:answer")) return false;
  const boundary = tags.get("boundary");
  return boundary === "disputed" ? !tags.has("claimed_by") && !tags.has("controlled_by") : boundary !== "claim" && boundary !== "claimed";
}

/** What is said of an element's land, once all states of the files are known. */
export function meaningOf(element: Element, state: Polity | undefined, polities: Polities, findings: Findings): Meaning {
  const { tags } = element;
  if (tags.has("dejure:answer")) return { own: false, said: exported(element, polities, findings) };
  const claimants = listed(tags, "claimed_by", polities);
  const controllers = listed(tags, "controlled_by", polities);
  const disputing = listed(tags, "disputed_by", polities);
  const recognising = listed(tags, "recognized_by", polities);
  const said: Said[] = [];
  if (state) said.push({ verb: "title", holders: [state] });
  else if (tags.get("boundary") === "disputed") said.push({ verb: "leaves_open" });
  if (controllers.length > 0) said.push({ verb: "control", holders: controllers });
  else if (state) said.push({ verb: "control", holders: [state] });
  for (const claimant of claimants) said.push({ verb: "claims", by: [claimant] });
  for (const side of claimants) if (side !== state) said.push({ verb: "title", holders: [side], side });
  if (disputing.length > 0) said.push({ verb: "disputes", by: disputing });
  if (recognising.length > 0) said.push({ verb: "recognises", by: recognising, ...(state && { whom: state }) });
  return { own: state !== undefined, said };
}

/** Land as `dejure export ohm` wrote it: an answer in one viewpoint and layer. */
function exported(element: Element, polities: Polities, findings: Findings): Said[] {
  const { tags } = element;
  const answer = tags.get("dejure:answer");
  const layer = tags.get("dejure:layer");
  const ids = several(tags.get("dejure:holders"));
  const names = (lineOf(tags.get("name")) ?? "").split(" / ");
  const holders = ids.flatMap((id, i) => polities.withId(id, names.length === ids.length ? names[i] : undefined) ?? []);
  const disputing = listed(tags, "disputed_by", polities);
  const dispute: Said[] = disputing.length > 0 ? [{ verb: "disputes", by: disputing }] : [];
  if (layer === "claims") return [...holders.map((holder): Said => ({ verb: "claims", by: [holder] })), ...dispute];
  if (layer !== "title" && layer !== "control") {
    findings.leaveOut(`answers of the layer ${layer ?? "that is not named"}, which compare others`);
    return [];
  }
  if (answer === "held" || answer === "joint") return holders.length > 0 ? [{ verb: layer, holders }, ...dispute] : [];
  if (answer === "contested") return [...holders.map((side): Said => ({ verb: layer, holders: [side], side })), ...dispute];
  if (layer === "title" && answer === "undetermined") return [{ verb: "leaves_open" }, ...dispute];
  if (layer === "title" && answer === "none") return [{ verb: "nobody" }, ...dispute];
  if (answer === "unknown" || answer === "undetermined" || answer === "none")
    findings.leaveOut(`lands whose answer in ${layer} is “${answer}”`);
  else findings.leaveOut(`answers “${answer}” in ${layer}, whose alternatives the file does not hold`, nameIn(element));
  return dispute;
}
