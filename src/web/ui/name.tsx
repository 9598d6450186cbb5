import type { Localized } from "../../core/model/values.ts";
import { useReading } from "../context.ts";

/** Text of a record in the reader's language, marked with the language it is in. */
export function Name({ of }: { of: Localized | undefined }) {
  const { text, lang } = useReading().text(of);
  return (
    <span lang={lang === "und" ? undefined : lang} dir="auto">
      {text}
    </span>
  );
}

/** Name of a polity with its colour. */
export function Polity({ id, swatch = false }: { id: string; swatch?: boolean }) {
  const { who, colour } = useReading();
  const { text, lang } = who(id);
  return (
    <span class="polity-name">
      {swatch && (
        <svg class="swatch" viewBox="0 0 12 12" aria-hidden="true">
          <rect width="12" height="12" fill={colour(id)} fill-opacity="0.6" />
        </svg>
      )}
      <span lang={lang === "und" ? undefined : lang} dir="auto">
        {text}
      </span>
    </span>
  );
}

/** Several polities in a row; rivals are parted by a stroke. */
export function Polities({ ids, rivals = false }: { ids: readonly string[]; rivals?: boolean }) {
  return (
    <>
      {ids.map((id, i) => (
        <>
          {i > 0 && (rivals ? " / " : ", ")}
          <Polity id={id} />
        </>
      ))}
    </>
  );
}
