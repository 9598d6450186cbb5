/** All questions, in the order in which the command and the API show them. */
import { DIFF } from "./diff.ts";
import { HISTORY } from "./history.ts";
import { LIST } from "./lists.ts";
import { MAP } from "./map.ts";
import type { Question } from "./question.ts";
import { SHOW } from "./show.ts";
import { WHO } from "./who.ts";
import { LAND } from "./who-land.ts";

export const QUESTIONS: readonly Question[] = [WHO, HISTORY, LAND, MAP, DIFF, LIST, SHOW];
