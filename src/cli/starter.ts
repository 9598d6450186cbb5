/** The files that `dejure new` writes: real cases, small enough to be read at once, that use what most atlases need. */
export const STARTER_KINDS = ["historical", "present"] as const;
export type StarterKind = (typeof STARTER_KINDS)[number];

/** A treaty, an occupation, a protest: Vilnius from 1920 to 1923. */
const HISTORICAL: Readonly<Record<string, string>> = {
  "atlas.yaml": `# What this atlas is. Reference of all keys: docs/reference/format.md
dejure: "0.2"
title: { en: A first atlas }
licence: CC-BY-4.0
languages: [en]
default: { date: 1920-11-01, viewpoint: everyone }
home: { lat: 54.69, lon: 25.28, zoom: 9 }
`,
  "polities/all.yaml": `lithuania: { type: state, name: { en: Lithuania } }
poland: { type: state, name: { en: Poland } }
soviet-russia: { type: state, name: { en: Soviet Russia } }
central-lithuania: { type: state, name: { en: Central Lithuania } }
`,
  "territories/vilnius-land.yaml": `type: region
name: { en: Vilnius and its surroundings }
# A rough outline: longitude before latitude, as in GeoJSON.
extent: { polygon: [[[25.0, 54.5], [25.6, 54.5], [25.6, 54.9], [25.0, 54.9], [25.0, 54.5]]] }
precision_km: 10
contains: vilnius
`,
  "places/vilnius.yaml": `type: town
name: { en: Vilnius, pl: Wilno }
at: { lat: 54.687, lon: 25.28 }
`,
  // A treaty speaks for its parties, from the day on which it bound them.
  "instruments/moscow-1920.yaml": `type: treaty
name: { en: Treaty of Peace between Lithuania and Russia }
parties: [lithuania, soviet-russia]
stages:
  - { stage: signed, on: 1920-07-12, cite: bfsp-113 p. 1121 }
  - { stage: in-force, on: 1920-10-14, cite: bfsp-113 p. 1121 }
articles:
  "2":
    gist: { en: "The frontier leaves Vilnius to Lithuania" }
    cite: bfsp-113 p. 1121
    effects:
      - { title: lithuania, over: vilnius-land }
`,
  // Who really held it is an event: everybody's word, whoever was right.
  "events/all.yaml": `vilnius-taken:
  type: capture
  name: { en: General Żeligowski takes Vilnius }
  when: 1920-10-09
  at: vilnius
  cite: central-lithuania-article
  effects:
    - { control: central-lithuania, over: vilnius-land, mode: occupies }
incorporation:
  type: annexation
  name: { en: The land is joined to Poland }
  when: 1922-03-24
  cite: central-lithuania-article
  effects:
    - { control: poland, over: vilnius-land }
`,
  "statements/all.yaml": `# What somebody says for itself: a claim …
poland-claims:
  according_to: poland
  when: 1919-03
  gist: { en: A note of the delegation in Paris asks for a frontier that takes in Vilnius }
  cite: delegation-note
  effects:
    - { claims: vilnius-land }
# … and a protest. It denies one polity and says nothing of any other.
soviet-note:
  according_to: soviet-russia
  when: 1923-04-05
  gist: { en: The decision of the Conference of Ambassadors is not recognised }
  cite: soviet-encyclopedia
  effects:
    - { denies: poland, over: vilnius-land }
`,
  "sources/all.yaml": `bfsp-113:
  type: treaty
  title: { en: Treaty of Peace between Lithuania and Russia }
  container_title: British and Foreign State Papers
  volume: "113"
  standing: primary
delegation-note:
  type: manuscript
  title: { en: "Note of the Polish delegation on the frontiers, Paris, March 1919" }
  standing: primary
central-lithuania-article:
  type: article-encyclopedia
  title: { en: Republic of Central Lithuania }
  container_title: Wikipedia (English)
  standing: tertiary
soviet-encyclopedia:
  type: article-encyclopedia
  title: { en: Wilno Conflict of 1920–39 }
  container_title: Great Soviet Encyclopedia (English edition)
  standing: tertiary
`,
  "viewpoints/all.yaml": `everyone: { name: { en: Everyone }, groups: [[all-polities], [consensus]] }
lithuania: { name: { en: Lithuania }, groups: [[lithuania], [consensus]] }
poland: { name: { en: Poland }, groups: [[poland], [consensus]] }
soviet: { name: { en: Soviet Russia }, groups: [[soviet-russia], [consensus]] }
`,
};

