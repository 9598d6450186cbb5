import type { Authored } from "../../core/model/authored.ts";
import { nameOf } from "../data/record-names.ts";
import { LandFigure, questionAbout } from "./land-figure.tsx";
import { LandOverTime } from "./land-over-time.tsx";
import { AnyRef, Arrow, Cites, Dates, type Page, Ref, Refs, Text, Who } from "./page.tsx";
import { About, Facts, Names } from "./parts.tsx";

/** A polity: when it was, what it took over, what land it held and claimed in whose eyes, who recognised it. */
export function PolityPage({ page, record }: { page: Page; record: Authored<"polities"> }) {
  const { data, id } = record;
  const { say } = page;
  const { atlas, data: site } = page.site;
  const cells = new Set<number>();
  for (const view of Object.values(site.timelines.viewpoints))
    view.control.forEach((line, cell) => {
      for (let i = 1; i < line.length; i += 2)
        if (site.timelines.answers[line[i] as number]?.holders.some((holder) => holder.polity === id) === true) cells.add(cell);
    });
  const acts = [...atlas.collections.instruments.values()].filter(
    (one) => one.data.parties?.includes(id) === true || one.data.issued_by?.includes(id) === true,
  );
  return (
    <article>
      <h1>
        <Text page={page} of={nameOf(record)} />
      </h1>
      <Facts>
        {[
          [say("page.type"), page.word(data.type)],
          [
            say("page.exists"),
            data.exists && (
              <>
                <Dates page={page} of={data.exists.from} /> – <Dates page={page} of={data.exists.until} />
                <Cites page={page} of={data.exists.cite} basis={data.exists.basis} />
              </>
            ),
          ],
          [
            say("page.succeeds"),
            data.succeeds?.map((one, i) => (
              <>
                {i > 0 && "; "}
                <Who page={page} ids={[one.polity]} />
                {one.inherits !== undefined && ` (${one.inherits.map((what) => page.word(what)).join(", ")})`}
                {one.note !== undefined && (
                  <small>
                    {" "}
                    <Text page={page} of={one.note} />
                  </small>
                )}
              </>
            )),
          ],
          [say("page.capital"), data.capital && <Refs page={page} to="places" ids={data.capital?.map((one) => one.value)} />],
          [say("page.written"), data.cite && <Cites page={page} of={data.cite} basis={data.basis} />],
        ]}
      </Facts>
      {cells.size > 0 && (
        <LandFigure
          page={page}
          label={page.plain(nameOf(record))}
          question={questionAbout(page, [...cells])}
          cells={[...cells]}
          height={400}
          sel={`polities/${id}`}
        />
      )}
      <LandOverTime page={page} id={id} />
      <Recognitions page={page} id={id} />
      {acts.length > 0 && (
        <section>
          <h2>{say("page.acts")}</h2>
          <ul>
            {acts.map((one) => (
              <li key={one.id}>
                <Ref page={page} to="instruments" id={one.id} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <Names page={page} record={record} names={data.names} />
      <About page={page} record={record} />
    </article>
  );
}

/** Whom it recognised, and who recognised it. */
function Recognitions({ page, id }: { page: Page; id: string }) {
  const { say } = page;
  const recognitions = page.site.atlas.assertions.filter(
    (one) => one.verb === "recognises" && (one.effect.recognises === id || one.effect.by?.includes(id) === true),
  );
  if (recognitions.length === 0) return null;
  return (
    <section>
      <h2>{say("page.recognitions")}</h2>
      <table>
        <tbody>
          {recognitions.map((one) => (
            <tr key={one.id}>
              <th scope="row">
                <Who page={page} ids={one.effect.by ?? one.assertors.map((assertor) => assertor.assertor)} />{" "}
                <Arrow word={say("page.to")} /> <Who page={page} ids={one.effect.recognises === undefined ? [] : [one.effect.recognises]} />
              </th>
              <td>
                {one.effect.mode && page.word(one.effect.mode)}
                {one.effect.conditional === true && `, ${say("law.conditional")}`}
              </td>
              <td>
                <AnyRef page={page} id={one.id} />
                <Cites page={page} of={one.cite} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
