import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dejure } from "./fake-world.ts";

const VILNIUS = join(import.meta.dirname, "../../atlases/vilnius");
const ask = (...argv: string[]) => dejure([...argv, "--atlas", VILNIUS]);
const rows = async (...argv: string[]): Promise<Record<string, unknown>[]> =>
  JSON.parse((await ask("list", ...argv, "--json")).stdout) as Record<string, unknown>[];
const row = async (id: string, ...argv: string[]) => (await rows(...argv)).find((r) => r["id"] === id);

describe("the flagship atlas", () => {
  test("on the eve of the exchange of ratifications the treaty is ratified, binds nobody, and some of it works already", async () => {
    expect(await row("moscow-1920", "instruments", "--on", "1920-10-13")).toMatchObject({
      works_already: ["art_1", "att_declaration"],
      binds: [],
      signed_not_in_force: ["lithuania", "soviet-russia"],
      signed: "1920-07-12",
      in_force: "1920-10-14",
      days_between: 94,
      parts: [
        { article: "1", works: "yes" },
        { article: "declaration", works: "yes" },
      ],
    });
    expect(await row("moscow-1920", "instruments", "--on", "1920-10-14")).toMatchObject({ binds: ["lithuania", "soviet-russia"] });
    expect(await row("moscow-1920", "instruments", "--on", "1926-09-28")).toMatchObject({ binds: ["lithuania", "ussr"] });
  });

  test("the gold is due by 29 November 1920 and was received on a day that was not found, so that nothing is said of default", async () => {
    expect(await row("moscow-1920-gold", "obligations", "--on", "1920-11-29")).toMatchObject({
      state: "due or performed",
      due_by: "1920-11-29",
    });
    expect(await row("moscow-1920-gold", "obligations", "--on", "1920-11-30")).toMatchObject({ state: "overdue or performed" });
    expect(await row("moscow-1920-gold", "obligations", "--on", "1922-01-01")).toMatchObject({ state: "performed" });
    expect(await row("moscow-1920-timber", "obligations")).toMatchObject({
      state: "lapsed, no performance recorded",
      amounts: [{ unit: "dessiatine", converted: { value: 109250, unit: "ha" } }, { value: 107000 }, { value: 100000, unit: "ha" }],
    });
  });

  test("the American recognition of 1922 is told as differing accounts", async () => {
    const accounts = (await rows("recognitions", "--on", "1923-01-01")).filter(
      (r) => r["by"] === "united-states" && r["of"] === "lithuania",
    );
    expect(accounts.map((a) => [a["mode"], a["accounts_differ_on"]])).toContainEqual(["de-jure", ["mode", "conditional"]]);
    expect((await ask("list", "recognitions", "--on", "1923-01-01", "--matrix")).stdout).toMatch(/united-states.*accounts differ/);
    expect((await ask("list", "recognitions", "--matrix")).status).toBe(2);
  });

  test("spheres of influence are secret until they are printed", async () => {
    const spheres = async (...more: string[]) =>
      (await rows("statuses", "--on", "1939-09-01", ...more)).filter((r) => r["status"] === "sphere-of-influence").length;
    expect(await spheres()).toBe(3);
    expect(await spheres("--known-on", "1939-09-01")).toBe(0);
  });

  test("D01 to D33 are all there; plain errors are no open questions; every path leads to a value", async () => {
    const all = await rows("disagreements");
    const authored = all.filter((d) => d["kind"] === "authored");
    expect(authored.map((d) => d["id"])).toEqual(Array.from({ length: 33 }, (_, i) => `d${String(i + 1).padStart(2, "0")}`));
    expect(authored.filter((d) => !d["open"]).map((d) => d["id"])).toEqual(["d04", "d12", "d14", "d21"]);
    for (const d of authored) expect([d["id"], d["astray"]]).toEqual([d["id"], []]);
    expect(all.find((d) => d["id"] === "d11")).toMatchObject({
      between: "[1922-03-24,1922-04-06,1922-04-18]",
      depends: { polities: ["central-lithuania"] },
    });
  });

  test("every sentence of the article is carried by a record", async () => {
    expect((await rows("coverage")).find((r) => r["source"] === "article")).toMatchObject({
      sentences: 20,
      sentences_carried: 20,
      uncarried: [],
    });
  });

  test("shows a dispute by the id that the list gives it", async () => {
    const [first] = JSON.parse((await ask("list", "disputes", "--json")).stdout) as {
      id: string;
      parties: string[];
      grounds: { assertions: string[] }[];
    }[];
    const { stdout } = await ask("show", first?.id as string);
    expect(stdout).toContain(`disputes/${first?.id}\nfollows from the records\n`);
    for (const party of first?.parties ?? []) expect(stdout).toContain(`polity: ${party}`);
    for (const id of first?.grounds.flatMap((g) => g.assertions) ?? []) expect(stdout).toContain(id);
  });

  test("shows an act with what it meant for each side, and its obligations", async () => {
    const shown = JSON.parse((await ask("show", "moscow-1920", "--json")).stdout) as Record<string, unknown>;
    expect(shown["parties_state"]).toMatchObject([
      { party: "lithuania", bound_on: "1920-10-14" },
      { party: "soviet-russia" },
      { party: "ussr", role: "successor" },
      { party: "russian-federation", role: "successor" },
    ]);
    // ratifications were exchanged five days after Vilnius was taken, two after Central Lithuania was proclaimed
    expect(shown["between_signature_and_force"]).toMatchObject({ signed: "1920-07-12", force: "1920-10-14", days: 94 });
    expect((shown["between_signature_and_force"] as { steps: unknown[] }).steps.at(-1)).toMatchObject({
      assertion: "central-lithuania-proclaimed-1920#1",
      on: "1920-10-12",
      polities: ["central-lithuania"],
    });
    expect(shown["related_by"]).toContainEqual(expect.objectContaining({ by: "instruments/lithuania-ussr-1926", verb: "confirms" }));
    expect(shown["article_ids"]).toContainEqual({ article: "declaration", eid: "att_declaration" });
    expect(shown["obligations"]).toContainEqual({
      id: "moscow-1920-gold",
      arises_from: "moscow-1920#12",
      state: "performed",
    });
  });
});

