import { beforeAll, beforeEach, expect, test } from "vitest"

beforeAll(async () => {
  await import("../../../static/elements/lib/csrf")
})
beforeEach(() => {
  document.head.innerHTML = ""
})

function headersOfRequest(): Record<string, string> {
  const headers: Record<string, string> = {}
  document.dispatchEvent(new CustomEvent("htmx:config:request", { detail: { ctx: { request: { headers } } } }))
  return headers
}

test("a request carries the token of the page", () => {
  document.head.innerHTML = `<meta name="csrf-token" content="t0ken">`
  expect(headersOfRequest()).toEqual({ "X-CSRFToken": "t0ken" })
})

test("a page without a token adds no header", () => {
  expect(headersOfRequest()).toEqual({})
})
