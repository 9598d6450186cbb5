/**
 * The forms in which a name of a record stands in running text, by the grammar of the language that the record has it in:
 * Lithuanian and Polish cases, German genitives and adjectives. As compared words, without marks and in lower case.
 */
import { keyOf } from "./tokens.ts";

/** Endings that give way, the longest first, and what takes their place. */
type Endings = readonly (readonly [ending: string, forms: string])[];

const LITHUANIAN: Endings = [
  ["asis", "asis ojo ajam aji uoju ajame ieji uju iesiems uosius aisiais uosiuose"],
  ["oji", "oji osios ajai aja ojoje uju osioms asias osiomis osiose"],
  ["ius", "ius iaus iui iu iumi iuje iai iams iais iuose"],
  ["iai", "iai iu iams ius iais iuose"],
  ["tis", "tis cio ciui ti ciu tyje ty ciai ciams cius ciais ciuose ties timi tys tims tis"],
  ["dis", "dis dzio dziui di dziu dyje dy dziai dziams dzius dziais dziuose dies dimi dys dims"],
  ["tys", "tys cio ciui ti ciu tyje ciai ciams cius ciais ciuose"],
  ["dys", "dys dzio dziui di dziu dyje dziai dziams dzius dziais dziuose"],
  ["ias", "ias io iam iui ia iu iame ie"],
  ["us", "us aus ui u umi uje ums umis uose"],
  ["is", "is io iui i iu yje y iai iams ius iais iuose ies imi ys ims imis"],
  ["ys", "ys io iui i iu yje y iai iams ius iais iuose"],
  ["as", "as o ui am a u e ame ai iems us ais uose ams i"],
  ["ai", "ai u ams us ais uose"],
  ["os", "os u oms as omis ose"],
  ["es", "es iu ems emis ese"],
  ["ia", "ia ios iai ioje iu ioms ias iomis iose"],
  ["a", "a os ai oje u oms as omis ose"],
  ["e", "e es ei eje iu ems emis ese"],
];
const POLISH: Endings = [
  ["iec", "iec ca cowi cem cu cy com cami cach"],
  ["cy", "cy iec com cami czech"],
  ["chy", "chy ch chom chami szech"],
  ["gry", "gry gier grom grami grzech"],
  ["ka", "ka ki ce ke ko kiej"],
  ["ga", "ga gi dze ge go giej"],
  ["cha", "cha chy sze che cho"],
  ["ja", "ja ji je jo"],
  ["ia", "ia ii i ie io iej"],
  ["ra", "ra ry rze re ro rej"],
  ["sta", "sta sty scie ste sto stej"],
  ["ta", "ta ty cie te to tej"],
  ["da", "da dy dzie de do dej"],
  ["la", "la li ly le lo lej"],
  ["a", "a y i ie e o ej"],
  ["stwo", "stwo stwa stwu stwem stwie stw stwom stwami stwach"],
  ["ko", "ko ka ku kiem"],
  ["o", "o a u em ie owi"],
  ["ie", "ie ia iu iem iego iemu im ich imi"],
  ["one", "one onych onym onymi"],
  ["e", "e a u em ego emu ym ych ymi"],
  ["ki", "ki kiego kiemu kim kich kimi"],
  ["y", "y ego emu ym ych ymi ow om ami ach"],
  ["i", "i iego iemu im ich imi ow om ami ach"],
  ["ek", "ek ku kowi kiem"],
];
const POLISH_CONSONANT = "a u owi em iem ie y i e ow om ami ach".split(" ");
const GERMAN: Endings = [["e", "e en er es em"]];
const GERMAN_OTHER = ["s", "es", "n", "en"];

/** Short words have no forms: too many others would look like them. */
const SHORTEST = 4;

const changed = (word: string, endings: Endings): string[] | undefined => {
  for (const [ending, forms] of endings)
    if (word.endsWith(ending) && word.length - ending.length > 1)
      return forms.split(" ").map((form) => word.slice(0, word.length - ending.length) + form);
  return undefined;
};

/** All forms of a word of a name, itself first; itself alone in a language without rules here. */
export function formsOf(word: string, lang: string): readonly string[] {
  const key = keyOf(word);
  if (key.length < SHORTEST || /^\p{Lu}+$/u.test(word)) return [key];
  const made = /^lt\b/.test(lang)
    ? changed(key, LITHUANIAN)
    : /^pl\b/.test(lang)
      ? (changed(key, POLISH) ?? POLISH_CONSONANT.map((ending) => key + ending))
      : /^de\b/.test(lang)
        ? (changed(key, GERMAN) ?? GERMAN_OTHER.map((ending) => key + ending))
        : undefined;
  return [...new Set([key, ...(made ?? [])])];
}
