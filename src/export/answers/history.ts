import { AS, KNOWN_ON, PLACE, type Question } from "./question.ts";

export const HISTORY = {
  name: "history",
  summary: "all that a place went through",
  parameters: [
    PLACE,
    AS,
    KNOWN_ON,
    {
      name: "during",
      text: "an interval in EDTF, such as `1920/1922-03`; all time where it is left out",
      at: { library: "option" },
    },
  ],
} as const satisfies Question;
