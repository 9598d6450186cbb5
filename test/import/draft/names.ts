/** Small atlases that know the names of the three articles of our own: polities and places in their languages, and no more. */
import type { SourceFile } from "../../../src/core/model/atlas.ts";

const HEAD = (title: string, date: string) => `dejure: "0.1"
title: { en: ${title} }
licence: CC-BY-4.0
languages: [en]
default: { date: ${date}, viewpoint: everyone }
`;

const atlas = (title: string, date: string, polities: string, places: string, more: Readonly<Record<string, string>> = {}): SourceFile[] =>
  Object.entries({
    "atlas.yaml": HEAD(title, date),
    "viewpoints/everyone.yaml": "groups: [[all-polities], [consensus]]\n",
    "polities/all.yaml": polities,
    "places/all.yaml": places,
    ...more,
  })
    .map(([path, text]) => ({ path, bytes: new TextEncoder().encode(text) }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));

export const SCHLESWIG = atlas(
  "Schleswig",
  "1920-02-10",
  `denmark: { type: state, name: { en: Denmark, da: Danmark, de: Dänemark } }
germany: { type: state, name: { en: Germany, da: Tyskland, de: Deutschland }, exists: { from: 1871-01-18 } }
prussia: { type: state, name: { en: Prussia, de: Preußen }, exists: { until: 1947-02-25 } }
austria: { type: state, name: { en: Austria, de: Österreich } }
`,
  `flensburg: { type: town, name: { en: Flensburg, da: Flensborg }, at: { lat: 54.78, lon: 9.44 } }
paris: { type: town, name: { en: Paris }, at: { lat: 48.86, lon: 2.35 } }
`,
);

export const ALAND = atlas(
  "Åland",
  "1921-06-24",
  `finland: { type: state, name: { en: Finland, fi: Suomi, sv: Finland }, exists: { from: 1917-12-06 } }
sweden: { type: state, name: { en: Sweden, sv: Sverige } }
russian-empire: { type: empire, name: { en: Russian Empire }, exists: { until: 1917-09-14 } }
soviet-russia: { type: state, name: { en: Soviet Russia }, exists: { from: 1917-11-07 } }
united-kingdom: { type: state, name: { en: United Kingdom } }
league-of-nations: { type: international-body, name: { en: League of Nations }, exists: { from: 1920-01-10 } }
`,
  `finstrom: { type: village, name: { sv: Finström }, at: { lat: 60.23, lon: 19.94 } }
geneva: { type: town, name: { en: Geneva, fr: Genève }, at: { lat: 46.2, lon: 6.15 } }
`,
);

export const TACNA = atlas(
  "Tacna and Arica",
  "1925-03-04",
  `chile: { type: state, name: { en: Chile, es: Chile } }
peru: { type: state, name: { en: Peru, es: Perú } }
united-states: { type: state, name: { en: United States, es: Estados Unidos } }
`,
  `tacna: { type: town, name: { es: Tacna }, at: { lat: -18.01, lon: -70.25 } }
arica: { type: town, name: { es: Arica }, at: { lat: -18.48, lon: -70.32 } }
washington: { type: town, name: { en: Washington }, at: { lat: 38.9, lon: -77.04 } }
`,
);

export const TRIESTE = atlas(
  "Trieste",
  "1947-09-15",
  `italy: { type: state, name: { en: Italy, it: Italia } }
yugoslavia: { type: state, name: { en: Yugoslavia }, exists: { from: 1918-12-01, until: 1992-04-27 } }
united-kingdom: { type: state, name: { en: United Kingdom } }
united-states: { type: state, name: { en: United States } }
france: { type: state, name: { en: France } }
ussr: { type: state, name: { en: Soviet Union }, exists: { from: 1922-12-30, until: 1991-12-26 } }
soviet-russia: { type: state, name: { en: Soviet Russia }, exists: { from: 1917-11-07, until: 1922-12-30 } }
`,
  `trieste: { type: town, name: { en: Trieste, sl: Trst }, at: { lat: 45.65, lon: 13.77 } }
paris: { type: town, name: { en: Paris }, at: { lat: 48.86, lon: 2.35 } }
london: { type: town, name: { en: London }, at: { lat: 51.51, lon: -0.13 } }
`,
);
