/**
 * `npm run faults [-- --kills N] [--seed N] [NAME…]`: kills the built command at random moments while it writes, over and over, and looks
 * whether what was whole before still is, or the new is whole, and whether the next run succeeds.
 */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, watch, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { leftOver, OPERATIONS, type Operation, prepare, restore, seen } from "../test/faults/operations.ts";

const command = resolve(import.meta.dirname, "../dist/bin/dejure.js");
const { values, positionals } = parseArgs({ allowPositionals: true, options: { kills: { type: "string" }, seed: { type: "string" } } });
const kills = Number(values.kills ?? 500);
let state = Number(values.seed ?? Date.now() % 2 ** 31) >>> 0;
const seed = state;
/** mulberry32 */
const random = (): number => {
  state = (state + 0x6d2b79f5) >>> 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
};

const top = mkdtempSync(join(tmpdir(), "dejure-kills-"));
const [scratch, before] = [join(top, "scratch"), join(top, "before")];

interface Ended {
  readonly status: number | null;
  readonly killed: boolean;
  readonly stderr: string;
  readonly took: number;
}

/** Runs the command; `after` gives how long after its start it is killed, or after its first touch of the folder. */
function run({ argv, cwd }: Operation, after?: { readonly ms: number; readonly touched: boolean }): Promise<Ended> {
  const began = performance.now();
  const child = spawn(process.execPath, [command, ...argv], { cwd: join(scratch, cwd), stdio: ["ignore", "ignore", "pipe"] });
  let stderr = "";
  child.stderr.on("data", (data) => (stderr += String(data)));
  let timer: NodeJS.Timeout | undefined;
  const kill = (): void => {
    timer ??= setTimeout(() => child.kill("SIGKILL"), after?.ms ?? 0);
  };
  const watcher = after?.touched ? watch(scratch, { recursive: true }, kill) : undefined;
  // folders that it looks into go while it looks
  watcher?.on("error", () => {});
  if (after && !after.touched) kill();
  return new Promise((done) =>
    child.once("close", (status, signal) => {
      clearTimeout(timer);
      watcher?.close();
      done({ status, killed: signal === "SIGKILL", stderr, took: performance.now() - began });
    }),
  );
}

const faults: string[] = [];
const fail = (text: string): void => {
  faults.push(text);
  console.log(`FAULT ${text}`);
};

/** Kills one operation so many times; what a kill leaves is what the next one starts from, until one run is let through. */
async function tryOut(operation: Operation, times: number): Promise<string> {
  prepare(scratch, operation);
  if (operation.twice) {
    await run(operation);
    writeFileSync(join(scratch, operation.twice.path), operation.twice.text);
  }
  restore(before, scratch);
  const old = await seen(scratch, operation);
  const whole = await run(operation);
  if (whole.status !== 0) fail(`${operation.name}: ${whole.stderr}`);
  const fresh = await seen(scratch, operation);
  const found = { killed: 0, old: 0, fresh: 0, through: 0 };
  restore(scratch, before);
  for (let i = 0; found.killed < times && i < times * 3; i++) {
    const touched = random() < 0.6;
    const ended = await run(operation, { touched, ms: touched ? random() * 120 : random() * whole.took });
    if (ended.killed) found.killed++;
    const now = await seen(scratch, operation);
    if (now === old) found.old++;
    else if (now === fresh) found.fresh++;
    else fail(`${operation.name}: after kill ${found.killed} neither the old nor the new stands whole`);
    if (now === old && random() > 0.2) continue;
    if (now !== fresh) {
      const next = await run(operation);
      found.through++;
      if (next.status !== 0) fail(`${operation.name}: the next run fails: ${next.stderr}`);
      if ((await seen(scratch, operation)) !== fresh) fail(`${operation.name}: the next run makes something else`);
      const left = leftOver(scratch);
      if (left.length > 0) fail(`${operation.name}: the next run leaves ${left.join(", ")}`);
    }
    restore(scratch, before);
  }
  return `${operation.name}: ${found.killed} kills, the old whole ${found.old} times, the new ${found.fresh}, let through ${found.through} times`;
}

const chosen = OPERATIONS.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
const began = performance.now();
let left = kills;
try {
  for (const [i, operation] of chosen.entries()) {
    const share = Math.ceil(left / (chosen.length - i));
    console.log(await tryOut(operation, share));
    left -= share;
  }
} finally {
  rmSync(top, { recursive: true, force: true });
}
console.log(`${kills} kills in ${((performance.now() - began) / 60_000).toFixed(1)} minutes, ${faults.length} faults (seed ${seed})`);
process.exitCode = faults.length === 0 ? 0 : 1;
