/** Fixes the extension's id, for policies, sign-in addresses and tests. Its private half is not needed and not kept. */
export const PUBLIC_KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAzdpkJHcSQ60nA9sN5qwBDZfXZbJkXGy1jtbU9MVhqHwsMnmwZfytzQUk/hUbsy5U4Znp8gJJ8JVUGnM2I8vbq/BEt6l5lWqVSEgHqDcbUKHgVmzpibn6W9CEevJxatYHw9nRLoT6SoWYonNpipWxkJARmGp4umIChoMLjCKAmti0fY7Xa6l/XYTKUgwvL584DIL7oX0fSmEY26K/qiHmY/dkzc+0nk6ZqgZYoTfzB9VsC+OKD3BUSRHhc7IcEw8jJG8ySWD1zOeK1LgDL+jrbb5JIXMw4oSfkqTotYR3ykm8NaBJSorWWuS7ehxkGEuRemY7wnVHJ+NkqVBRq0ZnwQIDAQAB';

/** Its id in Firefox, which does not make one from a key. */
export const GECKO_ID = 'facesheet@facesheet.example';

export const VERSION = '0.1.0';
