/** The characters in common use, as UTF-16 units. */
export const FIRST_HAN = 0x4e00;
export const LAST_HAN = 0x9fa5;
