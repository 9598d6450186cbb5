/** Where two viewpoints differ, each year of a century, by who holds what in which; beside PostGIS. */
import { compile } from "../src/core/compile.ts";
import type { LayerAnswer } from "../src/core/resolve/answer.ts";
import { differenceOf } from "../src/core/resolve/difference.ts";
import { createResolver } from "../src/core/resolve/resolver.ts";
import { agree, type Outcome, QUICK, race, report } from "./harness.ts";
import { load, STANDING } from "./postgis.ts";
import { postgres, versionOf } from "./postgres.ts";
import { holdersOf } from "./runs.ts";
import { atlasOfSchools } from "./schools.ts";
import { dayOf, isoOf, lattice } from "./worlds.ts";

// two drawings of one stretch of land: other borders, other days, the same polities
const east = lattice(12, 24, 6, 30);
const west = lattice(12, 24, 5, 30);
const { atlas, diagnostics } = compile(atlasOfSchools({ east, west }));
const errors = diagnostics.filter(({ severity }) => severity === "error");
agree(errors.length === 0, `${errors.length} errors, such as ${errors[0]?.message}`);

const days = Array.from({ length: QUICK ? 3 : 100 }, (_, year) => dayOf(`${1900 + year}-07-01`));

/** Year by year: `east's holder>west's holder` → km²; nobody is the empty name. */
type Answer = ReadonlyMap<number, ReadonlyMap<string, number>>;

/** One row for each pair of answers and day, as the peer gives them. */
interface Found {
  readonly day: number;
  readonly a: LayerAnswer;
  readonly b: LayerAnswer;
  readonly km2: number;
}

/** With a resolver of its own, so that the fold is in the figure, unless one that has folded is given. */
function ours(asked = days, resolver = createResolver(atlas)): Found[] {
  const rows: Found[] = [];
  for (const day of asked)
    for (const { before, after, area_km2 } of differenceOf(resolver, { day, viewpoint: "east" }, { day, viewpoint: "west" }, "control"))
      rows.push({ day, a: before, b: after, km2: area_km2 });
  return rows;
}
const byHolders = (rows: readonly Found[]): Answer => {
  const answer = new Map<number, Map<string, number>>(days.map((day) => [day, new Map()]));
  for (const { day, a, b, km2 } of rows) {
    const key = `${holdersOf(a).join("+")}>${holdersOf(b).join("+")}`;
    const changes = answer.get(day);
    changes?.set(key, (changes.get(key) ?? 0) + km2);
  }
  return answer;
};

const sql = await postgres();
await load(sql, "east", east);
await load(sql, "west", west);

interface Row {
  readonly day: number;
  readonly a: string;
  readonly b: string;
  readonly km2: number;
}
const shared = (rows: readonly Row[]): Answer => {
  const answer = new Map<number, Map<string, number>>(days.map((day) => [day, new Map()]));
  for (const { day, a, b, km2 } of rows) if (a !== b && Math.abs(km2) > 1e-6) answer.get(day)?.set(`${a}>${b}`, km2);
  return answer;
};
const DAYS = "SELECT unnest($1::int[]) AS day";
const geodesic = (geometry: string) => `ST_Area(${geometry}::geography) / 1e6`;
const CUT_PAIR = geodesic("ST_CollectionExtract(ST_Intersection(east.geom, west.geom), 3)");
/**
 * Land that both draw, by pair of holders; what only one draws is its own area less that. `asked` gives the days, `pair` the
 * outlines that meet with their days and the km² that they share: each pair is cut once, however many days ask for it.
 */
