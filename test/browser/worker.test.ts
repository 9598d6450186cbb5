/** `dejure/worker` in a browser: the host in a `Worker`, the client on a page without shared memory. */
import type { Server } from "node:http";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { AtlasWorker } from "../../src/worker/client.ts";
import { bundleOf } from "./bundle.ts";
import { launch } from "./chromium.ts";
import { serve } from "./site.ts";

const INNER = `import { host } from "./library.js";
host(self, { naturalEarth: async () => new Uint8Array(), webAssets: async () => undefined, now: () => performance.now() });`;
const PAGE = `<!doctype html><title>Worker</title><script type="module">
import { AtlasWorker } from "./library.js";
const inner = new Worker("./inner.js", { type: "module" });
window.atlas = new AtlasWorker(inner, { end: () => inner.terminate() });
</script>`;

let browser: Browser;
let server: Server;
let address = "";
beforeAll(async () => {
  const files = { "index.html": PAGE, "inner.js": INNER, "library.js": await bundleOf("src/worker/index.ts") };
  const encoder = new TextEncoder();
  ({ address, server } = await serve(new Map(Object.entries(files).map(([path, text]) => [path, encoder.encode(text)]))));
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  server?.close();
});

test("an atlas is compiled and asked in a browser's worker", async () => {
  const page = await browser.newPage();
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  await page.goto(address);
  const said = await page.evaluate(async () => {
    const { atlas } = window as unknown as { atlas: AtlasWorker };
    const file = (path: string, text: string) => ({ path, bytes: new TextEncoder().encode(text) });
    const first = await atlas.compile([
      file("atlas.yaml", "title: Towns\nlicence: CC0-1.0\ndefault: { date: 1900-01-01, viewpoint: all }"),
      file("places/port.yaml", "{ name: Port, at: { lat: 1, lon: 2 } }"),
    ]);
    await atlas.adopt();
    const aborted = await atlas.compile({ removed: ["places/port.yaml"] }, { signal: AbortSignal.abort() }).catch((e: Error) => e.name);
    const shown = await (await atlas.fetch(new Request("http://atlas/api/show/port"))).json();
    const then = await atlas.compile({});
    await atlas.close();
    return { records: [first.records, then.records], aborted, name: (shown as { id: string }).id, shared: typeof SharedArrayBuffer };
  });
  expect(said).toEqual({ records: [1, 0], aborted: "AbortError", name: "port", shared: "undefined" });
  expect(faults).toEqual([]);
});
