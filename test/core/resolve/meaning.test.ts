/** Cases of the fold whose right answers were decided before it was asked: one square of land, a few acts. */
import { describe, expect, test } from "vitest";
import { atlasOf, claims, control, event, statement, title, treaty, who } from "./small-atlas.ts";

describe("title is built up effect by effect", () => {
  const own = atlasOf({
    "statements/a1.yaml": statement("a", "1920-01-01", "claims: land"),
    "statements/b1.yaml": statement("b", "1920-03-01", "claims: land"),
    "statements/a2.yaml": statement("a", "1920-06-01", "denies: b, over: land"),
  });
  test("a protest against another leaves one's own claim", () => {
    expect(title(own, "a")).toBe("held a");
    expect(claims(own)).toBe("a, b");
    expect(title(own, "everyone")).toBe("contested a, b");
    expect(title(own, "n")).toBe("unknown no-record");
  });
  test("a protest before the claim, or on its day, is no conflict", () => {
    for (const [x, y] of [
      ["1920-01-01", "1920-01-01"],
      ["1920-02-01", "1920-01-01"],
    ] as const) {
      const c = atlasOf({
        "statements/x.yaml": statement("a", x, "claims: land"),
        "statements/y.yaml": statement("a", y, "denies: b, over: land"),
        "statements/b.yaml": statement("b", "1919-01-01", "claims: land"),
      });
      expect(title(c, "a")).toBe("held a");
      expect(c.diagnostics.filter((d) => d.rule === "same-day-conflict")).toEqual([]);
    }
  });
  test("the order of effects in one record does not flip the answer", () => {
    for (const effects of [
      ["claims: land", "denies: b, over: land"],
      ["denies: b, over: land", "claims: land"],
    ])
      expect(title(atlasOf({ "statements/x.yaml": statement("a", "1920-01-01", ...effects) }), "a")).toBe("held a");
  });
  test("a claim for a third party survives a protest against a fourth", () => {
    const c = atlasOf({
      "statements/x.yaml": statement("a", "1919-01-01", "title: c, over: land"),
      "statements/y.yaml": statement("a", "1920-01-01", "denies: b, over: land"),
    });
    expect(title(c, "a")).toBe("held c");
  });
  test("of joint holders a denial takes one and leaves the others", () => {
    const c = atlasOf({
      "statements/x.yaml": statement("a", "1919-01-01", "title: [b, c], over: land"),
      "statements/y.yaml": statement("a", "1920-01-01", "denies: b, over: land"),
    });
    expect(title(c, "a", "1919-06-01")).toBe("joint b, c");
    expect(title(c, "a")).toBe("held c");
  });
  test("a denial that ends restores nothing, unless it reverts", () => {
    for (const [reverts, right] of [
      ["", "unknown lapsed"],
      [", reverts: true", "held b"],
    ] as const) {
      const c = atlasOf({
        "statements/x.yaml": statement("a", "1919-01-01", "title: b, over: land"),
        "statements/y.yaml": statement("a", "1920-01-01", `denies: b, over: land, until: "1920-06-01"${reverts}`),
      });
      expect(title(c, "a", "1920-02-01")).toBe("unknown denied");
      expect(title(c, "a")).toBe(right);
    }
  });
});

