import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { nodeDisk } from "../../src/cli/node-world.ts";
import { STARTER_KINDS, STARTERS } from "../../src/cli/starter.ts";
import type { LayerAnswer, WhoAnswer } from "../../src/core/resolve/answer.ts";
import { dejure } from "./fake-world.ts";
import { MORESNET } from "./moresnet.ts";

let folder = "";
let atlas = "";
const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "dejure-"));
  atlas = join(folder, "moresnet");
  for (const [path, text] of Object.entries(MORESNET)) write(`moresnet/${path}`, text);
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe("new", () => {
  const begin = async (...args: string[]): Promise<string[]> => {
    const made = await dejure(["new", ...args], { cwd: folder, disk: nodeDisk });
    expect([made.status, made.stderr]).toEqual([0, ""]);
    const files = readdirSync(join(folder, args[0] as string), { recursive: true, withFileTypes: true });
    return files.flatMap((f) => (f.isFile() ? [relative(join(folder, args[0] as string), join(f.parentPath, f.name))] : [])).sort();
  };
  const answers = async (name: string, viewpoint: string, place: string, day: string) => {
    const { stdout } = await dejure(["who", place, day, "--as", viewpoint, "--atlas", name, "--json"], { cwd: folder });
    const { title, control } = JSON.parse(stdout) as WhoAnswer;
    const plain = ({ answer, holders }: LayerAnswer): string => `${answer} ${holders.map((h) => h.polity).join(", ")}`.trim();
    return `${plain(title)}; ${plain(control)}`;
  };

  it.each(STARTER_KINDS)("writes an atlas of kind %s that checks clean, strictly", async (kind) => {
    const files = await begin(`clean-${kind}`, "--kind", kind);
    expect(files.filter((path) => !path.startsWith("."))).toEqual(Object.keys(STARTERS[kind]).sort());
    // Each file names the schema by which editors complete it, and the schema is there.
    for (const path of Object.keys(STARTERS[kind])) {
      const [, schema = ""] =
        /^# yaml-language-server: \$schema=(\S+)\n/.exec(readFileSync(join(folder, `clean-${kind}`, path), "utf8")) ?? [];
      expect(files).toContain(join(dirname(path), schema));
    }
    const checked = await dejure(["check", `clean-${kind}`, "--strict"], { cwd: folder });
    expect(checked.stdout).toBe("");
    expect(checked.stderr).toContain("no faults found");
    expect(checked.status).toBe(0);
  });

  it("begins with a treaty, an occupation and a protest where nothing is said", async () => {
    await begin("past");
    // Signed and not in force, then binding; Poland claims beside it. Who held the town is everybody's word.
    expect(await answers("past", "lithuania", "vilnius", "1920-09-01")).toBe("unknown; unknown");
    expect(await answers("past", "everyone", "vilnius", "1920-11-01")).toBe("contested lithuania, poland; held central-lithuania");
    expect(await answers("past", "lithuania", "vilnius", "1922-04-01")).toBe("held lithuania; held poland");
    expect(await answers("past", "poland", "vilnius", "1923-06-01")).toBe("held poland; held poland");
    // The protest denies Poland and leaves what was said of Lithuania.
    expect(await answers("past", "soviet", "vilnius", "1923-06-01")).toBe("held lithuania; held poland");
  });

  it("begins with three viewpoints on a disputed area of today", async () => {
    await begin("today", "--kind", "present");
    expect(await answers("today", "serbia", "pristina", "2020-01-01")).toBe("held serbia; held kosovo");
    expect(await answers("today", "kosovo", "pristina", "2020-01-01")).toBe("held kosovo; held kosovo");
    expect(await answers("today", "everyone", "pristina", "2020-01-01")).toBe("contested kosovo, serbia; held kosovo");
  });

  it("knows no other kind", async () => {
    const { status, stderr } = await dejure(["new", "other", "--kind", "future"], { cwd: folder });
    expect(status).toBe(2);
    expect(stderr).toContain("historical, present");
  });

  it("leaves a folder alone that holds something", async () => {
    const { status, stderr, written } = await dejure(["new", "moresnet"], { cwd: folder });
    expect(status).toBe(2);
    expect(stderr).toContain("not empty");
    expect(written.size).toBe(0);
  });
});

