import { type Carrier, coverageOf } from "../../core/law/coverage.ts";
import type { Authored } from "../../core/model/authored.ts";
import type { Sentence, Source } from "../../core/model/records.ts";
import type { Localized } from "../../core/model/values.ts";
import { annotationAnchor, pageOf } from "../../export/site/page-of.ts";
import { passagesOf, publishedText } from "../../export/site/source-text.ts";
import { AnyRef, AnyRefs, type Page, Text } from "./page.tsx";
import { About, Facts } from "./parts.tsx";
import { SourceText } from "./source-text.tsx";

/** What carries a passage, each once: the assertions, and the records of which none does. */
function namesOf(carriers: readonly Carrier[]): readonly string[] {
  const told = new Set(carriers.flatMap((one) => (one.assertion === undefined ? [] : [one.record])));
  return [...new Set(carriers.flatMap((one) => one.assertion ?? (told.has(one.record) ? [] : [one.record])))];
}

/** Whose word a sentence is, stated as what, on which citation of its own, and what in it only the context or others say. */
function SentenceSays({ page, sentence }: { page: Page; sentence: Sentence }) {
  const { say } = page;
  const marks = [
    sentence.stated_as && say(`page.stated.${sentence.stated_as}`),
    sentence.own_citation !== undefined
      ? say("page.citation.own", { mark: sentence.own_citation })
      : sentence.citation_needed !== true && say("page.citation.none"),
  ].filter((mark) => typeof mark === "string");
  return (
    <>
      <small class="sentence-marks">
        {sentence.according_to !== undefined && (
          <>
            <Said page={page} message="page.whose" part="who" text={sentence.according_to} />{" "}
          </>
        )}
        ({marks.join("; ")}){sentence.citation_needed === true && <span class="flag">{say("page.citation.needed")}</span>}
      </small>
      {sentence.note !== undefined && (
        <small class="sentence-marks">
          <Said page={page} message="page.context" part="note" text={sentence.note} />
        </small>
      )}
    </>
  );
}

/** A message with a text of the record in it, which keeps the language that it is written in. */
function Said({ page, message, part, text }: { page: Page; message: string; part: string; text: Localized }) {
  const [before = "", after = ""] = page.say(message, { [part]: "\u0000" }).split("\u0000");
  return (
    <>
      {before}
      <Text page={page} of={text} />
      {after}
    </>
  );
}

const people = (list: Source["author"]): string | undefined =>
  list?.map((person) => person.literal ?? [person.given, person.family].filter(Boolean).join(" ")).join(", ");

function SourceFacts({ page, of: data }: { page: Page; of: Source }) {
  const { say } = page;
  return (
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
        ["ISSN", data.issn],
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
  );
}

function Editions({ page, of }: { page: Page; of: NonNullable<Source["editions"]> }) {
  return (
    <ul>
      {of.map((one, i) => (
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
  );
}

/** A work: what it is, which copy was seen, what it says, and what rests on it. */
export function SourcePage({ page, record }: { page: Page; record: Authored<"sources"> }) {
  const { data, id } = record;
  const { say } = page;
  const self = page.to(pageOf(record));
  const coverage = coverageOf(page.site.atlas).sources.find((one) => one.source === id);
  const passages = passagesOf(page.site.atlas, id);
  const shown = publishedText(page.site.atlas, record) !== undefined;
  const cited = new Map<string, Set<string>>();
  const note = (carriers: readonly Carrier[], locator: string): void => {
    for (const by of namesOf(carriers)) cited.set(by, (cited.get(by) ?? new Set()).add(locator));
  };
  for (const one of coverage?.sentences ?? []) note(one.carried_by, one.key);
  for (const one of coverage?.locators ?? []) note(one.carried_by, one.locator ?? "");
  const bySentence = (locator: string): readonly string[] =>
    namesOf(coverage?.sentences.find((one) => one.key === locator)?.carried_by ?? []);
  /** the number of a sentence's passage in the full text */
  const passage = (locator: string): number => passages.findIndex((one) => one.quoted_by === null && one.locator === locator) + 1;
  return (
    <article>
      <h1>
        <Text page={page} of={data.title} />
      </h1>
      <SourceFacts page={page} of={data} />
      {data.editions !== undefined && <Editions page={page} of={data.editions} />}
      {data.sentences !== undefined && (
        <section>
          <h2>{say("page.sentences")}</h2>
          <table>
            <tbody>
              {Object.entries(data.sentences).map(([locator, sentence]) => (
                <tr key={locator} id={encodeURIComponent(locator)}>
                  <th scope="row">
                    {shown && passage(locator) > 0 ? <a href={`${self}#${annotationAnchor(passage(locator))}`}>{locator}</a> : locator}
                  </th>
                  <td>
                    <Text page={page} of={sentence.gist} />
                    <SentenceSays page={page} sentence={sentence} />
                    {shown && sentence.annotation !== undefined && passage(locator) === 0 && (
                      <span class="flag">{say("page.orphaned")}</span>
                    )}
                  </td>
                  <td>
                    <small>
                      {bySentence(locator).length === 0 && say("page.uncarried")}
                      <AnyRefs page={page} ids={bySentence(locator)} between="; " />
                    </small>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <SourceText page={page} record={record} />
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
      <About page={page} record={record} />
    </article>
  );
}
