// What starts the program and hands requests to it. A trap leaves the program's
// memory in an unknown state: the next request then gets a fresh one.
import { __wbg_reset_state, fetch } from "./edge.js";

let broken = false;

export default {
  async fetch(request, environment, context) {
    if (broken) {
      broken = false;
      __wbg_reset_state();
    }
    try {
      return await fetch.call(this, request, environment, context);
    } catch (error) {
      broken ||= error instanceof WebAssembly.RuntimeError;
      // Not the error itself: the platform would log its words.
      return new Response(null, { status: 500 });
    }
  },
};
