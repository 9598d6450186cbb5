/** A generated atlas of many small files, clean by construction. */
import type { SourceFile } from "../src/core/model/atlas.ts";
import { dice } from "./harness.ts";

const encoder = new TextEncoder();
const file = (path: string, text: string): SourceFile => ({ path, bytes: encoder.encode(text) });
const pad = (n: number) => String(n).padStart(2, "0");

const HEAD = `dejure: "0.1"
title: { en: Generated atlas }
licence: CC0-1.0
languages: [en]
default: { date: 1920-06-01, viewpoint: everyone }
`;

/** What is drawn for one act. */
interface Drawn {
  readonly a: number;
  readonly other: number;
  readonly territory: number;
  readonly territories: number;
  readonly places: number;
  readonly pick: (n: number) => number;
  readonly cite: () => string;
}

/** A treaty of two polities, signed and in force, by which land passes. */
function treaty(i: number, { a, other, territory, places, pick, cite }: Drawn): SourceFile {
  return file(
    `instruments/treaty-${i}.yaml`,
    `type: treaty
name: { en: Treaty ${i} between polity ${a} and polity ${other} }
parties: [polity-${a}, polity-${other}]
binding: in-force
stages:
  - { stage: signed, on: 1910-${pad(1 + pick(12))}-${pad(1 + pick(28))}, at: place-${i % places}, cite: ${cite()} }
  - { stage: in-force, on: ${1911 + Math.floor(i / 300)}-${pad(1 + (i % 12))}-${pad(1 + (i % 28))}, cite: ${cite()} }
articles:
  "1":
    gist: Polity ${a} recognises polity ${other} without reserve
    effects:
      - { recognises: polity-${other}, by: polity-${a}, mode: de-jure, cite: ${cite()} }
  "2":
    effects:
      - { title: polity-${other}, over: territory-${territory}, cite: ${cite()} }
`,
  );
}

/** A handover of land. */
function event(i: number, { a, other, territory, territories, places, pick, cite }: Drawn): SourceFile {
  return file(
    `events/event-${i}.yaml`,
    `type: handover
name: { en: Event ${i} at town ${i % places} }
when: ${1900 + Math.floor(i / territories)}-${pad(1 + pick(12))}-${pad(1 + pick(28))}
at: place-${i % places}
actors: [polity-${a}, polity-${other}]
gist: Troops of polity ${a} leave and those of polity ${other} follow.
cite: ${cite()}
effects:
  - { control: polity-${other}, over: territory-${territory}, cite: ${cite()} }
`,
  );
}

/** An atlas of `count` record files, the head not counted: one record a file, of the size that people write. */
export function generatedAtlas(count: number): SourceFile[] {
  const next = dice(count);
  const pick = (n: number) => Math.floor(next() * n);
  const sources = Math.max(1, Math.floor(count / 100));
  const polities = Math.max(2, Math.floor(count / 50));
  const territories = Math.max(1, Math.floor(count / 50));
  const places = Math.max(1, Math.floor(count / 4));
  const files = [
    file("atlas.yaml", HEAD),
    file("viewpoints/everyone.yaml", "name: { en: Everyone }\ngroups: [[all-polities], [consensus]]\n"),
  ];
  const cite = () => `source-${pick(sources)} p. ${1 + pick(400)}`;

  for (let i = 0; i < sources; i++)
    files.push(
      file(
        `sources/source-${i}.yaml`,
        `type: book\ntitle: { en: "Documents, volume ${i}" }\nissued: "19${pad(pick(99))}"\nlanguage: en\nstanding: secondary\nseen: edition\n`,
      ),
    );
  for (let i = 0; i < polities; i++)
    files.push(
      file(
        `polities/polity-${i}.yaml`,
        `type: state\nname: { en: Polity ${i}, lt: Valstybė ${i}, pl: Państwo ${i} }\nexists: { from: 1850-01-01, cite: ${cite()} }\ncite: ${cite()}\n`,
      ),
    );
  const side = Math.ceil(Math.sqrt(territories));
  for (let i = 0; i < territories; i++) {
    const [west, south] = [(i % side) * 2, Math.floor(i / side) * 2 - 40];
    const ring = `[[${west}, ${south}], [${west + 2}, ${south}], [${west + 2}, ${south + 2}], [${west}, ${south + 2}], [${west}, ${south}]]`;
    files.push(
      file(
        `territories/territory-${i}.yaml`,
        `type: district\nname: { en: Territory ${i} }\nextent: { polygon: [${ring}] }\nprecision_km: 5\nlicence: CC0-1.0\ncite: ${cite()}\n`,
      ),
    );
  }
  for (let i = 0; i < places; i++) {
    const territory = i % territories;
    const [west, south] = [(territory % side) * 2, Math.floor(territory / side) * 2 - 40];
    const at = `{ lat: ${(south + 0.2 + next() * 1.6).toFixed(3)}, lon: ${(west + 0.2 + next() * 1.6).toFixed(3)} }`;
    files.push(
      file(
        `places/place-${i}.yaml`,
        `type: town\nname: { en: Town ${i}, lt: Miestas ${i}, pl: Miasto ${i} }\nat: ${at}\nprecision_km: 1\nin: territory-${territory}\ncite: ${cite()}\n`,
      ),
    );
  }
  for (let i = 0; files.length < count + 1; i++) {
    const [a, b] = [pick(polities), pick(polities)];
    const territory = i % territories;
    const other = b === a ? (a + 1) % polities : b;
    const drawn: Drawn = { a, other, territory, territories, places, pick, cite };
    files.push(i % 3 === 0 ? treaty(i, drawn) : event(i, drawn));
  }
  return files;
}
