/** The same atlas gives the same bytes: in any folder, language and time zone of the machine, and run after run. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { OPERATIONS, type Operation, prepare, seen } from "./operations.ts";

const main = fileURLToPath(new URL("../../src/cli/main.ts", import.meta.url));
const TSX_TSCONFIG_PATH = fileURLToPath(new URL("../../tsconfig.base.json", import.meta.url));
const top = mkdtempSync(join(tmpdir(), "dejure-same-"));
afterAll(() => rmSync(top, { recursive: true, force: true }));

const MACHINES = [
  ["one", { LC_ALL: "lt_LT.UTF-8", LANG: "lt_LT.UTF-8", TZ: "Pacific/Kiritimati" }],
  ["two/below it/žemė", { LC_ALL: "tr_TR.UTF-8", LANG: "tr_TR.UTF-8", TZ: "America/St_Johns" }],
] as const;

test.each(["build", "export a package", "export a file", "draft", "import an atlas"])("%s", async (name) => {
  const operation = OPERATIONS.find((one) => one.name === name) as Operation;
  const made: string[] = [];
  for (const [folder, env] of MACHINES) {
    const scratch = join(top, name, folder);
    prepare(scratch, operation);
    const cwd = join(scratch, operation.cwd);
    const { status, stderr } = spawnSync(process.execPath, ["--import", import.meta.resolve("tsx"), main, ...operation.argv], {
      cwd,
      env: { ...process.env, ...env, TSX_TSCONFIG_PATH },
      encoding: "utf8",
    });
    expect(status, stderr).toBe(0);
    made.push(await seen(scratch, operation));
  }
  expect(made[1]).toBe(made[0]);
  expect(made[0]?.length).toBeGreaterThan(100);
});
