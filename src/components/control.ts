/** A form control in the manner of Observable Inputs: an element with a `value`, whose `input` events bubble. */
export type Control<Value> = HTMLElement & { value: Value };

/** Gives an element a `value` that is read from and written to its native controls. */
export function control<Value>(element: HTMLElement, get: () => Value, set: (value: Value) => void): Control<Value> {
  return Object.defineProperty(element, "value", { get, set }) as Control<Value>;
}

/** Says that a control changed by other means than typing or clicking a native one. */
export const announceInput = (element: HTMLElement): boolean =>
  element.dispatchEvent(new Event("input", { bubbles: true }));
