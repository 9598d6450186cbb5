import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { RULES, ruleById } from "../../src/core/check/rules.ts";
import { ARTICLE_FAULTS } from "../../src/import/draft/faults.ts";
import { compileExample, hasExample, RULES_FOLDER } from "./examples.ts";

const root = join(RULES_FOLDER, "../..");

/** Rules that no small atlas can show, and why. */
const WITHOUT_EXAMPLE: Readonly<Record<string, string>> = {
  "coordinate-not-a-number": "the reader takes no such coordinate; guards geometry that comes from elsewhere",
  "too-few-points": "the reader takes no such ring; guards geometry that comes from elsewhere",
  "too-many-vertices": "shows only in a very large file",
  "overlay-gate-failed": "would be a bug in dejure",
  "file-too-large": "shows only in a very large file",
  "article-not-text": "is about an article, not an atlas",
  "empty-article": "is about an article, not an atlas",
  "article-too-deep": "is about an article, not an atlas",
  "marker-without-sentence": "is about an article, not an atlas",
};

describe("rules", () => {
  it("have unique kebab-case ids, a file named after them, and texts in the style of diagnostics", () => {
    const files = readdirSync(join(root, "src/core/check/rules")).map((f) => f.replace(/\.ts$/, ""));
    expect(RULES.map((r) => r.id).sort()).toEqual([...files].sort());
    for (const rule of RULES) {
      expect(rule.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      for (const text of [rule.title, rule.why, rule.remedy]) expect(text, rule.id).not.toMatch(/\.$|\binvalid\b|\bunexpected\b/i);
      expect(rule.why, rule.id).toMatch(/^[^A-Z]/);
      expect((rule.run ?? rule.ofRecord) !== undefined, rule.id).toBe(rule.emittedBy === "check");
    }
  });

  it.each(RULES.filter((r) => !(r.id in WITHOUT_EXAMPLE)).map((r) => r.id))(
    "%s: the bad example yields exactly it, the good one nothing",
    (id) => {
      expect(hasExample(id), "has an example").toBe(true);
      const bad = compileExample(id, "bad");
      expect([...new Set(bad.diagnostics.map((d) => d.rule))]).toEqual([id]);
      for (const d of bad.diagnostics) {
        expect(d.severity).toBe(ruleById.get(id)?.severity);
        expect(d.message).not.toMatch(/\.$|\binvalid\b|\bunexpected\b/i);
        expect(d.span.end).toBeGreaterThanOrEqual(d.span.start);
      }
      expect(compileExample(id, "good").diagnostics.map((d) => `${d.rule}: ${d.message}`)).toEqual([]);
    },
  );

  it("without example are only those that say why", () => {
    for (const id of Object.keys(WITHOUT_EXAMPLE)) expect(ruleById.has(id), id).toBe(true);
    const folders = readdirSync(RULES_FOLDER, { withFileTypes: true }).filter((e) => e.isDirectory());
    for (const { name } of folders) expect(ruleById.has(name), `test/rules/${name} is of a known rule`).toBe(true);
  });

  it("each have a page", () => {
    for (const { id } of RULES) expect(existsSync(join(root, "docs/rules", `${id}.md`)), id).toBe(true);
  });

  it("are all that the code reports", () => {
    const reported = new Set<string>();
    for (const file of readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })) {
      if (!file.endsWith(".ts") || !/^(core|cli)/.test(file)) continue;
      const text = readFileSync(join(root, "src", file), "utf8");
      for (const [, id] of text.matchAll(
        /\b(?:rule: |faults\.add\(|refuse\((?:\w+, )?|report\(\w+, \w+, |fault\()"([a-z]+(?:-[a-z0-9]+)+)"/g,
      ))
        if (id) reported.add(id);
    }
    expect(reported.size).toBeGreaterThan(15);
    for (const id of Object.keys(ARTICLE_FAULTS)) reported.add(id);
    expect([...reported].filter((id) => !ruleById.has(id))).toEqual([]);
  });
});
