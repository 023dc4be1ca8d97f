// Starts from all that html-validate recommends; what is off is off for a reason.
module.exports = {
  root: true,
  extends: ["html-validate:recommended"],
  rules: {
    // Templates leave blank lines and the formatting of others' HTML.
    "no-trailing-whitespace": "off",
    // Django's boxes to tick stand in their labels, and are named by them, too.
    "no-redundant-for": "off",
    // Text is kept as editors' browsers write it, `<hr/>` and single quotes included.
    "attr-quotes": "off",
    "void-style": "off",
    // Safari forgets that a list without bullets is a list.
    "no-redundant-role": "off",
    // Editors choose titles; the form says how long they may be.
    "long-title": "off",
    // Telephone numbers are shown as people write them.
    "tel-non-breaking": "off",
    // Boxes to tick that belong together have one name: so do forms of HTML send several values.
    "form-dup-name": ["error", { shared: ["radio", "checkbox", "submit", "button", "reset"] }],
    // Anchors come from headings, which may begin with a digit.
    "valid-id": ["error", { relaxed: true }],
  },
};
