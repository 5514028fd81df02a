import { expect, it } from 'vitest'
import { httpRequest } from '../../../src/renderer/transport/http-request'

it('puts the input of a GET into its path and its query', () => {
  expect(httpRequest('getHistory', { id: 'auth:a/b', points: 50 })).toEqual({
    method: 'GET',
    url: '/api/gateways/auth%3Aa%2Fb/history?points=50',
  })
})

it('leaves out what is not given', () => {
  expect(httpRequest('getEvents', { gateway: undefined, limit: 20 })).toEqual({
    method: 'GET',
    url: '/api/events?limit=20',
  })
  expect(httpRequest('getFleet', {})).toEqual({ method: 'GET', url: '/api/fleet' })
})

it('sends the rest of a POST as JSON', () => {
  expect(httpRequest('editGateway', { id: 'SN1', alias: null, tags: ['北门'] })).toEqual({
    method: 'POST',
    url: '/api/gateways/SN1',
    body: '{"alias":null,"tags":["北门"]}',
  })
})

it('has no body with a DELETE', () => {
  expect(httpRequest('removeGateway', { id: 'SN1' })).toEqual({ method: 'DELETE', url: '/api/gateways/SN1' })
})
