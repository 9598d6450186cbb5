import type { Anchor } from "../../core/law/anchors.ts";
import type { Authored } from "../../core/model/authored.ts";
import { annotationAnchor, pageOf, SOURCE_TEXT } from "../../export/site/page-of.ts";
import { passagesOf, publishedText } from "../../export/site/source-text.ts";
import type { Page } from "./page.tsx";

/** The full text of a source with its anchored passages marked, each leading to its sentence or to what quotes it. */
export function SourceText({ page, record }: { page: Page; record: Authored<"sources"> }) {
  const text = publishedText(page.site.atlas, record);
  if (text === undefined) return null;
  const passages = passagesOf(page.site.atlas, record.id).map((anchor, i) => ({ anchor, number: i + 1 }));
  const cuts = [...new Set([0, text.length, ...passages.flatMap(({ anchor: { selection } }) => [selection.start, selection.end])])].sort(
    (a, b) => a - b,
  );
  return (
    <section>
      <h2>{page.say("page.text")}</h2>
      <p class="downloads">
        <a href={`${page.root}${pageOf(record)}${SOURCE_TEXT}`} type="text/plain">
          {page.say("page.text")}
        </a>{" "}
        <small>{record.data.licence}</small>
      </p>
      <div class="full-text" lang={record.data.language} dir="auto">
        {cuts.slice(0, -1).map((from, i) => {
          const to = cuts[i + 1] ?? text.length;
          const over = passages.filter(({ anchor: { selection } }) => selection.start <= from && to <= selection.end);
          const starting = over.filter(({ anchor: { selection } }) => selection.start === from);
          const ending = over.filter(({ anchor: { selection } }) => selection.end === to);
          const words = text.slice(from, to);
          return (
            <>
              {starting.map(({ number }) => (
                <span key={number} id={annotationAnchor(number)} />
              ))}
              {over.length > 0 ? <mark>{words}</mark> : words}
              {ending.map(({ anchor, number }) => (
                <PassageNote key={number} page={page} record={record} anchor={anchor} />
              ))}
            </>
          );
        })}
      </div>
    </section>
  );
}

/** After a passage: its sentence, by key; a quote is told by the row of the sentence or by what cites the source. */
function PassageNote({ page, record, anchor }: { page: Page; record: Authored<"sources">; anchor: Anchor }) {
  const own = `${page.to(pageOf(record))}`;
  if (anchor.quoted_by === null)
    return (
      <sup>
        <a href={`${own}#${encodeURIComponent(anchor.locator ?? "")}`}>{anchor.locator}</a>
      </sup>
    );
  const by = page.site.atlas.find(anchor.quoted_by.record);
  return (
    <sup>
      <a href={by === undefined ? own : page.to(pageOf(by))} title={page.say("page.cited")}>
        ”
      </a>
    </sup>
  );
}