describe("who", () => {
  it("answers in the shape of the contract", async () => {
    const { status, stdout, stderr } = await dejure(["who", "moresnet", "1830-01-01", "--json"], { cwd: join(atlas, "places") });
    expect(stderr).toBe("");
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      place: { id: "moresnet", at: [6.017, 50.722] },
      date: "1830-01-01",
      viewpoint: "everyone",
      title: { answer: "joint", certainty: "certain", since: "1816-06-26", because: ["aachen-1816#17/1"] },
      control: {
        answer: "joint",
        holders: [{ polity: "netherlands", mode: "administers", through: null, denied_by: [] }, { polity: "prussia" }],
      },
      divergent: false,
    });
  });

  it("says it in words, names the viewpoint and the source", async () => {
    const { stdout } = await dejure(["who", "La Calamine", "1830-01-01", "--atlas", atlas]);
    expect(stdout).toContain("Kelmis (moresnet), 50.722, 6.017 · 1 January 1830 (1830-01-01) · as seen by Everyone");
    expect(stdout).toContain("Netherlands and Prussia control jointly. Title: Netherlands and Prussia.");
    expect(stdout).toContain("aachen-1816#17/1: Boundary Treaty of Aachen, article 17 [treaty-text art. 17]");
    expect(stdout).not.toContain("\u001b");
  });

  it("finds places by name without marks and case, and by point; explains what lost", async () => {
    expect((await dejure(["who", "KELMIS", "1830-01-01", "--json", "--atlas", atlas])).status).toBe(0);
    const { stdout } = await dejure(["who", "50.722,6.017", "1800-01-01", "--explain", "--json", "--atlas", atlas]);
    const answer = JSON.parse(stdout) as {
      place: { id: null };
      title: { answer: string; rejected: { assertion: string; reason: string }[] };
    };
    expect(answer.place.id).toBeNull();
    expect(answer.title.answer).toBe("unknown");
    expect(answer.title.rejected).toContainEqual(expect.objectContaining({ assertion: "aachen-1816#17/1", reason: "not-yet" }));
  });

  it("takes points with negative degrees and dates before year 0 for what they are", async () => {
    const { status, stdout } = await dejure(["who", "-33.9,-18.4", "-0043-03-15", "--json", "--atlas", atlas]);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ place: { at: [-18.4, -33.9] }, date: "-0043-03-15", title: { answer: "unknown" } });
  });

  it("answers a whole interval in spells", async () => {
    const { stdout } = await dejure(["who", "moresnet", "1816", "--json", "--atlas", atlas]);
    expect(JSON.parse(stdout)).toMatchObject({
      date: "1816",
      spells: [
        { start: "1816-01-01", end: "1816-06-26", title: { answer: "unknown" } },
        { start: "1816-06-26", end: "1817-01-01", title: { answer: "joint" } },
      ],
    });
  });
});

describe("wrong usage", () => {
  it.each([
    [["who", "moresnett", "1830-01-01"], "did you mean moresnet"],
    [["who", "moresnet", "1830-02-30"], "February 1830 has 28 days"],
    [["who", "moresnet", "1830-01-01", "--as", "everyon"], "did you mean everyone"],
    [["who", "91,181", "1830-01-01"], "not on the Earth"],
    [["show", "aachen-1861"], "did you mean aachen-1816"],
    [["diff", "1830-01-01"], "nothing to compare"],
    [["map", "1830-01-01", "-o", "map.docx"], "--format"],
    [["whoo", "moresnet", "1830-01-01"], "Did you mean who?"],
    [["list", "treaties"], "it is one of"],
  ])("%j exits with 2 and says what to do", async (argv, hint) => {
    const { status, stdout, stderr } = await dejure(argv, { cwd: atlas });
    expect(status).toBe(2);
    expect(stderr).toContain(hint);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(stdout).toBe("");
  });

  it("outside of any atlas says how to name one", async () => {
    const { status, stderr } = await dejure(["who", "x", "1900"], { cwd: folder });
    expect(status).toBe(2);
    expect(stderr).toContain("--atlas DIR");
  });

  it("exits with 3 where the folder is not there or the disk refuses", async () => {
    const gone = await dejure(["check", "nowhere"], { cwd: folder });
    expect([gone.status, gone.stderr]).toEqual([3, "dejure: cannot read nowhere: there is no such file or folder\n"]);
    const disk = { write: () => Promise.reject(Object.assign(new Error("x"), { code: "ENOSPC" })) };
    const full = await dejure(["map", "1830-01-01", "-o", "m.geojson"], { cwd: atlas, disk });
    expect([full.status, full.stderr]).toEqual([3, "dejure: cannot write m.geojson: the disk is full\n"]);
  });

  it("a bug shows a short request to report it, never a bare stack", async () => {
    const disk = { list: () => Promise.reject(new TypeError("boom")), kindOf: () => Promise.reject(new TypeError("boom")) };
    const { status, stderr } = await dejure(["check", "x"], { cwd: folder, disk });
    expect(status).toBe(70);
    expect(stderr).toContain("this is a bug in dejure 0.0.0-test");
    expect(stderr.split("\n").length).toBeLessThan(12);
  });
});

