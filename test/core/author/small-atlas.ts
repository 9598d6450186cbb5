/** A small atlas with every way in which a record can be named. */
import type { SourceFile } from "../../../src/core/model/atlas.ts";

const TEXTS: Readonly<Record<string, string>> = {
  "atlas.yaml": `dejure: "0.2"
title: { en: Two river banks }
licence: CC0-1.0
languages: [en, lt]
period: 1900/1940
default: { date: 1921-01-01, viewpoint: everyone }
colours: { avia: "#884422" }
`,
  "viewpoints/everyone.yaml": "name: { en: Everyone }\ngroups: [[all-polities], [consensus]]\n",
  "polities/polities.yaml": `# The two of them.
avia: { type: state, name: { en: Avia }, basis: general-knowledge }
bovia: # called so since 1900
  type: state
  name: { en: Bovia }
  basis: general-knowledge
`,
  "territories/land.yaml": `bank:
  type: region
  name: { en: The Bank }
  extent: { polygon: [[[20, 50], [21, 50], [21, 51], [20, 51]]] }
  precision_km: 1
  basis: general-knowledge
both: { type: region, name: { en: Both }, extent: { union: [bank, far-bank] }, precision_km: 1, basis: general-knowledge }
far-bank:
  type: region
  name: { en: Far Bank }
  extent: { polygon: [[[21, 50], [22, 50], [22, 51], [21, 51]]] }
  precision_km: 1
  basis: general-knowledge
`,
  "places/places.csv": `id,name_en,lat,lon,type,in,cite
port,Port,50.5,20.5,town,bank;both,atlas-book p. 2
mill,"Mill, Old",50.5,21.5,village,"both",atlas-book p. 3
`,
  "sources/atlas-book.yaml": "type: book\ntitle: { en: Atlas of Banks }\nsentences:\n  S1: { gist: { en: The bank is Avia's. } }\n",
  "instruments/peace.yaml": `type: treaty
name: { en: Peace of the Mill }
parties: [avia, bovia]
at: mill
stages:
  - { stage: signed, on: 1920-03-01 }
  - { stage: in-force, on: [{ value: 1920-06-01, cite: "atlas-book p. 9" }, { value: 1920-06-02, cite: atlas-book S1 }] }
cite: [atlas-book p. 9, { source: atlas-book, locator: p. 10 }]
effects:
  - { cedes: bank, by: bovia, to: avia, when: "peace#in-force + 10 days" }
  - { control: avia, over: bank, according_to: [avia, consensus] }
`,
  "events/events.yaml": `avia: # an event of the same name
  type: proclamation
  when: 1900-01-01
  actors: avia
  effects: [{ control: bovia, over: both }, { title: bovia, over: both }]
  cite: atlas-book p. 1
`,
  "disagreements/days.yaml": `in-force-day:
  question: { en: When did the peace work? }
  about: [peace, events/avia, polities/avia]
  at: [peace/stages/1/on]
  treatment: both
`,
};

export const file = (path: string, text: string): SourceFile => ({ path, bytes: new TextEncoder().encode(text) });

/** The files of the atlas, some of them with another text. */
export const smallAtlas = (instead: Readonly<Record<string, string>> = {}): SourceFile[] =>
  Object.entries({ ...TEXTS, ...instead }).map(([path, text]) => file(path, text));

export const textIn = (files: readonly SourceFile[], path: string): string => {
  const found = files.find((each) => each.path === path);
  return new TextDecoder().decode(found?.bytes);
};
