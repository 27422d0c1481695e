/** (Σw)² / Σw²; null where there is no weight. */
export function kishEffectiveN(weight: number, weightSquared: number): number | null {
  throw new Error(`not yet: ${weight} ${weightSquared}`);
}
