/** Correlates of War territorial changes and ICOW claims: own small samples with the columns of the published files. */
import { describe, expect, test } from "vitest";
import { importCowTerritorialChange } from "../../src/import/cow-territorial-change.ts";
import { importIcow } from "../../src/import/icow.ts";
import { compiled, sound } from "./source-files.ts";

const STATES =
  "stateabb,ccode,statenme,styear\nUSA,2,United States of America,1816\nRUS,365,Russia,1816\nLIT,368,Lithuania,1918\nGMY,255,Germany,1816\n";
// Memel ceded in March 1939, and Alaska bought in October 1867; true facts, written for this test
const TC = `year,month,gainer,gaintype,procedur,entity,contgain,area,pop,portion,loser,losetype,contlose,entry,exit,number,indep,conflict,version
1939,3,255,1,3,368,1,2848,153000,0,368,1,1,0,0,500,0,0,6
1867,10,2,0,3,365,0,1518775,.,0,365,0,0,0,0,101,0,0,6
1920,-9,-9,.,9,-9,.,-9,-9,.,255,1,.,0,0,101,0,1,6
1900,1,.,.,1,2,.,.,.,.,-9,.,.,0,0,7,0,0,6
.,1,2,.,1,2,.,.,.,.,365,.,.,0,0,8,0,0,6
`;
const ICOW = `claimdy,claim,name,chal,tgt,dyad,begclaim,endclaim,resolved,version
20201,202,Alaska boundary,2,200,2200,187207,190310,5,1.1
36801,368,Memel,368,255,255368,191900,200199,-9,1.1
36801,368,,255,368,255368,192301,192301,,1.1
1,1,Back,2,365,2365,190005,189901,,1.1
2,1,None,2,,2365,190005,,,1.1
3,1,When,2,365,2365,-9,,,1.1
`;
const text = (name: string, body: string) => ({ name, text: body });

describe("territorial change", () => {
  const data = sound(importCowTerritorialChange([text("tc2018.csv", TC), text("states2016.csv", STATES)]));
  const atlas = compiled(data);
  const event = (id: string) => atlas.collections.events.get(id)?.data;

  test("a change is an event with its actors, its procedure and its figures, and moves no border", () => {
    expect(event("change-101")).toMatchObject({ type: "handover", actors: ["cow-2", "cow-365"], tags: ["procedure-cession"] });
    expect(event("change-101")?.name).toEqual({ en: "United States of America gains the entity 365 (Russia) from Russia by cession" });
    expect(JSON.stringify(event("change-101")?.when)).toContain("1867-10");
    expect(atlas.collections.figures.get("area-change-500")?.data).toMatchObject({ about: "change-500", measure: "area" });
    expect([...atlas.collections.figures.keys()]).not.toContain("population-change-101");
    expect([...atlas.collections.territories.keys()]).toEqual([]);
  });

  test("a change without a month or a gainer stays, what says nothing is left out, and all is told", () => {
    expect(event("change-101.2")).toMatchObject({ type: "government-act", actors: ["cow-255"], tags: ["conflict"] });
    expect(data.leftOut).toEqual([
      "1 procedures that the codebook does not name (number 101: 9).",
      "1 numbers that stand a second time, and have another id here (101).",
      "1 rows without a gainer and a loser (number 7).",
      "1 rows without a year (number 8).",
      "Columns that are not read: gaintype, contgain, portion, losetype, contlose, version.",
    ]);
  });

  test("without a list of states, numbers stand for names; twice the same bytes", () => {
    const bare = () => sound(importCowTerritorialChange([text("tc2018.csv", TC)]));
    expect(bare().leftOut.at(-1)).toBe("4 names of states and entities, of which no list is given.");
    expect(compiled(bare()).collections.polities.get("cow-2")?.data.name).toEqual({ en: "State 2 of the Correlates of War" });
    expect(bare().files).toEqual(bare().files);
  });
});

test("a claim of ICOW has its months, an open end where the data end, and names where there are some", () => {
  const data = sound(importIcow([text("states2016.csv", STATES), text("ICOWclaimdy.csv", ICOW)]));
  const { statements } = compiled(data).collections;
  const effect = (id: string) => JSON.stringify(statements.get(id)?.data.effects?.[0]);
  expect(statements.get("claim-20201")?.data.gist).toEqual({
    en: "United States of America claims Alaska boundary against State 200 of the Correlates of War",
  });
  expect(effect("claim-20201")).toMatch(/1872-07.*1903-10/);
  expect(effect("claim-36801")).toMatch(/"1919"/);
  expect(effect("claim-36801")).not.toMatch(/until|2001/);
  expect(effect("claim-36801.2")).toMatch(/1923-01.*1923-01/);
  expect(statements.get("claim-36801.2")?.data.gist).toEqual({ en: "Germany claims land against Lithuania" });
  expect(data.leftOut.slice(0, 4)).toEqual([
    "1 numbers that stand a second time, and have another id here (36801).",
    "1 claims that end before they begin (claimdy 1).",
    "1 rows without a challenger and a target (claimdy 2).",
    "1 rows without a beginning (claimdy 3).",
  ]);
});

test.each([
  ["a,b\n1,2\n", "has no columns"],
  ["", "has no columns"],
  ['year,gainer,loser,chal,tgt,begclaim\n"1,2\n', "cannot be read as a table"],
  ["year,gainer,loser,chal,tgt,begclaim\n", "no row has"],
])("hostile table %#", (body, message) => {
  for (const read of [importCowTerritorialChange, importIcow]) {
    const result = read([text("x.csv", body)]);
    expect(result.ok ? "read" : result.message).toContain(message);
  }
});

test("signs of markup and formulas in names stay texts", () => {
  const rows = "claimdy,name,chal,tgt,begclaim\n__proto__,<b>=1+1</b>,2,365,190001\n1e9,'constructor',2,365,190001\n";
  const { statements } = compiled(sound(importIcow([text("a.csv", rows)]))).collections;
  expect([...statements.keys()]).toEqual(["claim-row-1", "claim-row-2"]);
  expect(statements.get("claim-row-1")?.data.gist).toEqual({
    en: "State 2 of the Correlates of War claims <b>=1+1</b> against State 365 of the Correlates of War",
  });
});