const differing = (asked: string, pair: string, area: string) => `
  WITH asked AS MATERIALIZED (${asked}), pair AS MATERIALIZED (${pair}),
  met AS MATERIALIZED (SELECT day, a, b, sum(km2) AS km2 FROM asked JOIN pair ON from_day <= day AND day < until_day GROUP BY 1, 2, 3),
  of_a AS (SELECT day, a, sum(km2) AS km2 FROM met GROUP BY 1, 2), of_b AS (SELECT day, b, sum(km2) AS km2 FROM met GROUP BY 1, 2),
  own_a AS (SELECT day, holder, sum(${area}) AS km2 FROM asked JOIN east ON start_day <= day AND day < end_day GROUP BY 1, 2),
  own_b AS (SELECT day, holder, sum(${area}) AS km2 FROM asked JOIN west ON start_day <= day AND day < end_day GROUP BY 1, 2)
  SELECT * FROM met WHERE a <> b
  UNION ALL SELECT own_a.day, holder, '', own_a.km2 - coalesce(of_a.km2, 0) FROM own_a LEFT JOIN of_a ON of_a.day = own_a.day AND a = holder
  UNION ALL SELECT own_b.day, '', holder, own_b.km2 - coalesce(of_b.km2, 0) FROM own_b LEFT JOIN of_b ON of_b.day = own_b.day AND b = holder`;
const MEETING = "greatest(east.start_day, west.start_day) AS from_day, least(east.end_day, west.end_day) AS until_day";
const AFRESH = differing(
  DAYS,
  `SELECT east.holder AS a, west.holder AS b, ${MEETING}, ${CUT_PAIR} AS km2 FROM east JOIN west ON ST_Intersects(east.geom, west.geom)
   WHERE EXISTS (SELECT FROM asked WHERE day >= greatest(east.start_day, west.start_day) AND day < least(east.end_day, west.end_day))`,
  geodesic("geom"),
);
const PIECES = `SELECT east.holder AS a, west.holder AS b, ${MEETING}, piece.km2
   FROM piece JOIN east ON piece.east = east.id JOIN west ON west.id = piece.west`;
const CUT = differing(DAYS, PIECES, "km2");
/** Days on which anything begins or ends, each with the next of them. */
const EDGES = `SELECT day, lead(day) OVER (ORDER BY day) AS until_day FROM
   (SELECT start_day AS day FROM east UNION SELECT end_day FROM east UNION SELECT start_day FROM west UNION SELECT end_day FROM west) AS days`;
const SPANS = "SELECT day, a, b, km2 FROM unnest($1::int[]) AS asked (day) JOIN span ON from_day <= day AND day < until_day";
const ask = (statement: string, asked = days) => sql.rows<Row>(statement, [asked]);
/** Other days in each round: what was kept of an answer for the same day would flatter whoever keeps it. */
function unseen(): () => number[] {
  let round = 0;
  return () => {
    round++;
    return days.map((day) => day + 23 * round);
  };
}

const start = performance.now();
await sql.exec(`
  ALTER TABLE east ADD km2 float8; ALTER TABLE west ADD km2 float8;
  UPDATE east SET km2 = ${geodesic("geom")}; UPDATE west SET km2 = ${geodesic("geom")};
  CREATE TABLE piece AS SELECT east.id AS east, west.id AS west, ${CUT_PAIR} AS km2
    FROM east JOIN west ON ST_Intersects(east.geom, west.geom) AND east.start_day < west.end_day AND west.start_day < east.end_day;
  CREATE INDEX ON piece (east); CREATE INDEX ON piece (west); ANALYZE`);
const cutting = performance.now() - start;
const spanning = performance.now();
await sql.exec(`
  CREATE TABLE span AS SELECT a, b, found.day AS from_day, edge.until_day, km2
    FROM (${differing(`SELECT day FROM (${EDGES}) AS edge WHERE until_day IS NOT NULL`, PIECES, "km2")}) AS found JOIN (${EDGES}) AS edge ON edge.day = found.day;
  CREATE INDEX ON span (from_day, until_day); ANALYZE span`);
const spanned = performance.now() - spanning;
const [size] = await sql.rows<{ bytes: number }>("SELECT pg_total_relation_size('span')::float8 AS bytes", []);

