import type { LayerAnswer } from "../../core/resolve/answer.ts";
import { answerInWords } from "../../export/site/answer-words.ts";
import { ALWAYS } from "../../export/site/contract.ts";
import { modelOf } from "./map-page.tsx";
import type { Page } from "./page.tsx";

/** Whose a piece of land was, spell by spell, in every viewpoint. */
export function LandHistory({ page, cell }: { page: Page; cell: number }) {
  const { data } = page.site;
  const model = modelOf(data);
  const standard = data.atlas.start.viewpoint;
  const words = (answer: LayerAnswer | undefined): string => answerInWords(answer, page.say, (id) => page.who(id));
  const order = [...data.atlas.viewpoints].sort((a, b) => Number(b.id === standard) - Number(a.id === standard));
  return (
    <section>
      <h2>{page.say("page.history")}</h2>
      {order.map((viewpoint) => {
        const lines = model.timelines.viewpoints[viewpoint.id];
        const days = new Set<number>();
        for (const line of [lines?.title[cell] ?? [], lines?.control[cell] ?? []])
          for (let i = 0; i < line.length; i += 2) days.add(line[i] as number);
        const rows: { day: number; control: string; title: string }[] = [];
        for (const day of [...days].sort((a, b) => a - b)) {
          const land = model.land(cell, { day, viewpoint: viewpoint.id, layer: "control" });
          const row = { day, control: words(land.control), title: words(land.title) };
          const last = rows.at(-1);
          if (last === undefined || last.control !== row.control || last.title !== row.title) rows.push(row);
        }
        return (
          <details key={viewpoint.id} open={viewpoint.id === standard}>
            <summary>{page.say("as", { viewpoint: page.plain(viewpoint.name) })}</summary>
            <table>
              <thead>
                <tr>
                  <th scope="col">{page.say("page.from")}</th>
                  <th scope="col">{page.say("control")}</th>
                  <th scope="col">{page.say("title")}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.day}>
                    <th scope="row">{row.day <= ALWAYS ? "…" : page.day(row.day)}</th>
                    <td>{row.control}</td>
                    <td>{row.title}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </details>
        );
      })}
    </section>
  );
}
