/** Where two viewpoints differ, each year of a century, by who holds what in which; beside PostGIS. */
import { compile } from "../src/core/compile.ts";
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

/** With a resolver of its own, so that the fold is in the figure. */
function ours(): Answer {
  const resolver = createResolver(atlas);
  return new Map(
    days.map((day) => {
      const changes = new Map<string, number>();
      for (const { before, after, area_km2 } of differenceOf(resolver, { day, viewpoint: "east" }, { day, viewpoint: "west" }, "control")) {
        const key = `${holdersOf(before).join("+")}>${holdersOf(after).join("+")}`;
        changes.set(key, (changes.get(key) ?? 0) + area_km2);
      }
      return [day, changes];
    }),
  );
}

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
/** Land that both draw, by pair; what only one draws is its own area less that. */
const WITH_REST = (met: string, source: (side: string) => string) => `
  WITH met AS (${met}), alone AS (
    SELECT day, holder AS a, '' AS b, area - coalesce((SELECT sum(km2) FROM met WHERE met.day = own.day AND met.a = own.holder), 0) AS km2 FROM (${source("east")}) AS own
    UNION ALL
    SELECT day, '' AS a, holder AS b, area - coalesce((SELECT sum(km2) FROM met WHERE met.day = own.day AND met.b = own.holder), 0) AS km2 FROM (${source("west")}) AS own)
  SELECT * FROM met WHERE a <> b UNION ALL SELECT * FROM alone`;
const DAYS = "unnest($1::int[]) AS asked (day)";
const own = (area: string) => (side: string) =>
  `SELECT day, holder, sum(${area}) AS area FROM ${DAYS} JOIN ${side} ON start_day <= day AND day < end_day GROUP BY day, holder`;
const geodesic = (geometry: string) => `ST_Area(${geometry}::geography) / 1e6`;
const AFRESH = WITH_REST(
  `SELECT day, east.holder AS a, west.holder AS b, sum(${geodesic("ST_CollectionExtract(ST_Intersection(east.geom, west.geom), 3)")}) AS km2
   FROM ${DAYS} JOIN east ON east.start_day <= day AND day < east.end_day
   JOIN west ON west.start_day <= day AND day < west.end_day AND ST_Intersects(east.geom, west.geom) GROUP BY 1, 2, 3`,
  own(geodesic("geom")),
);
const CUT = WITH_REST(
  `SELECT day, east.holder AS a, west.holder AS b, sum(piece.km2) AS km2
   FROM ${DAYS} JOIN east ON east.start_day <= day AND day < east.end_day JOIN piece ON piece.east = east.id
   JOIN west ON west.id = piece.west AND west.start_day <= day AND day < west.end_day GROUP BY 1, 2, 3`,
  own("km2"),
);
const ask = (statement: string) => sql.rows<Row>(statement, [days]);

const start = performance.now();
await sql.exec(`
  ALTER TABLE east ADD km2 float8; ALTER TABLE west ADD km2 float8;
  UPDATE east SET km2 = ${geodesic("geom")}; UPDATE west SET km2 = ${geodesic("geom")};
  CREATE TABLE piece AS SELECT east.id AS east, west.id AS west, ${geodesic("ST_CollectionExtract(ST_Intersection(east.geom, west.geom), 3)")} AS km2
    FROM east JOIN west ON ST_Intersects(east.geom, west.geom) AND east.start_day < west.end_day AND west.start_day < east.end_day;
  CREATE INDEX ON piece (east); CREATE INDEX ON piece (west); ANALYZE`);
const cutting = performance.now() - start;

const mine = ours();
const total = [...mine.values()].flatMap((changes) => [...changes.values()]).reduce((sum, km2) => sum + km2, 0);
// PostGIS draws geodesics between vertices, dejure the straight lines of GeoJSON: a strip of metres along every edge
const STRIPS = 5;
let worst = 0;
for (const statement of [AFRESH, CUT]) {
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
for (let i = 0; i < 3; i++) ours();
const [here, afresh, cut] = await race(
  [
    { name: "difference, cells folded afresh", run: ours },
    { name: "PostGIS ST_Intersection", run: () => ask(AFRESH) },
    { name: "PostGIS, pieces cut beforehand", run: () => ask(CUT) },
  ],
  { warmUp: 0, runs: 3 },
);
if (here === undefined || afresh === undefined || cut === undefined) throw new Error("nothing was measured");
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
    goal: "≥ 50 × faster",
    met: afresh.median >= 50 * here.median,
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
];
report(outcomes);
