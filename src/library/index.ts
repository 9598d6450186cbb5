/** `dejure`: open an atlas, ask it, check it. Pure: runs in Node and in browsers. */
export * from "../core/index.ts";
export * from "./open-atlas.ts";
export type * from "./options.ts";
export { QuestionError } from "./question-error.ts";
