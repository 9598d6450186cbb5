import { useEffect, useState } from "preact/hooks";
import type { CollectionName } from "../../core/model/field.ts";
import { COLLECTIONS } from "../../core/model/format.ts";
import type { BenchForm, BenchRecord } from "../../export/site/bench-contract.ts";
import { useBench } from "./bench.ts";
import { forgetIds, Group } from "./field.tsx";
import { type Filled, fieldsOf, recordGiven } from "./filled.ts";
import { FindingDetail, Refusal } from "./lines.tsx";

type Values = Readonly<Record<string, Filled>>;
const KINDS = Object.keys(COLLECTIONS) as CollectionName[];

const valuesFor = (outline: GeoJSON.Feature | undefined): Values => {
  const km: unknown = outline?.properties?.["precision_km"];
  return typeof km === "number" ? { precision_km: String(km) } : {};
};

/** What stands in the form. */
interface FormState {
  readonly collection: CollectionName;
  readonly id: string;
  readonly into: string;
  readonly values: Values;
  readonly outline: GeoJSON.Feature | undefined;
}
/** What is sent, with the print of what was shown, where that is to be written. */
const filledIn = ({ collection, id, into, values, outline }: FormState, print: string | undefined): BenchForm => ({
  collection,
  id,
  given: recordGiven(collection, values),
  ...(into.trim() !== "" && { into: into.trim() }),
  ...(outline && collection === "territories" && { outline }),
  ...(print !== undefined && { shown: print }),
});

/** A new record: filled in, looked at as it will stand in its file, and then written. */
export function NewRecord({ outline, drop }: { outline: GeoJSON.Feature | undefined; drop(written: boolean): void }) {
  const { api, say } = useBench();
  const [collection, setCollection] = useState<CollectionName>(outline ? "territories" : "polities");
  const [id, setId] = useState("");
  const [into, setInto] = useState("");
  const [values, setValues] = useState<Values>(valuesFor(outline));
  const [shown, setShown] = useState<BenchRecord>();
  const [fault, setFault] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    if (outline === undefined) return;
    setCollection("territories");
    setValues(valuesFor(outline));
  }, [outline]);
  // What was looked at is no longer what the form says.
  useEffect(() => {
    setShown((before) => (before?.written ? before : undefined));
    setFault(undefined);
  }, [collection, id, into, values, outline]);

  const send = async (print?: string): Promise<void> => {
    const form = filledIn({ collection, id, into, values, outline }, print);
    setBusy(true);
    setFault(undefined);
    try {
      const answer = await api.record(form);
      setShown(answer);
      if (!answer.written) return;
      forgetIds();
      setId("");
      setValues({});
      drop(true);
    } catch (error) {
      setShown(undefined);
      setFault(error);
    } finally {
      setBusy(false);
    }
  };

  const fields = Object.fromEntries(
    Object.entries(fieldsOf(collection)).filter(([key]) => !(outline && collection === "territories" && key === "extent")),
  );
  return (
    <form
      class="record"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Kind
        collection={collection}
        choose={(kind) => {
          setCollection(kind);
          setValues({});
        }}
      />
      <Id id={id} set={setId} />
      {outline !== undefined && collection === "territories" && <Outlined outline={outline} drop={() => drop(false)} />}
      <Group key={collection} fields={fields} values={values} set={setValues} />
      <label class="field">
        <span>{say("form.file")}</span>
        <input value={into} placeholder={`${collection}/…`} onInput={(event) => setInto(event.currentTarget.value)} />
        <small>{say("form.file.help")}</small>
      </label>
      <div class="buttons">
        <button type="submit" class="chief" disabled={busy}>
          {say(busy ? "busy" : "form.show")}
        </button>
      </div>
      {fault !== undefined && <Refusal fault={fault} />}
      {shown !== undefined && <Looked shown={shown} busy={busy} write={() => void send(shown.print)} />}
    </form>
  );
}

function Id({ id, set }: { id: string; set(id: string): void }) {
  const { say } = useBench();
  return (
    <label class="field">
      <span>
        <code>id</code>
        <abbr title={say("form.required")}>*</abbr>
      </span>
      <input value={id} placeholder={say("form.id.hint")} onInput={(event) => set(event.currentTarget.value)} />
    </label>
  );
}

function Kind({ collection, choose }: { collection: CollectionName; choose(kind: CollectionName): void }) {
  const { say } = useBench();
  return (
    <label class="field">
      <span>{say("form.kind")}</span>
      <select value={collection} onChange={(event) => choose(event.currentTarget.value as CollectionName)}>
        {KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {COLLECTIONS[kind].type}
          </option>
        ))}
      </select>
      <small>{COLLECTIONS[collection].doc}</small>
    </label>
  );
}

/** The outline that was drawn for the record, which can be left out again. */
function Outlined({ outline, drop }: { outline: GeoJSON.Feature; drop(): void }) {
  const { say } = useBench();
  return (
    <p class="note">
      {say("form.outlined", { points: ((outline.geometry as GeoJSON.Polygon).coordinates[0]?.length ?? 1) - 1 })}{" "}
      <button type="button" onClick={drop}>
        {say("form.remove")}
      </button>
    </p>
  );
}

function Looked({ shown, busy, write }: { shown: BenchRecord; busy: boolean; write(): void }) {
  const { say } = useBench();
  return (
    <section class="looked" aria-live="polite">
      <h3>{say(shown.written ? "form.written" : "form.would", { file: shown.file })}</h3>
      <pre class="lines">
        <code>{shown.record}</code>
      </pre>
      {shown.outline !== undefined && <p>{say("form.beside", { file: shown.outline })}</p>}
      {shown.findings.length > 0 && (
        <>
          <p class={shown.errors > 0 ? "refusal" : "note"}>
            {say(shown.errors > 0 ? "form.errors" : "form.warnings", { count: shown.errors || shown.warnings })}
          </p>
          <ul class="findings">
            {shown.findings.map((finding) => (
              <li key={finding.id} class={finding.severity}>
                <p>
                  <span class="mark">{say(`severity.${finding.severity}`)}</span> {finding.message}
                </p>
                <FindingDetail finding={finding} />
              </li>
            ))}
          </ul>
        </>
      )}
      {!shown.written && shown.errors === 0 && (
        <div class="buttons">
          <button type="button" class="chief" disabled={busy} onClick={write}>
            {say("form.write", { file: shown.file })}
          </button>
        </div>
      )}
    </section>
  );
}
