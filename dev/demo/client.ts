interface Credentials {
  email: string
  password: string
}

export type Call = (
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
) => Promise<unknown>

export const demoAdmin: Credentials = { email: 'admin@quarterdeck.example', password: 'quarterdeck' }

/** Signs in and answers a caller of the API that keeps its cookies. It rejects on any answer that is not a success. */
export const signIn = async (url: string, credentials: Credentials): Promise<Call> =>
  (await openSession(url, credentials)).call

/** The same with the cookies as a header's value, for what is not a call of the API. */
export async function openSession(
  url: string,
  { email, password }: Credentials,
): Promise<{ call: Call; cookie: () => string }> {
  const cookies = new Map<string, string>()
  const cookie = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const call: Call = async (method, path, body) => {
    const headers = {
      origin: url,
      cookie: cookie(),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    }
    const response = await fetch(url + path, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    for (const line of response.headers.getSetCookie()) remember(cookies, line)
    if (!response.ok)
      throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`)
    return response.json()
  }
  await call('POST', '/api/auth/sign-in/email', { email, password })
  return { call, cookie }
}

function remember(cookies: Map<string, string>, line: string): void {
  const [pair = ''] = line.split(';')
  const [name = ''] = pair.split('=', 1)
  cookies.set(name, pair.slice(name.length + 1))
}
