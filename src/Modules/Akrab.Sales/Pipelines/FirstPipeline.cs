using Akrab.Data.Model;
using Akrab.Data.Setup;
using Akrab.Kernel.Language;
using Akrab.Sales.Opportunities;

namespace Akrab.Sales.Pipelines;

/// <summary>Gives a new company one pipeline with the stages nearly everybody has; it changes them from there.</summary>
internal sealed class FirstPipeline : INewcomer
{
    private static readonly (string Key, decimal Probability, int StaleAfterDays, Certainty Certainty)[] Stages = [("contacted", 10, 7, Certainty.Possible), ("needs", 25, 14, Certainty.Possible), ("quoted", 50, 14, Certainty.Possible), ("negotiating", 75, 14, Certainty.Likely)];

    public void Furnish(AkrabDb db, string language) => Words.In(language, () =>
    {
        var pipeline = new Pipeline { Name = Words.Say("ready.pipeline"), Position = 1 };
        db.Add(pipeline);
        db.AddRange(Stages.Select((s, i) => new Stage { Pipeline = pipeline.Id, Name = Words.Say($"ready.stage.{s.Key}"), Position = i + 1, Probability = s.Probability, StaleAfterDays = s.StaleAfterDays, Certainty = s.Certainty }));
        return true;
    });
}
