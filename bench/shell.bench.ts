/** The whole process from the shell, with `node -e 0` as the floor beside it; needs the built command. */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readCorpus } from "../test/corpora.ts";
import { CSHAPES } from "./cshapes.ts";
import { agree, type Outcome, race, report, upTo } from "./harness.ts";

const COMMAND = join(process.cwd(), "dist/bin/dejure.js");
const folder = mkdtempSync(join(tmpdir(), "dejure-bench-"));
const run = (args: readonly string[], env: Readonly<Record<string, string>> = {}): string => {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    encoding: "utf8",
    env: { ...process.env, ...env },
    maxBuffer: 1e9,
  });
  if (status !== 0) throw new Error(`${args.join(" ")}: ${stderr}`);
  return stdout;
};

/** How many times the floor a command may take, the first time and the second. */
interface Goals {
  readonly first: number;
  readonly second: number;
}

async function shell(name: string, atlas: string, place: string, most: Goals): Promise<Outcome[]> {
  const who = (spot: string) => [COMMAND, "who", spot, "1921-06-01", "--atlas", atlas];
  const off = { DEJURE_CACHE: "off" };
  const cache = join(atlas, ".dejure/cache");
  const cold = run(who(place), off);
  for (const spot of [place, place]) agree(run(who(spot)) === cold, "the answer with what is kept is another");
  const floor = { name: "node -e 0", run: () => run(["-e", "0"]) };
  const first = await race(
    [
      floor,
      {
        name: "dejure who, the first time",
        run() {
          rmSync(cache, { recursive: true, force: true });
          return run(who(place));
        },
      },
      { name: "dejure who, nothing kept", run: () => run(who(place), off) },
    ],
    { warmUp: 1, runs: upTo(5) },
  );
  run(who(place));
  const later = await race(
    [
      floor,
      { name: "dejure who, the second time", run: () => run(who(place)) },
      {
        name: "dejure who, land not asked about before",
        run() {
          // all that was found of single cells is forgotten, the atlas is not
          for (const file of readdirSync(cache)) if (file.startsWith("cell-")) rmSync(join(cache, file));
          return run(who(place));
        },
      },
      { name: "dejure check, the second time", run: () => run([COMMAND, "check", atlas]) },
    ],
    { warmUp: 1, runs: upTo(15) },
  );
  const rows = [...first.slice(1).map((ours) => [ours, first[0]] as const), ...later.slice(1).map((ours) => [ours, later[0]] as const)];
  return rows.flatMap(([ours, peer]): Outcome[] => {
    if (peer === undefined) return [];
    const times = ours.name.includes("second") ? most.second : ours.name.includes("first") ? most.first : undefined;
    return [
      {
        work: `${ours.name} (${name})`,
        data: `${name}, the whole process from the shell`,
        ours,
        peer,
        ratio: ours.median / peer.median,
        goal: times === undefined ? "–" : `≤ ${times} ×`,
        ...(times !== undefined && { met: ours.median <= times * peer.median }),
        agreement: "the same text with and without what is kept",
        note: "the peer does nothing: it is the floor",
      },
    ];
  });
}

/** The whole process beside that of GDAL, which tells the outlines at a point of the same file. */
async function besideOgrinfo(world: string, topology: string): Promise<Outcome> {
  const work = "dejure who, the second time, beside ogrinfo at a point (CShapes)";
  if (spawnSync("ogrinfo", ["--version"]).status !== 0) return { work, skipped: "there is no ogrinfo" };
  const [lat, lon] = ["54.68", "25.28"];
  const who = () => run([COMMAND, "who", `${lat},${lon}`, "1921-06-01", "--atlas", world]);
  const ogrinfo = () => {
    const { status, stdout, stderr } = spawnSync("ogrinfo", ["-ro", "-al", "-geom=NO", "-spat", lon, lat, lon, lat, topology], {
      encoding: "utf8",
      maxBuffer: 1e9,
    });
    if (status !== 0) throw new Error(`ogrinfo: ${stderr}`);
    return stdout;
  };
  agree(/Poland/.test(ogrinfo()) && /Poland/.test(who()), "Poland, which CShapes draws there in 1921, is not in both answers");
  const [ours, peer] = await race(
    [
      { name: "dejure who, the second time", run: who },
      { name: "ogrinfo -spat", run: ogrinfo },
    ],
    { warmUp: 1, runs: upTo(9) },
  );
  if (!ours || !peer) throw new Error("nothing was measured");
  return {
    work,
    data: "CShapes, the whole process from the shell",
    ours,
    peer,
    ratio: ours.median / peer.median,
    goal: "faster",
    met: ours.median < peer.median,
    agreement: "both name Poland",
    note: "the peer lists the outlines of all days whose box meets the point, from the TopoJSON that was imported; ours answers of one day, with reasons",
  };
}

const outcomes: Outcome[] = [];
if (!existsSync(COMMAND)) outcomes.push({ work: "The whole process from the shell", skipped: "the command is not built: npm run build" });
else {
  const vilnius = join(folder, "vilnius");
  cpSync("atlases/vilnius", vilnius, { recursive: true, filter: (path) => !path.includes(".dejure") });
  outcomes.push(...(await shell("flagship", vilnius, "vilnius", { first: 9, second: 4 })));
  const topology = readCorpus<object>(CSHAPES);
  if (topology === undefined) outcomes.push({ work: "Who from the shell on CShapes", skipped: "CShapes is not in the corpora" });
  else {
    writeFileSync(join(folder, "cshapes.topojson"), JSON.stringify(topology));
    const world = join(folder, "cshapes");
    run([COMMAND, "import", "cshapes", join(folder, "cshapes.topojson"), "-o", world]);
    outcomes.push(...(await shell("CShapes", world, "54.68,25.28", { first: 18, second: 5 })));
    outcomes.push(await besideOgrinfo(world, join(folder, "cshapes.topojson")));
  }
}
rmSync(folder, { recursive: true, force: true });
report(outcomes);
