namespace Akrab.Calendars;

/// <summary>TRANSP: whether an event takes up time.</summary>
internal enum Transparency { Opaque, Transparent }
