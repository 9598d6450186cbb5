/** Who at a point, the history of a point, and the map of a day, beside PostGIS, SQLite and DuckDB, on two worlds. */
import { type Compilation, compile } from "../src/core/compile.ts";
import type { Resolver } from "../src/core/resolve/resolver.ts";
import { holdingsOn } from "../src/export/dated-holdings.ts";
import { holdingsGeoJsonText } from "../src/export/geojson.ts";
import { duckdb } from "./duckdb.ts";
import { agree, type Figure, inTurn, type Outcome, questions, report, upTo } from "./harness.ts";
import { type Database, database, type HeldRow } from "./postgis.ts";
import { areaOf } from "./rings.ts";
import { holdersOf, type Run, runsOf } from "./runs.ts";
import { sqlite } from "./sqlite.ts";
import { atlasOf, cshapesWorld, dayOf, isoOf, lattice, type Question, questionsOf, VIEWPOINT, type World } from "./worlds.ts";

const OPTIONS = { viewpoint: VIEWPOINT };
const CHECKED = upTo(500);

interface Peer {
  readonly name: string;
  readonly version: string;
  readonly note: string;
  who(question: Question): string[] | Promise<string[]>;
  history(question: Question): HeldRow[] | Promise<HeldRow[]>;
  /** what it can give for the map of a day */
  map(day: number): unknown;
  readonly mapNote: string;
  /** the peer that our goals are set against; the others have none */
  readonly postgis?: Database;
  close(): unknown;
}

async function peersOf(world: World): Promise<{ readonly postgis: Database; readonly peers: readonly Peer[] }> {
  const [postgis, lite, duck] = [await database(world), sqlite(world), await duckdb(world)];
  const inProcess = "the peer runs natively in the same process";
  const rowsOnly = "the peer gives the outlines of the day as stored, not dissolved and without reasons: less work than ours";
  const peers: Peer[] = [
    {
      ...postgis,
      name: "PostGIS",
      note: `${postgis.standing}; outlines are stored whole (ST_Subdivide would find points in large ones faster)`,
      map: postgis.snapshot,
      mapNote: "",
      postgis,
    },
    {
      ...lite,
      name: "SQLite",
      note: `${inProcess}; its R*Tree and geopoly keep coordinates in 32 bits`,
      map: lite.rowsOn,
      mapNote: rowsOnly,
    },
    {
      ...duck,
      name: "DuckDB",
      note: `${inProcess}; its spatial extension has to be fetched, so points are found by counting edges in SQL`,
      map: duck.rowsOn,
      mapNote: rowsOnly,
    },
  ];
  return { postgis, peers };
}

/** A world as our side has it. */
interface Here extends Pick<Compilation, "atlas" | "resolver"> {
  readonly world: World;
  /** rules with findings that are errors, one for each finding */
  readonly errors: readonly string[];
}

function compiled(world: World): Here {
  const { atlas, resolver, diagnostics } = compile(atlasOf(world));
  return { world, atlas, resolver, errors: diagnostics.filter(({ severity }) => severity === "error").map(({ rule }) => rule) };
}

/** How many of the random points and days have the same answer from a peer. */
interface Sameness {
  readonly asked: number;
  readonly who: number;
  readonly traced: number;
  readonly history: number;
}

async function sameness({ world, resolver }: Here, peer: Peer): Promise<Sameness> {
  const asked = questionsOf(world, CHECKED);
  let who = 0;
  for (const question of asked)
    if ((await peer.who(question)).join() === holdersOf(resolver.who({ at: question.at }, question.day, OPTIONS).control).join()) who++;
  agree(who >= asked.length * 0.99, `${peer.name}: ${asked.length - who} of ${asked.length} points have other holders`);
  const traced = asked.slice(0, Math.ceil(CHECKED * 0.4));
  let history = 0;
  for (const question of traced) {
    const rows = (await peer.history(question)).map(({ holder, start_day, end_day }) => ({ holder, start: start_day, end: end_day }));
    if (JSON.stringify(runsOf(rows)) === JSON.stringify(runsHere(resolver, question))) history++;
  }
  agree(history >= traced.length * 0.99, `${peer.name}: ${traced.length - history} of ${traced.length} points have another history`);
  return { asked: asked.length, who, traced: traced.length, history };
}

const runsHere = (resolver: Resolver, { at }: Question): Run[] =>
  runsOf(
    resolver
      .history({ at }, OPTIONS)
      .spells.filter(({ control }) => control.holders.length > 0)
      .map(({ control, start, end }) => ({
        holder: holdersOf(control).join(),
        start: start === null ? Number.NEGATIVE_INFINITY : dayOf(start),
        end: end === null ? Number.POSITIVE_INFINITY : dayOf(end),
      })),
  );

