import { visible } from "../core/check/render.ts";
import type { Rejected } from "../core/resolve/answer.ts";
import { actName, date, names, type Speaking, sayBasis } from "./say.ts";

/** What did not decide, one line for each assertion and reason, assertors together. */
export function sayRejected(speaking: Speaking, rejected: readonly Rejected[]): string[] {
  const groups = new Map<string, { first: Rejected; assertors: string[] }>();
  for (const r of rejected) {
    const own = r.assertor === undefined ? r.text : r.text.replaceAll(r.assertor, "");
    const key = JSON.stringify([r.assertion, r.reason, r.by, r.on, r.heirs, own]);
    const group = groups.get(key) ?? { first: r, assertors: [] };
    if (r.assertor !== undefined && !group.assertors.includes(r.assertor)) group.assertors.push(r.assertor);
    groups.set(key, group);
  }
  return [...groups.values()].map(
    ({ first, assertors }) => `${sayBasis(speaking, first.assertion)}: ${reason(speaking, first, assertors)}`,
  );
}

function reason(speaking: Speaking, r: Rejected, assertors: readonly string[]): string {
  const who = names(speaking, assertors);
  const on = r.on === undefined ? "" : date(r.on, speaking.lang);
  const by = r.by === undefined ? "" : actName(speaking, r.by);
  const several = assertors.length > 1;
  const [stand, say] = several ? ["stand", "say"] : ["stands", "says"];
  switch (r.reason) {
    case "assertor-not-in-viewpoint":
      return `said by ${who}, whom this viewpoint does not adopt`;
    case "not-in-force":
      return r.on === undefined ? `never came into force for ${who}` : `signed, but in force for ${who} only from ${on}`;
    case "not-yet":
      return r.inherited ? `${who} ${several ? "inherit" : "inherits"} it only on ${on}` : `takes hold only on ${on} for ${who}`;
    case "assertor-extinct":
      return r.heirs
        ? `${who} no longer ${several ? "exist" : "exists"}, and this passed to ${names(speaking, r.heirs)}`
        : `${who} ${several ? "no longer exist" : "no longer exists"}, and nothing passed this on`;
    case "not-yet-disclosed":
      return `not public by ${on}`;
    case "annulled":
      return `annulled from the start by ${by}, as ${who} ${say}`;
    case "suspended":
      return `suspended by ${by}, as ${who} ${say}`;
    case "superseded":
      return `superseded for ${who} by ${by}, on ${on}`;
    case "ended":
      return `${visible(r.text)}, as ${who} ${say}`;
    case "lower-group":
      return r.beside
        ? `said by ${who} beside the answer, and does not change it`
        : `${who} ${stand} lower in this viewpoint than those who decided`;
    default:
      return visible(r.text);
  }
}
