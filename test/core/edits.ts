/** Files of a small atlas in which everything hangs on something else, each in several variants; `undefined` is no file. */
export type Variants = ReadonlyMap<string, readonly (string | undefined)[]>;

const square = (x: number, y: number, size = 1): string =>
  `{polygon: [[[${x},${y}],[${x + size},${y}],[${x + size},${y + size}],[${x},${y + size}],[${x},${y}]]]}`;
const geojson = (x: number): string =>
  JSON.stringify({
    type: "Feature",
    id: "f",
    properties: {},
    geometry: {
      type: "Polygon",
      coordinates: [
        [
          [x, 50],
          [x + 1, 50],
          [x + 1, 51],
          [x, 51],
          [x, 50],
        ],
      ],
    },
  });

export const editable: Variants = new Map<string, readonly (string | undefined)[]>([
  [
    "atlas.yaml",
    [
      "title: { en: A }\nlicence: CC0-1.0\ndefault: { date: 1920-01-01, viewpoint: all }\n",
      "title: { en: A }\nlicence: CC-BY-4.0\ndefault: { date: 1921-01-01, viewpoint: one }\n",
      "title: { en: A }\nlicence: CC0-1.0\nperiod: 1900/1930\ndefault: { date: 1920-01-01, viewpoint: nobody }\n",
      undefined,
    ],
  ],
  [
    "viewpoints/all.yaml",
    ["name: { en: All }\ngroups: [[all-polities], [consensus]]\n", "name: { en: All }\ngroups: [[aa], [bb, consensus]]\n", undefined],
  ],
  [
    "viewpoints/one.yaml",
    ["name: { en: One }\ngroups: [[cc]]\n", "name: { en: One }\ngroups: [[bb], [aa]]\n", "name: { en: One }\ngroups: [[dd]]\n"],
  ],
  [
    "polities/aa.yaml",
    [
      "type: state\nname: { en: Aa }\nexists: { from: 1900-01-01, cite: book p. 1 }\n",
      "type: state\nname: { en: Aa }\nexists: { from: 1900-01-01, until: shift#signed }\n",
      undefined,
      "type: state\nname: { en: Aa }\norgan_of: bb\n",
    ],
  ],
  [
    "polities/bb.yaml",
    [
      "type: state\nname: { en: Bb }\n",
      "type: state\nname: { en: Bb }\nsucceeds: { polity: aa, when: 1921-03-01, inherits: [assertions, claims, holdings] }\n",
      "type: state\nname: { en: Bb }\norgan_of: aa\n",
      "type: state\nname: { en: Bb }\nexists: { from: 1920-06-01 }\n",
    ],
  ],
  [
    "polities/cc.yaml",
    [
      "type: state\nname: { en: Cc }\nsucceeds: { polity: bb, inherits: [claims] }\n",
      "type: state\nname: { en: Cc }\nsucceeds: { polity: aa }\n",
      undefined,
    ],
  ],
  [
    "sources/book.yaml",
    [
      "type: book\ntitle: { en: Book }\ntext: book.txt\n",
      "type: webpage\ntitle: { en: Book }\ntext: book.txt\nlocators: optional\n",
      "type: book\ntitle: { en: Book }\nsentences: { p. 1: { gist: words, citation_needed: true } }\n",
      undefined,
    ],
  ],
  ["sources/book.txt", ["Here stand the words that are quoted.\n", "Here stands nothing.\n", undefined]],
  [
    "places/p.yaml",
    ["at: { lat: 50.5, lon: 10.5 }\nin: west\n", "at: { lat: 50.5, lon: 11.5 }\nin: west\n", "at: { lat: 53, lon: 13 }\n", undefined],
  ],
  ["places/q.yaml", ["at: { lat: 49, lon: 10.4 }\n", "at: { lat: 49, lon: 10.8 }\n", undefined]],
  ["places/r.yaml", ["at: { lat: 52, lon: 10.4 }\n", "at: { lat: 50.5, lon: 10.4 }\n", undefined]],
  ["places/t.yaml", ["at: { lat: 50.5, lon: 10.5 }\nin: whole\n", "at: { lat: 50.5, lon: 11.5 }\nin: [whole, east]\n"]],
  [
    "territories/west.yaml",
    [
      `extent: ${square(10, 50)}\nprecision_km: 1\ncontains: [p]\n`,
      `extent: ${square(10, 50, 2)}\nstated_area: 100 km2\n`,
      "extent: whole\n",
      "extent: east.geojson\nlicence: proprietary\n",
      undefined,
      `extent: ${square(10, 50)}\nversion_of: whole\n`,
    ],
  ],
  ["territories/east.geojson", [geojson(11), geojson(12), "{", undefined]],
  [
    "territories/east.yaml",
    ["extent: east.geojson\nprecision_km: 2\n", 'extent: "east.geojson#f"\nexcludes: [p]\n', "extent: { minus: [whole, west] }\n"],
  ],
  [
    "territories/whole.yaml",
    [
      "extent: { union: [west, east] }\nversion_of: west\n",
      `extent: ${square(10, 50, 3)}\n`,
      "extent: { side: left, frontier: line, within: west }\n",
      undefined,
    ],
  ],
  [
    "frontiers/line.yaml",
    ["through: [q, r]\nprecision_km: 1\n", "through: [r, q]\n", "through: [q, { lat: 50.2, lon: 10.4 }]\n", undefined],
  ],
  [
    "instruments/shift.yaml",
    [
      "type: treaty\nparties: [aa, bb]\nstages:\n  - { stage: signed, on: 1920-05-01, cite: book p. 2 }\n  - { stage: in-force, on: '[1920-05-01..1920-09-01]' }\narticles:\n  '1': { effects: [{ title: bb, over: west }] }\n  '2': { effects: [{ renounces: east, by: aa, to: bb, until: hold#end }] }\n",
      "type: treaty\nparties: [aa, bb]\nstages:\n  - { stage: signed, on: after-that#start }\narticles:\n  '1': { effects: [{ title: [aa, bb], over: whole }] }\n",
      "type: treaty\nparties: [aa, cc]\nstages:\n  - { stage: signed, on: '[1920-01-01..1920-12-31]' }\n  - { stage: in-force, on: 1920-06-15 }\n  - { stage: annulled, on: 1922-01-01, mode: ab-initio, by: cc }\nrelations: [{ verb: supersedes, act: cancel }]\narticles:\n  '1': { effects: [{ title: cc, over: east, after: hold }] }\n",
      undefined,
    ],
  ],
  [
    "instruments/cancel.yaml",
    [
      "type: note\nissued_by: aa\non: 1921-01-01\neffects: [{ annuls: shift, mode: from-now }]\n",
      "type: note\nissued_by: cc\non: 1921-01-01\nrelations: [{ verb: supersedes, act: shift }]\neffects: [{ accepts: 'shift#1', over: west }, { suspends: shift, until: 1921-06-01 }]\n",
      "type: note\nissued_by: bb\non: 1920-02-01\neffects: [{ denies: aa, over: whole }, { claims: west }]\n",
      undefined,
    ],
  ],
  [
    "events/hold.yaml",
    [
      "type: capture\nwhen: 1920-02-01/1920-10-01\nactors: [bb]\ncite: { source: book, quote: the words that are quoted }\neffects: [{ control: bb, over: whole, mode: occupies, until: within 2 months of shift#signed }]\n",
      "type: capture\nwhen: '[1919-12-01, 1920-03-01]'\nbasis: general-knowledge\neffects: [{ control: aa, over: west, cite: book }, { title: cc, over: east }]\n",
      "type: capture\nwhen: after-that#start\neffects: [{ control: cc, over: west, until: 1919-01-01 }]\n",
      "type: capture\nwhen: 1920-05-01\neffects: [{ control: aa, over: west, if: { record: after-that } }, { control: bb, over: west, after: take }]\n",
    ],
  ],
  [
    "events/take.yaml",
    [
      "type: capture\nwhen: 1920-05-01\npart_of: hold\neffects: [{ control: cc, over: west, until: 1924-01-01 }]\n",
      "type: capture\nwhen: 1920-02-01\neffects: [{ control: bb, over: east, until: 1920-08-01 }, { title: aa, over: west, according_to: cc }]\n",
      undefined,
    ],
  ],
  [
    "events/after-that.yaml",
    [
      "type: battle\nwhen: 3 days after shift#signed\n",
      "type: battle\nwhen: hold#end\n",
      "type: battle\nwhen: 1920-04-01\npart_of: take\n",
      undefined,
    ],
  ],
  ["places/places.csv", [undefined, "id,lat,lon,name_en\ns,50.5,10.2,Es\n", "id,lat,lon\np,1,1\n"]],
]);
