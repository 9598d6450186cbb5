import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { convert, dimensionOf, nearestUnit, parseQuantity, UNITS, unitId, unitName } from "../../../src/core/model/quantity.ts";
import { UNIT_WORDS } from "../../../src/core/model/unit-table.ts";

describe("reading quantities", () => {
  it.each([
    ["100000 dessiatine", 100_000, "dessiatine"],
    ["100,000 dessiatines", 100_000, "dessiatine"],
    ["100 000 dziesięciny", 100_000, "dessiatine"],
    ["6656 km²", 6656, "km2"],
    ["34,000 sq. mi.", 34_000, "sq-mi"],
    ["3 million gold roubles", 3_000_000, "gold-rouble"],
    ["3.3 million gold-rouble", 3_300_000, "gold-rouble"],
    ["41,907.9 km2", 41_907.9, "km2"],
    ["56.1 %", 56.1, "percent"],
    ["20,000 troops", 20_000, "troops"],
    ["$5 million", 5_000_000, "usd"],
    ["-4 km", -4, "km"],
    ["1 nautical mile", 1, "nm"],
  ])("%s", (text, value, unit) => expect(parseQuantity(text)).toEqual({ ok: true, quantity: { value, unit }, known: true }));

  it("leaves a unit that it does not know as written, for the atlas to define", () => {
    expect(parseQuantity("5 wloka")).toEqual({ ok: true, quantity: { value: 5, unit: "wloka" }, known: false });
  });

  it.each([
    ["13490", "quantity-without-unit", "13490 has no unit"],
    ["3 million", "quantity-without-unit", "3 million has no unit"],
    ["many km2", "wrong-type", "`many km2` does not begin with a number"],
    ["29,5 km2", "wrong-type", "`29,5 km2` has `,` where the decimals or thousands are not clear"],
    ["7000-8000 troops", "wrong-type", "`7000-8000 troops` is two numbers"],
    ["1e400 km", "wrong-type", "1e400 is too large to be reckoned with"],
  ])("%s: %s", (text, rule, message) => {
    const result = parseQuantity(text);
    expect(result).toMatchObject({ ok: false, fault: { rule, message } });
    expect(!result.ok && result.fault.help).toBeTruthy();
  });

  it("takes 29,5 for a decimal only in its advice", () =>
    expect(parseQuantity("29,5 km2")).toMatchObject({ fault: { help: "write 29.5 km2" } }));

  it("never throws, and never reads a number that is not finite", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom("1", "0", ",", ".", " ", "-", "e", "k", "m", "2", "$", "million") })),
        (text) => {
          const result = parseQuantity(text);
          if (result.ok) expect(Number.isFinite(result.quantity.value)).toBe(true);
        },
      ),
    );
  });
});

describe("units", () => {
  it("are each read by id and by each name", () => {
    for (const [id, { name }] of Object.entries(UNITS)) {
      expect(unitId(id)).toBe(id);
      expect(parseQuantity(`2 ${name.en}`)).toMatchObject({ known: true });
      for (const lang of ["en", "lt", "pl"]) expect(unitName(id, lang)).toBe(name[lang as "en"]);
    }
  });

  it("never share an English name", () => {
    const taken = new Map<string, string>();
    for (const [id, { name }] of Object.entries(UNITS)) {
      expect(taken.get(name.en)).toBeUndefined();
      taken.set(name.en, id);
      expect(UNIT_WORDS.get(id.replaceAll("-", " "))).toBe(id);
    }
  });

  it.each([
    ["desiatines", "dessiatine"],
    ["gold-rubel", "gold-rouble"],
    ["kilometr", "km"],
    ["hectars", "ha"],
    ["xqz", undefined],
    ["", undefined],
  ])("nearest to %s: %s", (word, unit) => expect(nearestUnit(word)).toBe(unit));

  it("finds the atlas's own units too", () => expect(nearestUnit("wlokas", { wloka: { name: { en: "wloka" } } })).toBe("wloka"));
});

describe("converting", () => {
  it("keeps to the measures of the dossier", () => {
    expect(convert({ value: 100_000, unit: "dessiatine" }, "ha")).toBeCloseTo(109_250, 6);
    expect(convert({ value: 34_000, unit: "sq-mi" }, "km2")).toBeCloseTo(88_059.6, 1);
    expect(convert({ value: 15, unit: "verst" }, "km")).toBeCloseTo(16.002, 6);
    expect(convert({ value: 1, unit: "sq-verst" }, "km2")).toBeCloseTo(1.138, 3);
  });

  it("does not turn one currency or count into another", () => {
    expect(convert({ value: 3, unit: "gold-rouble" }, "litas")).toBeUndefined();
    expect(convert({ value: 3, unit: "persons" }, "troops")).toBeUndefined();
    expect(convert({ value: 3, unit: "km" }, "km2")).toBeUndefined();
    expect(convert({ value: 3, unit: "nothing" }, "km2")).toBeUndefined();
    expect(convert({ value: 3, unit: "gold-rouble" }, "gold-rouble")).toBe(3);
  });

  it("reckons with the atlas's own units, through each other, and not in circles", () => {
    const own = {
      wloka: { name: { en: "włóka" }, factor: 30, of: "morg" },
      morg: { name: { en: "morg" }, factor: 0.56, of: "ha" },
      a: { name: { en: "a" }, factor: 2, of: "b" },
      b: { name: { en: "b" }, factor: 2, of: "a" },
      cart: { name: { en: "cartload" } },
      carts: { name: { en: "ten cartloads" }, factor: 10, of: "cart" },
    };
    expect(convert({ value: 2, unit: "wloka" }, "ha", own)).toBeCloseTo(33.6, 9);
    expect(convert({ value: 3, unit: "carts" }, "cart", own)).toBe(30);
    expect(convert({ value: 1, unit: "a" }, "ha", own)).toBeUndefined();
    expect(dimensionOf("wloka", own)).toBe("area");
    expect(unitName("wloka", "lt", own)).toBe("włóka");
  });

  it("goes there and back", () => {
    const areas = Object.keys(UNITS).filter((id) => UNITS[id]?.dimension === "area");
    fc.assert(
      fc.property(
        fc.double({ min: 1e-3, max: 1e9, noNaN: true }),
        fc.constantFrom(...areas),
        fc.constantFrom(...areas),
        (value, from, to) => {
          const there = convert({ value, unit: from }, to) ?? Number.NaN;
          expect(Math.abs((convert({ value: there, unit: to }, from) ?? 0) / value - 1)).toBeLessThan(1e-12);
        },
      ),
    );
  });
});
