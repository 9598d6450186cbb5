import { coverageOf } from "../../core/law/coverage.ts";
import { AnyRef, type Page } from "./page.tsx";

/** Diagnostics, and coverage of citations: which statements cite nothing, which rest on little. */
export function QualityPage({ page }: { page: Page }) {
  const { atlas, diagnostics } = page.site;
  const { say } = page;
  const { totals, uncited, weak } = coverageOf(atlas);
  const place = (file: string, start: number): string => {
    const text = atlas.textOf(file) ?? "";
    const before = text.slice(0, start).split("\n");
    return `${file}:${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
  };
  const byRule = new Map<string, (typeof diagnostics)[number][]>();
  for (const one of diagnostics) byRule.set(one.rule, [...(byRule.get(one.rule) ?? []), one]);
  return (
    <article>
      <h1>{say("pages.quality")}</h1>
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
                  <AnyRef page={page} id={one.assertion} /> <code>{one.assertion}</code>{" "}
                  {one.basis !== null && <small>{say(`basis.${one.basis}`)}</small>}
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
                  <AnyRef page={page} id={one.assertion} /> <code>{one.assertion}</code> ·{" "}
                  <AnyRef page={page} id={`sources/${one.source}`} /> <small>{one.reasons.join(", ")}</small>
                </li>
              ))}
            </ul>
          </details>
        )}
      </section>
      <p>
        <a href={page.to("disagreements/")}>{say("pages.disagreements")}</a>
      </p>
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
                    <span class={one.severity === "error" ? "error" : "quiet"}>{one.severity}</span>{" "}
                    <code>{place(one.span.file, one.span.start)}</code> {one.message}
                    {one.help !== undefined && <small> {one.help}</small>}
                  </li>
                ))}
              </ul>
            </details>
          ))}
      </section>
    </article>
  );
}
