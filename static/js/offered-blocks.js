// A stream that keeps blocks which it no longer offers: those that are there stay, new ones are not added.
class OfferedStreamBlockDefinition extends window.wagtailStreamField.blocks.StreamBlockDefinition {
  constructor(name, groups, states, meta) {
    super(name, groups, states, meta);
    // The definitions by name, which show what is there, are made of all of them above.
    this.groupedChildBlockDefs = groups
      .map(([group, blocks]) => [group, blocks.filter((block) => !meta.notOffered.includes(block.name))])
      .filter(([, blocks]) => blocks.length > 0);
  }
}
window.telepath.register("pages.OfferedStreamBlock", OfferedStreamBlockDefinition);