describe("denials are carried down, not in the way of others", () => {
  test("who protests against one still sees whom the consensus names", () => {
    const c = atlasOf({
      "events/e.yaml": event("1915-01-01", "title: h, over: land"),
      "statements/c.yaml": statement("c", "1920-01-01", "denies: b, over: land"),
    });
    expect(title(c, "c")).toBe("held h");
    expect(who(c, "c").title.denied).toEqual([{ polity: "b", by: ["c"] }]);
  });
  test("who protests against the very holder does not", () => {
    const c = atlasOf({
      "events/e.yaml": event("1915-01-01", "title: h, over: land"),
      "statements/c.yaml": statement("c", "1920-01-01", "denies: h, over: land"),
    });
    expect(title(c, "c")).toBe("unknown denied");
    expect(title(c, "n")).toBe("held h");
    expect(title(c, "everyone")).toBe("contested h");
  });
  test("of two whom the consensus names together, the other is left", () => {
    const c = atlasOf({
      "events/e.yaml": event("1915-01-01", "title: [b, h], over: land"),
      "statements/c.yaml": statement("c", "1920-01-01", "denies: b, over: land"),
    });
    expect(title(c, "c")).toBe("held h");
    expect(title(c, "n")).toBe("joint b, h");
  });
  test("a protest that ended no longer stands in the way", () => {
    const c = atlasOf({
      "events/e.yaml": event("1915-01-01", "title: h, over: land"),
      "statements/c.yaml": statement("c", "1920-01-01", 'denies: h, over: land, until: "1920-06-01"'),
    });
    expect(title(c, "c", "1920-02-01")).toBe("unknown denied");
    expect(title(c, "c")).toBe("held h");
  });
});

describe("a renunciation is about the one who renounces", () => {
  const given = atlasOf({
    "instruments/t1.yaml": treaty("a, b", "1919-01-01", "title: c, over: land"),
    "instruments/t2.yaml": treaty("a, b, h", "1920-01-01", "renounces: land, by: h"),
  });
  test("the other parties go on saying what they said of others", () => {
    expect(title(given, "a")).toBe("held c");
    expect(title(given, "b")).toBe("held c");
    expect(title(given, "h")).toBe("held c");
  });
  test("who renounces for itself among joint holders stops speaking", () => {
    const c = atlasOf({
      "instruments/t1.yaml": treaty("a, b", "1816-01-01", "title: [a, b], over: land"),
      "instruments/t2.yaml": treaty("a, c", "1839-01-01", "renounces: land, by: a"),
    });
    // what b said of a is overtaken by what a did itself
    expect(title(c, "b")).toBe("held b");
    expect(who(c, "a").title.holders.map((h) => h.polity)).not.toContain("a");
  });
  test("a third party's renunciation in a peace changes nothing of what the victor claims", () => {
    const c = atlasOf({
      "statements/a.yaml": statement("a", "1918-01-01", "claims: land"),
      "instruments/t.yaml": treaty("a, b, h", "1920-01-01", "renounces: land, by: h"),
    });
    expect(title(c, "a")).toBe("held a");
    expect(claims(c)).toBe("a");
  });
  test("a renunciation by somebody who held nothing is a plain answer", () => {
    const c = atlasOf({ "statements/x.yaml": statement("a", "1920-01-01", "renounces: land, by: a") });
    expect(title(c, "a")).toBe("unknown denied");
  });
});

