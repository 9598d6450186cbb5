import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cross, ExactArea, meetsPixel, SUBGRID, signOf, turn, turnAt } from "../../../src/core/space/exact.ts";

const lon = fc.integer({ min: -1_800_000_000, max: 1_800_000_000 });
const lat = fc.integer({ min: -900_000_000, max: 900_000_000 });
const exact = (ax: number, ay: number, bx: number, by: number, cx: number, cy: number) =>
  BigInt(bx - ax) * BigInt(cy - ay) - BigInt(by - ay) * BigInt(cx - ax);
const sign = (n: number | bigint) => (n > 0 ? 1 : n < 0 ? -1 : 0);

describe("predicates agree with whole-number arithmetic", () => {
  test("turn, everywhere on the grid", () => {
    fc.assert(
      fc.property(lon, lat, lon, lat, lon, lat, (ax, ay, bx, by, cx, cy) => {
        expect(turn(ax, ay, bx, by, cx, cy)).toBe(Number(exact(ax, ay, bx, by, cx, cy)));
      }),
    );
  });
  test("turn, nearly collinear", () => {
    fc.assert(
      fc.property(
        lon,
        lat,
        lon,
        lat,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: -1, max: 1 }),
        (ax, ay, bx, by, t, off) => {
          const cx = Math.round(ax + t * (bx - ax));
          const cy = Math.round(ay + t * (by - ay)) + off;
          expect(sign(turn(ax, ay, bx, by, cx, cy))).toBe(sign(exact(ax, ay, bx, by, cx, cy)));
          expect(sign(turnAt(ax, ay, bx, by, cx, cy))).toBe(sign(exact(ax, ay, bx, by, cx, cy)));
          const px = ax + Math.round(t * (bx - ax) * SUBGRID) / SUBGRID;
          const py = ay + Math.round(t * (by - ay) * SUBGRID) / SUBGRID;
          const fine = exact(ax * SUBGRID, ay * SUBGRID, bx * SUBGRID, by * SUBGRID, px * SUBGRID, py * SUBGRID);
          expect(sign(turnAt(ax, ay, bx, by, px, py))).toBe(sign(fine));
        },
      ),
    );
  });
  test("sums of areas", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(lon, lat), { minLength: 3, maxLength: 40 }), (ring) => {
        const sum = new ExactArea();
        let wanted = 0n;
        ring.forEach(([x0, y0], i) => {
          const [x1, y1] = ring[(i + 1) % ring.length]!;
          sum.edge(x0, y0, x1, y1);
          wanted += BigInt(x0) * BigInt(y1) - BigInt(x1) * BigInt(y0);
        });
        sum.settle();
        expect(BigInt(sum.high) * 4294967296n + BigInt(sum.low)).toBe(wanted);
        expect(signOf(sum.high, sum.low)).toBe(sign(wanted));
      }),
    );
    expect(signOf(1, -4294967296)).toBe(0);
    expect(signOf(-1, 4294967297)).toBe(1);
    expect(cross(3, 5, 15, 1)).toBe(0);
  });
  test("a segment meets the open pixel, not its corners", () => {
    expect(meetsPixel(0, 0, 2, 2, 1, 1)).toBe(true);
    expect(meetsPixel(0, 0, 2, 2, 1, 0)).toBe(false);
    expect(meetsPixel(0, 0, 3, 1, 1, 0)).toBe(true);
    expect(meetsPixel(0, 0, 3, 1, 4, 1)).toBe(false);
  });
});
