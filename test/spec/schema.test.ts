import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv, type ValidateFunction } from "ajv";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { recordSchemas } from "../../src/export/record-schema.ts";
import { atlasOf } from "../core/read/atlas-of.ts";

const schemas = recordSchemas();
const validators = new Map<string, ValidateFunction>();
for (const [path, text] of schemas)
  validators.set(
    /([^/]+)\.schema\.json$/.exec(path)?.[1] as string,
    new Ajv({ strict: true, strictTypes: false, strictRequired: false, allowUnionTypes: true, allErrors: true }).compile(JSON.parse(text)),
  );

function filesOf(folder: string): Record<string, string> {
  const files: Record<string, string> = {};
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files[path.slice(folder.length + 1)] = readFileSync(path, "utf8");
  }
  return files;
}

const check = (collection: string, text: string): string[] => {
  const validate = validators.get(collection) as ValidateFunction;
  return validate(parse(text)) ? [] : (validate.errors ?? []).map((e) => `${e.instancePath} ${e.message}`);
};
const yamlOf = (files: Record<string, string>) => Object.entries(files).filter(([path]) => path.endsWith(".yaml"));
const collectionOf = (path: string): string => (path === "atlas.yaml" ? "atlas" : (path.split("/")[0] as string));

describe("the examples of the specification", () => {
  const files = filesOf("spec/examples");

  it("are read without a finding", () => {
    const result = atlasOf(files);
    expect(result.diagnostics).toEqual([]);
    expect(new Set(result.records.map((r) => r.collection)).size).toBe(15);
  });

  it.each(yamlOf(files))("%s fits its schema", (path, text) => {
    expect(text).toMatch(/^# yaml-language-server: \$schema=(\.\.\/)+schema\//);
    expect(check(collectionOf(path), text)).toEqual([]);
  });
});

describe("the flagship atlas", () => {
  const folder = "atlases/vilnius";
  it.skipIf(!existsSync(folder))("fits the schemas wherever the reader has no fault to find", () => {
    const files = filesOf(folder);
    const faulty = new Set(atlasOf(files).diagnostics.map((d) => d.span.file));
    for (const [path, text] of yamlOf(files)) if (!faulty.has(path)) expect([path, check(collectionOf(path), text)]).toEqual([path, []]);
  });
});

const GOOD: readonly (readonly [collection: string, text: string])[] = [
  ["places", "at: { lat: 1, lon: 2 }\nname: 1920\n"],
  ["places", "a:\n  at: { lat: 1, lon: 2 }\nb/c:\n  at: { lat: 1, lon: 2 }\n"],
  ["events", 'type: battle\nwhen: "{1920,1921}"\n'],
  ["events", "type: battle\nwhen: { edtf: 1867-10-06, calendar: julian }\n"],
  ["events", "type: battle\nwhen: 2 weeks after a#signed\nactors: [poland]\n"],
  [
    "statements",
    "according_to: consensus\nwhen: 0044\neffects: [{ control: [a, b], over: { natural_earth: 440, at: { lat: 1, lon: 2 } }, through: c }]\n",
  ],
  ["figures", "about: a\nmeasure: share\nvalue: [{ value: 12.5 %, cite: [s p. 3, { source: t }] }]\n"],
];
const BAD: readonly (readonly [collection: string, text: string])[] = [
  ["places", "at: { lat: 1 }\n"],
  ["places", "at: { lat: 91, lon: 2 }\n"],
  ["places", "at: { lat: 1, lon: 2 }\nnmae: x\n"],
  ["places", "at: [1, 2]\n"],
  ["places", "at: { lat: 1, lon: 2 }\nname:\n"],
  ["places", "at: { lat: 1, lon: 2 }\nname: { Big Town: x }\n"],
  ["places", 'at: { lat: "1", lon: 2 }\n'],
  ["places", "at: { lat: 1, lon: 2 }\nlinks: javascript:alert(1)\n"],
  ["places", "Big:\n  at: { lat: 1, lon: 2 }\n"],
  ["events", "type: battel\nwhen: 1920\n"],
  ["events", "type: battle\n"],
  ["events", "type: battle\nwhen: 12.7.1920\n"],
  ["events", "type: battle\nwhen: [1920-01, 1920-02]\n"],
  ["events", "type: battle\nwhen: 1920\nactors: [Poland]\n"],
  ["events", "type: battle\nwhen: [{ cite: s }]\n"],
  ["statements", "according_to: a\nwhen: 1920\neffects: [{ over: a }]\n"],
  ["statements", "according_to: a\nwhen: 1920\neffects: [{ claims: a, title: b }]\n"],
  ["statements", "according_to: a\nwhen: 1920\neffects: { claims: a }\n"],
  ["territories", "extent: { union: [a], minus: [b, c] }\n"],
  ["territories", "extent: [a]\n"],
  ["territories", "extent: { side: left, frontier: a }\n"],
  ["figures", "about: a\nmeasure: area\nvalue: 5\n"],
  ["figures", "about: a\nmeasure: area\nvalue: { value: 5 }\n"],
  ["sources", "type: book\ntitle: S\nsentences: { constructor: { gist: x } }\n"],
  ["instruments", "type: treaty\ndraft: yes please\n"],
  ["atlas", "title: T\nlicence: CC0-1.0\n"],
];

describe("schemas and reader agree", () => {
  const read = (collection: string, text: string) =>
    atlasOf(
      collection === "atlas" ? { "atlas.yaml": text, "places/p.yaml": "at: { lat: 1, lon: 2 }\n" } : { [`${collection}/x.yaml`]: text },
    ).diagnostics;

  it.each(GOOD)("%s: %j is fine", (collection, text) => {
    expect(read(collection, text)).toEqual([]);
    expect(check(collection, text)).toEqual([]);
  });
  it.each(BAD)("%s: %j is not", (collection, text) => {
    expect(read(collection, text).filter((d) => d.severity === "error")).not.toEqual([]);
    expect(check(collection, text)).not.toEqual([]);
  });
  it("knows every collection", () => {
    expect([...schemas.keys()]).toHaveLength(16);
    for (const name of schemas.keys()) expect(existsSync(`spec/schema/${name}`)).toBe(true);
  });
});
