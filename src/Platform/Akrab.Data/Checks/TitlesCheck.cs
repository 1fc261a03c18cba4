namespace Akrab.Data.Checks;

/// <summary>A record whose title is required has one.</summary>
internal sealed class TitlesCheck : ICheck
{
    public string Name => "titles";

    public async Task Look(CheckRoom room, CancellationToken stop)
    {
        foreach (var definition in room.Registry.Entities.Where(e => e.Title.IsRequired))
        {
            var (table, kind) = room.TableOf(definition);
            var column = room.ColumnOf(definition, definition.Title);
            await room.BrokenWhere($"{definition.Name}: the title is empty",
                $"SELECT tenant_id, id FROM \"{table}\" WHERE (\"{column}\" IS NULL OR trim(\"{column}\") = ''){(kind is null ? "" : $" AND kind = '{kind}'")}", stop);
        }
    }
}
