/** `dejure publish postgres://…`: again, anew, cut off, refused; and the functions that it leaves. */
import { spawn } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { type Database, openDatabase } from "../../src/cli/postgres/database.ts";
import { databaseError, shownAddress } from "../../src/cli/postgres/database-faults.ts";
import { decimalYear } from "../../src/core/time/calendar.ts";
import { formatDay } from "../../src/core/time/format-day.ts";
import { plainDate } from "../../src/export/holding-row.ts";
import { hasServer, pglite, serverDatabase } from "../postgres.ts";
import { dejure } from "./fake-world.ts";
import { MORESNET } from "./moresnet.ts";
import { scratchAtlas } from "./scratch-atlas.ts";

const atlas = scratchAtlas(MORESNET);
/** The same atlas, as somebody edited it. */
const edit = (title: string): void =>
  writeFileSync(join(atlas(), "atlas.yaml"), (MORESNET["atlas.yaml"] as string).replace("A first atlas", title));

const KELMIS = "6.017::float8, 50.722::float8";
const titleIn = async (database: Database, schema = "dejure"): Promise<string> => {
  const [row] = await database.rows<{ title: string }>(`select title from ${schema}.publication where active`);
  return row?.title ?? "";
};
const holderIn = async (database: Database, schema = "dejure"): Promise<string> => {
  const [row] = await database.rows<{ holder: string }>(
    `select holder from ${schema}.who(${KELMIS}, '1830-01-01', 'everyone') where layer = 'title'`,
  );
  return row?.holder ?? "";
};
const versionsIn = async (database: Database): Promise<string[]> =>
  (await database.rows<{ name: string }>("select nspname as name from pg_namespace where nspname like 'dejure_v%' order by 1")).map(
    (row) => row.name,
  );

