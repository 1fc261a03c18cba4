using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;

namespace Akrab.Data.Writing;

/// <summary>Works out what follows from the rest of a record, before it is checked and written, whether it came by form, API or file.</summary>
public interface IFollow
{
    bool IsFor(EntityDefinition definition);

    /// <summary>Sets on each record what follows; a fixed number of questions to the database for all of them, where that can be.</summary>
    Task Follow(IReadOnlyList<(Entity? Before, Entity After)> records, CancellationToken stop);
}
