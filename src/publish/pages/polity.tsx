import type { Authored } from "../../core/model/authored.ts";
import { civilFromDay, dayFromCivil } from "../../core/time/calendar.ts";
import { number } from "../../export/site/words.ts";
import { nameOf } from "../data/record-names.ts";
import { LandFigure, questionAbout } from "./land-figure.tsx";
import { modelOf } from "./map-page.tsx";
import { AnyRef, Arrow, Cites, Dates, type Page, Ref, Refs, Text, Who } from "./page.tsx";
import { About, Facts, Names } from "./parts.tsx";

/** A polity: when it was, what it took over, what land it held and claimed in whose eyes, who recognised it. */
export function PolityPage({ page, record }: { page: Page; record: Authored<"polities"> }) {
  const { data, id } = record;
  const { say } = page;
  const { atlas, data: site } = page.site;
  const model = modelOf(site);
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
        />
      )}
      <AreaTable page={page} id={id} model={model} />
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

/** Land controlled on 1 January of chosen years, in each viewpoint where the answers differ. */
function AreaTable({ page, id, model }: { page: Page; id: string; model: ReturnType<typeof modelOf> }) {
  const { data } = page.site;
  const [first, last] = data.atlas.period;
  const [from, to] = [civilFromDay(first).year, civilFromDay(last).year];
  const step = Math.max(1, Math.ceil((to - from) / 12));
  const days = Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, i) => dayFromCivil(from + i * step, 1, 1)).filter(
    (day) => day >= first && day <= last,
  );
  const at = (steps: readonly number[] | undefined, day: number): number => {
    let value = 0;
    for (let i = 0; i < (steps?.length ?? 0) && ((steps as number[])[i] as number) <= day; i += 2)
      value = (steps as number[])[i + 1] as number;
    return value;
  };
  const view = data.atlas.start.viewpoint;
  const held = model.areas(view, "control").get(id);
  const title = model.areas(view, "title").get(id);
  const claimed = model.areas(view, "claims").get(id);
  if (held === undefined && title === undefined && claimed === undefined) return null;
  const name = page.plain(data.atlas.viewpoints.find((one) => one.id === view)?.name);
  return (
    <section>
      <h2>{page.say("page.holdings")}</h2>
      <table>
        <caption>km² · {page.say("as", { viewpoint: name })}</caption>
        <thead>
          <tr>
            <th scope="col">{page.say("date")}</th>
            <th scope="col" class="num">
              {page.say("control")}
            </th>
            <th scope="col" class="num">
              {page.say("title")}
            </th>
            <th scope="col" class="num">
              {page.say("claims")}
            </th>
          </tr>
        </thead>
        <tbody>
          {days.map((day) => (
            <tr key={day}>
              <th scope="row">{page.day(day)}</th>
              <td class="num">{number(at(held, day))}</td>
              <td class="num">{number(at(title, day))}</td>
              <td class="num">{number(at(claimed, day))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
