/** Every JSON document that the API answers and the command prints, held against its published schema. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Ajv, type ValidateFunction } from "ajv";
import { beforeAll, describe, expect, test } from "vitest";
import { nodeDisk } from "../../src/cli/node-world.ts";
import { STARTERS } from "../../src/cli/starter.ts";
import type { Compilation } from "../../src/core/compile.ts";
import { readDay } from "../../src/core/resolve/ask.ts";
import { DOCUMENTS, documentSchema } from "../../src/export/answers/documents.ts";
import { LISTS } from "../../src/export/answers/lists.ts";
import { landAnswer } from "../../src/export/answers/who-land.ts";
import { createApp } from "../../src/server/app.ts";
import type { App } from "../../src/server/front.ts";
import { dejure } from "../cli/fake-world.ts";
import { vilnius } from "./vilnius.ts";

/** A schema that allows nothing it does not name, so that a field cannot be forgotten in the table. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== "object" || schema === null) return schema;
  const parts = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
  return "properties" in schema && !("additionalProperties" in schema) && "type" in schema
    ? { ...parts, additionalProperties: false }
    : parts;
}

const ajv = new Ajv({ strict: true, strictTypes: false, strictRequired: false, allErrors: true });
const validators = new Map<string, ValidateFunction>();
function faults(name: string, data: unknown, strictly = true): string[] {
  let validate = validators.get(name);
  if (!validate) {
    const document = DOCUMENTS[name];
    if (!document) throw new Error(`there is no document ${name}`);
    const schema = documentSchema(document);
    validate = ajv.compile((strictly ? closed(schema) : schema) as object);
    validators.set(name, validate);
  }
  validate(data);
  return (validate.errors ?? []).slice(0, 5).map((e) => `${e.instancePath} ${e.message} ${JSON.stringify(e.params)}`);
}

let app: App;
let atlas: Compilation;
beforeAll(() => {
  atlas = vilnius();
  app = createApp(atlas);
});
const get = async (path: string): Promise<unknown> => (await app.fetch(new Request(`http://localhost/api/${path}`))).json();

describe("the API", () => {
  test.each(["lithuania", "poland", "soviet", "allied", "everyone", "belarusian-historiography"])("who as %s", async (viewpoint) => {
    for (const place of ["vilnius", "hrodna", "kaunas", "54.1,23.5"])
      for (const date of ["1914-01-01", "1919-03-01", "1920-07-13", "1920-10-08", "1922-03-30", "1923-03-15", "1940-08-01"])
        expect(faults("who", await get(`who?place=${place}&date=${date}&as=${viewpoint}&explain=true&known-on=${date}`))).toEqual([]);
    expect(faults("spells", await get(`who?place=vilnius&date=1920&as=${viewpoint}&explain=true`))).toEqual([]);
    expect(faults("history", await get(`history?place=vilnius&as=${viewpoint}`))).toEqual([]);
  });
  test("who of a territory", () => {
    const date = readDay("1921-06-01", "day");
    expect(faults("land", landAnswer(atlas, "vilnius-city", date.ok ? date.value : 0, { viewpoint: "poland" }))).toEqual([]);
  });
  test("map and diff", async () => {
    for (const layer of ["title", "control", "claims", "divergence", "dispute"])
      expect(faults("map", await get(`map?date=1922-03-30&layer=${layer}`))).toEqual([]);
    expect(faults("diff", await get("diff?from=1920-07-11&to=1920-10-14"))).toEqual([]);
    expect(faults("diff", await get("diff?from=1930-01-01&as=lithuania&versus=poland&layer=title&known-on=1930-01-01"))).toEqual([]);
  });
  test("every kind of list has a document and keeps to it", async () => {
    for (const kind of Object.keys(LISTS))
      for (const on of ["", "?on=1921-01-01", "?on=1920-07-13&known-on=1920-07-13"])
        expect(faults(`list-${kind}`, await get(`list/${kind}${on}`)), `${kind}${on}`).toEqual([]);
  });
  test("every record and every assertion", async () => {
    for (const collection of Object.values(atlas.atlas.collections))
      for (const record of collection.values())
        expect(faults("show", await get(`show/${record.collection}/${record.id}`)), record.id).toEqual([]);
    for (const { id } of atlas.atlas.assertions) expect(faults("show", await get(`show/${encodeURIComponent(id)}`)), id).toEqual([]);
  });
  test("every article, by its key and by its eId", async () => {
    for (const { id, data } of atlas.atlas.collections.instruments.values())
      for (const key of Object.keys(data.articles ?? {})) {
        const byKey = await get(`show/${encodeURIComponent(`${id}#${key}`)}`);
        expect(faults("show", byKey), `${id}#${key}`).toEqual([]);
        expect(await get(`show/${encodeURIComponent(`${id}#${(byKey as { eid: string }).eid}`)}`)).toEqual(byKey);
      }
    expect(await get("show/moscow-1920%23art_2__para_1")).toMatchObject({ id: "moscow-1920#2/1", eid: "art_2__para_1", verb: "title" });
    expect(await get("show/moscow-1920%23att_declaration")).toMatchObject({ article: "declaration", secret: true });
    expect(await get("show/moscow-1920%23art_91")).toMatchObject({ status: 404, help: "did you mean moscow-1920#art_1" });
  });
  test("every dispute that is listed", async () => {
    const listed = (await get("list/disputes")) as { id: string; parties: string[]; grounds: { polity: string; assertions: string[] }[] }[];
    expect(listed.length).toBeGreaterThan(0);
    for (const { id, parties, grounds } of listed) {
      const shown = (await get(`show/${id}`)) as { grounds: { polity: string; assertions: { id: string }[] }[] };
      expect(faults("show-dispute", shown), id).toEqual([]);
      expect(shown).toMatchObject({ id, parties });
      expect(shown.grounds.map((g) => ({ ...g, assertions: g.assertions.map((a) => a.id) }))).toEqual(grounds);
      expect(await get(`show/disputes/${id}`)).toEqual(shown);
      expect(await get(`show/${id.slice(0, -1)}`)).toMatchObject({ status: 404, help: `did you mean ${id}` });
    }
  });
  test("problems", async () => {
    expect(faults("problem", await get("who"))).toEqual([]);
    expect(faults("problem", await get("show/nothing"))).toEqual([]);
  });
});

test("the command's own documents", async () => {
  const cwd = fileURLToPath(new URL("../../atlases", import.meta.url));
  const check = await dejure(["check", "vilnius", "--format", "json"], { cwd });
  expect(faults("check", JSON.parse(check.stdout))).toEqual([]);
  const empty = mkdtempSync(join(tmpdir(), "dejure-"));
  const made = await dejure(["new", "made-by-test", "--json"], { cwd: empty, disk: nodeDisk });
  expect(JSON.parse(made.stdout).files).toEqual(Object.keys(STARTERS.historical));
  expect(faults("new", JSON.parse(made.stdout))).toEqual([]);
  const matrix = await dejure(["list", "recognitions", "--on", "1923-01-01", "--matrix", "--json", "--atlas", "vilnius"], { cwd });
  expect(faults("recognition-matrix", JSON.parse(matrix.stdout))).toEqual([]);
  expect(JSON.parse(matrix.stdout).cells).toContainEqual(
    expect.objectContaining({ by: "united-states", of: "lithuania", mode: null, conditional: null, stands: "yes" }),
  );
  const article = fileURLToPath(new URL("../import/draft/articles/schleswig.md", import.meta.url));
  const drafted = await dejure(["draft", article, "-o", "drafted-by-test", "--json"], { cwd: empty });
  rmSync(empty, { recursive: true });
  expect(faults("draft", JSON.parse(drafted.stdout))).toEqual([]);
  expect(JSON.parse(drafted.stdout).proposals).not.toEqual([]);
  const exported = await dejure(["export", "places", "--json", "-o", "places.csv", "--atlas", "vilnius"], { cwd });
  expect(faults("export", JSON.parse(exported.stdout))).toEqual([]);
});

test("each document is published in spec/json", () => {
  for (const [name, document] of Object.entries(DOCUMENTS))
    expect(JSON.parse(readFileSync(new URL(`../../spec/json/${name}.schema.json`, import.meta.url), "utf8")), name).toEqual(
      JSON.parse(JSON.stringify(documentSchema(document))),
    );
});
