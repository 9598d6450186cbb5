/** The rows of each table of a published atlas. */

import { bytesToHex } from "@noble/hashes/utils.js";
import { fingerprint } from "../../core/fingerprint.ts";
import { drawnPieces, undrawnSteps } from "../../core/link/edges.ts";
import type { SourceFile } from "../../core/model/atlas.ts";
import type { AnyAuthored } from "../../core/model/authored.ts";
import type { DatedName } from "../../core/model/records.ts";
import type { DateExpression, Localized } from "../../core/model/values.ts";
import { MAP_LAYERS, type MapLayer, published } from "../../core/resolve/answer.ts";
import { type Asked, misunderstood, understood } from "../../core/resolve/ask.ts";
import type { Arrangement } from "../../core/space/arrangement.ts";
import type { Askable } from "../answers/question.ts";
import { recordData } from "../answers/record-data.ts";
import { cslItem } from "../csl-json.ts";
import { type DatedHolding, holdingsBetween, MOST_CHANGES } from "../dated-holdings.ts";
import { headText } from "../geojson.ts";
import { COLUMNS } from "../holding-columns.ts";
import { answerColumns, holdingRow } from "../holding-row.ts";
import { attributionsOfFaces, outlineLicencesOf } from "../licences.ts";
import { assertionData, writtenLand } from "../records/atlas-json.ts";
import { type CopyValue, copyRow, dayRange, json, lineHex, list, outlineHex, pointHex, sound } from "./copy-text.ts";
import { bearingsThroughTime, claimsThroughTime, type Spells } from "./spell-rows.ts";
import { ANSWER_COLUMNS } from "./table-layout.ts";

/** What is published. */
export interface Publishing extends Askable {
  readonly files: readonly SourceFile[];
  readonly spells: Spells;
  readonly holdings: Holdings;
}

/** Dissolved land, with the number of the outline of each. */
export interface Holdings {
  readonly rows: readonly {
    readonly viewpoint: string;
    readonly layer: MapLayer;
    readonly dated: DatedHolding;
    readonly outline: number;
  }[];
  readonly outlines: readonly Uint32Array[];
}

/** The holdings of these viewpoints over all time; land that is held again has one outline. */
export function holdingsOf({ resolver }: Askable, viewpoints: readonly string[]): Asked<Holdings> {
  const rows: Holdings["rows"][number][] = [];
  const outlines: Uint32Array[] = [];
  const numbers = new Map<string, number>();
  for (const viewpoint of viewpoints)
    for (const layer of MAP_LAYERS) {
      const holdings = holdingsBetween(resolver, -Infinity, Infinity, viewpoint, layer);
      if (!holdings)
        return misunderstood(
          `${layer} as ${viewpoint} sees it changes on more than ${MOST_CHANGES} days`,
          "publish without --holdings: dejure.snapshot makes the land of a day from its atoms",
        );
      for (const dated of holdings) {
        const key = dated.holding.faces.join();
        let outline = numbers.get(key);
        if (outline === undefined) {
          outline = outlines.push(dated.holding.faces) - 1;
          numbers.set(key, outline);
        }
        rows.push({ viewpoint, layer, dated, outline });
      }
    }
  return understood({ rows, outlines });
}

type Rows = Generator<readonly CopyValue[]>;

const textOf = ({ atlas }: Askable, text: Localized | undefined, id: string): string => (text && headText(atlas, text)) || id;
const named = (record: AnyAuthored): Localized | undefined => {
  const { name, title } = record.data as { readonly name?: Localized; readonly title?: Localized };
  return name ?? title;
};
const allRecords = ({ atlas }: Askable): AnyAuthored[] =>
  Object.values(atlas.collections).flatMap((records) => [...records.values()] as AnyAuthored[]);

function* viewpoints(publishing: Publishing): Rows {
  const { collections, head } = publishing.atlas;
  for (const { id, data } of collections.viewpoints.values())
    yield [id, textOf(publishing, data.name, id), json(data.groups), id === head.default.viewpoint];
}

function* atoms({ atlas, resolver: { cells } }: Publishing): Rows {
  for (let cell = 0; cell < cells.count; cell++) {
    const faces = cells.facesOfAll([cell]);
    const outline = outlineHex(atlas.land.arrangement.outline(faces));
    yield [cell, cells.areaOf(cell), list(outlineLicencesOf(atlas, faces)), list(attributionsOfFaces(atlas, faces)), outline];
  }
}

function* borders({ atlas, resolver: { cells } }: Publishing): Rows {
  let number = 0;
  const closes = undrawnSteps(atlas);
  for (const { line, left, right, seam } of atlas.land.arrangement.arcs) {
    const [l, r] = [cells.cellOf[left] ?? 0, cells.cellOf[right] ?? 0];
    if (l !== r && !seam) for (const piece of drawnPieces(line, closes)) yield [number++, l, r, piece.undrawn, lineHex(piece.line)];
  }
}

/** Points of a piece of a line: small enough that few are looked at for a place. */
const PIECE = 24;

