/** Who at a point, the history of a point, and the map of a day, beside PostGIS, SQLite and DuckDB, on two worlds. */
import { compile } from "../src/core/compile.ts";
import { holdingsOn } from "../src/export/dated-holdings.ts";
import { holdingsGeoJsonText } from "../src/export/geojson.ts";
import { duckdb } from "./duckdb.ts";
import { agree, type Figure, inTurn, type Outcome, questions, report, upTo } from "./harness.ts";
import { database, type HeldRow } from "./postgis.ts";
import { areaOf } from "./rings.ts";
import { holdersOf, runsOf } from "./runs.ts";
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
  close(): unknown;
}

async function ask(world: World): Promise<Outcome[]> {
  console.error(`${world.name}: compiling, loading the databases …`);
  const { atlas, resolver, diagnostics } = compile(atlasOf(world));
  const errors = diagnostics.filter(({ severity }) => severity === "error");
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
  const data = (peer: Peer) =>
    `${world.name}; peer: ${peer.version}${errors.length > 0 ? `; ${errors.length} findings (${[...new Set(errors.map(({ rule }) => rule))].join(", ")})` : ""}`;

  const asked = questionsOf(world, CHECKED);
  const sameWho = new Map<Peer, number>();
  const sameHistory = new Map<Peer, number>();
  const traced = asked.slice(0, Math.ceil(CHECKED * 0.4));
  const spellsAt = ({ at }: Question) =>
    JSON.stringify(
      runsOf(
        resolver
          .history({ at }, OPTIONS)
          .spells.filter(({ control }) => control.holders.length > 0)
          .map(({ control, start, end }) => ({
            holder: holdersOf(control).join(),
            start: start === null ? Number.NEGATIVE_INFINITY : dayOf(start),
            end: end === null ? Number.POSITIVE_INFINITY : dayOf(end),
          })),
      ),
    );
  for (const peer of peers) {
    let same = 0;
    for (const question of asked)
      if ((await peer.who(question)).join() === holdersOf(resolver.who({ at: question.at }, question.day, OPTIONS).control).join()) same++;
    agree(same >= asked.length * 0.99, `${peer.name}: ${asked.length - same} of ${asked.length} points have other holders`);
    sameWho.set(peer, same);
    same = 0;
    for (const question of traced) {
      const rows = (await peer.history(question)).map(({ holder, start_day, end_day }) => ({ holder, start: start_day, end: end_day }));
      if (JSON.stringify(runsOf(rows)) === spellsAt(question)) same++;
    }
    agree(same >= traced.length * 0.99, `${peer.name}: ${traced.length - same} of ${traced.length} points have another history`);
    sameHistory.set(peer, same);
  }

  // each day is asked once: what was kept from an earlier answer for the same day would flatter us
  const years = world.years[1] - world.years[0] - 2;
  const unseen = Array.from({ length: 15 + upTo(30) }, (_, index) =>
    dayOf(`${world.years[0] + 1 + ((index * 37) % years)}-0${1 + (index % 9)}-1${index % 10}`),
  );
  const checkedDays = [8, 29].map((year) => dayOf(`${world.years[0] + year}-07-01`));
  let [worst, whole] = [0, 0];
  for (const day of checkedDays) {
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

  // the sea is answered at once by all and says nothing
  const many = questionsOf(world, upTo(20_000), 2).filter(({ at, day }) => resolver.who({ at }, day, OPTIONS).control.answer !== "unknown");
  const ours = {
    who: { name: "who, with reasons", ask: ({ at, day }: Question) => resolver.who({ at }, day, OPTIONS) },
    history: { name: "history", ask: ({ at }: Question) => resolver.history({ at }, OPTIONS) },
  };
  for (const question of many) for (const { ask } of Object.values(ours)) ask(question);
  const map = (day: number) => {
    const shown = { viewpoint: VIEWPOINT, layer: "control" as const, date: isoOf(day) };
    return holdingsGeoJsonText(atlas, holdingsOn(resolver, day, VIEWPOINT, "control"), shown);
  };
  for (const day of unseen.slice(0, 15)) map(day);
  const mapHere = await questions("snapshot as GeoJSON", unseen.slice(15), map);

  const outcomes: Outcome[] = [];
  const row = (
    work: string,
    peer: Peer,
    figures: readonly [Figure, Figure],
    rest: { goal: string; met?: boolean; agreement: string; note: string },
  ) =>
    outcomes.push({
      work: `${work} (${world.short})`,
      data: data(peer),
      ours: figures[0],
      peer: figures[1],
      ratio: figures[0].median / figures[1].median,
      ...rest,
    });
  for (const peer of peers) {
    const goals = peer.name === "PostGIS";
    const land = many.slice(0, upTo(goals ? 500 : 100));
    const warmUp = goals ? 100 : 10;
    const [whoHere, who] = (await inTurn(land, [ours.who, { name: peer.name, ask: peer.who }], warmUp)) as [Figure, Figure];
    row("Who at a point on a day", peer, [whoHere, who], {
      goal: goals ? "≥ 10 × faster, p99 ≤ 0.1 ms" : "–",
      ...(goals && { met: who.median >= 10 * whoHere.median && (whoHere.p99 ?? 1) <= 0.1 }),
      agreement: `${sameWho.get(peer)} of ${asked.length} random points and days have the same holders (others lie on land that two outlines share, where the latest act decides)`,
      note: `${peer.note}; ours answers title, control and claims with reasons, the peer one column`,
    });
    const [historyHere, history] = (await inTurn(land, [ours.history, { name: peer.name, ask: peer.history }], warmUp)) as [Figure, Figure];
    row("History of a point", peer, [historyHere, history], {
      goal: goals ? "≥ 5 × faster" : "–",
      ...(goals && { met: history.median >= 5 * historyHere.median }),
      agreement: `${sameHistory.get(peer)} of ${traced.length} random points have the same holders over the same days`,
      note: `${peer.note}; ours folds and explains, the peer lists rows`,
    });
    await peer.map(unseen[0] ?? 0);
    const maps = await questions(goals ? "PostGIS ST_Union by holder" : `${peer.name}, undissolved`, unseen.slice(15, 25), peer.map);
    row("Map of one day, dissolved, as GeoJSON", peer, [mapHere, maps], {
      goal: goals ? "≥ 10 × faster" : "–",
      ...(goals && { met: maps.median >= 10 * mapHere.median }),
      agreement: goals
        ? `same holders on ${checkedDays.map(isoOf).join(" and ")}; the land of each agrees to ${worst.toExponential(1)} deg² (largest ${whole.toFixed(0)} deg²)`
        : "not compared: the peer does not dissolve",
      note: `${peer.note}${peer.mapNote && `; ${peer.mapNote}`}`,
    });
    if (goals) {
      const dissolves = await postgis.dissolves();
      const plain = await questions("PostGIS, outlines as stored", unseen.slice(15, 25), postgis.rowsOn);
      row("Map of one day, beside plain rows", peer, [mapHere, plain], {
        goal: "–",
        agreement: dissolves
          ? "not compared: the peer does not dissolve, and some holder has two outlines at once"
          : "the same answer: no holder has two outlines at once, so that a union dissolves nothing",
        note: `${peer.note}; the peer gives no reasons`,
      });
      const { ms, bytes } = await postgis.materialise();
      await postgis.spellsOn(unseen[0] ?? 0);
      const spells = await questions("PostGIS, holdings materialised per spell", unseen.slice(15, 25), postgis.spellsOn);
      row("Map of one day, beside holdings materialised beforehand", peer, [mapHere, spells], {
        goal: "≤ 1 ×",
        met: mapHere.median <= spells.median,
        agreement: "the union of the row above, made beforehand",
        note: `${peer.note}; the peer had united each holder's land for every run of days beforehand (${(ms / 1000).toFixed(1)} s, ${(bytes / 1e6).toFixed(0)} MB), which one correction makes stale; it gives no reasons`,
      });
    }
    await peer.close();
  }
  return outcomes;
}

const outcomes: Outcome[] = [...(await ask(lattice(20, 24, 6, 40)))];
const real = cshapesWorld();
if (real) outcomes.push(...(await ask(real)));
else outcomes.push({ work: "Who, history and map on CShapes", skipped: "CShapes is not in the corpora" });
report(outcomes);
