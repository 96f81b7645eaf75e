/**
 * Who is calling and what they may do: staff accounts, sign-in, tokens, roles, service accounts, and the personal keys of
 * patients and requesters. Entry points: {@link org.stillpoint.security.CurrentUser}, {@link org.stillpoint.security.PersonalKeys},
 * {@link org.stillpoint.security.Roles}. Every feature above may call it; it knows none of them.
 */
package org.stillpoint.security;
