import type { AnyAuthored } from "../../core/model/authored.ts";
import type { Page } from "./page.tsx";
import { Disagreement } from "./parts.tsx";

/** Diagnostics, coverage of citations, and the questions on which sources differ. */
export function QualityPage({ page }: { page: Page }) {
  const { atlas, diagnostics } = page.site;
  const { say } = page;
  const all = atlas.assertions.length;
  const cited = atlas.assertions.filter((one) => one.cite.length > 0).length;
  const basis = (kind: string): number =>
    atlas.assertions.filter((one) => one.cite.length === 0 && (one.effect.basis ?? (one.record.data as { basis?: string }).basis) === kind)
      .length;
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
        <p>{say("page.quality.cited", { cited, all, known: basis("general-knowledge"), derived: basis("derived") })}</p>
        <progress max={Math.max(1, all)} value={cited} aria-label={say("page.quality.coverage")} />
      </section>
      <section>
        <h2>{say("page.disagreements")}</h2>
        {[...atlas.collections.disagreements.values()].map((record) => (
          <Disagreement key={record.id} page={page} record={record as AnyAuthored & { collection: "disagreements" }} />
        ))}
      </section>
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