describe("control is common ground", () => {
  test("events that everybody accepts supersede what an armistice said", () => {
    const c = atlasOf({
      "instruments/armistice.yaml": treaty("a, b", "1920-01-01", "control: a, over: land"),
      "events/june.yaml": event("1920-06-01", "control: c, over: land, mode: occupies"),
      "events/september.yaml": event("1920-09-01", "control: h, over: land, mode: occupies"),
    });
    expect(control(c, "everyone", "1920-02-01")).toBe("held a");
    expect(control(c, "everyone", "1920-07-01")).toBe("held c occupies");
    for (const viewpoint of ["everyone", "a", "b", "n"]) expect(control(c, viewpoint)).toBe("held h occupies");
  });
  test("an occupation supersedes a condominium in the eyes of its parties", () => {
    const c = atlasOf({
      "instruments/condominium.yaml": treaty("a, b", "1816-01-01", "control: [a, b], over: land"),
      "events/occupied.yaml": event("1914-08-04", "control: h, over: land, mode: occupies"),
    });
    expect(control(c, "a", "1900-01-01")).toBe("joint a, b");
    expect(control(c, "a", "1915-01-01")).toBe("held h occupies");
    expect(control(c, "everyone", "1915-01-01")).toBe("held h occupies");
  });
  test("a hand-over by treaty is fact for those who did not sign", () => {
    const c = atlasOf({
      "events/before.yaml": event("1919-01-01", "control: a, over: land"),
      "instruments/t.yaml": treaty("a, b", "1924-01-01", "control: b, over: land"),
    });
    expect(control(c, "n", "1923-12-31")).toBe("held a");
    expect(control(c, "n", "1924-01-01")).toBe("held b");
  });
  test("one polity's dissent about who ruled makes it contested for everyone and decides nothing alone", () => {
    const c = atlasOf({
      "events/e.yaml": event("1919-01-01", "control: a, over: land"),
      "statements/b.yaml": statement("b", "1920-01-01", "control: b, over: land"),
    });
    expect(control(c, "everyone")).toBe("contested a, b");
    expect(control(c, "b")).toBe("held b");
    expect(control(c, "n")).toBe("held a");
  });
  test("a fact that is only repeated supersedes nobody's word", () => {
    const c = atlasOf({
      "events/e.yaml": event("1919-01-01", "control: a, over: land"),
      "statements/b.yaml": statement("b", "1920-01-01", "control: b, over: land"),
      "events/again.yaml": event("1920-06-01", "control: a, over: land"),
    });
    expect(control(c, "b")).toBe("held b");
  });
  test("a withdrawal takes one out and leaves the others", () => {
    const c = atlasOf({
      "events/e.yaml": event("1919-01-01", "control: [a, b], over: land"),
      "events/w.yaml": event("1920-01-01", "withdraws: a, over: land"),
      "events/x.yaml": event("1920-06-01", "withdraws: c, over: land"),
    });
    expect(control(c, "everyone", "1920-01-01")).toBe("held b");
    expect(control(c, "everyone")).toBe("held b");
  });
  test("when the last one leaves, control does not come back to those who held it before", () => {
    const c = atlasOf({
      "events/first.yaml": event("1918-01-01", "control: h, over: land"),
      "instruments/armistice.yaml": treaty("a, h", "1918-11-11", "control: a, over: land"),
      "events/b.yaml": event("1919-06-01", "control: b, over: land"),
      "events/w.yaml": event("1920-03-01", "withdraws: b, over: land"),
    });
    for (const viewpoint of ["everyone", "a", "h", "n"]) expect(control(c, viewpoint)).toBe("unknown denied");
  });
  test("an effect that says according_to is theirs alone", () => {
    const c = atlasOf({ "instruments/t.yaml": treaty("a, b", "1920-01-01", "control: a, over: land, according_to: a") });
    expect(control(c, "a")).toBe("held a");
    expect(control(c, "n")).toBe("unknown no-record");
  });
});

