import type { FastifyReply, FastifyRequest } from 'fastify'

const name = 'noroshi'

/** Not readable by scripts, not sent from other sites' forms; Secure wherever people reach the server over https. */
export const setSessionCookie = (reply: FastifyReply, session: string, secure: boolean, hours: number): FastifyReply =>
  reply.setCookie(name, session, {
    httpOnly: true,
    sameSite: 'lax',
    secure,
    path: '/',
    maxAge: hours * 3600,
  })

export const clearSessionCookie = (reply: FastifyReply): FastifyReply => reply.clearCookie(name, { path: '/' })

export const sessionCookie = (request: FastifyRequest): string | undefined => request.cookies[name]
