/**
 * Exponential, logarithm and sigmoid by the four operations alone, so that training gives the same bytes on
 * every machine: IEEE 754 fixes the result of those, but not of `Math.exp` and `Math.log`.
 */

/** e^x, for |x| up to 700. Relative error below 1e-14. */
export function exp(x: number): number {
  const bounded = Math.min(700, Math.max(-700, x));
  const halvings = Math.round(bounded / Math.LN2);
  const rest = bounded - halvings * Math.LN2;
  let term = 1;
  let sum = 1;
  for (let n = 1; n <= 16; n++) {
    term = (term * rest) / n;
    sum += term;
  }
  return scaleByPowerOfTwo(sum, halvings);
}

/** Natural logarithm of a positive number. Absolute error below 1e-14 for ordinary sizes. */
export function log(x: number): number {
  let mantissa = x;
  let exponent = 0;
  while (mantissa > Math.SQRT2) {
    mantissa /= 2;
    exponent++;
  }
  while (mantissa < Math.SQRT1_2) {
    mantissa *= 2;
    exponent--;
  }
  const ratio = (mantissa - 1) / (mantissa + 1);
  const square = ratio * ratio;
  let power = ratio;
  let sum = 0;
  for (let n = 1; n <= 23; n += 2) {
    sum += power / n;
    power *= square;
  }
  return 2 * sum + exponent * Math.LN2;
}

/** 1 / (1 + e^-x). */
export function sigmoid(x: number): number {
  return 1 / (1 + exp(-x));
}

function scaleByPowerOfTwo(value: number, exponent: number): number {
  let scaled = value;
  for (let n = exponent; n > 0; n--) scaled *= 2;
  for (let n = exponent; n < 0; n++) scaled /= 2;
  return scaled;
}
