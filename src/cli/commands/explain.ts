import { RULES, ruleById } from "../../core/check/rules.ts";
import { examples, outStyler, print, printJson, type Registering } from "../command.ts";
import { didYouMean } from "../typed-values.ts";
import { EXIT, misuse } from "../world.ts";

export function register({ program, world, act }: Registering): void {
  program
    .command("explain")
    .summary("what a rule says, why, and what to do")
    .description(
      "Explains a finding by the rule in its brackets: what is at fault, why it matters, and what to do about it. Without a rule, lists them all.",
    )
    .argument("[rule]", "id of the rule, such as two-holders")
    .option("--json", "answer as JSON")
    .addHelpText("after", examples("explain two-holders", "explain"))
    .action(
      act(async (given: string | undefined, options: { readonly json?: boolean }) => {
        const styler = outStyler(world);
        const data = ({ id, severity, title, why, remedy }: (typeof RULES)[number]) => ({ id, severity, title, why, remedy });
        if (given === undefined) {
          if (options.json) printJson(world, RULES.map(data));
          else print(world, RULES.map(({ id, title }) => `${styler.bold(id)}: ${title}`).join("\n"));
          return EXIT.fine;
        }
        const id = given.trim().replace(/^.*\[|\].*$/g, "");
        const rule = ruleById.get(id);
        if (!rule) {
          const near = didYouMean(id, ruleById.keys());
          throw misuse(`no rule is called ${id}`, near === undefined ? "dejure explain lists them" : `did you mean ${near}`);
        }
        if (options.json) printJson(world, data(rule));
        else {
          const colour = rule.severity === "error" ? styler.error : styler.warning;
          print(
            world,
            `${colour(`${rule.severity}[${rule.id}]`)}: ${styler.bold(rule.title)}\n${styler.dim("why:")}  ${rule.why}\n${styler.dim("help:")} ${rule.remedy}`,
          );
        }
        return EXIT.fine;
      }),
    );
}