/** How well the land of each holder agrees with the union that PostGIS makes of it, on two days: square degrees. */
interface SameLand {
  readonly days: readonly number[];
  /** by how much a holder's land differs at most */
  readonly worst: number;
  /** the largest land of a holder */
  readonly whole: number;
}

async function sameLand({ world, atlas, resolver }: Here, postgis: Database): Promise<SameLand> {
  const days = [8, 29].map((year) => dayOf(`${world.years[0] + year}-07-01`));
  let [worst, whole] = [0, 0];
  for (const day of days) {
    const theirs = await postgis.areas(day);
    const ours = new Map<string, number>();
    for (const { holding } of holdingsOn(resolver, day, VIEWPOINT, "control"))
      for (const holder of holdersOf(holding.answer))
        ours.set(holder, (ours.get(holder) ?? 0) + areaOf(atlas.land.arrangement.outline(holding.faces)));
    agree(
      [...ours.keys()].sort().join() === [...theirs.keys()].sort().join(),
      `on ${isoOf(day)} ${ours.size} holders against ${theirs.size}`,
    );
    for (const [holder, area] of theirs) {
      worst = Math.max(worst, Math.abs(area - (ours.get(holder) ?? 0)));
      whole = Math.max(whole, area);
    }
  }
  agree(worst <= 1e-3 * whole, `a holder's land differs by ${worst} deg²`);
  return { days, worst, whole };
}

/** What all sides are asked while they are timed. */
interface Asked {
  /** on land: the sea is answered at once by all and says nothing */
  readonly points: readonly Question[];
  /** days whose maps come first, so that what follows is warm */
  readonly warmUp: readonly number[];
  /** each day is asked once: what was kept from an earlier answer for the same day would flatter us */
  readonly days: readonly number[];
}

function askedOf({ world, resolver }: Here): Asked {
  const years = world.years[1] - world.years[0] - 2;
  const unseen = Array.from({ length: 15 + upTo(30) }, (_, index) =>
    dayOf(`${world.years[0] + 1 + ((index * 37) % years)}-0${1 + (index % 9)}-1${index % 10}`),
  );
  const points = questionsOf(world, upTo(20_000), 2).filter(
    ({ at, day }) => resolver.who({ at }, day, OPTIONS).control.answer !== "unknown",
  );
  return { points, warmUp: unseen.slice(0, 15), days: unseen.slice(15) };
}

/** Our side of the questions about points, asked in turn with each peer's, and the figure of our maps. */
interface Ours {
  readonly who: Asking;
  readonly history: Asking;
  readonly map: Figure;
}

interface Asking {
  readonly name: string;
  ask(question: Question): unknown;
}

async function timedHere({ atlas, resolver }: Here, { points, warmUp, days }: Asked): Promise<Ours> {
  const who: Asking = { name: "who, with reasons", ask: ({ at, day }) => resolver.who({ at }, day, OPTIONS) };
  const history: Asking = { name: "history", ask: ({ at }) => resolver.history({ at }, OPTIONS) };
  for (const question of points) for (const { ask } of [who, history]) ask(question);
  const mapOf = (day: number) => {
    const shown = { viewpoint: VIEWPOINT, layer: "control" as const, date: isoOf(day) };
    return holdingsGeoJsonText(atlas, holdingsOn(resolver, day, VIEWPOINT, "control"), shown);
  };
  for (const day of warmUp) mapOf(day);
  return { who, history, map: await questions("snapshot as GeoJSON", days, mapOf) };
}

/** All that a line of the table about one peer is made of. */
interface Comparison {
  readonly here: Here;
  readonly peer: Peer;
  readonly asked: Asked;
  readonly ours: Ours;
}

function outcomeOf(
  { here: { world, errors }, peer }: Comparison,
  work: string,
  figures: readonly [ours: Figure, theirs: Figure],
  rest: { readonly goal: string; readonly met?: boolean; readonly agreement: string; readonly note: string },
): Outcome {
  const findings = errors.length > 0 ? `; ${errors.length} findings (${[...new Set(errors)].join(", ")})` : "";
  return {
    work: `${work} (${world.short})`,
    data: `${world.name}; peer: ${peer.version}${findings}`,
    ours: figures[0],
    peer: figures[1],
    ratio: figures[0].median / figures[1].median,
    ...rest,
  };
}

