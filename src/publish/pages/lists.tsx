import type { AnyAuthored } from "../../core/model/authored.ts";
import type { CollectionName } from "../../core/model/field.ts";
import type { DateExpression, Localized, Sourced } from "../../core/model/values.ts";
import type { HistoricalDate } from "../../core/time/historical-date.ts";
import { NEVER, type SiteDispute } from "../../export/site/contract.ts";
import { disputeFolder, viewpointFolder } from "../../export/site/page-of.ts";
import { number } from "../../export/site/words.ts";
import { datesOf } from "../data/chosen-days.ts";
import { nameOf } from "../data/record-names.ts";
import { LandFigure, questionAbout } from "./land-figure.tsx";
import { AnyRefs, type Page, Ref, Text, Who } from "./page.tsx";
import { HeardInTurn, OnMap } from "./parts.tsx";

/** All records of a collection, dated ones in order of time, the others by name. */
export function ListPage({ page, collection, heading }: { page: Page; collection: CollectionName; heading: string }) {
  const records = [...page.site.atlas.collections[collection].values()] as AnyAuthored[];
  const { atlas } = page.site;
  /** when it was: of an act its signature, else its first step; the first of the days that sources give */
  const dateOf = (record: AnyAuthored): HistoricalDate | undefined => {
    const data = record.data as { when?: never; on?: never; stages?: readonly { stage: string; on: never }[] };
    const signed = data.stages?.find(({ stage }) => stage === "signed")?.on;
    const own = [data.when, data.on, signed].flatMap((sourced) => datesOf(atlas, sourced));
    const all = own.length > 0 ? own : (data.stages ?? []).flatMap(({ on }) => datesOf(atlas, on));
    return all
      .filter(({ earliest }) => Number.isFinite(earliest))
      .reduce<HistoricalDate | undefined>(
        (first, date) => (first === undefined || date.earliest < first.earliest ? date : first),
        undefined,
      );
  };
  const rows = records
    .map((record) => {
      const date = dateOf(record);
      return { record, date, day: date?.earliest ?? Number.POSITIVE_INFINITY, name: page.plain(nameOf(record)) };
    })
    .sort((a, b) => (a.day === b.day ? (a.name < b.name ? -1 : 1) : a.day - b.day));
  const dated = rows.some(({ day }) => Number.isFinite(day));
  return (
    <article class="wide">
      <h1>{heading}</h1>
      {rows.length === 0 && <p>{page.say("page.none")}</p>}
      <table class="list">
        <tbody>
          {rows.map(({ record, date }) => (
            <tr key={record.id}>
              {dated && <td class="quiet">{date !== undefined && page.spoken(date)}</td>}
              <th scope="row">
                <Ref page={page} to={collection} id={record.id} />
              </th>
              <td class="quiet">
                <InShort page={page} record={record} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </article>
  );
}

/** What tells a record from its neighbours in a list: what it says in a sentence, else its kind and time. */
function InShort({ page, record }: { page: Page; record: AnyAuthored }) {
  const data = record.data as {
    readonly gist?: Localized;
    readonly summary?: Localized;
    readonly type?: string;
    readonly standing?: string;
    readonly issued?: DateExpression;
    readonly valid?: DateExpression;
    readonly exists?: { readonly from?: Sourced<DateExpression>; readonly until?: Sourced<DateExpression> };
  };
  const gist = data.gist ?? data.summary;
  if (gist !== undefined) return <Text page={page} of={gist} />;
  const { from, until } = data.exists ?? {};
  const span = [from, until].map((one) => (one?.[0] === undefined ? "" : page.date(one[0].value)));
  const parts = [
    data.type && page.word(data.type),
    data.standing && page.word(data.standing),
    data.issued && page.date(data.issued),
    data.valid && page.date(data.valid),
    span.some((one) => one !== "") && span.join(" – "),
  ];
  return <>{parts.filter(Boolean).join(" · ")}</>;
}

/** Disputes, derived from beliefs that cannot both hold: parties, land, time and grounds. */
export function DisputesPage({ page }: { page: Page }) {
  const { disputes } = page.site.data.timelines;
  return (
    <article>
      <h1>{page.say("pages.disputes")}</h1>
      <p class="lead">{page.say("layer.dispute.help")}.</p>
      {disputes.length === 0 && <p>{page.say("page.none")}</p>}
      {largestFirst(disputes).map((dispute) => (
        <Dispute key={dispute.id + dispute.start} page={page} dispute={dispute} />
      ))}
    </article>
  );
}

/** The largest first, and of one size the earliest. */
export const largestFirst = (disputes: readonly SiteDispute[]): readonly SiteDispute[] =>
  [...disputes].sort((a, b) => b.km2 - a.km2 || a.start - b.start);

/** One dispute on a page of its own, with every time that it was open. */
export function DisputePage({ page, disputes }: { page: Page; disputes: readonly SiteDispute[] }) {
  return (
    <article>
      <h1>
        <a href={page.to("disputes/")}>{page.say("pages.disputes")}</a>
      </h1>
      {disputes.map((dispute) => (
        <Dispute key={dispute.start} page={page} dispute={dispute} />
      ))}
    </article>
  );
}

function Dispute({ page, dispute }: { page: Page; dispute: SiteDispute }) {
  const { resolver } = page.site;
  const grounds = (resolver?.disputes() ?? []).findLast((one) => one.id === dispute.id)?.grounds ?? [];
  return (
    <section id={dispute.id} class="dispute">
      <h2>
        <Who page={page} ids={dispute.parties} />{" "}
        <a class="address" href={page.to(disputeFolder(dispute.id))}>
          #
        </a>
      </h2>
      <p>
        {page.say("page.dispute.since", {
          date: page.day(dispute.start),
          end: dispute.end >= NEVER ? page.say("page.dispute.open") : page.day(dispute.end),
        })}{" "}
        · {number(dispute.km2)} km²
      </p>
      <LandFigure
        page={page}
        label={dispute.parties.map((id) => page.who(id)).join(" / ")}
        question={questionAbout(page, dispute.cells, dispute.start, "dispute")}
        cells={dispute.cells}
        width={460}
        height={280}
        sel={`disputes/${dispute.id}`}
      />
      {grounds.length > 0 && (
        <ul>
          {grounds.map((ground) => (
            <li key={ground.polity}>
              {page.who(ground.polity)}: <AnyRefs page={page} ids={ground.assertions} between="; " />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Viewpoints: whose assertions count, in what order. */
export function ViewpointsPage({ page }: { page: Page }) {
  return (
    <article>
      <h1>{page.say("pages.viewpoints")}</h1>
      {[...page.site.atlas.collections.viewpoints.values()].map((record) => (
        <section key={record.id} id={record.id}>
          <h2>
            <a href={page.to(viewpointFolder(record.id))}>
              <Text page={page} of={nameOf(record)} />
            </a>
          </h2>
          {record.data.description !== undefined && (
            <p>
              <Text page={page} of={record.data.description} />
            </p>
          )}
          <p class="quiet">{page.say("page.viewpoint.groups")}:</p>
          <HeardInTurn page={page} groups={record.data.groups} />
          <OnMap page={page} viewpoint={record.id} day={page.site.data.atlas.start.day} layer="title" />
        </section>
      ))}
    </article>
  );
}
