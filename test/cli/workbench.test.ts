/** The workbench of `serve`: only its own page may ask it, and it writes only inside the atlas what was shown before. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { nodeWorld } from "../../src/cli/node-world.ts";
import { openWorkbench, type Workbench } from "../../src/cli/workbench/workbench.ts";
import type { World } from "../../src/cli/world.ts";
import { compile } from "../../src/core/compile.ts";
import type { AtlasWorker } from "../../src/worker/client.ts";
import { smallAtlas, textIn } from "../core/author/small-atlas.ts";
import { workerBeside } from "../worker/beside.ts";
import { dejure } from "./fake-world.ts";
import { scratchAtlas } from "./scratch-atlas.ts";

const files = smallAtlas();
const root = scratchAtlas(Object.fromEntries(files.map(({ path }) => [path, textIn(files, path)])));
const read = (path: string): string => readFileSync(join(root(), path), "utf8");

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const BUILT = new Map([
  ["manifest.json", bytes('{"main.tsx":{"file":"assets/main.js","css":["assets/main.css"]}}')],
  ["assets/main.js", bytes("0")],
]);
const TOKEN = "the-token-of-this-start";
const OWN = { origin: "http://localhost", "dejure-token": TOKEN, "sec-fetch-site": "same-origin" };

let bench: Workbench;
let engine: AtlasWorker;
beforeEach(async () => {
  const world: World = {
    ...nodeWorld(),
    workbenchAssets: async () => BUILT,
    startEngine: async (settings, onFault) => workerBeside({}, { ...settings, onFault }),
  };
  engine = workerBeside();
  bench = openWorkbench({ world, root: root(), engine, token: TOKEN });
  bench.compiled(await engine.compile(files), true);
  await engine.adopt();
});
afterEach(async () => {
  await bench.close();
  await engine.close();
});

async function ask(path: string, init: RequestInit = {}, headers: Record<string, string> = OWN): Promise<Response> {
  const answer = await bench.answer(
    new Request(`http://localhost/workbench${path}`, { ...init, headers: { ...headers, ...init.headers } }),
    undefined,
  );
  if (answer === undefined) throw new Error("not of the workbench");
  return answer;
}
const post = (form: unknown, headers: Record<string, string> = OWN) =>
  ask("/do/record", { method: "POST", body: JSON.stringify(form), headers: { "content-type": "application/json" } }, headers);
/** Status, and what is said or shown. */
// biome-ignore lint/suspicious/noExplicitAny: answers of any shape are looked into
const told = async (answer: Response): Promise<any> => ({ status: answer.status, ...((await answer.json()) as object) });

const given = (values: Record<string, string>) => Object.entries(values).map(([path, value]) => ({ path: path.split("."), value }));
const CEYA = { collection: "polities", id: "ceja", given: given({ type: "state", "name.en": "Cey", basis: "general-knowledge" }) };

