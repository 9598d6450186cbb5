/** Every reader bears what is nearly right: a short run here, long ones by `npm run fuzz`, whose finds are tried again each time. */
import { existsSync, readdirSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CASES, casesOf } from "./cases.ts";
import { readers } from "./readers.ts";

const all = await readers();
/** Cheap readers are tried more often; all together take about two seconds. */
const RUNS: Readonly<Record<string, number>> = {
  dates: 200,
  permalinks: 200,
  questions: 40,
  forms: 40,
  records: 8,
  sheets: 8,
  geojson: 8,
  atlases: 8,
};

test("every folder of cases is of a reader", () => {
  const names = new Set(all.map(({ name }) => name));
  expect((existsSync(CASES) ? readdirSync(CASES) : []).filter((name) => !names.has(name))).toEqual([]);
});

describe.each(all.map((reader) => [reader.name, reader] as const))("%s", (name, reader) => {
  test("inputs made at random", async () => {
    await fc.assert(
      fc.asyncProperty(reader.input, async (input) => void (await reader.attempt(input))),
      { numRuns: RUNS[name] ?? 12 },
    );
  });

  const cases = casesOf(name);
  if (cases.length > 0)
    test.each(cases.map((one) => [one.name, one.input] as const))("%s", async (_, input) => {
      await reader.attempt(input);
    });
});
