import type { AnyAuthored, Authored } from "../../core/model/authored.ts";
import type { Citation } from "../../core/model/values.ts";
import { AnyRef, type Page, Text } from "./page.tsx";
import { About, Facts } from "./parts.tsx";

/** A work: what it is, which copy was seen, what it says, and what rests on it. */
export function SourcePage({ page, record }: { page: Page; record: Authored<"sources"> }) {
  const { data, id } = record;
  const { say } = page;
  const cited = new Map<string, Set<string>>();
  const note = (cites: readonly Citation[] | undefined, by: string): void => {
    for (const cite of cites ?? []) if (cite.source === id) cited.set(by, (cited.get(by) ?? new Set()).add(cite.locator ?? ""));
  };
  for (const assertion of page.site.atlas.assertions) note(assertion.cite, assertion.id);
  const people = (list: typeof data.author): string | undefined =>
    list?.map((person) => person.literal ?? [person.given, person.family].filter(Boolean).join(" ")).join(", ");
  const bySentence = (locator: string): readonly string[] =>
    [...cited].filter(([, locators]) => [...locators].some((text) => text.split(/[,;]\s*/).includes(locator))).map(([by]) => by);
  return (
    <article>
      <h1>
        <Text page={page} of={data.title} />
      </h1>
      <Facts>
        {[
          [say("page.author"), people(data.author)],
          [say("page.issued.when"), data.issued && page.date(data.issued)],
          [
            say("page.container"),
            [data.container_title, data.volume, data.issue, data.page, data.publisher].filter((part) => part !== undefined).join(", "),
          ],
          [say("page.type"), data.type && page.word(data.type)],
          [say("page.standing"), data.standing && page.word(data.standing)],
          [say("page.seen"), data.seen && page.word(data.seen)],
          [say("page.reliability"), data.reliability && <Text page={page} of={data.reliability} />],
          [
            "DOI",
            data.doi && (
              <a href={`https://doi.org/${data.doi}`} rel="external noopener">
                {data.doi}
              </a>
            ),
          ],
          ["ISBN", data.isbn],
          [
            "URL",
            data.url
              ?.filter((url) => /^https?:/i.test(url))
              .map((url, i) => (
                <>
                  {i > 0 && " "}
                  <a href={url} rel="external noopener">
                    {url}
                  </a>
                </>
              )),
          ],
        ]}
      </Facts>
      {data.editions !== undefined && (
        <ul>
          {data.editions.map((one, i) => (
            <li key={i}>
              {one.url !== undefined && /^https?:/i.test(one.url) ? (
                <a href={one.url} rel="external noopener">
                  {one.title}
                </a>
              ) : (
                one.title
              )}
              {one.seen !== undefined && ` (${page.word(one.seen)})`}
              {one.note !== undefined && (
                <>
                  {" "}
                  <Text page={page} of={one.note} />
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      {data.sentences !== undefined && (
        <section>
          <h2>{say("page.sentences")}</h2>
          <table>
            <tbody>
              {Object.entries(data.sentences).map(([locator, sentence]) => (
                <tr key={locator} id={encodeURIComponent(locator)}>
                  <th scope="row">{locator}</th>
                  <td>
                    <Text page={page} of={sentence.gist} />
                    {sentence.according_to !== undefined && (
                      <small> ({say("according", { who: page.plain(sentence.according_to) })})</small>
                    )}
                    {sentence.citation_needed === true && <span class="flag">{say("page.citation.needed")}</span>}
                  </td>
                  <td>
                    <small>
                      {bySentence(locator).map((by, i) => (
                        <>
                          {i > 0 && "; "}
                          <AnyRef page={page} id={by} />
                        </>
                      ))}
                    </small>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {cited.size > 0 && (
        <section>
          <h2>{say("page.cited")}</h2>
          <ul>
            {[...cited].map(([by, locators]) => (
              <li key={by}>
                <AnyRef page={page} id={by} /> <small>{[...locators].filter(Boolean).join("; ")}</small>
              </li>
            ))}
          </ul>
        </section>
      )}
      <About page={page} record={record as AnyAuthored} />
    </article>
  );
}
