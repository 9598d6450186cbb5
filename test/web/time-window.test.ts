import { expect, test } from "vitest";
import { dayFromCivil } from "../../src/core/time/calendar.ts";
import { type Tick, tickNear } from "../../src/web/events.ts";
import { following, type Stretch, timeMarks, zoomed } from "../../src/web/time-window.ts";

const whole: Stretch = [0, 1000];

test("what lies under the pointer stays there while time is magnified, and the ends of the period hold", () => {
  expect(zoomed(whole, whole, 2, 500)).toEqual([250, 750]);
  expect(zoomed(whole, whole, 2, 200)).toEqual([100, 600]);
  expect(zoomed(whole, whole, 2, 0)).toEqual([0, 500]);
  expect(zoomed([250, 750], whole, 0.5, 300)).toEqual([0, 1000]);
  expect(zoomed([250, 750], whole, 0.1, 700)).toEqual(whole);
});

test("nothing shorter than two months is shown, but for a period that is", () => {
  expect(zoomed([100, 180], whole, 8, 140)).toEqual([110, 170]);
  expect(zoomed([0, 10], [0, 10], 2, 5)).toEqual([0, 10]);
});

test("the stretch follows a day that leaves it, on either side, and stays within the period", () => {
  expect(following([400, 600], whole, 500)).toEqual([400, 600]);
  expect(following([400, 600], whole, 600)).toEqual([400, 600]);
  expect(following([400, 600], whole, 601)).toEqual([431, 631]);
  expect(following([400, 600], whole, 300)).toEqual([270, 470]);
  expect(following([400, 600], whole, 10)).toEqual([0, 200]);
  // a thumb that was let go at the very end
  expect(following([400, 600], whole, 599, 0.03)).toEqual([429, 629]);
});

const month = (n: number): string => "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ")[n] as string;
const labels = (from: number, to: number, width: number): readonly string[] =>
  timeMarks([from, to], width, month).flatMap(({ label }) => label ?? []);

test("below the strip stand as many years or months as have room", () => {
  const day = (year: number, m = 1): number => dayFromCivil(year, m, 1);
  expect(labels(day(1915), day(1941), 900)).toEqual(Array.from({ length: 13 }, (_, i) => String(1916 + 2 * i)));
  expect(labels(day(1915), day(1941), 270)).toEqual(["1920", "1925", "1930", "1935", "1940"]);
  expect(labels(day(1918), day(1922), 900)).toEqual([
    "Apr",
    "Jul",
    "Oct",
    "1919",
    "Apr",
    "Jul",
    "Oct",
    "1920",
    "Apr",
    "Jul",
    "Oct",
    "1921",
    "Apr",
    "Jul",
    "Oct",
  ]);
  expect(labels(day(1920, 6), day(1920, 9), 600)).toEqual(["Jul", "Aug"]);
  for (const width of [200, 270, 900, 1600])
    for (const span of [60, 400, 1500, 9500, 50_000, 1_500_000]) {
      const marks = timeMarks([0, span], width, month).filter(({ label }) => label !== undefined);
      const places = marks.map(({ day: at }) => (at / span) * width);
      for (let i = 1; i < places.length; i++)
        expect((places[i] as number) - (places[i - 1] as number), `${span} on ${width}`).toBeGreaterThan(35);
    }
});

test("the tick of a day is the one with an event on it, else the nearest that a finger may mean", () => {
  const tick = (at: number, ...days: number[]): Tick => ({ at, events: days.map((day) => ({ day, name: { en: String(day) } })) });
  const [a, b] = [tick(10, 1, 5), tick(40, 9)];
  expect(tickNear([a, b], 5, 20)).toBe(a);
  expect(tickNear([a, b], 7, 30)).toBe(b);
  expect(tickNear([a, b], 30, 90)).toBeUndefined();
});
