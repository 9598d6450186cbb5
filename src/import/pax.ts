/** PA-X, the Peace Agreements Database of the University of Edinburgh (CSV): agreements with their day, stage, parties and process. */
import { parseDate } from "../core/time/edtf.ts";
import { chunks, nth } from "./chunks.ts";
import {
  type ForeignFile,
  type Imported,
  type ImportedFile,
  type ImportFault,
  type ImportFormat,
  lookUp,
  nothingIn,
  readmeFile,
  yamlFile,
} from "./imported.ts";
import { LeftOut } from "./left-out.ts";
import { numberedId, readTable, type TableRow, unreadColumns } from "./table.ts";
import { type DataSet, headFile, sourceFile } from "./voice.ts";

export const pax: ImportFormat = {
  id: "pax",
  summary: "PA-X peace agreements (CSV with AgtId, Agt, Dat, Con, Status, Agtp, Stage)",
  loses: "what agreements provide, who of the parties is bound",
  read: importPax,
};

/** What PA-X calls the stage of a process at which an agreement stands. */
const STAGES: Readonly<Record<string, string>> = {
  Pre: "pre-negotiation or process",
  SubPar: "substantive, partial",
  SubComp: "substantive, comprehensive",
  Imp: "implementation or renegotiation",
  Ren: "renewal",
  Cea: "ceasefire",
  Oth: "other",
};

const DECLARES = [
  "An agreement is an instrument, signed on Dat; of a range of days PA-X gives the last one. A unilateral document (Status) is a declaration, issued on that day; a ceasefire (Stage Cea) an armistice. Where the status is unclear, so is the signature: it is marked as disputed.",
  "Who signed stands in words, as PA-X writes it (Part, ThrdPart), since it does not say which of them is a body that can be bound. Nobody is said to be bound, and no agreement has effects here: whoever knows them adds `parties` and `effects`.",
  "Con (the country or entity), the process (PP), Agtp and Stage are tags, so that they can be listed and searched.",
  "The hundreds of columns that code what an agreement provides are not read.",
  "The file names no licence: ask PA-X before you publish what is made of it.",
];

const READ: ReadonlySet<string> = new Set(
  [
    "AgtId",
    "Agt",
    "Dat",
    "Con",
    "Contp",
    "PP",
    "PPName",
    "Reg",
    "Status",
    "Agtp",
    "Stage",
    "StageSub",
    "Part",
    "ThrdPart",
    "OthAgr",
    "Ver",
  ].map((column) => column.toLowerCase()),
);

const SET: Omit<DataSet, "date"> = {
  id: "pax",
  name: "PA-X Peace Agreements Database",
  title: "Peace agreements (PA-X)",
  licence: "LicenseRef-not-stated",
  layer: "title",
  source: {
    title: { en: "PA-X Peace Agreements Database and Dataset" },
    author: [
      { family: "Bell", given: "Christine" },
      { family: "Badanjak", given: "Sanja" },
    ],
    issued: "2019",
    publisher: "University of Edinburgh",
    url: "https://www.peaceagreements.org",
  },
};

interface Agreement {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly day: string;
  readonly row: TableRow;
}

export function importPax(files: readonly ForeignFile[]): Imported | ImportFault {
  const lost = new LeftOut();
  const taken = new Set<string>();
  const agreements: Agreement[] = [];
  let unread = 0;
  for (const file of files) {
    const table = readTable(file);
    if (!table.ok) return table;
    const missing = ["agtid", "agt", "dat"].find((column) => !table.columns.includes(column));
    if (missing !== undefined)
      return {
        ok: false,
        message: `${file.name} has no column ${missing}`,
        help: "give the CSV of all agreements: pax_all_agreements_data.csv",
      };
    unread += unreadColumns(table, READ).length;
    for (const row of table.rows) {
      const agreement = agreementIn(row, taken, lost);
      if (agreement) agreements.push(agreement);
    }
  }
  if (agreements.length === 0) return nothingIn(files, "no row has a number, a name and a day", lost.told());
  const recorded = recordFiles(agreements, lost);
  const leftOut = [...lost.told(), ...(unread > 0 ? [`${unread} columns that are not read.`] : [])];
  const report = { declares: DECLARES, leftOut };
  return { ok: true, files: [...recorded, readmeFile(SET.title, report)], ...report };
}

