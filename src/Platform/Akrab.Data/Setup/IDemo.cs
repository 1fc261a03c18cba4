using Akrab.Data.Model;

namespace Akrab.Data.Setup;

/// <summary>A module's part in the demo company: believable records, made the way members make them.</summary>
public interface IDemo
{
    /// <summary>Fills the tenant that acts in this context; the same on every machine but for dates, which are relative to today.</summary>
    Task Load(AkrabDb db, DateOnly today, CancellationToken stop);
}
