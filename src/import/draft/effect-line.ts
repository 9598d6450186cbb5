/** An effect as one line of the record format. */
import type { Finding } from "./analysis.ts";
import type { EffectVerb } from "./cues.ts";
import { idsOf, type Roles } from "./roles.ts";

/** The effect of a verb, for a person to put in; land that the atlas lacks stands in angle brackets. */
export function effectLine(verb: EffectVerb, roles: Roles, finding: Finding, at: number): string | undefined {
  const agents = idsOf(roles.agents);
  const objects = idsOf(roles.objects).filter((id) => !agents.includes(id));
  const land = roles.lands.find((n) => n.start > at) ?? roles.lands[0];
  const landId = land ? (land.kind === "territory" ? land.ids[0] : land.also.find((a) => a.kind === "territory")?.id) : undefined;
  const place = roles.places.find((n) => n.start > at) ?? roles.places[0];
  const over = landId ?? (place ? `<land of ${place.ids[0]}>` : "<land>");
  const one = (ids: readonly string[]): string =>
    ids.length === 1 ? (ids[0] as string) : ids.length === 0 ? "<polity>" : `[${ids.join(", ")}]`;
  switch (verb) {
    case "recognises":
      return objects.length === 0 && finding.names.every((n) => n.kind !== "polity")
        ? undefined
        : `{ recognises: ${one(objects.slice(0, 1))}, by: ${one(agents)} }`;
    case "cedes":
      return `{ cedes: ${over}, by: ${one(agents)}, to: ${one(objects.slice(-1))} }`;
    case "renounces":
    case "claims":
      return `{ ${verb}: ${over}, by: ${one(agents)} }`;
    case "control":
      return `{ control: ${one(agents)}, over: ${over} }`;
    case "annexes":
      return `{ title: ${one(agents)}, over: ${over}, according_to: ${one(agents)} }`;
    case "permits":
    case "forbids":
      return `{ ${verb}: "<what>", by: ${one(agents)}, to: ${one(objects.slice(0, 1))} }`;
  }
}
