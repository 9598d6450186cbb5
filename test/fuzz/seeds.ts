/** True documents of every format that dejure reads, small enough to be read many times. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { blocksOf, fileOf, root, TUTORIAL } from "../docs/markdown.ts";

const here = (path: string): string => readFileSync(join(root, path), "utf8");

/** The files of the tutorial's atlas; each begins with its path in a comment. */
export const TUTORIAL_FILES: ReadonlyMap<string, string> = new Map(
  blocksOf(TUTORIAL).flatMap((block) => {
    const path = fileOf(block);
    return path === undefined ? [] : [[path, block.text] as const];
  }),
);

/** Record files of every kind, headed by their paths as well. */
export const RECORDS: readonly string[] = [
  ...TUTORIAL_FILES.values(),
  ...readdirSync(join(root, "spec/examples"), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".yaml") && path.includes("/"))
    .sort()
    .map((path) => `# ${path.replaceAll("\\", "/")}\n${here(`spec/examples/${path}`)}`),
];

export const SHEETS: readonly string[] = [
  `places/places.csv\n${here("atlases/klaipeda/places/places.csv").split("\n").slice(0, 6).join("\n")}\n`,
  `statements/assertions.csv\nid,according_to,verb,holder,over,when,until,mode,by,to,cite,note,certainty,basis
a,germany;france,title,lithuania,klaipeda-territory,1923-01-15,1939~,,,,wikipedia-revolt p. 1;paz-2020,"a, ""b""\nc",,
b,consensus,claims,,klaipeda-territory,[1920..1921],,,lithuania,,,,probable,derived
c,lithuania,control,lithuania;france,land.geojson,1924,,occupies,,,frus-ppc-13,,,\n`,
];

const square = (x: number, y: number, size = 2): number[][] => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
  [x, y],
];
const polygon = (x: number, y = 50) => ({ type: "Polygon", coordinates: [square(x, y)] });
const feature = (properties: object, geometry: unknown = polygon(20)) => ({ type: "Feature", id: "a", properties, geometry });
const collection = (...features: unknown[]) => ({ type: "FeatureCollection", features });

export const GEOJSON: readonly unknown[] = [
  polygon(20),
  { type: "MultiPolygon", coordinates: [[square(20, 50), square(20.5, 50.5, 0.5)], [square(178, 60, 4)]] },
  collection(feature({ name: "A" }), { ...feature({}), id: 7, geometry: { type: "GeometryCollection", geometries: [polygon(1), { type: "Point", coordinates: [1, 2] }] } }), // biome-ignore format: one collection
];

const cshapes = (over: object) =>
  feature({ gwcode: 20, country_name: "Aland", start: "1900-01-01", end: "1909-12-31", status: "independent", owner: "20", capname: "Atown", caplong: 20.5, caplat: 50.5, b_def: 1, fid: 1, ...over }); // biome-ignore format: one row
const topology = {
  type: "Topology",
  arcs: [
    [
      [0, 0],
      [2, 0],
      [0, 2],
      [-2, 0],
      [0, -2],
    ],
  ],
  transform: { scale: [1, 1], translate: [20, 50] },
  objects: { land: { type: "GeometryCollection", geometries: [{ type: "Polygon", arcs: [[0]], properties: cshapes({}).properties }] } },
};
const time = (text: string) => ({ time: text, precision: 11, calendarmodel: "http://www.wikidata.org/entity/Q1985727" });
const claim = (value: unknown) => ({ mainsnak: { snaktype: "value", datavalue: { value } }, rank: "normal", qualifiers: {} });
const entity = (id: string, claims: object) => ({ id, labels: { en: { language: "en", value: `Name of ${id}` } }, claims });

