import { expect, test } from "vitest";
import { wordsIn } from "../../src/core/words/languages.ts";
import type { SiteReason, SiteRecords } from "../../src/export/site/contract.ts";
import type { Reading } from "../../src/web/context.ts";
import { reasonInWords } from "../../src/web/reasons.ts";

const records: SiteRecords = {
  assertions: { "act#1": { record: "instruments/act", verb: "title", cites: [], by: ["lithuania"] } },
  records: { "instruments/act": { collection: "instruments", name: { en: "The act", lt: "Aktas" }, page: "treaties/act/" } },
  sources: {},
};
const reading = (lang: string) =>
  ({
    say: wordsIn(lang),
    who: (id: string) => ({ text: id.toUpperCase(), lang }),
    day: (day: number) => String(day),
    text: (name: Record<string, string> | undefined) => ({ text: name?.[lang] ?? "", lang }),
  }) as unknown as Reading;

const CASES: readonly (readonly [Omit<SiteReason, "assertion">, readonly string[], string])[] = [
  [{ reason: "assertor-not-in-viewpoint" }, ["france", "italy"], "said by FRANCE, ITALY, whom this viewpoint does not adopt"],
  [{ reason: "superseded", by: "act#1", on: "1970-01-11" }, ["lithuania"], "superseded for LITHUANIA by The act, on 10"],
  [{ reason: "not-in-force", on: "1970-01-11" }, ["poland"], "signed, but in force for POLAND only from 10"],
  [{ reason: "not-in-force" }, ["poland"], "never came into force for POLAND"],
  [{ reason: "assertor-extinct", heirs: ["soviet-union"] }, ["russia"], "RUSSIA no longer existed; it passed to SOVIET-UNION"],
  [{ reason: "assertor-extinct" }, ["russia"], "RUSSIA no longer existed, and nobody took this over"],
  [{ reason: "lower-group", beside: true }, ["russia"], "said by RUSSIA beside the answer, and does not change it"],
  [{ reason: "not-yet", on: "1970-01-11", inherited: true }, ["russia"], "inherited by RUSSIA only on 10"],
];

test("each reason is a sentence that names who, which act and which day", () => {
  for (const [reason, assertors, words] of CASES)
    expect(reasonInWords({ assertion: "x#1", ...reason }, assertors, reading("en"), records)).toBe(words);
});

test("no reason falls back to English, nor leaves a hole open, in any language", () => {
  for (const lang of ["lt", "pl"])
    for (const [reason, assertors, words] of CASES) {
      const said = reasonInWords({ assertion: "x#1", ...reason }, assertors, reading(lang), records);
      expect(said).not.toBe(words);
      expect(said).not.toMatch(/[{}]|reason\./);
    }
});
