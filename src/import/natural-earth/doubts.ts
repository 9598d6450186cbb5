/** What in the file looks wrong or says two things: for a person to look at. Nothing is changed because of it. */
import { grouped } from "../../core/model/grouped.ts";
import { CODES } from "./codes.ts";
import type { Note } from "./notes.ts";
import { alpha2Of, meaningOf, type Unit } from "./units.ts";

const UNRECOGNISED = "Unrecognized";
const nameOf = (code: string): string => CODES.get(code)?.name ?? code;
const list = (columns: readonly string[]): string => columns.map(alpha2Of).join(", ");

/** Columns by value. */
export function byValue(values: ReadonlyMap<string, string>): Map<string, string[]> {
  const groups = grouped(values, ([, value]) => value);
  return new Map([...groups].map(([value, all]) => [value, all.map(([column]) => column)] as const).sort(([a], [b]) => (a < b ? -1 : 1)));
}

export function doubtsOf(units: readonly Unit[], notes: ReadonlyMap<string, Note>, governments: readonly string[]): string[] {
  const doubts = units.flatMap((unit) =>
    doubtsOfUnit(unit, notes.get(unit.brk) as Note, governments).map((doubt) => `${unit.brk} ${unit.name}: ${doubt}`),
  );
  for (const [wikidata, sharing] of misidentified(units))
    doubts.push(
      `${sharing.map((u) => `${u.brk} ${u.name}`).join(" and ")} have one Wikidata item, ${wikidata}; its names and link are left out.`,
    );
  return doubts;
}

function doubtsOfUnit(unit: Unit, note: Note, governments: readonly string[]): string[] {
  const doubts: string[] = [];
  const drawn = unit.drawn === undefined ? undefined : meaningOf(unit.drawn, unit);
  if (unit.note === undefined) doubts.push("it has no note: who administers and who claims it is not said in words.");
  if (unit.cessation !== undefined && !/^[ux.]+$/i.test(unit.cessation))
    doubts.push(`its quarrel ended on ${unit.cessation}: claims, leases and zones of the note end with it.`);
  for (const words of note.unread) doubts.push(`“${words}” in the note is not understood.`);
  if (note.self && drawn?.kind === "body" && note.claimants.includes(drawn.code))
    doubts.push(
      `the note says that it governs itself, and Natural Earth draws it as ${nameOf(drawn.code)}'s (${unit.drawn}); control is read as drawn.`,
    );
  if (drawn?.kind === "body" && note.administers.length > 0) {
    const rulers = [drawn.code, CODES.get(drawn.code)?.sovereign];
    if (!note.administers.some((code) => rulers.includes(code)))
      doubts.push(`the note says that ${note.administers.map(nameOf).join(" and ")} administers it, and it is drawn as ${unit.drawn}.`);
  }
  if (/overlay/i.test(unit.featureClass) && note.zone === undefined)
    doubts.push("it is an overlay, and what kind of zone it is is not said.");
  const named = new Set([...note.claimants, ...note.administers, ...(note.lease ? [note.lease.by, note.lease.to] : [])]);
  for (const [code, columns] of byValue(unit.verdicts)) {
    const meaning = meaningOf(code, unit);
    if (meaning.kind === "unknown") doubts.push(`${code} of ${list(columns)} is no code that is known; it is left out.`);
    else if (meaning.kind === "body" && meaning.miswritten)
      doubts.push(
        `${code} of ${list(columns)} is no code of Natural Earth; it is read as ${meaning.code} (${nameOf(meaning.code)}), which the note names.`,
      );
    else if (meaning.kind === "body" && code !== unit.drawn && unit.note !== undefined && !named.has(meaning.code))
      doubts.push(`${code} (${nameOf(meaning.code)}) of ${list(columns)} is neither who administers it nor a claimant in the note.`);
  }
  const silent = governments.filter((xx) => !unit.verdicts.has(xx));
  if (silent.length > 0)
    doubts.push(
      `${silent.length === governments.length ? "no government" : `not ${list(silent)}`} has a value; nothing is recorded for ${silent.length === 1 ? "it" : "them"}.`,
    );
  const odd = [...unit.verdicts]
    .filter(([xx, code]) => (unit.classes.get(xx) === UNRECOGNISED) === (code === unit.drawn))
    .map(([xx]) => xx);
  const [same, other] = [
    odd.filter((xx) => unit.verdicts.get(xx) === unit.drawn),
    odd.filter((xx) => unit.verdicts.get(xx) !== unit.drawn),
  ];
  if (same.length > 0) doubts.push(`${list(same)} draws it as Natural Earth does (${unit.drawn}) and is said not to recognise it.`);
  if (other.length > 0)
    doubts.push(`${list(other)} draws it otherwise than Natural Earth (${unit.drawn}) and is not said not to recognise it.`);
  for (const [value, columns] of byValue(unit.classes))
    if (value !== UNRECOGNISED) doubts.push(`the class “${value}” of ${list(columns)} is kept as it is written.`);
  return doubts;
}

/** Units of different land under one Wikidata item: halves of one question share it by right, and bear one name. */
export function misidentified(units: readonly Unit[]): Map<string, readonly Unit[]> {
  const sharing = grouped(units, ({ wikidata }) => wikidata);
  const stem = ({ name }: Unit): string => name.slice(0, 5).toLowerCase();
  return new Map([...sharing].filter(([, all]) => all.some((u) => stem(u) !== stem(all[0] as Unit))));
}
