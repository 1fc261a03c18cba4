using Akrab.Kernel.Entities;

namespace Akrab.Data.Moving;

/// <summary>
/// A column whose texts are sealed with the keys of this house, so that no other can read them. In the file of a company that moves they stand open, under its
/// passphrase, and are sealed anew where they arrive.
/// </summary>
/// <param name="Row">The row it is of.</param>
/// <param name="Property">Its property.</param>
/// <param name="OnlyWhere">The property, and its value, that say of a row that its text is sealed; null where all are.</param>
/// <param name="Open">The text, or null where it cannot be opened.</param>
public sealed record SealedColumn(Type Row, string Property, (string Property, string Value)? OnlyWhere, Func<TenantId, string, string?> Open, Func<TenantId, string, string> Close);