describe("in PGlite", () => {
  let database: Database;
  beforeAll(async () => {
    database = await pglite();
  });
  const publish = (args: readonly string[], over: Partial<Database> = {}) =>
    dejure(["publish", "postgres://me:geheim@db.example.org/atlas", atlas(), ...args], {
      world: { openDatabase: async () => ({ ...database, ...over, close: async () => {} }) },
    });

  test("an atlas is published once, and what changed as a new version in place of the old one", async () => {
    const first = await publish(["--holdings", "everyone"]);
    expect([first.status, first.stderr]).toEqual([0, ""]);
    expect(first.stdout).toMatch(
      /^published version 1 to postgres:\/\/me:\*\*\*@db\.example\.org\/atlas, schema dejure: \d+ spells of \d+ answers, \d+ holdings\n$/,
    );
    expect(await holderIn(database)).toBe("netherlands; prussia");

    const again = await publish(["--holdings", "everyone"]);
    expect([again.status, again.stdout]).toEqual([
      0,
      "nothing to do: postgres://me:***@db.example.org/atlas, schema dejure shows this atlas already, as version 1\n",
    ]);

    edit("A second atlas");
    const second = await publish(["--json"]);
    expect(JSON.parse(second.stdout)).toMatchObject({
      schema: "dejure",
      version: 2,
      changed: true,
      left: [],
      rows: { viewpoint: 1, holding: 0 },
    });
    expect([await titleIn(database), await versionsIn(database)]).toEqual(["A second atlas", ["dejure_v2"]]);
    expect(second.stdout + second.stderr).not.toContain("geheim");
  });

  test("the history of a record says who changed it, when and why, over all versions", async () => {
    const place = join(atlas(), "places", "raeren.yaml");
    const changes = async (record: string) =>
      (
        await database.rows<{ version: number; by: string; why: string | null; change: string; dated: boolean; name: string | null }>(
          "select version, by, why, change, at <= now() as dated, data -> 'name' ->> 'en' as name from tidy.record_history($1)",
          [record],
        )
      ).map(({ version, by, why, change, dated, name }) => [version, by, why, change, dated, name]);
    const write = (name: string) => writeFileSync(place, `type: village\nname: { en: ${name} }\nat: { lat: 50.68, lon: 6.11 }\n`);
    await publish(["--schema", "tidy", "--by", "Anna", "--why", "begun"]);
    write("Raren");
    await publish(["--schema", "tidy", "--by", "Berta"]);
    write("Raeren");
    await publish(["--schema", "tidy", "--by", "Anna", "--why", "the spelling; it's official"]);
    await publish(["--schema", "tidy", "--why", "nothing changed"]);
    rmSync(place);
    const [role] = await database.rows<{ me: string }>("select session_user as me");
    await publish(["--schema", "tidy"]);
    expect(await changes("places/raeren")).toEqual([
      [2, "Berta", null, "added", true, "Raren"],
      [3, "Anna", "the spelling; it's official", "changed", true, "Raeren"],
      [4, role?.me, null, "removed", true, null],
    ]);
    expect(await changes("prussia")).toEqual([[1, "Anna", "begun", "added", true, "Prussia"]]);
    await database.run("drop schema tidy cascade; drop schema tidy_v4 cascade");
  });

  test("what others have built on a version stays, and what keeps the last version is said", async () => {
    await publish([]);
    const [before] = await versionsIn(database);
    await database.run(`create view theirs as select count(*) from ${before}.atom`);
    edit("A third atlas");
    expect((await publish([])).stdout).toContain(`\nstill in use by somebody, and left for the next time: ${before}\n`);
    expect(await database.rows("select * from theirs")).toHaveLength(1);
    await database.run("drop view theirs");
    edit("A fourth atlas");
    await publish([]);
    expect(await versionsIn(database)).toHaveLength(1);
  });

  test("a disk that fills up, a connection that breaks: told in words, and the version before stands", async () => {
    edit("Before");
    await publish([]);
    edit("After");
    for (const [code, words] of [
      ["53100", "the disk of the server is full"],
      ["ECONNRESET", "the connection broke"],
    ] as const) {
      const copy: Database["copy"] = async (table, ...rest) => {
        if (table.endsWith(".spell")) throw Object.assign(new Error("geheim"), { code });
        return database.copy(table, ...rest);
      };
      const { status, stderr } = await publish([], { copy });
      expect([status, stderr]).toEqual([3, expect.stringContaining(`cannot publish to postgres://me:***@db.example.org/atlas: ${words}`)]);
      expect(stderr).not.toContain("geheim");
      expect([await titleIn(database), await holderIn(database)]).toEqual(["Before", "netherlands; prussia"]);
    }
    expect(await versionsIn(database)).toHaveLength(1);
  });

  test.each([
    [{ number: 120_022, version: "12.22" }, "the server is PostgreSQL 12.22\nhelp: publish to PostgreSQL 13 or later"],
    [{ replica: true }, "the server is a replica, which only reads\nhelp: publish to the primary"],
    [{ read_only: "on" }, "the database is read-only for this role"],
    [{ encoding: "SQL_ASCII" }, "the database keeps texts as SQL_ASCII"],
    [{ extname: "postgis", extversion: "3.1.4", schema: "public" }, "PostGIS is of version 3.1.4\nhelp: update it to 3.3 or later"],
  ])("a server that cannot take it is told apart: %j", async (told, words) => {
    const fit = { number: 150_000, version: "15", replica: false, read_only: "off", encoding: "UTF8" };
    const { status, stderr } = await publish([], {
      rows: async <Row>(statement: string, values?: readonly unknown[]) => {
        if (statement.includes("server_version_num")) return [{ ...fit, ...told }] as Row[];
        if (!statement.includes("from pg_extension") || !("extname" in told)) return database.rows<Row>(statement, values);
        return [told, { ...told, extname: "btree_gist" }] as Row[];
      },
    });
    expect([status, stderr]).toEqual([3, expect.stringContaining(words)]);
  });

  test("what somebody dropped is published again", async () => {
    await publish([]);
    expect((await publish([])).stdout).toMatch(/^nothing to do/);
    await database.run("drop view dejure.land");
    expect((await publish([])).stdout).toMatch(/^published version/);
    await database.run("drop function dejure.history");
    expect((await publish([])).stdout).toMatch(/^published version/);
    expect((await publish([])).stdout).toMatch(/^nothing to do/);
  });

  test("texts of every kind come back as they were, and what no database holds is marked", async () => {
    const hostile = 'a "b" \\ c {d}, \\N \t e; $x \' -- \n \u0000 ☃ 🏰';
    writeFileSync(
      join(atlas(), "territories/moresnet.yaml"),
      `${(MORESNET["territories/moresnet.yaml"] as string).replace("Neutral Moresnet", "M")}attribution: ${JSON.stringify(hostile)}\nlicence: ODbL-1.0\n`,
    );
    writeFileSync(
      join(atlas(), "polities/all.yaml"),
      (MORESNET["polities/all.yaml"] as string).replace("en: Prussia", `en: ${JSON.stringify(hostile)}`),
    );
    expect((await publish([])).stderr).not.toContain("bug");
    const kept = hostile.replaceAll("\0", "\ufffd");
    const [land] = await database.rows<{ attribution: string; licence: string; holder_name: string }>(
      "select attribution, licence, holder_name from dejure.snapshot('1830-01-01', 'everyone') where holder is not null",
    );
    const names = await database.rows<{ name: string; data: { name: { en: string } } }>(
      "select n.name, r.data from dejure.name n join dejure.record r using (collection, record) where record = 'prussia' and language = 'en'",
    );
    expect(names).toEqual([{ name: kept, data: expect.objectContaining({ name: { en: kept, de: "Preußen" } }) }]);
    expect(land).toEqual({ attribution: kept, licence: "CC-BY-4.0; ODbL-1.0", holder_name: `Netherlands; ${kept}` });
  });

  test("an atlas without land answers that nothing is known", async () => {
    for (const path of ["territories/moresnet.yaml", "instruments/aachen-1816.yaml"]) rmSync(join(atlas(), path));
    const { status } = await publish(["--schema", "empty"]);
    expect([0, 1]).toContain(status);
    expect(
      await database.rows(`select answer, silence from empty.who(${KELMIS}, '1830-01-01') where layer in ('title', 'control')`),
    ).toEqual([
      { answer: "unknown", silence: "no-record" },
      { answer: "unknown", silence: "no-record" },
    ]);
    expect(await database.rows("select * from empty.snapshot('1830-01-01', 'everyone')")).toEqual([]);
  });

  test("a schema of somebody else's, or of another layout, is left alone", async () => {
    await database.run(
      "create schema theirs; create table theirs.publication (a integer); create schema mine; create table mine.b (a integer)",
    );
    expect((await publish(["--schema", "theirs"])).stderr).toContain("the schema theirs has a table publication that is not dejure's");
    expect((await publish(["--schema", "mine"])).stderr).toContain("the schema mine holds what is not dejure's");
    expect((await publish(["--schema", "other"])).status).toBe(0);
    await database.run("update other.publication set layout = 99");
    expect((await publish(["--schema", "other"])).stderr).toMatch(
      /was published by dejure \S+, which arranges tables in another way \(99, this one \d+\)/,
    );
  });

  test.each([
    [["postgres://x/y", "--schema", "A-b"], "A-b is no name of a schema"],
    [["postgres://x/y", "--schema", "dejure_v2"], "dejure_v2 is no name of a schema"],
    [["postgres://x/y", "--holdings", "nobody"], "no viewpoint has the id nobody"],
    [["postgres://x/y", "--readers", "nobody"], "the server has no role nobody"],
    [["postgress://x/y"], "postgress:// is not an address of PostgreSQL\nhelp: did you mean postgres://"],
    [["public"], "an atlas is published to the address of a database"],
  ])("%j is refused", async ([address = "", ...options], words) => {
    const { status, stderr } = await dejure(["publish", address, atlas(), ...options], {
      world: { openDatabase: async () => ({ ...database, close: async () => {} }) },
    });
    expect([status, stderr]).toEqual([2, expect.stringContaining(words)]);
  });

  test("days are written and read as dejure does, in every year", async () => {
    await publish([]);
    const days = Array.from({ length: 4000 }, (_, i) => Math.round((i - 2000) ** 3 / 400) + i);
    const rows = await database.rows<{ text: string; back: number; plain: string | null; year: number }>(
      `select dejure.day_text(d) as text, dejure.day(dejure.day_text(d))::float8 as back, dejure.plain_date(d)::text as plain, dejure.decimal_year(d) as year
      from unnest($1::bigint[]) with ordinality x(d, n) order by n`,
      [days],
    );
    expect(rows).toEqual(days.map((d) => ({ text: formatDay(d), back: d, plain: plainDate(d), year: decimalYear(d) })));
  });

  test("a question that cannot be put is told why, and what to write", async () => {
    await publish([]);
    const asked = (sql: string): Promise<unknown> =>
      database.rows(sql).then(
        () => "answered",
        (error: { message: string; hint: string }) => `${error.message} (${error.hint})`,
      );
    expect(await asked("select * from dejure.who(50.7, 96.0, '1830-01-01')")).toBe(
      "longitude 50.7, latitude 96 is not on the Earth (longitude comes first: dejure.who(25.28, 54.69, ...))",
    );
    expect(await asked("select * from dejure.who('NaN', 5, '1830-01-01')")).toContain("is not on the Earth");
    expect(await asked(`select * from dejure.who(${KELMIS}, '1830-02-30')`)).toBe(
      "1830-02-30 is not a day (write one such as 1920-08-01 or -0044-03-15)",
    );
    expect(await asked(`select * from dejure.who(${KELMIS}, '1830-01-01', 'x'' or true')`)).toBe(
      "no viewpoint is called x' or true (there are everyone)",
    );
    expect(await asked("select * from dejure.snapshot('1830-01-01', 'everyone', 'titel')")).toBe(
      "no layer is called titel (there are title, control, claims, divergence, dispute)",
    );
    expect(await asked("select * from dejure.diff(date '1800-01-01', 'everyone', date '1830-01-01', 'everyone')")).toBe("answered");
  });
});