describe("check", () => {
  it("tells everything at once, exits with 1, and the rest still answers", async () => {
    cpSync(atlas, join(folder, "faulty"), { recursive: true });
    write("faulty/places/bad.yaml", "type: town\nat: { lat: 50.72, lon: }\n");
    write("faulty/polities/__proto__.yaml", "type: state\n");
    write("faulty/events/feb.yaml", "type: conference\nwhen: 1920-02-30\nactors: prussia\n");
    write("faulty/sources/latin.yaml", "x");
    writeFileSync(join(folder, "faulty/sources/latin.yaml"), Buffer.from([0x74, 0x3a, 0x20, 0xe9, 0x0a]));
    symlinkSync(tmpdir(), join(folder, "faulty/events/out"));
    const { status, stdout, stderr } = await dejure(["check", "faulty"], { cwd: folder });
    expect(status).toBe(1);
    for (const rule of ["unreadable-date", "bad-id", "not-utf-8", "path-outside-atlas"]) expect(stdout, rule).toContain(`error[${rule}]`);
    expect(stderr).toMatch(/\d+ errors, \d+ warnings? in \d+ records/);
    const who = await dejure(["who", "moresnet", "1830-01-01", "--atlas", "faulty", "--json"], { cwd: folder });
    expect(who.status).toBe(0);
    expect(JSON.parse(who.stdout)).toMatchObject({ title: { answer: "joint" } });
    expect(who.stderr).toContain("this atlas has");
  });

  it("of an empty folder is a diagnostic", async () => {
    mkdirSync(join(folder, "empty"), { recursive: true });
    const { status, stdout } = await dejure(["check", "empty"], { cwd: folder });
    expect(status).toBe(1);
    expect(stdout).toContain("atlas.yaml:1:1: error[missing-head]");
  });

  it("leaves out what a baseline accepts, and is strict where asked", async () => {
    cpSync(atlas, join(folder, "warned"), { recursive: true });
    write("warned/polities/extra.yaml", "type: state\n");
    expect((await dejure(["check", "warned"], { cwd: folder })).status).toBe(0);
    expect((await dejure(["check", "warned", "--strict"], { cwd: folder })).status).toBe(1);
    const json = await dejure(["check", "warned", "--json"], { cwd: folder });
    expect(JSON.parse(json.stdout)).toMatchObject({
      errors: 0,
      warnings: 1,
      diagnostics: [{ rule: "unused-record", file: "warned/polities/extra.yaml", line: 1 }],
    });
    write("baseline.json", json.stdout);
    const rest = await dejure(["check", "warned", "--strict", "--baseline", "baseline.json"], { cwd: folder });
    expect([rest.status, rest.stdout]).toEqual([0, ""]);
    const github = await dejure(["check", "warned", "--format", "github"], { cwd: folder });
    expect(github.stdout).toMatch(/^::warning file=warned\/polities\/extra\.yaml,line=1,col=1/);
  });

  it("sums up findings of one kind in one file, and lists them all where asked", async () => {
    cpSync(atlas, join(folder, "many"), { recursive: true });
    write("many/polities/extra.yaml", Array.from({ length: 17 }, (_, i) => `extra-${i}: { type: state }\n`).join(""));
    write("many/polities/other.yaml", "other: { type: state }\n");
    const few = await dejure(["check", "many"], { cwd: folder });
    expect(few.stdout.match(/warning\[unused-record\]/g)).toHaveLength(4);
    expect(few.stdout).toContain(
      "polities/extra.yaml: and 14 more unused-record in this file; --all lists them\n\npolities/other.yaml:1:1",
    );
    expect(few.stderr).toContain("0 errors, 18 warnings in");
    const all = await dejure(["check", "many", "--all"], { cwd: folder });
    expect(all.stdout.match(/warning\[unused-record\]/g)).toHaveLength(18);
    expect(all.stdout).not.toContain("--all");
    for (const format of ["json", "sarif", "github"]) {
      const { stdout } = await dejure(["check", "many", "--format", format], { cwd: folder });
      expect(new Set(stdout.match(/extra-\d+/g)).size, format).toBe(17);
    }
  });

  it("colours only on a terminal, and not with NO_COLOR", async () => {
    expect((await dejure(["check", "faulty"], { cwd: folder, terminal: true })).stdout).toContain("\u001b[1;31m");
    expect((await dejure(["check", "faulty"], { cwd: folder, terminal: true, env: { NO_COLOR: "1" } })).stdout).not.toContain("\u001b");
  });
});

