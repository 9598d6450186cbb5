import { interimOf } from "../../core/law/interim.ts";
import type { Authored } from "../../core/model/authored.ts";
import { AnyRef, type Page, Ref } from "./page.tsx";

/** How long an act was signed and not in force, and who took or left its land meanwhile. */
export function Interim({ page, record }: { page: Page; record: Authored<"instruments"> }) {
  const interim = interimOf(page.site.atlas, record);
  if (!interim) return null;
  const { signed, force, days, steps } = interim;
  return (
    <section>
      <h2>{page.say("law.interim")}</h2>
      <p>
        {page.word("signed")}: {page.edtf(signed)} · {page.word("in-force")}:{" "}
        {force === null ? page.say("law.interim.never") : page.edtf(force)}
        {days !== null && ` · ${page.say("law.interim.days", { count: String(days) })}`}
      </p>
      {steps.length > 0 && (
        <>
          <p class="quiet">{page.say("law.interim.land")}</p>
          <ol>
            {steps.map((step) => (
              <li key={step.assertion}>
                {page.edtf(step.on)}: <AnyRef page={page} id={step.assertion} />
                <small>
                  {" "}
                  {page.say(`law.interim.${step.verb}`, { who: step.polities.map((id) => page.who(id)).join(", ") })}
                  {step.places.map((id, i) => (
                    <>
                      {i === 0 ? " · " : ", "}
                      <Ref key={id} page={page} to="places" id={id} />
                    </>
                  ))}
                </small>
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  );
}
