import { useEffect, useState } from "preact/hooks";
import type { BenchData, BenchMapping } from "../../export/site/bench-contract.ts";
import { useBench } from "./bench.ts";
import { at, withValue } from "./edited-mapping.ts";
import { FindingDetail, Refusal } from "./lines.tsx";

interface Asked {
  readonly on: string;
  readonly precision: string;
  readonly mapping?: BenchMapping;
}

const formOf = (files: readonly File[], { on, precision, mapping }: Asked): FormData => {
  const form = new FormData();
  for (const file of files) form.append("file", file, file.name);
  if (mapping) form.set("mapping", JSON.stringify(mapping));
  else {
    form.set("on", on);
    form.set("precision_km", precision);
  }
  return form;
};

/** Tables and outlines of others as an atlas: what the columns mean is shown, can be corrected, and the checked atlas leaves as a folder. */
export function Data({ files, take }: { files: readonly File[]; take(files: readonly File[]): void }) {
  const { api, say } = useBench();
  const [asked, setAsked] = useState<Asked>({ on: "", precision: "" });
  const [shown, setShown] = useState<BenchData>();
  const [fault, setFault] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  useEffect(() => setAsked(({ on, precision }) => ({ on, precision })), [files]);
  useEffect(() => {
    if (files.length === 0) return undefined;
    let gone = false;
    setBusy(true);
    const late = setTimeout(() => {
      api
        .data(formOf(files, asked))
        .then(
          (answer) => {
            if (gone) return;
            setShown(answer);
            setFault(undefined);
          },
          (error: unknown) => {
            if (!gone) setFault(error);
          },
        )
        .finally(() => {
          if (!gone) setBusy(false);
        });
    }, 400);
    return () => {
      gone = true;
      clearTimeout(late);
    };
  }, [files, asked, api]);
  const save = (): void => {
    api.folder(formOf(files, { ...asked, ...(shown && { mapping: shown.mapping }) })).then((blob) => {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(blob);
      link.download = `${at(shown?.mapping, ["title"]).replaceAll(/[^\p{L}\p{N}]+/gu, "-") || "atlas"}.zip`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    }, setFault);
  };
  return (
    <section class="data">
      <p>{say("data.intro")}</p>
      <label class="drop">
        {files.length === 0 ? say("data.drop") : files.map(({ name }) => name).join(", ")}
        <input
          type="file"
          multiple
          accept=".csv,.tsv,.geojson,.json,.kml,.kmz,.zip,.gpkg,.fgb,.parquet"
          onChange={(event) => take([...(event.currentTarget.files ?? [])])}
        />
      </label>
      {files.length > 0 && asked.mapping === undefined && <Missing asked={asked} ask={setAsked} />}
      {busy && <p aria-live="polite">{say("busy")}</p>}
      {fault !== undefined && <Refusal fault={fault} />}
      {files.length > 0 && shown !== undefined && (
        <>
          <MappingTable shown={shown} change={(mapping) => setAsked({ ...asked, mapping })} />
          <Report shown={shown} />
          <div class="buttons">
            <button type="button" class="chief" disabled={busy || shown.errors > 0 || fault !== undefined} onClick={save}>
              {say("data.save")}
            </button>
          </div>
        </>
      )}
    </section>
  );
}

/** What the data may not say of themselves. */
function Missing({ asked, ask }: { asked: Asked; ask(asked: Asked): void }) {
  const { say } = useBench();
  return (
    <div class="row">
      <label class="part">
        <span>{say("data.on")}</span>
        <input value={asked.on} placeholder="1920" onInput={(event) => ask({ ...asked, on: event.currentTarget.value })} />
      </label>
      <label class="part">
        <span>precision_km</span>
        <input value={asked.precision} inputMode="decimal" onInput={(event) => ask({ ...asked, precision: event.currentTarget.value })} />
      </label>
    </div>
  );
}

const DATE = ["year", "decimal", "edtf"];

type Path = readonly string[];

/** What chooses a column, chooses among words, or takes a text, for one place of the mapping. */
function controls({ mapping, columns }: BenchData, set: (path: Path, value: unknown) => void) {
  const column = (path: Path, wrap: (name: string) => unknown = (name) => name) => (
    <select
      value={at(mapping, path)}
      aria-label={path.join(".")}
      onChange={({ currentTarget: { value } }) => set(path, value === "" ? undefined : wrap(value))}
    >
      <option value="">–</option>
      {columns.map(({ name }) => (
        <option key={name} value={name}>
          {name}
        </option>
      ))}
    </select>
  );
  const choice = (path: Path, values: readonly string[]) => (
    <select value={at(mapping, path)} aria-label={path.join(".")} onChange={({ currentTarget: { value } }) => set(path, value)}>
      {values.map((one) => (
        <option key={one} value={one}>
          {one}
        </option>
      ))}
    </select>
  );
  const text = (path: Path) => (
    <input
      value={at(mapping, path)}
      aria-label={path.join(".")}
      onChange={({ currentTarget: { value } }) => set(path, value.trim() === "" ? undefined : value.trim())}
    />
  );
  return { column, choice, text };
}

