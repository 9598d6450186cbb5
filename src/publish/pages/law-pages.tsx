import { readable } from "../../core/law/amounts.ts";
import { type DisagreementState, disagreementsOf } from "../../core/law/disagreements.ts";
import { type DisputedAnswer, ofSeveral } from "../../core/law/disputed-answer.ts";
import { type LawSpell, obligationSpells } from "../../core/law/law-spells.ts";
import { sayStandings } from "../../core/law/obligation-state.ts";
import { type RecognitionAct, recognitionHistory } from "../../core/law/recognition.ts";
import type { Authored } from "../../core/model/authored.ts";
import { AnyRef, AnyRefs, Arrow, Cites, type Page, quantity, Ref, Text, Who } from "./page.tsx";

const when = <S,>(page: Page, { start }: LawSpell<S>): string => (Number.isFinite(start) ? page.day(start) : "–");

/** The ledger of promises: what was owed, how it stood from when on, and what was done. */
export function ObligationsPage({ page }: { page: Page }) {
  const { atlas } = page.site;
  const { say } = page;
  return (
    <article>
      <h1>{say("pages.obligations")}</h1>
      <p class="quiet">{say("law.no-default")}</p>
      <p class="downloads">
        <a href={`${page.root}data/obligations.csv`}>CSV</a>
      </p>
      {atlas.collections.obligations.size === 0 && <p>{say("page.none")}</p>}
      {[...atlas.collections.obligations.values()].map((record) => (
        <Owed key={record.id} page={page} record={record} />
      ))}
    </article>
  );
}

