import type { DateVariable } from "../model/assertion.ts";
import type { Authored } from "../model/authored.ts";
import type { Stage } from "../model/records.ts";
import type { DateBook } from "./date-book.ts";

type Instrument = Authored<"instruments">;
type StageName = Stage["stage"];
export type BindingLevel = "signed" | "ratified" | "in-force";

/** Steps that each level of binding may be dated by, first found first. */
const LEVELS: Readonly<Record<BindingLevel, readonly StageName[]>> = {
  signed: ["signed", "issued", "adopted"],
  ratified: ["ratified"],
  "in-force": ["in-force"],
};

/** Steps by which an act done by one side binds its issuer where it says nothing else. */
const ISSUED: readonly StageName[] = ["in-force", "issued", "adopted", "signed"];

/** Steps by any of which an act begins to bind, unless the effect asked for names another level. */
export function bindingStages(instrument: Instrument, level: BindingLevel | undefined): readonly StageName[] {
  const wanted = level ?? instrument.data.binding ?? (instrument.data.parties ? "in-force" : undefined);
  return wanted ? LEVELS[wanted] : ISSUED;
}

/** The variable of the first of `names` that `party` (or everybody) took. */
export function stageDate(
  instrument: Instrument,
  names: readonly StageName[],
  party: string | undefined,
  dates: DateBook,
): DateVariable | undefined {
  const stages = instrument.data.stages ?? [];
  for (const name of names) {
    const own = stages.findIndex((s) => s.stage === name && party !== undefined && s.by?.includes(party));
    const index = own >= 0 ? own : stages.findIndex((s) => s.stage === name && s.by === undefined);
    const stage = stages[index];
    if (stage) return dates.variable(instrument, `stages/${index}/on`, stage.on);
  }
  return undefined;
}

/** The day of an act as a whole, whoever it binds: signature, issue or adoption, else the earliest written step. */
export function actDate(instrument: Instrument, dates: DateBook): DateVariable | undefined {
  return (
    dates.ofRecord(instrument) ??
    stageDate(
      instrument,
      (instrument.data.stages ?? []).map((s) => s.stage),
      undefined,
      dates,
    )
  );
}

/** From when the instrument binds `party` at `level`; undefined where it never came that far. */
export function bindingDate(
  instrument: Instrument,
  party: string,
  level: BindingLevel | undefined,
  dates: DateBook,
): DateVariable | undefined {
  const { on, stages } = instrument.data;
  const dated = stageDate(instrument, bindingStages(instrument, level), party, dates);
  if (dated) return dated;
  // An act done in one step binds from that day at every level.
  return on && !stages?.length ? dates.variable(instrument, "on", on) : undefined;
}
