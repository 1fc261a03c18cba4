namespace Akrab.Data.Access;

/// <summary>Not allowed for whoever is acting.</summary>
public sealed class NotAllowed() : Exception("error.not-allowed");
