export { recordData } from "../export/answers/record-data.ts";