describe("rules from more disputes", () => {
  test("A: a settlement between all who bear or claim is common ground", () => {
    const c = atlasOf({
      "events/bears.yaml": event("1870-01-01", "title: a, over: land"),
      "instruments/t.yaml": treaty("a, b", "1883-01-01", "cedes: land, by: a, to: b"),
    });
    expect(title(c, "n", "1882-01-01")).toBe("held a");
    expect(title(c, "n", "1890-01-01")).toBe("held b");
  });
  test("A: with a claimant unbound, nothing becomes common ground but that the giver is out", () => {
    const c = atlasOf({
      "events/bears.yaml": event("1870-01-01", "title: a, over: land"),
      "statements/c.yaml": statement("c", "1880-01-01", "claims: land"),
      "instruments/t.yaml": treaty("a, b", "1883-01-01", "cedes: land, by: a, to: b"),
    });
    expect(title(c, "n", "1890-01-01")).toMatch(/^unknown/);
    expect(title(c, "everyone", "1890-01-01")).toBe("contested b, c");
  });
  test("A: an award settles from the day on which the last of them accepts it", () => {
    const c = atlasOf({
      "statements/a.yaml": statement("a", "1880-01-01", "claims: land"),
      "statements/b.yaml": statement("b", "1880-01-01", "claims: land"),
      "instruments/award.yaml": "{ type: award, issued_by: [h], on: 1883-01-01, basis: derived, effects: [{ title: b, over: land }] }",
      "statements/a2.yaml": statement("a", "1884-01-01", "accepts: award, by: a"),
      "statements/b2.yaml": statement("b", "1883-06-01", "accepts: award, by: b"),
    });
    expect(title(c, "n", "1883-12-31")).toBe("unknown no-record");
    expect(title(c, "n", "1884-01-01")).toBe("held b");
  });
  test("B: one rival's law alone does not beat an undisputed bearer", () => {
    const c = atlasOf({
      "events/bears.yaml": event("1870-01-01", "title: a, over: land"),
      "statements/b.yaml": statement("b", "1880-01-01", "claims: land"),
    });
    expect(title(c, "everyone", "1890-01-01")).toBe("contested a, b");
    expect(title(c, "a", "1890-01-01")).toBe("held a");
    expect(claims(c, "1890-01-01")).toBe("a, b");
  });
  test("B: where the consensus ends, the bearer goes on speaking for itself: the status quo ante", () => {
    const c = atlasOf({
      "events/bears.yaml": event("1870-01-01", 'title: a, over: land, until: "1880-01-01"'),
      "statements/b.yaml": statement("b", "1880-01-01", "claims: land"),
    });
    expect(title(c, "n", "1879-12-31")).toBe("held a");
    expect(title(c, "n", "1890-01-01")).toBe("unknown lapsed");
    expect(title(c, "a", "1890-01-01")).toBe("held a");
    expect(title(c, "b", "1890-01-01")).toBe("held b");
    expect(title(c, "everyone", "1890-01-01")).toBe("contested a, b");
    expect(c.diagnostics.filter((d) => d.rule === "consensus-contradicted")).toEqual([]);
  });
  test("B: where the consensus itself has gone on to another, the bearer before is silent", () => {
    const c = atlasOf({
      "events/one.yaml": event("1870-01-01", "title: a, over: land"),
      "events/two.yaml": event("1880-01-01", "title: b, over: land"),
    });
    expect(title(c, "everyone", "1890-01-01")).toBe("held b");
    expect(title(c, "a", "1890-01-01")).toBe("held b");
  });
  test("C: bound to openness, a later claim is a claim in the common group and title in one's own eyes", () => {
    const c = atlasOf({
      "instruments/t.yaml": treaty("a, b", "1920-01-01", "leaves_open: land"),
      "statements/a.yaml": statement("a", "1920-06-01", "claims: land"),
    });
    expect(title(c, "a")).toBe("held a");
    expect(title(c, "everyone")).toBe("undetermined expressly-open");
    expect(who(c, "everyone").title.claimants).toEqual(["a"]);
    const both = atlasOf({
      "instruments/t.yaml": treaty("a, b", "1920-01-01", "leaves_open: land"),
      "statements/a.yaml": statement("a", "1920-06-01", "claims: land"),
      "statements/b.yaml": statement("b", "1920-07-01", "claims: land"),
    });
    expect(title(both, "everyone")).toBe("contested a, b");
  });
  test("C: an open question is no waiver: the claim of before lives, and contests others", () => {
    const c = atlasOf({
      "statements/a.yaml": statement("a", "1919-01-01", "claims: land"),
      "instruments/t.yaml": treaty("a, b", "1920-01-01", "leaves_open: land"),
    });
    expect(title(c, "a")).toBe("undetermined expressly-open");
    expect(claims(c)).toBe("a");
    const other = atlasOf({
      "statements/a.yaml": statement("a", "1919-01-01", "claims: land"),
      "instruments/t.yaml": treaty("a, b", "1920-01-01", "leaves_open: land"),
      "statements/c.yaml": statement("c", "1920-06-01", "claims: land"),
    });
    expect(title(other, "everyone")).toBe("contested a (claims), c");
  });
  test("C: an `open` from somebody not bound with the claimant is only listed", () => {
    const c = atlasOf({
      "statements/h.yaml": statement("h", "1919-01-01", "leaves_open: land"),
      "statements/a.yaml": statement("a", "1920-06-01", "claims: land"),
    });
    expect(title(c, "everyone")).toBe("held a");
    expect(who(c, "everyone").title.left_open_by).toEqual(["h"]);
  });
  test("D: what ends otherwise than by one's own act does not eat one's claim", () => {
    const c = atlasOf({
      "statements/a.yaml": statement("a", "1900-01-01", "claims: land"),
      "instruments/t.yaml": treaty("a, b", "1910-01-01", "title: b, over: land"),
      "statements/void.yaml": "{ according_to: a, when: 1920-01-01, basis: derived, effects: [{ annuls: t, mode: from-now }] }",
    });
    expect(title(c, "a", "1915-01-01")).toBe("held b");
    expect(title(c, "a", "1920-01-01")).toBe("held a");
    expect(claims(c, "1920-01-01")).toContain("a");
  });
  test("E: hearsay follows its bearer", () => {
    const c = atlasOf({
      "statements/h.yaml": statement("h", "1880-01-01", "title: a, over: land"),
      "instruments/t.yaml": treaty("a, b", "1890-01-01", "cedes: land, by: a, to: b"),
      "statements/n.yaml": statement("n", "1891-01-01", "title: a, over: land"),
    });
    expect(title(c, "everyone", "1890-06-01")).toBe("held b");
    expect(title(c, "h", "1890-06-01")).toBe("held b");
    expect(title(c, "everyone", "1891-01-01")).toBe("contested a, b");
  });
  const heirs = {
    "polities/h.yaml":
      "{ type: state, name: H, exists: { from: 1910-01-01 }, succeeds: { polity: a, when: 1910-01-01, inherits: [holdings] }, basis: derived }",
    "polities/a.yaml": "{ type: state, name: A, exists: { until: 1910-01-01 }, basis: derived }",
  };
  test("F: who denies the heir denies what was written as its predecessor's, not the reverse", () => {
    const written = atlasOf({
      ...heirs,
      "events/e.yaml": event("1900-01-01", "title: a, over: land"),
      "statements/c.yaml": statement("c", "1911-01-01", "denies: h, over: land"),
    });
    expect(title(written, "c")).toBe("unknown denied");
    const given = atlasOf({
      ...heirs,
      "statements/c.yaml": statement("c", "1905-01-01", "denies: a, over: land"),
      "events/e.yaml": event("1912-01-01", "title: h, over: land"),
    });
    expect(title(given, "c")).toBe("held h");
  });
  test("F: a holder that is no more, without an heir, is no answer", () => {
    const c = atlasOf({
      "polities/a.yaml": "{ type: state, name: A, exists: { until: 1910-01-01 }, basis: derived }",
      "events/e.yaml": event("1900-01-01", "title: a, over: land", "control: a, over: land"),
    });
    expect(title(c, "n", "1909-01-01")).toBe("held a");
    expect(title(c, "n")).toBe("unknown holder-ended");
    expect(control(c, "n")).toBe("unknown holder-ended");
  });
  test("G: the dead are silent, and those who accepted their decision say it", () => {
    const c = atlasOf({
      "polities/h.yaml": "{ type: international-body, name: H, exists: { until: 1910-01-01 }, survives: true, basis: derived }",
      "instruments/d.yaml":
        "{ type: award, issued_by: [h], on: 1905-01-01, basis: derived, effects: [{ title: b, over: land, survives: true }] }",
      "statements/c.yaml": statement("c", "1906-01-01", "accepts: d, by: c"),
      "statements/a.yaml": statement("a", "1880-01-01", "claims: land"),
    });
    expect(title(c, "h", "1911-01-01")).toBe("unknown lapsed");
    expect(title(c, "c", "1911-01-01")).toBe("held b");
  });
  test("H: what is accepted beforehand works from the day on which it binds its makers", () => {
    const c = atlasOf({
      "statements/a.yaml": statement("a", "1920-07-10", "accepts: award, by: a"),
      "instruments/award.yaml": "{ type: award, issued_by: [h], on: 1920-07-28, basis: derived, effects: [{ title: b, over: land }] }",
    });
    expect(title(c, "a", "1920-07-27")).toBe("unknown no-record");
    expect(title(c, "a", "1920-07-28")).toBe("held b");
  });
  test("I: title outlives the treaty that moved it", () => {
    const c = atlasOf({
      "instruments/t.yaml":
        "{ type: treaty, parties: [a, b], basis: derived, stages: [{ stage: signed, on: 1900-01-01 }, { stage: in-force, on: 1900-01-01 }, { stage: terminated, on: 1910-01-01 }], effects: [{ cedes: land, by: a, to: b }] }",
    });
    expect(title(c, "a")).toBe("held b");
  });
  test("J: an end takes only what rests on it", () => {
    const c = atlasOf({
      "statements/x.yaml": statement("a", "1900-01-01", 'title: b, over: land, until: "1910-01-01"'),
      "statements/y.yaml": statement("a", "1905-01-01", "title: c, over: land"),
      "statements/z.yaml": statement("h", "1900-01-01", 'denies: b, over: land, until: "1910-01-01"', "denies: b, over: land"),
    });
    expect(title(c, "a")).toBe("held c");
    expect(title(c, "h")).toBe("unknown denied");
  });
  test("L: a claimant whom a higher group denies contests nothing below", () => {
    const c = atlasOf({
      "statements/a.yaml": statement("a", "1919-01-01", "claims: land"),
      "instruments/t.yaml": treaty("a, b", "1920-01-01", "leaves_open: land"),
      "statements/c.yaml": statement("c", "1920-06-01", "claims: land"),
      "statements/n.yaml": statement("n", "1920-07-01", "denies: a, over: land"),
      "viewpoints/ranked.yaml": "{ name: Ranked, groups: [[n], [a, b, c], [consensus]] }",
    });
    expect(title(c, "ranked")).toBe("held c");
  });
});

