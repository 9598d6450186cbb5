import { describe, expect, test } from "vitest";
import { instrumentOn, instrumentsOn, isLive } from "../../../src/core/law/instrument-state.ts";
import { atlasWith, on } from "./world.ts";

const TREATY = `type: treaty
parties: [aa, bb]
stages:
  - { stage: negotiated, on: 1920-05-01/1920-07-11 }
  - { stage: signed, on: 1920-07-12, cite: book p. 1 }
  - { stage: ratified, by: aa, on: [{ value: 1920-08-06, cite: book p. 2 }, { value: 1920-08-08, cite: other p. 3 }] }
  - { stage: ratified, by: bb, on: 1920-09-09 }
  - { stage: in-force, on: 1920-10-14, cite: book p. 4 }
articles:
  "1":
    effects: [{ recognises: aa, by: bb, binding: signed }]
  "2":
    effects: [{ passes: everything else }]
`;
const treaty = (more = "", head = TREATY) => {
  const { atlas } = atlasWith({ "instruments/treaty.yaml": head + more });
  const record = atlas.collections.instruments.get("treaty");
  if (!record) throw new Error("no treaty");
  return (day: string, known?: string) => instrumentOn(atlas, record, on(day), known === undefined ? Infinity : on(known));
};
const told = (state: ReturnType<ReturnType<typeof treaty>>) =>
  state.parties.map((p) => `${p.party} ${p.binds} ${p.standings.join("|")} ${p.decided_by?.stage ?? "-"}`);

describe("an act on a day", () => {
  test("between signature and force it is signed or ratified and binds nobody", () => {
    const at = treaty();
    expect(told(at("1920-04-01"))).toEqual(["aa no not-yet -", "bb no not-yet -"]);
    expect(told(at("1920-06-01"))).toEqual(["aa no negotiated negotiated", "bb no negotiated negotiated"]);
    expect(told(at("1920-07-12"))).toEqual(["aa no signed signed", "bb no signed signed"]);
    expect(told(at("1920-09-09"))).toEqual(["aa no ratified ratified", "bb no ratified ratified"]);
    expect(told(at("1920-10-14"))).toEqual(["aa yes in-force in-force", "bb yes in-force in-force"]);
    expect(at("1920-09-09").gap).toEqual({ signed: "1920-07-12", force: "1920-10-14", days: 94 });
  });

  test("a step that may lie on either side of the day leaves both standings", () => {
    const [aa, bb] = treaty()("1920-08-07").parties;
    expect(aa).toMatchObject({ binds: "no", standings: ["signed", "ratified"], decided_by: null });
    expect(bb).toMatchObject({ standings: ["signed"], decided_by: { stage: "signed", cite: [{ source: "book", locator: "p. 1" }] } });
  });

  test("an article that works from signature is told apart", () => {
    expect(treaty()("1920-08-01").parts).toEqual([
      { article: "1", binding: "signed", assertions: ["treaty#1/1"], works: "yes", since: "1920-07-12" },
    ]);
  });

  test("a successor takes the place of a party that has ended", () => {
    expect(told(treaty()("1926-01-01"))).toEqual(["aa yes in-force in-force", "bb no passed-on -", "cc yes in-force in-force"]);
    expect(treaty()("1926-01-01").parties[2]).toMatchObject({ role: "successor", after: "bb", bound_on: "1925-01-01" });
  });

  test("suspended, resumed, denounced with notice, terminated", () => {
    const at = treaty("");
    expect(at("1930-01-01").parties[0]?.binds).toBe("yes");
    const later = treaty(
      "",
      TREATY.replace(
        "articles:",
        "  - { stage: suspended, on: 1921-01-01 }\n  - { stage: resumed, on: 1921-02-01 }\n  - { stage: denounced, by: bb, on: 1922-01-01 }\n  - { stage: terminated, on: 1923-01-01 }\narticles:",
      ),
    );
    expect(told(later("1921-01-15"))).toEqual(["aa no suspended suspended", "bb no suspended suspended"]);
    expect(told(later("1921-03-01"))).toEqual(["aa yes in-force in-force", "bb yes in-force in-force"]);
    expect(told(later("1922-06-01"))).toEqual(["aa yes denounced denounced", "bb yes denounced denounced"]);
    expect(told(later("1923-01-01"))).toEqual(["aa no terminated terminated", "bb no terminated terminated"]);
  });

  test("an annulment works for those who made it: from then on, or from the start", () => {
    const fromNow = treaty("", TREATY.replace("articles:", "  - { stage: annulled, by: aa, on: 1921-01-01 }\narticles:"));
    expect(told(fromNow("1920-12-31"))).toEqual(["aa yes in-force in-force", "bb yes in-force in-force"]);
    expect(told(fromNow("1921-01-01"))).toEqual(["aa no annulled annulled", "bb yes in-force in-force"]);
    const fromStart = treaty(
      "",
      TREATY.replace("articles:", "  - { stage: annulled, by: aa, mode: ab-initio, on: 1921-01-01 }\narticles:"),
    );
    expect(told(fromStart("1920-12-31"))).toEqual(["aa no annulled annulled", "bb yes in-force in-force"]);
    expect(told(fromStart("1920-12-31", "1920-12-31"))).toEqual(["aa yes in-force in-force", "bb yes in-force in-force"]);
  });

  test("never ratified is never in force", () => {
    const at = treaty("", "type: treaty\nparties: [aa, dd]\nstages: [{ stage: signed, on: 1920-07-12 }]\n");
    expect(told(at("1930-01-01"))).toEqual(["aa no signed signed", "dd no signed signed"]);
    expect(at("1930-01-01").gap).toEqual({ signed: "1920-07-12", force: null, days: null });
  });

  test("who accepts an award later is bound from then", () => {
    const { atlas } = atlasWith({
      "instruments/award.yaml":
        "type: award\nissued_by: dd\nstages: [{ stage: issued, on: 1921-03-20 }, { stage: rejected, by: bb, on: 1921-04-01 }, { stage: accepted, by: aa, on: 1921-05-01 }]\n",
    });
    const [state] = instrumentsOn(atlas, on("1921-06-01"));
    expect(state && told(state)).toEqual(["dd yes issued issued", "bb no rejected rejected", "aa yes accepted accepted"]);
    expect(state && isLive(state)).toBe(true);
  });

  test("a secret act is not among what was known before its disclosure", () => {
    const { atlas } = atlasWith({
      "instruments/secret.yaml": "type: treaty\nparties: [aa, bb]\nbinding: signed\non: 1920-01-01\nsecret: true\ndisclosed: 1921-01-01\n",
    });
    expect(instrumentsOn(atlas, on("1920-06-01"), on("1920-06-01"))).toEqual([]);
    expect(instrumentsOn(atlas, on("1920-06-01")).map((s) => s.disclosed)).toEqual(["1921-01-01"]);
  });
});
