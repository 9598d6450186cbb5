/** Random small worlds for the oracle, and the same worlds as files of an atlas. */
import fc from "fast-check";
import type { SourceFile } from "../../../src/core/model/atlas.ts";
import { formatDay } from "../../../src/core/time/format-day.ts";
import type { Days, OAct, OEffect, OPolity, OWorld } from "./oracle.ts";

export const SIZE = 2;
const FIRST = -18_000;
const POLITIES = ["aa", "bb", "cc"];

const day = fc.integer({ min: 0, max: 10 });
const sure: fc.Arbitrary<Days> = day.map((d) => [d]);
const unsure: fc.Arbitrary<Days> = fc.uniqueArray(day, { minLength: 2, maxLength: 3 }).map((d) => [...d].sort((a, b) => a - b));
const someDay = fc.oneof({ weight: 5, arbitrary: sure }, { weight: 1, arbitrary: unsure });
const later = fc.integer({ min: 5, max: 16 }).map((d): Days => [d]);
const cells = fc
  .uniqueArray(fc.integer({ min: 0, max: SIZE * SIZE - 1 }), { minLength: 2, maxLength: 4 })
  .map((c) => [...c].sort((a, b) => a - b));
const polity = fc.constantFrom(...POLITIES);
/** Present once in `oneIn` times. */
const maybe = <T>(arb: fc.Arbitrary<T>, oneIn = 4): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: oneIn - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: arb });

const effect = (kind: OAct["kind"]): fc.Arbitrary<OEffect> =>
  fc
    .record({
      verb: fc.constantFrom(
        ...(kind === "event"
          ? (["title", "control", "control", "withdraws", "leaves_open", "nobody"] as const)
          : ([
              "title",
              "title",
              "cedes",
              "cedes",
              "denies",
              "renounces",
              "leaves_open",
              "nobody",
              "claims",
              "claims",
              "control",
              "control",
            ] as const)),
      ),
      polities: fc.oneof(
        { weight: 4, arbitrary: polity.map((p) => [p]) },
        { weight: 1, arbitrary: fc.uniqueArray(polity, { minLength: 2, maxLength: 2 }) },
      ),
      cells,
      when: maybe(someDay, 8),
      until: maybe(later, 3),
      reverts: fc.boolean(),
      rank: fc.constantFrom("normal", "normal", "normal", "preferred", "deprecated" as const),
      binding: fc.constantFrom("signed", "in-force" as const),
    })
    .map((e) => {
      const polities = e.verb === "title" || e.verb === "control" ? [...e.polities].sort() : e.polities.slice(0, 1);
      const by = e.verb === "cedes" ? POLITIES.find((p) => !e.polities.includes(p)) : undefined;
      return Object.fromEntries(Object.entries({ ...e, polities, by }).filter(([, v]) => v !== undefined)) as unknown as OEffect;
    });

const act = (index: number): fc.Arbitrary<OAct> =>
  fc.constantFrom("event", "statement", "treaty" as const).chain((kind) =>
    fc.record({
      id: fc.constant(`act${index}`),
      kind: fc.constant(kind),
      who:
        kind === "event"
          ? fc.constant([])
          : kind === "treaty"
            ? fc.uniqueArray(polity, { minLength: 2, maxLength: 3 })
            : fc.uniqueArray(polity, { minLength: 1, maxLength: 1 }),
      date: someDay,
      inForce:
        kind === "treaty"
          ? fc.oneof({ weight: 3, arbitrary: fc.oneof(later, unsure) }, { weight: 1, arbitrary: fc.constant(undefined) })
          : fc.constant(undefined),
      effects: fc.array(effect(kind), { minLength: 1, maxLength: 2 }),
    }),
  );

const annulment = (count: number): fc.Arbitrary<OAct> =>
  fc.record({
    id: fc.constant("annulment"),
    kind: fc.constant("statement" as const),
    who: polity.map((p) => [p]),
    date: sure,
    effects: fc
      .record({ target: fc.integer({ min: 0, max: count - 1 }), mode: fc.constantFrom("from-now", "ab-initio" as const) })
      .map(({ target, mode }): OEffect[] => [{ verb: "annuls", polities: [], cells: [], target: `act${target}`, mode }]),
  });

const polities: fc.Arbitrary<OPolity[]> = fc
  .record({ end: maybe(later, 2), heir: fc.boolean(), inherits: fc.subarray(["assertions", "claims", "holdings"]) })
  .map(({ end, heir, inherits }) =>
    POLITIES.map((id): OPolity => {
      if (id === "aa") return { id, until: end };
      if (id === "cc" && end && heir) return { id, succeeds: { polity: "aa", when: end, inherits } };
      return { id };
    }),
  );

const groups = fc
  .uniqueArray(fc.constantFrom(...POLITIES, "consensus"), { minLength: 1, maxLength: 4 })
  .chain((ids) => fc.integer({ min: 1, max: ids.length }).map((cut) => [ids.slice(0, cut), ids.slice(cut)].filter((g) => g.length > 0)));

