import iconv from 'iconv-lite'
import { describe, expect, it, vi } from 'vitest'
import { readBody } from '../../../../src/main/receiver/body/read-body'

const readValue = (body: string | Buffer, contentType: string | null = null) => {
  const read = readBody(typeof body === 'string' ? Buffer.from(body) : body, contentType)
  return read.ok ? read.value : read.refusal
}

const REPORT = { gateway_sn: 'S1', gateway_name: '东门岗亭', sub_devices: [] }
const JSON_TEXT = JSON.stringify(REPORT)

describe('charsets', () => {
  it.each([
    ['UTF-8', Buffer.from(JSON_TEXT)],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${JSON_TEXT}`)],
    ['UTF-16 LE with a byte order mark', iconv.encode(JSON_TEXT, 'utf-16le', { addBOM: true })],
    ['UTF-16 BE with a byte order mark', iconv.encode(JSON_TEXT, 'utf-16be', { addBOM: true })],
    ['UTF-16 LE without one', iconv.encode(JSON_TEXT, 'utf-16le')],
    ['UTF-16 BE without one', iconv.encode(JSON_TEXT, 'utf-16be')],
    ['GB18030', iconv.encode(JSON_TEXT, 'gb18030')],
    ['GBK', iconv.encode(JSON_TEXT, 'gbk')],
    ['escapes', Buffer.from('{"gateway_sn":"S1","gateway_name":"\\u4e1c\\u95e8\\u5c97\\u4ead","sub_devices":[]}')],
  ])('reads %s, whatever charset is declared', (_, bytes) => {
    for (const charset of ['', '; charset=utf-8', '; charset=GB2312', '; charset=latin1', '; charset=nonsense'])
      expect(readValue(bytes, `application/json${charset}`)).toEqual(REPORT)
  })

  it('reads characters that only GB18030 has, and those outside the first plane', () => {
    const name = '㐀😀€'
    expect(readValue(iconv.encode(JSON.stringify({ name }), 'gb18030'))).toEqual({ name })
    expect(readValue(JSON.stringify({ name }))).toEqual({ name })
  })

  it('loses one character of UTF-8 that was cut, not all of them', () => {
    const cut = Buffer.concat([Buffer.from('{"name":"东门'), Buffer.from([0xe5, 0xb2]), Buffer.from('"}')])
    expect(readValue(cut)).toEqual({ name: '东门\ufffd' })
  })

  it('keeps the body as text', () => {
    expect(readBody(iconv.encode(JSON_TEXT, 'gbk'), null).text()).toBe(JSON_TEXT)
    expect(readBody(iconv.encode('name=东门', 'gbk'), null).text()).toBe('name=东门')
    expect(readBody(Buffer.from('no report at all'), null).text()).toBe('no report at all')
  })
})

describe('literals', () => {
  it.each([
    ['single quotes', "{'a': 'b'}", { a: 'b' }],
    ['trailing commas', '{"a": [1, 2,],}', { a: [1, 2] }],
    ['comments', '{ // one\n"a": 1, /* two */ # three\n"b": "// none"}', { a: 1, b: '// none' }],
    ['bare keys', '{a: 1, $b_2: 2}', { a: 1, $b_2: 2 }],
    ["Python's words", "{'a': True, 'b': False, 'c': None}", { a: true, b: false, c: null }],
    ["Python's words in strings", "{'a': 'True', 'b': 'None, ever'}", { a: 'True', b: 'None, ever' }],
    ['tuples', "{'a': (1, 2), 'b': (1,), 'c': ()}", { a: [1, 2], b: [1], c: [] }],
    ['string prefixes', `{u'a': u'\\u4e1c', b'b': b"x", 'c': r'\\n'}`, { a: '东', b: 'x', c: '\\n' }],
    ['UTF-8 in Python 2 escapes', "{'a': '\\xe4\\xb8\\x9c 1', u'b': u'\\xe9'}", { a: '东 1', b: 'é' }],
    ['long escapes', "{'a': '\\U0001f600\\x41\\101\\a'}", { a: '😀AA\x07' }],
    ['an escape Python leaves alone', "{'a': 'C:\\dir\\\\x'}", { a: 'C:\\dir\\x' }],
    ["Python 2's long integers", "{'a': 1562148250381L, 'b': -5L}", { a: 1_562_148_250_381, b: -5 }],
    ['numbers as keys', "{1: 'a', 2.5: 'b'}", { 1: 'a', 2.5: 'b' }],
    [
      'numbers that are none',
      '{"a": NaN, "b": -Infinity, "c": nan, "d": inf, "e": -inf}',
      { a: Number.NaN, b: -Infinity, c: Number.NaN, d: Infinity, e: -Infinity },
    ],
    ['a line end within a string', '{"a": "one\ntwo"}', { a: 'one\ntwo' }],
    ['space around', ' \r\n{"a": 1}\r\n', { a: 1 }],
    ['the NUL that ends a C string', '{"a": 1}\0', { a: 1 }],
    ['a string of JSON', '"{\\"a\\": 1}"', '{"a": 1}'],
  ])('reads %s', (_, body, value) => {
    expect(readValue(body)).toEqual(value)
  })

  it('reads the line separators of Unicode without a word on the console', () => {
    const warned = vi.spyOn(console, 'warn')
    expect(readValue("{'a': '\u2028\u2029'}")).toEqual({ a: '\u2028\u2029' })
    expect(warned).not.toHaveBeenCalled()
    warned.mockRestore()
  })

  it('gives no prototype away', () => {
    const value = readValue("{'__proto__': {'polluted': True}, 'constructor': {'prototype': {'polluted': True}}}")
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
    expect('polluted' in {}).toBe(false)
  })
})

describe('forms', () => {
  it.each([
    ['a=1&b=x+y&c=%E4%B8%9C', { a: '1', b: 'x y', c: '东' }],
    ['name=%B6%AB%C3%C5', { name: '东门' }],
    ['a=1&a=2&a=3', { a: ['1', '2', '3'] }],
    ['a=&b', { a: '', b: '' }],
    ['a=%zz%', { a: '%zz%' }],
    ['a=None&b=null&c=none', { a: null, b: null, c: 'none' }],
    ['a=x=y', { a: 'x=y' }],
  ])('reads %o', (body, value) => {
    expect(readValue(body)).toEqual(value)
  })

  it('reads a payload that is urlencoded as a whole', () => {
    expect(readValue(encodeURIComponent(JSON_TEXT))).toBe(JSON_TEXT)
    expect(readValue(`${encodeURIComponent(JSON_TEXT)}=`)).toBe(JSON_TEXT)
  })

  it('takes __proto__ for a field like another', () => {
    const value = readValue('__proto__=polluted&a=1')
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
    expect(value).toHaveProperty('a', '1')
  })
})

describe('multipart', () => {
  const part = (headers: string, value: string) =>
    `--b1\r\nContent-Disposition: form-data; ${headers}\r\n\r\n${value}\r\n`
  const REPORT_PART = part('name="data"', JSON_TEXT)

  it.each([
    ['boundary in the header', `${REPORT_PART}--b1--\r\n`, 'multipart/form-data; boundary=b1'],
    ['no boundary in the header', `${REPORT_PART}--b1--\r\n`, 'multipart/form-data'],
    ['a wrong boundary in the header', `${REPORT_PART}--b1--\r\n`, 'multipart/form-data; boundary=b2'],
    ['no content type', `${REPORT_PART}--b1--\r\n`, null],
    ['no closing boundary', REPORT_PART, 'multipart/form-data; boundary=b1'],
    ['a preamble', `\r\nread me\r\n${REPORT_PART}--b1--\r\n`, 'multipart/form-data; boundary=b1'],
    ['LF alone', `${REPORT_PART}--b1--\r\n`.replaceAll('\r', ''), 'multipart/form-data; boundary=b1'],
  ])('reads parts with %s', (_, body, contentType) => {
    expect(readValue(body, contentType)).toEqual({ data: JSON_TEXT })
  })

  it('lists a field that is repeated', () => {
    expect(readValue(`${part('name="a"', '1')}${part('name="a"', '2')}--b1--`)).toEqual({ a: ['1', '2'] })
  })

  it('takes a file that holds a payload, and no other', () => {
    const body = `${part('name="f"; filename="report.json"\r\nContent-Type: application/json', JSON_TEXT)}${part('name="p"; filename="face.jpg"\r\nContent-Type: image/jpeg', '\xff\xd8')}--b1--`
    expect(readValue(body)).toEqual({ f: JSON_TEXT })
  })

  it('reads GBK in a part', () => {
    expect(readValue(iconv.encode(`${part('name="gateway_name"', '东门岗亭')}--b1--`, 'gbk'))).toEqual({
      gateway_name: '东门岗亭',
    })
  })
})

describe('bodies that are none of these', () => {
  it.each([
    ['', null, 'The body is empty'],
    [' \r\n', 'application/json', 'The body is empty'],
    ['{"gateway_sn": "S1", "gate', 'application/json', 'The body breaks off'],
    ["{'gateway_sn': 'S1', 'a': [1, 2", null, 'The body breaks off'],
    ['hello', 'text/plain', 'The body is neither JSON nor a form'],
    ['{"a": }', 'application/json', 'The body is neither JSON nor a form'],
    ['<xml/>', 'text/xml', 'The body is neither JSON nor a form'],
    ['hello', 'multipart/form-data; boundary=x', 'The body is declared as multipart/form-data'],
    ['hello', 'application/x-www-form-urlencoded', 'The body is declared as a form'],
    ['['.repeat(100_000), null, 'The body is neither JSON nor a form'],
  ])('refuses %o of type %o', (body, contentType, message) => {
    const read = readBody(Buffer.from(body), contentType)
    expect(read).toMatchObject({ ok: false, refusal: { code: 'broken-body', field: null } })
    expect(read.text()).toBe(body)
    expect(read.ok ? '' : read.refusal.message).toContain(message)
  })
})
