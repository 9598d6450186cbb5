import type { Assertion } from "../model/assertion.ts";
import type { Day } from "../time/historical-date.ts";
import { dayOrNull } from "./present.ts";
import type { Resolver } from "./resolver.ts";

/** Who recognised whom: one cell of the matrix. */
export interface Recognition {
  readonly by: string;
  readonly of: string;
  /** as the source has it; several where sources differ */
  readonly mode: "de-jure" | "de-facto" | "unspecified";
  readonly conditional: boolean;
  /** EDTF day or `[earliest..latest]` */
  readonly since: string;
  readonly until: string | null;
  readonly frontier: string | null;
  readonly assertion: string;
  /** `consensus` or those who say that it was so */
  readonly according_to: readonly string[];
}

/** Recognitions that stand on `day`, or all of them in the order in which they were made. */
export function recognitionsOn(resolver: Resolver, day?: Day, known: Day = Infinity): Recognition[] {
  const found: { from: Day; recognition: Recognition }[] = [];
  for (const assertion of resolver.atlas.assertions) {
    if (assertion.verb !== "recognises" || assertion.rank === "deprecated") continue;
    const of = assertion.effect.recognises;
    if (of === undefined) continue;
    if (assertion.published && (assertion.published.admissible[0]?.[0] ?? Infinity) > known) continue;
    for (const { by, when } of recognisers(assertion)) {
      const first = when.admissible[0]?.[0] ?? Infinity;
      const last = when.admissible.at(-1)?.[1] ?? Infinity;
      const end = assertion.until?.admissible[0]?.[0];
      if (day !== undefined && (first > day || (end !== undefined && end <= day))) continue;
      const { mode, conditional, frontier } = assertion.effect;
      found.push({
        from: first,
        recognition: {
          by,
          of,
          mode: mode === "de-jure" || mode === "de-facto" ? mode : "unspecified",
          conditional: conditional === true,
          since: first === last ? (dayOrNull(first) ?? "..") : `[${dayOrNull(first) ?? ""}..${dayOrNull(last) ?? ""}]`,
          until: dayOrNull(end),
          frontier: frontier ?? null,
          assertion: assertion.id,
          according_to: [...new Set(assertion.assertors.map((a) => a.assertor))],
        },
      });
    }
  }
  return found.sort((a, b) => a.from - b.from || (a.recognition.by < b.recognition.by ? -1 : 1)).map((f) => f.recognition);
}

/** Those who recognise: `by` where it is said, else everyone who asserts it; never the recognised itself. */
function recognisers(assertion: Assertion): { by: string; when: NonNullable<Assertion["assertors"][number]["when"]> }[] {
  const first = assertion.assertors.find((a) => a.when)?.when;
  const { by, recognises } = assertion.effect;
  if (by) {
    return by.flatMap((polity) => {
      const when = assertion.assertors.find((a) => a.assertor === polity)?.when ?? first;
      return when ? [{ by: polity, when }] : [];
    });
  }
  return assertion.assertors.flatMap((a) => (a.when && a.assertor !== recognises ? [{ by: a.assertor, when: a.when }] : []));
}
