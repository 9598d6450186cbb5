/** Siblings of the cases that taught the corrected fold (a1, a5, a6, b1, c1, d1): the same mistake in other clothes. */
import { describe, expect, test } from "vitest";
import { atlasOf, claims, control, event, statement, title, treaty, who } from "./small-atlas.ts";

type Case = readonly [what: string, records: Readonly<Record<string, string>>, answers: Readonly<Record<string, string>>];
const LATE = "1921-01-01";
/** Answers by viewpoint, or by `claims`, and by `control viewpoint`. */
const check = (records: Case[1], answers: Case[2]): void => {
  const c = atlasOf(records);
  const found = Object.keys(answers).map((asked) => {
    const [what = "", day = LATE] = asked.split(" on ");
    if (what === "claims") return [asked, claims(c, day)];
    const [layer = "", viewpoint] = what.split(" ");
    return [asked, viewpoint ? control(c, viewpoint, day) : title(c, layer, day)];
  });
  expect(Object.fromEntries(found)).toEqual(answers);
};
const claim = statement("a", "1920-01-01", "claims: land");
const rival = statement("b", "1920-03-01", "claims: land");

describe("a1: a protest leaves the protester's own claim", () => {
  test.each<Case>([
    [
      "against two rivals, on two days",
      {
        "statements/a.yaml": claim,
        "statements/b.yaml": rival,
        "statements/c.yaml": statement("c", "1920-04-01", "claims: land"),
        "statements/p.yaml": statement("a", "1920-06-01", "denies: b, over: land"),
        "statements/q.yaml": statement("a", "1920-07-01", "denies: c, over: land"),
      },
      { a: "held a", claims: "a, b, c", everyone: "contested a, b, c", n: "unknown no-record" },
    ],
    [
      "and so does one that ends",
      {
        "statements/a.yaml": claim,
        "statements/b.yaml": rival,
        "statements/p.yaml": statement("a", "1920-06-01", 'denies: b, over: land, until: "1920-09-01"'),
      },
      { "a on 1920-08-01": "held a", a: "held a", claims: "a, b" },
    ],
    [
      "and one that was declared void",
      {
        "statements/a.yaml": claim,
        "statements/p.yaml": statement("a", "1920-06-01", "denies: b, over: land"),
        "statements/v.yaml": statement("a", "1920-09-01", "annuls: p, mode: ab-initio"),
      },
      { a: "held a", claims: "a" },
    ],
    [
      "and a joint holder's own share",
      {
        "instruments/t.yaml": treaty("a, h", "1919-01-01", "title: [a, h], over: land"),
        "statements/p.yaml": statement("a", "1920-06-01", "denies: b, over: land"),
      },
      { a: "joint a, h", h: "joint a, h", claims: "a, h" },
    ],
  ])("%s", (_, records, answers) => check(records, answers));
});

describe("a5: who protests still sees whom the others name", () => {
  test.each<Case>([
    [
      "of a holder that a settlement made",
      {
        "instruments/t.yaml": treaty("a, h", "1915-01-01", "title: h, over: land"),
        "statements/c.yaml": statement("c", "1920-01-01", "denies: b, over: land"),
      },
      { c: "held h" },
    ],
    [
      "of two by whom consensus says it is held jointly, none of whom is denied",
      {
        "events/e.yaml": event("1915-01-01", "title: [a, h], over: land"),
        "statements/c.yaml": statement("c", "1920-01-01", "denies: b, over: land"),
      },
      { c: "joint a, h" },
    ],
    [
      "of nobody's land",
      { "events/e.yaml": event("1915-01-01", "nobody: land"), "statements/c.yaml": statement("c", "1920-01-01", "denies: b, over: land") },
      { c: "none nobody" },
    ],
    [
      "of an open question",
      {
        "events/e.yaml": event("1915-01-01", "leaves_open: land"),
        "statements/c.yaml": statement("c", "1920-01-01", "denies: b, over: land"),
      },
      { c: "undetermined expressly-open" },
    ],
  ])("%s", (_, records, answers) => check(records, answers));
});

