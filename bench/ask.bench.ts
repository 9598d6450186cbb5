/** Who at a point, the history of a point, and the map of a day, beside PostGIS, on two worlds. */
import { compile } from "../src/core/compile.ts";
import type { LayerAnswer } from "../src/core/resolve/answer.ts";
import type { MultiPolygon, Ring } from "../src/core/space/geometry.ts";
import { holdingsOn } from "../src/export/dated-holdings.ts";
import { holdingsGeoJsonText } from "../src/export/geojson.ts";
import { agree, type Outcome, questions, report } from "./harness.ts";
import { database } from "./postgis.ts";
import { atlasOf, cshapesWorld, dayOf, isoOf, lattice, questionsOf, VIEWPOINT, type World } from "./worlds.ts";

const holdersOf = (answer: LayerAnswer) => answer.holders.map(({ polity }) => polity).sort();
const OPTIONS = { viewpoint: VIEWPOINT };

function ringArea(ring: Ring): number {
  let sum = 0;
  for (let i = 1; i < ring.length; i++) {
    const [a, b] = [ring[i - 1], ring[i]];
    if (a && b) sum += a[0] * b[1] - b[0] * a[1];
  }
  return sum / 2;
}
/** Square degrees; holes run the other way round. */
const areaOf = (outline: MultiPolygon) => outline.flat().reduce((sum, ring) => sum + ringArea(ring), 0);

interface Run {
  readonly holder: string;
  readonly start: number;
  readonly end: number;
}
/** Runs of one holder: what follows on without a gap is one run. */
function runsOf(rows: readonly Run[]): Run[] {
  const runs: Run[] = [];
  for (const row of [...rows].sort((a, b) => a.start - b.start)) {
    const last = runs.at(-1);
    if (last && last.holder === row.holder && last.end >= row.start) runs[runs.length - 1] = { ...last, end: Math.max(last.end, row.end) };
    else runs.push({ holder: row.holder, start: row.start, end: row.end });
  }
  return runs;
}

