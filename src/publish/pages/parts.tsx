import type { ComponentChild } from "preact";
import { colourClass } from "../../cartography/palette.ts";
import type { AnyAuthored, Authored } from "../../core/model/authored.ts";
import type { DatedName } from "../../core/model/records.ts";
import { formatDay } from "../../core/time/format-day.ts";
import { mapAddress } from "../../export/site/map-address.ts";
import { nameOf } from "../data/record-names.ts";
import { AnyRefs, Arrow, Cites, Dates, type Page, quantity, Text, Values, Who } from "./page.tsx";

/** Pairs of word and value; pairs without a value are left out. */
export function Facts({ children }: { children: readonly (readonly [string, ComponentChild])[] }) {
  const rows = children.filter(
    ([, value]) =>
      value !== undefined && value !== false && value !== null && value !== "" && !(Array.isArray(value) && value.length === 0),
  );
  return rows.length === 0 ? null : (
    <dl class="facts">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The colour of a polity, beside its name. */
export function Swatch({ page, polity }: { page: Page; polity: string }) {
  const colour = page.site.data.atlas.polities.find(({ id }) => id === polity)?.colour;
  return (
    <svg class="swatch" viewBox="0 0 12 12" aria-hidden="true">
      <rect class={colourClass(colour)} width="12" height="12" fill={colour} fill-opacity="0.6" />
    </svg>
  );
}

/** Whose word counts in a viewpoint, in what order. */
export function HeardInTurn({ page, groups }: { page: Page; groups: readonly (readonly string[])[] }) {
  return (
    <ol>
      {groups.map((group, i) => (
        <li key={i}>
          <Who page={page} ids={group} />
        </li>
      ))}
    </ol>
  );
}

/** A view of the map in the words of the address bar; what is left out is as the atlas opens. */
export function viewHash({
  camera,
  day,
  viewpoint,
  layer,
  sel,
  lang,
}: {
  readonly camera?: { readonly zoom: number; readonly lat: number; readonly lon: number } | undefined;
  readonly day?: number | undefined;
  readonly viewpoint?: string | undefined;
  readonly layer?: string | undefined;
  readonly sel?: string | undefined;
  readonly lang: string;
}): string {
  return mapAddress({
    map: camera && `${camera.zoom}/${camera.lat}/${camera.lon}`,
    date: day === undefined ? undefined : formatDay(day),
    viewpoint,
    layer,
    sel,
    lang,
  });
}

/** Link that opens the map on a view. */
export function OnMap({ page, ...view }: { page: Page } & Omit<Parameters<typeof viewHash>[0], "lang">) {
  return (
    <p class="on-map">
      <a href={`${page.root}map/#${viewHash({ ...view, lang: page.lang })}`}>
        {page.say("page.open")} <Arrow />
      </a>
    </p>
  );
}

/** Names in every language and period. */
export function Names({ page, record, names }: { page: Page; record: AnyAuthored; names: readonly DatedName[] | undefined }) {
  const plain = Object.entries(nameOf(record)).filter(([lang]) => lang !== "und");
  if (plain.length + (names?.length ?? 0) < 2) return null;
  return (
    <section>
      <h2>{page.say("names")}</h2>
      <table>
        <tbody>
          {plain.map(([lang, text]) => (
            <tr key={lang}>
              <th scope="row">{page.language(lang)}</th>
              <td lang={lang} dir="auto">
                {text}
              </td>
              <td />
            </tr>
          ))}
          {names?.map((name, i) => (
            <tr key={i}>
              <th scope="row">{page.language(name.lang)}</th>
              <td lang={name.lang} dir="auto">
                {name.text}
              </td>
              <td>
                {name.from !== undefined && page.date(name.from)}
                {name.until !== undefined && ` – ${page.date(name.until)}`}
                <Cites page={page} of={name.cite} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Figures, readings, disagreements and remarks that concern a record, and how to cite its page. */
export function About({ page, record }: { page: Page; record: AnyAuthored }) {
  const { atlas } = page.site;
  const concerns = (refs: readonly string[]): boolean => refs.some((ref) => atlas.find(ref) === record);
  const figures = [...atlas.collections.figures.values()].filter((one) => concerns([one.data.about]));
  const readings = [...atlas.collections.interpretations.values()].filter((one) => concerns(one.data.about));
  const disagreements = [...atlas.collections.disagreements.values()].filter((one) => concerns(one.data.about));
  const links = (record.data.links ?? []).filter((link) => /^(https?|mailto|doi):/i.test(link));
  return (
    <>
      {record.data.note !== undefined && (
        <p class="note">
          <Text page={page} of={record.data.note} />
        </p>
      )}
      {figures.length > 0 && <Figures page={page} of={figures} />}
      {readings.length > 0 && <Interpretations page={page} of={readings} />}
      {disagreements.length > 0 && (
        <section>
          <h2>{page.say("page.disagreements")}</h2>
          {disagreements.map((one) => (
            <Disagreement key={one.id} page={page} record={one as AnyAuthored & { collection: "disagreements" }} />
          ))}
        </section>
      )}
      {links.length > 0 && (
        <ul class="links">
          {links.map((link) => (
            <li key={link}>
              <a href={link} rel="external noopener">
                {link}
              </a>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Figures({ page, of }: { page: Page; of: readonly Authored<"figures">[] }) {
  return (
    <section>
      <h2>{page.say("page.figures")}</h2>
      <table>
        <tbody>
          {of.map(({ id, data }) => (
            <tr key={id}>
              <th scope="row">
                {data.name !== undefined ? <Text page={page} of={data.name} /> : page.word(data.measure)}{" "}
                {data.of !== undefined && (
                  <>
                    (<Text page={page} of={data.of} />)
                  </>
                )}
              </th>
              <td>
                <Dates page={page} of={data.when} />
              </td>
              <td>
                <Values page={page} of={data.value} show={quantity} />
                <Cites page={page} of={data.cite} basis={data.basis} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Interpretations({ page, of }: { page: Page; of: readonly Authored<"interpretations">[] }) {
  return (
    <section>
      <h2>{page.say("page.interpretations")}</h2>
      <ul>
        {of.map(({ id, data }) => (
          <li key={id} id={`interpretation-${id}`}>
            {data.holder_name !== undefined ? (
              <>
                <Text page={page} of={data.holder_name} />:{" "}
              </>
            ) : data.holder !== undefined ? (
              `${data.holder.map((one) => page.who(one)).join(", ")}: `
            ) : (
              ""
            )}
            <Text page={page} of={data.view} />
            {data.counterfactual === true && <span class="flag">{page.say("page.counterfactual")}</span>}
            <Cites page={page} of={data.cite} basis={data.basis} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A question on which sources differ, its answers side by side. */
export function Disagreement({ page, record }: { page: Page; record: AnyAuthored & { readonly collection: "disagreements" } }) {
  const { data } = record;
  return (
    <div class="disagreement" id={record.id}>
      <p>
        <strong>
          <Text page={page} of={data.question} />
        </strong>{" "}
        <span class="flag">{page.say(`page.treatment.${data.treatment}`)}</span>
      </p>
      {data.values !== undefined && (
        <ul>
          {data.values.map((one, i) => (
            <li key={i}>
              {one.rank === "deprecated" ? (
                <s>
                  <Text page={page} of={one.value} />
                </s>
              ) : (
                <Text page={page} of={one.value} />
              )}
              {one.note !== undefined && (
                <small>
                  {" "}
                  <Text page={page} of={one.note} />
                </small>
              )}
              <Cites page={page} of={one.cite} basis={one.basis} />
            </li>
          ))}
        </ul>
      )}
      {data.reason !== undefined && (
        <p class="quiet">
          <Text page={page} of={data.reason} />
        </p>
      )}
      {data.affects !== undefined && (
        <p class="quiet">
          <Text page={page} of={data.affects} />
        </p>
      )}
      <p class="quiet">
        <AnyRefs page={page} ids={data.about} between=", " />
      </p>
    </div>
  );
}
