/** Whatever is asked: an answer, or a problem that says what to do; never a fault of dejure. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { isQuestion } from "../../src/server/address.ts";
import { createApp } from "../../src/server/app.ts";
import { address, queries } from "./hostile.ts";
import { atlasIn } from "./vilnius.ts";

const faults: unknown[] = [];
const app = createApp(atlasIn("test/atlases/rome/atlas"), { onFault: (fault) => faults.push(fault) });

test("thousands of addresses made at random", async () => {
  const seen = new Set<number>();
  await fc.assert(
    fc.asyncProperty(address, fc.constantFrom("*/*", "text/html", "application/geo+json", ";;;q=,,"), async (path, accept) => {
      // two points lead upward, out of what asks about the atlas
      if (!URL.canParse(`http://x${path}`) || !isQuestion(new URL(`http://x${path}`).pathname)) return;
      const response = await app.fetch(new Request(`http://x${path}`, { headers: { accept } }));
      seen.add(response.status);
      expect(faults).toEqual([]);
      expect([200, 204, 303, 400, 404, 414]).toContain(response.status);
      const body = await response.text();
      if (response.status < 400) return;
      expect(response.headers.get("content-type")).toBe("application/problem+json");
      expect(JSON.parse(body)).toMatchObject({ status: response.status, detail: expect.any(String), help: expect.any(String) });
    }),
    { numRuns: 4000 },
  );
  expect([...seen].sort()).toEqual(expect.arrayContaining([200, 400, 404]));
});

test("forms made at random", async () => {
  await fc.assert(
    fc.asyncProperty(queries, async (text) => {
      const body = new URLSearchParams({ queries: text });
      const response = await app.fetch(new Request("http://x/reconcile", { method: "POST", body }));
      expect(faults).toEqual([]);
      expect([200, 400, 413]).toContain(response.status);
    }),
    { numRuns: 1500 },
  );
});