describe("map", () => {
  it("writes RFC 7946 GeoJSON with dates, reasons and sources", async () => {
    const { stdout } = await dejure(["map", "1830-01-01"], { cwd: atlas });
    const map = JSON.parse(stdout) as {
      features: { geometry: { coordinates: [number, number][][][] }; properties: Record<string, unknown> }[];
    };
    const [feature] = map.features;
    expect(map).toMatchObject({ type: "FeatureCollection", viewpoint: "everyone", date: "1830-01-01", licence: "CC-BY-4.0" });
    expect(feature?.properties).toMatchObject({
      answer: "joint",
      holder: "netherlands; prussia",
      start_date: "1816-06-26",
      end_date: null,
      end_decdate: null,
      because: "aachen-1816#17/1",
      sources: "treaty-text art. 17",
      viewpoint: "everyone",
      layer: "title",
    });
    expect(feature?.properties["start_decdate"]).toBeCloseTo(1816.483, 2);
    const ring = feature?.geometry.coordinates[0]?.[0] ?? [];
    const doubled = ring.slice(1).reduce((sum, [x, y], i) => sum + (ring[i]?.[0] ?? 0) * y - x * (ring[i]?.[1] ?? 0), 0);
    expect(doubled).toBeGreaterThan(0);
  });

  it("writes the same SVG and CSV each time, with date, viewpoint, sources and licence", async () => {
    const svg = await dejure(["map", "1830-01-01", "-o", "m.svg"], { cwd: atlas });
    const text = svg.written.get(join(atlas, "m.svg")) ?? "";
    for (const word of ["1830-01-01", "as seen by Everyone", "treaty-text art. 17", "CC-BY-4.0", "<pattern"]) expect(text).toContain(word);
    expect((await dejure(["map", "1830-01-01", "-o", "m.svg"], { cwd: atlas })).written.get(join(atlas, "m.svg"))).toBe(text);
    const csv = await dejure(["map", "1815/1817", "--format", "csv"], { cwd: atlas });
    expect(csv.stdout.split("\r\n")).toHaveLength(4);
    expect(csv.stdout).toContain("everyone,title,1816-06-26,1816-06-26,1818-01-01,");
  });
});

