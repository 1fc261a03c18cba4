using Akrab.Data.Model;

namespace Akrab.Data.Setup;

/// <summary>A module's part in a new company: what it begins with, empty or not.</summary>
public interface INewcomer
{
    /// <summary>Adds to what the context will save, in the company's language.</summary>
    void Furnish(AkrabDb db, string language);
}
