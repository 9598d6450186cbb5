/** `dejure map INTERVAL --every …`: the pictures of a film. */
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { dejure } from "./fake-world.ts";
import { readPng } from "./png.ts";

const vilnius = fileURLToPath(new URL("../../atlases/vilnius", import.meta.url));
const map = (...more: string[]) => dejure(["map", ...more, "--atlas", vilnius, "--layer", "control", "--as", "lithuania"], { cwd: "/" });
const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);

test("a picture a period: numbered, dated, and all of the same part of the world", async () => {
  const done = await map("1920/1921", "--every", "6 months", "-o", "film");
  expect([done.status, done.stderr]).toEqual([0, ""]);
  const days = ["0001_1920-01-01", "0002_1920-07-01", "0003_1921-01-01", "0004_1921-07-01"];
  expect([...done.bytes.keys()]).toEqual(days.map((day) => `/film/${day}.svg`));
  const pictures = days.map((day) => text(done.bytes.get(`/film/${day}.svg`)));
  // the day is written in it
  for (const [i, day] of days.entries()) expect(pictures[i]).toContain(`>${day.slice(5)} · as seen by Lithuania`);
  // the land under it lies at the same place on every day, though what is held differs
  const land = (svg: string) => {
    const numbers = (/<path d="([^"]+)"/.exec(svg)?.[1] ?? "").match(/-?\d+(\.\d+)?/g)?.map(Number) ?? [];
    return [0, 1].flatMap((axis) => [Math.min, Math.max].map((of) => of(...numbers.filter((_, i) => i % 2 === axis))));
  };
  expect(pictures.map(land)).toEqual(Array.from({ length: 4 }, () => land(pictures[0] ?? "")));
  expect(new Set(pictures).size).toBe(4);
  expect(new Set(pictures.map((svg) => /<rect y="(\d+)"/.exec(svg)?.[1])).size).toBe(1);
});

test("a picture for each change: the first day, and every day on which land changes hands", async () => {
  const done = await map("1920-10-01/1920-10-20", "--every", "change", "--format", "png", "--width", "320", "-o", "film");
  expect([done.status, done.stderr]).toEqual([0, ""]);
  const names = [...done.bytes.keys()];
  expect(names[0]).toBe("/film/0001_1920-10-01.png");
  // Żeligowski's troops take Vilnius
  expect(names.some((name) => name.endsWith("_1920-10-09.png"))).toBe(true);
  expect(readPng(done.bytes.get(names[0] as string) as Uint8Array).width).toBe(320);
});

test("what cannot be filmed is said with what to write instead", async () => {
  for (const [args, says] of [
    [["1920", "--every", "fortnight", "-o", "film"], "fortnight is neither change nor the length of a period"],
    [["1920", "--every", "month"], "name a folder with -o FOLDER"],
    [["1920", "--every", "month", "--format", "csv", "-o", "film"], "--every is of svg and png"],
    [["0001/1940", "--every", "day", "-o", "film"], "more than 2000 frames"],
  ] as const) {
    const done = await map(...args);
    expect(done.status).toBe(2);
    expect(done.stderr).toContain(says);
  }
});
