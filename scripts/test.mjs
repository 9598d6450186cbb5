/** `npm test`: installs what is locked, then runs every check there is. The last line counts them. */
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build, tool } from "./build.mjs";
import { ensureInstalled, root } from "./install.mjs";

const REPORT = ".cache/vitest.json";
const count = { passed: 0, failed: 0, skipped: 0 };

/** Runs one check under a heading; a check counts as one test. */
async function step(title, run) {
  console.log(`\n── ${title} ──`);
  const start = performance.now();
  const status = await run();
  count[status === 0 ? "passed" : "failed"]++;
  console.log(`${status === 0 ? "ok" : `FAILED (status ${status})`} · ${((performance.now() - start) / 1000).toFixed(1)} s`);
}

function vitest() {
  console.log("\n── Tests: unit, case, property, architecture, docs, browser ──");
  mkdirSync(join(root, ".cache"), { recursive: true });
  rmSync(join(root, REPORT), { force: true });
  const status = tool("vitest/vitest.mjs", ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${REPORT}`]);
  let report;
  try {
    report = JSON.parse(readFileSync(join(root, REPORT), "utf8"));
  } catch {
    console.log(`FAILED: vitest ended with status ${status} and without a report`);
    count.failed++;
    return;
  }
  count.passed += report.numPassedTests;
  count.skipped += report.numPendingTests + report.numTodoTests;
  // a file that fails to load has no tests to count, and an error outside of all tests belongs to none
  const unloaded = report.testResults.filter(
    (file) => file.status === "failed" && file.assertionResults.every((test) => test.status !== "failed"),
  );
  const failed = report.numFailedTests + unloaded.length;
  count.failed += status !== 0 && failed === 0 ? 1 : failed;
}

ensureInstalled();
process.chdir(root);
await step("Generated files are up to date", () => tool("tsx/dist/cli.mjs", ["scripts/generate.ts", "--check"]));
await step("Types and build", () => build([]));
await step("Lint and format", () => tool("@biomejs/biome/bin/biome", ["ci", "--error-on-warnings", "."]));
vitest();

console.log(`\n${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`);
process.exitCode = count.failed === 0 ? 0 : 1;