describe("disputes name those who say so", () => {
  const parties = (c: ReturnType<typeof atlasOf>) =>
    c.resolver.disputes().map((d) => `${d.since} ${d.parties.join(", ")}${d.until ? ` until ${d.until}` : ""}`);
  test("a supporter stands behind a claimant who speaks for itself", () => {
    const c = atlasOf({
      "statements/a.yaml": statement("a", "1919-01-01", "claims: land"),
      "statements/b.yaml": statement("b", "1920-01-01", "claims: land"),
      "statements/c.yaml": statement("c", "1920-06-01", "title: b, over: land"),
    });
    expect(parties(c)).toEqual(["1920-01-01 a, b"]);
    expect(c.resolver.disputes()[0]?.grounds.map((g) => [g.polity, g.holders, g.accepted_by])).toEqual([
      ["a", ["a"], []],
      ["b", ["b"], ["c"]],
    ]);
  });
  test("who upholds a title that its bearer has given up is itself the party, and the bearer is none", () => {
    const c = atlasOf({
      "events/bears.yaml": event("1919-01-01", "title: a, over: land"),
      "instruments/t.yaml": treaty("a, b", "1939-03-22", "cedes: land, by: a, to: b"),
      "statements/c.yaml": statement("c", "1939-04-01", "title: a, over: land"),
    });
    expect(parties(c)).toEqual(["1939-04-01 b, c"]);
    expect(c.resolver.disputes()[0]?.grounds.find((g) => g.polity === "c")?.holders).toEqual(["a"]);
  });
  test("a treaty that leaves the matter open does not end a dispute of those who still claim", () => {
    const c = atlasOf({
      "statements/a.yaml": statement("a", "1919-01-01", "claims: land"),
      "statements/b.yaml": statement("b", "1919-02-01", "claims: land"),
      "instruments/t.yaml": treaty("a, b", "1920-01-01", "leaves_open: land"),
    });
    expect(parties(c)).toEqual(["1919-02-01 a, b"]);
  });
  test("a claim against an act that binds its claimant to an open question is a dispute with the other", () => {
    const c = atlasOf({
      "instruments/t.yaml": treaty("a, b", "1920-01-01", "leaves_open: land"),
      "statements/a.yaml": statement("a", "1920-06-01", "claims: land"),
    });
    expect(parties(c)).toEqual(["1920-06-01 a, b"]);
  });
  test("Klaipėda after the cession is nobody's dispute", () => {
    const c = atlasOf({
      "events/bears.yaml": event("1919-01-01", "title: a, over: land"),
      "instruments/t.yaml": treaty("a, b", "1939-03-22", "cedes: land, by: a, to: b"),
    });
    expect(parties(c)).toEqual([]);
  });
});

