namespace Akrab.Kernel.Entities;

/// <summary>Somebody one writes to.</summary>
public interface IGreeted
{
    /// <summary>How a message to them begins, in their language.</summary>
    string Greeting { get; }
}
