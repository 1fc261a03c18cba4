using Akrab.Data.Model;
using Akrab.Data.Setup;
using Akrab.Kernel.Language;

namespace Akrab.Sales.Pipelines;

/// <summary>Gives a new company one pipeline with the stages nearly everybody has; it changes them from there.</summary>
internal sealed class FirstPipeline : INewcomer
{
    private static readonly (string Key, decimal Probability, int StaleAfterDays)[] Stages = [("contacted", 10, 7), ("needs", 25, 14), ("quoted", 50, 14), ("negotiating", 75, 14)];

    public void Furnish(AkrabDb db, string language) => Words.In(language, () =>
    {
        var pipeline = new Pipeline { Name = Words.Say("ready.pipeline"), Position = 1 };
        db.Add(pipeline);
        db.AddRange(Stages.Select((s, i) => new Stage { Pipeline = pipeline.Id, Name = Words.Say($"ready.stage.{s.Key}"), Position = i + 1, Probability = s.Probability, StaleAfterDays = s.StaleAfterDays }));
        return true;
    });
}
