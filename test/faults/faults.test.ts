/**
 * A disk that fails, and a process that is no more, at every step that a command takes on the disk: what was whole stays whole,
 * and the next run succeeds. `npm run faults` kills real processes.
 */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { nodeDisk } from "../../src/cli/node-world.ts";
import type { Disk } from "../../src/cli/world.ts";
import { dejure, type Setting } from "../cli/fake-world.ts";
import { leftOver, OPERATIONS, type Operation, prepare, restore, seen } from "./operations.ts";

let top = "";
let scratch = "";
let before = "";
beforeAll(() => {
  top = mkdtempSync(join(tmpdir(), "dejure-faults-"));
  [scratch, before] = [join(top, "scratch"), join(top, "before")];
});
afterAll(() => rmSync(top, { recursive: true, force: true }));

const WRITES = ["write", "makeFolder", "claim", "rename", "swap", "place", "remove", "syncFolder"] as const;

/** A disk on which the steps that change something are counted; `refused` says which of them fail. */
function counting(refused: (step: number, what: string) => string | undefined): { readonly disk: Disk; steps: number } {
  const counted = { disk: nodeDisk, steps: 0 };
  const wrapped = WRITES.map((what) => [
    what,
    async (...given: unknown[]) => {
      const code = refused(++counted.steps, what);
      if (code !== undefined) throw Object.assign(new Error(`no ${what}`), { code });
      return (nodeDisk[what] as (...all: unknown[]) => unknown).apply(nodeDisk, given);
    },
  ]);
  counted.disk = { ...nodeDisk, ...(Object.fromEntries(wrapped) as Partial<Disk>) };
  return counted;
}

const run = (operation: Operation, disk: Disk = nodeDisk, world: Setting["world"] = {}) =>
  dejure(operation.argv, { cwd: join(scratch, operation.cwd), disk, world });

/** What is seen before and after, and in how many steps. */
async function tried(operation: Operation): Promise<{ readonly old: string; readonly fresh: string; readonly steps: number }> {
  prepare(scratch, operation);
  if (operation.twice) {
    expect((await run(operation)).status).toBe(0);
    writeFileSync(join(scratch, operation.twice.path), operation.twice.text);
  }
  rmSync(before, { recursive: true, force: true });
  cpSync(scratch, before, { recursive: true });
  const old = await seen(scratch, operation);
  const counted = counting(() => undefined);
  expect((await run(operation, counted.disk)).stderr).not.toContain("error");
  const fresh = await seen(scratch, operation);
  expect(fresh).not.toBe(old);
  return { old, fresh, steps: counted.steps };
}

/** All steps, or as many spread over them. */
const MOST = 5;
const chosen = (steps: number): readonly number[] =>
  steps <= MOST
    ? Array.from({ length: steps }, (_, i) => i + 1)
    : Array.from({ length: MOST }, (_, i) => 1 + Math.floor((i * (steps - 1)) / (MOST - 1)));

describe.each(OPERATIONS.filter(({ name }) => name !== "build").map((operation) => [operation.name, operation] as const))(
  "%s",
  (_, operation) => {
    test("at whatever step it ends, the old or the new stands whole, and the next run makes the new", async () => {
      const { old, fresh, steps } = await tried(operation);
      for (const last of chosen(steps)) {
        restore(scratch, before);
        // a process that is no more cleans up nothing, and neither does this one: its claim is of a process that runs still
        const { disk } = counting((step) => (step >= last ? "EIO" : undefined));
        await run(operation, { ...disk, claim: async () => undefined });
        const now = await seen(scratch, operation);
        expect([old, fresh].includes(now), `after step ${last} of ${steps}`).toBe(true);
        const again = await run(operation);
        if (now === old) expect(again.status, `${last}: ${again.stderr}`).toBe(0);
        expect(await seen(scratch, operation)).toBe(fresh);
        if (now === old) expect(leftOver(scratch)).toEqual([]);
      }
    });

    test("a disk that is full from any step on is told in words, nothing is lost, nothing is left", async () => {
      const { old, fresh, steps } = await tried(operation);
      for (const last of chosen(steps)) {
        restore(scratch, before);
        const { disk } = counting((step, what) => (step >= last && ["write", "makeFolder"].includes(what) ? "ENOSPC" : undefined));
        const { status, stderr } = await run(operation, disk);
        const now = await seen(scratch, operation);
        if (status === 0) expect(now).toBe(fresh);
        else {
          expect([status, stderr.includes("the disk is full"), /\n\s+at /.test(stderr)]).toEqual([3, true, false]);
          expect(now).toBe(old);
        }
        expect((await run(operation)).status === 0 || now === fresh).toBe(true);
        expect(await seen(scratch, operation)).toBe(fresh);
        expect(leftOver(scratch)).toEqual([]);
      }
    });
  },
);

