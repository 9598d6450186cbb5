import { instrumentSpells } from "../../core/law/law-spells.ts";
import { eIdOf } from "../../core/model/article-address.ts";
import type { Authored } from "../../core/model/authored.ts";
import type { Article, Instrument } from "../../core/model/records.ts";
import type { DateExpression, Sourced } from "../../core/model/values.ts";
import { datesOf } from "../data/chosen-days.ts";
import { nameOf } from "../data/record-names.ts";
import { cellsOfRecord, Effects } from "./effects.tsx";
import { Interim } from "./interim.tsx";
import { LandFigure, questionAbout } from "./land-figure.tsx";
import { AnyRef, Arrow, Cites, Dates, type Page, quantity, Refs, Text, Values, Who } from "./page.tsx";
import { About, Facts } from "./parts.tsx";
import { Relations } from "./relations.tsx";
import { StagesOf } from "./stages.tsx";

/** A treaty or other act: parties, steps in time, articles with their effects, obligations and what became of them. */
export function TreatyPage({ page, record }: { page: Page; record: Authored<"instruments"> }) {
  const { data } = record;
  const { say } = page;
  const ref = `instruments/${record.id}`;
  const cells = cellsOfRecord(page, ref);
  const obligations = [...page.site.atlas.collections.obligations.values()].filter(
    (one) => page.site.atlas.find(one.data.arises_from) === record,
  );
  return (
    <article>
      <h1>
        <Text page={page} of={nameOf(record)} />
      </h1>
      {data.gist !== undefined && (
        <p class="lead">
          <Text page={page} of={data.gist} />
        </p>
      )}
      <InstrumentFacts page={page} of={data} />
      {data.titles !== undefined && (
        <ul class="titles">
          {data.titles.map((title, i) => (
            <li key={i}>
              <bdi lang={title.lang}>{title.text}</bdi>
            </li>
          ))}
        </ul>
      )}
      {cells.length > 0 && (
        <LandFigure
          page={page}
          label={page.plain(nameOf(record))}
          question={questionAbout(page, cells, dayOfAct(page, record))}
          cells={cells}
          sel={ref}
        />
      )}
      {data.stages !== undefined && <StagesOf page={page} stages={data.stages} />}
      <Meaning page={page} record={record} />
      <Interim page={page} record={record} />
      {data.effects !== undefined && (
        <section>
          <h2>{say("page.effects")}</h2>
          <Effects page={page} of={data.effects} />
        </section>
      )}
      {data.articles !== undefined && (
        <section>
          <h2>{say("page.articles")}</h2>
          {Object.entries(data.articles).map(([key, article]) => (
            <Provision key={key} page={page} id={key} article={article} />
          ))}
        </section>
      )}
      {data.signatories !== undefined && <Signatories page={page} of={data.signatories} />}
      {obligations.length > 0 && (
        <section>
          <h2>{say("page.obligations")}</h2>
          {obligations.map(({ id, data: one }) => (
            <Obligation key={id} page={page} id={id} of={one} />
          ))}
        </section>
      )}
      <Relations page={page} record={record} />
      {data.reservations !== undefined && <Reservations page={page} of={data.reservations} />}
      <About page={page} record={record} />
    </article>
  );
}

/** An article: what it says, and what follows from it. */
function Provision({ page, id, article }: { page: Page; id: string; article: Article }) {
  const { say } = page;
  return (
    <section class="provision" id={eIdOf(id)}>
      <span id={`article-${encodeURIComponent(id)}`} />
      <h3>
        {say("article", { article: id })}
        {article.title !== undefined && (
          <>
            {" "}
            · <Text page={page} of={article.title} />
          </>
        )}{" "}
        {article.secret === true && <span class="flag">{say("page.secret")}</span>}{" "}
        <a class="address" href={`#${eIdOf(id)}`}>
          {eIdOf(id)}
        </a>
      </h3>
      {article.disclosed !== undefined && (
        <p class="quiet">
          {say("page.disclosed")} <Dates page={page} of={article.disclosed} />
        </p>
      )}
      {article.gist !== undefined && (
        <p>
          <Text page={page} of={article.gist} />
          <Cites page={page} of={article.cite} basis={article.basis} />
        </p>
      )}
      {article.text !== undefined && (
        <blockquote>
          <Text page={page} of={article.text} />
        </blockquote>
      )}
      {article.note !== undefined && (
        <p class="quiet">
          <Text page={page} of={article.note} />
        </p>
      )}
      <Effects page={page} of={article.effects} article={id} />
    </section>
  );
}

