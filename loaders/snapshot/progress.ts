/** Says how far a run is: one line that rewrites itself on a terminal, plain lines elsewhere. */

export interface Progress {
  /** Begins a step. `share` is the part of the whole run it is expected to take, 0–1. */
  step(title: string, share: number): void;
  /** Part of the current step that is done, 0–1, with a remark such as the rows so far. */
  advance(part: number, remark: string): void;
  /** A line that stays. */
  say(line: string): void;
  /** Ends the last step and clears the line. */
  finish(): void;
}

/** A terminal or a pipe. */
export interface Output {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

export function createProgress(output: Output, now: () => number = () => performance.now()): Progress {
  const began = now();
  let title = "";
  let before = 0;
  let share = 0;
  let shown = false;

  const clear = () => {
    if (shown) output.write("\r\u001b[K");
    shown = false;
  };
  const show = (part: number, remark: string) => {
    if (!output.isTTY) return;
    const done = before + share * part;
    const elapsed = now() - began;
    const left = done > 0.02 ? `, about ${seconds((elapsed * (1 - done)) / done)} left` : "";
    clear();
    const line = `${title}${remark && ` · ${remark}`} · ${seconds(elapsed)}${left}`;
    output.write(line.slice(0, (output.columns ?? 80) - 1));
    shown = true;
  };
  return {
    step(next, size) {
      before += share;
      share = size;
      title = next;
      if (output.isTTY) show(0, "");
      else output.write(`${next} (${seconds(now() - began)})\n`);
    },
    advance: show,
    say(line) {
      clear();
      output.write(`${line}\n`);
    },
    finish: clear,
  };
}

function seconds(milliseconds: number): string {
  const total = Math.round(milliseconds / 1000);
  return total < 60 ? `${total} s` : `${Math.floor(total / 60)} min ${total % 60} s`;
}
