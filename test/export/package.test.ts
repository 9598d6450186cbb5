/** A package, checked as archives and readers of tables check it, and read back as the atlas that it was. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import { parse as parseCsv } from "csv-parse/sync";
import { beforeAll, describe, expect, test } from "vitest";
import { parse as parseYaml } from "yaml";
import { compile } from "../../src/core/compile.ts";
import { readNaturalEarth } from "../../src/core/read/natural-earth-file.ts";
import type { ExportedFile, Exporting } from "../../src/export/formats/export-format.ts";
import { packageFiles } from "../../src/export/package/package.ts";
import { naturalEarthBytes } from "../../src/worker/package-files.ts";
import { dejure } from "../cli/fake-world.ts";
import { corpus, readCorpus } from "../corpora.ts";
import { has, opened, scratchPath, text, told } from "./foreign.ts";

let vilnius: Exporting;
let files: ReadonlyMap<string, ExportedFile>;
const pack = (exporting: Exporting) => {
  const made = packageFiles(exporting);
  if (!made.ok) throw new Error(made.fault.message);
  return new Map(made.value.map((f) => [f.path, f]));
};
const json = <T>(path: string): T => JSON.parse(text(files.get(path)?.bytes ?? new Uint8Array())) as T;

beforeAll(async () => {
  vilnius = await opened("atlases/vilnius");
  files = pack(vilnius);
});

interface Resource {
  readonly path: string;
  readonly licenses: readonly { readonly name: string }[];
  readonly schema?: {
    readonly fields: readonly {
      readonly name: string;
      readonly type: string;
      readonly constraints?: { readonly required?: boolean; readonly enum?: readonly string[] };
    }[];
  };
}

test("the records in it are the atlas: the same assertions come out of them", async () => {
  const records = [...files.values()]
    .filter((f) => f.path.startsWith("records/"))
    .map((f) => ({ path: f.path.slice("records/".length), bytes: f.bytes }));
  const again = compile(records, { base: readNaturalEarth(await naturalEarthBytes("countries-10m.json")) });
  expect(again.atlas.assertions.map((a) => a.id)).toEqual(vilnius.atlas.assertions.map((a) => a.id));
  expect(again.atlas.land.arrangement.faceCount).toBe(vilnius.atlas.land.arrangement.faceCount);
});

test("has the same bytes on the same day", () => {
  const again = pack(vilnius);
  for (const [path, file] of files)
    expect(Buffer.compare(Buffer.from(file.bytes), Buffer.from(again.get(path)?.bytes ?? [])), path).toBe(0);
});

describe("Data Package", () => {
  const folder = corpus("schemas/datapackage-2.0");
  test.skipIf(folder === undefined)("fits the schema of version 2", () => {
    const schema = readCorpus<object>("schemas/datapackage-2.0/datapackage.json") ?? {};
    const ajv = new Ajv({ strict: false, allErrors: true, logger: false });
    (addFormats as unknown as (ajv: Ajv) => void)(ajv);
    const validate = ajv.compile(schema);
    expect(validate(json("datapackage.json")), JSON.stringify(validate.errors)).toBe(true);
  });

  test("names every data and record file, each with a licence", () => {
    const { resources } = json<{ resources: Resource[] }>("datapackage.json");
    expect(resources.map((r) => r.path)).toEqual([...files.keys()].filter((p) => /^(data|records)\//.test(p)));
    for (const { licenses } of resources) expect(licenses.length).toBeGreaterThan(0);
    expect(resources.find((r) => r.path === "data/title.csv")?.licenses.map((l) => l.name)).toEqual(["CC-BY-4.0", "CC0-1.0"]);
  });

  test("its columns are those of the tables, and every cell is of its type", () => {
    const { resources } = json<{ resources: Resource[] }>("datapackage.json");
    const tables = resources.filter((r) => r.schema);
    expect(tables.length).toBe(4);
    const types: Readonly<Record<string, RegExp>> = {
      integer: /^-?\d+$/,
      number: /^-?\d+(\.\d+)?(e[+-]?\d+)?$/,
      date: /^\d{4}-\d\d-\d\d$/,
      string: /./s,
    };
    for (const { path, schema } of tables) {
      const rows = parseCsv(text(files.get(path)?.bytes ?? new Uint8Array()), { columns: true, bom: true }) as Record<string, string>[];
      expect(Object.keys(rows[0] ?? {})).toEqual(schema?.fields.map((f) => f.name));
      for (const row of rows)
        for (const { name, type, constraints } of schema?.fields ?? []) {
          const value = row[name] ?? "";
          if (value === "") expect(constraints?.required ?? false, `${path} ${name}`).toBe(false);
          else expect(value, `${path} ${name}`).toMatch(types[type] as RegExp);
          if (value !== "" && constraints?.enum) expect(constraints.enum, `${path} ${name}`).toContain(value);
        }
    }
  });
});

test("RO-Crate 1.2: one root with what it must have, and nothing refers to what is not there", () => {
  const { "@context": context, "@graph": graph } = json<{ "@context": string; "@graph": Record<string, unknown>[] }>(
    "ro-crate-metadata.json",
  );
  expect(context).toBe("https://w3id.org/ro/crate/1.2/context");
  const ids = graph.map((e) => String(e["@id"]));
  expect(new Set(ids).size).toBe(ids.length);
  const root = graph.find((e) => e["@id"] === "./");
  for (const key of ["name", "description", "datePublished", "license"]) expect(root?.[key], key).toBeDefined();
  const seen = (value: unknown): string[] =>
    Array.isArray(value)
      ? value.flatMap(seen)
      : typeof value === "object" && value !== null
        ? Object.entries(value).flatMap(([k, v]) => (k === "@id" ? [String(v)] : seen(v)))
        : [];
  const dangling = graph
    .flatMap((e) => Object.entries(e).flatMap(([k, v]) => (k === "@id" ? [] : seen(v))))
    .filter((id) => !ids.includes(id));
  expect([...new Set(dangling)]).toEqual(["https://w3id.org/ro/crate/1.2"]);
  const parts = root?.["hasPart"] as { "@id": string }[];
  expect(parts.map((p) => decodeURIComponent(p["@id"]))).toEqual([...files.keys()].filter((p) => /^(data|records)\//.test(p)));
});

test("CITATION.cff says who, what, when and under which licence", () => {
  expect(parseYaml(text(files.get("CITATION.cff")?.bytes ?? new Uint8Array()))).toMatchObject({
    "cff-version": "1.2.0",
    type: "dataset",
    title: "The Vilnius question, 1915–1940",
    license: "CC-BY-4.0",
    "date-released": "2026-01-01",
    authors: expect.arrayContaining([expect.anything()]) as unknown,
  });
});

test.skipIf(!has("sha256sum"))("sha256sum finds every file as it should be", () => {
  const folder = scratchPath("package");
  for (const { path, bytes } of files.values()) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  const said = told("sh", "-c", `cd "${folder}" && sha256sum --strict -c checksums.sha256`);
  expect(said.trim().split("\n").length).toBe(files.size - 1);
});

test("what may not be passed on is not packed, and the outline that forbids it is named", async () => {
  const encoder = new TextEncoder();
  const made = compile(
    Object.entries({
      "atlas.yaml": "title: A\nlicence: CC-BY-4.0\ndefault: { date: 1920, viewpoint: v }\n",
      "territories/t.yaml":
        "t: { type: region, extent: { polygon: [[[1, 1], [2, 1], [2, 2]]] }, licence: All rights reserved, attribution: A publisher, basis: general-knowledge }\n",
      "polities/p.yaml": "p: { type: state, basis: general-knowledge }\n",
      "viewpoints/v.yaml": "v: { name: V, groups: [[p]] }\n",
    }).map(([path, content]) => ({ path, bytes: encoder.encode(content) })),
  );
  const refused = packageFiles({ ...vilnius, ...made, viewpoint: "v" });
  expect(refused).toMatchObject({
    ok: false,
    fault: { message: expect.stringContaining("All rights reserved does not allow t to be passed on") as unknown },
  });
});

test("a full text goes along under its own licence, or not at all; so do files that are not of the atlas", () => {
  const encoder = new TextEncoder();
  const sources = Object.entries({
    "atlas.yaml": "title: A\nlicence: CC-BY-4.0\ndefault: { date: 1920, viewpoint: v }\n",
    "polities/p.yaml": "p: { type: state, basis: general-knowledge }\n",
    "viewpoints/v.yaml": "v: { name: V, groups: [[p]] }\n",
    "sources/s.yaml":
      "free: { type: book, title: Free, text: free.txt, licence: CC-BY-SA-4.0 }\nheld: { type: book, title: Held, text: held.txt, licence: All rights reserved }\nsilent: { type: book, title: Silent, text: silent.txt }\n",
    "sources/free.txt": "Free words.",
    "sources/held.txt": "Held words.",
    "sources/silent.txt": "Words of which nothing is said.",
    "notes.docx": "private",
    "README.md": "# A",
  }).map(([path, content]) => ({ path, bytes: encoder.encode(content) }));
  const packed = pack({ ...vilnius, ...compile(sources), diagnostics: [], viewpoint: "v", files: sources });
  expect([...packed.keys()].filter((p) => p.startsWith("records/")).sort()).toEqual(
    ["README.md", "atlas.yaml", "polities/p.yaml", "sources/free.txt", "sources/s.yaml", "viewpoints/v.yaml"].map((p) => `records/${p}`),
  );
  const { resources } = JSON.parse(text(packed.get("datapackage.json")?.bytes ?? new Uint8Array())) as { resources: Resource[] };
  expect(resources.find((r) => r.path === "records/sources/free.txt")?.licenses).toEqual([{ name: "CC-BY-SA-4.0" }]);
});

test("the command writes it as a folder, and says which day it may be given", async () => {
  const atlas = join(process.cwd(), "atlases/klaipeda");
  expect((await dejure(["export", "package", atlas, "--published", "2026-11-27"])).stderr).toContain("package is a folder");
  expect((await dejure(["export", "csv", atlas, "--published", "2026-11-27"])).status).toBe(2);
  expect((await dejure(["export", "package", atlas, "--on", "1923", "-o", "x"])).status).toBe(2);
});
