/** Keeps proposals within what the atlas knows: nobody acts before it came to be or after its end. */
import type { Atlas } from "../../core/model/atlas.ts";
import type { DateExpression, Sourced } from "../../core/model/values.ts";
import { parseDate } from "../../core/time/edtf.ts";
import { formatDay } from "../../core/time/format-day.ts";
import type { Day } from "../../core/time/historical-date.ts";
import type { Data, Proposal } from "./proposal.ts";

interface Life {
  readonly from: Day;
  /** first day on which it no longer was */
  readonly until: Day;
}

interface Days {
  readonly earliest: Day;
  readonly latest: Day;
}

const isData = (value: Data[string] | undefined): value is Data => typeof value === "object" && !Array.isArray(value);
const strings = (value: Data[string] | undefined): string[] =>
  Array.isArray(value) ? value.filter((v): v is string => typeof v === "string") : [];

function daysOf(when: Data[string] | undefined): Days | undefined {
  const inner = isData(when) && "value" in when ? when["value"] : when;
  const edtf = isData(inner) ? inner["edtf"] : inner;
  if (typeof edtf !== "string") return undefined;
  const parsed = parseDate(edtf, isData(inner) && inner["calendar"] === "julian" ? "julian" : "gregorian");
  return parsed.ok ? { earliest: parsed.date.earliest, latest: parsed.date.latest } : undefined;
}

const isGuess = (when: Data[string] | undefined): boolean =>
  isData(when) && typeof when["note"] === "string" && /has no date/.test(when["note"]);

/** The life of a polity; without end on either side where the atlas does not know better. */
type Lives = (id: string) => Life;

const livesOf =
  (atlas: Atlas | undefined): Lives =>
  (id) => {
    const polity = atlas?.collections.polities.get(id);
    const bound = (value: Sourced<DateExpression> | undefined, which: "earliest" | "latest"): Day | undefined => {
      const days = (value ?? []).flatMap((v) => atlas?.dateOf(v.value)?.[which] ?? []);
      return days.length === 0 ? undefined : which === "earliest" ? Math.min(...days) : Math.max(...days);
    };
    return {
      from: bound(polity?.data.exists?.from, "earliest") ?? -Infinity,
      until: polity?.data.survives ? Infinity : (bound(polity?.data.exists?.until, "latest") ?? Infinity),
    };
  };

const isWithin = (days: Days | undefined, { from, until }: Life): boolean =>
  days === undefined || (days.latest >= from && days.earliest < until);

/** Says in the note who was taken out. */
function noted(data: Data, gone: readonly string[]): Data {
  if (gone.length === 0) return data;
  const remark = `left out, because not alive on that date in the atlas: ${gone.join(", ")}`;
  return { ...data, note: typeof data["note"] === "string" ? `${data["note"]}; ${remark}` : remark };
}

/** Takes out who cannot have acted then, and says so in the note; a guessed date gives way to the life of who acts. */
export function withinLives(proposals: readonly Proposal[], atlas: Atlas | undefined): Proposal[] {
  const lives = livesOf(atlas);
  return proposals.map((proposal) => {
    switch (proposal.collection) {
      case "instruments":
        return { ...proposal, data: boundInLife(proposal.data, lives) };
      case "events":
        return doneInLife(proposal, "actors", lives);
      case "statements":
        return doneInLife(proposal, "according_to", lives);
      default:
        return proposal;
    }
  });
}

/** An instrument with those parties alone that were alive when it was signed, and at each step who was alive then. */
function boundInLife(data: Data, lives: Lives): Data {
  const stages = Array.isArray(data["stages"]) ? data["stages"].filter(isData) : [];
  const made = daysOf(stages.find((s) => s["stage"] === "signed")?.["on"]);
  const gone = new Set<string>();
  const keep = (ids: readonly string[], days: Days | undefined): string[] => {
    const dead = ids.filter((id) => !isWithin(days, lives(id)));
    for (const id of dead) gone.add(id);
    return ids.filter((id) => !dead.includes(id));
  };
  const out: Record<string, Data[string]> = { ...data };
  for (const key of ["parties", "issued_by"]) {
    const ids = keep(strings(data[key]), made);
    if (ids.length > 0) out[key] = ids;
    else delete out[key];
  }
  if (stages.length > 0)
    out["stages"] = stages.map((stage): Data => {
      const { by, ...rest } = stage;
      const ids = keep(strings(by), daysOf(stage["on"])).filter((id) => !gone.has(id));
      return ids.length > 0 ? { stage: rest["stage"] as string, on: rest["on"] as Data, by: ids, ...rest } : rest;
    });
  return noted(out, [...gone].sort());
}

/** An event or a statement; `key` is the field that has who acts in it. */
function doneInLife(proposal: Proposal, key: "actors" | "according_to", lives: Lives): Proposal {
  const { data } = proposal;
  const ids = strings(data[key]);
  const days = daysOf(data["when"]);
  const gone = ids.filter((id) => !isWithin(days, lives(id)));
  if (gone.length === 0) return proposal;
  if (isGuess(data["when"])) return { ...proposal, data: { ...data, when: whileAllLived(ids, lives, proposal.sentences[0]) } };
  const left = ids.filter((id) => !gone.includes(id));
  if (left.length === 0 && key === "according_to") return readingOf(proposal, ids);
  const { [key]: _, ...rest } = data;
  return { ...proposal, data: noted(left.length > 0 ? { ...rest, [key]: left } : rest, gone) };
}

/** What stands for the date of a sentence that has none, where the years around it cannot be meant. */
function whileAllLived(ids: readonly string[], lives: Lives, sentence: string | undefined): Data {
  const from = Math.max(...ids.map((id) => lives(id).from));
  const until = Math.min(...ids.map((id) => lives(id).until));
  const value =
    from < until ? `[${Number.isFinite(from) ? formatDay(from) : ""}..${Number.isFinite(until) ? formatDay(until - 1) : ""}]` : "XXXX";
  return {
    value: value === "[..]" ? "XXXX" : value,
    note: `${sentence} has no date; some day while ${ids.join(" and ")} existed`,
  };
}

/** A position that nobody in the atlas can have held is a reading by whom the article names. */
function readingOf(proposal: Proposal, ids: readonly string[]): Proposal {
  const { according_to: _, when, gist, ...rest } = proposal.data;
  const view = { holder_name: ids.join(", "), view: gist ?? "", about: ids, stated_as: "view", ...(when !== undefined && { when }) };
  return { ...proposal, collection: "interpretations", effects: [], data: noted({ ...rest, ...view }, ids) };
}
