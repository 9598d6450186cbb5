/** The dates that an alternative names are those that give it: on the others it is gone. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { compile } from "../../../src/core/compile.ts";
import type { LayerAnswer } from "../../../src/core/resolve/answer.ts";
import { parseDate } from "../../../src/core/time/edtf.ts";
import type { Days, OAct, OWorld } from "./oracle.ts";
import { filesOf, middle, SIZE, toDay, world } from "./world.ts";

const keyOf = (answer: LayerAnswer): string =>
  `${answer.answer}${answer.denied ? " denied" : ""} ${answer.holders.map((h) => `${h.polity} ${h.mode ?? ""} ${h.through ?? ""}`).join(", ")}`;
const keys = (answer: LayerAnswer): string[] => (answer.alternatives ?? [answer]).map(keyOf);

/** The one uncertain date of an act, and the act with other days for it; undefined where it has none or several. */
function openDate(act: OAct): { days: Days; with(days: Days): OAct } | undefined {
  const found: { days: Days; with(days: Days): OAct }[] = [];
  if (act.date.length > 1) found.push({ days: act.date, with: (date) => ({ ...act, date }) });
  if ((act.inForce?.length ?? 0) > 1) found.push({ days: act.inForce ?? [], with: (inForce) => ({ ...act, inForce }) });
  const [only] = found;
  return found.length === 1 && act.effects.every((e) => (e.when ?? []).length < 2) ? only : undefined;
}

/** Whether a day of the small world is among days written as EDTF. */
function among(on: readonly string[]): (day: number) => boolean {
  const spans = on.flatMap((text) => {
    const parsed = parseDate(text);
    return parsed.ok ? parsed.date.admissible : [];
  });
  return (day) => spans.some(([from, to]) => from <= toDay(day) && toDay(day) <= to);
}

test("with the days that a reading names its answer stands, without them it does not", () => {
  let checked = 0;
  fc.assert(
    fc.property(world, fc.constantFrom("title", "control" as const), fc.integer({ min: 0, max: 16 }), (w, layer, day) => {
      const ask = (asked: OWorld, at: readonly [number, number]): LayerAnswer =>
        compile(filesOf(asked)).resolver.who({ at }, toDay(day), { viewpoint: "asked" })[layer];
      const { resolver } = compile(filesOf(w));
      for (let cell = 0; cell < SIZE * SIZE; cell++) {
        const at = middle(cell);
        const answer = resolver.who({ at }, toDay(day), { viewpoint: "asked" })[layer];
        for (const alternative of answer.alternatives ?? [])
          for (const { act: id, on } of alternative.reading ?? []) {
            const act = w.acts.find((a) => a.id === id);
            const open = act && openDate(act);
            if (!open) continue;
            const limited = (days: Days): OWorld => ({ ...w, acts: w.acts.map((a) => (a === act ? open.with(days) : a)) });
            const [named, others] = [open.days.filter(among(on)), open.days.filter((d) => !among(on)(d))];
            expect(named.length).toBeGreaterThan(0);
            expect(keys(ask(limited(named), at))).toContain(keyOf(alternative));
            if (others.length > 0) expect(keys(ask(limited(others), at))).not.toContain(keyOf(alternative));
            checked++;
          }
      }
    }),
    { numRuns: 150, seed: Number(process.env.DEJURE_SEED ?? 1920) },
  );
  expect(checked).toBeGreaterThan(0);
});
