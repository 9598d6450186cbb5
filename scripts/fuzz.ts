/**
 * `npm run fuzz [NAME] [-- --minutes N | --cases N] [--seed N]`: tries readers with input made at random, one after the other or the one
 * that is named. What breaks one is made smaller and kept in `test/fuzz/cases/NAME/`, which every test run tries again.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { fingerprint } from "../src/core/fingerprint.ts";
import { CASES } from "../test/fuzz/cases.ts";
import type { Reader } from "../test/fuzz/reader.ts";
import { readers } from "../test/fuzz/readers.ts";
import { Thread } from "./fuzz/thread.ts";

/** Inputs sent at once: as many as take about a second. */
const BATCH = { least: 10, most: 5000, ms: 1000 };
/** Trials in making a found input smaller; fewer where each of them may end the thread. */
const PATIENCE = 400;
const PATIENCE_WITH_LOST = 10;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { minutes: { type: "string" }, cases: { type: "string" }, seed: { type: "string" } },
});
const all = await readers();
const chosen = positionals.length === 0 ? all : all.filter(({ name }) => positionals.includes(name));
if (chosen.length < positionals.length) {
  console.error(`there are ${all.map(({ name }) => name).join(", ")}`);
  process.exit(2);
}
const most = values.cases === undefined ? Infinity : Number(values.cases);
const minutes = values.minutes === undefined ? (most === Infinity ? 1 : Infinity) : Number(values.minutes);
const firstSeed = values.seed === undefined ? Date.now() % 2 ** 31 : Number(values.seed);
if (!(minutes > 0 && most > 0 && Number.isInteger(firstSeed))) {
  console.error("--minutes and --cases take numbers above 0, --seed a whole one");
  process.exit(2);
}

/** The first line that a fault says, which tells one kind from another. */
const kindOf = (what: string): string =>
  what
    .split("\n")[0]
    ?.replaceAll(/\d+|"[^"]*"|'[^']*'/g, "…")
    .slice(0, 80) ?? "";

/** A shorter input that breaks the reader in the same way: halves, then smaller and smaller parts are left out. */
async function smaller(thread: Thread, reader: Reader, input: string, kind: string, most: number): Promise<string> {
  let now = input;
  let left = most;
  for (let size = Math.ceil(now.length / 2); size >= 1 && left > 0; size = size === 1 ? 0 : Math.ceil(size / 2))
    for (let from = 0; from < now.length && left > 0; left--) {
      const next = now.slice(0, from) + now.slice(from + size);
      const { fault } = await thread.attempt(reader, { reader: reader.name, seed: 0, runs: 1, inputs: [next] });
      if (fault !== undefined && kindOf(fault.what) === kind) now = next;
      else from += size;
    }
  return now;
}

const thread = new Thread();
await thread.ready();
let found = 0;
for (const reader of chosen) {
  const start = performance.now();
  const kinds = new Set<string>();
  let tried = 0;
  let slowest = 0;
  let size = BATCH.least;
  for (let seed = firstSeed; tried < most && performance.now() - start < minutes * 60_000; seed++) {
    const begun = performance.now();
    const outcome = await thread.attempt(reader, { reader: reader.name, seed, runs: Math.min(size, most - tried) });
    size = Math.max(BATCH.least, Math.min(BATCH.most, Math.round((outcome.tried * BATCH.ms) / (performance.now() - begun))));
    tried += outcome.tried;
    slowest = Math.max(slowest, outcome.slowest);
    if (outcome.fault === undefined) continue;
    const kind = kindOf(outcome.fault.what);
    if (kinds.has(kind)) continue;
    // a machine that is busy with other things may be slow once
    const again = await thread.attempt(reader, { reader: reader.name, seed, runs: 1, inputs: [outcome.fault.input] });
    if (again.fault === undefined) continue;
    kinds.add(kind);
    const input = await smaller(thread, reader, outcome.fault.input, kind, again.fault.lost ? PATIENCE_WITH_LOST : PATIENCE);
    const folder = join(CASES, reader.name);
    const path = join(folder, `${fingerprint(input).slice(0, 12)}.txt`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(path, input, "utf8");
    console.log(`${reader.name}: ${again.fault.what}\n  kept in ${path}`);
  }
  found += kinds.size;
  const seconds = (performance.now() - start) / 1000;
  console.log(
    `${reader.name}: ${tried} cases in ${seconds.toFixed(0)} s, ${kinds.size} faults, the slowest ${slowest.toFixed(0)} ms (seed ${firstSeed})`,
  );
}
await thread.close();
process.exitCode = found === 0 ? 0 : 1;
