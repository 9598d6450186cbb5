/** `dejure serve --from postgres://…`: the answers of the folder, through new versions and faults of the database. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import fc from "fast-check";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type Database, openDatabase } from "../../src/cli/postgres/database.ts";
import { type ServingPublished, servePublished } from "../../src/cli/published/serve-published.ts";
import type { World } from "../../src/cli/world.ts";
import { compile } from "../../src/core/compile.ts";
import { createApp } from "../../src/server/app.ts";
import { hasServer, pglite, serverDatabase } from "../postgres.ts";
import { workerBeside } from "../worker/beside.ts";
import { dejure } from "./fake-world.ts";
import { MORESNET } from "./moresnet.ts";
import { scratchAtlas } from "./scratch-atlas.ts";

const atlas = scratchAtlas(MORESNET);
const HEAD = MORESNET["atlas.yaml"] as string;
/** the session that publishes, and one that reads beside it; PGlite has but one, in which they take turns */
let database: Database;
let reading: Database;
let address = "postgres://web:geheim@db.example.org/atlas";
beforeAll(async () => {
  if (hasServer) {
    address = await serverDatabase("dejure_serving");
    [database, reading] = await Promise.all([openDatabase(address), openDatabase(address)]);
  } else {
    database = await pglite();
    reading = inTurn(database);
  }
});
afterAll(() => Promise.all([database.close(), reading.close()]));

let turn = Promise.resolve();
/** Waits until whoever has the session is done; gives how to hand it on. */
async function taken(): Promise<() => void> {
  const before = turn;
  let done: () => void = () => {};
  turn = new Promise((resolve) => {
    done = resolve;
  });
  await before;
  return done;
}

/** The same session, in which a transaction, or a question outside of one, waits for its turn. */
function inTurn(shared: Database): Database {
  let done: (() => void) | undefined;
  return {
    ...shared,
    async run(statements) {
      if (!done) done = await taken();
      await shared.run(statements);
      if (!/begin/.test(statements)) {
        done();
        done = undefined;
      }
    },
    async rows<Row>(statement: string, values?: readonly unknown[]) {
      if (done) return shared.rows<Row>(statement, values);
      const free = await taken();
      return shared.rows<Row>(statement, values).finally(free);
    },
    close: async () => {},
  };
}

const lent = (over: Partial<Database> = {}, of = reading): Database => ({ ...of, ...over, close: async () => {} });
async function publish(title = "A first atlas"): Promise<void> {
  writeFileSync(join(atlas(), "atlas.yaml"), HEAD.replace("A first atlas", title));
  const done = await taken();
  const { status, stderr } = await dejure(["publish", address, atlas()], { world: { openDatabase: async () => lent({}, database) } });
  done();
  expect([status, stderr]).toEqual([0, ""]);
}
const broken = (code: string, message = "geheim"): Error => Object.assign(new Error(message), { code });

type Served = Awaited<ReturnType<typeof servePublished>>;
let ending: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(ending.map((end) => end()));
  ending = [];
});

/** Serves from these databases, looking thirty times a second; what is said is in `said`. */
async function serving(opening: (address: string) => Promise<Database>, over: Partial<ServingPublished> = {}) {
  const told = { text: "" };
  const world = {
    version: "0.0.0-test",
    env: {},
    now: () => 0,
    stderr: { write: (data: string) => void (told.text += data), drained: async () => {}, isTerminal: false, columns: 80 },
    openDatabase: opening,
    startEngine: async (settings: object) =>
      workerBeside({ webAssets: async () => new Map([["manifest.json", new Uint8Array()]]) }, settings),
  } as unknown as World;
  const served = await servePublished({ world, addresses: [address], schema: "dejure", every: 0.03, ...over });
  ending.push(() => served.close());
  const begin = async (): Promise<void> => {
    await served.ready;
    ending.unshift(await served.watch());
  };
  const until = async (words: string): Promise<void> => {
    for (let i = 0; i < 400 && !told.text.includes(words); i++) await wait(20);
    expect(told.text).toContain(words);
    told.text = "";
  };
  return { served, begin, until };
}
const ask = async (served: Served, path: string): Promise<Response> => served.fetch(new Request(`http://localhost${path}`), {});
const json = async (served: Served, path: string): Promise<unknown> => (await ask(served, path)).json();
const titleOf = async (served: Served): Promise<string> => ((await json(served, "/ogc?f=json")) as { title: string }).title;

