/** An atlas of few records with hostile text in every field that takes text. */
export const HOSTILE = `"><img src=x onerror="alert(1)"><script>alert(2)</script>'</style></textarea>{{7*7}}\${8*8}`;

const h = JSON.stringify(HOSTILE);
const file = (path: string, text: string): { path: string; bytes: Uint8Array } => ({ path, bytes: new TextEncoder().encode(text) });

export const hostileAtlas = [
  file(
    "atlas.yaml",
    `dejure: "0.1"
title: { en: ${h}, lt: ${h} }
description: { en: ${h} }
licence: ${h}
authors: [{ literal: ${h} }]
publisher: ${h}
languages: [en, lt]
default: { date: 1920-10-09, viewpoint: all, story: tale }
`,
  ),
  file(
    "polities/states.yaml",
    `lithuania: { type: state, name: { en: ${h} }, note: { en: ${h} }, names: [{ text: ${h}, lang: be }], links: ["javascript:alert(3)", "https://example.org/?a=1&b=2"], cite: { source: book, locator: ${h}, quote: ${h} } }
poland: { type: state, name: { en: Poland }, cite: book p. 1 }
`,
  ),
  file("viewpoints/all.yaml", `name: { en: ${h} }\ndescription: { en: ${h} }\ngroups: [[all-polities], [consensus]]\n`),
  file("places/vilnius.yaml", `type: town\nname: { en: ${h} }\nat: { lat: 54.689, lon: 25.28 }\ncite: book p. 1\n`),
  file(
    "territories/land.yaml",
    `name: { en: ${h} }
extent: { polygon: [[[24, 54], [27, 54], [27, 56], [24, 56], [24, 54]]] }
precision_km: 8
attribution: ${h}
licence: ${h}
edges: [{ name: { en: ${h} }, undefined: true }]
cite: book p. 1
`,
  ),
  file(
    "events/taken.yaml",
    `type: capture
name: { en: ${h} }
when: 1920-10-09
gist: { en: ${h} }
outcome: ${h}
at: [vilnius]
cite: { source: book, locator: ${h} }
effects:
  - { control: poland, over: land, note: { en: ${h} }, cite: { source: book, locator: ${h} } }
`,
  ),
  file(
    "instruments/treaty.yaml",
    `type: treaty
name: { en: ${h} }
parties: [lithuania, poland]
gist: { en: ${h} }
stages: [{ stage: signed, on: 1920-07-12, note: { en: ${h} }, cite: book p. 1 }, { stage: in-force, on: 1920-10-14, cite: book p. 1 }]
signatories: [{ name: { en: ${h} }, for: poland, office: { en: ${h} } }]
articles:
  "1":
    title: { en: ${h} }
    gist: { en: ${h} }
    text: { en: ${h} }
    cite: book p. 1
    effects: [{ title: lithuania, over: land, ground: { en: ${h} }, condition: { en: ${h} } }, { passes: { en: ${h} } }]
`,
  ),
  file(
    "sources/book.yaml",
    `type: book\ntitle: { en: ${h} }\nauthor: [{ family: ${h}, given: ${h} }]\nissued: 1984\npublisher: ${h}\nurl: ["https://example.org/"]\nreliability: { en: ${h} }\nsentences: { S1: { gist: { en: ${h} } } }\n`,
  ),
  file(
    "stories/tale.yaml",
    `title: { en: ${h} }\nsummary: { en: ${h} }\nsteps:\n  - { title: { en: ${h} }, text: { en: ${h} }, date: 1920-10-09, viewpoint: all, layer: control, cite: book p. 1 }\n`,
  ),
  file("interpretations/view.yaml", `view: { en: ${h} }\nholder_name: { en: ${h} }\nabout: [treaty]\ncite: book p. 1\n`),
  file(
    "disagreements/d.yaml",
    `question: { en: ${h} }\nabout: [treaty]\ntreatment: both\nreason: { en: ${h} }\nvalues: [{ value: { en: ${h} }, cite: book p. 1 }]\n`,
  ),
];
