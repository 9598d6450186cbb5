import { coverageOf } from "../../core/law/coverage.ts";
import type { Span } from "../../core/model/diagnostic.ts";
import { grouped } from "../../core/model/grouped.ts";
import { effectInWords } from "./effects.tsx";
import { AnyRef, type Page } from "./page.tsx";

/** Diagnostics, and coverage of citations: which statements cite nothing, which rest on little. */
export function QualityPage({ page }: { page: Page }) {
  const { say } = page;
  return (
    <article>
      <h1>{say("pages.quality")}</h1>
      <Coverage page={page} />
      <p>
        <a href={page.to("disagreements/")}>{say("pages.disagreements")}</a>
      </p>
      <Diagnostics page={page} />
    </article>
  );
}

/** How many assertions cite a source, and which cite none or a weak one. */
function Coverage({ page }: { page: Page }) {
  const { say } = page;
  const { totals, uncited, weak, sources } = coverageOf(page.site.atlas);
  return (
    <section>
      <h2>{say("page.quality.coverage")}</h2>
      <p>
        {say("page.quality.cited", {
          cited: totals.cited,
          all: totals.assertions,
          known: totals.general_knowledge,
          derived: totals.derived,
        })}
      </p>
      <progress max={Math.max(1, totals.assertions)} value={totals.cited} aria-label={say("page.quality.coverage")} />
      {uncited.length > 0 && (
        <details>
          <summary>
            {say("law.uncited")} · {uncited.length}
          </summary>
          <ul>
            {uncited.map((one) => (
              <li key={one.assertion}>
                <Statement page={page} id={one.assertion} /> {one.basis !== null && <small>{say(`basis.${one.basis}`)}</small>}
              </li>
            ))}
          </ul>
        </details>
      )}
      {weak.length > 0 && (
        <details>
          <summary>{say("law.weak", { count: weak.length })}</summary>
          <ul>
            {weak.map((one) => (
              <li key={one.assertion}>
                <Statement page={page} id={one.assertion} /> · <AnyRef page={page} id={`sources/${one.source}`} />{" "}
                <small>{one.reasons.map((reason) => page.word(reason)).join(", ")}</small>
              </li>
            ))}
          </ul>
        </details>
      )}
      <PerSource page={page} of={sources} />
    </section>
  );
}

/** Line and column of a place in a file of the atlas. */
function placeIn(page: Page, { file, start }: Span): string {
  const before = (page.site.atlas.textOf(file) ?? "").slice(0, start).split("\n");
  return `${file}:${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
}

/** One statement: the record that makes it, what it says, and where it is written. */
function Statement({ page, id }: { page: Page; id: string }) {
  const assertion = page.site.atlas.assertionById.get(id);
  return (
    <>
      <AnyRef page={page} id={id} />
      {assertion !== undefined && (
        <>
          : {effectInWords(page, assertion.effect)} <code>{placeIn(page, assertion.record.spanOf(assertion.path))}</code>
        </>
      )}
    </>
  );
}

/** What rests on each source, the one that carries most first. */
function PerSource({ page, of: sources }: { page: Page; of: ReturnType<typeof coverageOf>["sources"] }) {
  const { say } = page;
  return (
    <details>
      <summary>
        {say("law.per-source")} · {sources.length}
      </summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{say("page.source")}</th>
            <th scope="col">{say("page.standing")}</th>
            <th scope="col" class="num">
              {say("law.assertions")}
            </th>
            <th scope="col" class="num">
              {say("law.records")}
            </th>
            <th scope="col">{say("law.uncarried")}</th>
          </tr>
        </thead>
        <tbody>
          {[...sources]
            .sort((a, b) => b.assertions - a.assertions || b.records - a.records || (a.source < b.source ? -1 : 1))
            .map((one) => (
              <tr key={one.source}>
                <th scope="row">
                  <AnyRef page={page} id={`sources/${one.source}`} />
                </th>
                <td>{one.standing == null ? "" : page.word(one.standing)}</td>
                <td class="num">{one.assertions}</td>
                <td class="num">{one.records}</td>
                <td>{one.sentences.length === 0 ? "" : `${one.uncarried.length} / ${one.sentences.length}`}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </details>
  );
}

function Diagnostics({ page }: { page: Page }) {
  const { diagnostics } = page.site;
  const { say } = page;
  const byRule = grouped(diagnostics, ({ rule }) => rule);
  return (
    <section>
      <h2>{say("page.quality.diagnostics")}</h2>
      {diagnostics.length === 0 && <p>{say("page.quality.clean")}</p>}
      {[...byRule]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([rule, list]) => (
          <details key={rule}>
            <summary>
              <code>{rule}</code> · {list.length}
            </summary>
            <ul>
              {list.map((one, i) => (
                <li key={i}>
                  <span class={one.severity === "error" ? "error" : "quiet"}>{one.severity}</span> <code>{placeIn(page, one.span)}</code>{" "}
                  {one.message}
                  {one.help !== undefined && <small> {one.help}</small>}
                </li>
              ))}
            </ul>
          </details>
        ))}
    </section>
  );
}
