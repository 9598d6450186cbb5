import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { findingIds } from "../../../src/core/check/finding-id.ts";
import { render } from "../../../src/core/check/render.ts";
import type { Diagnostic } from "../../../src/core/model/diagnostic.ts";

const text = "type: treaty\nstages:\n  - stage: signed\n    on: 1920-07-12\n  - stage: ratified\n    on: 1920-07-01\n";
const file = "instruments/moscow-1920.yaml";
const at = (word: string): { file: string; start: number; end: number } => ({
  file,
  start: text.indexOf(word),
  end: text.indexOf(word) + word.length,
});
const finding: Diagnostic = {
  rule: "stage-order",
  severity: "error",
  message: "ratified 1920-07-01, before signature on 1920-07-12",
  span: at("1920-07-01"),
  why: "a stage cannot come before the stage it depends on",
  help: "check the ratification date against the cited source",
  see: [{ span: at("1920-07-12"), message: "signed here" }],
  record: "moscow-1920",
};
const textOf = (path: string): string | undefined => (path === file ? text : undefined);

describe("pretty", () => {
  it("shows place, message, excerpt, why, help and see", () => {
    expect(render([finding], "pretty", { textOf })).toBe(
      `instruments/moscow-1920.yaml:6:9: error[stage-order]: ratified 1920-07-01, before signature on 1920-07-12
6 |     on: 1920-07-01
  |         ^^^^^^^^^^
why:  a stage cannot come before the stage it depends on
help: check the ratification date against the cited source
see:  instruments/moscow-1920.yaml:4:9 signed here`,
    );
  });

  it("keeps tabs under tabs, cuts long lines round the finding, and lets no control character through", () => {
    const long = `\tkey: ${"x".repeat(300)}\u001b[31mHERE\n`;
    const shown = render([{ ...finding, see: [], span: { file, start: long.indexOf("HERE"), end: long.indexOf("HERE") + 4 } }], "pretty", {
      textOf: () => long,
    });
    expect(shown).not.toContain("\u001b");
    const [, excerpt = "", carets = ""] = shown.split("\n");
    expect(excerpt.length).toBeLessThan(180);
    expect(carets.indexOf("^")).toBe(excerpt.indexOf("HERE"));
  });

  it("takes texts from the rule where the finding has none, and does without the file's text", () => {
    const { why: _, help: __, ...bare } = finding;
    const shown = render([bare], "pretty", { textOf: () => undefined });
    expect(shown).toContain("instruments/moscow-1920.yaml:1:1: error[stage-order]");
    expect(shown).toContain("why:  a stage cannot come before");
    expect(shown).toContain("help: check both dates");
  });
});

describe("github", () => {
  it("is one command a finding, with its special characters escaped", () => {
    const shown = render([{ ...finding, message: "50 % of\nit", help: "a, b: c" }], "github", { textOf, prefix: "my, atlas/" });
    expect(shown).toBe(
      "::error file=my%2C atlas/instruments/moscow-1920.yaml,line=6,col=9,endColumn=18,title=stage-order::50 %25 of%0Ait%0Awhy: a stage cannot come before the stage it depends on%0Ahelp: a, b: c",
    );
  });
});

describe("json", () => {
  it("carries id, lines and columns from 1", () => {
    const data = JSON.parse(render([finding], "json", { textOf })) as { diagnostics: Record<string, unknown>[]; errors: number };
    expect(data.errors).toBe(1);
    expect(data.diagnostics[0]).toMatchObject({
      rule: "stage-order",
      file,
      line: 6,
      column: 9,
      end_line: 6,
      end_column: 19,
      record: "moscow-1920",
      see: [{ line: 4, column: 9, message: "signed here" }],
    });
  });
});

const schemaPath = join(process.env["DEJURE_CORPORA"] ?? "../shared/corpora", "schemas/sarif-2.1.0.json");

describe("sarif", () => {
  it.skipIf(!existsSync(schemaPath))("is valid SARIF 2.1.0", () => {
    const log: unknown = JSON.parse(
      render([finding, { ...finding, rule: "yaml-syntax", severity: "warning", see: [] }], "sarif", {
        textOf,
        version: "0.1.0",
        prefix: "ä tlas/",
      }),
    );
    const ajv = new Ajv({ strict: false, validateFormats: false });
    const { $schema: _, id: __, ...schema } = JSON.parse(readFileSync(schemaPath, "utf8")) as Record<string, unknown>;
    const valid = ajv.validate({ ...schema, $schema: "http://json-schema.org/draft-07/schema#" }, log);
    expect(ajv.errors ?? []).toEqual([]);
    expect(valid).toBe(true);
  });
});

describe("finding ids", () => {
  it("survive edits elsewhere and other wording, and number equal findings", () => {
    const [id] = findingIds([finding], textOf);
    const moved = `note: { en: new line }\n${text}`;
    const shift = moved.length - text.length;
    const later = {
      ...finding,
      message: "said otherwise",
      span: { file, start: finding.span.start + shift, end: finding.span.end + shift },
    };
    expect(findingIds([later], () => moved)).toEqual([id]);
    const [a, b] = findingIds([finding, finding], textOf);
    expect(a).toBe(id);
    expect(b).toBe(`${id}.2`);
  });
});
