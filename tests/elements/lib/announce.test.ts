import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { announce } from "../../../static/elements/lib/announce"

const region = () => document.querySelector("#announcer")?.textContent

beforeEach(() => {
  vi.useFakeTimers()
  document.body.innerHTML = `<p id="announcer" aria-live="polite"></p>`
})
afterEach(() => vi.useRealTimers())

test("what is announced appears in the live region a moment later", () => {
  announce("저장했어요.")
  expect(region()).toBe("")
  vi.runAllTimers()
  expect(region()).toBe("저장했어요.")
})

test("the same words twice are a change twice", () => {
  announce("복사했어요.")
  vi.runAllTimers()
  announce("복사했어요.")
  expect(region()).toBe("")
  vi.runAllTimers()
  expect(region()).toBe("복사했어요.")
})

test("a page without a live region is left alone", () => {
  document.body.innerHTML = ""
  announce("저장했어요.")
  vi.runAllTimers()
  expect(document.body.textContent).toBe("")
})
