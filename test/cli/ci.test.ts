/** In other people's CI: JUnit reports, known findings, the action and the hooks. */
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { nodeDisk } from "../../src/cli/node-world.ts";
import { smallAtlas, textIn } from "../core/author/small-atlas.ts";
import { dejure } from "./fake-world.ts";
import { scratchAtlas } from "./scratch-atlas.ts";

const files = smallAtlas();
const project = fileURLToPath(new URL("../../", import.meta.url));
const root = scratchAtlas(Object.fromEntries(files.map(({ path }) => [`atlas/${path}`, textIn(files, path)])));
const run = (...argv: string[]) => dejure(argv, { cwd: root(), disk: nodeDisk });
const write = (path: string, text: string): void => writeFileSync(join(root(), path), text);
const WRONG = "type: wra\nwhen: 1920\nbasis: general-knowledge\n";

describe("dejure check --format junit", () => {
  test("a failed test an error, a passed one a warning; without findings one that passed", async () => {
    write("atlas/events/wrong.yaml", WRONG.replace("wra", '"<wra> & \\u0007"'));
    const found = await run("check", "atlas", "--format", "junit");
    expect(found.status).toBe(1);
    expect(found.stdout).toMatch(
      /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<testsuites name="dejure check" tests="\d+" failures="1" errors="0">\n/,
    );
    expect(found.stdout).toContain('<testsuite name="atlas/events/wrong.yaml" tests="2" failures="1" errors="0" skipped="0">');
    expect(found.stdout).toMatch(
      /<testcase classname="atlas\/events\/wrong\.yaml" name="unknown-word at 1:7: [^"]*&lt;wra&gt; &amp; [^"]*" file="atlas\/events\/wrong\.yaml" line="1"><failure type="unknown-word" message="/,
    );
    expect(found.stdout).toMatch(/name="general-knowledge at [^>]*><system-out>atlas\/events\/wrong\.yaml:/);
    const failures = (text: string): number => Number(/failures="(\d+)"/.exec(text)?.[1]);
    const strict = await run("check", "atlas", "--format", "junit", "--strict");
    expect(failures(strict.stdout)).toBe(strict.stdout.match(/<failure /g)?.length);
    expect(failures(strict.stdout)).toBeGreaterThan(failures(found.stdout));
    await run("check", "atlas", "--write-baseline", "known.json");
    expect((await run("check", "atlas", "--format", "junit", "--baseline", "known.json")).stdout).toContain(
      '<testsuites name="dejure check" tests="1" failures="0" errors="0">\n  <testsuite name="dejure check" tests="1" failures="0" errors="0" skipped="0">\n    <testcase classname="dejure" name="no faults found"/>\n',
    );
  });
});

describe("known findings", () => {
  test("are passed over, new ones fail, and gone ones are told", async () => {
    write("atlas/events/wrong.yaml", WRONG);
    const written = await run("check", "atlas", "--write-baseline", "known.json");
    expect(written).toMatchObject({ status: 0, stdout: "", stderr: expect.stringMatching(/^\d+ known findings in known\.json\n$/) });
    expect(await run("check", "atlas", "--strict", "--baseline", "known.json")).toMatchObject({ status: 0, stdout: "" });
    // Lines that move make no new finding.
    write("atlas/events/wrong.yaml", `# a remark\n\n${WRONG}`);
    expect((await run("check", "atlas", "--strict", "--baseline", "known.json")).status).toBe(0);
    write("atlas/events/new.yaml", WRONG);
    const fresh = await run("check", "atlas", "--baseline", "known.json");
    expect(fresh.status).toBe(1);
    expect(fresh.stdout).toMatch(/^events\/new\.yaml:1:7: error\[unknown-word\]/);
    write("atlas/events/new.yaml", WRONG.replace("wra", "war"));
    write("atlas/events/wrong.yaml", WRONG.replace("wra", "war"));
    const gone = await run("check", "atlas", "--baseline", "known.json", "--json");
    expect(gone.status).toBe(0);
    expect(gone.stderr).toMatch(
      /^1 finding of known\.json is gone; write it anew with: dejure check --write-baseline known\.json\n- atlas\/events\/wrong\.yaml: .*wra/,
    );
  });

  test("of a file that holds none are refused in words", async () => {
    for (const text of ["[]", "not json", '{"diagnostics": [1]}', '{"diagnostics": [{"id": 3}]}']) {
      write("known.json", text);
      expect(await run("check", "atlas", "--baseline", "known.json")).toMatchObject({
        status: 2,
        stderr: expect.stringContaining("known.json does not hold known findings"),
      });
    }
    expect((await run("check", "atlas", "--baseline", "nothing.json")).status).toBe(3);
  });
});

/** `npx --yes …` as this project's own command; what npx itself was asked for is written into a file. */
function withNpx(): NodeJS.ProcessEnv {
  const folder = join(root(), "bin");
  mkdirSync(folder, { recursive: true });
  const script = `#!/usr/bin/env bash\nset -eu\n[ "$1" = --yes ]; shift\nif [ "$1" = -- ]; then shift; fi\nprintf '%s\\n' "$1" >> "${root()}/asked"; shift\nexec "${process.execPath}" --import "${import.meta.resolve("tsx")}" "${project}src/cli/main.ts" "$@"\n`;
  writeFileSync(join(folder, "npx"), script);
  chmodSync(join(folder, "npx"), 0o755);
  return { ...process.env, PATH: `${folder}:${process.env["PATH"]}`, NO_COLOR: "1" };
}

describe("the action", () => {
  const action = parse(readFileSync(join(project, "action.yml"), "utf8")) as {
    inputs: Record<string, { default: string }>;
    runs: { using: string; steps: { shell: string; run: string; env: Record<string, string> }[] };
  };
  /** Runs its step as a runner would, with these inputs beside the defaults. */
  function act(inputs: Record<string, string>) {
    const [step] = action.runs.steps;
    if (step === undefined) throw new Error("the action has no step");
    const given = (name: string): string => inputs[name] ?? action.inputs[name]?.default ?? "";
    const env = Object.fromEntries(
      Object.entries(step.env).map(([name, value]) => [
        name,
        value.replace(/\$\{\{ inputs\.(\w+) \}\}/g, (_, input: string) => given(input)),
      ]),
    );
    return spawnSync("bash", ["--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step.run], {
      cwd: root(),
      encoding: "utf8",
      env: { ...withNpx(), ...env },
    });
  }

  test("checks, strictly or with known findings, and looks at the layout", { timeout: 60_000 }, async () => {
    expect(action.runs.using).toBe("composite");
    expect(act({ atlas: "atlas" }).status).toBe(0);
    expect(readFileSync(join(root(), "asked"), "utf8")).toBe("dejure\n");
    const strict = act({ atlas: "atlas", strict: "true", package: "dejure@0.1.0" });
    expect(strict.status).toBe(1);
    expect(strict.stdout).toMatch(/^::warning file=atlas\/\S+,line=\d+,col=\d+/);
    await run("check", "atlas", "--write-baseline", "known.json");
    expect(act({ atlas: "atlas", strict: "true", baseline: "known.json" }).status).toBe(0);
    const layout = act({ atlas: "atlas", layout: "true" });
    expect(layout.status).toBe(1);
    expect(layout.stdout).toContain("atlas/polities/polities.yaml\n");
  });

  test("runs nothing of what is typed into its inputs", { timeout: 30_000 }, () => {
    const hostile = act({ atlas: '"; touch hacked; echo "', baseline: "$(touch hacked)" });
    expect(hostile.status).toBe(3);
    expect(existsSync(join(root(), "hacked"))).toBe(false);
  });
});

describe("the hooks of pre-commit", () => {
  const hooks = parse(readFileSync(join(project, ".pre-commit-hooks.yaml"), "utf8")) as {
    id: string;
    entry: string;
    pass_filenames?: boolean;
  }[];
  const hook = (id: string, ...args: string[]) => {
    const [command = "", ...words] = hooks.find((each) => each.id === id)?.entry.split(" ") ?? [];
    return spawnSync(command, [...words, ...args], { cwd: root(), encoding: "utf8", env: withNpx() });
  };

  test("lay out the files that they are given, and check", { timeout: 60_000 }, () => {
    write("other.yaml", "a:   1\n");
    const laid = hook("dejure-fmt", "atlas/polities/polities.yaml", "other.yaml");
    expect(laid).toMatchObject({ status: 0, stdout: "atlas/polities/polities.yaml\n" });
    expect(readFileSync(join(root(), "other.yaml"), "utf8")).toBe("a:   1\n");
    expect(hook("dejure-check", "atlas").status).toBe(0);
    write("atlas/events/wrong.yaml", WRONG);
    expect(hook("dejure-check", "atlas").status).toBe(1);
  });
});