async function pointsBeside(comparison: Comparison, same: Sameness): Promise<Outcome[]> {
  const { peer, asked, ours } = comparison;
  const goals = peer.postgis !== undefined;
  const land = asked.points.slice(0, upTo(goals ? 500 : 100));
  const warmUp = goals ? 100 : 10;
  const [whoHere, who] = (await inTurn(land, [ours.who, { name: peer.name, ask: peer.who }], warmUp)) as [Figure, Figure];
  const [historyHere, history] = (await inTurn(land, [ours.history, { name: peer.name, ask: peer.history }], warmUp)) as [Figure, Figure];
  return [
    outcomeOf(comparison, "Who at a point on a day", [whoHere, who], {
      goal: goals ? "≥ 10 × faster, p99 ≤ 0.1 ms" : "–",
      ...(goals && { met: who.median >= 10 * whoHere.median && (whoHere.p99 ?? 1) <= 0.1 }),
      agreement: `${same.who} of ${same.asked} random points and days have the same holders (others lie on land that two outlines share, where the latest act decides)`,
      note: `${peer.note}; ours answers title, control and claims with reasons, the peer one column`,
    }),
    outcomeOf(comparison, "History of a point", [historyHere, history], {
      goal: goals ? "≥ 5 × faster" : "–",
      ...(goals && { met: history.median >= 5 * historyHere.median }),
      agreement: `${same.history} of ${same.traced} random points have the same holders over the same days`,
      note: `${peer.note}; ours folds and explains, the peer lists rows`,
    }),
  ];
}

/** Days of which the peers, which are slower, are asked for the map; another one, before, warms them up. */
const mapDays = ({ warmUp, days }: Asked) => ({ first: warmUp[0] ?? 0, days: days.slice(0, 10) });

async function mapsBeside(comparison: Comparison, { days: checked, worst, whole }: SameLand): Promise<Outcome> {
  const { peer, asked, ours } = comparison;
  const goals = peer.postgis !== undefined;
  const { first, days } = mapDays(asked);
  await peer.map(first);
  const maps = await questions(goals ? "PostGIS ST_Union by holder" : `${peer.name}, undissolved`, days, peer.map);
  return outcomeOf(comparison, "Map of one day, dissolved, as GeoJSON", [ours.map, maps], {
    goal: goals ? "≥ 10 × faster" : "–",
    ...(goals && { met: maps.median >= 10 * ours.map.median }),
    agreement: goals
      ? `same holders on ${checked.map(isoOf).join(" and ")}; the land of each agrees to ${worst.toExponential(1)} deg² (largest ${whole.toFixed(0)} deg²)`
      : "not compared: the peer does not dissolve",
    note: `${peer.note}${peer.mapNote && `; ${peer.mapNote}`}`,
  });
}

/** Maps that cost PostGIS less: outlines as they are stored, and unions made beforehand. */
async function readyMapsBeside(comparison: Comparison, postgis: Database): Promise<Outcome[]> {
  const { peer, asked, ours } = comparison;
  const { first, days } = mapDays(asked);
  const dissolves = await postgis.dissolves();
  const plain = await questions("PostGIS, outlines as stored", days, postgis.rowsOn);
  const { ms, bytes } = await postgis.materialise();
  await postgis.spellsOn(first);
  const spells = await questions("PostGIS, holdings materialised per spell", days, postgis.spellsOn);
  return [
    outcomeOf(comparison, "Map of one day, beside plain rows", [ours.map, plain], {
      goal: "–",
      agreement: dissolves
        ? "not compared: the peer does not dissolve, and some holder has two outlines at once"
        : "the same answer: no holder has two outlines at once, so that a union dissolves nothing",
      note: `${peer.note}; the peer gives no reasons`,
    }),
    outcomeOf(comparison, "Map of one day, beside holdings materialised beforehand", [ours.map, spells], {
      goal: "≤ 1 ×",
      met: ours.map.median <= spells.median,
      agreement: "the union of the row above, made beforehand",
      note: `${peer.note}; the peer had united each holder's land for every run of days beforehand (${(ms / 1000).toFixed(1)} s, ${(bytes / 1e6).toFixed(0)} MB), which one correction makes stale; it gives no reasons`,
    }),
  ];
}

async function ask(world: World): Promise<Outcome[]> {
  console.error(`${world.name}: compiling, loading the databases …`);
  const here = compiled(world);
  const { postgis, peers } = await peersOf(world);
  const same = new Map<Peer, Sameness>();
  for (const peer of peers) same.set(peer, await sameness(here, peer));
  const land = await sameLand(here, postgis);
  const asked = askedOf(here);
  const ours = await timedHere(here, asked);
  const outcomes: Outcome[] = [];
  for (const [peer, sameAnswers] of same) {
    const comparison = { here, peer, asked, ours };
    outcomes.push(...(await pointsBeside(comparison, sameAnswers)), await mapsBeside(comparison, land));
    if (peer.postgis) outcomes.push(...(await readyMapsBeside(comparison, peer.postgis)));
    await peer.close();
  }
  return outcomes;
}

const outcomes: Outcome[] = [...(await ask(lattice(20, 24, 6, 40)))];
const real = cshapesWorld();
if (real) outcomes.push(...(await ask(real)));
else outcomes.push({ work: "Who, history and map on CShapes", skipped: "CShapes is not in the corpora" });
report(outcomes);
