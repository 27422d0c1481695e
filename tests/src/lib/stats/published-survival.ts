/**
 * Weeks in remission of leukaemia patients on 6-mercaptopurine and on placebo: Freireich et al. (1963), as in Kalbfleisch & Prentice
 * and most textbooks.
 */
export const TREATED = {
  times: [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35],
  events: [1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0],
} as const;

export const PLACEBO = {
  times: [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23],
  events: Array.from({ length: 21 }, () => 1),
} as const;
