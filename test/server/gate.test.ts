/** Who is answered: those who ask for a host that the server is known by. */
import { describe, expect, test } from "vitest";
import { gateTo, hostsOf, isLoopback } from "../../src/server/gate.ts";

const asked = async (listening: string, host: string, allowed: readonly string[] = []): Promise<number> =>
  (await gateTo(() => new Response("site"), hostsOf(listening, allowed))(new Request("http://x/"), { incoming: { headers: { host } } }))
    .status;

describe("a host", () => {
  test.each([
    ["127.0.0.1", "127.0.0.1:4173", 200],
    ["127.0.0.1", "localhost:4173", 200],
    ["127.0.0.1", "LocalHost.", 200],
    ["127.0.0.1", "[::1]:80", 200],
    ["127.0.0.1", "evil.example", 421],
    ["127.0.0.1", "127.0.0.1.evil.example:4173", 421],
    ["127.0.0.1", "localhost.evil.example", 421],
    ["127.0.0.1", "localhost@evil.example", 421],
    ["127.0.0.1", "192.168.1.7", 421],
    ["127.0.0.1", "", 421],
    ["::1", "[::1]:4173", 200],
    ["localhost", "127.0.0.1", 200],
    ["192.168.1.7", "192.168.1.7:4173", 200],
    ["192.168.1.7", "192.168.1.8", 421],
    ["0.0.0.0", "192.168.1.8:1", 200],
    ["0.0.0.0", "localhost", 200],
    ["0.0.0.0", "evil.example", 421],
    ["::", "[fe80::1]:4173", 200],
    ["::", "evil.example", 421],
    ["atlas.lan", "Atlas.LAN:4173", 200],
  ])("listening on %s, asked for %s: %i", async (listening, host, status) => {
    expect(await asked(listening, host)).toBe(status);
  });

  test("is answered where it is allowed, and no other", async () => {
    expect(await asked("0.0.0.0", "atlas.example.org", ["atlas.example.org"])).toBe(200);
    expect(await asked("127.0.0.1", "atlas.example.org:443", ["atlas.example.org"])).toBe(200);
    expect(await asked("127.0.0.1", "x.atlas.example.org", ["atlas.example.org"])).toBe(421);
  });

  test("that is refused is told why, in an answer that its page cannot read", async () => {
    const refusal = await gateTo(() => new Response("site"), hostsOf("127.0.0.1"))(new Request("http://evil.example/api/who"));
    expect([refusal.status, refusal.headers.get("access-control-allow-origin")]).toEqual([421, null]);
    expect(await refusal.json()).toMatchObject({
      detail: "this server does not answer for evil.example",
      help: expect.stringContaining("--allow-host evil.example"),
    });
  });
});

test("what only this machine reaches", () => {
  expect(["127.0.0.1", "127.0.0.9", "localhost", "::1"].filter((host) => !isLoopback(host))).toEqual([]);
  expect(["0.0.0.0", "::", "192.168.1.7", "atlas.lan", "127.evil.example"].filter(isLoopback)).toEqual([]);
});
