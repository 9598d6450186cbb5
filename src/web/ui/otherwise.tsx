import { answerInWords } from "../../export/site/answer-words.ts";
import type { SiteLosing, SiteReason, SiteRecords } from "../../export/site/contract.ts";
import { at } from "../../export/site/spell-index.ts";
import { useReading } from "../context.ts";
import { reasonInWords } from "../reasons.ts";
import { ActLink, assertionOf } from "./grounds.tsx";
import { Name } from "./name.tsx";

/** What the other viewpoints answer for this land on this day, where it is not the same; each line leads into that viewpoint. */
export function OtherEyes({ cell }: { cell: number }) {
  const { model, view, say, who, set } = useReading();
  const answers = (viewpoint: string): { readonly control: string; readonly title: string } => {
    const { control, title } = model.land(cell, { ...view, viewpoint });
    const words = (answer: typeof control): string => answerInWords(answer, say, (id) => who(id).text);
    return { control: words(control), title: words(title) };
  };
  const own = answers(view.viewpoint);
  const others = model.atlas.viewpoints
    .filter(({ id }) => id !== view.viewpoint)
    .map(({ id, name }) => ({ id, name, ...answers(id) }))
    .filter(({ control, title }) => control !== own.control || title !== own.title);
  if (model.atlas.viewpoints.length < 2) return null;
  return (
    <>
      <h3>{say("otherwise.eyes")}</h3>
      {others.length === 0 ? (
        <p class="quiet">{say("otherwise.same")}</p>
      ) : (
        <table class="eyes">
          <thead>
            <tr>
              <th scope="col">{say("viewpoint")}</th>
              <th scope="col">{say("control")}</th>
              <th scope="col">{say("title")}</th>
            </tr>
          </thead>
          <tbody>
            {others.map(({ id, name, control, title }) => (
              <tr key={id}>
                <th scope="row">
                  <button type="button" class="link" onClick={() => set({ viewpoint: id })}>
                    <Name of={name} />
                  </button>
                </th>
                <td>{control}</td>
                <td>{title}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

/** Reasons of what nobody says any more: it was so, until something newer came. */
const BEFORE: ReadonlySet<SiteReason["reason"]> = new Set(["superseded", "overtaken", "ended"]);

/** Every other assertion about this land on this day, and why it does not count in this viewpoint. */
export function Otherwise({ cell, losing, records }: { cell: number; losing: SiteLosing | undefined; records: SiteRecords | undefined }) {
  const reading = useReading();
  const { view, say } = reading;
  if (losing === undefined || records === undefined) return null;
  const lines = losing.viewpoints[view.viewpoint];
  const entries = [
    ...new Set([
      ...(losing.lists[at(lines?.control[cell] ?? [], view.day)] ?? []),
      ...(losing.lists[at(lines?.title[cell] ?? [], view.day)] ?? []),
    ]),
  ].flatMap((i) => losing.entries[i] ?? []);
  // one line for what several assertors said alike, about one article of one act
  const told = new Map<string, { readonly entry: SiteReason; readonly assertors: string[] }>();
  for (const entry of entries) {
    // what is yet to come is told by the history below
    if (entry.reason === "not-yet") continue;
    const { assertor, assertion, ...rest } = entry;
    const { record, article } = assertionOf(records, assertion) ?? { record: assertion };
    const key = JSON.stringify([record, article, rest]);
    const line = told.get(key) ?? { entry, assertors: [] };
    if (assertor !== undefined && !line.assertors.includes(assertor)) line.assertors.push(assertor);
    told.set(key, line);
  }
  const ofBefore = ({ reason, beside }: SiteReason): boolean => BEFORE.has(reason) && beside !== true;
  const before = [...told].filter(([, { entry }]) => ofBefore(entry));
  const dissent = [...told].filter(([, { entry }]) => !ofBefore(entry));
  const list = (lines: typeof before) => (
    <ul class="grounds">
      {lines.map(([key, { entry, assertors }]) => {
        const assertion = assertionOf(records, entry.assertion);
        return (
          <li key={key}>
            {assertion === undefined ? entry.assertion : <ActLink assertion={assertion} records={records} />}
            <p class="quiet">{reasonInWords(entry, assertors, reading, records)}</p>
          </li>
        );
      })}
    </ul>
  );
  return (
    <details class="otherwise">
      <summary>
        {say("otherwise")} ({dissent.length})
      </summary>
      {told.size === 0 && <p class="quiet">{say("otherwise.none")}</p>}
      {list(dissent)}
      {before.length > 0 && (
        <details>
          <summary>{say("otherwise.before", { n: before.length })}</summary>
          {list(before)}
        </details>
      )}
    </details>
  );
}