async function ask(world: World): Promise<Outcome[]> {
  console.error(`${world.name}: compiling, loading the database …`);
  const { atlas, resolver, diagnostics } = compile(atlasOf(world));
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const db = await database(world);
  const data = `${world.name}; peer: ${db.version}${errors.length > 0 ? `; ${errors.length} findings (${[...new Set(errors.map(({ rule }) => rule))].join(", ")})` : ""}`;
  const note =
    "the peer runs in WebAssembly in the same process: slower code than a native server, but no network and no serialisation to a client";

  const held = (count: number, seed: number) =>
    questionsOf(world, count, seed).filter(({ at, day }) => resolver.who({ at }, day, OPTIONS).control.answer !== "unknown");
  const asked = questionsOf(world, 500);
  let differ = 0;
  for (const question of asked) {
    const theirs = await db.who(question);
    const ours = holdersOf(resolver.who({ at: question.at }, question.day, OPTIONS).control);
    if (ours.join() !== theirs.join()) differ++;
  }
  const allowed = Math.ceil(asked.length / 100);
  agree(differ <= allowed, `${differ} of ${asked.length} points have other holders`);
  const sameHolders = `${asked.length - differ} of ${asked.length} random points and days have the same holders${differ > 0 ? " (the rest lie on land that two outlines share, where the latest act decides)" : ""}`;

  let otherwise = 0;
  for (const question of asked.slice(0, 200)) {
    const theirs = runsOf(
      (await db.history(question)).map(({ holder, start_day, end_day }) => ({ holder, start: start_day, end: end_day })),
    );
    const spells = resolver.history({ at: question.at }, OPTIONS).spells.filter(({ control }) => control.holders.length > 0);
    const ours = runsOf(
      spells.map(({ control, start, end }) => ({
        holder: holdersOf(control).join(),
        start: start === null ? Number.NEGATIVE_INFINITY : dayOf(start),
        end: end === null ? Number.POSITIVE_INFINITY : dayOf(end),
      })),
    );
    if (JSON.stringify(ours) !== JSON.stringify(theirs)) otherwise++;
  }
  agree(otherwise <= 2, `${otherwise} of 200 points have another history`);

  // the sea is answered at once by both and says nothing
  const many = held(20_000, 2);
  const land = many.slice(0, 500);
  const whoHere = await questions("who, with reasons", many, ({ at, day }) => resolver.who({ at }, day, OPTIONS), 2000);
  const whoThere = await questions("PostGIS GiST", land, db.who, 100);
  const historyHere = await questions("history", many.slice(0, 2000), ({ at }) => resolver.history({ at }, OPTIONS), 200);
  const historyThere = await questions("PostGIS GiST", land, db.history, 100);

  const days = Array.from({ length: 5 }, (_, index) => dayOf(`${world.years[0] + 8 + index * 21}-07-01`));
  const map = (day: number) => {
    const shown = { viewpoint: VIEWPOINT, layer: "control" as const, date: isoOf(day) };
    return holdingsGeoJsonText(atlas, holdingsOn(resolver, day, VIEWPOINT, "control"), shown);
  };
  let [worst, whole] = [0, 0];
  for (const day of days.slice(0, 2)) {
    const theirs = await db.areas(day);
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
  // each day is asked once: what was kept from an earlier answer for the same day would flatter us
  const years = world.years[1] - world.years[0] - 2;
  const unseen = Array.from({ length: 45 }, (_, index) =>
    dayOf(`${world.years[0] + 1 + ((index * 37) % years)}-0${1 + (index % 9)}-1${index % 10}`),
  );
  for (const day of unseen.slice(0, 15)) JSON.stringify(map(day));
  const mapHere = await questions("snapshot as GeoJSON", unseen.slice(15), (day) => JSON.stringify(map(day)));
  await db.snapshot(unseen[0] ?? 0);
  const mapThere = await questions("PostGIS ST_Union by holder", unseen.slice(15, 25), (day) => db.snapshot(day));
  await db.close();
  return [
    {
      work: `Who at a point on a day (${world.short})`,
      data,
      ours: whoHere,
      peer: whoThere,
      ratio: whoHere.median / whoThere.median,
      goal: "≥ 10 × faster, p99 < 0.25 ms",
      met: whoThere.median >= 10 * whoHere.median && (whoHere.p99 ?? 1) < 0.25,
      agreement: sameHolders,
      note: `${note}; ours answers title, control and claims with reasons, the peer one column`,
    },
    {
      work: `History of a point (${world.short})`,
      data,
      ours: historyHere,
      peer: historyThere,
      ratio: historyHere.median / historyThere.median,
      goal: "≥ 2 × faster, p99 < 1 ms",
      met: historyThere.median >= 2 * historyHere.median && (historyHere.p99 ?? 9) < 1,
      agreement: `${200 - otherwise} of 200 random points have the same holders over the same days`,
      note: `${note}; ours folds and explains, the peer lists rows`,
    },
    {
      work: `Map of one day, dissolved, as GeoJSON (${world.short})`,
      data,
      ours: mapHere,
      peer: mapThere,
      ratio: mapHere.median / mapThere.median,
      goal: "≥ 20 × faster",
      met: mapThere.median >= 20 * mapHere.median,
      agreement: `same holders on ${days.slice(0, 2).map(isoOf).join(" and ")}; the land of each agrees to ${worst.toExponential(1)} deg² (largest ${whole.toFixed(0)} deg²)`,
      note,
    },
  ];
}

const outcomes: Outcome[] = [...(await ask(lattice(20, 24, 6, 40)))];
const real = cshapesWorld();
if (real) outcomes.push(...(await ask(real)));
else outcomes.push({ work: "Who, history and map on CShapes", skipped: "CShapes is not in the corpora" });
report(outcomes);
