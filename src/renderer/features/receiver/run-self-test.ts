/** Runs the self-test again where its panel is already shown; where it is shown only now, it runs by itself. */
export function runSelfTest(): void {
  document.querySelector<HTMLButtonElement>('.self-test > header button')?.click()
}