describe("bibliographies", () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "dejure-law-"));
    const write = (path: string, text: string): void => {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    };
    write("atlas/atlas.yaml", "title: T\nlicence: CC0-1.0\ndefault: { date: 1920-01-01, viewpoint: v }\n");
    write("atlas/sources/there.yaml", "type: book\ntitle: There\n");
    write("refs.bib", "@book{one, title={One}, year=1920}");
    write("there.ris", "TY  - BOOK\nTI  - Two\nER  - \n");
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("are added to an atlas that is there, and never over a file of it", async () => {
    const added = await dejure(["import", "bibtex", "refs.bib", "-o", "atlas"], { cwd: folder });
    expect(added.status).toBe(0);
    expect([...added.written]).toEqual([[join(folder, "atlas/sources/refs.yaml"), 'one:\n  type: book\n  title: One\n  issued: "1920"\n']]);
    const over = await dejure(["import", "ris", "there.ris", "-o", "atlas"], { cwd: folder });
    expect(over.status).toBe(2);
    expect(over.stderr).toContain("atlas/sources/there.yaml is there already");
    expect((await dejure(["import", "ris", "there.ris", "-o", "nowhere"], { cwd: folder })).stderr).toContain("nowhere is no atlas");
  });

  test("come out in three formats, ledgers as CSV", async () => {
    for (const [format, start] of [
      ["csl-json", "["],
      ["bibtex", "@misc{ajil-1926,".slice(0, 1)],
      ["ris", "TY  - "],
      ["obligations-csv", "id,name,type"],
      ["recognitions-csv", "by,of,on,mode"],
      ["annotations", "{"],
    ] as const)
      expect((await ask("export", format)).stdout.startsWith(start), format).toBe(true);
    expect((await ask("export", "obligations-csv", "--on", "1921-01-01")).stdout).toContain("overdue");
  });
});