/** Worlds in which a brute force over all readings stays small. */
export const world: fc.Arbitrary<OWorld> = fc
  .integer({ min: 4, max: 8 })
  .chain((n) =>
    fc.record({ polities, acts: fc.tuple(...Array.from({ length: n }, (_, i) => act(i))), annul: maybe(annulment(n), 2), groups }),
  )
  .map(({ annul, acts, ...rest }): OWorld => ({ ...rest, acts: annul ? [...acts, annul] : acts }))
  .filter((w) => uncertainty(w) <= 54 && w.acts.every((a) => !a.inForce || Math.max(...a.inForce) >= Math.min(...a.date)));

function uncertainty(w: OWorld): number {
  const sizes = w.acts.flatMap((a) => [a.date, a.inForce ?? [0], ...a.effects.flatMap((e) => [e.when ?? [0], e.until ?? [0]])]);
  return sizes.reduce((n, d) => n * d.length, 1);
}

export const toDay = (d: number): number => FIRST + d;
const date = (days: Days): string =>
  JSON.stringify(days.length === 1 ? formatDay(toDay(days[0] as number)) : `[${days.map((d) => formatDay(toDay(d))).join(",")}]`);
/** Where a grid cell lies: squares of one degree round 10° E, 50° N. */
export const middle = (cell: number): [number, number] => [10.5 + (cell % SIZE), 50.5 + Math.floor(cell / SIZE)];

function land(of: readonly number[]): string {
  const squares = of.map((cell) => {
    const x = 10 + (cell % SIZE);
    const y = 50 + Math.floor(cell / SIZE);
    return `{polygon: [[[${x},${y}],[${x + 1},${y}],[${x + 1},${y + 1}],[${x},${y + 1}],[${x},${y}]]]}`;
  });
  return squares.length === 1 ? (squares[0] as string) : `{union: [${squares.join(", ")}]}`;
}

function effectText(e: OEffect): string {
  const over = land(e.cells);
  const parts: string[] = [];
  switch (e.verb) {
    case "title":
    case "control":
    case "denies":
    case "withdraws":
      parts.push(`${e.verb}: [${e.polities.join(", ")}]`, `over: ${over}`);
      break;
    case "cedes":
      parts.push(`cedes: ${over}`, `by: [${e.by}]`, `to: [${e.polities[0]}]`);
      break;
    case "claims":
      parts.push(`claims: ${over}`, `by: [${e.polities[0]}]`);
      break;
    case "renounces":
      parts.push(`renounces: ${over}`, `by: [${e.polities[0]}]`);
      break;
    case "annuls":
      parts.push(`annuls: ${e.target}`, `mode: ${e.mode}`);
      break;
    default:
      parts.push(`${e.verb}: ${over}`);
  }
  if (e.when) parts.push(`when: ${date(e.when)}`);
  if (e.until) parts.push(`until: ${date(e.until)}`);
  if (e.reverts) parts.push("reverts: true");
  if (e.rank && e.rank !== "normal") parts.push(`rank: ${e.rank}`);
  if (e.binding === "signed") parts.push("binding: signed");
  return `  - {${parts.join(", ")}}`;
}

/** The world as the files of an atlas. */
export function filesOf(w: OWorld): SourceFile[] {
  const texts: Record<string, string> = {
    "atlas.yaml": 'title: { en: World }\nlicence: CC0-1.0\ndefault: { date: "1920-01-01", viewpoint: asked }\n',
    "viewpoints/asked.yaml": `name: { en: Asked }\ngroups: [${w.groups.map((g) => `[${g.join(", ")}]`).join(", ")}]\n`,
  };
  for (const p of w.polities) {
    const lines = ["type: state", `name: { en: ${p.id} }`];
    if (p.until) lines.push(`exists: { until: ${date(p.until)} }`);
    if (p.succeeds)
      lines.push(
        `succeeds: { polity: ${p.succeeds.polity}, when: ${date(p.succeeds.when)}, inherits: [${p.succeeds.inherits.join(", ")}] }`,
      );
    texts[`polities/${p.id}.yaml`] = `${lines.join("\n")}\n`;
  }
  for (const a of w.acts) {
    const effects = `effects:\n${a.effects.map(effectText).join("\n")}\n`;
    if (a.kind === "event") texts[`events/${a.id}.yaml`] = `type: capture\nwhen: ${date(a.date)}\n${effects}`;
    else if (a.kind === "statement")
      texts[`statements/${a.id}.yaml`] = `according_to: [${a.who.join(", ")}]\nwhen: ${date(a.date)}\n${effects}`;
    else
      texts[`instruments/${a.id}.yaml`] =
        `type: treaty\nparties: [${a.who.join(", ")}]\nstages:\n  - {stage: signed, on: ${date(a.date)}}\n${a.inForce ? `  - {stage: in-force, on: ${date(a.inForce)}}\n` : ""}${effects}`;
  }
  const encoder = new TextEncoder();
  return Object.entries(texts).map(([path, text]) => ({ path, bytes: encoder.encode(text) }));
}
