import { expect, test } from "vitest";
import { type Georeference, isFault, type Pixel, readGeoreference } from "../../../src/core/space/georeference.ts";

type Point = readonly [pixel: Pixel, at: readonly [lon: number, lat: number]];

const annotation = (points: readonly Point[], transformation?: unknown, more: object = {}): string =>
  JSON.stringify({
    type: "Annotation",
    motivation: "georeferencing",
    target: { source: { id: "https://iiif.example/map/", type: "ImageService2", width: 1000, height: 800, ...more } },
    body: {
      type: "FeatureCollection",
      ...(transformation !== undefined && { transformation }),
      features: points.map(([resourceCoords, coordinates]) => ({
        type: "Feature",
        properties: { resourceCoords },
        geometry: { type: "Point", coordinates },
      })),
    },
  });

/** Pixels of a picture that is drawn on the plane of Mercator, turned and bent. */
const place = ([x, y]: Pixel, bent: number): readonly [number, number] => {
  const [u, v] = [(x - 500) / 1000, (y - 400) / 1000];
  const lon = 25 + 2 * u - 0.3 * v + bent * u * u;
  const up = 1.15 - 0.04 * v - 0.005 * u + bent * 0.01 * u * v;
  return [lon, ((2 * Math.atan(Math.exp(up)) - Math.PI / 2) * 180) / Math.PI];
};
const KNOTS: readonly Pixel[] = [0, 250, 600, 800].flatMap((y) => [0, 300, 700, 1000].map((x): Pixel => [x, y]));
const pointsOf = (bent: number): readonly Point[] => KNOTS.map((pixel) => [pixel, place(pixel, bent)]);
const read = (text: string): Georeference => {
  const found = readGeoreference(text);
  if (isFault(found)) throw new Error(found.message);
  return found;
};
const off = (georeference: Georeference, bent: number): number =>
  Math.max(
    ...(
      [
        [123, 45],
        [640, 777],
        [990, 10],
      ] as const
    ).map((pixel) => {
      const [found, wanted] = [georeference.at(pixel), place(pixel, bent)];
      return Math.hypot(found[0] - wanted[0], found[1] - wanted[1]);
    }),
  );

test("a turned picture is laid by its points: to the millimetre with a polynomial that can say it", () => {
  expect(off(read(annotation(pointsOf(0).slice(0, 6))), 0)).toBeLessThan(1e-8);
  expect(off(read(annotation(pointsOf(0.2), { type: "polynomial", options: { order: 2 } })), 0.2)).toBeLessThan(1e-8);
  expect(off(read(annotation(pointsOf(0.2), { type: "polynomial3" })), 0.2)).toBeLessThan(1e-8);
  expect(read(annotation(pointsOf(0))).straight).toBe(true);
});

test("a thin-plate spline goes through every point, and nearly right between them", () => {
  const spline = read(annotation(pointsOf(0.2), { type: "thinPlateSpline" }));
  for (const [pixel, [lon, lat]] of pointsOf(0.2)) {
    const found = spline.at(pixel);
    expect(Math.hypot(found[0] - lon, found[1] - lat)).toBeLessThan(1e-8);
  }
  expect(off(spline, 0.2)).toBeLessThan(0.01);
});

test("a page of annotations, an image service, points as older annotations name them", () => {
  const one = JSON.parse(annotation(pointsOf(0)).replaceAll("resourceCoords", "pixelCoords"));
  const found = read(JSON.stringify({ type: "AnnotationPage", items: [one] }));
  expect(found.image).toBe("https://iiif.example/map");
  expect(off(found, 0)).toBeLessThan(1e-8);
});

test.each<[string, string, RegExp]>([
  ["no JSON", "{", /^this is no JSON/],
  ["another thing", "[]", /no georeference annotation/],
  ["no size", annotation(pointsOf(0), undefined, { width: undefined }), /lacks “width” and “height”/],
  ["too few", annotation(pointsOf(0).slice(0, 5), { type: "polynomial", options: { order: 2 } }), /has 5 points, and .* needs 6/],
  ["one line", annotation(pointsOf(0).slice(0, 4)), /do not fix the picture/],
  ["one line of a spline", annotation(pointsOf(0).slice(0, 4), { type: "thinPlateSpline" }), /do not fix the picture/],
  [
    "a point twice in a spline",
    annotation([...pointsOf(0), pointsOf(0)[0] as Point], { type: "thinPlateSpline" }),
    /do not fix the picture/,
  ],
  [
    "beyond a pole",
    annotation([
      [
        [0, 0],
        [25, 95],
      ],
    ]),
    /point 1 lies at longitude 25, latitude 95/,
  ],
  [
    "outside of the picture",
    annotation([
      [
        [1200, 0],
        [25, 55],
      ],
    ]),
    /outside a picture of 1000 × 800/,
  ],
  ["an order that nobody knows", annotation(pointsOf(0), { type: "polynomial", options: { order: 4 } }), /order 4, wanted 1, 2 or 3/],
  ["another transformation", annotation(pointsOf(0), { type: "projective" }), /“projective”, wanted polynomial or thinPlateSpline/],
])("what is wrong is said: %s", (_, text, message) => {
  const found = readGeoreference(text);
  expect(isFault(found) ? found.message : "read").toMatch(message);
});
