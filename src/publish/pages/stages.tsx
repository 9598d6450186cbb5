import type { Instrument } from "../../core/model/records.ts";
import type { HistoricalDate } from "../../core/time/historical-date.ts";
import { directionOf } from "../../export/site/direction.ts";
import { datesOf } from "../data/chosen-days.ts";
import { Cites, Dates, type Page, Refs, Text, Who } from "./page.tsx";

type Stages = NonNullable<Instrument["stages"]>;

/** The steps of an act: on a line of time, and as a table with what each source says. */
export function StagesOf({ page, stages }: { page: Page; stages: Stages }) {
  const { say } = page;
  const [by, where] = [stages.some((stage) => stage.by !== undefined), stages.some((stage) => stage.at !== undefined)];
  return (
    <section>
      <h2>{say("page.stages")}</h2>
      <Timeline page={page} stages={stages} />
      <table class="stages">
        <thead>
          <tr>
            <th scope="col">{say("page.stage")}</th>
            <th scope="col">{say("page.when")}</th>
            {by && <th scope="col">{say("page.by")}</th>}
            {where && <th scope="col">{say("page.where")}</th>}
          </tr>
        </thead>
        <tbody>
          {stages.map((stage, i) => (
            <tr key={i}>
              <th scope="row">
                {page.word(stage.stage)}
                {stage.note !== undefined && (
                  <small>
                    {" "}
                    <Text page={page} of={stage.note} />
                  </small>
                )}
              </th>
              <td>
                {stage.on.length > 1 && <span class="flag">{say("page.differ")}</span>}
                <Dates page={page} of={stage.on} />
                <Cites page={page} of={stage.cite} basis={stage.basis} />
              </td>
              {by && (
                <td>
                  <Who page={page} ids={stage.by} />
                </td>
              )}
              {where && (
                <td>
                  <Refs page={page} to="places" ids={stage.at} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const [LEFT, RIGHT, LINE, LANE] = [20, 620, 62, 16];

/** Steps on a line of time, drawn; the table below says the same. Where sources differ, each of their days is a ring of its own. */
function Timeline({ page, stages }: { page: Page; stages: Stages }) {
  const dated = stages.flatMap((stage) => {
    const dates = datesOf(page.site.atlas, stage.on).filter((date) => Number.isFinite(date.earliest) && Number.isFinite(date.latest));
    return dates.length === 0 ? [] : [{ name: page.word(stage.stage), dates }];
  });
  if (dated.length < 2) return null;
  const days = dated.flatMap(({ dates }) => dates.flatMap((date) => [date.earliest, date.latest]));
  const [first, last] = [Math.min(...days), Math.max(...days)];
  // time runs with the direction of writing
  const rtl = directionOf(page.lang) === "rtl";
  const x = (day: number): number => {
    const along = ((day - first) / Math.max(1, last - first)) * (RIGHT - LEFT);
    return Math.round((rtl ? RIGHT - along : LEFT + along) * 10) / 10;
  };
  const taken: Span[][] = LANES.map(() => []);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: on a phone it is wider than the page, and keys must be able to move it
    <section class="scroll" aria-label={page.say("page.stages")} tabIndex={0}>
      <svg class="stages" viewBox="0 0 640 124" width="640" height="124" aria-hidden="true">
        <line class="axis" x1={LEFT} x2={RIGHT} y1={LINE} y2={LINE} />
        {dated.map(({ name, dates }, i) => {
          const at = x((dates[0] as HistoricalDate).earliest);
          const lane = laneFor(taken, at, name);
          return (
            <g key={i} class={dates.length > 1 ? "differ" : undefined}>
              {dates.map((date, n) => (
                <g key={n}>
                  {date.latest > date.earliest && <line class="span" x1={x(date.earliest)} x2={x(date.latest)} y1={LINE} y2={LINE} />}
                  <circle cx={x(date.earliest)} cy={LINE} r="5" />
                </g>
              ))}
              <line class="stem" x1={at} x2={at} y1={LINE} y2={lane < LINE ? lane + 4 : lane - 12} />
              <text x={at} y={lane} font-size="13" text-anchor={at < 60 ? "start" : at > 580 ? "end" : "middle"}>
                {name}
                {dates.length > 1 && " ?"}
              </text>
            </g>
          );
        })}
      </svg>
    </section>
  );
}

const LANES = [0, 1, 2, 3, 4, 5] as const;
type Span = readonly [from: number, to: number];

/** Height of the first lane in which a name has room: above and below the line in turn, farther off where the near ones are taken. */
function laneFor(taken: readonly Span[][], at: number, name: string): number {
  const half = name.length * 3.8 + 8;
  const [from, to]: Span = at < 60 ? [at, at + 2 * half] : at > 580 ? [at - 2 * half, at] : [at - half, at + half];
  const free = LANES.find((lane) => taken[lane]?.every((span) => span[1] <= from || to <= span[0])) ?? 0;
  taken[free]?.push([from, to]);
  const step = Math.floor(free / 2);
  return free % 2 === 0 ? LINE - 14 - step * LANE : LINE + 24 + step * LANE;
}