test("every fault of a server is told in words without the password", () => {
  const address = "postgres://me:s%40crt@h/db?sslpassword=anders";
  expect(shownAddress(address)).toBe("postgres://me:***@h/db?sslpassword=***");
  for (const code of [
    "ECONNREFUSED",
    "ENOTFOUND",
    "ETIMEDOUT",
    "28P01",
    "28000",
    "3D000",
    "42501",
    "25006",
    "53100",
    "53300",
    "57P03",
    "55P03",
    "58030",
  ]) {
    const told = databaseError(Object.assign(new Error("s@crt s%40crt anders"), { code }), address);
    expect(told?.status).toBe(3);
    expect(`${told?.message} ${told?.help}`).not.toMatch(/s@crt|s%40crt|anders/);
  }
  // what dejure asked wrongly is a fault of dejure's
  expect(databaseError(Object.assign(new Error("syntax error"), { code: "42601" }), address)).toBeUndefined();
});

describe.skipIf(!hasServer)("on a server", () => {
  const command = fileURLToPath(new URL("../../dist/bin/dejure.js", import.meta.url));
  const started = (address: string, ...args: readonly string[]) =>
    spawn(process.execPath, [command, "publish", address, atlas(), ...args], {
      cwd: fileURLToPath(new URL("../..", import.meta.url)),
      stdio: ["ignore", "pipe", "pipe"],
    });
  const published = async (address: string, ...args: readonly string[]): Promise<string> => {
    const child = started(address, ...args);
    let said = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => (said += String(data)));
    await new Promise((resolve) => child.once("close", resolve));
    return said;
  };

  test("killed at any moment, it leaves the version before or the new one, whole, and the next publication is not in its way", async () => {
    const address = await serverDatabase("dejure_killed");
    const database = await openDatabase(address);
    /** until it is at work in the database */
    const working = async (): Promise<number> => {
      const busy = `select from pg_stat_activity where application_name = 'dejure publish' and datname = current_database()
        and pid <> pg_backend_pid() and xact_start is not null`;
      for (let i = 0; i < 6000 && (await database.rows(busy)).length === 0; i++) await wait(5);
      return performance.now();
    };
    // the first one also adds the extensions, which takes longer than all else
    await published(address);
    edit("Number 0");
    const [said, began] = await Promise.all([published(address, "--holdings", "everyone"), working()]);
    expect(said).toContain("published version 2");
    const long = performance.now() - began;
    let killed = 0;
    for (let i = 1; i <= 10; i++) {
      const before = await titleIn(database);
      edit(`Number ${i}`);
      const child = started(address, "--holdings", "everyone");
      const ended = new Promise((resolve) => child.once("close", resolve));
      await working();
      await wait((long * i) / 12);
      if (child.exitCode === null && child.kill("SIGKILL")) killed++;
      await ended;
      expect([before, `Number ${i}`]).toContain(await titleIn(database));
      expect(await holderIn(database)).toBe("netherlands; prussia");
      expect(await database.rows("select * from dejure.snapshot('1830-01-01', 'everyone', 'title')")).not.toEqual([]);
    }
    expect(killed).toBeGreaterThan(2);
    edit("The last");
    expect(await published(address, "--holdings", "everyone")).toMatch(/^published version \d+ /);
    expect([await titleIn(database), (await versionsIn(database)).length]).toEqual(["The last", 1]);
    await database.close();
  });

  test("who asks while versions are switched is answered by one of them, and waits for none", async () => {
    const address = await serverDatabase("dejure_switched");
    const other = (MORESNET["instruments/aachen-1816.yaml"] as string).replaceAll("[prussia, netherlands]", "[netherlands]");
    await published(address);
    const asking = await openDatabase(address);
    // who had to wait for the switch would be refused
    await asking.run("set lock_timeout = '2s'");
    let going = true;
    const found = new Set<string>();
    const asked = (async () => {
      while (going) found.add(await holderIn(asking));
    })();
    for (let i = 1; i <= 4; i++) {
      writeFileSync(
        join(atlas(), "instruments/aachen-1816.yaml"),
        i % 2 === 1 ? other : (MORESNET["instruments/aachen-1816.yaml"] as string),
      );
      edit(`Number ${i}`);
      expect(await published(address)).toContain(`published version ${i + 1}`);
    }
    going = false;
    await asked;
    expect([...found].sort()).toEqual(["netherlands", "netherlands; prussia"]);
    // a transaction that began before a switch and asks after it is told so, not answered by nothing
    await asking.run("begin isolation level repeatable read; select 1");
    edit("While it ran");
    await published(address);
    await expect(holderIn(asking)).rejects.toThrow("the atlas was published anew while this transaction ran");
    await asking.run("rollback");
    await asking.close();
  });

  test("readers ask and write nothing; members of the writers publish the next version", async () => {
    const address = await serverDatabase("dejure_roles");
    const admin = await openDatabase(address);
    await admin.run("drop role if exists dejure_reader; drop role if exists dejure_member; drop role if exists dejure_writer");
    await admin.run(
      "create role dejure_reader login; create role dejure_writer nologin; create role dejure_member login in role dejure_writer",
    );
    const as = (role: string): string => {
      const url = new URL(address);
      url.username = role;
      return url.href;
    };
    expect(await published(as("dejure_member"), "--writers", "dejure_writer")).toContain(
      "PostGIS is not in this database, and the role may not add it",
    );
    await admin.run("create extension postgis; create extension btree_gist");
    expect(await published(as("dejure_member"), "--writers", "dejure_writer")).toContain(
      "the role may not do this: permission denied for database dejure_roles",
    );
    await admin.run("grant create on database dejure_roles to dejure_writer");
    expect(await published(as("dejure_member"), "--writers", "dejure_writer", "--readers", "dejure_reader")).toContain(
      "published version 1",
    );
    const reader = await openDatabase(as("dejure_reader"));
    for (const title of ["One", "Two"]) {
      expect(await holderIn(reader)).toBe("netherlands; prussia");
      expect(await reader.rows("select * from dejure.land limit 1")).toHaveLength(1);
      await expect(reader.run("delete from dejure.publication")).rejects.toThrow("permission denied");
      await expect(reader.rows("select * from dejure_v1.atom")).rejects.toThrow();
      edit(title);
      expect(await published(as("dejure_member"), "--writers", "dejure_writer")).toContain("published version");
    }
    await reader.close();
    await admin.close();
  });

  test("a database that is away, read-only or busy is told in words", async () => {
    const address = await serverDatabase("dejure_away");
    expect(await published("postgres://me:geheim@127.0.0.1:1/x")).toBe(
      "dejure: cannot publish to postgres://me:***@127.0.0.1:1/x: no server listens there\nhelp: start it, or check host and port\n",
    );
    const missing = new URL(address);
    missing.pathname = "/dejure_nowhere";
    expect(await published(missing.href)).toContain('database "dejure_nowhere" does not exist\nhelp: create it with createdb');
    const admin = await openDatabase(address);
    await admin.run("alter database dejure_away set default_transaction_read_only = on");
    expect(await published(address)).toContain("the database is read-only for this role");
    await admin.run("alter database dejure_away reset default_transaction_read_only");
    await admin.run("begin; select pg_advisory_xact_lock(hashtextextended('dejure dejure', 0))");
    expect(await published(address)).toContain("somebody else publishes to the schema dejure now");
    await admin.run("rollback");
    await admin.close();
  });
});

test("without the package, the command says which to install", async () => {
  const { MissingPackage } = await import("../../src/core/optional-package.ts");
  const { status, stderr } = await dejure(["publish", "postgres://x/y", atlas()], {
    world: {
      openDatabase: async () => {
        throw new MissingPackage("pg");
      },
    },
  });
  expect([status, stderr]).toEqual([2, "dejure: this needs the package pg, which is not installed\nhelp: npm install pg\n"]);
  rmSync(join(atlas(), "atlas.yaml"));
});
