/** Territorial claims of ICOW, the Issue Correlates of War (ICOWprov101.csv, ICOWclaimdy.csv): who claimed what against whom, from when until when. */
import { chunks, nth } from "./chunks.ts";
import { importNumbered, type Reading } from "./correlates/read-numbered.ts";
import { firstDayOf, monthOf, numberIn, type States } from "./correlates/states.ts";
import { type ForeignFile, type Imported, type ImportedFile, type ImportFault, type ImportFormat, yamlFile } from "./imported.ts";
import type { TableRow } from "./table.ts";
import { type DataSet, voiceFiles } from "./voice.ts";

export const icow: ImportFormat = {
  id: "icow",
  summary: "territorial claims of ICOW, the Issue Correlates of War (ICOWprov101.csv), with names from the list of states (states2016.csv)",
  loses: "salience, militarisation, kinds of ending; there are no outlines, so no border moves",
  read: importIcow,
};

const DECLARES = [
  "A row is one challenger's claim against one target (claimdy). It begins in the month of begclaim and ended in that of endclaim, some day of it. A month of 99 or 00 is not known: a start is then some day of the year, and an end is none, because the data set ends with it (200199).",
  "The data set has no outlines. A claim stands in words, said by `icow`, and moves no border: it is no claim over land in the sense of dejure until somebody draws the land and says `claims`.",
  "The data set takes no side, and neither does what is made of it: a claim is what the challenger said, as ICOW records it.",
  "Numbers of states stand in the ids (`cow-200`) and as tags; names come from chalname and tgtname, or from the list of states, where one is given beside the data (states2016.csv or COW-country-codes.csv).",
  "The files name no licence: ask the Issue Correlates of War before you publish what is made of them.",
];

const READ: ReadonlySet<string> = new Set([
  "claimdy",
  "claim",
  "name",
  "chal",
  "tgt",
  "chalname",
  "tgtname",
  "begclaim",
  "endclaim",
  "resolved",
]);

const SET: Omit<DataSet, "date"> = {
  id: "icow",
  name: "Issue Correlates of War, territorial claims",
  title: "Territorial claims (ICOW)",
  licence: "LicenseRef-not-stated",
  layer: "claims",
  source: {
    title: { en: "The Issue Correlates of War Territorial Claims Data, 1816–2001" },
    author: [
      { family: "Frederick", given: "Bryan A." },
      { family: "Hensel", given: "Paul R." },
      { family: "Macaulay", given: "Christopher" },
    ],
    issued: "2017",
    container_title: "Journal of Peace Research",
    doi: "10.1177/0022343316676311",
    url: "http://www.paulhensel.org/icowterr.html",
  },
};

interface Claim {
  readonly id: string;
  readonly number: string;
  readonly over: string | undefined;
  readonly chal: number;
  readonly tgt: number;
  readonly from: string;
  readonly until: string | undefined;
  readonly resolved: string | undefined;
}

export function importIcow(files: readonly ForeignFile[]): Imported | ImportFault {
  return importNumbered(files, {
    title: SET.title,
    declares: DECLARES,
    known: ["chal", "tgt", "begclaim"],
    read: READ,
    help: "give ICOWprov101.csv or ICOWclaimdy.csv, and states2016.csv beside it for the names",
    nothing: "no row has a challenger, a target and a beginning",
    numbered: "states",
    readRow: claimIn,
    records: recordFiles,
  });
}

/** YYYYMM as a month; `whole` says whether the month is one of the twelve. */
function monthIn(row: TableRow, column: string): { readonly text: string; readonly whole: boolean } | undefined {
  const found = /^(\d{4})(\d\d)(?:\.0*)?$/.exec(row.cell(column) ?? "");
  const text = found ? monthOf(Number(found[1]), Number(found[2])) : undefined;
  return text === undefined ? undefined : { text, whole: text.length > 4 };
}

function claimIn(row: TableRow, { states, lost, idOf }: Reading): Claim | undefined {
  const [chal, tgt] = [numberIn(row, "chal"), numberIn(row, "tgt")];
  const number = row.cell("claimdy");
  const which = number === undefined ? `row ${row.number}` : `claimdy ${number}`;
  if (chal === undefined || tgt === undefined) return lost.add("rows without a challenger and a target", which);
  const [from, end] = [monthIn(row, "begclaim"), monthIn(row, "endclaim")];
  if (from === undefined) return lost.add("rows without a beginning", which);
  const until = end?.whole ? end.text : undefined;
  if (until !== undefined && until.slice(0, from.text.length) < from.text) return lost.add("claims that end before they begin", which);
  const title = row.cell("name") ?? row.cell("claim");
  const numbered = number !== undefined && /^\d{1,12}$/.test(number);
  const id = idOf(numbered ? `claim-${number}` : `claim-row-${row.number}`, number);
  states.name(chal, row.cell("chalname"));
  states.name(tgt, row.cell("tgtname"));
  return {
    ...{ id, chal, tgt, until, from: from.text, number: which },
    // the column `claim` of some editions numbers the claims of a region
    over: title !== undefined && /\p{L}/u.test(title) ? title : undefined,
    resolved: row.cell("resolved"),
  };
}

function recordFiles(claims: readonly Claim[], states: States): ImportedFile[] {
  const sorted = [...claims].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  const statements = chunks(sorted, 1_000, () => 1).map((part, i) =>
    yamlFile(`statements/${nth("claims", i)}.yaml`, Object.fromEntries(part.map((claim) => [claim.id, statementOf(claim, states)]))),
  );
  return [...voiceFiles({ ...SET, date: firstDayOf(sorted.at(-1)?.from ?? "2000") }), states.file(SET.id), ...statements];
}

function statementOf({ chal, tgt, over, from, until, number, resolved }: Claim, states: States): unknown {
  const what = over ?? "land";
  const gist = `${states.nameOf(chal)} claims ${what} against ${states.nameOf(tgt)}`;
  return {
    according_to: SET.id,
    when: from,
    name: { en: over === undefined ? gist : `${over}: ${states.nameOf(chal)} against ${states.nameOf(tgt)}` },
    gist: { en: gist },
    ...(resolved !== undefined && { note: { en: `How it ended (resolved), as ICOW codes it: ${resolved}.` } }),
    cite: `${SET.id} ${number}`,
    effects: [
      {
        passes: { en: gist },
        by: states.id(chal),
        to: states.id(tgt),
        when: from,
        ...(until !== undefined && { until }),
        cite: `${SET.id} ${number}`,
      },
    ],
  };
}
