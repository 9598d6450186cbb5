import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { SiteReason, SiteRecords } from "../../src/export/site/contract.ts";
import { speaker } from "../../src/export/site/words.ts";
import type { Reading } from "../../src/web/context.ts";
import { reasonInWords } from "../../src/web/reasons.ts";

const messages = (lang: string) => JSON.parse(readFileSync(new URL(`../../src/web/messages/${lang}.json`, import.meta.url), "utf8"));
const records: SiteRecords = {
  assertions: { "act#1": { record: "instruments/act", verb: "title", cites: [], by: ["lithuania"] } },
  records: { "instruments/act": { collection: "instruments", name: { en: "The act", lt: "Aktas" }, page: "treaties/act/" } },
  sources: {},
};
const reading = (lang: string) =>
  ({
    say: speaker(messages(lang), messages("en")),
    who: (id: string) => ({ text: id.toUpperCase(), lang }),
    day: (day: number) => String(day),
    text: (name: Record<string, string> | undefined) => ({ text: name?.[lang] ?? "", lang }),
  }) as unknown as Reading;

const CASES: readonly (readonly [Omit<SiteReason, "assertion">, readonly string[], string])[] = [
  [{ reason: "assertor-not-in-viewpoint" }, ["france", "italy"], "said by FRANCE, ITALY; not heard in this viewpoint"],
  [{ reason: "superseded", by: "act#1", on: "1970-01-11" }, ["lithuania"], "replaced on 10 by: The act"],
  [{ reason: "not-in-force", on: "1970-01-11" }, ["poland"], "signed, but in force for POLAND only from 10"],
  [{ reason: "not-in-force" }, ["poland"], "never came into force for POLAND"],
  [{ reason: "assertor-extinct", heirs: ["soviet-union"] }, ["russia"], "RUSSIA no longer existed; it passed to SOVIET-UNION"],
  [{ reason: "assertor-extinct" }, ["russia"], "RUSSIA no longer existed, and nobody took this over"],
  [{ reason: "lower-group", beside: true }, ["russia"], "said beside the answer; changes nothing in it"],
  [{ reason: "not-yet", on: "1970-01-11", inherited: true }, ["russia"], "taken over only on 10"],
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