function Owed({ page, record }: { page: Page; record: Authored<"obligations"> }) {
  const { data, id } = record;
  const { say } = page;
  const spells = obligationSpells(page.site.atlas, record);
  const last = spells.at(-1)?.state;
  return (
    <section class="provision" id={id}>
      <h2>
        <Text page={page} of={data.name ?? data.gist} />
      </h2>
      <p>
        <Text page={page} of={data.gist} /> <Cites page={page} of={data.cite} basis={data.basis} />
      </p>
      <p class="quiet">
        <Who page={page} ids={data.by} /> <Arrow word={say("page.to")} /> <Who page={page} ids={data.to} /> ·{" "}
        <AnyRef page={page} id={data.arises_from} />
      </p>
      {last && last.amounts.length > 0 && (
        <ul>
          {last.amounts.map((a, i) => (
            <li key={i}>
              {a.rank === "deprecated" ? <s>{quantity(a)}</s> : quantity(a)}
              {a.converted && (
                <>
                  {" "}
                  = {quantity({ ...a.converted, value: readable(a.converted) })}{" "}
                  <small>
                    {a.converted.source}
                    <Cites page={page} of={a.converted.cite} />
                  </small>
                </>
              )}
              {a.note && (
                <small>
                  {" "}
                  (<Text page={page} of={a.note} />)
                </small>
              )}
              <Cites page={page} of={a.cite} />
            </li>
          ))}
        </ul>
      )}
      <table>
        <thead>
          <tr>
            <th scope="col">{say("page.from")}</th>
            <th scope="col">{say("law.state")}</th>
          </tr>
        </thead>
        <tbody>
          {spells.map((spell, i) => (
            <tr key={i}>
              <td>{when(page, spell)}</td>
              <td>{sayStandings(page.say, spell.state)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {last && last.performances.length > 0 && (
        <ul>
          {last.performances.map((p) => (
            <li key={p.index}>
              <strong>{say(`law.${p.state === "partial" ? "performed-in-part" : p.state}`)}</strong>
              {p.on !== null && `, ${page.edtf(p.on)}`}: <Text page={page} of={p.gist} />
              {p.according_to.length > 0 && (
                <small> ({say("according", { who: p.according_to.map((one) => page.who(one)).join(", ") })})</small>
              )}
              <Cites page={page} of={p.cite} basis={p.basis} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Who recognised whom: the latest step of each pair as a matrix, then every step with its accounts. */
export function RecognitionsPage({ page }: { page: Page }) {
  const { say } = page;
  const pairs = recognitionHistory(page.site.atlas);
  const of = [...new Set(pairs.map((p) => p.of))].sort();
  const by = [...new Set(pairs.map((p) => p.by))].sort();
  return (
    <article>
      <h1>{say("pages.recognitions")}</h1>
      <p class="downloads">
        <a href={`${page.root}data/recognitions.csv`}>CSV</a>
      </p>
      {pairs.length === 0 && <p>{say("page.none")}</p>}
      <div class="scroll">
        <table>
          <thead>
            <tr>
              <td />
              {of.map((id) => (
                <th key={id} scope="col">
                  <Ref page={page} to="polities" id={id} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {by.map((row) => (
              <tr key={row}>
                <th scope="row">
                  <Ref page={page} to="polities" id={row} />
                </th>
                {of.map((column) => {
                  const step = pairs.find((p) => p.by === row && p.of === column)?.steps.at(-1);
                  const one = step?.accounts[0];
                  return (
                    <td key={column}>
                      {step && one && (
                        <>
                          {step.differ_on.length > 0 ? say("law.differ") : modeInWords(page, one)}
                          <small> {step.since !== null && page.edtf(step.since)}</small>
                        </>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {pairs.map((pair) => (
        <section key={`${pair.by} ${pair.of}`} id={`${pair.by}-${pair.of}`}>
          <h2>
            <Ref page={page} to="polities" id={pair.by} /> <Arrow word={say("page.to")} /> <Ref page={page} to="polities" id={pair.of} />
          </h2>
          <ol>
            {pair.steps.map((step, i) => (
              <li key={i}>
                {step.differ_on.length > 0 && <span class="flag">{say("law.differ")}</span>}
                <ul>
                  {step.accounts.map((a) => (
                    <Account key={a.assertion} page={page} of={a} />
                  ))}
                </ul>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </article>
  );
}

const modeInWords = ({ say }: Page, a: Pick<RecognitionAct, "mode" | "conditional">): string =>
  `${say(`law.${a.mode}`)}${a.conditional ? `, ${say("law.conditional")}` : ""}`;

/** One account of a step of recognition: whose word it is, on what condition and ground. */
function Account({ page, of: a }: { page: Page; of: RecognitionAct }) {
  const { say } = page;
  return (
    <li>
      {a.since === null ? "" : `${page.edtf(a.since)}: `}
      {modeInWords(page, a)} · <AnyRef page={page} id={a.assertion} />{" "}
      <small>({say("according", { who: a.according_to.map((one) => page.who(one)).join(", ") })})</small>
      {a.condition && (
        <>
          {" "}
          · <Text page={page} of={a.condition} />
        </>
      )}
      {a.ground && (
        <>
          {" "}
          · <Text page={page} of={a.ground} />
        </>
      )}
      <Cites page={page} of={a.cite} basis={a.basis} />
    </li>
  );
}

/** Every question on which sources differ: open questions, plain errors apart from them, and values found to differ in records. */
export function DisagreementsPage({ page }: { page: Page }) {
  const { say } = page;
  const all = disagreementsOf(page.site.atlas);
  const parts: readonly (readonly [string, readonly DisagreementState[]])[] = [
    ["law.open", all.filter((d) => d.kind === "authored" && d.open)],
    ["law.errors", all.filter((d) => !d.open)],
    ["law.found", all.filter((d) => d.kind !== "authored" && d.open)],
  ];
  return (
    <article>
      <h1>{say("pages.disagreements")}</h1>
      {all.length === 0 && <p>{say("page.none")}</p>}
      {parts
        .filter(([, list]) => list.length > 0)
        .map(([key, list]) => (
          <section key={key}>
            <h2>{say(key)}</h2>
            {list.map((d) => (
              <Question key={d.id} page={page} of={d} />
            ))}
          </section>
        ))}
    </article>
  );
}

function Question({ page, of }: { page: Page; of: DisagreementState }) {
  const { say } = page;
  const { depends } = of;
  const several = ofSeveral(of.answers);
  return (
    <div class="disagreement" id={of.id}>
      <p>
        <strong>
          {of.question ? <Text page={page} of={of.question} /> : of.about.map((id) => <AnyRef key={id} page={page} id={id} />)}
        </strong>{" "}
        <span class="flag">{say(`page.treatment.${of.treatment}`)}</span>
        {of.kind === "value" && <small> {of.id.slice(`${of.about[0] ?? ""}/`.length)}</small>}
      </p>
      <ul>
        {of.answers.map((answer, i) => (
          <OneAnswer key={i} page={page} of={answer} several={several} />
        ))}
      </ul>
      {of.reason && (
        <p class="quiet">
          <Text page={page} of={of.reason} />
        </p>
      )}
      {of.affects && (
        <p class="quiet">
          <Text page={page} of={of.affects} />
        </p>
      )}
      {(depends.assertions.length > 0 || depends.obligations.length > 0) && (
        <p class="quiet">
          {say("law.depends")}
          {depends.days !== null && ` (${page.edtf(depends.days)})`}:{" "}
          <AnyRefs page={page} ids={[...depends.assertions, ...depends.obligations.map((id) => `obligations/${id}`)]} between=", " />
          {depends.places.length > 0 && (
            <>
              {" · "}
              {depends.places.map((id, i) => (
                <>
                  {i > 0 && ", "}
                  <Ref page={page} to="places" id={id} />
                </>
              ))}
            </>
          )}
        </p>
      )}
    </div>
  );
}

/** One answer to a question, with who gives it where there are `several` records. */
function OneAnswer({ page, of: answer, several }: { page: Page; of: DisputedAnswer; several: boolean }) {
  return (
    <li>
      {several && answer.of.length > 0 && (
        <>
          {answer.of.map((ref, j) => (
            <>
              {j > 0 && ", "}
              <AnyRef key={ref} page={page} id={ref} />
            </>
          ))}
          {": "}
        </>
      )}
      {answer.rank === "deprecated" ? (
        <s>
          <AnswerWords page={page} of={answer} />
        </s>
      ) : (
        <AnswerWords page={page} of={answer} />
      )}
      {answer.converted && (
        <>
          {" "}
          = {quantity({ ...answer.converted, value: readable(answer.converted) })}{" "}
          <small>
            {answer.converted.source}
            <Cites page={page} of={answer.converted.cite} />
          </small>
        </>
      )}
      {answer.note && (
        <small>
          {" "}
          (<Text page={page} of={answer.note} />)
        </small>
      )}
      <Cites page={page} of={answer.cite} basis={answer.basis} />
    </li>
  );
}

/** The answer itself: a date in words, a number with its unit, any other text. */
function AnswerWords({ page, of }: { page: Page; of: DisputedAnswer }) {
  if (of.edtf !== undefined) return <>{page.edtf(of.edtf)}</>;
  return of.quantity === undefined ? <Text page={page} of={of.text} /> : <span>{quantity(of.quantity)}</span>;
}
