import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser'

// The server made these with the same library; the OpenAPI document calls them objects and leaves their members to it.

export const creationOptions = (options: unknown): PublicKeyCredentialCreationOptionsJSON =>
  options as PublicKeyCredentialCreationOptionsJSON

export const authenticationOptions = (options: unknown): PublicKeyCredentialRequestOptionsJSON =>
  options as PublicKeyCredentialRequestOptionsJSON