function* edges({ atlas, resolver: { cells } }: Publishing): Rows {
  const { arcs, perDegree }: Arrangement = atlas.land.arrangement;
  for (const { line, left, right } of arcs) {
    const steps = line.map(([lon, lat]) => [Math.round(lon * perDegree), Math.round(lat * perDegree)] as const);
    for (let at = 0; at + 1 < steps.length; at += PIECE - 1)
      yield [cells.cellOf[left] ?? 0, cells.cellOf[right] ?? 0, lineHex(steps.slice(at, at + PIECE), false)];
  }
}

function* answers({ atlas, spells }: Publishing): Rows {
  for (const [id, { answer, holding, decision, divergent }] of spells.answers.entries()) {
    const flat = answerColumns(atlas, answer);
    yield [
      id,
      ...ANSWER_COLUMNS.map(({ name }) => flat[name as keyof typeof flat]),
      list(answer.holders.map((h) => h.polity)),
      holding,
      decision,
      divergent,
      json(answer),
    ];
  }
}

/** Questions in the order in which their spells stand: those of one come one after the other. */
function* questions({ spells }: Publishing): Rows {
  let number = -1;
  for (const [i, { viewpoint, layer, cell }] of spells.spells.entries()) if (opens(spells, i)) yield [++number, viewpoint, layer, cell];
}

function* spellRows({ spells }: Publishing): Rows {
  let question = -1;
  for (const [i, { start, end, answer }] of spells.spells.entries()) {
    if (opens(spells, i)) question++;
    yield [i, question, dayRange(start, end), answer];
  }
}

/** Whether a spell is the first of its question: it begins with all time. */
const opens = ({ spells }: Spells, i: number): boolean => spells[i]?.start === -Infinity;

function* claims({ resolver }: Publishing): Rows {
  for (const { cell, start, end, fact } of claimsThroughTime(resolver))
    yield [cell, dayRange(start, end), fact.polity, fact.since, json(fact)];
}

function* bearings({ resolver }: Publishing): Rows {
  for (const { cell, start, end, fact } of bearingsThroughTime(resolver)) yield [cell, dayRange(start, end), fact.assertion, json(fact)];
}

function* outlines({ atlas, holdings }: Publishing): Rows {
  for (const [id, faces] of holdings.outlines.entries()) yield [id, outlineHex(atlas.land.arrangement.outline(faces))];
}

function* holdings({ atlas, holdings }: Publishing): Rows {
  for (const [id, { viewpoint, layer, dated, outline }] of holdings.rows.entries()) {
    const row = holdingRow(atlas, viewpoint, layer, dated);
    yield [id, ...COLUMNS.map(({ name }) => row[name]), dayRange(dated.start, dated.end), json(published(dated.holding.answer)), outline];
  }
}

function* places(publishing: Publishing): Rows {
  for (const { id, data } of publishing.atlas.collections.places.values()) {
    const at = [data.at.lon, data.at.lat] as const;
    yield [id, textOf(publishing, data.name, id), publishing.resolver.locate(at).cell, pointHex(at)];
  }
}

const edtf = (day: DateExpression | undefined): string | null =>
  day === undefined ? null : day.kind === "relative" ? day.text : day.date.text;

function* names(askable: Askable): Rows {
  for (const record of allRecords(askable)) {
    for (const [language, name] of Object.entries(named(record) ?? {})) yield [record.collection, record.id, language, name, null, null];
    for (const { text, lang, from, until } of (record.data as { readonly names?: readonly DatedName[] }).names ?? [])
      yield [record.collection, record.id, lang, text, edtf(from), edtf(until)];
  }
}

function* records(askable: Askable): Rows {
  for (const record of allRecords(askable))
    yield [record.collection, record.id, textOf(askable, named(record), record.id), json(writtenLand(recordData(record)))];
}

function* assertions({ atlas }: Askable): Rows {
  for (const assertion of atlas.assertions) {
    const { id, record, verb, layer } = assertion;
    yield [id, record.collection, record.id, verb, layer, json(assertionData(assertion))];
  }
}

function* sources({ atlas }: Askable): Rows {
  for (const source of atlas.collections.sources.values()) {
    const item = cslItem(source);
    yield [source.id, item.title, json(item)];
  }
}

function* files({ files: all }: Publishing): Rows {
  for (const [number, { path, bytes }] of all.entries()) yield [number, sound(path), fingerprint(bytes), `\\x${bytesToHex(bytes)}`];
}

const ROWS: Readonly<Record<string, (publishing: Publishing) => Rows>> = {
  viewpoint: viewpoints,
  atom: atoms,
  border: borders,
  edge: edges,
  answer: answers,
  question: questions,
  spell: spellRows,
  claim: claims,
  bearing: bearings,
  outline: outlines,
  holding: holdings,
  place: places,
  name: names,
  record: records,
  assertion: assertions,
  source: sources,
  file: files,
};

/** The rows of a table as COPY reads them; undefined where the database makes them itself. */
export function rowsOf(table: string, publishing: Publishing): Iterable<string> | undefined {
  const make = ROWS[table];
  return make && encoded(make(publishing));
}

function* encoded(rows: Rows): Generator<string> {
  for (const row of rows) yield copyRow(row);
}