const files = Object.entries(MORESNET).map(([path, text]) => ({ path, bytes: new TextEncoder().encode(text) }));
const ids = ["moresnet", "prussia", "netherlands", "aachen-1816", "kelmis", "nobody"];
const question = fc.oneof(
  fc.tuple(fc.constantFrom(...ids, "50.722,6.017"), fc.integer({ min: 1800, max: 1930 })).map(([p, y]) => `/api/who?place=${p}&date=${y}`),
  fc.constantFrom(...ids).map((id) => `/api/history?place=${id}`),
  fc.constantFrom(...ids).map((id) => `/api/show/${id}`),
  fc
    .tuple(fc.integer({ min: 1800, max: 1930 }), fc.constantFrom("geojson", "svg", "csv"))
    .map(([y, f]) => `/api/map?date=${y}&format=${f}`),
  fc.integer({ min: 1800, max: 1930 }).map((y) => `/api/diff?from=${y}-01-01&to=1900-01-01`),
  fc.constantFrom("polities", "disputes", "places", "statuses", "viewpoints").map((kind) => `/api/list/${kind}`),
  fc
    .constantFrom("", "/collections", "/collections/everyone.title/items?limit=3", "/on/1900-01-01/collections", "/api")
    .map((p) => `/ogc${p}`),
  fc.tuple(fc.integer({ min: 0, max: 4 }), fc.nat(8)).map(([z, x]) => `/tiles/everyone/title/1830-01-01/${z}/${x}/${x}.mvt`),
  fc
    .constantFrom("?queries=%7B%22q%22%3A%7B%22query%22%3A%22Prussia%22%7D%7D", "", "/suggest/entity?prefix=pr")
    .map((p) => `/reconcile${p}`),
);

test("every question is answered as from the folder, byte for byte", async () => {
  await publish();
  const { served, begin } = await serving(async () => lent());
  await begin();
  const folder = createApp(compile(files), { version: "0.0.0-test", cors: false });
  let good = 0;
  await fc.assert(
    fc.asyncProperty(question, async (path) => {
      const [a, b] = [await folder.fetch(new Request(`http://localhost${path}`)), await ask(served, path)];
      expect([b.status, b.headers.get("content-type"), b.headers.get("etag")], path).toEqual([
        a.status,
        a.headers.get("content-type"),
        a.headers.get("etag"),
      ]);
      expect(Buffer.from(await b.arrayBuffer()).equals(Buffer.from(await a.arrayBuffer())), path).toBe(true);
      if (a.status === 200) good++;
    }),
    { numRuns: 120 },
  );
  expect(good).toBeGreaterThan(60);
});

test("a new version is answered from once it is compiled, and nobody who asks meanwhile gets a fault or a mixture", async () => {
  await publish("Before");
  const { served, begin } = await serving(async () => lent());
  await begin();
  const stop = { now: false };
  const seen = new Set<string>();
  let asked = 0;
  const asking = Array.from({ length: 8 }, async (_, i) => {
    for (let n = 0; !stop.now; n++) {
      const path = n % 2 === 0 ? "/ogc?f=json" : `/api/who?place=kelmis&date=${1820 + ((n + i) % 90)}`;
      const response = await ask(served, path);
      expect(response.status).toBe(200);
      const body = (await response.json()) as { title: unknown };
      if (n % 2 === 0) seen.add(String(body.title));
      asked++;
      await wait(1);
    }
  });
  await publish("After");
  for (let i = 0; i < 200 && !seen.has("After"); i++) await wait(20);
  stop.now = true;
  await Promise.all(asking);
  expect([...seen]).toEqual(["Before", "After"]);
  expect(asked).toBeGreaterThan(50);
  expect(await json(served, "/ready")).toMatchObject({ status: "pass", version: expect.any(Number) });
});