const named = (name: string): Operation => OPERATIONS.find((one) => one.name === name) as Operation;

test("what has changed since it was read is not written over", async () => {
  const operation = named("rename");
  prepare(scratch, operation);
  const path = join(scratch, "a/instruments/peace.yaml");
  const claim: Disk["claim"] = async (lock) => {
    writeFileSync(path, `${readFileSync(path, "utf8")}# a person's remark\n`);
    return nodeDisk.claim(lock);
  };
  const { status, stderr } = await run(operation, { ...nodeDisk, claim });
  expect([status, stderr]).toEqual([3, "dejure: cannot write instruments/peace.yaml, and nothing was changed: it has changed since it was read; try again\n"]); // biome-ignore format: one question
  expect(readFileSync(path, "utf8")).toContain("# a person's remark");
  expect((await run(operation)).status).toBe(0);
});

test("after a change that was cut off, a person's own correction stays", async () => {
  const operation = named("rename");
  const { steps } = await tried(operation);
  restore(scratch, before);
  const { disk } = counting((step) => (step >= steps - 2 ? "EIO" : undefined));
  await run(operation, { ...disk, claim: async () => undefined });
  expect(existsSync(join(scratch, "a/.dejure-change"))).toBe(true);
  const path = join(scratch, "a/instruments/peace.yaml");
  writeFileSync(path, `${readFileSync(path, "utf8")}# mine\n`);
  await run(operation);
  expect(readFileSync(path, "utf8")).toContain("# mine");
});

test("clocks that jump change nothing of what is built", async () => {
  const operation = named("export a package");
  prepare(scratch, operation);
  expect((await run(operation)).status).toBe(0);
  const usual = await seen(scratch, operation);
  let time = 0;
  const jumping = { now: () => (time = time > 0 ? -1e12 : 1e12) };
  expect((await run(operation, nodeDisk, jumping)).status).toBe(0);
  expect(await seen(scratch, operation)).toBe(usual);
});

describe("two at once", () => {
  test.each(OPERATIONS.filter(({ name }) => !["build"].includes(name)).map((operation) => [operation.name, operation] as const))(
    "%s: one of them, or both, and the result is whole",
    async (_, operation) => {
      const { fresh } = await tried(operation);
      restore(scratch, before);
      const both = await Promise.all([run(operation), run(operation)]);
      expect(both.some(({ status }) => status === 0)).toBe(true);
      for (const { status, stderr } of both) expect(status === 0 || /^dejure: .*\w/m.test(stderr), stderr).toBe(true);
      expect(await seen(scratch, operation)).toBe(fresh);
      expect(leftOver(scratch)).toEqual([]);
    },
  );
});

test("what was left of a file that was being written goes with the next writing of it, and nothing of a process that runs", async () => {
  const operation = named("export a file");
  const { fresh } = await tried(operation);
  // no process has so high a number
  writeFileSync(join(scratch, "out/.atlas.json.dejure-99999999"), "half");
  writeFileSync(join(scratch, `out/.atlas.json.dejure-${process.ppid}`), "half");
  expect((await run(operation)).status).toBe(0);
  expect(leftOver(scratch)).toEqual([`out/.atlas.json.dejure-${process.ppid}`]);
  rmSync(join(scratch, `out/.atlas.json.dejure-${process.ppid}`));
  expect(await seen(scratch, operation)).toBe(fresh);
  const change = named("rename");
  prepare(scratch, change);
  writeFileSync(join(scratch, "a/.dejure-lock-of-a-killed-one"), "");
  expect((await run(change)).status).toBe(0);
  expect(leftOver(scratch)).toEqual([]);
});
