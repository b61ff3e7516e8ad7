// What is the same in two languages stands once.

/**
 * The languages in which something is called otherwise than in those before.
 * @param {readonly string[]} languages
 * @param {(language: string) => string | null | undefined} called
 */
export const otherwise = (languages, called) =>
  languages.filter((one, nth) => languages.findIndex((each) => called(each) === called(one)) === nth);
