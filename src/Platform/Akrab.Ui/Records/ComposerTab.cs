namespace Akrab.Ui;

/// <summary>One kind of thing the <see cref="Composer"/> writes.</summary>
public sealed record ComposerTab(string Key, string Text, string Icon);
