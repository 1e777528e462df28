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
export async function signIn(url: string, { email, password }: Credentials): Promise<Call> {
  const cookies = new Map<string, string>()
  const call: Call = async (method, path, body) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = {
      origin: url,
      cookie,
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
  return call
}

function remember(cookies: Map<string, string>, line: string): void {
  const [pair = ''] = line.split(';')
  const [name = ''] = pair.split('=', 1)
  cookies.set(name, pair.slice(name.length + 1))
}