/** A disputed area of today and three viewpoints on it: Kosovo. */
const PRESENT: Readonly<Record<string, string>> = {
  "atlas.yaml": `# What this atlas is. Reference of all keys: docs/reference/format.md
dejure: "0.2"
title: { en: A first atlas of today }
licence: CC-BY-4.0
languages: [en]
default: { date: 2020-01-01, viewpoint: everyone }
home: { lat: 42.6, lon: 20.9, zoom: 7 }
`,
  "polities/all.yaml": `serbia: { type: state, name: { en: Serbia } }
kosovo: { type: state, name: { en: Kosovo }, exists: { from: 2008-02-17, cite: declaration-2008 para. 1 } }
`,
  "territories/kosovo-land.yaml": `type: region
name: { en: "Kosovo: the land, whoever holds it" }
# A unit of Natural Earth, so that nothing need be drawn.
extent: { natural_earth: Kosovo }
precision_km: 2
contains: pristina
`,
  "places/pristina.yaml": `type: town
name: { en: Pristina, sq: Prishtina, sr: Приштина }
at: { lat: 42.663, lon: 21.162 }
`,
  "instruments/all.yaml": `# One side's act speaks for that side alone.
serbia-2006:
  type: constitution
  name: { en: Constitution of the Republic of Serbia }
  issued_by: serbia
  on: 2006-11-08
  gist: { en: The province is an integral part of Serbia's territory }
  cite: constitution-serbia preamble
  effects:
    - { claims: kosovo-land, by: serbia }
declaration-2008:
  type: declaration
  name: { en: Kosovo Declaration of Independence }
  issued_by: kosovo
  on: 2008-02-17
  gist: { en: Kosovo is declared an independent and sovereign state }
  cite: declaration-2008 para. 1
  effects:
    - { claims: kosovo-land, by: kosovo }
constitution-2008:
  type: constitution
  name: { en: Constitution of the Republic of Kosovo }
  issued_by: kosovo
  on: 2008-06-15
  cite: constitution-kosovo art. 1
  effects:
    # Control is fact: everybody sees it until somebody says otherwise.
    - { control: kosovo, over: kosovo-land }
`,
  "sources/all.yaml": `constitution-serbia: { type: legislation, title: { en: Constitution of the Republic of Serbia }, issued: 2006, standing: primary }
declaration-2008: { type: legislation, title: { en: Kosovo Declaration of Independence }, issued: 2008-02-17, standing: primary }
constitution-kosovo: { type: legislation, title: { en: Constitution of the Republic of Kosovo }, issued: 2008, standing: primary }
`,
  "viewpoints/all.yaml": `everyone: { name: { en: Everyone }, groups: [[all-polities], [consensus]] }
serbia: { name: { en: Serbia }, groups: [[serbia], [consensus]] }
kosovo: { name: { en: Kosovo }, groups: [[kosovo], [consensus]] }
`,
};

export const STARTERS: Readonly<Record<StarterKind, Readonly<Record<string, string>>>> = { historical: HISTORICAL, present: PRESENT };

/** A question that each kind answers as it stands. */
export const FIRST_QUESTION: Readonly<Record<StarterKind, string>> = {
  historical: "dejure who vilnius 1920-11-01",
  present: "dejure who pristina 2020-01-01",
};