describe("outside the period", () => {
  const c = atlasOf({ "events/e.yaml": event("1915-01-01", "title: h, over: land", "control: h, over: land") }, { period: "1915/1940" });
  test("nothing is filled by the nearest record", () => {
    for (const day of ["1914-12-31", "1941-01-01", "2025-01-01"]) {
      expect(title(c, "n", day)).toBe("unknown outside-period");
      expect(control(c, "n", day)).toBe("unknown outside-period");
      expect(who(c, "n", day)).toMatchObject({ outside_period: true, claims: [] });
    }
    expect(title(c, "n", "1940-12-31")).toBe("held h");
    expect(c.resolver.snapshot(who(c, "n") && 26_000, "n", "title").outside_period).toBe(true);
  });
  test("what begins with the records was so before", () => {
    expect(who(c, "n", "1920-01-01").title).toMatchObject({ since: "1915-01-01", since_before: true });
  });
});

describe("conditions", () => {
  const records = {
    "instruments/t.yaml":
      "{ type: treaty, parties: [a, b], basis: derived, stages: [{ stage: signed, on: 1919-06-28 }, { stage: in-force, on: 1920-02-01 }], effects: [{ title: a, over: land, if: { record: vote, outcome: for-a } }, { title: b, over: land, if: { record: vote, outcome: for-b } }] }",
    "events/vote.yaml": "{ type: vote, when: 1922-03-20, outcome: for-a, basis: derived }",
  };
  const c = atlasOf(records);
  test("signed, in force and waiting, decided: each is told", () => {
    expect(title(c, "everyone", "1920-01-01")).toBe("unknown signed-not-in-force");
    expect(title(c, "everyone")).toBe("unknown condition-open");
    expect(who(c, "everyone").title.conditions).toEqual([
      { assertion: "t#1", condition: "vote", outcome: "for-a" },
      { assertion: "t#2", condition: "vote", outcome: "for-b" },
    ]);
    expect(title(c, "everyone", "1922-03-20")).toBe("held a");
    expect(who(c, "everyone", "1922-03-20").title.conditions).toBeUndefined();
  });
  test("nothing says that it did not come about before its day", () => {
    const reasons = (day: number) =>
      c.resolver
        .who({ at: [1, 1] }, day, { viewpoint: "everyone", explain: true })
        .title.rejected?.filter((r) => r.assertion === "t#2")
        .map((r) => r.reason);
    expect(new Set(reasons(-17_898))).toEqual(new Set(["condition-open"]));
    expect(new Set(reasons(-17_000))).toEqual(new Set(["condition-not-met"]));
  });
  test("a vote that was agreed and not held by its deadline", () => {
    const none = atlasOf({ ...records, "events/vote.yaml": "{ type: vote, when: 1922-03-20, outcome: not-held, basis: derived }" });
    expect(title(none, "everyone")).toBe("unknown condition-open");
    expect(title(none, "everyone", "1922-03-20")).toBe("unknown no-record");
  });
});

