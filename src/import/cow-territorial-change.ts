/** Territorial Change of the Correlates of War (tc2018.csv): who gained land, or lost it, from whom, how and when. */
import { chunks, nth } from "./chunks.ts";
import { importNumbered, type Reading } from "./correlates/read-numbered.ts";
import { firstDayOf, monthOf, numberIn, type States } from "./correlates/states.ts";
import { type ForeignFile, type Imported, type ImportedFile, type ImportFault, type ImportFormat, yamlFile } from "./imported.ts";
import type { TableRow } from "./table.ts";
import { type DataSet, voiceFiles } from "./voice.ts";

export const cowTerritorialChange: ImportFormat = {
  id: "cow-territorial-change",
  summary: "Territorial Change of the Correlates of War (tc2018.csv), with names from its list of states (states2016.csv)",
  loses: "gaintype, losetype, contiguity, portion; there are no outlines, so no border moves",
  read: importCowTerritorialChange,
};

interface Procedure {
  readonly type: string;
  readonly word: string;
}

/** What the column `procedur` says of how land changed hands. */
const PROCEDURES: Readonly<Record<number, Procedure>> = {
  1: { type: "capture", word: "conquest" },
  2: { type: "annexation", word: "annexation" },
  3: { type: "handover", word: "cession" },
  4: { type: "government-act", word: "secession" },
  5: { type: "government-act", word: "unification" },
  6: { type: "handover", word: "mandate" },
};
const UNKNOWN: Procedure = { type: "government-act", word: "a procedure that is not coded" };

const DECLARES = [
  "A change is an event of its year and month, or of its year where the month is not coded. Its kind follows from the procedure (1 conquest, 2 annexation, 3 cession, 4 secession, 5 unification, 6 mandate), which stands as a tag.",
  "The data set has no outlines. What changed hands stands in words, said by `cow-territorial-change`, and moves no border: whoever draws the land can add an effect to the event.",
  "gainer and loser are the actors. Numbers of states and entities stand in the ids (`cow-255`) and as tags; names come from the list of states, where one is given beside the data (states2016.csv or COW-country-codes.csv).",
  "area is read as square kilometres and pop as persons, as figures about the event. conflict, indep, entry and exit are tags where they are 1.",
  "The files name no licence: ask the Correlates of War before you publish what is made of them.",
];

const READ: ReadonlySet<string> = new Set([
  ...["year", "month", "gainer", "loser", "procedur", "procedure", "entity", "area", "pop", "number"],
  ...["conflict", "indep", "entry", "exit"],
]);

const SET: Omit<DataSet, "date"> = {
  id: "cow-territorial-change",
  name: "Territorial Change, Correlates of War",
  title: "Territorial changes (Correlates of War)",
  licence: "LicenseRef-not-stated",
  layer: "title",
  source: {
    title: { en: "Territorial Change" },
    author: [
      { family: "Tir", given: "Jaroslav" },
      { family: "Schafer", given: "Philip" },
      { family: "Diehl", given: "Paul F." },
      { family: "Goertz", given: "Gary" },
    ],
    issued: "1998",
    url: "https://correlatesofwar.org/data-sets/territorial-change/",
  },
};

interface Change {
  readonly id: string;
  readonly when: string;
  readonly gainer: number | undefined;
  readonly loser: number | undefined;
  readonly entity: number | undefined;
  readonly procedure: Procedure;
  readonly area: number | undefined;
  readonly people: number | undefined;
  readonly marks: readonly string[];
  readonly number: string;
}

export function importCowTerritorialChange(files: readonly ForeignFile[]): Imported | ImportFault {
  return importNumbered(files, {
    title: SET.title,
    declares: DECLARES,
    known: ["year", "gainer", "loser"],
    read: READ,
    help: "give tc2018.csv, and states2016.csv beside it for the names",
    nothing: "no row has a year and a gainer or a loser",
    numbered: "states and entities",
    readRow: changeIn,
    records: recordFiles,
  });
}