function Signatories({ page, of }: { page: Page; of: NonNullable<Instrument["signatories"]> }) {
  const { say } = page;
  return (
    <section>
      <h2>{say("page.signatories")}</h2>
      <ul>
        {of.map((one, i) => (
          <li key={i}>
            <Text page={page} of={one.name} /> ({say("page.for").toLowerCase()} {page.who(one.for)})
            {one.office !== undefined && (
              <>
                , <Text page={page} of={one.office} />
              </>
            )}
            <Cites page={page} of={one.cite} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What was promised, and what was done about it. */
function Obligation({ page, id, of: one }: { page: Page; id: string; of: Authored<"obligations">["data"] }) {
  const { say } = page;
  return (
    <section id={`obligation-${id}`}>
      <p>
        <Text page={page} of={one.gist ?? one.name} />{" "}
        {one.amount !== undefined && (
          <>
            (<Values page={page} of={one.amount} show={quantity} />)
          </>
        )}{" "}
        <Cites page={page} of={one.cite} basis={one.basis} />
      </p>
      <p class="quiet">
        <Who page={page} ids={one.by} /> <Arrow word={say("page.to")} /> <Who page={page} ids={one.to} /> ·{" "}
        <AnyRef page={page} id={one.arises_from} />
        {one.due !== undefined && (
          <>
            {" "}
            · <Dates page={page} of={one.due} />
          </>
        )}
      </p>
      <ul>
        {one.performances?.map((done, i) => (
          <li key={i}>
            <strong>{page.word(done.state)}</strong>
            {done.when !== undefined && (
              <>
                , <Dates page={page} of={done.when} />
              </>
            )}
            {done.amount !== undefined && (
              <>
                , <Values page={page} of={done.amount} show={quantity} />
              </>
            )}{" "}
            <Text page={page} of={done.gist} />
            <Cites page={page} of={done.cite} basis={done.basis} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Reservations({ page, of }: { page: Page; of: NonNullable<Instrument["reservations"]> }) {
  const { say } = page;
  return (
    <section>
      <h2>{say("page.reservations")}</h2>
      <ul>
        {of.map((one, i) => (
          <li key={i}>
            <Who page={page} ids={[one.by]} />: <Text page={page} of={one.gist} /> <Dates page={page} of={one.on} />
            <Cites page={page} of={one.cite} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function InstrumentFacts({ page, of: data }: { page: Page; of: Instrument }) {
  const { say } = page;
  return (
    <Facts>
      {[
        [say("page.type"), data.type && page.word(data.type)],
        [say("page.parties"), data.parties && <Who page={page} ids={data.parties} />],
        [say("page.issued"), data.issued_by && <Who page={page} ids={data.issued_by} />],
        [say("page.addressed"), data.addressed_to && <Who page={page} ids={data.addressed_to} />],
        [say("page.when"), data.on && <Dates page={page} of={data.on} />],
        [say("page.where"), data.at && <Refs page={page} to="places" ids={data.at} />],
        [
          say("page.secret"),
          data.secret === true &&
            (data.disclosed === undefined ? (
              say("secret")
            ) : (
              <>
                {say("page.disclosed")} <Dates page={page} of={data.disclosed} />
              </>
            )),
        ],
        [say("page.languages"), data.languages?.map((tag) => page.language(tag)).join(", ")],
        [say("page.authentic"), data.authentic?.map((tag) => page.language(tag)).join(", ")],
        [say("page.written"), data.cite && <Cites page={page} of={data.cite} basis={data.basis} />],
      ]}
    </Facts>
  );
}

export const firstDay = (page: Page, sourced: Sourced<DateExpression> | undefined): number | undefined =>
  datesOf(page.site.atlas, sourced)
    .map((date) => date.earliest)
    .filter(Number.isFinite)
    .sort((a, b) => a - b)[0];

/** The day of an act, else the one on which it was signed. */
export const dayOfAct = (page: Page, { data }: Authored<"instruments">): number | undefined =>
  firstDay(page, data.on ?? data.stages?.find((stage) => stage.stage === "signed")?.on);

/** From when on the act was signed, ratified, in force or ended for each side; successors stand in their own rows. */
function Meaning({ page, record }: { page: Page; record: Authored<"instruments"> }) {
  const sides = instrumentSpells(page.site.atlas, record).filter((side) => side.spells.length > 0);
  if (record.data.parties === undefined && sides.every((side) => side.spells.length < 2)) return null;
  return (
    <section>
      <h2>{page.say("law.bound")}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{page.say("page.by")}</th>
            <th scope="col">{page.say("page.from")}</th>
            <th scope="col">{page.say("law.state")}</th>
          </tr>
        </thead>
        <tbody>
          {sides.flatMap((side) =>
            side.spells.map((spell, i) => (
              <tr key={`${side.party}${side.after ?? ""}${i}`}>
                <th scope="row">{i === 0 && <Who page={page} ids={[side.party]} />}</th>
                <td>{Number.isFinite(spell.start) ? page.day(spell.start) : "–"}</td>
                <td>
                  {spell.state.standings.map((one) => page.word(one)).join(` ${page.say("or")} `)}
                  {spell.state.binds === "yes" && <span class="flag">{page.say("law.binds")}</span>}
                </td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </section>
  );
}