/** Seeds of importers of JSON, by the importer's id. */
export const JSON_IMPORTS: Readonly<Record<string, readonly unknown[]>> = {
  cshapes: [collection(cshapes({}), cshapes({ gwcode: 21, owner: "20", status: "colony" })), topology],
  "historical-basemaps": [collection(feature({ NAME: "A", SUBJECTO: "B", PARTOF: "B", BORDERPRECISION: 2, ABBREVN: "a" }), feature({ NAME: "unclaimed" }))], // biome-ignore format: one collection
  "natural-earth-viewpoints": [
    collection(feature({ BRK_A3: "B01", BRK_NAME: "Rock", ADM0_A3: "FRA", NOTE_BRK: "Admin. by France; Claimed by Spain", ADM0_A3_FR: "FRA", ADM0_A3_ES: "ESP" })), // biome-ignore format: one unit
  ],
  "linked-places": [
    collection({
      ...feature({ title: "Vilnius", ccodes: ["LT"] }, { type: "Point", coordinates: [25, 54] }),
      "@id": "http://x.example/1",
      names: [{ toponym: "Wilno", lang: "pl", when: { timespans: [{ start: { earliest: "1920" }, end: { latest: "1939-09" } }] } }],
      types: [{ identifier: "aat:300008389", label: "city" }],
      links: [{ type: "closeMatch", identifier: "wd:Q216" }],
      when: { timespans: [{ start: { in: "-0100" }, end: { in: "1900~" } }] },
      relations: [{ relationType: "gvp:broaderPartitive", relationTo: "http://x.example/2" }],
      citations: [{ label: "A book", "@id": "http://b.example/" }],
    }),
  ],
  wikidata: [
    {
      entities: {
        Q1: entity("Q1", { P31: [claim({ id: "Q6256" })], P571: [claim(time("+1918-02-16T00:00:00Z"))], P36: [claim({ id: "Q2" })] }),
        Q2: entity("Q2", { P31: [claim({ id: "Q515" })], P625: [claim({ latitude: 54, longitude: 25, precision: 0.01, globe: "http://www.wikidata.org/entity/Q2" })] }), // biome-ignore format: one entity
        Q3: entity("Q3", { P31: [claim({ id: "Q131569" })], P1891: [claim({ id: "Q1" })], P585: [claim(time("+1920-07-12T00:00:00Z"))] }),
      },
    },
  ],
  osm: [
    {
      version: 0.6,
      elements: [
        { type: "relation", id: 1, tags: { type: "boundary", boundary: "administrative", admin_level: "2", name: "A", start_date: "1918", "end_date:edtf": "1940~", claimed_by: "A;B" }, members: [{ type: "way", ref: 2, role: "outer", geometry: square(20, 50).map(([lon, lat]) => ({ lat, lon })) }] }, // biome-ignore format: one relation
        { type: "node", id: 3, lat: 50, lon: 20, tags: { place: "town", name: "T" } },
      ],
    },
  ],
  cliopatria: [
    collection(
      feature({ Name: "Rome", FromYear: -509, ToYear: -44, Type: "POLITY", SeshatID: "it_roman_rep_3", Components: "", MemberOf: "" }),
      feature({ Name: "(League)", FromYear: -1, ToYear: 1, Type: "POLITY", Components: "Rome;Carthage", MemberOf: "" }),
    ),
  ],
  overture: [
    collection({
      ...feature({ type: "division_area", subtype: "country", division_id: "d1", country: "LT", names: { primary: "A" }, perspectives: { mode: "disputed_by", countries: ["PL"] } }),
      id: "a1",
    }), // biome-ignore format: one line
  ],
  perspectives: [
    {
      AAA: {
        base: [["plus", "relation", 1]],
        perspectives: { BBB: [["minus", "relation", 1]] },
        "interior-points": { base: [[0.5, 0.5]] },
      },
    },
  ],
  "csl-json": [
    [{ id: "a", type: "book", title: "T", author: [{ family: "F", given: "G" }, { literal: "Body" }], issued: { "date-parts": [[1920, 7], [1921]] }, ISBN: "1", custom: {} }], // biome-ignore format: one work
  ],
};