describe("diff, list, show, history", () => {
  it("answer as JSON and in words", async () => {
    const diff = await dejure(["diff", "1815-01-01", "1830-01-01", "--json"], { cwd: atlas });
    expect(JSON.parse(diff.stdout)).toMatchObject({
      layers: ["title", "control"],
      changes: [
        { layer: "title", before: { answer: "unknown" }, after: { answer: "joint" }, places: ["moresnet"] },
        { layer: "control", before: { answer: "unknown" }, after: { answer: "joint" }, places: ["moresnet"] },
      ],
    });
    expect((await dejure(["diff", "1815-01-01", "1830-01-01"], { cwd: atlas })).stdout).toContain("jointly: Netherlands; Prussia");
    for (const kind of [
      "polities",
      "territories",
      "places",
      "frontiers",
      "instruments",
      "events",
      "statements",
      "sources",
      "viewpoints",
      "disputes",
      "recognitions",
      "obligations",
      "disagreements",
      "figures",
      "interpretations",
    ]) {
      const json = await dejure(["list", kind, "--json"], { cwd: atlas });
      expect(json.status, kind).toBe(0);
      expect(Array.isArray(JSON.parse(json.stdout)), kind).toBe(true);
      expect((await dejure(["list", kind], { cwd: atlas })).status).toBe(0);
    }
    const inForce = await dejure(["list", "instruments", "--on", "1820-01-01", "--json"], { cwd: atlas });
    expect(JSON.parse(inForce.stdout)).toMatchObject([{ id: "aachen-1816", binds: ["prussia", "netherlands"], signed_not_in_force: [] }]);
    expect((await dejure(["show", "aachen-1816"], { cwd: atlas })).stdout).toContain("instruments/aachen-1816.yaml:1");
    expect(JSON.parse((await dejure(["show", "aachen-1816#17/2", "--json"], { cwd: atlas })).stdout)).toMatchObject({
      verb: "control",
      asserted_by: [{ assertor: "prussia", from: "1816-06-26" }, { assertor: "netherlands" }, { assertor: "consensus" }],
    });
    expect((await dejure(["history", "moresnet"], { cwd: atlas })).stdout).toContain("26 June 1816 (1816-06-26) – …");
  });
});

describe("help", () => {
  it("shows examples for every command", async () => {
    const { stdout, status } = await dejure(["--help"]);
    expect(status).toBe(0);
    const names = [...stdout.matchAll(/^ {2}([a-z]+) (?:\[options\]|<)/gm)].map((m) => m[1] ?? "");
    expect(names.length).toBeGreaterThanOrEqual(8);
    for (const name of names) {
      const help = await dejure([name, "--help"]);
      expect(help.status, name).toBe(0);
      expect(help.stdout, name).toContain("Examples:");
    }
    expect((await dejure(["--version"])).stdout).toBe("0.0.0-test\n");
  });
});

describe("export and import", () => {
  it("write the whole atlas", async () => {
    for (const format of ["geojson", "csv", "territories", "assertions", "places"]) {
      const { status, stdout } = await dejure(["export", format], { cwd: atlas });
      expect(status, format).toBe(0);
      expect(stdout.length, format).toBeGreaterThan(50);
    }
    const all = JSON.parse((await dejure(["export", "geojson"], { cwd: atlas })).stdout) as {
      features: { properties: { start_date: string | null; end_date: string | null; answer: string } }[];
    };
    expect(all.features.map((f) => [f.properties.start_date, f.properties.end_date, f.properties.answer])).toEqual([
      [null, "1816-06-26", "unknown"],
      ["1816-06-26", null, "joint"],
    ]);
    expect((await dejure(["export", "shapefile"], { cwd: atlas })).status).toBe(2);
  });

  it("says what a foreign file lacks", async () => {
    write("foreign.json", '{"type":"FeatureCollection","features":[]}');
    const { status, stderr, written } = await dejure(["import", "cshapes", "foreign.json", "-o", "new-atlas"], { cwd: folder });
    expect(status).toBe(1);
    expect(stderr).toContain("foreign.json has no record");
    expect(written.size).toBe(0);
    expect((await dejure(["import", "cshape", "foreign.json", "-o", "new-atlas"], { cwd: folder })).stderr).toContain(
      "did you mean cshapes",
    );
    expect((await dejure(["import", "cshapes", "nowhere.json", "-o", "new-atlas"], { cwd: folder })).status).toBe(3);
  });
});

