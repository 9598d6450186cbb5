import type { BenchFinding, BenchPlace } from "../../export/site/bench-contract.ts";
import { Refused } from "./api.ts";
import { useBench } from "./bench.ts";

/** A place in a file, with a link that opens it in the editor where one is wished. */
export function PlaceName({ place }: { place: BenchPlace }) {
  const { say, editorAt } = useBench();
  const address = editorAt(place);
  return (
    <span class="place">
      <code>
        {place.file}:{place.line}
      </code>
      {address !== undefined && (
        <a class="editor" href={address}>
          {say("editor.open")}
        </a>
      )}
    </span>
  );
}

/** Lines of a file under their numbers; those between `from` and `to` are marked. */
export function Lines({ first, lines, from, to }: { first: number; lines: readonly string[]; from: number; to: number }) {
  return (
    <pre class="lines">
      {lines.map((line, i) => {
        const number = first + i;
        return (
          <div key={number} class={number >= from && number <= to ? "at" : undefined}>
            <span class="number">{number}</span>
            <code>{line === "" ? " " : line}</code>
          </div>
        );
      })}
    </pre>
  );
}

/** One finding with its lines and its remedy. */
export function FindingDetail({ finding }: { finding: BenchFinding }) {
  const { say } = useBench();
  return (
    <div class="detail">
      <PlaceName place={finding} />
      <Lines first={finding.first} lines={finding.lines} from={finding.line} to={finding.end_line} />
      {finding.why !== null && (
        <p>
          <b>{say("why")}</b> {finding.why}
        </p>
      )}
      {finding.help !== null && (
        <p class="remedy">
          <b>{say("remedy")}</b> {finding.help}
        </p>
      )}
      {finding.see.map((see) => (
        <p key={`${see.file}:${see.line}`}>
          <PlaceName place={see} /> {see.message}
        </p>
      ))}
    </div>
  );
}

/** Why something was refused, in the words of the server. */
export function Refusal({ fault }: { fault: unknown }) {
  const { say } = useBench();
  const message = fault instanceof Error ? fault.message : String(fault);
  return (
    <p class="refusal" role="alert">
      {fault instanceof TypeError ? say("unreachable") : message}
      {fault instanceof Refused && fault.help !== undefined && <small>{fault.help}</small>}
    </p>
  );
}
