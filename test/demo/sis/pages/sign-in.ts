import { html } from 'hono/html';
import { mainDocument } from '../layout/document.ts';
import type { Markup } from '../layout/parts.ts';

/** The sign-in page; inside a frame it takes over the window. Nothing that was typed comes back on it. */
export function signInPage(next: string, failed: boolean): Markup {
  const message = failed ? 'USER OR PASSWORD NOT VALID' : 'AUTHORIZED USE ONLY';
  const content = html`<script>
      if (top !== self) top.location = '/login';
    </script>
    <form method="post" action="/login">
      <input type="hidden" name="next" value="${next}" />
      <table width="380" style="margin: 80px auto 0">
        <tr>
          <td>
            <table class="sub">
              <tr>
                <td class="hd">SIGN ON</td>
                <td class="n">NORTH HARBOR PUBLIC SCHOOLS</td>
              </tr>
            </table>
            <table class="box">
              <tr>
                <td>
                  <table class="kv">
                    <tr>
                      <td class="lb">User:</td>
                      <td class="vl"><input class="in" type="text" name="username" /></td>
                    </tr>
                    <tr>
                      <td class="lb">Password:</td>
                      <td class="vl"><input class="in" type="password" name="password" /></td>
                    </tr>
                  </table>
                </td>
              </tr>
            </table>
            <table class="foot">
              <tr>
                <td><button class="btn" type="submit">Sign On</button></td>
                <td class="r">${message}</td>
              </tr>
            </table>
          </td>
        </tr>
      </table>
    </form>`;
  return mainDocument({
    screen: 'na',
    heading: 'STUDENT INFORMATION SYSTEM',
    content,
    student: undefined,
    current: 'nothing',
  });
}
