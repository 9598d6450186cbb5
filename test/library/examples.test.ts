/** The example programs of Node say what they should, of the built package. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const run = (name: string): string => {
  const { stdout, stderr } = spawnSync(process.execPath, [join(root, "examples", name)], { cwd: root, encoding: "utf8" });
  expect(stderr).toBe("");
  return stdout;
};

describe.skipIf(!existsSync(join(root, "dist/dejure.js")))("the example", () => {
  it("for Node answers in every viewpoint, as GeoJSON, and with a remedy", () => {
    const lines = run("node.mjs").trim().split("\n");
    expect(lines).toContain("lithuania: title lithuania, control central-lithuania");
    expect(lines).toContain("poland: title poland, control central-lithuania");
    expect(lines.at(-1)).toBe("1921-13-01: a year has 12 months, not 13 (write 1921-01-13)");
  });

  it("for a worker asks an atlas in a thread of its own", () => {
    expect(run("worker.mjs").trim().split("\n")).toEqual(["0 errors", "poland"]);
  });
});
