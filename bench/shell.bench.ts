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

async function shell(name: string, atlas: string, place: string, most: number): Promise<Outcome[]> {
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
  return rows.flatMap(([ours, peer]): Outcome[] =>
    peer === undefined
      ? []
      : [
          {
            work: `${ours.name} (${name})`,
            data: `${name}, the whole process from the shell`,
            ours,
            peer,
            ratio: ours.median / peer.median,
            goal: ours.name.includes("second") ? `≤ ${most} ×` : "–",
            ...(ours.name.includes("second") && { met: ours.median <= most * peer.median }),
            agreement: "the same text with and without what is kept",
            note: "the peer does nothing: it is the floor",
          },
        ],
  );
}

const outcomes: Outcome[] = [];
if (!existsSync(COMMAND)) outcomes.push({ work: "The whole process from the shell", skipped: "the command is not built: npm run build" });
else {
  const vilnius = join(folder, "vilnius");
  cpSync("atlases/vilnius", vilnius, { recursive: true, filter: (path) => !path.includes(".dejure") });
  outcomes.push(...(await shell("flagship", vilnius, "vilnius", 4)));
  const topology = readCorpus<object>(CSHAPES);
  if (topology === undefined) outcomes.push({ work: "Who from the shell on CShapes", skipped: "CShapes is not in the corpora" });
  else {
    writeFileSync(join(folder, "cshapes.topojson"), JSON.stringify(topology));
    const world = join(folder, "cshapes");
    run([COMMAND, "import", "cshapes", join(folder, "cshapes.topojson"), "-o", world]);
    outcomes.push(...(await shell("CShapes", world, "54.68,25.28", 5)));
  }
}
rmSync(folder, { recursive: true, force: true });
report(outcomes);