function changeIn(row: TableRow, { lost, idOf }: Reading): Change | undefined {
  const when = monthOf(numberIn(row, "year"), numberIn(row, "month"));
  const [gainer, loser] = [numberIn(row, "gainer"), numberIn(row, "loser")];
  const number = row.cell("number");
  const which = number === undefined ? `row ${row.number}` : `number ${number}`;
  if (when === undefined) return lost.add("rows without a year", which);
  if (gainer === undefined && loser === undefined) return lost.add("rows without a gainer and a loser", which);
  const code = numberIn(row, "procedur", "procedure");
  if (code !== undefined && !PROCEDURES[code]) lost.add("procedures that the codebook does not name", `${which}: ${code}`);
  const numbered = number !== undefined && /^\d{1,9}$/.test(number);
  const id = idOf(numbered ? `change-${number}` : `change-row-${row.number}`, number);
  return {
    ...{ id, when, gainer, loser, number: which },
    entity: numberIn(row, "entity"),
    procedure: (code === undefined ? undefined : PROCEDURES[code]) ?? UNKNOWN,
    area: amountIn(row, "area"),
    people: amountIn(row, "pop"),
    marks: ["conflict", "indep", "entry", "exit"].filter((column) => numberIn(row, column) === 1),
  };
}

/** What a quantity of a record can be written as: no exponent. */
function amountIn(row: TableRow, column: string): number | undefined {
  const amount = Number(row.cell(column) ?? Number.NaN);
  return amount >= 1e-3 && amount < 1e12 ? amount : undefined;
}

function gistOf({ gainer, loser, entity, procedure }: Change, states: States): string {
  const what =
    entity === undefined ? "land" : `the entity ${entity}${entity === gainer || entity === loser ? ` (${states.nameOf(entity)})` : ""}`;
  const by = procedure === UNKNOWN ? `, by ${UNKNOWN.word}` : ` by ${procedure.word}`;
  if (gainer === undefined) return `${states.nameOf(loser as number)} loses ${what}${by}`;
  return `${states.nameOf(gainer)} gains ${what}${loser === undefined ? "" : ` from ${states.nameOf(loser)}`}${by}`;
}

function recordFiles(changes: readonly Change[], states: States): ImportedFile[] {
  const sorted = [...changes].sort((a, b) => (a.when < b.when ? -1 : a.when > b.when ? 1 : 0));
  const events = chunks(sorted, 1_000, () => 1).map((part, i) =>
    yamlFile(`events/${nth("changes", i)}.yaml`, Object.fromEntries(part.map((change) => [change.id, eventOf(change, states)]))),
  );
  const figures = sorted.flatMap((change) =>
    (
      [
        ["area", change.area, "km2"],
        ["population", change.people, "persons"],
      ] as const
    ).flatMap(([measure, value, unit]) =>
      value === undefined
        ? []
        : [
            [
              `${measure}-${change.id}`,
              { about: change.id, measure, when: change.when, value: { value, unit }, cite: citedOf(change) },
            ] as const,
          ],
    ),
  );
  return [
    ...voiceFiles({ ...SET, date: firstDayOf(sorted.at(-1)?.when ?? "2000") }),
    states.file(SET.id),
    ...events,
    ...chunks(figures, 2_000, () => 1).map((part, i) => yamlFile(`figures/${nth("changes", i)}.yaml`, Object.fromEntries(part))),
  ];
}

const citedOf = ({ number }: Change): string => `${SET.id} ${number}`;

function eventOf(change: Change, states: States): unknown {
  const { gainer, loser, procedure, marks, when } = change;
  const gist = gistOf(change, states);
  const parties = [...new Set([gainer, loser].flatMap((one) => (one === undefined ? [] : [states.id(one)])))];
  return {
    type: procedure.type,
    name: { en: gist },
    when,
    actors: parties,
    cite: citedOf(change),
    tags: [...(procedure === UNKNOWN ? [] : [`procedure-${procedure.word}`]), ...marks],
    effects: [
      {
        passes: { en: gist },
        by: parties[0],
        ...(parties[1] !== undefined && { to: parties[1] }),
        according_to: SET.id,
        cite: citedOf(change),
      },
    ],
  };
}