/** Seeds of importers of text. */
export const TEXT_IMPORTS: Readonly<Record<string, readonly string[]>> = {
  bibtex: [
    '@string{p = "Press"}\n@book{a, author = {Last, First and {A Body}}, title = {On {\\"U}ber \\& $x$}, year = 1920, month = jul # "~12", publisher = p # { of X}}\n@incollection{b, crossref = {a}, title = "Part", pages = {1--9}, date = {1923-24}}\n@comment{x}\n',
  ],
  ris: [
    "TY  - BOOK\r\nAU  - Last, First\r\nTI  - Title\r\nPY  - 1923/24\r\nDA  - 1950///Spring\r\nUR  - http://x.example/\r\nSP  - 1\r\nEP  - 9\r\nER  - \r\n",
  ],
  "cow-territorial-change": [
    "year,month,gainer,procedur,entity,area,pop,loser,entry,exit,number,indep,conflict\n1939,3,255,3,368,2848,153000,368,1,1,500,0,0\n1920,-9,-9,9,-9,-9,.,255,.,0,101,0,1\n",
  ],
  icow: ["claimdy,claim,name,chal,tgt,dyad,begclaim,endclaim,resolved\n20201,202,Alaska boundary,2,200,2200,187207,190310,5\n1,1,Back,2,365,2365,190005,189901,\n"], // biome-ignore format: one line
  pax: ['"Con","AgtId","Agt","Dat","Status","Agtp","Stage","Part"\n"A/B/(C)",556,"An Agreement","1998-04-10","Multiparty signed/agreed","InterIntra","SubComp","Government of A; Party, with commas"\n'], // biome-ignore format: one line
  osm: [
    '<?xml version="1.0"?>\n<osm version="0.6"><node id="10" lat="50" lon="20"/><node id="11" lat="50" lon="21"/><node id="12" lat="51" lon="21"/><way id="1"><nd ref="10"/><nd ref="11"/><nd ref="12"/><nd ref="10"/></way><relation id="5"><member type="way" ref="1" role="outer"/><tag k="type" v="boundary"/><tag k="boundary" v="administrative"/><tag k="admin_level" v="2"/><tag k="name" v="A &amp; B"/><tag k="start_date" v="~1918"/></relation></osm>\n',
  ],
  "linked-places": ["id\ttitle\ttitle_source\tstart\tend\tlon\tlat\tgeowkt\tvariants\tmatches\nx1\tVilnius\tBook\t1323\t-0100\t25\t54\tPOLYGON ((1 1, 2 1, 2 2, 1 1))\tWilno@pl;Вильна\twd:Q216\n"], // biome-ignore format: one table
};

const DATA = collection(
  feature({ name: "Valley", owner: "Aland", start: 1850, end: 1899, status: "independent" }),
  feature({ name: "Valley", owner: "Beland", start: 1900, end: 9999, status: "occupied" }),
);
export const DATA_JSON: readonly unknown[] = [DATA, { ...topology, objects: { a: { ...topology.objects.land } } }];
/** Each begins with the name of its file. */
export const DATA_TEXT: readonly string[] = [
  `v.geojsonl\n${DATA.features.map((one) => JSON.stringify(one)).join("\n")}\n`,
  'v.csv\nname,owner,start,end,wkt\nValley,Aland,1850,1899-12-31,"POLYGON Z ((10 50 1, 12 50 1, 12 52 1, 10 50 1))"\nB,"B ""c""",[1900..1901],,"MULTIPOLYGON (((1 1, 2 1, 2 2, 1 1)), ((3 3, 4 3, 4 4, 3 3)))"\n',
  "v.tsv\nname\towner\tlon\tlat\tstart\nA\tB\t20\t50\t1900\n",
  'v.kml\n<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark><name>A</name><TimeSpan><begin>1900</begin><end>1910-05</end></TimeSpan><ExtendedData><Data name="owner"><value>B</value></Data></ExtendedData><Polygon><outerBoundaryIs><LinearRing><coordinates>10,50 12,50,3 12,52 10,50</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark></Document></kml>\n',
];

const ARTICLES = "test/import/draft/articles";
/** Each begins with the name of its file. */
export const DRAFTS: readonly string[] = readdirSync(join(root, ARTICLES))
  .filter((name) => /^[a-z-]+\.[a-z]+$/.test(name))
  .sort()
  .map((name) => `${name}\n${here(`${ARTICLES}/${name}`).slice(0, 2500)}`);
