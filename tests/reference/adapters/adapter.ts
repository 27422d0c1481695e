/** Calls the project's function on a case's input and answers under the case's keys. */
export type Adapter = (input: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;

/** By the case's `fn`. */
export type Adapters = Readonly<Record<string, Adapter>>;

/** An adapter that names the input's shape; that cases have it is the reference README's word. */
export function adapter<Input>(answer: (input: Input) => Readonly<Record<string, unknown>>): Adapter {
  return (input) => answer(input as Input);
}