describe("who may ask", () => {
  test("the page brings the token along, runs nothing of others and stands in no page of others", async () => {
    expect((await ask("", {}, {})).headers.get("location")).toBe("/workbench/");
    const page = await ask("/", {}, {});
    expect(await page.text()).toContain(`data-token="${TOKEN}"`);
    expect(page.headers.get("content-security-policy")).toMatch(/default-src 'none'; script-src 'self';.*frame-ancestors 'none'/);
    expect(page.headers.get("cache-control")).toBe("no-store");
    expect(page.headers.get("cross-origin-resource-policy")).toBe("same-origin");
    expect([...page.headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual([]);
    const head = await ask("/", { method: "HEAD" }, {});
    expect([head.status, head.headers.get("content-type"), await head.text()]).toEqual([200, "text/html; charset=utf-8", ""]);
    expect((await ask("/", { method: "POST" })).status).toBe(405);
    expect((await ask("/assets/main.js", {}, {})).headers.get("content-type")).toContain("javascript");
    for (const path of ["/manifest.json", "/assets/../manifest.json", "/assets/%2e%2e/manifest.json", "/nothing.js"])
      expect((await ask(path, {}, {})).status, path).toBe(404);
  });

  const strangers: readonly (readonly [string, Record<string, string>, RegExp])[] = [
    ["another origin", { ...OWN, origin: "https://example.org" }, /a page of https:\/\/example\.org may not use the workbench/],
    ["another port of the machine", { ...OWN, origin: "http://localhost:8080" }, /may not use/],
    ["a page without an origin", { ...OWN, origin: "null" }, /may not use/],
    ["another site, as the browser says", { ...OWN, "sec-fetch-site": "cross-site" }, /may not use/],
    ["nobody who says where from", { "dejure-token": TOKEN }, /not said which page/],
    ["no token", { origin: OWN.origin }, /not served by the server as it runs now/],
    ["a token of another start", { ...OWN, "dejure-token": "another" }, /load \/workbench\/ again/],
  ];
  test.each(strangers)("%s is refused in words, and nothing is written", async (_, headers, words) => {
    const { print } = await told(await post(CEYA));
    const before = read("polities/polities.yaml");
    const answer = await post({ ...CEYA, shown: print }, headers);
    expect(answer.status).toBe(403);
    expect(await answer.text()).toMatch(words);
    expect(read("polities/polities.yaml")).toBe(before);
    if (!("dejure-token" in headers && headers["dejure-token"] === TOKEN))
      expect((await ask("/do/findings", {}, headers)).status).toBe(403);
  });

  test("it is of one atlas and for this machine, unless it is asked for", async () => {
    const offered = async (...argv: readonly string[]): Promise<boolean> =>
      (await dejure(["serve", "--port", "0", ...argv], { cwd: root() })).stderr.includes("/workbench/");
    expect(await offered()).toBe(true);
    for (const argv of [
      ["--no-workbench"],
      ["--host", "0.0.0.0"],
      ["--allow-host", "atlas.example.org"],
      ["--base", "https://example.org/"],
    ])
      expect(await offered(...argv), argv.join(" ")).toBe(false);
    expect(await offered("--host", "0.0.0.0", "--workbench")).toBe(true);
    const two = await dejure(["serve", ".", ".", "--workbench"], { cwd: root() });
    expect(two).toMatchObject({ status: 2 });
  });
});

describe("a record from a form", () => {
  test("is shown first, and written as it was shown", async () => {
    const before = read("polities/polities.yaml");
    const shown = await told(await post(CEYA));
    expect(shown).toMatchObject({ status: 200, file: "polities/polities.yaml", written: false, errors: 0 });
    expect(read("polities/polities.yaml")).toBe(before);
    expect(await told(await post({ ...CEYA, shown: shown.print }))).toMatchObject({ written: true });
    expect(read("polities/polities.yaml")).toBe(`${before}\nceja:\n  type: state\n  name: { en: Cey }\n  basis: general-knowledge\n`);
    // the same again names an id that exists
    expect(await told(await post({ ...CEYA, shown: shown.print }))).toMatchObject({
      status: 422,
      detail: expect.stringContaining("a record ceja already"),
    });
  });

  test("a text with brackets stays a text", async () => {
    const note = { path: ["note", "en"], value: "[sic] {so}", plain: true };
    const { record } = await told(await post({ ...CEYA, given: [...CEYA.given, note] }));
    expect(record).toContain('note: { en: "[sic] {so}" }');
  });

  test("what has changed since it was shown is not written over", async () => {
    const { print } = await told(await post(CEYA));
    writeFileSync(join(root(), "polities/polities.yaml"), `${read("polities/polities.yaml")}\n# somebody's remark\n`);
    const before = read("polities/polities.yaml");
    expect(await told(await post({ ...CEYA, shown: print }))).toMatchObject({
      status: 409,
      detail: expect.stringContaining("has changed since"),
    });
    expect(read("polities/polities.yaml")).toBe(before);
  });

  test("of two writings at once the second sees the first", async () => {
    const { print } = await told(await post(CEYA));
    const both = await Promise.all([post({ ...CEYA, shown: print }), post({ ...CEYA, shown: print })]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 422]);
  });

  test("with an error nothing is written, and its place in the new text is shown", async () => {
    const form = {
      collection: "events",
      id: "raid",
      given: given({ type: "war", when: "1920", actors: "nobody-known", basis: "general-knowledge" }),
    };
    const shown = await told(await post(form));
    expect(shown.errors).toBe(1);
    expect(shown.findings[0]).toMatchObject({
      rule: "dangling-reference",
      file: shown.file,
      lines: expect.arrayContaining([expect.stringContaining("nobody-known")]),
    });
    expect(await told(await post({ ...form, shown: shown.print }))).toMatchObject({ written: false });
    expect(existsSync(join(root(), "events/raid.yaml"))).toBe(false);
  });

  const halves: readonly (readonly [string, unknown])[] = [
    ["no kind", { id: "x", given: [] }],
    ["a kind of its own", { ...CEYA, collection: "constructor" }],
    ["no id", { ...CEYA, id: " " }],
    ["an id that leads elsewhere", { ...CEYA, id: "../x" }],
    ["no values", { collection: "polities", id: "x" }],
    ["values of another shape", { ...CEYA, given: [{ path: "type", value: 3 }] }],
    ["an outline that is none", { ...CEYA, outline: [] }],
  ];
  test.each(halves)("half a form is refused: %s", async (_, form) => {
    expect((await post(form)).status).toBe(422);
  });

  test("what is no form, or too much, is refused", async () => {
    const send = (body: string, type = "application/json") =>
      ask("/do/record", { method: "POST", body, headers: { "content-type": type } });
    expect((await send('{"collection": "pol')).status).toBe(400);
    expect((await send("[]")).status).toBe(400);
    expect((await send("{}", "text/plain")).status).toBe(415);
    expect((await send(" ".repeat(8_100_000))).status).toBe(413);
  });

  describe("outside of the atlas", () => {
    let outside = "";
    beforeEach(() => {
      outside = mkdtempSync(join(tmpdir(), "dejure-outside-"));
    });
    afterEach(() => rmSync(outside, { recursive: true, force: true }));

    const paths = [
      "../x.yaml",
      "polities/../../x.yaml",
      "/tmp/x.yaml",
      "polities/..\\..\\x.yaml",
      "polities//x.yaml",
      ".git/x.yaml",
      "polities/.x.yaml",
      "atlas.yaml",
    ];
    test.each(paths)("%s is refused", async (into) => {
      const list = readdirSync(root(), { recursive: true }).length;
      const { status, detail } = await told(await post({ ...CEYA, into }));
      expect([status, detail]).toEqual([422, expect.stringContaining(into)]);
      expect(readdirSync(root(), { recursive: true }).length).toBe(list);
    });

    test("nothing is written through links, whether they lead somewhere or not", async () => {
      mkdirSync(join(outside, "folder"));
      symlinkSync(join(outside, "folder"), join(root(), "polities/away"));
      symlinkSync(join(outside, "new.yaml"), join(root(), "polities/dangling.yaml"));
      for (const into of ["polities/away/x.yaml", "polities/dangling.yaml"]) {
        const { status, detail } = await told(await post({ ...CEYA, into }));
        expect([status, detail]).toEqual([422, expect.stringContaining("lies behind a link")]);
      }
      expect(readdirSync(outside, { recursive: true })).toEqual(["folder"]);
    });
  });

  test("a drawn outline becomes a file beside the record, and its extent", async () => {
    const ring = [
      [20.2, 50.2],
      [20.4, 50.2],
      [20.4, 50.4],
      [20.2, 50.2],
    ];
    const outline = { type: "Feature", properties: { precision_km: 1 }, geometry: { type: "Polygon", coordinates: [ring] } };
    const form = {
      collection: "territories",
      id: "meadow",
      given: given({ type: "region", "name.en": "Meadow", precision_km: "1", basis: "general-knowledge" }),
      outline,
    };
    const shown = await told(await post(form));
    expect(shown).toMatchObject({
      outline: "territories/meadow.geojson",
      errors: 0,
      record: expect.stringContaining("extent: meadow.geojson"),
    });
    expect((await told(await post({ ...form, shown: shown.print }))).written).toBe(true);
    expect(JSON.parse(read("territories/meadow.geojson"))).toEqual(outline);
    // an outline of that name is never written over
    expect(await told(await post({ ...form, id: "Meadow" }))).toMatchObject({ status: 422 });
  });
});

test("findings come with their lines and remedies", async () => {
  const broken = files.map((file) =>
    file.path === "events/events.yaml" ? { ...file, bytes: bytes(textIn(files, file.path).replace("actors: avia", "actors: avai")) } : file,
  );
  bench.compiled(await engine.compile(broken), false);
  const found = await told(await ask("/do/findings"));
  expect(found).toMatchObject({ root: root(), shown: false, errors: 1 });
  expect(found.findings[0]).toMatchObject({ file: "events/events.yaml", line: 4, help: expect.stringContaining("avia") });
  expect(found.findings[0].lines[4 - found.findings[0].first]).toContain("actors: avai");
});

test("the records that decide land come with their places in the files", async () => {
  const land = await told(await ask("/do/land?place=50.5,20.5&date=1921-01-01&as=everyone"));
  expect(land.answer.control.holders[0].polity).toBe("avia");
  const line =
    textIn(files, "instruments/peace.yaml")
      .split("\n")
      .findIndex((text) => text.includes("{ control: avia")) + 1;
  expect(land.where["peace#2"]).toMatchObject({ record: "instruments/peace", file: "instruments/peace.yaml", line });
  expect((await ask("/do/land?place=nowhere&date=1921")).status).toBe(400);
});

test("a table and outlines leave as the folder of a checked atlas", async () => {
  const square = (x: number) => ({
    type: "Polygon",
    coordinates: [
      [
        [x, 50],
        [x + 2, 50],
        [x + 2, 52],
        [x, 52],
        [x, 50],
      ],
    ],
  });
  const land = {
    type: "FeatureCollection",
    features: ["Upper", "Lower"].map((name, i) => ({ type: "Feature", properties: { name }, geometry: square(10 + 2 * i) })),
  };
  const form = (mapping?: object): FormData => {
    const made = new FormData();
    made.append(
      "file",
      new File(
        ["valley,owner,from,to\nupper,Aland,1850,1899\nUpper,Beland,1900,1920\nLower,Beland,1850,1920\nLost,Aland,1,2\n"],
        "rows.csv",
      ),
    );
    made.append("file", new File([JSON.stringify(land)], "land.geojson"));
    if (mapping) made.set("mapping", JSON.stringify(mapping));
    return made;
  };
  const shown = await told(await ask("/do/data", { method: "POST", body: form() }));
  expect(shown).toMatchObject({
    status: 200,
    read: 3,
    errors: 0,
    mapping: { join: { table: "valley", outlines: "name" }, holder: { columns: ["owner", "name"] } },
  });
  expect(shown.left_out).toContain("1 rows without an outline: Lost.");
  const edited = { ...shown.mapping, title: "Two valleys", licence: "CC0-1.0" };
  const answer = await ask("/do/folder", { method: "POST", body: form(edited) });
  expect(answer.headers.get("content-disposition")).toBe('attachment; filename="two-valleys.zip"');
  const folder = Object.entries(unzipSync(new Uint8Array(await answer.arrayBuffer()))).map(([path, data]) => ({
    path: path.replace("two-valleys/", ""),
    bytes: data,
  }));
  const { diagnostics, resolver } = compile(folder);
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  const day = Date.UTC(1905, 0, 1) / 86_400_000;
  expect(resolver.who({ at: [11, 51] }, day, { viewpoint: "rows" }).control.holders[0]?.polity).toBe("beland");
  expect(await told(await ask("/do/data", { method: "POST", body: form({ ...edited, holder: { columns: ["nothing"] } }) }))).toMatchObject({
    status: 422,
    detail: expect.stringContaining("the column nothing"),
  });
});