/** A day as PA-X writes it (2005-01-09), or as a British spreadsheet makes of it (09/01/2005). */
function dayIn(written: string | undefined): string | undefined {
  const found = /^(\d{4})-(\d\d)-(\d\d)(?:[T ].*)?$/.exec(written ?? "");
  const turned = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(written ?? "");
  const [year, month, day] = found ? [found[1], found[2], found[3]] : [turned?.[3], turned?.[2], turned?.[1]];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const text = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return parseDate(text).ok ? text : undefined;
}

function agreementIn(row: TableRow, taken: Set<string>, lost: LeftOut): Agreement | undefined {
  const [number, name, written] = [row.cell("agtid"), row.cell("agt"), row.cell("dat")];
  const which = `${name ?? "a row without a name"}, ${number === undefined ? `row ${row.number}` : `AgtId ${number}`}`;
  const day = dayIn(written);
  if (number === undefined || !/^\d{1,9}$/.test(number)) return lost.add("rows without a number as their AgtId", which);
  if (name === undefined) return lost.add("agreements without a name", which);
  if (day === undefined) return lost.add("agreements without a day", `${which}: “${(written ?? "").slice(0, 20)}”`);
  const id = numberedId(`pax-${number}`, number, taken, lost);
  return { id, number, name, day, row };
}

const slug = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, "-")
    .replaceAll(/^-|-$/g, "")
    .slice(0, 80);

function recordFiles(agreements: readonly Agreement[], lost: LeftOut): ImportedFile[] {
  const sorted = [...agreements].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  const viewpoint = "consensus";
  return [
    headFile({ ...SET, date: sorted.at(-1)?.day ?? "2000-01-01" }, viewpoint),
    sourceFile(SET),
    yamlFile(`viewpoints/${viewpoint}.yaml`, { name: { en: "What is said by no side" }, groups: [["consensus"]] }),
    ...chunks(sorted, 500, () => 1).map((part, i) =>
      yamlFile(`instruments/${nth("agreements", i)}.yaml`, Object.fromEntries(part.map((one) => [one.id, instrumentOf(one, lost)]))),
    ),
  ];
}

function instrumentOf({ number, name, day, row }: Agreement, lost: LeftOut): unknown {
  const [status, stage, kind] = [row.cell("status"), row.cell("stage"), row.cell("agtp")];
  const cite = `${SET.id} AgtId ${number}`;
  const unilateral = /unilateral/i.test(status ?? "");
  if (stage !== undefined && lookUp(STAGES, stage) === undefined) lost.add("stages that the codebook does not name, kept as a tag", stage);
  const told = [
    ["Parties", row.cell("part")],
    ["Third parties", row.cell("thrdpart")],
    ["Other agreements", row.cell("othagr")],
    ["Country or entity", row.cell("con")],
    ["Process", row.cell("ppname")],
    ["Stage", stage === undefined ? undefined : (lookUp(STAGES, stage) ?? stage)],
    ["Status", status],
  ].flatMap(([label, text]) => (text === undefined ? [] : [`${label}, as PA-X has it: ${text.replace(/\.$/, "")}.`]));
  const tags = [
    ["con", row.cell("con")],
    ["process", row.cell("pp")],
    ["kind", kind],
    ["stage", stage],
  ].flatMap(([label, text]) => (text === undefined || slug(text) === "" ? [] : [`${label}-${slug(text)}`]));
  return {
    type: unilateral ? "declaration" : stage === "Cea" ? "armistice" : "agreement",
    name: { en: name },
    ...(told.length > 0 && { note: { en: told.join(" ") } }),
    stages: [{ stage: unilateral ? "issued" : "signed", on: day, ...(/unclear/i.test(status ?? "") && { certainty: "disputed" }), cite }],
    cite,
    ...(tags.length > 0 && { tags }),
  };
}