const mine = byHolders(ours());
const total = [...mine.values()].flatMap((changes) => [...changes.values()]).reduce((sum, km2) => sum + km2, 0);
// PostGIS draws geodesics between vertices, dejure the straight lines of GeoJSON: a strip of metres along every edge
const STRIPS = 5;
let worst = 0;
for (const statement of [AFRESH, CUT, SPANS]) {
  const theirs = shared(await ask(statement));
  let sum = 0;
  for (const day of days)
    for (const key of new Set([...(mine.get(day)?.keys() ?? []), ...(theirs.get(day)?.keys() ?? [])])) {
      const [here, there] = [mine.get(day)?.get(key) ?? 0, theirs.get(day)?.get(key) ?? 0];
      sum += there;
      worst = Math.max(worst, Math.abs(here - there));
      agree(Math.abs(here - there) <= STRIPS, `on ${isoOf(day)} ${key} is ${here} km² against ${there}`);
    }
  agree(Math.abs(sum - total) <= 1e-5 * total, `${total} km² in all against ${sum}`);
}
// the checks above have warmed the databases; ours compiles as it runs
const folded = createResolver(atlas);
for (let i = 0; i < 6; i++) ours();
const [own, others] = [unseen(), unseen()];
ours(days, folded);
const [here, again, afresh, cut, spans] = await race(
  [
    { name: "difference, cells folded afresh", run: () => ours() },
    { name: "difference, cells folded before", run: () => ours(own(), folded) },
    { name: "PostGIS ST_Intersection", run: () => ask(AFRESH) },
    { name: "PostGIS, pieces cut beforehand", run: () => ask(CUT) },
    { name: "PostGIS, spans materialised beforehand", run: () => ask(SPANS, others()) },
  ],
  { warmUp: 0, runs: 7 },
);
if (!here || !again || !afresh || !cut || !spans) throw new Error("nothing was measured");
const version = await versionOf(sql);
await sql.close();
const data = `two lattices of 144 districts, ${east.outlines.length} and ${west.outlines.length} dated outlines, ${days.length} days; peer: ${version}`;
const agreement = `all pairs of holders on all days have the same km² (sum over the days ${Math.round(total).toLocaleString("en")}, worst difference ${worst.toPrecision(2)} km²)`;
const outcomes: Outcome[] = [
  {
    work: "Difference of two viewpoints over a century",
    data,
    ours: here,
    peer: afresh,
    ratio: here.median / afresh.median,
    goal: "–",
    agreement,
    note: `ours has overlaid all outlines once, when the atlas was compiled, and folds all timelines anew in every run; the peer intersects outlines when asked; ${STANDING[sql.kind]}`,
  },
  {
    work: "Difference of two viewpoints over a century, pieces cut beforehand",
    data,
    ours: here,
    peer: cut,
    ratio: here.median / cut.median,
    goal: "–",
    agreement,
    note: `the peer had cut all pairs of outlines into pieces with their areas beforehand (${(cutting / 1000).toFixed(1)} s), a table made for this question alone; ours answers with reasons and land, the peer with sums; ${STANDING[sql.kind]}`,
  },
  ...(
    [
      ["folded afresh", here, "≥ 2 × faster", 2],
      ["folded before", again, "≥ 10 × faster", 10],
    ] as const
  ).map(
    ([how, figure, goal, times]): Outcome => ({
      work: `Difference of two viewpoints over a century, ${how}, beside spans materialised`,
      data,
      ours: figure,
      peer: spans,
      ratio: figure.median / spans.median,
      goal,
      met: spans.median >= times * figure.median,
      agreement,
      note: `the peer had a table of all differences by pair and days, made for this pair of viewpoints alone (${(spanned / 1000).toFixed(1)} s after the pieces, ${((size?.bytes ?? 0) / 1e6).toFixed(1)} MB), and answers with sums; ours answers with reasons, and land for who asks for it; other days in each round; ${STANDING[sql.kind]}`,
    }),
  ),
];
report(outcomes);
