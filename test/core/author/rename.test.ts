/** Renaming: every place that names the record, nothing else, and the same atlas as before but for the name. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changed } from "../../../src/core/author/edits.ts";
import { NameIndex } from "../../../src/core/author/name-index.ts";
import { renameRecord } from "../../../src/core/author/rename.ts";
import { compile } from "../../../src/core/compile.ts";
import type { SourceFile } from "../../../src/core/model/atlas.ts";
import { file, smallAtlas, textIn } from "./small-atlas.ts";

function renamed(files: readonly SourceFile[], ref: string, id: string): SourceFile[] {
  const result = renameRecord(files, ref, id);
  if (!result.ok) throw new Error(result.message);
  return changed(files, result.change);
}
const findings = (files: readonly SourceFile[]) => compile(files).diagnostics.map(({ rule, message }) => `${rule}: ${message}`);

test("the small atlas has no errors, and every name in it leads somewhere", () => {
  expect(compile(smallAtlas()).diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  const index = new NameIndex(smallAtlas());
  expect([...index.references()].filter((each) => index.targetOf(each) === undefined || !each.exact)).toEqual([]);
});

describe("a record gets another id", () => {
  test("a polity: in YAML, in the head, behind its collection; the event of the same name is let alone", () => {
    const files = renamed(smallAtlas(), "polities/avia", "avija");
    expect(textIn(files, "polities/polities.yaml")).toBe(
      textIn(smallAtlas(), "polities/polities.yaml").replace("avia: { type", "avija: { type"),
    );
    expect(textIn(files, "atlas.yaml")).toContain('colours: { avija: "#884422" }');
    expect(textIn(files, "events/events.yaml")).toContain("avia: # an event of the same name");
    expect(textIn(files, "events/events.yaml")).toContain("actors: avija");
    expect(textIn(files, "disagreements/days.yaml")).toContain("about: [peace, events/avia, polities/avija]");
    expect(textIn(files, "instruments/peace.yaml")).toContain("according_to: [avija, consensus]");
    expect(findings(files)).toEqual(
      findings(smallAtlas()).map((each) =>
        each.replaceAll("polities/avia", "polities/avija").replace(/^(general-knowledge: )avia\b/, "$1avija"),
      ),
    );
  });

  test("an act that is a file: the file is renamed, and relative dates, paths and references follow", () => {
    const files = renamed(smallAtlas(), "instruments/peace", "peace-1920");
    expect(files.map(({ path }) => path)).toContain("instruments/peace-1920.yaml");
    expect(textIn(files, "instruments/peace-1920.yaml")).toContain('when: "peace-1920#in-force + 10 days"');
    expect(textIn(files, "disagreements/days.yaml")).toContain("at: [peace-1920/stages/1/on]");
    expect(compile(files).diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  });

  test("a source: with its locators, in quotes, in maps and in spreadsheets", () => {
    const files = renamed(smallAtlas(), "sources/atlas-book", "banks-1910");
    const peace = textIn(files, "instruments/peace.yaml");
    expect(peace).toContain("cite: [banks-1910 p. 9, { source: banks-1910, locator: p. 10 }]");
    expect(peace).toContain('cite: "banks-1910 p. 9" }');
    expect(textIn(files, "places/places.csv")).toContain("bank;both,banks-1910 p. 2");
  });

  test("a territory and a place: in compositions and in the cells of spreadsheets", () => {
    const files = renamed(renamed(smallAtlas(), "territories/both", "whole"), "places/mill", "old-mill");
    expect(textIn(files, "places/places.csv")).toBe(
      'id,name_en,lat,lon,type,in,cite\nport,Port,50.5,20.5,town,bank;whole,atlas-book p. 2\nold-mill,"Mill, Old",50.5,21.5,village,"whole",atlas-book p. 3\n',
    );
    expect(textIn(renamed(smallAtlas(), "territories/bank", "shore"), "territories/land.yaml")).toContain("union: [shore, far-bank]");
  });

  test("with an id that an act has, references that could mean either name the collection", () => {
    const files = renamed(smallAtlas(), "polities/avia", "peace");
    expect(textIn(files, "disagreements/days.yaml")).toContain("about: [peace, events/avia, polities/peace]");
    expect(textIn(files, "instruments/peace.yaml")).toContain("parties: [peace, bovia]");
  });
});

describe("refused in words", () => {
  const refusal = (ref: string, id: string, files = smallAtlas()) => {
    const result = renameRecord(files, ref, id);
    return result.ok ? "renamed" : result.message;
  };
  test("an id that exists, is none, or is the same", () => {
    expect(refusal("polities/avia", "bovia")).toBe("polities has a record bovia already, in polities/polities.yaml");
    expect(refusal("polities/avia", "Big Avia")).toContain("“Big Avia”");
    expect(refusal("polities/avia", "")).toBe("an id is empty");
    expect(refusal("polities/avia", "__proto__")).toContain("reserved word");
    expect(refusal("polities/avia", "avia")).toBe("avia has that id already");
    expect(refusal("polities/cavia", "davia")).toBe("no record is polities/cavia");
  });
  test("a word that means something else: consensus is nobody's id", () => {
    expect(refusal("polities/avia", "consensus")).toContain("would speak of another record");
  });
  test("an id given twice, a file in the way, a file that would lie elsewhere", () => {
    const twice = [...smallAtlas(), file("polities/more.yaml", "avia: { type: state, basis: general-knowledge }\n")];
    expect(refusal("polities/avia", "davia", twice)).toContain("is given twice in polities");
    const taken = [...smallAtlas(), file("instruments/pact.yaml", "# nothing yet\n")];
    expect(refusal("instruments/peace", "pact", taken)).toBe("there is a file instruments/pact.yaml already");
    expect(refusal("instruments/peace", "old/peace")).toContain("would lie in another folder");
  });
});

const klaipeda = fileURLToPath(new URL("../../../atlases/klaipeda", import.meta.url));
const klaipedaFiles = (readdirSync(klaipeda, { recursive: true, withFileTypes: true, encoding: "utf8" }) as import("node:fs").Dirent[])
  .filter((entry) => entry.isFile() && /\.(ya?ml|csv|geojson)$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name))
  .map((path) => ({ path: path.slice(klaipeda.length + 1).replaceAll("\\", "/"), bytes: new Uint8Array(readFileSync(path)) }));

test("there and back again leaves every byte of the Klaipėda atlas as it was, whichever record", () => {
  const all = [...new NameIndex(klaipedaFiles).all];
  fc.assert(
    fc.property(fc.constantFrom(...all), fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/), (ref, id) => {
      const collection = ref.slice(0, ref.indexOf("/"));
      const there = renameRecord(klaipedaFiles, ref, id);
      if (!there.ok) return;
      const files = changed(klaipedaFiles, there.change);
      const back = renameRecord(files, `${collection}/${id}`, ref.slice(collection.length + 1));
      expect(back.ok).toBe(true);
      if (back.ok) expect(changed(files, back.change)).toEqual(klaipedaFiles);
    }),
    { numRuns: 40 },
  );
});

test("answers stay what they were after renaming a polity of the Klaipėda atlas", () => {
  const files = renamed(klaipedaFiles, "polities/lithuania", "lietuva-1918");
  const [before, after] = [compile(klaipedaFiles), compile(files)];
  const ask = ({ atlas, resolver }: typeof before) => {
    const at = atlas.collections.places.get("klaipeda")?.data.at;
    if (!at) throw new Error("there is no klaipeda");
    return JSON.stringify(resolver.history({ at: [at.lon, at.lat], placeId: "klaipeda" }, { viewpoint: "everyone" }));
  };
  expect(ask(after).replaceAll("lietuva-1918", "lithuania")).toBe(ask(before));
  expect(after.diagnostics.length).toBe(before.diagnostics.length);
});