test("a database that goes away is passed over for the next, then for what was there last; once it is back, it is followed again", async () => {
  await publish("One");
  const away = new Set<string>();
  const [primary, replica] = ["postgres://web:geheim@primary/atlas", "postgres://web@replica/atlas"];
  const opening = async (at: string): Promise<Database> => {
    const check = (): void => {
      if (away.has(at)) throw broken("ECONNREFUSED");
    };
    check();
    return lent({
      rows: async (...args) => {
        check();
        return reading.rows(...args);
      },
    });
  };
  const { served, begin, until } = await serving(opening, { addresses: [primary, replica] });
  await begin();
  away.add(primary);
  await until("cannot serve from postgres://web:***@primary/atlas: no server listens there\nanother of the databases answers\n");
  expect(await json(served, "/ready")).toMatchObject({ status: "pass", databases: ["no server listens there"] });
  away.add(replica);
  await until("is answered from until one of them answers");
  expect(await json(served, "/ready")).toMatchObject({ status: "warn", databases: ["no server listens there", "no server listens there"] });
  expect((await ask(served, "/ready")).status).toBe(200);
  expect(await titleOf(served)).toBe("One");
  await publish("Two");
  away.clear();
  await until("the database answers again");
  for (let i = 0; i < 200 && (await titleOf(served)) !== "Two"; i++) await wait(20);
  expect(await titleOf(served)).toBe("Two");
});

test("a replica that lags behind is no way back; one that hangs, or files that are damaged, leave the last good version", async () => {
  await publish("Newer");
  let over: Partial<Database> = {};
  const { served, begin, until } = await serving(async () =>
    lent({ rows: (...args) => (over.rows ?? reading.rows)(...(args as Parameters<Database["rows"]>)) as never }),
  );
  await begin();
  const changed =
    (change: (row: Record<string, unknown>) => object): Database["rows"] =>
    async <Row>(statement: string, values?: readonly unknown[]) =>
      (await reading.rows<Record<string, unknown>>(statement, values)).map((row) => ({ ...row, ...change(row) })) as Row[];
  over = { rows: changed((row) => ("published" in row ? { published: 1, version: 1, fingerprint: "older" } : {})) };
  await wait(150);
  expect([await titleOf(served), (await json(served, "/ready")) as object]).toEqual(["Newer", expect.objectContaining({ status: "pass" })]);
  over = {
    rows: async () => {
      throw new Error("Query read timeout");
    },
  };
  await until("the server does not answer");
  over = {};
  await until("the database answers again");
  over = { rows: changed((row) => ("bytes" in row ? { bytes: new Uint8Array([1]) } : {})) };
  await publish("Newest");
  await until("is damaged");
  expect(await titleOf(served)).toBe("Newer");
  over = {};
  for (let i = 0; i < 200 && (await titleOf(served)) !== "Newest"; i++) await wait(20);
  expect(await titleOf(served)).toBe("Newest");
});

test("begun while the database is away it answers 503 and says so, until that is there", async () => {
  await publish("There");
  let there = false;
  const { served, begin, until } = await serving(async () => {
    if (!there) throw broken("57P03");
    return lent();
  });
  await begin();
  await until("the server is starting up or shutting down\neverything is answered with 503 until one of them answers");
  const response = await ask(served, "/ready");
  expect([response.status, await response.json()]).toEqual([
    503,
    { status: "fail", databases: ["the server is starting up or shutting down"] },
  ]);
  expect((await ask(served, "/api/list/places")).status).toBe(503);
  expect((await ask(served, "/health")).status).toBe(200);
  there = true;
  await until("0 errors");
  expect((await ask(served, "/ready")).status).toBe(200);
});

