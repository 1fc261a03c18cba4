using Akrab.Kernel.Entities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Akrab.Data.Model;

/// <summary>Takes from every record that is read to be looked at what is hidden from whoever acts. What is read to be changed stays whole.</summary>
internal sealed class Conceals : IMaterializationInterceptor
{
    /// <summary>One for all, so that EF makes its model and its questions once for as many houses as a process has.</summary>
    public static readonly Conceals Always = new();

    public object InitializedInstance(MaterializationInterceptionData materializationData, object entity)
    {
        if (entity is Entity record && materializationData is { QueryTrackingBehavior: QueryTrackingBehavior.NoTracking or QueryTrackingBehavior.NoTrackingWithIdentityResolution, Context: AkrabDb db })
            db.Conceal(record);
        return entity;
    }
}
