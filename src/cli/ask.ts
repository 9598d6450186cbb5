/** What people type into what the resolver takes, with what cannot be read said as the command says it. */
import * as ask from "../server/ask.ts";
import { misuse } from "./world.ts";

const asMisuse =
  <A extends unknown[], R>(read: (...given: A) => R): ((...given: A) => R) =>
  (...given) => {
    try {
      return read(...given);
    } catch (error) {
      if (error instanceof ask.Misunderstood) throw misuse(error.message, error.help);
      throw error;
    }
  };

export const { folded, oneDay } = ask;
export const findPlace = asMisuse(ask.findPlace);
export const readDate = asMisuse(ask.readDate);
export const readDay = asMisuse(ask.readDay);
export const findViewpoint = asMisuse(ask.findViewpoint);
