/** How a server ends, and what it tells of its answers. */
import { createServer } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { listen } from "../../src/cli/listen.ts";
import { kindOf, metrics, observed } from "../../src/cli/published/observed.ts";
import type { World } from "../../src/cli/world.ts";
import { dejure } from "./fake-world.ts";
import { MORESNET } from "./moresnet.ts";
import { scratchAtlas } from "./scratch-atlas.ts";

test("stopped, it takes nobody new, finishes what is under way, and tells those who keep a connection that it ends", async () => {
  let release: () => void = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const server = await listen(
    async ({ url }) => {
      if (url.endsWith("/slow")) await released;
      return new Response("whole");
    },
    0,
    "127.0.0.1",
  );
  const at = `http://127.0.0.1:${server.port}`;
  await (await fetch(`${at}/quick`)).text();
  const slow = fetch(`${at}/slow`);
  await wait(50);
  // longer than the patience of the tests: it ends because all is answered
  const closed = server.close(3_600_000);
  await wait(50);
  await expect(fetch(`${at}/late`)).rejects.toThrow();
  release();
  const response = await slow;
  expect([await response.text(), response.headers.get("connection")]).toEqual(["whole", "close"]);
  await closed;
});

test("what is not ready when its time is over is cut off", async () => {
  const server = await listen(() => new Promise<Response>(() => {}), 0, "127.0.0.1");
  const cut = fetch(`http://127.0.0.1:${server.port}/never`).then(
    () => "answered",
    () => "cut off",
  );
  await wait(50);
  await server.close(100);
  expect(await cut).toBe("cut off");
  // the port is free again
  await new Promise<void>((resolve, reject) => {
    const other = createServer()
      .once("error", reject)
      .listen(server.port, "127.0.0.1", () => other.close(() => resolve()));
  });
});

const atlas = scratchAtlas(MORESNET);

/** Serves the atlas, asks these paths, and stops. */
async function asked(options: readonly string[], paths: readonly string[]) {
  const answers: Parameters<World["listen"]>[0][] = [];
  const outcome = await dejure(["serve", "--port", "0", ...options], {
    cwd: atlas(),
    world: {
      listen: async (answer) => {
        answers.push(answer);
        return { port: 1, close: async () => {} };
      },
      stopped: async () => {
        for (const path of paths) await answers.at(-1)?.(new Request(`http://localhost${path}`), {});
      },
    },
  });
  return { ...outcome, answers };
}

test("--log json: every line on standard output is an object, and nothing is said elsewhere", async () => {
  const { status, stdout, stderr } = await asked(["--log", "json"], ["/api/list/places?format=json", "/api/nothing", "/"]);
  expect([status, stderr]).toEqual([0, ""]);
  const lines = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines.filter((line) => line["msg"] === "answered").map(({ method, url, status: code }) => [method, url, code])).toEqual([
    ["GET", "/api/list/places?format=json", 200],
    ["GET", "/api/nothing", 404],
    ["GET", "/", 200],
  ]);
  expect(lines).toContainEqual(expect.objectContaining({ msg: "listening", url: "http://127.0.0.1:1/" }));
});

test("--log text: a line a request on standard error, hostile addresses spelled out", async () => {
  const { stdout, stderr } = await asked(["--log", "text"], ["/api/list/places", "/%1b[31m\u001b[31m"]);
  expect(stdout).toBe("http://127.0.0.1:1/\n");
  expect(stderr).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z GET \/api\/list\/places 200 \d+ ms$/m);
  expect(stderr).not.toContain("\u001b");
});

test("numbers for Prometheus count answers by kind, so few that nobody can make them many", async () => {
  const { watcher, answer } = await metrics(() => [{ version: 7, answered: false }]);
  const watched = observed(
    (request) => new Response("", { status: request.url.endsWith("nothing") ? 404 : 200 }),
    () => 0,
    [watcher],
  );
  for (const path of ["/api/who?place=a", "/api/who?place=b", "/api/nothing", "/ogc/collections", "/polities/", "/a/b/c"])
    await watched(new Request(`http://localhost${path}`));
  const text = await (await answer(new Request("http://localhost/metrics"))).text();
  for (const line of [
    'dejure_http_requests_total{kind="/api/who",status="200"} 2',
    'dejure_http_requests_total{kind="/api",status="404"} 1',
    'dejure_http_requests_total{kind="site",status="200"} 2',
    "dejure_http_requests_open 0",
    "dejure_published_version 7",
    "dejure_database_up 0",
  ])
    expect(text.split("\n")).toContain(line);
  expect((await answer(new Request("http://localhost/"))).status).toBe(404);
});

test.each([
  ["/api/who?x", "/api/who"],
  ["/api/show/a/b", "/api/show"],
  ["/ogc?f=json", "/ogc"],
  ["/tiles/a/b", "/tiles"],
  ["/ready", "/ready"],
  ["/", "site"],
  ["/__proto__", "site"],
])("%s is of the kind %s", (target, kind) => {
  expect(kindOf(target)).toBe(kind);
});
