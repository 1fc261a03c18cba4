namespace Akrab.Kernel.Definitions;

/// <summary>Personal data that the law guards more closely (UU 27/2022, article 4 paragraph 2), and what companies treat like it.</summary>
public enum SpecificData
{
    Health,
    Biometric,
    Genetic,
    CriminalRecord,
    Children,
    Finance,

    /// <summary>Not named by the law, and no less delicate.</summary>
    Religion,
    Other,
}
