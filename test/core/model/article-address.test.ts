import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addressIn, eIdOf } from "../../../src/core/model/article-address.ts";

describe("eIds of articles", () => {
  it.each([
    ["2", "art_2"],
    ["Article 2", "art_2"],
    ["art. 02", "art_2"],
    ["2 bis", "art_2bis"],
    ["XI", "art_XI"],
    ["11(1)", "art_11__para_1"],
    ["XI § 1", "art_XI__para_1"],
    ["12.3.b", "art_12__para_3__subpara_b"],
    ["preamble", "preamble"],
    ["declaration", "att_declaration"],
    ["secret-protocol", "att_secret-protocol"],
    ["Annex 1", "att_annex-1"],
    ["protocol, article 3", "att_protocol__art_3"],
    ["Part III, Article 87", "part_III__art_87"],
    ["приложение", "att_приложение"],
  ])("%s is %s", (key, eid) => expect(eIdOf(key)).toBe(eid));

  it("name an effect as a paragraph, below a paragraph as a subparagraph", () => {
    expect(eIdOf("2", 1)).toBe("art_2__para_1");
    expect(eIdOf("declaration", 2)).toBe("att_declaration__para_2");
    expect(eIdOf("11(1)", 2)).toBe("art_11__para_1__subpara_2");
  });

  it("are read back among the articles of an act, as are its own keys", () => {
    const keys = ["1", "2", "11", "11(1)", "Article 12", "declaration"];
    expect(addressIn(keys, "art_2")).toEqual({ article: "2" });
    expect(addressIn(keys, "art_2__para_1")).toEqual({ article: "2", effect: 1 });
    expect(addressIn(keys, "2/1")).toEqual({ article: "2", effect: 1 });
    expect(addressIn(keys, "art_12")).toEqual({ article: "Article 12" });
    // A paragraph that has a key of its own is meant before an effect of its article.
    expect(addressIn(keys, "art_11__para_1")).toEqual({ article: "11(1)" });
    expect(addressIn(keys, "art_11__para_2")).toEqual({ article: "11", effect: 2 });
    expect(addressIn(keys, "ATT_Declaration")).toEqual({ article: "declaration" });
    for (const part of ["art_3", "art_2__para_0", "art_2__subpara_1", "3/1", "", "art_", "2/x"])
      expect(addressIn(keys, part), part).toBeUndefined();
  });

  it("hold no white space and lead back to their key, whatever it is", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ minLength: 1 }), fc.nat(400).map(String)),
        fc.option(fc.integer({ min: 1, max: 99 }), { nil: undefined }),
        (key, effect) => {
          const eid = eIdOf(key, effect);
          expect(eid).not.toMatch(/\s/);
          expect(addressIn([key], eid)).toEqual({ article: key, ...(effect !== undefined && { effect }) });
        },
      ),
    );
  });
});
