import { InvalidArgumentError } from 'commander'

/** Reads an option's value. @throws InvalidArgumentError for anything but 1, 2, 3, … */
export function wholeNumber(text: string): number {
  const number = Number(text)
  if (Number.isSafeInteger(number) && number >= 1) return number
  throw new InvalidArgumentError('It must be a whole number, 1 or more.')
}
