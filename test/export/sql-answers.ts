/** Questions put to a database and to dejure itself, whose answers must be the same. */
import type { Database } from "../../src/cli/postgres/database.ts";
import type { LayerAnswer, MapLayer, WhoAnswer } from "../../src/core/resolve/answer.ts";
import { published } from "../../src/core/resolve/answer.ts";
import type { LonLat } from "../../src/core/space/geometry.ts";
import type { Day } from "../../src/core/time/historical-date.ts";
import type { Askable } from "../../src/export/answers/question.ts";

export interface PointQuestion {
  readonly at: LonLat;
  readonly day: Day;
  readonly viewpoint: string;
}

/** The same numbers each time, from 0 to 1 (Mulberry32). */
export function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Days on which something changes somewhere, those next to them, and days far from all records. */
export function daysOf({ resolver, atlas }: Askable): Day[] {
  const days = new Set<Day>([-5_000_000, 0, 5_000_000]);
  for (const viewpoint of atlas.collections.viewpoints.keys())
    for (let cell = 0; cell < resolver.cells.count; cell++)
      for (const layer of ["title", "control"] as const)
        for (const day of resolver.answerDaysOf(cell, layer, viewpoint))
          days
            .add(day - 1)
            .add(day)
            .add(day + 1);
  return [...days];
}

/** Points that no border is near, points on borders of every direction and a hair beside them, corners, and the rest of the world. */
export function pointsOf({ atlas, resolver }: Askable, count: number, next: () => number): LonLat[] {
  const { arcs } = atlas.land.arrangement;
  const pick = <T>(all: readonly T[]): T => all[Math.floor(next() * all.length)] as T;
  const segment = (): readonly [LonLat, LonLat] => {
    const { line } = pick(arcs);
    const i = Math.floor(next() * (line.length - 1));
    return [line[i] as LonLat, line[i + 1] as LonLat];
  };
  const near = ([lon, lat]: LonLat, by: number): LonLat => [
    Math.max(-180, Math.min(180, lon + by * (next() - 0.5))),
    Math.max(-90, Math.min(90, lat + by * (next() - 0.5))),
  ];
  const kinds: readonly (() => LonLat)[] = [
    () => near(atlas.land.arrangement.pointIn(pick([...resolver.cells.facesOfAll([Math.floor(next() * resolver.cells.count)]), 0])), 0.5),
    () => near(segment()[0], 2),
    () => segment()[0],
    () => {
      const [a, b] = segment();
      return [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
    },
    () => near(segment()[0], 4e-10),
    () => near(segment()[1], 1e-6),
    () => {
      const [a, b] = segment();
      const t = next();
      return [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])];
    },
    () => [360 * next() - 180, 180 * next() - 90],
  ];
  return Array.from({ length: count }, (_, i) => (kinds[i % kinds.length] as () => LonLat)());
}

/** Points, days and viewpoints at random. */
export function questionsOf(askable: Askable, count: number, seed: number): PointQuestion[] {
  const next = numbers(seed);
  const days = daysOf(askable);
  const viewpoints = [...askable.atlas.collections.viewpoints.keys()];
  const pick = <T>(all: readonly T[]): T => all[Math.floor(next() * all.length)] as T;
  return pointsOf(askable, count, next).map((at) => ({ at, day: pick(days), viewpoint: pick(viewpoints) }));
}

/** An answer without the dates on which its alternatives rest, which differ from day to day, and those dates. */
function apart(answer: LayerAnswer): readonly [LayerAnswer, readonly unknown[]] {
  const { reading, ...rest } = answer;
  const alternatives = answer.alternatives?.map(apart);
  return [
    { ...rest, ...(alternatives && { alternatives: alternatives.map(([one]) => one) }) },
    [reading ?? null, ...(alternatives ?? []).map(([, of]) => of)],
  ];
}

/** Whether the dates told in a database are those told by dejure, wherever it tells any. */
const agrees = (told: unknown, real: unknown): boolean => {
  if (told === null) return true;
  if (!Array.isArray(told)) return JSON.stringify(told) === JSON.stringify(real);
  return Array.isArray(real) && told.length === real.length && told.every((one, i) => agrees(one, real[i]));
};

const inOrder = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(inOrder)
    : typeof value === "object" && value !== null
      ? Object.fromEntries(
          Object.entries(value)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([key, one]) => [key, inOrder(one)]),
        )
      : value;
const text = (value: unknown): string => JSON.stringify(inOrder(value));

/** Questions that are answered in two ways, with both. */
export async function differing(database: Database, askable: Askable, questions: readonly PointQuestion[], schema = "dejure") {
  const rows = await database.rows<{ answer: WhoAnswer }>(
    `select ${schema}.who_json(q.lon, q.lat, q.day, q.viewpoint) as answer
    from unnest($1::float8[], $2::float8[], $3::bigint[], $4::text[]) with ordinality q(lon, lat, day, viewpoint, n) order by q.n`,
    [questions.map((q) => q.at[0]), questions.map((q) => q.at[1]), questions.map((q) => q.day), questions.map((q) => q.viewpoint)],
  );
  return questions.flatMap((question, i) => {
    const sql = rows[i]?.answer as WhoAnswer;
    const memory = JSON.parse(JSON.stringify(askable.resolver.who({ at: question.at }, question.day, question))) as WhoAnswer;
    const [a, b] = [sql, memory].map(({ title, control, ...rest }) => [{ ...rest }, apart(title), apart(control)] as const) as [
      readonly [unknown, ReturnType<typeof apart>, ReturnType<typeof apart>],
      readonly [unknown, ReturnType<typeof apart>, ReturnType<typeof apart>],
    ];
    const same =
      text(a[0]) === text(b[0]) &&
      ([1, 2] as const).every((layer) => text(a[layer][0]) === text(b[layer][0]) && agrees(inOrder(a[layer][1]), inOrder(b[layer][1])));
    return same ? [] : [{ question, sql, memory }];
  });
}

const setOf = (joined: string | null): string => [...new Set((joined ?? "").split("; "))].sort().join("; ");

/** Land of a day as lines that compare, from a database. */
export async function snapshotRows(database: Database, day: Day, viewpoint: string, layer: MapLayer, schema = "dejure"): Promise<string[]> {
  const rows = await database.rows<Record<string, string | null> & { area_km2: number }>(
    `select answer, certainty, holder, alternatives, silence, since, because, area_km2 from ${schema}.snapshot($1::bigint, $2, $3, false)`,
    [day, viewpoint, layer],
  );
  return rows
    .map((r) =>
      [
        r["answer"],
        r["certainty"],
        r["holder"],
        r["alternatives"],
        r["silence"],
        r["since"],
        setOf(r["because"] ?? null),
        r.area_km2.toPrecision(8),
      ].join("|"),
    )
    .sort();
}

/** The same from dejure. */
export function snapshotLines({ resolver }: Askable, day: Day, viewpoint: string, layer: MapLayer): string[] {
  return resolver
    .snapshot(day, viewpoint, layer)
    .holdings.map(({ answer: whole, area_km2 }) => {
      const answer = published(whole);
      const alternatives =
        answer.alternatives &&
        [...new Set(answer.alternatives.map((a) => `${a.answer} ${a.holders.map((h) => h.polity).join(", ")}`.trim()))].join(" | ");
      const holders = [...new Set(answer.holders.map((h) => h.polity))].join("; ");
      return [
        answer.answer,
        answer.certainty,
        holders || null,
        alternatives,
        answer.silence,
        answer.since,
        setOf(answer.because.join("; ")),
        area_km2.toPrecision(8),
      ].join("|");
    })
    .sort();
}