describe("a6: a renunciation is about who renounces", () => {
  const given = { "instruments/t1.yaml": treaty("a, b", "1919-01-01", "title: c, over: land") };
  test.each<Case>([
    [
      "in a treaty of which the other party claims for itself",
      { "statements/a.yaml": claim, "instruments/t2.yaml": treaty("a, h", "1920-06-01", "renounces: land, by: h") },
      { a: "held a", claims: "a", everyone: "held a" },
    ],
    [
      "of two in one effect",
      { ...given, "instruments/t2.yaml": treaty("a, b, h, n", "1920-01-01", "renounces: land, by: [h, n]") },
      { a: "held c", b: "held c", h: "held c" },
    ],
    [
      "that is later declared void gives nothing back to others",
      {
        ...given,
        "instruments/t2.yaml": treaty("a, b, h", "1920-01-01", "renounces: land, by: h"),
        "statements/v.yaml": statement("h", "1920-06-01", "annuls: t2, mode: from-now"),
      },
      { a: "held c", b: "held c", h: "held c" },
    ],
    [
      "by statement, of one who claimed",
      {
        ...given,
        "statements/h1.yaml": statement("h", "1919-06-01", "claims: land"),
        "statements/h2.yaml": statement("h", "1920-01-01", "renounces: land, by: h"),
      },
      { everyone: "held c", a: "held c", claims: "c" },
    ],
  ])("%s", (_, records, answers) => check(records, answers));
});

describe("b1: what all know of control supersedes what an act gave to one side", () => {
  const armistice = { "instruments/armistice.yaml": treaty("a, b", "1920-01-01", "control: a, over: land") };
  test.each<Case>([
    [
      "of what one side said for itself",
      {
        "statements/a.yaml": statement("a", "1920-01-01", "control: a, over: land"),
        "events/c.yaml": event("1920-06-01", "control: c, over: land, mode: occupies"),
      },
      { "control a": "held c occupies", "control everyone": "held c occupies" },
    ],
    [
      "of a lease",
      {
        "instruments/lease.yaml": treaty("a, b", "1900-01-01", "control: b, over: land, mode: leases, until: 1999-01-01"),
        "events/c.yaml": event("1914-11-07", "control: c, over: land, mode: occupies"),
      },
      { "control b": "held c occupies", "control n": "held c occupies" },
    ],
    [
      "of a later hand-over by treaty of others",
      { ...armistice, "instruments/handover.yaml": treaty("c, h", "1920-06-01", "control: h, over: land") },
      { "control a": "held h", "control b": "held h", "control n": "held h" },
    ],
    [
      "and a withdrawal by treaty takes out who was there in every eye",
      { ...armistice, "instruments/out.yaml": treaty("a, b", "1920-06-01", "withdraws: a, over: land", "control: b, over: land") },
      { "control everyone": "held b", "control n": "held b" },
    ],
  ])("%s", (_, records, answers) => check(records, answers));
});

