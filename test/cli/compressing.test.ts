/** Answers are compressed for those who say that they can read them so. */
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { codingFor, compressing } from "../../src/cli/compressing.ts";

const TEXT = "Whose was this land, on that day? ".repeat(200);
const answered = async (accept: string | undefined, headers: Record<string, string> = {}, body: BodyInit = TEXT, method = "GET") =>
  compressing(() => new Response(method === "HEAD" ? null : body, { headers: { "content-type": "text/html; charset=utf-8", ...headers } }))(
    new Request("http://localhost/", { method, headers: accept === undefined ? {} : { "accept-encoding": accept } }),
  );
const bytesOf = async (response: Response): Promise<Uint8Array> => new Uint8Array(await response.arrayBuffer());

test.each([
  [null, undefined],
  ["", undefined],
  ["identity", undefined],
  ["gzip, deflate, br", "br"],
  ["gzip;q=1, br;q=0.5", "gzip"],
  ["br;q=0, gzip", "gzip"],
  ["*", "br"],
  ["*;q=0", undefined],
  ["br;q=0, *", "gzip"],
  ["deflate, zstd", undefined],
  ["GZIP", "gzip"],
])("who accepts %j gets %s", (accepted, coding) => {
  expect(codingFor(accepted)).toBe(coding);
});

test("a text comes smaller and is the same text", async () => {
  const [br, gz, plain] = [await answered("gzip, br"), await answered("gzip"), await answered(undefined)];
  expect([br, gz, plain].map((one) => [one.headers.get("content-encoding"), one.headers.get("vary")])).toEqual([
    ["br", "accept-encoding"],
    ["gzip", "accept-encoding"],
    [null, "accept-encoding"],
  ]);
  const small = await bytesOf(br);
  expect(small.length).toBeLessThan(TEXT.length / 10);
  expect(brotliDecompressSync(small).toString()).toBe(TEXT);
  expect(gunzipSync(await bytesOf(gz)).toString()).toBe(TEXT);
  expect(await plain.text()).toBe(TEXT);
});

test("its tag is a weak one, what it varies by is kept, and its status too", async () => {
  const one = await answered("br", { etag: '"abc"', vary: "accept" });
  expect([one.status, one.headers.get("etag"), one.headers.get("vary")]).toEqual([200, 'W/"abc"', "accept, accept-encoding"]);
});

test("what is small, no text, a stream or asked for by HEAD stays as it is", async () => {
  expect((await answered("br", {}, "short")).headers.get("content-encoding")).toBeNull();
  expect((await answered("br", { "content-type": "image/png" })).headers.get("content-encoding")).toBeNull();
  expect((await answered("br", { "content-type": "text/event-stream" })).headers.get("content-encoding")).toBeNull();
  expect((await answered("br", {}, TEXT, "HEAD")).headers.get("content-encoding")).toBeNull();
});
