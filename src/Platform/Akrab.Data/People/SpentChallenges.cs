using Akrab.Data.Model;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;

namespace Akrab.Data.People;

/// <summary>Lets every question of a sign-in be answered once, on however many servers.</summary>
public sealed class SpentChallenges(AkrabDb db, TimeProvider time)
{
    /// <summary>Notes that it was answered; false when it was before.</summary>
    public async Task<bool> Spend(string challenge, CancellationToken stop)
    {
        var spent = db.Add(new SpentChallenge { Id = SecretText.HashOf(challenge), At = time.Now() });
        try
        {
            await db.SaveChangesAsync(stop);
            return true;
        }
        catch (BrokenRule)
        {
            spent.State = Microsoft.EntityFrameworkCore.EntityState.Detached;
            return false;
        }
    }
}