test("an uncertain answer holds nothing itself", () => {
  const c = atlasOf({ "events/e.yaml": event("[1920-12-01, 1921-02-01]", "title: h, over: land") });
  expect(who(c, "n").title).toMatchObject({ answer: "uncertain", holders: [], certainty: "uncertain" });
  expect(title(c, "n")).toBe("uncertain: held h | unknown no-record");
});

test("an act that declares what was always so changes no day", () => {
  const c = atlasOf({
    "statements/a.yaml": statement("a", "1900-01-01", "claims: land"),
    "instruments/t.yaml": treaty("a, b", "1925-01-01", "title: a, over: land, mode: declares"),
  });
  expect(who(c, "a", "1926-01-01").title).toMatchObject({ since: "1900-01-01", basis_since: "1900-01-01" });
});

test("faults of a protest, a renunciation, a withdrawal and a period are plain answers", () => {
  const c = atlasOf(
    {
      "statements/x.yaml": statement("a", "1920-01-01", "denies: a, over: land", "withdraws: b, over: land"),
      "statements/y.yaml": statement("a", "1920-01-01", "title: b, over: land, if: { record: nothing-like-it }"),
    },
    { period: "1940/1915" },
  );
  expect(title(c, "a", "1920-06-01")).toMatch(/^unknown/);
  expect(control(c, "a", "1920-06-01")).toMatch(/^unknown/);
});

