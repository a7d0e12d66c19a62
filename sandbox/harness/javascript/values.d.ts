/** The text of a value is longer than it may be. */
export class TooLarge {}