describe("what only a person can mend ends it at once", () => {
  const failing = (code: string, message?: string) => async (): Promise<Database> => {
    throw broken(code, message);
  };
  const saying = (words: string, rows: (statement: string) => object[] | Error) => async (): Promise<Database> =>
    lent({
      rows: async <Row>(statement: string, values?: readonly unknown[]) => {
        if (!statement.includes(words)) return reading.rows<Row>(statement, values);
        const made = rows(statement);
        if (made instanceof Error) throw made;
        return made as Row[];
      },
    });
  const version = { version: 1, fingerprint: "x", dejure: "9.9.9", published: 1, layout: 1, holdings: [] };
  test.each([
    ["a wrong password", failing("28P01"), [], "the password was refused\nhelp: set PGPASSWORD"],
    ["no such database", failing("3D000", "no database atlas"), [], "no database atlas"],
    [
      "no right to ask",
      failing("42501", "permission denied for schema dejure"),
      [],
      "help: let the role ask: dejure publish ADDRESS --readers",
    ],
    ["nothing published", async () => lent(), ["--schema", "elsewhere"], "no atlas is published in the schema elsewhere"],
    [
      "another arrangement",
      saying("active", () => [{ ...version, layout: 99 }]),
      [],
      "was published by dejure 9.9.9, which arranges tables",
    ],
    ["no version shown", saying("active", () => []), [], "the schema dejure shows no version"],
    [
      "published without files",
      saying("octet_length", () => broken("42P01")),
      [],
      "does not hold the files of the atlas\nhelp: publish it again",
    ],
    ["files half there", saying("octet_length", () => []), [], "are not those that were published"],
  ] as const)("%s", async (_, opening, options, words) => {
    await publish("Whole");
    const { status, stderr } = await dejure(["serve", "--from", "postgres://web:geheim@db/atlas", ...options], {
      world: { openDatabase: opening },
    });
    expect([status, stderr]).toEqual([3, expect.stringContaining(words)]);
    expect(stderr).toContain("cannot serve from postgres://web:***@db/atlas: ");
    expect(stderr).not.toContain("geheim");
  });
});

test.each([
  [["--from", "mysql://x/y"], "mysql:// is not an address of PostgreSQL"],
  [["--from", "atlas"], "an atlas is served from the address of a database"],
  [["--from", "postgres://x/y", "--schema", "A b"], "A b is no name of a schema"],
  [["atlases/vilnius", "--from", "postgres://x/y"], "from a folder or from a database, not from both"],
  [["--every", "0"], "from 1 to 86400"],
  [["--grace", "soon"], "a number of seconds"],
  [["--log", "xml"], "--log cannot be xml\nhelp: it is one of off, text, json"],
  [["--metrics", "everywhere"], "a port is a whole number"],
])("%j is refused", async (args, words) => {
  const { status, stderr } = await dejure(["serve", ...args], { cwd: atlas() });
  expect([status, stderr]).toEqual([2, expect.stringContaining(words)]);
});

test("limits of the environment are refused in words", async () => {
  const { status, stderr } = await dejure(["serve"], { cwd: atlas(), env: { DEJURE_LIMITS: "features=10, zooms=3" } });
  expect([status, stderr]).toEqual([
    2,
    expect.stringContaining("DEJURE_LIMITS is features=10, zooms=3\nhelp: write a name and a whole number"),
  ]);
});

test.skipIf(!hasServer)("a role that may only read is enough, and nothing it sends writes", async () => {
  await publish("Read");
  await database.run(
    "drop role if exists dejure_serve_web; create role dejure_serve_web login; alter role dejure_serve_web set default_transaction_read_only = on",
  );
  await database.run("grant usage on schema dejure to dejure_serve_web; grant select on all tables in schema dejure to dejure_serve_web");
  const url = new URL(address);
  url.username = "dejure_serve_web";
  url.password = "";
  const { served, begin } = await serving(openDatabase, { addresses: [url.href] });
  await begin();
  expect(await titleOf(served)).toBe("Read");
});
