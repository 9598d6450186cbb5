import { useEffect, useId, useState } from "preact/hooks";
import type { CollectionName, Field, FieldType } from "../../core/model/field.ts";
import type { Fields } from "../../core/model/format.ts";
import { useBench } from "./bench.ts";
import { askingOf, bare, type Filled, hintOf, isList, isMap, opening } from "./filled.ts";

interface ValueProps {
  readonly field: Field;
  readonly value: Filled | undefined;
  set(value: Filled | undefined): void;
}

/** Several fields of a record or a part of it: those that are needed, and others as they are asked for. */
export function Group({
  fields,
  values,
  set,
  first,
}: {
  fields: Fields;
  values: Readonly<Record<string, Filled>>;
  set(values: Readonly<Record<string, Filled>>): void;
  first?: readonly string[];
}) {
  const { say } = useBench();
  const [asked, setAsked] = useState<readonly string[]>([]);
  const shown = [...new Set([...(first ?? opening(fields)), ...Object.keys(values), ...asked])].filter((key) => Object.hasOwn(fields, key));
  const others = Object.keys(fields).filter((key) => !shown.includes(key));
  return (
    <div class="group">
      {shown.map((key) => (
        <FieldBox
          key={key}
          name={key}
          field={fields[key] as Field}
          value={values[key]}
          set={(value) => set({ ...values, [key]: value ?? "" })}
        />
      ))}
      {others.length > 0 && (
        <select
          class="more"
          aria-label={say("form.add-field")}
          value=""
          onChange={(event) => setAsked([...asked, event.currentTarget.value])}
        >
          <option value="">{say("form.add-field")}</option>
          {others.map((key) => (
            <option key={key} value={key} title={fields[key]?.doc}>
              {key}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}

function FieldBox({ name, field, value, set }: ValueProps & { name: string }) {
  const { say } = useBench();
  const [control, help] = [useId(), useId()];
  const { as } = askingOf(field.type);
  const many = as === "group" || as === "items" || as === "keyed" || as === "languages" || as === "position";
  const label = (
    <>
      <code>{name}</code>
      {field.required && <abbr title={say("form.required")}>*</abbr>}
    </>
  );
  return many ? (
    <fieldset>
      <legend>{label}</legend>
      <small>{field.doc}</small>
      <Value field={field} value={value} set={set} />
    </fieldset>
  ) : (
    <div class="field">
      <label for={control}>{label}</label>
      <Value field={field} value={value} set={set} control={{ id: control, "aria-describedby": help }} />
      <small id={help}>{field.doc}</small>
    </div>
  );
}

/** What ties a control to its label and to what is said of it. */
type Control = { readonly id: string; readonly "aria-describedby": string };

function Value({ field, value, set, control }: ValueProps & { control?: Control }) {
  const { say, languages } = useBench();
  const asking = askingOf(field.type);
  const text = typeof value === "string" ? value : "";
  switch (asking.as) {
    case "group":
      return <Group fields={asking.fields} values={isMap(value) ? value : {}} set={set} />;
    case "items":
      return <Items of={asking.of} items={isList(value) ? value : []} set={set} />;
    case "keyed":
      return <Keyed of={asking.of} entries={isMap(value) ? value : {}} set={set} />;
    case "languages":
      return (
        <>
          {languages.map((lang) => (
            <Part key={lang} name={lang} values={isMap(value) ? value : {}} set={set} />
          ))}
        </>
      );
    case "position":
      return (
        <div class="row">
          {["lat", "lon"].map((key) => (
            <Part key={key} name={key} values={isMap(value) ? value : {}} set={set} />
          ))}
        </div>
      );
    case "choice":
      return (
        <select {...control} value={text} onChange={(event) => set(event.currentTarget.value)}>
          <option value="">{say("form.choose")}</option>
          {asking.values.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </select>
      );
    default:
      return <Text field={field} value={text} set={set} {...(control && { control })} />;
  }
}

/** One text of several: of a language, or a coordinate. */
function Part({ name, values, set }: { name: string; values: Readonly<Record<string, Filled>>; set(values: Filled): void }) {
  const value = values[name];
  return (
    <label class="part">
      <span>{name}</span>
      <input value={typeof value === "string" ? value : ""} onInput={(event) => set({ ...values, [name]: event.currentTarget.value })} />
    </label>
  );
}

function Items({ of, items, set }: { of: FieldType; items: readonly Filled[]; set(items: Filled): void }) {
  const { say } = useBench();
  return (
    <>
      {items.map((item, i) => (
        <div class="item" key={i}>
          <Value field={{ type: of, doc: "" }} value={item} set={(value) => set(items.with(i, value ?? ""))} />
          <button type="button" onClick={() => set(items.filter((_, at) => at !== i))}>
            {say("form.remove")}
          </button>
        </div>
      ))}
      <button type="button" onClick={() => set([...items, {}])}>
        {say("form.add-item")}
      </button>
    </>
  );
}

function Keyed({ of, entries, set }: { of: FieldType; entries: Readonly<Record<string, Filled>>; set(entries: Filled): void }) {
  const { say } = useBench();
  const [key, setKey] = useState("");
  return (
    <>
      {Object.entries(entries).map(([name, value]) => (
        <div class="item" key={name}>
          <b>{name}</b>
          <Value field={{ type: of, doc: "" }} value={value} set={(next) => set({ ...entries, [name]: next ?? "" })} />
          <button type="button" onClick={() => set(Object.fromEntries(Object.entries(entries).filter(([one]) => one !== name)))}>
            {say("form.remove")}
          </button>
        </div>
      ))}
      <div class="row">
        <label class="part">
          <span>{say("form.key")}</span>
          <input value={key} onInput={(event) => setKey(event.currentTarget.value)} />
        </label>
        <button
          type="button"
          disabled={key.trim() === "" || Object.hasOwn(entries, key.trim())}
          onClick={() => {
            set({ ...entries, [key.trim()]: bare(of).kind === "shape" ? {} : "" });
            setKey("");
          }}
        >
          {say("form.add-item")}
        </button>
      </div>
    </>
  );
}

const known = new Map<string, Promise<readonly string[]>>();

/** Ids of records of a kind, for what names one; none where the server has no list of them. */
function idsOf(collection: CollectionName): Promise<readonly string[]> {
  let ids = known.get(collection);
  if (ids === undefined) {
    ids = fetch(`../api/list/${collection}`)
      .then((answer) => (answer.ok ? answer.json() : { rows: [] }))
      .then(({ rows = [] }: { rows?: readonly { readonly id?: unknown }[] }) => [
        ...new Set(rows.flatMap(({ id }) => (typeof id === "string" ? [id] : []))),
      ])
      .catch(() => []);
    known.set(collection, ids);
  }
  return ids;
}

/** Asks for the ids anew from now on: the atlas has changed. */
export const forgetIds = (): void => known.clear();

function collectionsOf(given: FieldType): readonly CollectionName[] {
  const type = bare(given);
  if (type.kind === "list") return collectionsOf(type.of);
  if (type.kind === "ref") return type.to;
  if (type.kind === "assertor") return ["polities"];
  return type.kind === "waypoint" ? ["places"] : type.kind === "extent" ? ["territories"] : type.kind === "cite" ? ["sources"] : [];
}

function Text({ field, value, set, control }: { field: Field; value: string; set(value: string): void; control?: Control }) {
  const list = useId();
  const [ids, setIds] = useState<readonly string[]>([]);
  const collections = collectionsOf(field.type);
  useEffect(() => {
    let gone = false;
    Promise.all(collections.map(idsOf)).then((all) => {
      if (!gone) setIds(all.flat());
    });
    return () => {
      gone = true;
    };
  }, [collections.join()]);
  const words = askingOf(field.type).as === "words";
  const last = value.slice(0, value.lastIndexOf(",") + 1);
  return (
    <>
      <input
        {...control}
        value={value}
        placeholder={hintOf(field)}
        list={ids.length > 0 ? list : undefined}
        onInput={(event) => set(event.currentTarget.value)}
      />
      {ids.length > 0 && (
        <datalist id={list}>
          {ids.map((id) => (
            <option key={id} value={words && last !== "" ? `${last} ${id}` : id} />
          ))}
        </datalist>
      )}
    </>
  );
}
