using Akrab.Contracts;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Data.Setup;
using Akrab.Kernel.Values;
using Akrab.Sales.Leads;
using Akrab.Sales.Leads.Assignment;
using Akrab.Sales.Leads.Forms;
using Akrab.Sales.Leads.Learning;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Sales.Demo;

/// <summary>What was asked of the demo shop in the last weeks.</summary>
internal sealed class DemoLeads(Rater rater, TimeProvider time) : IDemo
{
    private const int Seed = 1908;

    private static readonly (string Wish, Source Source, decimal Budget, string? Message)[] Asked =
    [
        ("Katering rapat 60 orang", Source.Call, 2_400_000, "Hari Kamis jam makan siang, dua puluh tanpa pedas."),
        ("Hampers akhir tahun", Source.WebForm, 15_000_000, "Sekitar 100 kotak untuk relasi kantor, ada kartu ucapan?"),
        ("Kue ulang tahun anak", Source.Chat, 0, "Yang gambar dinosaurus bisa?"),
        ("Tumpeng syukuran", Source.Referral, 1_300_000, null),
        ("Jadi reseller nastar", Source.WebForm, 0, "Saya punya toko di Cimahi, ingin titip jual."),
        ("Snack box pelatihan", Source.Email, 3_000_000, "Tiga hari, 40 kotak per hari."),
        ("Tanya harga", Source.WebForm, 0, null),
        ("Katering pernikahan", Source.Counter, 45_000_000, "Bulan Juni, 300 tamu, masih cari-cari."),
        ("Kue kering Lebaran", Source.Campaign, 850_000, null),
        ("Snack box posyandu", Source.Call, 450_000, "Rutin tiap bulan."),
        ("Oleh-oleh rombongan", Source.Visit, 2_000_000, null),
        ("Kerja sama backlink", Source.WebForm, 0, "We can rank your site on the first page."),
    ];

    public async Task Load(AkrabDb db, DateOnly today, CancellationToken stop)
    {
        var (dice, members) = (new Random(Seed), await db.Set<Member>().AsNoTracking().OrderBy(m => m.Id).ToListAsync(stop));
        List<PartyId> known = [.. (await DemoRecords.Linkable(db, typeof(PartyId), Asked.Length / 2, isLatest: true, stop)).Select(PartyId.Of)];
        var now = time.GetUtcNow();
        for (var i = 0; i < Asked.Length; i++)
        {
            var (wish, source, budget, message) = Asked[i];
            var arrived = i < 2 ? now.AddSeconds(-dice.Next(20, 90)) : now.AddHours(-dice.Next(8, 500));
            var lead = new Lead { Wish = wish, Source = source, Message = message, Budget = budget > 0 ? Money.Of(budget, "IDR") : null, Owner = members[dice.Next(members.Count)].Id, ArrivedAt = arrived };
            lead.Recognise(new(known[i % known.Count], (RecognisedBy)dice.Next(1, 4)));
            lead.Receive(arrived);
            await rater.Rate(lead, stop);
            if (i >= 2 && dice.Next(4) > 0)
            {
                lead.Answer(arrived.AddMinutes(dice.Next(5, 400)));
                await rater.Rate(lead, stop);
            }

            if (lead is { AnsweredAt: null, AnswerBy: { } by } && by <= now)
                lead.Escalate(by);
            if (source == Source.WebForm && budget == 0 && message?.StartsWith("We ", StringComparison.Ordinal) == true)
            {
                lead.Correct(LeadRating.Junk);
                lead.Drop(DropReason.Spam, today);
            }

            db.Add(lead);
        }

        db.AddRange(members.Select(m => new LeadTaker { Member = m.Id, MostOpen = 20 }));
        db.AddRange(
            new AssignmentRule { Name = "Pesanan dari Cimahi", Position = 1, City = "Cimahi", Way = AssignmentWay.Territory },
            new AssignmentRule { Name = "Semua yang lain", Position = 2, Way = AssignmentWay.RoundRobin });
        db.Add(new LeadForm { Name = "Halaman pesan", Heading = "Pesan kue dan katering", Text = "Ceritakan kebutuhan Anda, kami balas hari ini juga.", AsksBudget = true, ConsentText = "Kabari saya bila ada kue baru dan promo." });
        db.Add(RatingModel.Of(Teacher.Learn([]), now, $"{today:yyyy-MM-dd}"));
        await db.SaveChangesAsync(stop);
    }
}
