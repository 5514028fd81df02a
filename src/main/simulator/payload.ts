/** What a report says, before it is put into an encoding. */
export type Payload = { readonly [key: string]: PayloadValue }

export type PayloadValue = string | number | boolean | null | readonly PayloadValue[] | Payload
