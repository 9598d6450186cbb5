/** A question as it is declared once: help of the command, parameters of the API, options of the library and the pages of all three follow. */
import type { Atlas } from "../../core/model/atlas.ts";
import type { Resolver } from "../../core/resolve/resolver.ts";

/** An atlas that questions can be put to. */
export interface Askable {
  readonly atlas: Atlas;
  readonly resolver: Resolver;
}

/** A way by which people and programs ask. */
export type Door = "command" | "api" | "library";

/** A part of a question. */
export interface QuestionParameter {
  /** as an address has it: `known-on` is `--known-on` of the command and `knownOn` of the library */
  readonly name: string;
  /** what it means, in one line, wherever it is asked */
  readonly text: string;
  /** what holds at one door only, told after `text` */
  readonly also?: Partial<Readonly<Record<Door, string>>>;
  readonly required?: true;
  /** true or false, and false where it is left out; else it is a text */
  readonly flag?: true;
  /** the words it may be */
  readonly of?: readonly string[];
  /** words that it may be at one door only */
  readonly more?: Partial<Readonly<Record<Door, readonly string[]>>>;
  /** several of the words */
  readonly several?: true;
  /** what stands for it where it is left out */
  readonly otherwise?: string;
  readonly example?: string;
  /** what help puts for its value, as in `--as <viewpoint>`; its name where it is left out */
  readonly value?: string;
  /** where it stands at each door that takes it */
  readonly at: {
    readonly api?: "query" | "path";
    readonly command?: "argument" | "option";
    readonly library?: "argument" | "option";
  };
}

export interface Question {
  /** of the command, of the path in the API and of the library's method */
  readonly name: string;
  /** what it asks, without capital and stop */
  readonly summary: string;
  readonly parameters: readonly QuestionParameter[];
}

type CamelCase<Name extends string> = Name extends `${infer First}-${infer Rest}` ? `${First}${Capitalize<CamelCase<Rest>>}` : Name;
type Value<P extends QuestionParameter> = P extends { flag: true } ? boolean : P extends { of: readonly (infer Word)[] } ? Word : string;
type At<P extends QuestionParameter, D extends Door, Where> = P extends { at: { readonly [K in D]: Where } } ? P : never;
type Sure<P extends QuestionParameter> = P extends { required: true } | { otherwise: string } ? P : never;

/** What a door gives for the parameters that stand at one of its places: those that are needed or have a default surely, others where asked. */
export type Given<Q extends Question, D extends Door, Where extends string = string> = {
  readonly [P in Sure<At<Q["parameters"][number], D, Where>> as CamelCase<P["name"]>]: Value<P>;
} & {
  readonly [P in Exclude<At<Q["parameters"][number], D, Where>, Sure<Q["parameters"][number]>> as CamelCase<P["name"]>]?: Value<P>;
};

export const camelCase = (name: string): string => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** A parameter as those write it who ask at a door. */
export function spelled({ name, at }: QuestionParameter, door: Door): string {
  if (door === "library") return camelCase(name);
  return door === "command" && at.command === "option" ? `--${name}` : name;
}

/** The words of a parameter at a door. */
export const textAt = ({ text, also }: QuestionParameter, door: Door): string =>
  also?.[door] === undefined ? text : `${text}; ${also[door]}`;

/** The words that a parameter may be at a door; undefined where it may be any text. */
export const wordsAt = ({ of, more }: QuestionParameter, door: Door): readonly string[] | undefined =>
  of && [...of, ...(more?.[door] ?? [])];

/** The parameters of a question that stand at a door, or at one of its places. */
export const parametersAt = ({ parameters }: Question, door: Door, place?: string): readonly QuestionParameter[] =>
  parameters.filter(({ at }) => (place === undefined ? at[door] !== undefined : at[door] === place));

const OPTION = { api: "query", command: "option", library: "option" } as const;
const ARGUMENT = { api: "query", command: "argument", library: "argument" } as const;

export const PLACE = {
  name: "place",
  text: "a place's id, its name in any language, or lat,lon in degrees",
  required: true,
  example: "vilnius",
  at: ARGUMENT,
} as const satisfies QuestionParameter;

export const DATE = {
  name: "date",
  text: "EDTF; a date that is not one day asks for that whole interval",
  required: true,
  example: "1920-10-09",
  at: ARGUMENT,
} as const satisfies QuestionParameter;

export const DAY = { name: "day", text: "a day", required: true, at: { library: "argument" } } as const satisfies QuestionParameter;

export const AS = {
  name: "as",
  text: "viewpoint by id or name; the atlas's default where it is left out",
  value: "viewpoint",
  example: "lithuania",
  at: OPTION,
} as const satisfies QuestionParameter;

export const KNOWN_ON = {
  name: "known-on",
  text: "a day; leave out what was not public on it",
  value: "date",
  example: "1920-08-01",
  at: OPTION,
} as const satisfies QuestionParameter;

export const EXPLAIN = {
  name: "explain",
  text: "also what did not decide, with the reasons, and what other viewpoints answer",
  flag: true,
  at: OPTION,
} as const satisfies QuestionParameter;
