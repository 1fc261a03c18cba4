namespace Akrab.Contracts;

/// <summary>A setting of the operator's that cannot be meant so; the message names it and says how it should be, and never quotes it.</summary>
public sealed class WrongSetting(string message) : Exception(message);
