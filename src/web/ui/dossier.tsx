import { useEffect, useState } from "preact/hooks";
import type { LayerAnswer } from "../../core/resolve/answer.ts";
import { ALWAYS, type SiteLosing, type SiteRecords } from "../../export/site/contract.ts";
import { dayOf } from "../../export/site/days.ts";
import { at } from "../../export/site/timeline.ts";
import { number } from "../../export/site/words.ts";
import { useReading } from "../context.ts";
import type { Selected } from "../selection.ts";
import { Answer } from "./answer.tsx";
import { CiteList } from "./cite-list.tsx";
import { Name, Polity } from "./name.tsx";

/** Whose land this is, by what right, who says otherwise, and what it was before and after. */
export function Dossier({ selected }: { selected: Selected }) {
  const { model, view, say, day, data } = useReading();
  const [records, setRecords] = useState<SiteRecords>();
  const [losing, setLosing] = useState<SiteLosing>();
  useEffect(() => {
    void data.records().then(setRecords);
    void data.losing().then(setLosing);
  }, [data]);
  const land = selected.cell < 0 ? undefined : model.land(selected.cell, view);
  const territories = selected.cell < 0 ? [] : model.atlas.territories.filter((territory) => territory.cells.includes(selected.cell));
  return (
    <article class="dossier">
      <h2>{selected.name === undefined ? say("here") : <Name of={selected.name} />}</h2>
      {selected.at !== undefined && (
        <p class="quiet">{say("here.at", { lat: selected.at[1].toFixed(3), lon: selected.at[0].toFixed(3) })}</p>
      )}
      {selected.page !== undefined && (
        <p class="quiet">
          <a href={new URL(selected.page, data.root).href}>{say(selected.kind === undefined ? "source" : selected.kind)} ↗</a>
        </p>
      )}
      <p class="when">
        {day(view.day)} · <ViewpointPhrase />
      </p>
      {land === undefined ? (
        <p>{say("silence.no-record")}</p>
      ) : (
        <>
          {land.divergent === true && <p class="divergent">{say("divergent")}</p>}
          <h3>
            {say("control")} <small>{say("layer.control.help")}</small>
          </h3>
          <Answer answer={land.control} control />
          <Grounds answer={land.control} records={records} />
          <h3>
            {say("title")} <small>{say("layer.title.help")}</small>
          </h3>
          <Answer answer={land.title} />
          <Grounds answer={land.title} records={records} />
          <h3>{say("claims")}</h3>
          {land.claims.length === 0 && <p class="quiet">{say("silence.claims")}</p>}
          <ul class="plain">
            {land.claims.map((claim) => (
              <li key={claim.polity}>
                <Polity id={claim.polity} swatch /> <span class="since">{say("since", { date: day(dayOf(claim.since)) })}</span>
                <Assertions ids={claim.because} records={records} />
              </li>
            ))}
          </ul>
          <Otherwise cell={selected.cell} losing={losing} records={records} />
          <History cell={selected.cell} />
        </>
      )}
      {territories.length > 0 && (
        <>
          <h3>{say("pages.territories")}</h3>
          <ul class="plain">
            {territories.map((territory) => (
              <li key={territory.id}>
                <a href={new URL(`territories/${territory.id}/`, data.root).href}>
                  <Name of={territory.name} />
                </a>{" "}
                <span class="quiet">
                  {number(territory.cells.reduce((sum, cell) => sum + (model.km2[cell] as number), 0))} km²
                  {territory.precision_km !== undefined && `, ± ${territory.precision_km} km`}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      <Names selected={selected} />
    </article>
  );
}

function ViewpointPhrase() {
  const { model, view, say, text } = useReading();
  return <>{say("as", { viewpoint: text(model.atlas.viewpoints.find((viewpoint) => viewpoint.id === view.viewpoint)?.name).text })}</>;
}

/** By what right: the assertions that decided, down to article, source and locator. */
function Grounds({ answer, records }: { answer: LayerAnswer | undefined; records: SiteRecords | undefined }) {
  const { say } = useReading();
  if (answer === undefined) return null;
  return (
    <>
      {answer.because.length > 0 && <Assertions ids={answer.because} records={records} />}
      {(answer.pending ?? []).length > 0 && (
        <>
          <p class="kind">{say("pending")}</p>
          <Assertions ids={answer.pending ?? []} records={records} />
        </>
      )}
    </>
  );
}

/** Assertions as a list: act, article, what it says, where it is written. */
export function Assertions({ ids, records }: { ids: readonly string[]; records: SiteRecords | undefined }) {
  const { say, data, text } = useReading();
  if (records === undefined) return null;
  return (
    <ul class="grounds">
      {ids.map((id) => {
        const assertion = Object.hasOwn(records.assertions, id) ? records.assertions[id] : undefined;
        if (assertion === undefined) return <li key={id}>{id}</li>;
        const record = records.records[assertion.record];
        return (
          <li key={id}>
            <a
              href={
                new URL(
                  `${record?.page ?? ""}${assertion.article === undefined ? "" : `#article-${encodeURIComponent(assertion.article)}`}`,
                  data.root,
                ).href
              }
            >
              <Name of={record?.name} />
              {assertion.article !== undefined && `, ${say("article", { article: assertion.article })}`}
            </a>
            {assertion.secret === true && <span class="flag"> {say("secret")}</span>}
            {assertion.gist !== undefined && text(assertion.gist).text !== text(record?.name).text && (
              <p>
                <Name of={assertion.gist} />
              </p>
            )}
            <p class="cites">
              <CiteList cites={assertion.cites} records={records} />
              {assertion.cites.length === 0 && assertion.basis !== undefined && say(`basis.${assertion.basis}`)}
            </p>
          </li>
        );
      })}
    </ul>
  );
}

function Otherwise({ cell, losing, records }: { cell: number; losing: SiteLosing | undefined; records: SiteRecords | undefined }) {
  const { view, say, who, data } = useReading();
  if (losing === undefined || records === undefined) return null;
  const lines = losing.viewpoints[view.viewpoint];
  const entries = [
    ...new Set([
      ...(losing.lists[at(lines?.control[cell] ?? [], view.day)] ?? []),
      ...(losing.lists[at(lines?.title[cell] ?? [], view.day)] ?? []),
    ]),
  ].flatMap((i) => losing.entries[i] ?? []);
  // what is yet to come is told by the history below
  const telling = entries.filter((entry) => entry.reason !== "not-yet");
  return (
    <details class="otherwise">
      <summary>
        {say("otherwise")} ({telling.length})
      </summary>
      {telling.length === 0 && <p class="quiet">{say("otherwise.none")}</p>}
      <ul class="grounds">
        {telling.map((entry, i) => {
          const assertion = Object.hasOwn(records.assertions, entry.assertion) ? records.assertions[entry.assertion] : undefined;
          const record = assertion === undefined ? undefined : records.records[assertion.record];
          return (
            <li key={i}>
              <a href={new URL(`${record?.page ?? ""}`, data.root).href}>
                <Name of={record?.name ?? { und: entry.assertion }} />
              </a>
              {assertion?.article !== undefined && `, ${say("article", { article: assertion.article })}`}
              <p class="quiet">
                {say(`reason.${entry.reason}`, { who: entry.assertor === undefined ? "" : who(entry.assertor).text })}
                <span class="exact" lang="en">
                  {" "}
                  ({entry.text})
                </span>
              </p>
            </li>
          );
        })}
      </ul>
    </details>
  );
}

/** Who held and who controlled this land, spell by spell; each line moves the day. */
function History({ cell }: { cell: number }) {
  const { model, view, say, day, set, who } = useReading();
  const lines = model.timelines.viewpoints[view.viewpoint];
  const changes = new Set<number>();
  for (const line of [lines?.title[cell] ?? [], lines?.control[cell] ?? []])
    for (let i = 0; i < line.length; i += 2) changes.add(line[i] as number);
  const label = (answer: LayerAnswer | undefined): string => {
    if (answer === undefined || answer.holders.length === 0) return say(answer?.answer ?? "unknown");
    const names = answer.holders.map((holder) => who(holder.polity).text).join(answer.answer === "contested" ? " / " : ", ");
    return answer.answer === "contested" ? `${say("contested")}: ${names}` : names;
  };
  const rows: { start: number; control: string; title: string }[] = [];
  for (const start of [...changes].sort((a, b) => a - b)) {
    const land = model.land(cell, { ...view, day: start });
    const row = { start, control: label(land.control), title: label(land.title) };
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
              <tr key={row.start} aria-current={here ? "true" : undefined}>
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

function Names({ selected }: { selected: Selected }) {
  const { say, view } = useReading();
  const names =
    selected.names ??
    Object.entries(selected.name ?? {})
      .filter(([lang]) => lang !== "und")
      .map(([lang, text]) => ({ lang, text }));
  if (names.length < 2) return null;
  const display = new Intl.DisplayNames([view.lang, "en"], { type: "language", fallback: "code" });
  const nameOf = (tag: string): string => {
    try {
      return display.of(tag) ?? tag;
    } catch {
      return tag;
    }
  };
  return (
    <>
      <h3>{say("names")}</h3>
      <dl class="names">
        {names.map((name, i) => (
          <div key={i}>
            <dt>{nameOf(name.lang)}</dt>
            <dd lang={name.lang} dir="auto">
              {name.text}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
