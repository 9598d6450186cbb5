import { expect, test } from "vitest";
import { KeptAnswers } from "../../src/server/kept-answers.ts";

const answer = (body: string) => ({ status: 200, headers: {}, body });

test("an answer is kept from the second time it is asked for", () => {
  const kept = new KeptAnswers(100_000);
  kept.keep("/api/who?a", answer("one"));
  expect(kept.get("/api/who?a")).toBeUndefined();
  kept.keep("/api/who?a", answer("one"));
  expect(kept.get("/api/who?a")?.body).toBe("one");
});

test("the least lately asked goes first, and one answer never takes a quarter of the room", () => {
  const kept = new KeptAnswers(10_000);
  const twice = (key: string, body: string): void => {
    kept.keep(key, answer(body));
    kept.keep(key, answer(body));
  };
  twice("large", "x".repeat(2000));
  expect(kept.get("large")).toBeUndefined();
  for (let i = 0; i < 8; i++) {
    twice(`/${i}`, "x".repeat(400));
    kept.get("/0");
  }
  expect(kept.get("/0")).toBeDefined();
  expect(kept.get("/1")).toBeUndefined();
  expect(kept.get("/7")).toBeDefined();
});

test("what takes another thread to make again is kept at once", () => {
  const kept = new KeptAnswers(10_000, { atOnce: true });
  kept.keep("/", answer("one"));
  expect(kept.get("/")?.body).toBe("one");
});