describe("in words", () => {
  const vilnius = join(process.cwd(), "atlases/vilnius");
  const say = async (...argv: string[]): Promise<string> => (await dejure([...argv, "--atlas", vilnius])).stdout;

  it("keeps the claims of whoever controls, where title is not settled", async () => {
    expect(await say("who", "vilnius", "1923-03-15", "--as", "everyone")).toContain(
      "Poland controls; Belarusian People's Republic, Lithuania and Poland claim. Title: contested.",
    );
  });

  it("gives each reading of a disputed date its own answer", async () => {
    const said = await say("who", "vilnius", "1922-03-30", "--as", "poland");
    expect(said).toMatch(/- if .+ took effect on 6 or 18 April 1922: Central Lithuania, administers/);
    expect(said).toMatch(/- if .+ took effect on 24 March 1922: Poland, administers, since 24 March 1922 \(1922-03-24\)/);
  });

  it("explains in names, assertors together, heirs and all", async () => {
    const said = await say("who", "vilnius", "1930-01-01", "--as", "everyone", "--explain");
    expect(said).toMatch(
      /not supreme-council-1919#1: .+: superseded for United Kingdom, France, Italy and Japan by .+ \(ambassadors-1923#1\)/,
    );
    expect(said).toContain("Soviet Russia no longer existed; it passed to Soviet Union");
    expect(said).toMatch(/generally known, not looked up/);
    expect(said).toMatch(/^but {6}title: Poland, as seen by Allied powers \(allied\)/m);
    const poland = await say("who", "vilnius", "1923-04-01", "--as", "poland", "--explain");
    expect(poland).toMatch(/United Kingdom, France, Italy and Japan, whom this viewpoint does not adopt/);
    const before = await say("who", "vilnius", "1921-01-01", "--as", "soviet", "--explain");
    expect(before).toContain("inherited by Soviet Union only on");
  });

  it("answers wholly in the language asked for", async () => {
    const lt = await say("who", "vilnius", "1921-06-01", "--as", "lithuania", "--explain", "--lang", "lt");
    expect(lt).toContain("taip mato Lietuva (lithuania)");
    expect(lt).toContain("Valdo Vidurinė Lietuva; pretenduoja Baltarusijos Liaudies Respublika, Lietuva ir Lenkija. Teisė: Lietuva.");
    expect(lt).toContain("šiuo požiūriu neklausoma");
    expect(lt).toMatch(/^kartu {7}teisė ir valdymas skiriasi$/m);
    const pl = await say("diff", "1930-01-01", "--as", "lithuania", "--versus", "poland", "--lang", "pl", "--layer", "title");
    expect(pl).toMatch(/^ {2}z {2}Litwa\n {2}na Polska\n {2}tu Oszmiana/m);
    const list = await say("list", "obligations", "--lang", "lt");
    expect(list).toMatch(/^id +būsena +kas +kam/);
    expect(list).toContain("vykdytina, apie vykdymą įrašų nėra");
    const map = await say("map", "1921-06-01", "--as", "lithuania", "--format", "svg", "--lang", "lt");
    for (const words of ["1921 m. birželio 1 d. · taip mato Lietuva · teisė", "Šaltiniai: ", "Licencija: "]) expect(map).toContain(words);
    const english = /\b(since|because|superseded|according|administers|Title|title|control|claims|no record|as seen by|Sources)\b/;
    for (const said of [lt.replaceAll(/\[[^\]]*\]|[\w-]+#\S+/g, ""), pl]) expect(said).not.toMatch(english);
  });

  it("speaks of names and dates in the language asked for", async () => {
    expect(await say("who", "Wilno", "1921-06-01", "--lang", "lt")).toContain("1921 m. birželio 1 d. (1921-06-01)");
    expect(await say("history", "vilnius", "--lang", "pl")).toContain("12 lipca 1920 r.");
    expect((await dejure(["who", "vilnius", "1921", "--lang", "*", "--atlas", vilnius])).status).toBe(2);
  });

  it("compares title and control where no layer is named", async () => {
    const said = await say("diff", "1920-07-11", "1920-10-14");
    expect(said).toMatch(/\n\ntitle\n\n/);
    expect(said).toMatch(/\n\ncontrol\n\n/);
  });

  it("says what was perhaps meant by a word that is no choice", async () => {
    const { status, stderr } = await dejure(["map", "1920", "--layer", "controll"]);
    expect(status).toBe(2);
    expect(stderr).toBe(
      "dejure: --layer cannot be controll\nhelp: did you mean control; it is one of title, control, claims, divergence, dispute\n",
    );
    expect((await dejure(["list", "dispute"])).stderr).toContain("did you mean disputes");
    expect((await dejure(["serve", "--limit", "featuers=3"])).stderr).toContain("--limit cannot be featuers=3");
  });
});
