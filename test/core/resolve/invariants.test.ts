/** The invariants of the model, on random worlds. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Compilation, compile } from "../../../src/core/compile.ts";
import type { SourceFile } from "../../../src/core/model/atlas.ts";
import { published, type Snapshot } from "../../../src/core/resolve/answer.ts";
import { areaSeries } from "../../../src/core/resolve/series.ts";
import { formatDay } from "../../../src/core/time/format-day.ts";
import { filesOf, middle, SIZE, toDay, world } from "./world.ts";

const RUNS = { numRuns: 60 };
const layers = fc.constantFrom("title", "control" as const);
const days = fc.integer({ min: -1, max: 17 });
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** A snapshot as comparable data: answer and area, faces left out because their numbers may differ between atlases. */
const shape = (snapshot: Snapshot): unknown => snapshot.holdings.map((h) => [h.answer, Math.round(h.area_km2 * 1e6)]);
const cellsOf = function* (): Generator<readonly [number, number]> {
  for (let cell = 0; cell < SIZE * SIZE; cell++) yield middle(cell);
};
const total = (compiled: Compilation): number => {
  let sum = 0;
  for (let face = 1; face < compiled.atlas.land.arrangement.faceCount; face++) sum += compiled.atlas.land.arrangement.areaOf(face);
  return sum;
};

