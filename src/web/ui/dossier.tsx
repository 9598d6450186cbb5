import { useEffect, useState } from "preact/hooks";
import type { LayerAnswer } from "../../core/resolve/answer.ts";
import type { SiteLosing, SiteRecords } from "../../export/site/contract.ts";
import { dayOf } from "../../export/site/days.ts";
import { pageOf } from "../../export/site/page-of.ts";
import { number } from "../../export/site/words.ts";
import { useReading } from "../context.ts";
import type { Selected } from "../selection.ts";
import { ActDossier } from "./act.tsx";
import { Answer } from "./answer.tsx";
import { Assertions } from "./grounds.tsx";
import { History } from "./history.tsx";
import { Name, Polity } from "./name.tsx";
import { OtherEyes, Otherwise } from "./otherwise.tsx";
import { DisputeDossier, PolityDossier } from "./parties.tsx";
import { ViewpointPhrase } from "./viewpoint-phrase.tsx";

/** What was opened: a piece of land, an act, a polity or a dispute; `water` where it is neither but a place in the sea or a lake. */
export function Dossier({ selected, water }: { selected: Selected; water: boolean }) {
  if (selected.act !== undefined) return <ActDossier selected={selected} act={selected.act} />;
  if (selected.polity !== undefined) return <PolityDossier selected={selected} polity={selected.polity} />;
  if (selected.disputes !== undefined) return <DisputeDossier selected={selected} disputes={selected.disputes} />;
  return <LandDossier selected={selected} water={water} />;
}

/** Whose land this is, by what right, who says otherwise, and what it was before and after. */
function LandDossier({ selected, water }: { selected: Selected; water: boolean }) {
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
      <h2 tabIndex={-1}>{selected.name === undefined ? say(water ? "here.water" : "here") : <Name of={selected.name} />}</h2>
      <p class="quiet">
        {selected.kind !== undefined && `${say(selected.kind)} · `}
        {selected.at !== undefined && say("here.at", { lat: selected.at[1].toFixed(3), lon: selected.at[0].toFixed(3) })}
        {selected.page !== undefined && (
          <>
            {" · "}
            <a href={new URL(selected.page, data.root).href}>{say("page.read")}</a>
          </>
        )}
      </p>
      <p class="when">
        {day(view.day)} · <ViewpointPhrase />
      </p>
      {land === undefined ? (
        <p>{say(water ? "silence.sea" : "silence.no-record")}</p>
      ) : (
        <>
          {land.divergent === true && <p class="divergent">{say("divergent")}</p>}
          <h3>
            {say("control")} <small>{say("layer.control.help")}</small>
          </h3>
          <Answer answer={land.control} layer="control" cell={selected.cell} records={records} />
          <Grounds answer={land.control} records={records} />
          <h3>
            {say("title")} <small>{say("layer.title.help")}</small>
          </h3>
          <Answer answer={land.title} layer="title" cell={selected.cell} records={records} />
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
          <OtherEyes cell={selected.cell} />
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
                <a href={new URL(pageOf({ collection: "territories", id: territory.id }), data.root).href}>
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

function Names({ selected }: { selected: Selected }) {
  const { say } = useReading();
  const names =
    selected.names ??
    Object.entries(selected.name ?? {})
      .filter(([lang]) => lang !== "und")
      .map(([lang, text]) => ({ lang, text }));
  if (names.length < 2) return null;
  const nameOf = (tag: string): string => {
    const named = say(`lang.${tag}`);
    return named === `lang.${tag}` ? tag : named;
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
