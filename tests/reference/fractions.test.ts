import { describe, expect, it } from "vitest";
import { FRACTIONS, parseFraction, writeFraction } from "./fractions.js";

const [half, third, minusThird] = ["1/2", "1/3", "-2/6"].map(parseFraction);

describe("FRACTIONS", () => {
  const { of, add, subtract, multiply, divide } = FRACTIONS;

  it("computes exactly and in lowest terms, the sign above", () => {
    expect(writeFraction(add(half!, third!))).toBe("5/6");
    expect(writeFraction(subtract(third!, half!))).toBe("-1/6");
    expect(writeFraction(multiply(half!, minusThird!))).toBe("-1/6");
    expect(writeFraction(divide(half!, minusThird!))).toBe("-3/2");
    expect(writeFraction(add(third!, minusThird!))).toBe("0/1");
  });

  it("takes a number for the decimal fraction it is written as", () => {
    expect([120, 0.3, -2.25, 0].map((value) => writeFraction(of(value)))).toEqual(["120/1", "3/10", "-9/4", "0/1"]);
  });
});
