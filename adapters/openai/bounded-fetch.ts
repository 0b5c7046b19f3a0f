/** The body of a response was larger than its bound. */
export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge';
}

/**
 * A `fetch` that reads the whole body before it returns, up to a bound. So a server that answers without end
 * costs no memory, and the SDK's time limit, which ends when `fetch` returns, covers the body too.
 *
 * @param maxBytes of the decoded body
 * @returns a function that throws {@link BodyTooLarge} beyond the bound, else whatever `fetch` throws
 */
export function createBoundedFetch(maxBytes: number): typeof fetch {
  return async (input, init) => {
    const response = await fetch(input, init);
    if (response.body === null) return response;
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of response.body) {
      size += chunk.byteLength;
      if (size > maxBytes) throw new BodyTooLarge(`The response is larger than ${maxBytes} bytes.`);
      chunks.push(chunk);
    }
    const { status, statusText, headers } = response;
    return new Response(Buffer.concat(chunks), { status, statusText, headers });
  };
}
