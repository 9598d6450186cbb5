import type { LayerAnswer } from "../../core/resolve/answer.ts";
import type { BenchLand } from "../../export/site/bench-contract.ts";
import { useBench } from "./bench.ts";
import { PlaceName } from "./lines.tsx";

const inWords = (id: string): string => id.replaceAll("-", " ");

/** The land that was clicked: who has it, and the records that decide it with their places in the files. */
export function Land({ land }: { land: BenchLand | undefined }) {
  const { say } = useBench();
  if (land === undefined) return <p>{say("land.click")}</p>;
  const { answer } = land;
  return (
    <section>
      <p class="sum">
        {answer.date} · {say("land.as", { viewpoint: inWords(answer.viewpoint) })}
      </p>
      {(["title", "control"] as const).map((layer) => (
        <LayerDetail key={layer} name={layer} layer={answer[layer]} where={land.where} />
      ))}
    </section>
  );
}

function LayerDetail({ name, layer, where }: { name: "title" | "control"; layer: LayerAnswer; where: BenchLand["where"] }) {
  const { say } = useBench();
  const holders = layer.holders.map(({ polity, mode }) => (mode === undefined ? inWords(polity) : `${inWords(polity)} (${inWords(mode)})`));
  return (
    <section>
      <h3>{say(`layer.${name}`)}</h3>
      <p>
        {inWords(layer.answer)}
        {holders.length > 0 && `: ${holders.join(", ")}`}
        {layer.silence !== undefined && ` (${inWords(layer.silence)})`}
      </p>
      {layer.because.length === 0 ? (
        <p>{say("land.nothing")}</p>
      ) : (
        <ul class="deciding">
          {layer.because.map((id) => {
            const place = where[id];
            return (
              <li key={id}>
                <b>{id}</b>
                {place !== undefined && (
                  <>
                    <PlaceName place={place} />
                    <pre class="lines">
                      <code>{place.text}</code>
                    </pre>
                  </>
                )}
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
