using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Akrab.Data.Model;

/// <summary>What is declared makes the model: a process that has two registries has two models.</summary>
internal sealed class ModelOfRegistry : IModelCacheKeyFactory
{
    public object Create(DbContext context, bool designTime) => (context.GetType(), (context as AkrabDb)?.Registry, designTime);
}
