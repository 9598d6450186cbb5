/** An atlas in a thread of its own, from the sources. */
import { expect, test } from "vitest";
import { generatedAtlas } from "../../bench/record-files.ts";
import { compile } from "../../src/core/compile.ts";
import { startWorker } from "../../src/worker/node.ts";

const entry = new URL("./from-sources.mjs", import.meta.url);

test("the thread of those who wait goes on while a large atlas is compiled, and can end it", async () => {
  const worker = startWorker({ entry });
  await worker.opened;
  const files = generatedAtlas(3000);
  let turns = 0;
  let turning = true;
  const turn = (): void => {
    turns++;
    if (turning) setImmediate(turn);
  };
  turn();
  const told: number[] = [];
  const compiled = await worker.compile(files, { onProgress: (fraction) => told.push(fraction) });
  turning = false;
  expect(turns).toBeGreaterThan(200);
  expect(told.length).toBeGreaterThan(0);
  expect(compiled.diagnostics).toEqual(compile(files).diagnostics);
  await worker.adopt();
  const ask = async (): Promise<string> => (await worker.fetch(new Request("http://x/api/who?place=place-1&date=1920-06-01"))).text();
  const answer = await ask();

  // A larger one is ended while it goes on.
  const controller = new AbortController();
  const larger = worker.compile(generatedAtlas(6000), { signal: controller.signal, onProgress: () => controller.abort() });
  await expect(larger).rejects.toMatchObject({ name: "AbortError" });
  expect(await ask()).toBe(answer);
  expect((await worker.compile(files)).diagnostics).toEqual(compiled.diagnostics);
  await worker.close();
});

test("a thread that fails or exits rejects what waits for it", async () => {
  for (const [code, reason] of [
    ["throw new Error('no atlas here')", "no atlas here"],
    ["process.exit(3)", "ended"],
  ] as const) {
    const worker = startWorker({ entry: new URL(`data:text/javascript,${encodeURIComponent(code)}`) });
    await expect(worker.compile([])).rejects.toThrow(/./);
    expect((await worker.ended)?.message).toContain(reason);
  }
});
