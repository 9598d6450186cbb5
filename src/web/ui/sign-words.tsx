import type { Sign } from "../../cartography/sign.ts";
import type { LayerAnswer } from "../../core/resolve/answer.ts";
import { headOf } from "../../export/site/answer-words.ts";
import { useReading } from "../context.ts";
import { SignSwatch } from "./legend.tsx";
import { Polities, Polity } from "./name.tsx";

const WORDS: Readonly<Partial<Record<Sign["kind"], string>>> = { none: "unknown", dots: "undetermined", empty: "none" };

/** A sign with what it says: its holders and how they stand to each other, or why there is none. */
export function SignWords({ sign, answer }: { sign: Sign; answer?: LayerAnswer | undefined }) {
  const { say } = useReading();
  return (
    <>
      {sign.kind !== "none" && <SignSwatch sign={sign} />}{" "}
      {sign.kind === "divergent" && sign.polities.length === 2 ? (
        (["title", "control"] as const).map((layer, i) => (
          <span key={layer} class="side-word">
            <small>{say(layer)}</small>
            <Polity id={sign.polities[i] as string} />
          </span>
        ))
      ) : sign.polities.length === 0 ? (
        say(answer === undefined ? (WORDS[sign.kind] ?? "unknown") : headOf(answer))
      ) : (
        <Polities ids={sign.polities} rivals={sign.kind === "stripes"} />
      )}
      {sign.kind === "stripes" && <small> · {say("contested")}</small>}
      {sign.unsure && sign.kind !== "stripes" && <small> · {say("legend.unsure")}</small>}
    </>
  );
}
