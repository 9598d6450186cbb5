/** Whatever is asked: an answer, or a problem that says what to do; never a fault of dejure. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { createApp } from "../../src/server/app.ts";
import { isQuestion } from "../../src/server/question-address.ts";
import { ROUTES } from "../../src/server/routes.ts";
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
    { numRuns: 3000 },
  );
  expect([...seen].sort()).toEqual(expect.arrayContaining([200, 400, 404]));
});

test.each(ROUTES.flatMap((route) => route.parameters.map(({ name }) => [route.path, name] as const)))(
  "/api/%s: %s given twice, out of range, absurd, too long or in another encoding is refused in words",
  async (path, parameter) => {
    const rest = path === "list/" ? "disputes" : path === "show/" ? "rome" : "";
    const good: Readonly<Record<string, string>> = { place: "41.9,12.5", date: "-0043-03-15", from: "-0043-03-15", to: "-0042-01-01" };
    const needed = ROUTES.find((route) => route.path === path)?.parameters.filter((one) => one.required && one.name !== parameter) ?? [];
    const asked = [...needed.map(({ name: one }) => `${one}=${good[one]}`), ...(path === "diff" && parameter !== "to" && parameter !== "versus" ? ["to=-0042-01-01"] : [])]; // biome-ignore format: one list
    const ask = async (more: string): Promise<void> => {
      const response = await app.fetch(new Request(`http://x/api/${path}${rest}?${[...asked, more].join("&")}`));
      expect([400, 414], more.slice(0, 60)).toContain(response.status);
      expect(await response.json(), more.slice(0, 60)).toMatchObject({ detail: expect.any(String), help: expect.any(String) });
    };
    await ask(`${parameter}=${good[parameter] ?? "x"}&${parameter}=${good[parameter] ?? "x"}`);
    for (const value of [
      "%FF%FE",
      "%E0%A4%A",
      "91,181",
      "9".repeat(400),
      "a".repeat(3000),
      "\u202e%00",
      "1%0d%0aset-cookie:x",
      "1920-13-45",
    ])
      await ask(`${parameter}=${value}`);
    expect(faults).toEqual([]);
  },
);

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
