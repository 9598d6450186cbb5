import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPlainYaml } from "../../../src/core/read/plain-yaml.ts";
import { Faults } from "../../../src/core/read/read-faults.ts";
import { readAnyYaml } from "../../../src/core/read/yaml.ts";
import { YAML_PIECES } from "./yaml-pieces.ts";

/** The one-pass reader gives up, or says exactly what the whole parser says of a sound text. */
function agree(text: string): "read" | "left" {
  const plain = readPlainYaml(text);
  if (plain === undefined) return "left";
  const faults = new Faults("x.yaml");
  const whole = readAnyYaml(text, faults);
  expect({ text, faults: faults.list }).toEqual({ text, faults: [] });
  expect({ text, root: plain }).toEqual({ text, root: whole.root });
  return "read";
}

describe("the one-pass reader of YAML", () => {
  it("agrees with the whole parser on every record of the project", () => {
    let read = 0;
    let all = 0;
    for (const folder of ["atlases", "spec/examples", "test/atlases"]) {
      if (!existsSync(folder)) continue;
      for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile() || !/\.ya?ml$/.test(entry.name)) continue;
        all++;
        if (agree(readFileSync(join(entry.parentPath, entry.name), "utf8")) === "read") read++;
      }
    }
    console.log(`one-pass reader: ${read} of ${all} files`);
    expect(read).toBeGreaterThan(all / 3);
  });

  it.each([
    "a: 1\n",
    "a:\n- b\n- c\nd: e\n",
    "a:\n  - b: 1\n    c: 2\n  - - x\n    - y\n",
    "a: { b: c, 'd''e': [f, \"g\", -1, https://x.org/a:b] } # remark\nb: x#y # z\n",
    "# top\n\na:   b  \n\n  # in\nc:\n",
    "a: [\n  b,\n  c ]\nd: {}\n",
    "a:\n",
    '"a b": null\n',
    "a: |\n  b\n",
    "a: >-\n  b\n  c\n\n\n  d\n\ne: f\n",
    "a:\n  b: |-\n    c\n      d\n\n    e\n  f: >\n   g: h\n   - i\n",
    'a: "b \\"c\\" \\\\"\nd: { "e\\"": "" }\n',
  ])("reads %j as the whole parser does", (text) => expect(agree(text)).toBe("read"));

  it.each([
    "a: b\n  c\n",
    "a: |+\n  b\n",
    "a: |2\n   b\n",
    "a: | # c\n  b\n",
    "a: >\n  b\n   c\n",
    "a: |\n\n  b\n",
    "a: |\n  b",
    "a: |\n  b\n# c\n",
    "- |\n  b\n",
    "a: &x b\n",
    "a: b\na: c\n",
    "a: [b\nc]\n",
    "- \n- a\n",
    "a\n",
    "a: b: c\n",
    "a:\tb\n",
    "a: 'b\n  c'\n",
    "{a, b}\n",
    "--- \na: b\n",
    "",
    "a: b\n- c\n",
    "a: [b: c]\n",
    "a: b\r\n",
    'a: "\\x41"\n',
  ])("leaves %j to the whole parser", (text) => expect(agree(text)).toBe("left"));

  it("agrees on random texts of YAML's pieces", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...YAML_PIECES), { maxLength: 14 }), (pieces) => void agree(pieces.join(""))),
      { numRuns: 20_000 },
    );
  });

  it("agrees on random block texts and escapes", () => {
    const header = fc.constantFrom("|", "|-", ">", ">-", "|+", ">2", "| ", "|- # c");
    const line = fc.constantFrom(
      "  a",
      "    b",
      "",
      "  ",
      "   c",
      " d",
      "e: f",
      "# g",
      "  # h",
      "  a ",
      "  - x",
      "  k: v",
      "- y",
      "   ",
      "---",
      "  ---",
    );
    const block = fc.tuple(header, fc.array(line, { maxLength: 7 })).map(([head, lines]) => [head, ...lines].join("\n"));
    const quoted = fc.array(fc.constantFrom('\\"', "\\\\", "\\n", "''", "'", "a", " ", "#", ": ", '"'), { maxLength: 5 });
    const value = fc.oneof(
      block,
      quoted.map((parts) => `"${parts.join("")}"`),
      quoted.map((parts) => `'${parts.join("")}'`),
    );
    const text = fc.tuple(
      fc.constantFrom("k: ", "a:\n k: ", "a:\n  - k: ", "- k: ", "- "),
      value,
      fc.constantFrom("", "\n", "\nz: 1\n", "\n\n z: 1"),
    );
    let read = 0;
    fc.assert(
      fc.property(text, ([before, body, after]) => {
        if (agree(before + body + after) === "read") read++;
      }),
      { numRuns: 10_000 },
    );
    expect(read).toBeGreaterThan(500);
  });

  it("agrees on random sound texts", () => {
    const word = fc.constantFrom("a", "b c", "1920", "x-y", "é", "a:b", "no", "~", "-1", "#x".slice(1), "it's", 'say "x"', "a#b", "u, v");
    const key = fc.constantFrom("k", "key two", "'q'", '"w"', "1", "é", "x/y");
    const lines = (depth: number): fc.Arbitrary<string[]> => {
      const leaf = word.map((w) => [` ${w}`]);
      const flow = fc.array(fc.constantFrom("a", "'b'", "c d"), { maxLength: 3 }).map((ws) => [` [${ws.join(", ")}]`]);
      const flowMap = fc
        .uniqueArray(fc.constantFrom("a", "b", "c"), { maxLength: 3 })
        .map((ks) => [` {${ks.map((k) => ` ${k}: v`).join(",")} }`]);
      if (depth === 0) return fc.oneof(leaf, flow, flowMap);
      const inner = lines(depth - 1);
      const indent = (body: string[], by: string) => body.map((line) => by + line);
      const open = (head: string, body: string[]) =>
        body[0]?.startsWith(" ") && body.length === 1 ? [head + body[0]] : [head, ...indent(body, "  ")];
      const block = fc
        .uniqueArray(fc.tuple(key, inner), { minLength: 1, maxLength: 3, selector: ([k]) => k })
        .map((pairs) => pairs.flatMap(([k, body]) => open(`${k}:`, body)));
      const list = fc
        .array(inner, { minLength: 1, maxLength: 3 })
        .map((items) =>
          items.flatMap((body) => (body[0]?.startsWith(" ") ? open("-", body) : [`- ${body[0]}`, ...indent(body.slice(1), "  ")])),
        );
      return fc.oneof(leaf, flow, flowMap, block, list);
    };
    let read = 0;
    fc.assert(
      fc.property(lines(3), (body) => {
        if (agree(`${body.join("\n")}\n`) === "read") read++;
      }),
      { numRuns: 3_000 },
    );
    expect(read).toBeGreaterThan(300);
  });
});
