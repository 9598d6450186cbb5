import { expect, test } from "vitest";
import { obligationsCsv, recognitionRows } from "../../src/export/ledgers.ts";
import { webAnnotations } from "../../src/export/web-annotation.ts";
import { atlasWith, on } from "../core/law/world.ts";

test("Web Annotations: quote and position, and who rests on the passage", () => {
  const { atlas } = atlasWith({
    "sources/treaty.txt": "Article 1. Russia recognises Lithuania.\n",
    "sources/treaty.yaml":
      'type: treaty\ntitle: Treaty\nurl: https://example.org/treaty\ntext: treaty.txt\nlocators: optional\nsentences:\n  "1": { gist: Recognition, annotation: { exact: Russia recognises Lithuania. } }\n',
    "instruments/treaty.yaml":
      "type: treaty\nparties: [aa, bb]\nbinding: signed\non: 1920-07-12\neffects: [{ recognises: aa, by: bb, cite: treaty 1 }, { passes: more, cite: { source: book, quote: 'not carried' } }]\n",
  });
  const { first, ...head } = webAnnotations(atlas, { base: "https://atlas.example/" });
  expect(head).toMatchObject({
    "@context": ["http://www.w3.org/ns/anno.jsonld", { schema: "https://schema.org/" }],
    type: "AnnotationCollection",
    total: 2,
  });
  expect((first as { items: unknown[] }).items).toEqual([
    {
      id: "https://atlas.example/sources/treaty/#annotation-1",
      type: "Annotation",
      motivation: "linking",
      body: [{ id: "https://atlas.example/treaties/treaty/#effect-1", type: "Dataset", purpose: "linking" }],
      target: {
        source: "https://example.org/treaty",
        "schema:position": "1",
        selector: [
          { type: "TextQuoteSelector", exact: "Russia recognises Lithuania.", prefix: "Article 1. ", suffix: "\n" },
          { type: "TextPositionSelector", start: 11, end: 39 },
        ],
      },
    },
    {
      id: "https://atlas.example/sources/book/#annotation-1",
      type: "Annotation",
      motivation: "linking",
      body: [{ id: "https://atlas.example/treaties/treaty/#effect-2", type: "Dataset", purpose: "linking" }],
      target: { source: "https://atlas.example/sources/book/", selector: { type: "TextQuoteSelector", exact: "not carried" } },
    },
  ]);
});

test("the ledger of obligations says what the records hold, not who defaulted", () => {
  const { atlas } = atlasWith({
    "instruments/treaty.yaml":
      'type: treaty\nparties: [aa, bb]\nbinding: signed\non: 1920-07-12\narticles:\n  "12": { effects: [{ promises: timber, by: bb, to: aa }] }\n',
    "obligations/timber.yaml":
      'type: goods\nby: bb\nto: aa\narises_from: "treaty#12"\ngist: Timber, and more\namount: { value: 100000 dessiatine, cite: book p. 149 }\ndue: 1920-12-31\ncite: book p. 149\n',
  });
  const [head, row] = obligationsCsv(atlas, on("1921-01-01")).split("\r\n");
  expect(head).toBe(
    "id,name,type,by,to,promise,on,state,in_words,performance_recorded,arises_from,article,arises_on,due,due_on,lapses_on,amount,converted,left_on_record,performances,certainty,sources,note",
  );
  expect(row).toBe(
    'timber,,goods,bb,aa,"Timber, and more",1921-01-01,overdue,"overdue, no performance recorded",false,treaty#12,art_12,1920-07-12,1920-12-31,1920-12-31,,100000 dessiatine [book p. 149],"109250 ha [Russian measures after the statute of 1835: 1 verst = 500 sazhens = 1.0668 km; 1 dessiatine = 2,400 square sazhens, 1.0925 ha rounded]",100000 dessiatine,,,book p. 149,',
  );
});

test("the ledger of recognitions has one row an account, with what accounts differ on", () => {
  const { atlas } = atlasWith({
    "instruments/act.yaml": "type: declaration\nissued_by: dd\non: 1922-07-28\neffects: [{ recognises: aa, cite: book }]\n",
    "statements/view.yaml":
      "according_to: aa\nwhen: 1922-07-28\neffects: [{ recognises: aa, by: dd, mode: de-jure, according_to: aa, cite: other }]\n",
  });
  expect(
    recognitionRows(atlas, on("1923-01-01")).map((r) => [
      r["by"],
      r["of"],
      r["mode"],
      r["accounts_differ_on"],
      r["according_to"],
      r["sources"],
    ]),
  ).toEqual([
    ["dd", "aa", "unspecified", "mode", "dd", "book"],
    ["dd", "aa", "de-jure", "mode", "aa", "other"],
  ]);
  expect(recognitionRows(atlas, on("1922-07-27"))).toEqual([]);
});
