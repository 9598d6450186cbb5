import { answerInWords } from "../../export/site/answer-words.ts";
import { ALWAYS } from "../../export/site/contract.ts";
import { useReading } from "../context.ts";

/** Who held and who controlled this land, spell by spell; each line moves the day. */
export function History({ cell }: { cell: number }) {
  const { model, view, say, day, set, who } = useReading();
  const lines = model.timelines.viewpoints[view.viewpoint];
  const changes = new Set<number>();
  for (const line of [lines?.title[cell] ?? [], lines?.control[cell] ?? []])
    for (let i = 0; i < line.length; i += 2) changes.add(line[i] as number);
  const rows: { start: number; control: string; title: string; unsure: boolean }[] = [];
  for (const start of [...changes].sort((a, b) => a - b)) {
    const land = model.land(cell, { ...view, day: start });
    const words = (answer: typeof land.control): string => answerInWords(answer, say, (id) => who(id).text);
    const unsure = land.control?.certainty === "uncertain" || land.title?.certainty === "uncertain";
    const row = { start, control: words(land.control), title: words(land.title), unsure };
    const last = rows.at(-1);
    if (last === undefined || last.control !== row.control || last.title !== row.title) rows.push(row);
  }
  return (
    <>
      <h3>{say("history")}</h3>
      <table class="history">
        <thead>
          <tr>
            <th scope="col">{say("date")}</th>
            <th scope="col">{say("control")}</th>
            <th scope="col">{say("title")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => {
            const end = rows[i + 1]?.start ?? Number.POSITIVE_INFINITY;
            const here = row.start <= view.day && view.day < end;
            return (
              <tr key={row.start} class={row.unsure ? "unsure" : undefined} aria-current={here ? "true" : undefined}>
                <th scope="row">
                  {row.start <= ALWAYS ? (
                    "…"
                  ) : (
                    <button
                      type="button"
                      class="link"
                      onClick={() => set({ day: row.start, asked: undefined })}
                      title={say("history.go", { date: day(row.start) })}
                    >
                      {day(row.start)}
                    </button>
                  )}
                </th>
                <td>{row.control}</td>
                <td>{row.title}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </>
  );
}