test("who leaves a condominium by an act of its holders leaves the others in it (Schleswig 1864 and 1866)", () => {
  const records = { "events/held.yaml": event("1864-10-30", "title: [a, b], over: land") };
  const ceded = atlasOf({ ...records, "instruments/t.yaml": treaty("a, b", "1866-08-23", "renounces: land, by: a") });
  expect(title(ceded, "everyone", "1866-08-22")).toBe("joint a, b");
  expect(title(ceded, "everyone", "1866-08-24")).toBe("held b");
  // Two of three agree that one of them holds alone: the third, not bound, stays and contests it; who gave way is out.
  const three = atlasOf({
    "events/held.yaml": event("1889-06-14", "title: [a, b, c], over: land"),
    "instruments/t.yaml": treaty("a, b", "1899-11-14", "title: a, over: land"),
  });
  expect(title(three, "everyone", "1900-01-01")).toBe("contested a, c");
});

test("who has itself given land up need not be asked when it is settled", () => {
  const c = atlasOf({
    "events/held.yaml": event("1900-01-01", "title: [a, b], over: land"),
    "statements/b.yaml": statement("b", "1905-01-01", "title: a, over: land"),
    "instruments/t.yaml": treaty("a, c", "1910-01-01", "title: c, over: land"),
  });
  expect(title(c, "everyone", "1906-01-01")).toBe("held a");
  expect(title(c, "everyone", "1911-01-01")).toBe("held c");
});

test("where the dates can be read in too many ways to try all, the answer says so", () => {
  const events = Object.fromEntries(
    Array.from({ length: 13 }, (_, i) => [`events/e${i}.yaml`, event("[1915-01-01, 1925-01-01]", `title: ${"ab"[i % 2]}, over: land`)]),
  );
  const { stopped, certainty } = who(atlasOf(events), "everyone").title;
  expect(certainty).toBe("uncertain");
  expect(stopped?.readings).toBeGreaterThan(500);
  expect(stopped?.dates).toHaveLength(13);
  expect(who(atlasOf({ "events/e0.yaml": events["events/e0.yaml"] as string }), "everyone").title.stopped).toBeUndefined();
});

test("whoever stands on a common ground of which not all could be tried is told so", () => {
  // Six acts of one day by the consensus, and a settlement, so that the ground is worked out once for all viewpoints.
  const acts = Object.fromEntries(
    Array.from({ length: 6 }, (_, i) => [`events/e${i}.yaml`, event("1915-01-01", `title: [a, ${"bchn"[i % 4]}], over: land`)]),
  );
  const more = Object.fromEntries(
    Array.from({ length: 6 }, (_, i) => [`events/f${i}.yaml`, event("1915-01-01", `denies: ${"abchn"[i % 5]}, over: land`)]),
  );
  const c = atlasOf({ ...acts, ...more, "instruments/t.yaml": treaty("a, b", "1950-01-01", "title: a, over: land") });
  for (const viewpoint of ["everyone", "n"]) expect(who(c, viewpoint).title.stopped).toBeDefined();
});
