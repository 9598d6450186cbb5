import type { ComponentChildren } from "preact";
import { relatedTo } from "../../core/law/relations.ts";
import type { Authored } from "../../core/model/authored.ts";
import type { Relation } from "../../core/model/records.ts";
import { AnyRef, Cites, type Page, Text } from "./page.tsx";

/** How an act or event stands to others, and others to it, by whose word. */
export function Relations({ page, record }: { page: Page; record: Authored<"instruments"> | Authored<"events"> }) {
  const own = record.data.relations ?? [];
  const related = relatedTo(page.site.atlas, record);
  return (
    <>
      {own.length > 0 && (
        <section>
          <h2>{page.say("page.relations")}</h2>
          <ul>
            {own.map((one, i) => (
              <One key={i} page={page} of={one}>
                {page.word(one.verb)} <AnyRef page={page} id={one.act} />
              </One>
            ))}
          </ul>
        </section>
      )}
      {related.length > 0 && (
        <section>
          <h2>{page.say("page.related")}</h2>
          <ul>
            {related.map((one, i) => (
              <One key={i} page={page} of={one}>
                <AnyRef page={page} id={one.by} />: {page.word(one.verb)}
                {one.act.includes("#") && (
                  <small>
                    {" "}
                    <AnyRef page={page} id={one.act} />
                  </small>
                )}
              </One>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function One({ page, of, children }: { page: Page; of: Relation; children: ComponentChildren }) {
  return (
    <li>
      {children}
      {of.according_to !== undefined && <>, {page.say("according", { who: of.according_to.map((id) => page.who(id)).join(", ") })}</>}
      {of.note !== undefined && (
        <small>
          {" "}
          <Text page={page} of={of.note} />
        </small>
      )}
      <Cites page={page} of={of.cite} basis={of.basis} />
    </li>
  );
}