describe("c1: in force is told from its open condition", () => {
  const signed = "{ stage: signed, on: 1919-06-28 }";
  const act = (stages: string, effects: string): string =>
    `{ type: treaty, parties: [a, b], basis: derived, stages: [${stages}], effects: [${effects}] }`;
  const branch = (who: string, outcome: string): string => `{ title: ${who}, over: land, if: { record: vote, outcome: ${outcome} } }`;
  const inForce = `${signed}, { stage: in-force, on: 1920-02-01 }`;
  test.each<Case>([
    [
      "an option without an outcome, not yet taken",
      { "instruments/t.yaml": act(inForce, "{ title: a, over: land, if: { record: option } }"), "events/option.yaml": event("1925-01-01") },
      { a: "unknown condition-open", "a on 1920-01-31": "unknown signed-not-in-force", "a on 1925-01-01": "held a" },
    ],
    [
      "a condition that came about before the act was in force",
      {
        "instruments/t.yaml": act(inForce, branch("a", "for-a")),
        "events/vote.yaml": "{ type: vote, when: 1919-12-01, outcome: for-a, basis: derived }",
      },
      { "a on 1920-01-31": "unknown signed-not-in-force", "a on 1920-02-01": "held a" },
    ],
    [
      "beside an answer that others give",
      {
        "events/e.yaml": event("1900-01-01", "title: h, over: land"),
        "instruments/t.yaml": act(inForce, branch("a", "for-a")),
        "events/vote.yaml": "{ type: vote, when: 1922-03-20, outcome: for-a, basis: derived }",
      },
      { n: "held h", a: "held h" },
    ],
  ])("%s", (_, records, answers) => check(records, answers));
  test("the condition is named beside any answer while it is open", () => {
    const c = atlasOf({
      "events/e.yaml": event("1900-01-01", "title: h, over: land"),
      "instruments/t.yaml": act(inForce, branch("a", "for-a")),
      "events/vote.yaml": "{ type: vote, when: 1922-03-20, outcome: for-a, basis: derived }",
    });
    expect(who(c, "a").title.conditions?.map((x) => x.condition)).toEqual(["vote"]);
    expect(who(c, "a", "1919-12-01").title.conditions).toBeUndefined();
  });
});

describe("d1: a step, a date and what binds", () => {
  const act = (head: string): Case[1] => ({ "instruments/t.yaml": `{ ${head}, basis: derived, effects: [{ title: a, over: land }] }` });
  test.each<readonly [string, string, string, readonly string[]]>([
    [
      "an act by one side issued on a day binds its issuer",
      "type: law, issued_by: [a], stages: [{ stage: issued, on: 1920-01-01 }]",
      "held a",
      [],
    ],
    [
      "a treaty that says that it binds when ratified",
      "type: treaty, parties: [a, b], binding: ratified, stages: [{ stage: signed, on: 1919-01-01 }, { stage: ratified, on: 1920-01-01 }]",
      "held a",
      [],
    ],
    [
      "ratified by one alone binds one alone",
      "type: treaty, parties: [a, b], binding: ratified, stages: [{ stage: signed, on: 1919-01-01 }, { stage: ratified, by: [b], on: 1920-01-01 }]",
      "unknown signed-not-in-force",
      [],
    ],
    [
      "ratified by all, and no step says that it came into force",
      "type: treaty, parties: [a, b], stages: [{ stage: signed, on: 1919-01-01 }, { stage: ratified, on: 1920-01-01 }]",
      "unknown signed-not-in-force",
      ["never-in-force"],
    ],
    [
      "signed alone",
      "type: treaty, parties: [a, b], stages: [{ stage: signed, on: 1919-01-01 }]",
      "unknown signed-not-in-force",
      ["never-in-force"],
    ],
    ["done in one step", "type: treaty, parties: [a, b], on: 1919-01-01", "held a", []],
  ])("%s", (_, head, right, rules) => {
    const c = atlasOf(act(head));
    expect(title(c, "a")).toBe(right);
    expect(c.diagnostics.map((d) => d.rule).filter((r) => r === "never-in-force")).toEqual(rules);
  });
});

test("e1: a run that began on some day of a year does not say that it began on the last of them", () => {
  const c = atlasOf({ "events/e.yaml": event("1899", "title: h, over: land") });
  expect(who(c, "n", "1900-01-01").title).toMatchObject({ since: "1899-12-31", since_within: "[1899-01-01..1899-12-31]" });
  const known = atlasOf({ "events/e.yaml": event("1899-05-01", "title: h, over: land") });
  expect(who(known, "n", "1900-01-01").title).not.toHaveProperty("since_within");
});
