import { useState } from "preact/hooks";
import type { BenchFinding, BenchFindings } from "../../export/site/bench-contract.ts";
import { useBench } from "./bench.ts";
import { FindingDetail } from "./lines.tsx";

/** What checking finds, beside the map; the one that is open shows its lines and its remedy. */
export function Findings({ all }: { all: BenchFindings }) {
  const { say } = useBench();
  const [open, setOpen] = useState<string>();
  const [words, setWords] = useState("");
  const wanted = words.trim().toLowerCase();
  const shown = all.findings.filter(
    ({ rule, message, file }) => wanted === "" || [rule, message, file].some((text) => text.toLowerCase().includes(wanted)),
  );
  const more = all.errors + all.warnings - all.findings.length;
  return (
    <section>
      <p class="sum" aria-live="polite">
        {say("findings.sum", { errors: all.errors, warnings: all.warnings })}
      </p>
      {!all.shown && <p class="refusal">{say("findings.last-good")}</p>}
      {all.findings.length > 8 && (
        <label class="filter">
          {say("findings.filter")}
          <input type="search" value={words} onInput={(event) => setWords(event.currentTarget.value)} />
        </label>
      )}
      {all.findings.length === 0 && <p>{say("findings.none")}</p>}
      <ul class="findings">
        {shown.map((finding) => (
          <Item
            key={finding.id}
            finding={finding}
            open={open === finding.id}
            toggle={() => setOpen(open === finding.id ? undefined : finding.id)}
          />
        ))}
      </ul>
      {more > 0 && <p>{say("findings.more", { count: more })}</p>}
    </section>
  );
}

function Item({ finding, open, toggle }: { finding: BenchFinding; open: boolean; toggle(): void }) {
  const { say } = useBench();
  return (
    <li class={finding.severity}>
      <button type="button" aria-expanded={open} onClick={toggle}>
        <span class="mark">{say(`severity.${finding.severity}`)}</span> {finding.message}
        <small>
          {finding.file}:{finding.line} · {finding.rule}
        </small>
      </button>
      {open && <FindingDetail finding={finding} />}
    </li>
  );
}