describe("invariants", () => {
  test("holdings partition the land: no overlap, no gap, areas add up", () => {
    fc.assert(
      fc.property(world, layers, days, (w, layer, day) => {
        const compiled = compile(filesOf(w));
        const { holdings } = compiled.resolver.snapshot(toDay(day), "asked", layer);
        const seen = new Set<number>();
        for (const holding of holdings)
          for (const face of holding.faces) {
            expect(seen.has(face)).toBe(false);
            seen.add(face);
          }
        expect(seen.size).toBe(compiled.atlas.land.arrangement.faceCount - 1);
        const sum = holdings.reduce((n, h) => n + h.area_km2, 0);
        expect(Math.abs(sum - total(compiled))).toBeLessThanOrEqual(1e-6 * total(compiled));
      }),
      RUNS,
    );
  });

  test("the areas of a polity over time are those of every snapshot", () => {
    fc.assert(
      fc.property(world, layers, days, (w, layer, day) => {
        const { resolver } = compile(filesOf(w));
        const { holdings } = resolver.snapshot(toDay(day), "asked", layer);
        for (const [polity, steps] of areaSeries(resolver, "asked", layer)) {
          const step = steps.findLast((s) => s.from <= toDay(day));
          const mine = holdings.filter(({ answer }) =>
            (answer.alternatives ?? [answer]).some((a) => a.holders.some((h) => h.polity === polity)),
          );
          const sum = mine.reduce((n, h) => n + h.area_km2, 0);
          expect(Math.abs((step?.held ?? 0) + (step?.disputed ?? 0) - sum)).toBeLessThan(1e-3);
        }
      }),
      RUNS,
    );
  });

  test("the order of files and of records changes nothing", () => {
    fc.assert(
      fc.property(world, fc.infiniteStream(fc.nat()), layers, days, (w, stream, layer, day) => {
        const files = filesOf(w);
        const keys = files.map((file) => ({ file, key: stream.next().value as number }));
        const shuffled = keys.sort((a, b) => a.key - b.key).map((k) => k.file);
        const [a, b] = [compile(files), compile(shuffled)];
        expect(JSON.stringify(b.diagnostics)).toBe(JSON.stringify(a.diagnostics));
        expect(JSON.stringify(b.resolver.snapshot(toDay(day), "asked", layer))).toBe(
          JSON.stringify(a.resolver.snapshot(toDay(day), "asked", layer)),
        );
      }),
      RUNS,
    );
  });

  test("a snapshot is the slice of every timeline, and who is its polygon under the point", () => {
    fc.assert(
      fc.property(world, layers, days, (w, layer, day) => {
        const { resolver, atlas } = compile(filesOf(w));
        const snapshot = resolver.snapshot(toDay(day), "asked", layer);
        for (const at of cellsOf()) {
          const { face } = atlas.land.arrangement.locate(at);
          const who = resolver.who({ at }, toDay(day), { viewpoint: "asked" })[layer];
          if (face === 0) {
            expect(who.answer).toBe("unknown");
            continue;
          }
          const holding = snapshot.holdings.find((h) => h.faces.includes(face));
          const shown = holding && published(holding.answer);
          expect(shown?.answer).toBe(who.answer);
          expect(shown?.holders.map((h) => h.polity)).toEqual(who.holders.map((h) => h.polity));
          const { spells } = resolver.history({ at }, { viewpoint: "asked" });
          const iso = formatDay(toDay(day));
          const spell = spells.find((s) => (s.start === null || s.start <= iso) && (s.end === null || iso < s.end));
          expect(spell?.[layer].answer).toBe(who.answer);
          expect(spell?.[layer].holders).toEqual(who.holders);
        }
      }),
      RUNS,
    );
  });

  test("a record that no group adopts changes no control, and no title but that a settlement leaves its claimant unbound", () => {
    fc.assert(
      fc.property(world, layers, days, (w, layer, day) => {
        if (layer === "title" && w.acts.some((a) => a.kind === "treaty")) return;
        const files = filesOf(w);
        const encoder = new TextEncoder();
        const stranger: SourceFile[] = [
          { path: "polities/zz.yaml", bytes: encoder.encode("type: state\nname: { en: Stranger }\n") },
          {
            path: "statements/stranger.yaml",
            bytes: encoder.encode(
              `according_to: [zz]\nwhen: "1900-01-01"\neffects:\n  - {claims: {polygon: [[[10.3,50.3],[11.7,50.4],[11.6,51.8],[10.4,51.7],[10.3,50.3]]]}, by: [zz]}\n`,
            ),
          },
        ];
        const [before, after] = [compile(files), compile([...files, ...stranger])];
        for (const at of cellsOf()) {
          const [x, y] = [before, after].map((c) => c.resolver.who({ at }, toDay(day), { viewpoint: "asked" })[layer]);
          expect(y).toEqual(x);
        }
      }),
      RUNS,
    );
  });

  test("interpretations and counterfactuals change no holding", () => {
    fc.assert(
      fc.property(world, layers, days, fc.boolean(), (w, layer, day, counterfactual) => {
        const files = filesOf(w);
        const view: SourceFile = {
          path: "interpretations/view.yaml",
          bytes: new TextEncoder().encode(
            `view: { en: Otherwise it would have gone otherwise }\nabout: [act0]\ncounterfactual: ${counterfactual}\n`,
          ),
        };
        const [before, after] = [compile(files), compile([...files, view])];
        expect(shape(after.resolver.snapshot(toDay(day), "asked", layer))).toEqual(
          shape(before.resolver.snapshot(toDay(day), "asked", layer)),
        );
      }),
      RUNS,
    );
  });

  test("a faulty atlas still yields answers and diagnostics, never a crash", () => {
    fc.assert(
      fc.property(
        world,
        fc.array(
          fc.record({
            file: fc.nat(),
            at: fc.nat(),
            junk: fc.constantFrom("", "\n  : [", "{{{", "__proto__: 1\n", "when: 1920-02-30\n", "\t", "\u0000", "- ", "over: nowhere\n"),
          }),
          { minLength: 1, maxLength: 4 },
        ),
        layers,
        days,
        (w, faults, layer, day) => {
          const files = filesOf(w).map((f) => ({ path: f.path, text: text(f.bytes) }));
          for (const { file, at, junk } of faults) {
            const chosen = files[file % files.length];
            if (!chosen) continue;
            const cut = at % (chosen.text.length + 1);
            chosen.text = junk === "" ? chosen.text.slice(0, cut) : chosen.text.slice(0, cut) + junk + chosen.text.slice(cut);
          }
          const compiled = compile(files.map((f) => ({ path: f.path, bytes: new TextEncoder().encode(f.text) })));
          for (const at of cellsOf())
            expect(typeof compiled.resolver.who({ at }, toDay(day), { viewpoint: "asked" })[layer].answer).toBe("string");
          for (const d of compiled.diagnostics) expect(d.span.start).toBeLessThanOrEqual(d.span.end);
        },
      ),
      { numRuns: 150 },
    );
  });

  test("intervals are half-open: an act's own day belongs to it, the end's does not", () => {
    fc.assert(
      fc.property(world, layers, (w, layer) => {
        const { resolver } = compile(filesOf(w));
        for (const at of cellsOf()) {
          const { spells } = resolver.history({ at }, { viewpoint: "asked" });
          spells.forEach((spell, i) => {
            expect(spell.end).toBe(spells[i + 1]?.start ?? null);
            if (spell.start === null) return;
            const on = resolver.who({ at }, dayOf(spell.start), { viewpoint: "asked" })[layer];
            expect(on.answer).toBe(spell[layer].answer);
          });
        }
      }),
      RUNS,
    );
  });

  test("the winners of an explanation are the answer, and every other assertion is there with a reason", () => {
    fc.assert(
      fc.property(world, layers, days, (w, layer, day) => {
        const { resolver } = compile(filesOf(w));
        for (const at of cellsOf()) {
          const plain = resolver.who({ at }, toDay(day), { viewpoint: "asked" })[layer];
          const explained = resolver.who({ at }, toDay(day), { viewpoint: "asked", explain: true })[layer];
          const { rejected = [], ...answer } = explained;
          expect(answer).toEqual(plain);
          const decided = new Set((answer.alternatives ?? [answer]).flatMap((a) => a.because));
          const { cell } = resolver.locate(at);
          for (const assertion of resolver.cells.assertionsOf(cell)) {
            if (assertion.layer !== layer || assertion.assertors.length === 0) continue;
            if (!decided.has(assertion.id)) expect(rejected.map((r) => r.assertion)).toContain(assertion.id);
          }
        }
      }),
      RUNS,
    );
  });
});

function dayOf(iso: string): number {
  return Math.round(Date.parse(`${iso}T00:00:00Z`) / 86_400_000);
}
