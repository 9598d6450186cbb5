/** What a worker takes on at once. */
import { expect, test } from "vitest";
import { AtlasWorker } from "../../src/worker/client.ts";
import type { Port, ToHost } from "../../src/worker/protocol.ts";

/** A worker whose host answers when it is told to. */
function slow(waiting: number, cors?: boolean, time?: number) {
  const { port1, port2 } = new MessageChannel();
  const asked: { readonly id: number; readonly target: string }[] = [];
  port2.addEventListener("message", ({ data }) => {
    const message = data as ToHost;
    if (message.type === "answer") asked.push({ id: message.id, target: message.target });
    if (message.type === "page") asked.push({ id: message.id, target: message.path });
  });
  port2.start();
  const worker = new AtlasWorker(port1 as unknown as Port, { limits: { waiting, ...(time !== undefined && { time }) }, cors });
  const ask = async (path: string): Promise<Response> => worker.fetch(new Request(`http://localhost${path}`));
  const until = async (count: number): Promise<void> => {
    for (let i = 0; i < 200 && asked.length < count; i++) await new Promise((resolve) => setTimeout(resolve, 5));
  };
  const release = (): void => {
    for (const { id, target } of asked.splice(0))
      port2.postMessage({
        type: "answered",
        id,
        answer: { status: 200, headers: { "content-type": "text/plain", "access-control-allow-origin": "*" }, body: target },
      });
  };
  return { worker, asked, ask, until, release };
}

test("beyond what it may keep waiting it says when to ask again; those who ask the same share one answer", async () => {
  const { worker, asked, ask, until, release } = slow(3);
  const taken = ["/api/who?a", "/api/who?a", "/api/who?b", "/page/", "/page/", "/api/who?a"].map(ask);
  await until(3);
  expect(asked.map((one) => one.target).sort()).toEqual(["/api/who?a", "/api/who?b", "/page/"]);
  const refused = await Promise.all([ask("/api/who?c"), ask("/other/")]);
  expect(refused.map((one) => [one.status, one.headers.get("retry-after")])).toEqual([
    [503, "1"],
    [503, "1"],
  ]);
  expect(await refused[0]?.json()).toMatchObject({ title: "busy", detail: "3 others wait for an answer" });
  release();
  expect(await Promise.all((await Promise.all(taken)).map((one) => one.text()))).toEqual([
    "/api/who?a",
    "/api/who?a",
    "/api/who?b",
    "/page/",
    "/page/",
    "/api/who?a",
  ]);
  // What was refused is not kept, and there is room again.
  const later = ask("/api/who?c");
  await until(1);
  release();
  expect(await (await later).text()).toBe("/api/who?c");
  await worker.close();
});

test("who waits too long is told so; what is worked out all the same is there for the next, and what nobody waits for is not worked out", async () => {
  const { worker, asked, ask, until, release } = slow(48, true, 40);
  const late = await Promise.all(["a", "b", "c", "d", "e", "f"].map((name) => ask(`/api/who?${name}`)));
  expect(late.map((one) => [one.status, one.headers.get("retry-after")])).toEqual(late.map(() => [503, "1"]));
  expect(await late[0]?.json()).toMatchObject({ title: "takes too long", detail: "there is no answer within 0.04 s" });
  await until(4);
  expect(asked.map((one) => one.target)).toEqual(["a", "b", "c", "d"].map((name) => `/api/who?${name}`));
  release();
  // asked while it is on its way, or after it came: it is the same answer
  expect(await (await ask("/api/who?a")).text()).toBe("/api/who?a");
  expect(asked).toEqual([]);
  const again = ask("/api/who?f");
  await until(1);
  release();
  expect((await again).status).toBe(200);
  await worker.close();
});

test("pages of other origins read its answers only where it is made so", async () => {
  for (const [cors, origin, kept] of [
    [undefined, "*", "*"],
    [false, null, null],
  ] as const) {
    const { worker, ask, until, release } = slow(3, cors);
    for (const expected of [origin, kept]) {
      const answer = ask("/api/who?a");
      await Promise.race([until(1), answer]);
      release();
      expect((await answer).headers.get("access-control-allow-origin")).toBe(expected);
    }
    const preflight = await worker.fetch(new Request("http://localhost/api/who", { method: "OPTIONS" }));
    expect([preflight.status, preflight.headers.get("access-control-allow-origin")]).toEqual([204, origin]);
    const wrong = await worker.fetch(new Request("http://localhost/api/who", { method: "POST" }));
    expect([wrong.status, wrong.headers.get("access-control-allow-origin")]).toEqual([405, origin]);
    await worker.close();
  }
});
