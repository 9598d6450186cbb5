/** A question that cannot be put as it stands. */
export class QuestionError extends Error {
  override readonly name = "QuestionError";
  /** what to write instead */
  readonly help: string | undefined;

  constructor(message: string, help?: string) {
    super(message);
    this.help = help;
  }
}