/** One row for each place of the mapping: its name, what changes it, and examples of what stands there. */
function mappingRows(
  shown: BenchData,
  set: (path: Path, value: unknown) => void,
): readonly (readonly [string, preact.ComponentChild, string])[] {
  const { mapping, columns } = shown;
  const examples = (column: string): string => columns.find(({ name }) => name === column)?.examples ?? "";
  const { column, choice, text } = controls(shown, set);
  const names = Object.keys((mapping["name"] ?? {}) as object);
  return [
    ["title", text(["title"]), ""],
    ["licence", text(["licence"]), ""],
    ...(mapping["join"]
      ? [
          ["join.table", column(["join", "table"]), examples(at(mapping, ["join", "table"]))] as const,
          ["join.outlines", column(["join", "outlines"]), examples(at(mapping, ["join", "outlines"]))] as const,
        ]
      : []),
    ["id", column(["id"]), examples(at(mapping, ["id"]))],
    ...names.map((lang) => [`name.${lang}`, column(["name", lang]), examples(at(mapping, ["name", lang]))] as const),
    ["holder", column(["holder", "columns"], (name) => [name]), examples(at(mapping, ["holder", "columns"]))],
    ...(["start", "end"] as const).flatMap((key) =>
      mapping[key] === undefined
        ? []
        : [
            [
              key,
              <span key={key} class="row">
                {at(mapping, [key, "constant"]) !== "" ? text([key, "constant"]) : column([key, "column"])}
                {choice([key, "as"], DATE)}
                {key === "end" && choice([key, "ends"], ["inclusive", "exclusive", "until-next"])}
              </span>,
              examples(at(mapping, [key, "column"])),
            ] as const,
          ],
    ),
    ["assertor", text(["assertor", "constant"]), ""],
    ["source", text(["source", "title"]), ""],
  ];
}

function MappingTable({ shown, change }: { shown: BenchData; change(mapping: BenchMapping): void }) {
  const { say } = useBench();
  const { mapping } = shown;
  const rows = mappingRows(shown, (path, value) => change(withValue(mapping, path, value)));
  return (
    <>
      <h3>{say("data.means", { count: shown.read })}</h3>
      <table class="mapping">
        <tbody>
          {rows.map(([name, control, some]) => (
            <tr key={name}>
              <th scope="row">
                <code>{name}</code>
              </th>
              <td>
                {control}
                {some !== "" && <small>{some}</small>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Whole mapping={mapping} change={change} />
    </>
  );
}

/** The whole mapping as text, for what the table does not show. */
function Whole({ mapping, change }: { mapping: BenchMapping; change(mapping: BenchMapping): void }) {
  const { say } = useBench();
  const [text, setText] = useState("");
  const [wrong, setWrong] = useState(false);
  useEffect(() => {
    setText(JSON.stringify(mapping, undefined, 2));
    setWrong(false);
  }, [mapping]);
  const read = (): void => {
    try {
      change(JSON.parse(text) as BenchMapping);
    } catch {
      setWrong(true);
    }
  };
  return (
    <details>
      <summary>{say("data.whole")}</summary>
      <textarea
        rows={14}
        value={text}
        spellcheck={false}
        aria-label={say("data.whole")}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      {wrong && <p class="refusal">{say("data.no-json")}</p>}
      <div class="buttons">
        <button type="button" onClick={read}>
          {say("data.apply")}
        </button>
      </div>
    </details>
  );
}

function Report({ shown }: { shown: BenchData }) {
  const { say } = useBench();
  const told = (name: string, lines: readonly string[], open = false) =>
    lines.length > 0 && (
      <details open={open}>
        <summary>
          {say(name)} ({lines.length})
        </summary>
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </details>
    );
  return (
    <>
      {told("data.declares", shown.declares)}
      {told("data.doubts", shown.doubts, true)}
      {told("data.left-out", shown.left_out, true)}
      <p class="sum">{say("data.checked", { files: shown.files.length, errors: shown.errors, warnings: shown.warnings })}</p>
      {shown.findings.slice(0, 20).map((finding) => (
        <details key={finding.id} class={finding.severity}>
          <summary>
            <span class="mark">{say(`severity.${finding.severity}`)}</span> {finding.message}
          </summary>
          <FindingDetail finding={finding} />
        </details>
      ))}
    </>
  );
}
