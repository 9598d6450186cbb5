/** What SQL answers is what dejure answers: random questions to published atlases, in PGlite and on a real server. */
import type { Topology } from "topojson-specification";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Loaded } from "../../src/cli/load-atlas.ts";
import { type Database, openDatabase } from "../../src/cli/postgres/database.ts";
import { publishTo } from "../../src/cli/postgres/publish-to-database.ts";
import { filesIn } from "../../src/cli/postgres/shown.ts";
import { Progress } from "../../src/cli/terminal.ts";
import type { World } from "../../src/cli/world.ts";
import { compile } from "../../src/core/compile.ts";
import { MAP_LAYERS } from "../../src/core/resolve/answer.ts";
import { differenceOf } from "../../src/core/resolve/difference.ts";
import { importCshapes } from "../../src/import/cshapes.ts";
import { readCorpus } from "../corpora.ts";
import { sourceFiles } from "../import/source-files.ts";
import { hasServer, pglite, serverDatabase } from "../postgres.ts";
import { opened } from "./foreign.ts";
import { daysOf, differing, numbers, questionsOf, snapshotLines, snapshotRows } from "./sql-answers.ts";

const topology = readCorpus<Topology>("cshapes/cshapes_2_gw.topojson.xz");

async function atlasCalled(name: string): Promise<Loaded> {
  if (name !== "cshapes") {
    const { atlas, resolver, diagnostics = [], files = [] } = await opened(`atlases/${name}`);
    return { root: name, atlas, resolver, diagnostics, files };
  }
  const imported = importCshapes([{ name: "cshapes_2_gw.topojson", text: JSON.stringify(topology) }]);
  if (!("files" in imported)) throw new Error("CShapes was not imported");
  const files = sourceFiles(imported);
  return { root: name, files, ...compile(files) };
}

const silent = { now: () => 0, stderr: { isTerminal: false } } as unknown as World;
const ATLASES = ["vilnius", "today", "cshapes"].filter((name) => name !== "cshapes" || topology);
/** the first viewpoint of each has its dissolved land stored, the others have not */
const storedOf = ({ atlas }: Loaded): string => atlas.head.default.viewpoint;

const ASKED = process.env.DEJURE_TEST_PG;
/** All where an engine is asked for by name, by DEJURE_TEST_PG; else PGlite, which is slow, takes one, and a server that is installed two. */
const ENGINES = [
  {
    engine: "PGlite",
    open: async (): Promise<Database> => pglite(),
    atlases: ASKED === "pglite" ? ATLASES : ["vilnius"],
  },
  {
    engine: "a server",
    open: async (name: string) => openDatabase(await serverDatabase(name)),
    atlases: ATLASES.filter((name) => ASKED || name !== "today"),
  },
];

describe.each(ENGINES)("in $engine", ({ engine, open, atlases }) => {
  describe.skipIf(engine !== "PGlite" && !hasServer).each(atlases)("%s", (name) => {
    let loaded: Loaded;
    let database: Database;
    beforeAll(async () => {
      [loaded, database] = await Promise.all([atlasCalled(name), open(`dejure_${name}`)]);
      const publication = { schema: "dejure", holdings: [storedOf(loaded)], readers: [], writers: undefined, by: "anna", why: "first" };
      const { changed } = await publishTo(database, loaded, "0.0.0-test", publication, new Progress(silent));
      expect(changed).toBe(true);
    });
    afterAll(() => database?.close());

    test("3,000 questions about points, on borders too: none is answered otherwise", async () => {
      const questions = questionsOf(loaded, 3000, 1920);
      expect(await differing(database, loaded, questions)).toEqual([]);
      const asked = questions.map((q) => loaded.resolver.who({ at: q.at }, q.day, q));
      expect(asked.filter((a) => a.place.on_border).length).toBeGreaterThan(300);
      if (name === "vilnius") expect(asked.filter((a) => a.title.alternatives || a.control.alternatives).length).toBeGreaterThan(30);
    });

    test("the files come back byte for byte in their order, and are not fetched again where they are known", async () => {
      const { shown, files } = await filesIn(database, "dejure", new Map());
      expect(files.map(({ path }) => path)).toEqual(loaded.files.map(({ path }) => path));
      expect(files.every(({ bytes }, i) => Buffer.from(bytes).equals(Buffer.from(loaded.files[i]?.bytes ?? [])))).toBe(true);
      expect(shown).toMatchObject({ version: 1, dejure: "0.0.0-test" });
      const again = await filesIn(database, "dejure", new Map(files.map((file) => [file.path, file])));
      expect(again.files.every((file, i) => file === files[i])).toBe(true);
    });

    test("maps of every layer: the same land, answers and areas, whether stored or gathered", async () => {
      const next = numbers(7);
      const days = daysOf(loaded);
      const viewpoints = [...loaded.atlas.collections.viewpoints.keys()];
      for (let i = 0; i < 60; i++) {
        const day = days[Math.floor(next() * days.length)] as number;
        const viewpoint = i % 2 === 0 ? storedOf(loaded) : (viewpoints[Math.floor(next() * viewpoints.length)] as string);
        const layer = MAP_LAYERS[i % MAP_LAYERS.length] as (typeof MAP_LAYERS)[number];
        expect(await snapshotRows(database, day, viewpoint, layer), `${layer} ${viewpoint} ${day}`).toEqual(
          snapshotLines(loaded, day, viewpoint, layer),
        );
      }
    });

    test("comparisons of days and viewpoints: the same land changes", async () => {
      const next = numbers(11);
      const days = daysOf(loaded);
      const viewpoints = [...loaded.atlas.collections.viewpoints.keys()];
      const pick = <T>(all: readonly T[]): T => all[Math.floor(next() * all.length)] as T;
      for (let i = 0; i < 30; i++) {
        const [a, b] = [0, 1].map(() => ({ day: pick(days), viewpoint: pick(viewpoints) })) as [
          { day: number; viewpoint: string },
          { day: number; viewpoint: string },
        ];
        const layer = i % 2 === 0 ? "title" : "control";
        const rows = await database.rows<{ area_km2: number; before_detail: { answer: string }; after_detail: { answer: string } }>(
          "select * from dejure.diff($1::bigint, $2, $3::bigint, $4, $5, false)",
          [a.day, a.viewpoint, b.day, b.viewpoint, layer],
        );
        const own = differenceOf(loaded.resolver, a, b, layer);
        expect(rows.map((r) => r.area_km2.toPrecision(8)).sort()).toEqual(own.map((c) => c.area_km2.toPrecision(8)).sort());
      }
    });
  });
});
