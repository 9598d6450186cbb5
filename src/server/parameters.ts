import { didYouMean } from "../core/resolve/ask.ts";
import { misput } from "./problem.ts";

/** A parameter of a question, declared once for reading and for the OpenAPI document. */
export interface Parameter {
  readonly name: string;
  /** one line, in words */
  readonly text: string;
  readonly required?: boolean;
  /** the words it may be */
  readonly of?: readonly string[];
  readonly otherwise?: string;
  readonly example?: string;
  /** in OpenAPI, where it is not a text */
  readonly schema?: Readonly<Record<string, unknown>>;
}

export type Values = ReadonlyMap<string, string>;

/** The query of an address. What was not percent-encoded as UTF-8 is refused: decoders put other letters in its place, in silence. */
export function searchOf(query: string): URLSearchParams {
  for (const part of query.split("&"))
    try {
      decodeURIComponent(part.replaceAll("+", " "));
    } catch {
      throw misput(
        `${part.slice(0, 100)} is not percent-encoded UTF-8`,
        "encode each letter as its bytes in UTF-8: Wilno, %C5%81%C3%B3d%C5%BA",
      );
    }
  return new URLSearchParams(query);
}

/** Parameters by name; a name that the question does not declare is refused, as OGC API asks, and so is one given twice. */
export function readParameters(search: URLSearchParams, declared: readonly Parameter[]): Values {
  const values = new Map<string, string>();
  const names = declared.map((p) => p.name);
  for (const [name, value] of search) {
    const parameter = declared.find((p) => p.name === name);
    if (!parameter) {
      const near = didYouMean(name, names);
      const takes = names.length > 0 ? `this question takes ${names.join(", ")}` : "this question takes no parameters";
      throw misput(`there is no parameter ${name.slice(0, 100)}`, near === undefined ? takes : `did you mean ${near}; ${takes}`);
    }
    if (values.has(name)) throw misput(`${name} is given twice`, "give it once");
    if (parameter.of && !parameter.of.includes(value)) {
      const near = didYouMean(value, parameter.of);
      throw misput(
        `${name} cannot be ${value.slice(0, 100)}`,
        `${near === undefined ? "" : `did you mean ${near}; `}it is one of ${parameter.of.join(", ")}`,
      );
    }
    values.set(name, value);
  }
  for (const { name, required, otherwise, example } of declared) {
    if (required && (values.get(name) ?? "").trim() === "")
      throw misput(`${name} is missing`, example === undefined ? `give ${name}` : `write for example ${name}=${example}`);
    if (otherwise !== undefined && !values.has(name)) values.set(name, otherwise);
  }
  return values;
}
