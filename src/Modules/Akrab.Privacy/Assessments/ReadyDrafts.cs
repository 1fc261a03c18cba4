using Akrab.Contracts;
using Akrab.Data.Model;
using Akrab.Data.Setup;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Language;
using Akrab.Privacy.Purposes;

namespace Akrab.Privacy.Assessments;

/// <summary>Gives a new company the purposes nearly everybody has, and drafts of the assessments that the law wants of scoring and of merging; it writes on from there.</summary>
internal sealed class ReadyDrafts(TimeProvider time) : INewcomer
{
    private const int ReviewMonths = 12;

    private static readonly (string Key, LegalBasis Basis, Purpose Covers)[] Purposes =
    [
        ("service", LegalBasis.Contract, Purpose.Service), ("marketing", LegalBasis.Consent, Purpose.Marketing), ("care", LegalBasis.Consent, Purpose.Care),
        ("surveys", LegalBasis.Consent, Purpose.Surveys), ("profiling", LegalBasis.LegitimateInterest, Purpose.Profiling),
    ];

    public void Furnish(AkrabDb db, string language) => Words.In(language, () =>
    {
        foreach (var (key, basis, covers) in Purposes)
            db.Add(new ProcessingPurpose { Name = Words.Say($"ready.purpose.{key}"), What = Words.Say($"ready.purpose.{key}.what"), Basis = basis, Covers = covers, Balancing = basis == LegalBasis.LegitimateInterest ? Words.Say($"ready.purpose.{key}.balancing") : null });
        foreach (var key in (string[])["scoring", "matching"])
            db.Add(new ImpactAssessment
            {
                Name = Words.Say($"ready.assessment.{key}"),
                What = Words.Say($"ready.assessment.{key}.what"),
                Necessity = Words.Say($"ready.assessment.{key}.necessity"),
                Risks = Words.Say($"ready.assessment.{key}.risks"),
                Measures = Words.Say($"ready.assessment.{key}.measures"),
                ReviewOn = time.Today().AddMonths(ReviewMonths),
            });
        return true;
    });
}
