// Runs before the first paint, so that nothing flashes in looks the listener did not choose: the page's
// root gets what looks.js kept. A classic script, as a module would come too late.
{
  const root = document.documentElement;
  try {
    const looks = JSON.parse(localStorage.getItem("audioguide:looks")) ?? {};
    for (const [name, value] of Object.entries(looks)) {
      if (name.startsWith("--")) root.style.setProperty(name, value);
      else root.setAttribute(name, value);
    }
  } catch {
    // Nothing can be kept here: the page looks as it comes.
  }
}
