import { expect, test } from "vitest";
import { importPax } from "../../src/import/pax.ts";
import { compiled } from "./source-files.ts";

// columns as the published files have them; the first two rows are true facts, told in our own words
const ROWS = `"Con","Contp","PP","PPName","Reg","AgtId","Ver","Agt","Dat","Status","Lgt","N_characters","Agtp","Stage","StageSub","Part","ThrdPart","OthAgr","Loc1ISO","GCh"
"Ireland/United Kingdom/(Northern Ireland)","Government/territory",84,"Northern Ireland peace process","Europe and Eurasia",556,1,"The Belfast (Good Friday) Agreement","1998-04-10","Multiparty signed/agreed",35,80000,"InterIntra","SubComp","FrCons","Government of the United Kingdom; Government of Ireland.",,,"GBR",3
"Sudan","Government",1,"A process","Africa",337,1,"Machakos Protocol","20/07/2002","Unilateral document",9,1,"Intra","Cea",,"N/A",,,"SDN",0
"Sudan","Government",1,"A process","Africa",338,1,"Unclear one","2002-07-21","Status unclear",9,1,"Intra","Xyz",,,,,"SDN",0
"Sudan","Government",1,"A process","Africa",338,2,"Unclear one","2003-02-29","Status unclear",9,1,"Intra","Oth",,,,,"SDN",0
"Sudan","Government",1,"A process","Africa",,2,"No number","2003-02-28","",9,1,"Intra","Oth",,,,,"SDN",0
"Sudan","Government",1,"A process","Africa",7,2,,"2003-02-28","",9,1,"Intra","Oth",,,,,"SDN",0
`;
const read = (text: string) => importPax([{ name: "pax.csv", text }]);

test("agreements are instruments with their day, parties in words, and tags to list them by", () => {
  const data = read(ROWS);
  if (!data.ok) throw new Error(data.message);
  const { instruments } = compiled(data).collections;
  const one = instruments.get("pax-556")?.data;
  expect(one).toMatchObject({
    type: "agreement",
    name: { en: "The Belfast (Good Friday) Agreement" },
    tags: ["con-ireland-united-kingdom-northern-ireland", "process-84", "kind-interintra", "stage-subcomp"],
  });
  expect(one?.note?.["en"]).toContain("Parties, as PA-X has it: Government of the United Kingdom; Government of Ireland. Country");
  expect(one?.parties).toBeUndefined();
  expect(instruments.get("pax-337")?.data).toMatchObject({ type: "declaration", stages: [{ stage: "issued" }] });
  expect(JSON.stringify(instruments.get("pax-337")?.data.stages)).toContain("2002-07-20");
  expect(instruments.get("pax-338")?.data.stages?.[0]).toMatchObject({ stage: "signed", certainty: "disputed" });
  expect(data.leftOut).toEqual([
    "1 agreements without a day (Unclear one, AgtId 338: “2003-02-29”).",
    "1 rows without a number as their AgtId (No number, row 5).",
    "1 agreements without a name (a row without a name, AgtId 7).",
    "1 stages that the codebook does not name, kept as a tag (Xyz).",
    "4 columns that are not read.",
  ]);
  expect(read(ROWS)).toEqual(data);
});

test.each([
  ["a,b\n1,2\n", "pax.csv has no column agtid"],
  ["AgtId,Agt,Dat\n", "no row has a number"],
  ['AgtId,Agt,Dat\n1,"x\n', "cannot be read as a table"],
])("hostile table %#", (text, message) => {
  const result = read(text);
  expect(result.ok ? "read" : result.message).toContain(message);
});
