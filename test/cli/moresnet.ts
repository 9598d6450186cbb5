/** A small atlas for tests: Neutral Moresnet, the smallest real case with two holders of one title. */
export const MORESNET: Readonly<Record<string, string>> = {
  "atlas.yaml": `# What this atlas is. Reference of all keys: docs/reference/format.md
dejure: "0.2"
title: { en: A first atlas }
licence: CC-BY-4.0
languages: [en]
default: { date: 1830-01-01, viewpoint: everyone }
home: { lat: 50.73, lon: 6.02, zoom: 11 }
`,
  "polities/all.yaml": `prussia: { type: state, name: { en: Prussia, de: Preußen } }
netherlands: { type: state, name: { en: Netherlands, nl: Nederland } }
`,
  "territories/moresnet.yaml": `type: zone
name: { en: Neutral Moresnet }
# A rough outline: longitude before latitude, as in GeoJSON.
extent: { polygon: [[[6.0208, 50.7545], [5.9976, 50.7118], [6.0349, 50.7166], [6.0208, 50.7545]]] }
precision_km: 1
contains: moresnet
`,
  "places/moresnet.yaml": `type: village
name: { en: Kelmis, fr: La Calamine }
at: { lat: 50.722, lon: 6.017 }
`,
  "instruments/aachen-1816.yaml": `type: treaty
name: { en: Boundary Treaty of Aachen }
parties: [prussia, netherlands]
binding: signed
on: 1816-06-26
articles:
  "17":
    gist: { en: The land is administered by both until they agree on it }
    cite: treaty-text art. 17
    effects:
      - { title: [prussia, netherlands], over: moresnet }
      - { control: [prussia, netherlands], over: moresnet }
`,
  "sources/treaty-text.yaml": `type: treaty
title: { en: "Boundary Treaty between Prussia and the Netherlands, Aachen, 26 June 1816" }
issued: 1816-06-26
standing: primary
`,
  "viewpoints/everyone.yaml": `name: { en: Everyone }
groups: [[all-polities], [consensus]]
`,
};
