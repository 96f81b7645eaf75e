/**
 * Who is calling and what they may do: staff accounts, sign-in, tokens, roles, service accounts, the personal keys of
 * patients and requesters, and the trail of what they did. Entry points: {@link org.stillpoint.security.CurrentUser},
 * {@link org.stillpoint.security.PersonalKeys}, {@link org.stillpoint.security.Roles}, {@link org.stillpoint.security.Audit}. Every feature above may call it; it knows none of them.
 */
package org.stillpoint.security;
